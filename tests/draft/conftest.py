"""A reader of abstracts with the project's own vocabulary."""

from tests.proposal.conftest import reader, vocabulary

__all__ = ["reader", "vocabulary"]
