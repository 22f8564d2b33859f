"""Papers asked for as `atlas new` does."""

from __future__ import annotations

from typing import Any

import pytest

from paper_atlas.bibliography import Bibliography, CannotFetch, Identifier, Services, Web, fetch
from tests.bibliography.answers import on_crossref
from tests.bibliography.service import Reply, Service


class Asking:
    """Asks for one paper, with answers given in advance."""

    def __init__(self, identifier: Identifier, service: Service, web: Web) -> None:
        self.identifier, self.service, self.web = identifier, service, web
        self.services = Services(arxiv=f"{service.address}/api/query", crossref=f"{service.address}/works")

    def __call__(self, *replies: Reply, of: Identifier | None = None) -> Bibliography:
        self.service.answers(*replies)
        return fetch(of or self.identifier, self.services, self.web)

    def about(self, **changed: Any) -> Bibliography:
        """What is made of a work at Crossref with some fields changed."""
        return self(on_crossref(**changed))

    def fails(self, *replies: Reply, of: Identifier | None = None) -> CannotFetch:
        """Why it could not be had."""
        with pytest.raises(CannotFetch) as failed:
            self(*replies, of=of)
        assert str(failed.value).isprintable()
        return failed.value
