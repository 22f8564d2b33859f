"""Which problems have exactly one right answer, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from paper_atlas.bibliography import ArxivIdentifier, CannotFetch, DoiIdentifier, read_identifier
from paper_atlas.date import first_day
from paper_atlas.mending.edit import Edit, Written
from paper_atlas.naming import Rules, mentions
from paper_atlas.problem import Problem
from paper_atlas.record import Paper
from paper_atlas.shape import ID_PATTERN, folded, parse
from paper_atlas.source import KeyPath, Source, read_text
from paper_atlas.textfile import Position
from paper_atlas.vocabulary import Vocabulary

# Known to serve by https what they serve by http; www. before them as well.
_SAFE_HOSTS = frozenset(
    {
        "aclanthology.org",
        "arxiv.org",
        "biorxiv.org",
        "bitbucket.org",
        "codeberg.org",
        "dl.acm.org",
        "doi.org",
        "dx.doi.org",
        "export.arxiv.org",
        "gist.github.com",
        "github.com",
        "gitlab.com",
        "huggingface.co",
        "ieeexplore.ieee.org",
        "jmlr.org",
        "kaggle.com",
        "link.springer.com",
        "nature.com",
        "openaccess.thecvf.com",
        "openreview.net",
        "papers.neurips.cc",
        "papers.nips.cc",
        "proceedings.mlr.press",
        "proceedings.mlsys.org",
        "proceedings.neurips.cc",
        "pypi.org",
        "sciencedirect.com",
        "usenix.org",
        "vldb.org",
        "youtube.com",
        "zenodo.org",
    }
)
_SAFE_DOMAINS = (".github.io", ".gitlab.io", ".readthedocs.io")
_REPEATED = ("tasks", "techniques", "formerly")
_NUMBER = re.compile(r"[0-9]{1,18}(\.[0-9]{1,18})?")
_SEPARATORS = re.compile(r"\d{4}([-/.])\d{1,2}(\1\d{1,2})?", re.ASCII)


@dataclass(frozen=True)
class Mending:
    """One file with problems, and what is needed to know their answers."""

    source: Source
    written: Written
    vocabulary: Vocabulary
    rules: Callable[[], Rules]

    def edit(self, problem: Problem) -> Edit | None:
        """The one right answer to a problem, or None where a person must decide."""
        answer = _ANSWERS.get(problem.rule)
        index = self.written.index(Position(problem.line, problem.column))
        at = [stop for stop in self.written.stops if stop.start == index and stop.kind != "close"]
        return answer(self, problem, at[-1].path) if answer and at else None

    def value(self, path: KeyPath) -> Any:
        """What the file says at a path."""
        value: Any = self.source.data
        for part in path:
            value = value[part]
        return value


def _text(read: Callable[[str, str], str | None]) -> Callable[[Mending, Problem, KeyPath], Edit | None]:
    """Of texts: what to write in place of one, given what the check takes for meant."""

    def answer(mending: Mending, problem: Problem, path: KeyPath) -> Edit | None:
        value = mending.value(path)
        new = read(value, problem.meant or "") if isinstance(value, str) and value else None
        return mending.written.replaced(path, new) if new and path in mending.written.scalars else None

    return answer


def _arxiv(value: str, _: str) -> str | None:
    found = _identifier(value)
    return found.id if isinstance(found, ArxivIdentifier) else None


def _doi(value: str, meant: str) -> str | None:
    found = _identifier(value)
    if isinstance(found, DoiIdentifier):
        return found.doi
    return meant if found and meant.startswith("10.48550/") and _identifier(meant) == found else None


def _identifier(value: str) -> ArxivIdentifier | DoiIdentifier | None:
    try:
        return read_identifier(value)
    except CannotFetch:
        return None


def _link(_: str, meant: str) -> str | None:
    address = urlsplit(meant)
    host = (address.hostname or "").removeprefix("www.")
    return meant if host in _SAFE_HOSTS or host.endswith(_SAFE_DOMAINS) else None


def _date(value: str, meant: str) -> str | None:
    try:
        first_day(meant)
    except ValueError:
        return None
    return meant if _SEPARATORS.fullmatch(value) else None


def _meant(_: str, meant: str) -> str | None:
    return meant or None


def _same_word(value: str, meant: str) -> str | None:
    return meant if folded(value) == folded(meant) else None


def _same_record(value: str, meant: str) -> str | None:
    name = value.strip("/").removeprefix("papers/").removesuffix(".yml")
    return meant if folded(name) == folded(meant) else None


def _commit(value: str, _: str) -> str | None:
    return value.lower() if re.fullmatch(r"[0-9A-Fa-f]{7,40}", value) else None


def _line(value: str, _: str) -> str | None:
    return " ".join(value.split()) or None


def _alias(mending: Mending, problem: Problem, path: KeyPath) -> Edit | None:
    return mending.written.replaced(path, problem.meant) if problem.meant else None


def _field(mending: Mending, problem: Problem, path: KeyPath) -> Edit | None:
    """A field's name that differs from a known one only in case, hyphens or spaces."""
    group, name = mending.value(path[:-1]), str(path[-1])
    if not problem.meant or folded(name) != folded(problem.meant) or problem.meant in group:
        return None
    stop = mending.written.names[path]
    return Edit(stop.start, stop.end, problem.meant)


