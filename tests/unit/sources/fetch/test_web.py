from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import httpcore
import httpx
import pytest
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived

from firsthand.domain.errors import SourceError
from firsthand.sources.fetch import OnDemand
from firsthand.sources.fetch.deadline import Deadline
from firsthand.sources.fetch.guard import Guard
from firsthand.sources.fetch.settings import FetchSettings
from firsthand.sources.fetch.transport import TransientError, Transport
from firsthand.sources.fetch.web import MOST_REDIRECTS, WebFetcher
from firsthand.sources.source import Fetched, Validators
from tests.unit.sources.fetch.conftest import Site

PAGE = b"<html><body><p>Shells fell on the market of Omdurman on Sunday.</p></body></html>"
Make = Callable[..., WebFetcher]


def _code(fetcher: WebFetcher, url: str) -> str:
    with pytest.raises(SourceError) as caught:
        fetcher.fetch(url)
    assert "\n" not in str(caught.value)
    return caught.value.code


def _fetched(fetcher: WebFetcher, url: str) -> Fetched:
    found = fetcher.fetch(url)
    assert found is not None
    return found


def test_a_page_comes_with_its_headers(site: Site, fetcher_for: Make) -> None:
    site.page("/a?b=c", PAGE, Content_Type="text/html; charset=ISO-8859-1", ETag='"7"', Set_Cookie="a=b")
    found = _fetched(fetcher_for(), f"{site.address}/a?b=c#part")
    assert found.content == PAGE
    assert found.url == f"{site.address}/a?b=c"
    assert found.charset == "iso-8859-1"
    assert ("etag", '"7"') in found.headers
    assert "set-cookie" not in dict(found.headers)
    assert found.captured_at.tzinfo is not None


def test_we_say_who_we_are_and_send_nothing_else(site: Site, fetcher_for: Make) -> None:
    site.page("/a", PAGE, Set_Cookie="session=1")
    fetcher = fetcher_for(contact="desk@news.example")
    fetcher.fetch(f"{site.address}/a")
    fetcher.fetch(f"{site.address}/a")
    sent = site.headers[-1]
    assert sent["user-agent"].startswith("Firsthand/")
    assert sent["user-agent"].endswith("(+desk@news.example)")
    assert sent.keys() == {"host", "user-agent", "accept", "accept-encoding"}


def test_the_environment_sets_no_proxy(
    site: Site, fetcher_for: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.page("/a", PAGE)
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert _fetched(fetcher_for(), f"{site.address}/a").content == PAGE


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: Site, fetcher_for: Make, status: int) -> None:
    site.redirect("/old", "/new", status)
    site.page("/new", PAGE)
    found = _fetched(fetcher_for(), f"{site.address}/old")
    assert (found.url, found.content) == (f"{site.address}/new", PAGE)


def test_only_so_many_redirects_are_followed(site: Site, fetcher_for: Make) -> None:
    for number in range(20):
        site.redirect(f"/{number}", f"/{number + 1}")
    assert _code(fetcher_for(), f"{site.address}/0") == "too-many-redirects"
    assert len(site.pages_asked) == MOST_REDIRECTS + 1


def test_a_circle_of_redirects_is_named(site: Site, fetcher_for: Make) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    assert _code(fetcher_for(), f"{site.address}/a") == "redirect-loop"


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("http://10.0.0.1/", "refused-address"),
        ("http://169.254.169.254/latest/meta-data/", "refused-address"),
        ("http://2130706433/", "refused-address"),
        ("http://[::ffff:127.0.0.1]/", "refused-address"),
        ("http://127.0.0.1:1/", "refused-port"),
        ("file:///etc/passwd", "unsupported"),
        ("gopher://127.0.0.1/", "unsupported"),
        ("http://user:word@127.0.0.1/", "credentials-in-url"),
        ("http://[::1", "invalid-url"),
    ],
)
def test_redirects_are_checked_like_addresses(site: Site, fetcher_for: Make, to: str, code: str) -> None:
    site.redirect("/a", to)
    assert _code(fetcher_for(), f"{site.address}/a") == code


def test_a_robots_txt_cannot_lead_inside(site: Site, fetcher_for: Make) -> None:
    site.redirect("/robots.txt", "http://10.0.0.1/")
    site.page("/a", PAGE)
    assert _code(fetcher_for(), f"{site.address}/a") == "refused-address"
    assert site.pages_asked == []


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 204, 206, 300, 304])
def test_other_answers_are_told_by_their_number(site: Site, fetcher_for: Make, status: int) -> None:
    site.page("/a", b"", status)
    assert _code(fetcher_for(), f"{site.address}/a") == f"http-{status}"
    assert len(site.pages_asked) == 1


