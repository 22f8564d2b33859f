"""A file server as hosts have it: it compresses, and says what it sent."""

from __future__ import annotations

import gzip
import math
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

_PACKED = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}


@lru_cache(maxsize=50_000)
def packed(file: Path) -> bytes:
    """A file as it is sent."""
    content = file.read_bytes()
    return gzip.compress(content, 6) if file.suffix in _PACKED else content


class Server(ThreadingHTTPServer):
    """Serves the first of several folders that has a file."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, *folders: Path, latency: float = 0.0, rate: float = math.inf) -> None:
        """Listen on a free port.

        Args:
            folders: what is served.
            latency: seconds before each answer.
            rate: bytes a second of each answer.
        """
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folders, self.latency, self.rate = folders, latency, rate
        self.sent: list[tuple[str, int]] = []
        """Addresses and bytes, in the order of requests."""

    @property
    def root(self) -> str:
        """The address of the site."""
        return f"http://127.0.0.1:{self.server_port}/"

    def find(self, address: str) -> Path | None:
        """The file at an address."""
        path = unquote(urlsplit(address).path).lstrip("/")
        for folder in self.folders:
            file = folder / path / "index.html" if path.endswith("/") or not path else folder / path
            if file.is_file():
                return file
        return None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Server

    def do_GET(self) -> None:
        """Send a file."""
        file = self.server.find(self.path)
        body = packed(file) if file else b""
        self.server.sent.append((self.path, len(body)))
        time.sleep(self.server.latency + len(body) / self.server.rate)
        self.send_response(200 if file else 404)
        if file:
            kind = _PACKED.get(file.suffix) or mimetypes.guess_type(file)[0] or "application/octet-stream"
            self.send_header("Content-Type", kind)
            if file.suffix in _PACKED:
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(*folders: Path, latency: float = 0.0, rate: float = math.inf) -> Iterator[Server]:
    """Serve folders while the block runs, on a link as slow as `Server` says."""
    server = Server(*folders, latency=latency, rate=rate)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