def _phrase(mending: Mending, problem: Problem, path: KeyPath) -> Edit | None:
    """A name of hardware that says more than a product, or stands in the field of another kind."""
    said, _ = read_text(problem.meant or "", "")
    fields = said.data if said and isinstance(said.data, dict) else {}
    group = mending.value(path[:-1])
    others = {name: value for name, value in group.items() if name != path[-1]}
    if not fields or any(others.get(name, value) != value for name, value in fields.items()):
        return None
    if not _says_all(mending, mending.value(path), fields):
        return None
    name, value = mending.written.names[path], mending.written.scalars[path]
    parts = [f"{key}: {value}" for key, value in fields.items() if key not in others]
    column = mending.written.position(name.start).column
    line_end = "\r\n" if "\r\n" in mending.written.text else "\n"
    between = ", " if name.kind == "word" else line_end + " " * (column - 1)
    return Edit(name.start, value.end, between.join(parts)) if value.kind == "scalar" else None


def _says_all(mending: Mending, written: str, fields: Mapping[str, Any]) -> bool:
    """Whether fields say all that is written: it is the whole name of a term or a variant."""
    kinds = mending.vocabulary.hardware_kinds
    if len(fields) == 1 and any(kinds[name].resolve(written).ids == (key,) for name, key in fields.items()):
        return True
    found = mentions(written, mending.rules())
    return [(one.start, one.end, one.count) for one in found] == [(0, len(written), None)]


def _repeated(mending: Mending, _: Problem, path: KeyPath) -> Edit | None:
    """An item that stands in its list already; of authors, two may have one name."""
    if path[0] not in _REPEATED or not isinstance(path[-1], int):
        return None
    text = mending.written.text
    before, item = (mending.written.scalars.get((*path[:-1], place)) for place in (path[-1] - 1, path[-1]))
    if not before or not item or "#" in text[before.end : item.start]:
        return None
    ends_line = re.match(r"[ \t]*([\r\n]|\Z)", text[item.end :])
    return Edit(before.end, item.end, "") if ends_line or item.path in mending.written.in_brackets else None


def _type(mending: Mending, problem: Problem, path: KeyPath) -> Edit | None:
    """A text that YAML takes for a number, or the other way round, or a list of one word."""
    stop = mending.written.scalars.get(path)
    if not stop or stop.kind != "scalar" or mending.value(path) is None:
        return None
    edits = (Edit(stop.start, stop.end, new) for new in _otherwise(mending, path))
    return next((edit for edit in edits if _is_answer(mending, problem, edit)), None)


def _otherwise(mending: Mending, path: KeyPath) -> Iterator[str]:
    written = mending.written.part(mending.written.scalars[path])
    value = mending.value(path)
    if mending.written.is_literal(path):
        yield f'"{written}"'
    elif _NUMBER.fullmatch(value):
        yield value
    elif re.fullmatch(ID_PATTERN, value):
        yield f"[{written}]"


def _is_answer(mending: Mending, problem: Problem, edit: Edit) -> bool:
    text = mending.written.text
    source, problems = read_text(text[: edit.start] + edit.new + text[edit.end :], problem.file)
    if not source or problems:
        return False
    _, problems = parse(Paper, source, source.data)
    place = (problem.line, problem.column, problem.rule)
    return place not in [(one.line, one.column, one.rule) for one in problems]


_ANSWERS: Mapping[str, Callable[[Mending, Problem, KeyPath], Edit | None]] = {
    "alias": _alias,
    "arxiv": _text(_arxiv),
    "choice": _text(_same_word),
    "commit": _text(_commit),
    "date": _text(_date),
    "doi": _text(_doi),
    "hardware": _text(_same_word),
    "hardware-phrase": _phrase,
    "line": _text(_line),
    "link": _text(_link),
    "place": _text(_meant),
    "related": _text(_same_record),
    "repeated": _repeated,
    "type": _type,
    "unknown-field": _field,
    "variant": _text(_same_word),
}
"""By rule, what finds the answer; of every other rule, a person decides."""
