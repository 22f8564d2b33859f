"""Records with mistakes put in at random places are mended to say what they said before."""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paper_atlas.layout import formatted, plain_or_quoted
from paper_atlas.mending import mend_files
from paper_atlas.problem import Problem
from paper_atlas.vocabulary import Terms, Vocabulary, load
from tests.builds import ROOT

RECORDS = sorted((ROOT / "papers").glob("*.yml"))

Mistake = Callable[[str, random.Random], str]


@cache
def terms() -> tuple[Vocabulary, list[Problem]]:
    return load(ROOT / "vocabulary", ROOT)


def names(terms: Terms[Any], key: str) -> list[str]:
    """Other ways to write a term, each leading to it alone."""
    entry = terms[key]
    # An alias of hardware may say more than the product: Tesla V100-SXM2.
    written = [entry.name, entry.name.upper(), *(() if terms.noun == "hardware" else entry.aliases)]
    return [name for name in written if name not in terms and terms.resolve(name).ids == (key,)]


def replaced(pattern: str, text: str, choice: random.Random, new: Callable[[str], str]) -> str:
    """A text with one of the places that a pattern's group finds written otherwise."""
    found = list(re.finditer(pattern, text, re.MULTILINE))
    if not found:
        return text
    place = choice.choice(found)
    return text[: place.start(1)] + new(place[1]) + text[place.end(1) :]


def another_name(kind: str, pattern: str) -> Mistake:
    def mistaken(text: str, choice: random.Random) -> str:
        known = getattr(terms()[0], kind)

        def other(key: str) -> str:
            written = names(known, key) if key in known else []
            return plain_or_quoted(choice.choice(written), in_brackets=True) if written else key

        return replaced(pattern, text, choice, other)

    return mistaken


def rewritten(pattern: str, *forms: str) -> Mistake:
    return lambda text, choice: replaced(
        pattern, text, choice, lambda was: choice.choice(forms).format(was, was.strip('"'))
    )


MISTAKES: dict[str, Mistake] = {
    "technique": another_name("techniques", r"^techniques: \[(?:.*, )?([a-z0-9-]+)[,\]]"),
    "task": another_name("tasks", r"^tasks: \[(?:.*, )?([a-z0-9-]+)[,\]]"),
    "metric": another_name("metrics", r"metric: (.*)$"),
    "product": another_name("hardware", r"\{product: ([a-z0-9-]+)"),
    "field": rewritten(r"\{(product): [a-z0-9-]+", "Product"),
    "arxiv": rewritten(
        r'arxiv: ("\d+\.\d+")$',
        "http://arxiv.org/abs/{1}v2",
        "arXiv:{1}",
        "https://arxiv.org/pdf/{1}.pdf",
        "{1}",
    ),
    "doi": rewritten(r"doi: (10.*)$", "https://doi.org/{0}", "doi:{0}", "'http://dx.doi.org/{0}'"),
    "code": rewritten(r"(https)(?=://github)", "http"),
    "repository": rewritten(r"(https://github.com/[\w-]+/[\w.-]+)$", "{0}.git", "{0}/", "'{0}/'"),
    "place": rewritten(r"source: (abstract)$", "Abstract", "ABSTRACT"),
    "role": rewritten(r"role: (measured)$", "Measured", '"measured "'),
    "count": rewritten(r"count: (\d+)$", '"{0}"', "'{0}'"),
    "value": rewritten(r"value: ([\d.]+)$", '"{0}"'),
    "blank at the end": rewritten(r"^((?:  - |    )[a-z_]+: .*)$", "{0} ", "{0}\t"),
    "doubled space": rewritten(r"(?:what|setup|note): [^\s'\"]+( )[^ ]", "  ", "   "),
    "comment": rewritten(r"(run: \d+)$", "{0}  # why"),
}


def spoilt(text: str, kinds: list[str], choice: random.Random) -> str:
    for kind in kinds:
        text = MISTAKES[kind](text, choice)
    return text


@pytest.fixture(scope="module", autouse=True)
def _terms_read_once() -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("paper_atlas.mending.load", lambda *_: terms())
        yield


def mended(text: str, name: str) -> tuple[str, tuple[str, ...], list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        papers = Path(folder, "papers")
        papers.mkdir()
        file = papers / name
        file.write_text(text, encoding="utf-8", newline="")
        done = mend_files([], papers, ROOT / "vocabulary", Path(folder))
        left = [str(problem) for problem in done.opened.problems if problem.rule != "related"]
        return file.read_text("utf-8"), done.files, left


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(RECORDS),
    st.lists(st.sampled_from(sorted(MISTAKES)), min_size=1, max_size=6),
    st.integers(0, 2**32),
)
def test_a_spoilt_record_is_mended_to_what_it_was(path: Path, kinds: list[str], seed: int) -> None:
    text = path.read_text("utf-8")
    wrong = spoilt(text, kinds, random.Random(seed))  # noqa: S311

    right, files, left = mended(wrong, path.name)

    assert left == []
    assert "# why" in right or "# why" not in wrong
    again, _ = formatted(re.sub("  # why", "", right), path.name)
    assert again == text
    assert files == ((f"papers/{path.name}",) if right != wrong else ())
    assert mended(right, path.name)[:2] == (right, ())
    untouched = set(text.splitlines()) & set(wrong.splitlines())
    assert untouched <= set(right.splitlines())
