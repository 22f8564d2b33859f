"""Drafts of records, made from bibliographic facts and an abstract, for a person to check and complete."""

from paper_atlas.draft.drafting import Drafting, draft_by_identifier, draft_from_text
from paper_atlas.draft.file import CannotDraft, refuse_known, write_new
from paper_atlas.draft.record import Draft

__all__ = [
    "CannotDraft",
    "Draft",
    "Drafting",
    "draft_by_identifier",
    "draft_from_text",
    "refuse_known",
    "write_new",
]