def test_an_unchanged_page_is_none(site: Site, fetcher_for: Make) -> None:
    site.page("/a", b"", 304)
    known = Validators('"7"', "Mon, 02 Jun 2025 10:00:00 GMT")
    assert fetcher_for().fetch(f"{site.address}/a", known) is None
    assert site.headers[-1]["if-none-match"] == '"7"'
    assert site.headers[-1]["if-modified-since"] == "Mon, 02 Jun 2025 10:00:00 GMT"
    assert "if-none-match" not in site.headers[0]  # of robots.txt


# Robots


def test_what_robots_txt_refuses_is_not_asked_for(site: Site, fetcher_for: Make) -> None:
    site.page(
        "/robots.txt", b"User-agent: *\nDisallow: /private\n\nUser-agent: firsthand\nDisallow: /not-you\n"
    )
    for path in ("/private", "/not-you"):
        site.page(path, PAGE)
    fetcher = fetcher_for()
    assert _code(fetcher, f"{site.address}/not-you/x") == "blocked-by-robots"
    assert _fetched(fetcher, f"{site.address}/private").content == PAGE
    assert site.asked.count("/robots.txt") == 1


def test_a_redirect_to_what_robots_txt_refuses_is_refused(site: Site, fetcher_for: Make) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /private\n")
    site.redirect("/a", "/private")
    assert _code(fetcher_for(), f"{site.address}/a") == "blocked-by-robots"


@pytest.mark.parametrize(
    ("status", "is_read"),
    [(401, True), (403, True), (404, True), (410, True), (429, False), (500, False), (503, False)],
)
def test_a_missing_robots_txt_allows_and_a_failing_one_does_not(
    site: Site, fetcher_for: Make, status: int, is_read: bool
) -> None:
    site.page("/robots.txt", b"", status)
    site.page("/a", PAGE)
    fetcher = fetcher_for()
    if is_read:
        assert _fetched(fetcher, f"{site.address}/a").content == PAGE
    else:
        assert _code(fetcher, f"{site.address}/a") == "robots-unreachable"
        asked = len(site.asked)
        assert _code(fetcher, f"{site.address}/b") == "robots-unreachable"
        assert len(site.asked) == asked  # known for a while


def test_an_endless_robots_txt_is_read_up_to_its_bound(site: Site, fetcher_for: Make) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /a\n" + b"# filler\n" * 200_000 + b"Disallow: /b\n")
    site.page("/b", PAGE)
    fetcher = fetcher_for()
    assert _code(fetcher, f"{site.address}/a") == "blocked-by-robots"
    assert _fetched(fetcher, f"{site.address}/b").content == PAGE


# Politeness


def test_a_host_is_not_asked_too_often(site: Site, fetcher_for: Make, slept: list[float]) -> None:
    site.page("/a", PAGE)
    fetcher = fetcher_for(delay=5.0)
    fetcher.fetch(f"{site.address}/a")
    assert slept == []
    fetcher.fetch(f"{site.address}/a")
    assert slept == [pytest.approx(5.0, abs=1.0)]


@pytest.mark.parametrize(("asked", "waited"), [(7, 7.0), (100_000, 30.0)])
def test_a_crawl_delay_is_kept_up_to_a_bound(
    site: Site, fetcher_for: Make, slept: list[float], asked: int, waited: float
) -> None:
    site.page("/robots.txt", b"User-agent: *\nCrawl-delay: %d\n" % asked)
    site.page("/a", PAGE)
    fetcher = fetcher_for()
    fetcher.fetch(f"{site.address}/a")
    fetcher.fetch(f"{site.address}/a")
    assert slept == [pytest.approx(waited, abs=1.0)]


def test_a_busy_server_is_asked_again_after_the_time_it_names(
    site: Site, fetcher_for: Make, slept: list[float]
) -> None:
    def busy(handler: BaseHTTPRequestHandler) -> None:
        site.page("/a", PAGE)
        handler.send_response(429)
        handler.send_header("Retry-After", "17")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    site.routes["/a"] = busy
    assert _fetched(fetcher_for(), f"{site.address}/a").content == PAGE
    assert slept[0] == 17.0


def test_who_asks_for_an_hour_is_not_waited_for(site: Site, fetcher_for: Make, slept: list[float]) -> None:
    site.page("/a", b"", 429, Retry_After="3600")
    assert _code(fetcher_for(), f"{site.address}/a") == "http-429"
    assert slept == []


