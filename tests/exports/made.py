"""Catalogs of records that no file could hold, with the terms of the tiny atlas."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from paper_atlas.catalog import Catalog
from paper_atlas.collection import Record
from paper_atlas.entry import PaperEntry, entry_of
from paper_atlas.record import Paper
from paper_atlas.source import Source
from tests import tiny

DANGEROUS = (
    '=HYPERLINK("https://evil.example","x") </script><script>alert(1)</script> \u202egnp.exe\u202c\u200f '
    "]]> {\\input{x}} 100% & #1 $x_2$ ~ ^ \\ \0\x1b[31m\x85\ufffe"
)
"""Everything that some format could take for something else than text."""
HALF_A_PAIR = "\ud800"
USUAL: dict[str, Any] = {
    "title": "Made up",
    "authors": ["Ann Author"],
    "published": "2024-02-03",
    "links": {"arxiv": "2402.00001"},
    "summary": " ".join(["word"] * 40),
    "tasks": ["knitting"],
    "techniques": ["shrinking"],
    "runs": [{"what": "knit", "hardware": {"product": "z100"}, "role": "measured", "source": "abstract"}],
}


def entry(key: str = "made-up", **fields: Any) -> PaperEntry:
    """A record with these fields in place of usual ones."""
    paper = Paper.model_validate(USUAL | fields)
    return resolved(key, paper)


def resolved(key: str, paper: Paper) -> PaperEntry:
    """A record, resolved."""
    source = Source(f"papers/{key}.yml", {}, {}, {}, {}, "")
    return entry_of(Record(key, source, paper, 0), paper, tiny.vocabulary())


def catalog(*entries: PaperEntry) -> Catalog:
    """A catalog of these records."""
    return Catalog(entries, tiny.vocabulary())


def dangerous() -> PaperEntry:
    """A record that is dangerous in every text, and by whom nobody could list."""
    claim = {
        "metric": next(iter(tiny.vocabulary().metrics)),
        "value": Decimal("-2.50"),
        "unit": next(iter(tiny.vocabulary().units)),
        "run": 1,
        "setup": DANGEROUS,
        "baseline": "+1-800",
        "source": "abstract",
        "quote": "@cmd </script>",
    }
    run = USUAL["runs"][0] | {"what": f"-{DANGEROUS}", "inferred": "\tindented".strip()}
    checked = entry(
        "dangerous",
        title=DANGEROUS,
        authors=["@SUM(A1)", "de la Vallée-Poussin, </script> Émile", "\u05d0\u200f\u05d1 \u6f22\u5b57"]
        + [f"Author {number} \u00d8stergaard" for number in range(5_000)],
        venue="+Journal \u2013 of & 100% {Danger} 2024",
        summary=" ".join(["=word", DANGEROUS.replace("\n", " ")] + ["</script>"] * 38),
        runs=[run],
        claims=[claim],
    ).paper
    # The model refuses it, as UTF-8 does; files must not break all the same.
    return resolved("dangerous", checked.model_copy(update={"title": f"{checked.title} {HALF_A_PAIR}"}))


_lines = (
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
    .map(lambda text: text.replace("\n", " ").strip())
    .filter(bool)
)
_figures = st.decimals(
    min_value=Decimal("0.001"), max_value=Decimal(10_000), allow_nan=False, places=3
) | st.integers(1, 10_000).map(Decimal)
_dates = st.sampled_from(["1999", "2023-05", "2024-02-29", "2024-12-31"])


@st.composite
def _claims(draw: st.DrawFn, runs: int) -> dict[str, Any]:
    vocabulary = tiny.vocabulary()
    low, high = sorted((draw(_figures), draw(_figures)))
    figure = draw(st.sampled_from([{"value": low}, {"range": [low, high]}]))
    optional = {"setup": draw(_lines), "baseline": draw(_lines), "statistic": "mean", "qualifier": "about"}
    kept = draw(st.sets(st.sampled_from(sorted(optional))))
    return {
        "metric": draw(st.sampled_from(sorted(vocabulary.metrics))),
        "unit": draw(st.sampled_from(sorted(vocabulary.units))),
        "run": draw(st.integers(1, runs)),
        "source": "table 2",
        "quote": draw(_lines.filter(lambda text: len(text.split()) <= 12)),
        **figure,
        **{name: value for name, value in optional.items() if name in kept},
    }


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """Records of any texts, as the model allows them."""
    vocabulary = tiny.vocabulary()
    hardware = st.one_of(
        st.just("not stated"),
        st.sampled_from(sorted(vocabulary.hardware)).map(lambda key: {"product": key}),
        st.sampled_from(sorted(vocabulary.systems)).map(lambda key: {"system": key}),
        st.builds(
            lambda text, size: {"unnamed": text, "memory_gb": size},
            _lines,
            _figures.filter(lambda x: x < 9999),
        ),
    )
    run = st.fixed_dictionaries(
        {
            "what": _lines,
            "hardware": hardware,
            "role": st.sampled_from(["measured", "named"]),
            "source": st.just("abstract"),
        },
        optional={"count": st.integers(1, 10_000_000), "inferred": _lines},
    )
    runs = draw(st.lists(run, min_size=1, max_size=3))
    optional = {"venue": draw(_lines), "status": "retracted", "formerly": ["old-name"]}
    kept = draw(st.sets(st.sampled_from(sorted(optional))))
    return Paper.model_validate(
        {
            "title": draw(_lines),
            "authors": draw(st.lists(_lines, min_size=1, max_size=4)),
            "published": draw(_dates),
            "links": {
                "doi": "10.1234/"
                + draw(st.text("abc<;()[]%&#_", min_size=1, max_size=9).filter(lambda x: "<" not in x))
            },
            "summary": " ".join([draw(_lines).split()[0]] + ["word"] * 39),
            "tasks": [draw(st.sampled_from(sorted(vocabulary.tasks)))],
            "techniques": [draw(st.sampled_from(sorted(vocabulary.techniques)))],
            "runs": runs,
            "claims": draw(st.lists(_claims(len(runs)), max_size=3)),
            **{name: value for name, value in optional.items() if name in kept},
        }
    )
