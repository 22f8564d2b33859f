"""A record drafted from what an abstract says, for a person to check and complete."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from paper_atlas.bibliography import Bibliography
from paper_atlas.collection import short_name
from paper_atlas.entry import OWN_RESULTS
from paper_atlas.layout import written
from paper_atlas.problem import shown
from paper_atlas.proposal import RESULTS, Proposals, Suggestion, claim_of, run_of
from paper_atlas.record import NOT_STATED
from paper_atlas.source import KeyPath
from paper_atlas.vocabulary import Vocabulary

CHECK = "check:"
"""What a comment begins with that asks a person to look."""
_ABSTRACT = "abstract"
_CODE = re.compile(r"https://(?:github|gitlab|huggingface)\.(?:com|co)/[\w./-]+")


@dataclass
class Draft:
    """A record that is not complete, and what a person has to do to it."""

    name: str
    """A short name for its file."""
    record: dict[str, Any]
    comments: dict[KeyPath, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    """Required fields that could not be filled in."""

    @property
    def text(self) -> str:
        """The record as the text of a file."""
        return written(self.record, self.comments)

    def as_data(self) -> dict[str, Any]:
        """The record, and what is left to do to it, as plain data."""
        return {"name": self.name, "record": self.record, "missing": self.missing}

    def add(self, key: str, value: Any, check: str | None = None) -> None:
        """Write a field; an empty one is missing.

        Args:
            key: the field.
            value: what is known of it.
            check: what a person is to look at.
        """
        self.record[key] = value
        if not value:
            self.missing.append(key)
        if check or not value:
            self.comments[(key,)] = f"{CHECK} {check or 'fill in'}"


def drafted(facts: Bibliography | None, title: str, proposed: Proposals, vocabulary: Vocabulary) -> Draft:
    """Draft the record of a paper.

    Args:
        facts: what a bibliographic service says of it, if one was asked.
        title: its title, where none was asked.
        proposed: what its abstract seems to state.
        vocabulary: the terms that records use.
    """
    draft = Draft(short_name(facts.title if facts else title), {})
    draft.add("title", facts.title if facts else title)
    draft.add("authors", list(facts.authors) if facts else [])
    draft.add("published", (facts.published or "") if facts else "")
    if facts and facts.status:
        draft.add("status", facts.status, "; ".join(facts.notes) or None)
    if facts and facts.venue:
        draft.add("venue", facts.venue, "is this the name that the venue uses, with the year?")
    _add_links(draft, facts, proposed.text)
    draft.add("summary", "", "in your own words, 40 to 90: what it does, what is new, on what it was shown")
    _add_terms(draft, "tasks", proposed.tasks, proposed)
    _add_terms(draft, "techniques", proposed.techniques, proposed)
    _add_runs(draft, proposed, vocabulary)
    _add_claims(draft, proposed)
    return draft


def _add_links(draft: Draft, facts: Bibliography | None, abstract: str) -> None:
    links = {"arxiv": facts.arxiv, "doi": facts.doi} if facts else {}
    known = {key: value for key, value in links.items() if value}
    code = _CODE.search(abstract)
    if code:
        known["code"] = code[0].rstrip(".,;)")
        draft.comments["links", "code"] = f"{CHECK} the authors' own code?"
    draft.record["links"] = known
    if not (known.keys() & {"arxiv", "doi"}):
        draft.missing.append("links")
        draft.comments["links",] = f"{CHECK} arxiv, doi or paper"


def _add_terms(draft: Draft, key: str, terms: Sequence[Suggestion], proposed: Proposals) -> None:
    named = "; ".join(f"{one.id}: {shown(proposed.words(one))}" for one in terms)
    draft.add(key, [one.id for one in terms], named or f"see vocabulary/{key}.yml")


def _add_runs(draft: Draft, proposed: Proposals, vocabulary: Vocabulary) -> None:
    what = vocabulary.tasks[proposed.tasks[0].id].name if proposed.tasks else ""
    runs: list[dict[str, Any]] = []
    for number, device in enumerate(proposed.devices):
        said = run_of(device)
        if device.choices:
            said = {"hardware": {"product": device.choices[0]}, **said}
            del said["choices"]
        words = f"{CHECK} {shown(proposed.text[device.start : device.end])}"
        others = f", or {' or '.join(device.choices[1:])}" if device.choices else ""
        draft.comments["runs", number, "hardware"] = words + others
        draft.comments["runs", number, "role"] = f"{CHECK} what it was to the paper"
        runs.append({"what": what, **said, "source": _ABSTRACT})
    if not runs:
        runs = [{"what": what, "hardware": NOT_STATED, "role": "measured", "source": _ABSTRACT}]
        draft.comments["runs", 0, "hardware"] = f"{CHECK} the abstract names none; does the paper?"
    for number in range(len(runs)):
        draft.comments["runs", number, "what"] = f"{CHECK} what was run"
    draft.record["runs"] = runs
    if not what:
        draft.missing.append("runs.what")


def _add_claims(draft: Draft, proposed: Proposals) -> None:
    claims = []
    for number, result in enumerate(proposed.results):
        said = claim_of(result)
        quote = said.pop("quote")
        if "metric" not in said:
            said = {"metric": "", **said}
            draft.missing.append(f"claims.{number + 1}.metric")
        draft.comments["claims", number, "metric"] = f"{CHECK} metric, relation and run"
        claims.append({**said, "run": _run_of(number, proposed), "source": _ABSTRACT, "quote": quote})
    if claims:
        draft.record["claims"] = claims


def _run_of(number: int, proposed: Proposals) -> int:
    """Number of the run of a result: that of the device named right after it, else of the last before."""
    result, devices = proposed.results[number], proposed.devices
    own = [place for place, one in enumerate(devices, 1) if one.role in OWN_RESULTS]
    following = [one.start for one in proposed.results[number + 1 :]]
    end = min([*following, result.end + RESULTS.device_reach])
    after = [place for place in own if result.end <= devices[place - 1].start < end]
    before = [place for place in own if devices[place - 1].start < result.start]
    return after[0] if after else before[-1] if before else own[0] if own else 1
