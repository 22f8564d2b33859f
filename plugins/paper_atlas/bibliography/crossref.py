"""What Crossref says of a paper.

Source: documentation of the Crossref REST API (fields of a work, partial dates, DOIs encoded in addresses).
"""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from paper_atlas.bibliography.facts import Bibliography, Standing, partial_date
from paper_atlas.bibliography.failure import BY_HAND, CannotFetch
from paper_atlas.bibliography.identifier import ArxivIdentifier, DoiIdentifier, read_identifier
from paper_atlas.bibliography.markup import abstract_text, without_tags
from paper_atlas.bibliography.web import Answer, Source, Web, unexpected_status
from paper_atlas.problem import shown

CROSSREF = Source("Crossref", "application/json", "json")

_RETRACTIONS: dict[str, Standing] = {
    "retraction": "retracted",
    "removal": "retracted",
    "withdrawal": "withdrawn",
}
_AS_TITLED: dict[str, Standing] = {"retracted": "retracted", "withdrawn": "withdrawn"}
_RETRACTED_TITLE = re.compile(r"\A\W*(retracted|withdrawn)(\s+(article|paper))?\W*[:\]]\W*\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)", re.ASCII)
_SHORT_YEAR = re.compile(r"\s*['\u2019](\d{2})\Z")


class _Part(BaseModel):
    """Part of an answer; what is null is taken as left out, what else there is as none of our business."""

    model_config = ConfigDict(frozen=True, alias_generator=lambda name: name.replace("_", "-"))

    @model_validator(mode="before")
    @classmethod
    def _without_null(cls, data: Any) -> Any:
        return (
            {key: value for key, value in data.items() if value is not None}
            if isinstance(data, dict)
            else data
        )


class _Date(_Part):
    date_parts: list[list[int | None]] = []

    @property
    def written(self) -> str | None:
        return partial_date(*self.date_parts[0]) if self.date_parts else None


class _Author(_Part):
    given: str = ""
    family: str = ""
    suffix: str = ""
    name: str = ""

    @property
    def full(self) -> str:
        return without_tags(self.name or f"{self.given} {self.family} {self.suffix}")


class _Event(_Part):
    name: str = ""
    acronym: str = ""
    start: _Date = _Date()


class _Update(_Part):
    doi: str = Field("", alias="DOI")
    type: str = ""


class _Relation(_Part):
    id: str = ""


class _Work(_Part):
    doi: str = Field(alias="DOI")
    title: list[str] = []
    subtitle: list[str] = []
    author: list[_Author] = []
    issued: _Date = _Date()
    published: _Date = _Date()
    posted: _Date = _Date()
    container_title: list[str] = []
    event: _Event = _Event()
    abstract: str = ""
    relation: dict[str, list[_Relation]] = {}
    updated_by: list[_Update] = []
    update_to: list[_Update] = []


class _Message(_Part):
    message: _Work


def from_crossref(identifier: DoiIdentifier, service: str, web: Web) -> Bibliography:
    """The facts that a paper's publisher deposited.

    Raises:
        CannotFetch: there is no such DOI, or Crossref gave no sound answer.
    """
    work = _work(web.get(f"{service}/{quote(identifier.doi, safe='')}", CROSSREF), identifier)
    if work.doi.casefold() != identifier.doi.casefold():
        raise CannotFetch(
            f"asked for {identifier}, Crossref answered about {shown(work.doi)}",
            fix=f"ask for that one if it is the paper, or {BY_HAND}",
        )
    status, notes = _standing(work)
    title = _RETRACTED_TITLE.sub("", _title(work))
    if not title:
        raise CannotFetch(f"Crossref knows {identifier}, but not its title", fix=BY_HAND)
    published = work.issued.written or work.published.written or work.posted.written
    return Bibliography(
        title=title,
        authors=tuple(filter(None, (author.full for author in work.author))),
        published=published,
        abstract=abstract_text(work.abstract),
        arxiv=_preprint(work),
        doi=identifier.doi,
        venue=_venue(work, published),
        status=status,
        notes=notes,
    )


def _work(answer: Answer, identifier: DoiIdentifier) -> _Work:
    if answer.status == HTTPStatus.NOT_FOUND:
        raise CannotFetch(
            f"Crossref has no paper with the DOI {identifier}",
            fix=f"see whether it is right on https://doi.org/{quote(identifier.doi, safe='/')}; "
            f"where it is registered elsewhere, {BY_HAND}",
        )
    if answer.status != HTTPStatus.OK:
        raise unexpected_status(answer.status, CROSSREF)
    try:
        return _Message.model_validate_json(answer.body).message
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        what = f"is not as documented at {shown(place)}" if place else "is broken JSON"
        raise CannotFetch(f"Crossref's answer about {identifier} {what}") from None


def _title(work: _Work) -> str:
    title, subtitle = (without_tags(next(iter(part), "")) for part in (work.title, work.subtitle))
    # Some publishers repeat the subtitle in the title.
    repeated = subtitle.casefold() in title.casefold()
    return title if repeated or not title else f"{title}: {subtitle}"


def _venue(work: _Work, published: str | None) -> str | None:
    """The event's short name, else what the paper stands in, with the year where there is one."""
    name = without_tags(work.event.acronym or next(iter(work.container_title), "") or work.event.name)
    short = _SHORT_YEAR.search(name)
    if short:
        return f"{name[: short.start()]} 20{short[1]}"
    year = (work.event.start.written or published or "")[:4]
    return f"{name} {year}".strip() if name and not _YEAR.search(name) else name or None


def _preprint(work: _Work) -> str | None:
    for relation in work.relation.get("has-preprint", []):
        try:
            preprint = read_identifier(relation.id)
        except CannotFetch:
            continue
        if isinstance(preprint, ArxivIdentifier):
            return preprint.id
    return None


def _standing(work: _Work) -> tuple[Standing | None, tuple[str, ...]]:
    """Whether it is retracted, and what was published about it afterwards."""
    # Some publishers let a notice point to itself, being in the paper's place.
    own = [update for update in work.update_to if update.doi.casefold() == work.doi.casefold()]
    others = [update for update in work.update_to if update not in own]
    since = [*work.updated_by, *own]
    notes = [_noted(update) for update in since]
    notes += [
        f"this is a notice ({_kind(update)}) about {update.doi}, not the paper itself" for update in others
    ]
    statuses = [_RETRACTIONS[update.type] for update in since if update.type in _RETRACTIONS]
    titled = _RETRACTED_TITLE.match(_title(work))
    if titled and not statuses:
        statuses = [_AS_TITLED[titled[1].lower()]]
        notes.append(f"its title says that it is {statuses[0]}")
    return (statuses[0] if statuses else None), tuple(dict.fromkeys(notes))


def _noted(update: _Update) -> str:
    where = f": {update.doi}" if update.doi else ""
    return f"Crossref knows of a later {_kind(update)}{where}"


def _kind(update: _Update) -> str:
    return without_tags(update.type.replace("_", " ")) or "notice"
