"""A small web on this machine, whose pages answer as they are told."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext


@dataclass
class Web:
    """Pages by their paths, each with the answers to give in turn; the last one stays."""

    pages: dict[str, list[tuple[int, dict[str, str]]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    """`HEAD /path`, in order."""
    agents: set[str] = field(default_factory=set)
    port: int = 0

    def page(self, path: str, *answers: int | tuple[int, dict[str, str]]) -> str:
        """Add a page; its address."""
        self.pages[path] = [one if isinstance(one, tuple) else (one, {}) for one in answers]
        return f"http://127.0.0.1:{self.port}{path}"

    def answer(self, method: str, path: str) -> tuple[int, dict[str, str]]:
        """The next answer of a page; `HEAD /path` is a page of its own where there is one."""
        answers = self.pages.get(f"{method} {path}") or self.pages.get(path) or [(404, {})]
        return answers.pop(0) if len(answers) > 1 else answers[0]


@contextlib.contextmanager
def served(secure: SSLContext | None = None) -> Iterator[Web]:
    """A web that answers while it is looked at; status 0 hangs up."""
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            web.asked.append(f"{self.command} {self.path}")
            web.agents.add(self.headers["User-Agent"])
            status, headers = web.answer(self.command, self.path)
            if not status:
                self.close_connection = True
                return
            self.send_response(status, "::error::words of the host")
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD = _any  # noqa: N815 - names of the library

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A visitor that goes away early is nobody's fault."""

    server = Server(("127.0.0.1", 0), Handler)
    if secure:
        server.socket = secure.wrap_socket(server.socket, server_side=True)
    web.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
