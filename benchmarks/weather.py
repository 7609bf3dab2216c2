"""A web of outlets on this machine, some of which misbehave: for the soak (`python -m benchmarks.soak`) and for tests."""

from __future__ import annotations

import contextlib
import email.utils
import gzip
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import unquote
from xml.sax.saxutils import escape

from firsthand.sources.fetch.guard import system_resolve
from firsthand.sources.fetch.known_hosts import KnownHosts
from firsthand.sources.fetch.settings import FetchSettings
from firsthand.sources.fetch.web import WebFetcher

LISTED = 30  # entries on a feed


class Mood(StrEnum):
    """How an outlet behaves."""

    STEADY = "steady"
    HANGS = "hangs"  # takes the connection and says nothing
    DRIPS = "drips"  # a byte now and then
    FAILS = "fails"  # 500, or 503 with Retry-After
    FLAKY = "flaky"  # every other answer is a 500
    CUT = "cut"  # gzip that breaks off
    BOMB = "bomb"  # a small gzip that is very large
    PRIVATE = "private"  # redirects into a private network
    LOOP = "loop"
    GARBAGE = "garbage"  # HTML where the feed was
    DAMAGED = "damaged"  # a feed with bytes missing in the middle
    FORBIDS = "forbids"  # robots.txt
    UNDATED = "undated"  # its site map has no dates
    RESTLESS = "restless"  # its pages hold a counter


@dataclass(frozen=True)
class Article:
    """What an outlet published."""

    slug: str
    title: str
    text: str
    at: datetime


@dataclass
class Outlet:
    """An outlet: its mood, what it published, and slugs of what it took back. From `changed` on its pages hold their text where
    nobody finds it."""

    host: str
    mood: Mood = Mood.STEADY
    articles: list[Article] = field(default_factory=list)
    is_changed: bool = False
    answers: int = 0
    gone: set[str] = field(default_factory=set)


class Weather:
    """Outlets behind one port. Use it in a `with` statement.

    Args:
        hang: seconds after which a hanging answer is given up by the server itself.
    """

    def __init__(self, hang: float = 600.0) -> None:
        self.outlets: dict[str, Outlet] = {}
        self.asked: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self.at_once: dict[str, int] = defaultdict(int)
        self.most_at_once: dict[str, int] = defaultdict(int)
        self.moments: dict[str, list[float]] = defaultdict(list)
        self.over = threading.Event()
        self.turn = threading.Lock()
        self.hang = hang

    def outlet(self, name: str, mood: Mood = Mood.STEADY) -> Outlet:
        """Open an outlet at `<name>.test`."""
        made = self.outlets[f"{name}.test"] = Outlet(f"{name}.test", mood)
        return made

    def publish(self, outlet: Outlet, slug: str, title: str, text: str, at: datetime | None = None) -> str:
        """Publish an article; returns its address."""
        with self.turn:
            outlet.articles.append(Article(slug, title, text, at or datetime.now(UTC)))
        return f"{self.base(outlet)}/{slug}"

    def base(self, outlet: Outlet) -> str:
        """The address of an outlet."""
        return f"http://{outlet.host}:{self.port}"

    def feed(self, outlet: Outlet) -> str:
        """The address of its feed."""
        return f"{self.base(outlet)}/feed.xml"

    @property
    def port(self) -> int:
        """The port of all outlets."""
        return int(self._server.server_address[1])

    def fetchers(self, *, timeout: float = 2.0, delay: float = 0.0) -> Any:
        """What makes fetchers that find the outlets."""
        allowed = tuple(f"{host}:{self.port}" for host in self.outlets)
        settings = FetchSettings(
            allow_hosts=allowed, delay=delay, timeout=timeout, tries=1, max_bytes=20_000_000
        )
        shared = KnownHosts(most_sites=2 * len(self.outlets))
        _ = shared.tls
        return lambda: WebFetcher(settings, resolve=_resolve, shared=shared)

    @contextlib.contextmanager
    def counted(self, host: str) -> Iterator[None]:
        """Note that an outlet is asked now."""
        with self.turn:
            self.at_once[host] += 1
            self.most_at_once[host] = max(self.most_at_once[host], self.at_once[host])
            self.moments[host] = [*self.moments[host][-20:], time.monotonic()]
        try:
            yield
        finally:
            with self.turn:
                self.at_once[host] -= 1

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()


@cache
def _bomb() -> bytes:
    """A few kilobytes that unpack to more than any listing."""
    return gzip.compress(b"0" * 60_000_000, 1)


