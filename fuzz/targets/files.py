"""Files of many pages: archives, tables, mails, feeds."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from functools import partial

from firsthand.documents import read_page
from firsthand.domain.errors import DocumentError, SourceError
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.anchors import article_links
from firsthand.sources.feeds.read import entries_of
from firsthand.sources.limits import Limits
from firsthand.sources.reading import read_stream
from firsthand.sources.source import Request
from fuzz import promises
from fuzz.target import Target
from fuzz.targets.articles import HTML, LIVE

_LIMITS = Limits(page=100_000, line=120_000, message=200_000, archive=1_000_000, expansion=50, archive_head=200_000, feed=200_000,
    entries=200, members=200, faults=20)  # fmt: skip
_TEXT = b"Soldiers drove back gunmen near Menaka on Monday, the army said."


def check_stream(data: bytes, kind: str | None) -> bool:
    """Pages and issues, in a number that the size of the input bounds; nothing is raised."""
    request = Request("file", kind, promises.NOW, limits=_LIMITS)
    count = pages = 0
    for found in read_stream(io.BytesIO(data), "file", request):
        count += 1
        if isinstance(found, Issue):
            promises.issue(found)
        else:
            pages += 1
            promises.page(found)
            _read(found)
            promises.hold(len(found.content) <= _LIMITS.page, "a page beyond the limit", len(found.content))
    promises.hold(count > 0 or bool(data), "no word of an empty file")
    promises.hold(count <= 50 + len(data), "more pages than bytes", count)
    return pages > 0


def _read(page: Page) -> None:
    """Whatever a source says of a page, the page is read or refused."""
    try:
        promises.document(read_page(page))
    except DocumentError as error:
        promises.tells(error)


def check_feed(data: bytes) -> bool:
    """As `check_stream`; and entries that can be followed, or `SourceError`."""
    check_stream(data, "feed")
    count = 0
    try:
        for entry in entries_of(data, "https://news.example/feed"):
            if isinstance(entry, Issue):
                promises.issue(entry)
                continue
            count += 1
            promises.kept(entry)
    except SourceError as error:
        promises.tells(error)
    return count > 0


def check_links(data: bytes) -> bool:
    """Links with addresses of the web, or `SourceError`."""
    count = 0
    for charset, patterns in ((None, ()), ("utf-16", ("https://news.example/*",))):
        try:
            entries = article_links(data, "https://news.example/search?q=x", patterns, charset)
        except SourceError as error:
            promises.tells(error)
            continue
        for entry in entries:
            promises.hold(
                entry.link is not None and entry.link.startswith(("http://", "https://")), "a link", entry
            )
            promises.kept(entry)
        count += len(entries)
    return count > 0


def _record(body: bytes, *, http: bytes = b"", kind: bytes = b"response") -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + http + b"\r\n" + body
    head = (
        b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://news.example/a\r\nWARC-Date: 2025-06-02T10:00:00Z\r\n"
        % kind
    )
    return (
        head
        + b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(block)
        + block
        + b"\r\n\r\n"
    )


def _warc() -> Sequence[bytes]:
    plain = _record(b"<html><body><p>Gunmen raided a village.</p></body></html>")
    chunked = _record(b"5\r\nhello\r\n0\r\n\r\n", http=b"Transfer-Encoding: chunked\r\n")
    packed = _record(gzip.compress(b"<p>Gunmen</p>", mtime=0), http=b"Content-Encoding: gzip\r\n")
    return [
        plain + chunked,
        plain + _record(b"x", kind=b"resource") + packed,
        gzip.compress(plain, mtime=0) + gzip.compress(chunked, mtime=0),
    ]


def _archives() -> Sequence[bytes]:
    packed, stored, tarred = io.BytesIO(), io.BytesIO(), io.BytesIO()
    for out, compression in ((packed, zipfile.ZIP_DEFLATED), (stored, zipfile.ZIP_STORED)):
        with zipfile.ZipFile(out, "w", compression) as archive:
            for name, content in (
                ("a.html", LIVE.encode()),
                ("../b/c.txt", _TEXT),
                ("d.jsonl", b'{"text": "x"}\n'),
            ):
                archive.writestr(zipfile.ZipInfo(name), content, compression)
    with tarfile.open(fileobj=tarred, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name in ("a.txt", "é" * 80 + ".txt"):
            info = tarfile.TarInfo(name)
            info.size = len(_TEXT)
            archive.addfile(info, io.BytesIO(_TEXT))
    return [
        packed.getvalue(),
        stored.getvalue(),
        tarred.getvalue()[:3_072],
        gzip.compress(tarred.getvalue(), mtime=0),
        gzip.compress(_TEXT, mtime=0),
    ]


def _tables() -> Sequence[bytes]:
    rows = 'ID,Date,Headline,Body,Source,URL\r\na1,2025-06-02,Raid,"Gunmen raided a village, and left.\nTwo died.",Radio,https://n.example/1\r\n'
    return [
        rows.encode(),
        rows.replace(",", "\t").encode(),
        rows.encode("utf-16"),
        rows.replace(",", ";").encode(),
    ]


def _json() -> Sequence[bytes]:
    line = {
        "id": "1",
        "url": "https://n.example/1",
        "title": "Raid",
        "text": "Gunmen raided.",
        "published": "2025-06-02",
        "language": "en",
        "outlet": "Radio",
    }
    return [
        json.dumps([line, {"html": "<p>x</p>"}]).encode(),
        json.dumps(line, indent=1).encode(),
        (json.dumps(line) + "\n" + json.dumps({"text": "\ud83d\ude00 x"})).encode(),
    ]


def _mails() -> Sequence[bytes]:
    message = EmailMessage()
    message["Subject"] = "Attaque près de Ménaka"
    message["From"] = "Radio Exemple <desk@radio.example>"
    message["Date"] = "Mon, 02 Jun 2025 23:10:00 +0200"
    message.set_content("Des hommes armés ont attaqué un village dimanche.\n")
    message.add_alternative("<p>Des hommes armés</p>", subtype="html")
    message.add_attachment(_TEXT, maintype="text", subtype="plain", filename="b.txt")
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/saved\r\nSubject: =?utf-8?Q?Raid=20near=20M=C3=A9naka?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n\r\n----b\r\nContent-Type: text/html; charset=utf-8\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://news.example/saved\r\n\r\n"
        "<!DOCTYPE html><html><body><p>Gunmen raided M=C3=A9naka.</p></body></html>\r\n----b--\r\n"
    )
    return [message.as_bytes(), saved.encode()]


def _feeds() -> Sequence[bytes]:
    rss = (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>N</title><link>https://n.example/</link>'
        "<item><title>Raid</title><link>/1</link><guid>1</guid><pubDate>Mon, 02 Jun 2025 10:00:00 GMT</pubDate><description>Gunmen &lt;b&gt;raided&lt;/b&gt;</description>"
        "<content:encoded><![CDATA[<p>Gunmen raided a village.</p>]]></content:encoded></item></channel></rss>"
    )
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><title>Raid</title><link rel="alternate" href="https://n.example/1"/><id>1</id>'
        '<updated>2025-06-02T10:00:00Z</updated><summary type="html">Gunmen</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">x</div></content></entry></feed>'
    )
    opml = '<opml version="2.0"><body><outline text="a"><outline type="rss" xmlUrl="https://n.example/feed" text="N"/></outline></body></opml>'
    sitemap = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://n.example/1</loc>'
        "<lastmod>2025-06-02</lastmod><news:news><news:publication><news:name>N</news:name></news:publication><news:title>Raid</news:title></news:news></url></urlset>"
    )
    index = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://n.example/s.xml</loc></sitemap></sitemapindex>'
    entry = {
        "id": "1",
        "url": "https://n.example/1",
        "title": "Raid",
        "content_html": "<p>Gunmen</p>",
        "date_published": "2025-06-02T10:00:00Z",
        "tags": ["a"],
    }
    held = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "N", "items": [entry]})
    return [one.encode() for one in (rss, atom, held, opml, sitemap, index)]


def _of(
    name: str, promise: str, kind: str | None, seeds: Callable[[], Sequence[bytes]], *words: bytes
) -> Target:
    return Target(name, promise, partial(check_stream, kind=kind), seeds, words)


_PROMISE = "gives pages that can be stored and issues, and raises nothing"
WARC = _of("warc", f"a web archive {_PROMISE}", "warc", _warc, b"WARC/1.0\r\n", b"Content-Length: ", b"\r\n\r\n", b"WARC-Type: response", b"HTTP/1.1 200 OK\r\n",
    b"Content-Encoding: br\r\n", b"Content-Encoding: deflate\r\n", b"Transfer-Encoding: chunked\r\n", b"WARC-Truncated: length\r\n", b"\x1f\x8b\x08", b"99999999")  # fmt: skip
ARCHIVES = _of("archives", f"zip, tar and packed files: each {_PROMISE}", None, _archives, b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07",
    b"ustar\x0000", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\x00", b"30 mtime=1\n", b"\xff\xff\xff\xff", b"0000644")  # fmt: skip
TABLES = _of("tables", f"a table {_PROMISE}", "csv", _tables, b'"', b",", b"\r\n", b"\t", b'""', b"text,", b"html,", b"published", b"20250602143000", b"\x00", b"\xff\xfe")  # fmt: skip
JSON = _of("json", f"JSON and JSON lines: each {_PROMISE}", None, _json, b'"text":', b'"html":', b'"published":"', b"\\ud800", b"\\u0000", b"http://[", b"[", b"{", b"]", b"}", b"null", b"1e999", b"NaN", b'\n{"', b",")  # fmt: skip
MAILS = _of("mails", f"mails and saved pages: each {_PROMISE}", "eml", _mails, b"Content-Type: multipart/mixed; boundary=b\r\n", b"Content-Type: message/rfc822\r\n", b"\r\n--b\r\n",
    b"Content-Transfer-Encoding: base64\r\n", b"; charset=", b"=?utf-8?B?", b"=?utf-8?Q?=00?= ", b"?=", b"filename*0*=utf-8''%E9", b"Content-Disposition: attachment; filename=", b"\r\n ", b"x-unknown", b"Date: ")  # fmt: skip
FEEDS = Target("feeds", f"RSS, Atom, JSON Feed, OPML and site maps: each {_PROMISE}", check_feed, _feeds, (b"<item>", b"<entry>", b"<link>", b"<pubDate>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;",
    b"<![CDATA[", b"]]>", b"xml:base=", b'"items":[', b"<outline xmlUrl=", b"<loc>", b"http://[", b"javascript:", b"<rdf:RDF", b"\xef\xbb\xbf", b'encoding="utf-16"'))  # fmt: skip
STREAMS = _of(
    "streams",
    f"any bytes, by what they are: each {_PROMISE}",
    None,
    lambda: [make()[0] for make in (_warc, _archives, _tables, _json, _mails, _feeds)],
)
LINKS = Target(
    "links",
    "a page of results gives links with addresses of the web, or SourceError",
    check_links,
    lambda: [HTML.encode().replace(b"href=/b", b"href=/2025/ten-soldiers-killed-near-gao").replace(b"aside", b"section"), b'<base href="https://news.example/x/"><main><a href="thirty-soldiers-killed-near-gao">Thirty</a><a href="//[">x</a></main>'],
    (b"<a href=", b"<base href=", b"http://[::", b"://", b"javascript:", b"..//", b"<nav>", b"&#0;", b"%00", b"\xff\xfe"),
)  # fmt: skip
