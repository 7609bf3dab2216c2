"""A web server on this machine that does as it is told, and a fetcher that may ask it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from firsthand.sources.fetch.guard import system_resolve
from firsthand.sources.fetch.settings import FetchSettings
from firsthand.sources.fetch.web import WebFetcher

Handler = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """Pages by path, and what was asked for."""

    address: str = ""
    routes: dict[str, Handler] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def page(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """Answer a path with a body."""

        def handle(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.routes[path] = handle

    def redirect(self, path: str, to: str, status: int = 302) -> None:
        """Answer a path with a redirect."""
        self.page(path, b"elsewhere", status, Location=to)

    @property
    def host(self) -> str:
        return self.address.removeprefix("http://")

    @property
    def pages_asked(self) -> list[str]:
        return [path for path in self.asked if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found.asked.append(self.path)
            found.headers.append({name.lower(): value for name, value in self.headers.items()})
            route = found.routes.get(self.path)
            with contextlib.suppress(OSError):  # a client that has had enough
                if route is None:
                    self.send_error(404)
                else:
                    route(self)

        def log_message(self, *args: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that hangs up is what these tests are about."""

    server = Server(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    found.address = f"http://127.0.0.1:{server.server_port}"
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture
def slept() -> list[float]:
    """The waits that a fetcher of `fetcher_for` asked for, none of which took place."""
    return []


@pytest.fixture
def fetcher_for(site: Site, slept: list[float]) -> Iterator[Callable[..., WebFetcher]]:
    made: list[WebFetcher] = []

    def make(
        *, resolve: Any = system_resolve, allow: tuple[str, ...] | None = None, **settings: Any
    ) -> WebFetcher:
        settings.setdefault("delay", 0.0)
        settings.setdefault("timeout", 10.0)
        fetcher = WebFetcher(
            FetchSettings(allow_hosts=(site.host,) if allow is None else allow, **settings),
            resolve=resolve,
            sleep=slept.append,
        )
        made.append(fetcher)
        return fetcher

    yield make
    for fetcher in made:
        fetcher.close()
