"""Whatever a service answers, a person gets facts or one sentence."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paper_atlas.bibliography import (
    ArxivIdentifier,
    Bibliography,
    CannotFetch,
    DoiIdentifier,
    Identifier,
    Web,
)
from tests.bibliography.answers import DOI, entry, error_entry, feed, work
from tests.bibliography.asking import Asking
from tests.bibliography.service import ATOM, JSON, Reply, Service

# The server and the clock may be shared by all examples.
shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
SOUND = (feed(entry()), feed(error_entry("bad")), feed(), json.dumps({"message": work()}))


def said(service: Service, web: Web, identifier: Identifier, reply: Reply) -> Bibliography | str:
    try:
        return Asking(identifier, service, web)(reply)
    except CannotFetch as failed:
        assert str(failed).isprintable()  # noqa: PT017 - facts will do as well
        return str(failed)


@shared
@given(changed=st.dictionaries(st.sampled_from(sorted(work())), ANYTHING, max_size=3), whole=ANYTHING)
def test_any_json_is_read_or_refused(service: Service, web: Web, changed: dict[str, Any], whole: Any) -> None:
    for message in ({"message": work() | changed}, {"message": whole}, whole):
        assert said(service, web, DoiIdentifier(DOI), Reply(json.dumps(message), JSON))


@shared
@given(
    st.sampled_from(SOUND),
    st.integers(0, 1500),
    st.integers(0, 40),
    st.binary(max_size=5) | st.sampled_from([b"<", b"&", b"]]>", b"<!DOCTYPE a>", b"<?x?>"]),
)
def test_any_damage_is_read_or_refused(
    service: Service, web: Web, sound: str, start: int, length: int, put: bytes
) -> None:
    body = sound.encode()
    damaged = body[:start] + put + body[start + length :]

    assert said(service, web, ArxivIdentifier("2305.98765"), Reply(damaged, ATOM))
    assert said(service, web, DoiIdentifier(DOI), Reply(damaged, JSON))
