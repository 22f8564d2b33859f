"""What all forms of a citation say of a paper, without characters that some of them forbid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from paper_atlas.citation.names import Name, name_of
from paper_atlas.entry import PaperEntry
from paper_atlas.textfile import plain

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_AT_END = re.compile(r",? (?:19|20)\d\d$")
_JOURNAL = re.compile(
    r"\b(Transactions|Journal|Letters|Magazine|Communications|Nature|Science|Reviews?|Annals|Endowment"
    r"|PACM\w*|PVLDB|PNAS|TMLR|JMLR|TACO|TOG|TOMS|TPAMI|TPDS|TKDE|TACL|TODAES|IJCV)\b"
)


@dataclass(frozen=True)
class Reference:
    """A paper, as lists of references name it."""

    key: str
    kind: Literal["article", "paper-conference", "preprint"]
    """A preprint is what has no venue; what is no journal by its name counts as a conference."""
    title: str
    authors: tuple[Name, ...]
    issued: tuple[int, ...]
    """Year, and of a preprint month and day where they are known."""
    container: str
    """Journal, or proceedings; empty for a preprint."""
    arxiv: str
    doi: str
    url: str
    note: str
    """That it was withdrawn or retracted; empty for others."""

    @classmethod
    def of(cls, entry: PaperEntry) -> Reference:
        """The reference of a paper; the year is that of its venue, where that has one."""
        paper, links = entry.paper, entry.paper.links
        venue = _line(paper.venue or "")
        public = tuple(int(part) for part in paper.published.split("-"))
        stated = _YEAR.search(venue)
        return cls(
            key=entry.id,
            kind="preprint" if not venue else "article" if _JOURNAL.search(venue) else "paper-conference",
            title=_line(paper.title),
            authors=tuple(name_of(_line(author)) for author in paper.authors),
            issued=(int(stated[0]) if stated else public[0],) if venue else public,
            container=_YEAR_AT_END.sub("", venue) if _JOURNAL.search(venue) else venue,
            arxiv=links.arxiv or "",
            doi=_line(links.doi or ""),
            url=_url(entry),
            note=paper.standing.capitalize() if paper.is_taken_back else "",
        )


def _url(entry: PaperEntry) -> str:
    links = entry.paper.links
    if links.doi:
        return f"https://doi.org/{_line(links.doi)}"
    return f"https://arxiv.org/abs/{links.arxiv}" if links.arxiv else links.paper or ""


def _line(text: str) -> str:
    return " ".join(plain(text).split())
