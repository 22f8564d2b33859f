from __future__ import annotations

from collections.abc import Iterator

import pytest

from paper_atlas.bibliography import Limits, Web
from tests.bibliography.service import Hours, Service, running


@pytest.fixture(scope="session")
def _server() -> Iterator[Service]:
    with running() as service:
        yield service


@pytest.fixture
def service(_server: Service) -> Service:
    """A server of this machine, not asked anything yet."""
    _server.requests.clear()
    _server.answers()
    return _server


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def web(hours: Hours) -> Iterator[Web]:
    """Asks on a clock that does not really wait."""
    web = Web(Limits(), hours.clock)
    yield web
    web.pool.clear()