def test_a_failing_server_is_tried_with_growing_waits(
    site: Site, fetcher_for: Make, slept: list[float]
) -> None:
    site.page("/a", b"", 503)
    assert _code(fetcher_for(), f"{site.address}/a") == "http-503"
    assert slept == [2.0, 4.0]
    assert len(site.pages_asked) == 3


def test_a_host_that_keeps_failing_is_left_alone(site: Site, fetcher_for: Make) -> None:
    site.page("/a", b"", 503)
    site.page("/b", PAGE)
    fetcher = fetcher_for()
    assert [_code(fetcher, f"{site.address}/a") for _ in range(3)] == ["http-503"] * 3
    assert _code(fetcher, f"{site.address}/b") == "host-failing"


def test_nobody_there_is_said(fetcher_for: Make) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{taken.getsockname()[1]}"
        assert _code(fetcher_for(allow=(host,)), f"http://{host}/") == "unreachable"


# Bounds


def test_a_page_over_the_bound_is_refused_before_it_is_read(site: Site, fetcher_for: Make) -> None:
    site.page("/a", b"x" * 2_000)
    site.page("/b", b"x" * 1_000)
    fetcher = fetcher_for(max_bytes=1_000)
    assert _code(fetcher, f"{site.address}/a") == "too-large"
    assert len(_fetched(fetcher, f"{site.address}/b").content) == 1_000


def test_an_answer_without_end_is_cut_off(site: Site, fetcher_for: Make) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Connection", "close")
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65_536)

    site.routes["/a"] = endless
    assert _code(fetcher_for(max_bytes=1_000_000), f"{site.address}/a") == "too-large"


def test_a_bomb_stops_early(site: Site, fetcher_for: Make) -> None:
    bomb = gzip.compress(bytes(50_000_000), 9)
    site.page("/a", bomb, Content_Encoding="gzip")
    started = time.monotonic()
    assert _code(fetcher_for(max_bytes=100_000), f"{site.address}/a") == "too-large"
    assert time.monotonic() - started < 1.0


def test_headers_that_drip_end_with_the_deadline(site: Site, fetcher_for: Make) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.flush_headers()
        while True:
            handler.wfile.write(b"X-Slow: 1\r\n")
            time.sleep(0.05)

    site.routes["/a"] = drip
    started = time.monotonic()
    assert _code(fetcher_for(timeout=0.5), f"{site.address}/a") == "timeout"
    assert time.monotonic() - started < 2.0
    assert len(site.pages_asked) == 1


def test_a_body_that_drips_ends_with_the_deadline(site: Site, fetcher_for: Make) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000000")
        handler.end_headers()
        while True:
            handler.wfile.write(b"x")
            time.sleep(0.05)

    site.routes["/a"] = drip
    started = time.monotonic()
    assert _code(fetcher_for(timeout=0.5), f"{site.address}/a") == "timeout"
    assert time.monotonic() - started < 2.0


def test_a_body_that_breaks_off_is_tried_again(site: Site, fetcher_for: Make) -> None:
    def breaking(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"half")
        handler.close_connection = True

    site.routes["/a"] = breaking
    assert _code(fetcher_for(), f"{site.address}/a") == "broken-off"
    assert len(site.pages_asked) == 3


def test_what_is_no_http_is_said(fetcher_for: Make, site: Site) -> None:
    def nonsense(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"\x00\x01\x02 nonsense\r\n\r\n")
        handler.close_connection = True

    site.routes["/a"] = nonsense
    assert _code(fetcher_for(), f"{site.address}/a") == "broken-off"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("x-gzip", gzip.compress(PAGE[:20], mtime=0) + gzip.compress(PAGE[20:], mtime=0)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("identity", PAGE),
    ],
    ids=["gzip", "two members", "deflate", "deflate without its header", "plain"],
)
def test_packed_answers_are_unpacked(site: Site, fetcher_for: Make, encoding: str, body: bytes) -> None:
    site.page("/a", body, Content_Encoding=encoding)
    assert _fetched(fetcher_for(), f"{site.address}/a").content == PAGE


@pytest.mark.parametrize(
    ("encoding", "body", "code"),
    [
        ("br", b"\x0b\x02\x80", "unsupported-encoding"),
        ("gzip, gzip", gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0), "unsupported-encoding"),
        ("gzip", PAGE, "damaged"),
        ("gzip", gzip.compress(PAGE, mtime=0)[:-12], "damaged"),
    ],
    ids=["brotli", "twice", "not packed", "cut off"],
)
def test_badly_packed_answers_are_named(
    site: Site, fetcher_for: Make, encoding: str, body: bytes, code: str
) -> None:
    site.page("/a", body, Content_Encoding=encoding)
    assert _code(fetcher_for(), f"{site.address}/a") == code