def _resolve(host: str, port: int) -> list[str]:
    return ["127.0.0.1"] if host.endswith(".test") else system_resolve(host, port)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what this is about."""


def _handler(weather: Weather) -> type[BaseHTTPRequestHandler]:  # noqa: C901 - one branch for each mood
    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = (self.headers.get("Host") or "").partition(":")[0]
            outlet = weather.outlets.get(host)
            weather.asked[f"{host}{self.path}"] += 1
            if outlet is None:
                self._send(404, b"")
                return
            with contextlib.suppress(OSError), weather.counted(host):
                if self.path == "/robots.txt":
                    rules = b"User-agent: *\nDisallow: /\n" if outlet.mood is Mood.FORBIDS else b""
                    self._send(200 if rules else 404, rules)
                else:
                    self._answer(outlet)

        def _answer(self, outlet: Outlet) -> None:
            outlet.answers += 1
            mood = outlet.mood
            if mood is Mood.HANGS:
                weather.over.wait(weather.hang)
            elif mood is Mood.DRIPS:
                self._drip()
            elif mood is Mood.FAILS or (mood is Mood.FLAKY and outlet.answers % 2):
                busy = outlet.answers % 3 == 0
                self._send(503 if busy else 500, b"", {"Retry-After": "1"} if busy else {})
            elif mood is Mood.PRIVATE:
                self._send(302, b"", {"Location": "http://10.1.2.3/feed.xml"})
            elif mood is Mood.LOOP:
                self._send(302, b"", {"Location": self.path})
            elif self.path.partition("?")[0] == "/feed.xml":
                self._feed(outlet)
            elif self.path == "/sitemap.xml":
                self._send(200, _sitemap(weather, outlet))
            elif self.path.startswith("/search"):
                self._send(200, _results(outlet))
            else:
                self._page(outlet)

        def _feed(self, outlet: Outlet) -> None:
            content = _feed(weather, outlet)
            tag = f'"{hash(content)}"'
            if outlet.mood is Mood.CUT:
                self._send(200, gzip.compress(content)[:-40], {"Content-Encoding": "gzip"})
            elif outlet.mood is Mood.BOMB:
                self._send(200, _bomb(), {"Content-Encoding": "gzip"})
            elif outlet.mood is Mood.GARBAGE:
                self._send(200, b"<!doctype html><html><body><p>Verify that you are human</p></body></html>")
            elif outlet.mood is Mood.DAMAGED:
                self._send(200, content.replace(b"</title>", b"", 1).replace(b"&amp;", b"&"))
            elif self.headers.get("If-None-Match") == tag:
                self._send(304, b"", {"ETag": tag})
            else:
                self._send(200, content, {"ETag": tag})

        def _page(self, outlet: Outlet) -> None:
            slug = unquote(self.path.lstrip("/").partition("?")[0])
            article = next((a for a in outlet.articles if a.slug == slug), None)
            if article is None or slug in outlet.gone:
                self._send(404 if article is None else 410, b"")
                return
            content = page_of(article, outlet)
            tag = f'"{hash(content)}"'
            if self.headers.get("If-None-Match") == tag:
                self._send(304, b"", {"ETag": tag})
            else:
                self._send(200, content, {"ETag": tag})

        def _drip(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            for _ in range(1000):
                self.wfile.write(b" ")
                self.wfile.flush()
                if weather.over.wait(0.3):
                    return

        def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
            weather.statuses[status] += 1
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if status != 304:
                self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    return Answers


def page_of(article: Article, outlet: Outlet) -> bytes:
    """The page of an article; after its template changed, a shell that a script would fill."""
    head = f"<title>{escape(article.title)}</title><meta property='article:published_time' content='{article.at.isoformat()}'>"
    menu = "<nav><a href='/'>Home</a> <a href='/about-us-and-our-work'>About</a></nav>"
    if outlet.is_changed:
        body = f"{menu}<div id='app' data-slug='{article.slug}'></div>"
    else:
        paragraphs = "".join(f"<p>{escape(part)}</p>" for part in article.text.split("\n\n"))
        if outlet.mood is Mood.RESTLESS:
            menu += f"<p class='counter'>{outlet.answers} visits</p>"
        body = f"{menu}<article><h1>{escape(article.title)}</h1>{paragraphs}</article>"
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode()


def _feed(weather: Weather, outlet: Outlet) -> bytes:
    items = "".join(
        f"<item><title>{escape(a.title)}</title><link>{weather.base(outlet)}/{a.slug}?utm_source=rss</link>"
        f"<pubDate>{email.utils.format_datetime(a.at)}</pubDate></item>"
        for a in reversed(outlet.articles[-LISTED:])
    )
    title = f"<title>{outlet.host} &amp; more</title><language>en</language>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{title}{items}</channel></rss>'.encode()


def _sitemap(weather: Weather, outlet: Outlet) -> bytes:
    rows = "".join(
        f"<url><loc>{weather.base(outlet)}/{a.slug}</loc>"
        + ("" if outlet.mood is Mood.UNDATED else f"<lastmod>{a.at:%Y-%m-%d}</lastmod>")
        + "</url>"
        for a in outlet.articles
    )
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()


def _results(outlet: Outlet) -> bytes:
    rows = "".join(f"<li><a href='/{a.slug}'>{escape(a.title)}</a></li>" for a in outlet.articles)
    return f"<!doctype html><nav><a href='/one-two-three-four'>Menu</a></nav><ul>{rows}</ul>".encode()
