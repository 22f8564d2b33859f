"""Drafts of records, made from bibliographic facts and an abstract, for a person to check and complete."""

from paper_atlas.draft.abstract import Abstract, read_abstract
from paper_atlas.draft.file import CannotDraft, refuse_known, write_new
from paper_atlas.draft.record import Draft, drafted

__all__ = ["Abstract", "CannotDraft", "Draft", "drafted", "read_abstract", "refuse_known", "write_new"]
