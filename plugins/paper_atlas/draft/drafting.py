"""From what a person has of a paper (an identifier, or its abstract) to a draft of its record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paper_atlas.bibliography import Bibliography, Services, fetch, read_identifier
from paper_atlas.draft.abstract import Abstract, read_abstract
from paper_atlas.draft.record import CHECK, Draft, drafted
from paper_atlas.naming import compile_rules
from paper_atlas.proposal import Proposals, proposer
from paper_atlas.vocabulary import Vocabulary


@dataclass(frozen=True)
class Drafting:
    """A draft, with what it was made from."""

    draft: Draft
    proposed: Proposals
    facts: Bibliography | None

    def as_data(self) -> dict[str, Any]:
        """The proposals with their words, and the draft, as plain data."""
        notes = list(self.facts.notes) if self.facts else []
        return {**self.proposed.as_data(), **self.draft.as_data(), "notes": notes}

    def said(self, path: Path) -> Iterator[str]:
        """What a person is told once the draft is written."""
        yield f"wrote {path}"
        if self.facts:
            yield from (f"note: {note}" for note in self.facts.notes)
        if self.draft.missing:
            yield f"left to fill in: {', '.join(self.draft.missing)}"
        marks = self.draft.text.count(f"# {CHECK}")
        yield f"{marks} places are marked '# {CHECK}': look, then delete the mark"
        yield f"then: atlas check {path}"


def draft_by_identifier(written: str, services: Services, vocabulary: Vocabulary) -> Drafting:
    """Draft the record of a paper that arXiv or Crossref knows.

    Args:
        written: an arXiv identifier, a DOI, or the address of either.
        services: where to ask.
        vocabulary: the terms that records use.

    Raises:
        CannotFetch: it is neither, or its facts can't be had.
    """
    facts = fetch(read_identifier(written), services)
    return _drafting(facts, Abstract(facts.title, facts.abstract), vocabulary)


def draft_from_text(written: str, title: str, vocabulary: Vocabulary) -> Drafting:
    """Draft a record from the text of an abstract, without asking anybody.

    Args:
        written: the abstract, its title above it or not.
        title: the title, where it does not stand there.
        vocabulary: the terms that records use.
    """
    abstract = read_abstract(written)
    return _drafting(None, Abstract(title or abstract.title, abstract.text), vocabulary)


def _drafting(facts: Bibliography | None, abstract: Abstract, vocabulary: Vocabulary) -> Drafting:
    proposed = proposer(vocabulary, compile_rules(vocabulary)).proposals(abstract.text, abstract.title)
    return Drafting(drafted(facts, abstract.title, proposed, vocabulary), proposed, facts)