# Addresses


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://example.org/", "unsupported"),
        ("file:///etc/passwd", "unsupported"),
        ("https://user:word@example.org/", "credentials-in-url"),
        ("https://user@example.org/", "credentials-in-url"),
        ("https://", "invalid-url"),
        ("https:///path", "invalid-url"),
        ("http://[::1", "invalid-url"),
        ("http://example.org:99999999/", "invalid-url"),
        ("http://example.org:0/", "invalid-url"),
        ("http://exa\x00mple.org/", "invalid-url"),
        ("https://example.org/" + "x" * 10_000, "invalid-url"),
    ],
)
def test_what_is_no_address_is_refused(fetcher_for: Make, url: str, code: str) -> None:
    assert _code(fetcher_for(), url) == code


def test_a_password_is_not_repeated(fetcher_for: Make) -> None:
    with pytest.raises(SourceError) as caught:
        fetcher_for().fetch("https://user:secret@example.org/")
    assert "secret" not in str(caught.value)


def test_on_demand_fetches_like_the_real_one(site: Site) -> None:
    site.page("/a", PAGE)
    found = OnDemand(FetchSettings(allow_hosts=(site.host,), delay=0.0)).fetch(f"{site.address}/a")
    assert found is not None
    assert found.content == PAGE


# What a server may send to end a run


@pytest.mark.parametrize("tag", [b'"caf\xe9"', '"café"'.encode()])
def test_what_cannot_be_sent_back_is_not(site: Site, fetcher_for: Make, tag: bytes) -> None:
    def strange(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nETag: " + tag + b"\r\n\r\nx")

    site.routes["/a"] = strange
    fetcher, address = fetcher_for(), f"{site.address}/a"
    found = fetcher.fetch(address, Validators(tag.decode("latin-1"), "Mon, 02 Jun 2025 10:00:00 GMT"))
    assert found is not None
    assert Validators.of(found.headers) == Validators()
    assert "if-none-match" not in site.headers[-1]
    assert "if-modified-since" in site.headers[-1]


def test_a_validator_with_what_does_not_print_is_none() -> None:
    headers = (("etag", '"a\x00b"'), ("last-modified", "Mon, 02 Jun 2025 10:00:00 GMT"))
    assert Validators.of(headers) == Validators(None, "Mon, 02 Jun 2025 10:00:00 GMT")


def test_nothing_has_changed_only_where_that_was_asked(site: Site, fetcher_for: Make) -> None:
    site.page("/a", b"", 304)
    for known in (None, Validators(), Validators('"é"')):
        with pytest.raises(SourceError) as caught:
            fetcher_for().fetch(f"{site.address}/a", known)
        assert caught.value.code == "http-304"


def test_a_contact_that_no_header_can_hold_is_told(site: Site, fetcher_for: Make) -> None:
    site.page("/a", PAGE)
    with pytest.raises(SourceError, match="not ASCII"):
        fetcher_for(contact="rédaction").fetch(f"{site.address}/a")


@pytest.mark.parametrize("status", [b"200", b"two"])
def test_http_2_that_breaks_its_own_rules_is_a_broken_answer(status: bytes) -> None:
    """In the middle of a body, and where a status should stand."""

    def serve(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection:
            told = H2Connection(H2Configuration(client_side=False, validate_outbound_headers=False))
            told.initiate_connection()
            connection.sendall(told.data_to_send())
            while not any(isinstance(e, RequestReceived) for e in told.receive_data(connection.recv(65_536))):
                connection.sendall(told.data_to_send())
            told.send_headers(1, [(b":status", status)])
            told.send_data(1, b"half")
            connection.sendall(told.data_to_send())
            time.sleep(0.2)  # so that the body is being read when it breaks
            connection.sendall(b"\x00\x00\x01\x00\x00\x00\x00\x00\x00x")
            connection.recv(65_536)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve, args=(server,), daemon=True)
        thread.start()
        port = server.getsockname()[1]
        transport = Transport(Guard(Deadline(), [f"127.0.0.1:{port}"]))
        transport._pool = httpcore.ConnectionPool(http1=False, http2=True)
        with pytest.raises(TransientError) as caught, transport:
            transport.get(httpx.URL(f"http://127.0.0.1:{port}/"), {}, most=1_000, cut=False)
        assert caught.value.code == "broken-off"
        thread.join(5)
