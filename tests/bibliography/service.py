"""A server on this machine that answers as it is told, and a clock that doesn't make anybody wait."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast

from paper_atlas.bibliography import Clock

ATOM = "application/atom+xml; charset=utf-8"
JSON = "application/json"
START = datetime(2026, 3, 2, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Reply:
    """One answer, or how it fails."""

    body: bytes | str = b""
    media_type: str | None = None
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    missing: int = 0
    """Bytes that are announced and never come."""
    resets: bool = False
    """The connection is reset after the body's first half."""
    delay: float = 0
    """Seconds before it answers."""

    @property
    def data(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


@dataclass(frozen=True)
class Request:
    path: str
    headers: dict[str, str]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script: list[Reply] = []
        self.requests: list[Request] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away early is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are written apart, which would cost 40 ms each.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        server = cast(_Server, self.server)
        server.requests.append(
            Request(self.path, {key.lower(): value for key, value in self.headers.items()})
        )
        reply = server.script.pop(0) if len(server.script) > 1 else server.script[0]
        time.sleep(reply.delay)
        self.send_response(reply.status)
        for name, value in reply.headers:
            self.send_header(name, value)
        if reply.media_type:
            self.send_header("Content-Type", reply.media_type)
        self.send_header("Content-Length", str(len(reply.data) + reply.missing))
        self.end_headers()
        self._send(reply)

    def _send(self, reply: Reply) -> None:
        self.close_connection = bool(reply.missing or reply.resets)
        if reply.resets:
            self.wfile.write(reply.data[: len(reply.data) // 2])
            self.wfile.flush()
            # Closing without lingering sends a reset.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        with contextlib.suppress(OSError):
            self.wfile.write(reply.data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - a name of http.server
        """Say nothing."""


class Service:
    """The server, as tests see it."""

    def __init__(self, server: _Server) -> None:
        self._server = server
        self.address = f"http://127.0.0.1:{server.server_port}"

    def answers(self, *replies: Reply) -> None:
        """Answer so, in this order; the last one again and again."""
        self._server.script[:] = replies

    @property
    def requests(self) -> list[Request]:
        return self._server.requests

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self._server.requests]


@contextlib.contextmanager
def running() -> Iterator[Service]:
    """A service while it runs."""
    server = _Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Service(server)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Hours:
    """A clock that is only moved on by waiting."""

    seconds: float = 0
    waits: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds

    @property
    def clock(self) -> Clock:
        return Clock(
            now=lambda: self.seconds,
            date=lambda: START + timedelta(seconds=self.seconds),
            sleep=self.sleep,
        )
