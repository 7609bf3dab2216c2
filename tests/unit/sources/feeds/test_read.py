from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import MediaType, Page
from firsthand.sources.limits import Limits
from tests.unit.sources.conftest import Read, Web

AT = "https://news.example"
PAGE = b"<html><body><p>Shells fell on the market of Omdurman on Sunday.</p></body></html>"
FULL = "<p>Gunmen burned four houses in Tera on Sunday.</p>"

RSS2 = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Wire</title><link>{AT}</link><language>en-GB</language>
<item><title>One &amp;amp; only</title><media:title>not this</media:title><link>{AT}/1</link>
<pubDate>Mon, 02 Jun 2025 23:30:00 +0300</pubDate><description>Short.</description>
<content:encoded><![CDATA[{FULL}]]></content:encoded></item>
<item><title>Two</title><link>{AT}/2</link><description>&lt;b&gt;Two&lt;/b&gt; soldiers fell near Gao.</description></item>
<item><title>Two again</title><link>{AT}/2</link><description>Again.</description></item>
<item><title>Three</title><guid>{AT}/3</guid><description>A guid for a link.</description></item>
<item><title>Four</title><guid isPermaLink="false">tag:4</guid><description>No link at all.</description></item>
</channel></rss>"""
RDF = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="{AT}"><title>The Wire</title><dc:language>fr</dc:language></channel>
<item rdf:about="{AT}/1"><title>One</title><link>{AT}/1</link><dc:date>2025-06-02T23:30:00+03:00</dc:date>
<description>Deux morts.</description></item></rdf:RDF>"""
RSS091 = f"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>The Wire</title><item><title>One</title><link>{AT}/1</link>
<description>Caf&eacute; shelled.</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="{AT}/">
<title>The Wire</title>
<entry><id>tag:1</id><title type="html">One &amp;lt;b&amp;gt;</title><link rel="self" href="{AT}/1.atom"/>
<link href="1"/><published>2025-06-02T23:30:00Z</published><updated>2025-06-09T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Gunmen &amp; others burned houses.</p></div></content></entry>
<entry><id>tag:2</id><title>Two</title><link href="/2" type="text/html"/><summary>3 &lt; 4 killed.</summary></entry>
</feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Wire",
        "language": "en",
        "items": [
            {"id": "1", "url": f"{AT}/1", "title": "One", "content_html": FULL, "date_published": "2025-06-02T23:30:00-03:00"},
            "nonsense",
            {"id": 2, "content_text": "Five <fighters> died."},
            {"id": "3", "url": f"{AT}/3", "summary": "\ud83d broken"},
        ],
    },
    indent=1,
)  # fmt: skip
OPML = f"""<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="Africa">
<outline type="rss" text="The Wire" xmlUrl="{AT}/feed"/><outline text="B" xmlurl="{AT}/feed"/></outline></body></opml>"""
NEWS_MAP = f"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{AT}/1</loc><news:news><news:publication><news:name>The Wire</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2025-06-02</news:publication_date><news:title>One</news:title></news:news></url>
<url><loc>{AT}/2</loc><lastmod>2025-06-01</lastmod></url></urlset>"""
INDEX = f"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{AT}/map</loc></sitemap></sitemapindex>"""
FEEDS = {"rss2": RSS2, "rdf": RDF, "rss091": RSS091, "atom": ATOM, "json": JSON_FEED}
LISTS = {"opml": OPML, "map": NEWS_MAP, "index": INDEX}


def _pages(found: list[Page | Issue]) -> list[Page]:
    return [item for item in found if isinstance(item, Page)]


def _issues(found: list[Page | Issue]) -> list[tuple[str, str]]:
    return [(item.input, item.code) for item in found if isinstance(item, Issue)]


# Offline: what the feed holds


def test_the_entries_of_a_local_feed_are_pages(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS2)
    found = read(path)
    assert [item.id for item in _pages(found)] == [f"{AT}/1", f"{AT}/2", f"{AT}/3", "tag:4"]
    assert _issues(found) == []
    one, two, _, four = _pages(found)
    assert FULL.encode() in one.content
    assert one.media_type is MediaType.HTML
    assert (one.hints.title, one.hints.published) == ("One & only", date(2025, 6, 2))
    assert (one.hints.language, one.hints.outlet, one.url) == ("en", "The Wire", f"{AT}/1")
    assert b"<p><b>Two</b> soldiers fell near Gao.</p>" in two.content
    assert (four.content, four.media_type, four.url) == (b"No link at all.", MediaType.TEXT, None)


@pytest.mark.parametrize("form", FEEDS)
def test_every_form_tells_what_it_knows(read: Read, form: str) -> None:
    first = _pages(read("-", stdin=FEEDS[form].encode()))[0]
    assert first.id == f"{AT}/1"
    assert first.hints.outlet == "The Wire"
    assert first.hints.title
    assert first.hints.title.startswith("One")
    if form != "rss091":
        assert first.hints.published == date(2025, 6, 2)
        assert first.hints.language in {"en", "fr"}


@pytest.mark.parametrize("form", FEEDS)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_every_form_is_told_from_its_content(read: Read, form: str, encoding: str) -> None:
    if form == "json" and encoding == "utf-16":
        pytest.skip("JSON is UTF-8 (RFC 8259)")
    text = FEEDS[form].replace('encoding="UTF-8"', "")
    assert (
        len(
            _pages(
                read("-", stdin=("\n " * (encoding != "utf-16" and form == "rdf") + text).encode(encoding))
            )
        )
        >= 1
    )
    assert len(_pages(read("-", stdin=gzip.compress(text.encode(encoding))))) >= 1


def test_names_of_characters_and_bare_ampersands_are_read(read: Read) -> None:
    broken = RSS091.replace(
        "Caf&eacute; shelled.", "Caf&eacute;&nbsp;R&D &amp; more &unknown; & <![CDATA[a &eacute; b]]>"
    )
    for text in (
        broken,
        broken.replace("<!DOCTYPE", "<!-- x --><!DOCTYPE").partition("<!DOCTYPE")[0]
        + broken.partition('dtd">')[2],
    ):
        (page,) = _pages(read("-", stdin=text.encode()))
        assert page.content.decode() == "Café\u00a0R&D & more &unknown; & a é b"


def test_atom_says_what_is_text_and_what_is_markup(read: Read) -> None:
    one, two = _pages(read("-", stdin=ATOM.encode()))
    assert (one.id, two.id) == (f"{AT}/1", f"{AT}/2")
    assert b"<p>Gunmen &amp; others burned houses.</p>" in one.content
    assert (two.content, two.media_type) == (b"3 < 4 killed.", MediaType.TEXT)


def test_a_bad_item_is_one_issue(read: Read) -> None:
    found = read("-", stdin=JSON_FEED.encode())
    assert [item.id for item in _pages(found)] == [f"{AT}/1", "2", f"{AT}/3"]
    assert _issues(found) == [("-#2", "malformed-entry")]
    assert _pages(found)[1].content == b"Five <fighters> died."


@pytest.mark.parametrize("form", LISTS)
def test_links_alone_are_one_issue_offline(read: Read, form: str) -> None:
    assert _issues(read("-", stdin=LISTS[form].encode())) == [("-", "links-not-followed")]


def test_a_feed_that_is_cut_off_is_read_as_far_as_it_goes(read: Read) -> None:
    found = read("-", stdin=RSS2.partition("<item><title>Three")[0].encode())
    assert [item.id for item in _pages(found)] == [f"{AT}/1", f"{AT}/2"]
    (warning,) = (item for item in found if isinstance(item, Issue))
    assert (warning.code, warning.severity) == ("malformed-feed", Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        "<rss/>",
        "<rss><channel/></rss>",
        '{"version": "https://jsonfeed.org/version/1", "items": []}',
        "<opml><body/></opml>",
    ],
)
def test_a_feed_without_entries_says_so(read: Read, text: str) -> None:
    assert _issues(read("-", stdin=text.encode())) == [("-", "empty")]


@pytest.mark.parametrize(
    "text", ["not a feed", "<html><p>x</p></html>", "{}", "[]", '{"items": 3}', "<a", "<", "\0"]
)
def test_as_feed_of_what_is_none_is_an_issue(read: Read, text: str) -> None:
    ((place, code),) = _issues(read("-", stdin=text.encode(), as_kind="feed"))
    assert place == "-"
    assert code in {"malformed-feed", "binary"}


# Entities


LAUGHS = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    "start",
    [
        LAUGHS,
        '<!DOCTYPE rss [<!ENTITY j SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY j SYSTEM "http://127.0.0.1:9/">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
        "<!DOCTYPE rss [<!ENTITY % p \"&#60;!ENTITY j SYSTEM 'file:///etc/passwd'&#62;\"> %p;]>",
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY j "x">]>',
    ],
)
@pytest.mark.parametrize("use", ["<title>&j;</title>", '<title a="&j;">x</title>', "<title>x</title>"])
def test_feeds_that_declare_entities_are_refused(read: Read, start: str, use: str) -> None:
    text = f"<?xml version='1.0'?>{start}<rss><channel><item>{use}<description>Text.</description></item></channel></rss>"
    assert _issues(read("-", stdin=text.encode())) == [("-", "unsafe-xml")]


def test_an_outer_dtd_is_not_fetched(read: Read) -> None:
    text = RSS091.replace("http://my.netscape.com/publish/formats/rss-0.91.dtd", "http://127.0.0.1:9/x.dtd")
    assert len(_pages(read("-", stdin=text.encode()))) == 1


def test_deep_nesting_ends(read: Read) -> None:
    text = "<rss><channel><item><description>" + "<a>" * 100_000 + "x"
    assert read("-", stdin=text.encode())


# Online: what the links lead to


def test_the_links_of_a_feed_are_followed_once(read: Read) -> None:
    web = Web(
        {f"{AT}/feed": RSS2.encode(), f"{AT}/1": PAGE, f"{AT}/2": PAGE + b"2", f"{AT}/3": PAGE}, etag='"7"'
    )
    found = read(f"{AT}/feed", fetcher=web)
    assert web.asked == [f"{AT}/{name}" for name in ("feed", "1", "2", "3")]
    assert [item.id for item in _pages(found)] == [f"{AT}/1", f"{AT}/2", f"{AT}/3", "tag:4"]
    one = _pages(found)[0]
    assert (one.content, one.url) == (PAGE, f"{AT}/1")
    assert ("etag", '"7"') in one.headers
    assert (one.hints.title, one.hints.outlet, one.hints.published) == (
        "One & only",
        "The Wire",
        date(2025, 6, 2),
    )


def test_the_text_of_a_feed_stands_in_for_a_page_that_cannot_be_had(read: Read) -> None:
    found = read(f"{AT}/feed", fetcher=Web({f"{AT}/feed": RSS2.encode(), f"{AT}/3": None}))
    assert _issues(found) == [(f"{AT}/1", "http-404"), (f"{AT}/2", "http-404"), (f"{AT}/3", "not-modified")]
    severities = [item.severity for item in found if isinstance(item, Issue)]
    assert severities == [Severity.WARNING] * 3
    full, summary = _pages(found)[:2]
    assert FULL.encode() in full.content
    assert (summary.id, FULL.encode() in summary.content) == (f"{AT}/2", False)


def test_an_entry_that_is_only_a_link_fails_with_its_page(read: Read) -> None:
    feed = f"<rss><channel><title>Wire</title><item><link>{AT}/gone</link></item></channel></rss>"
    found = read(f"{AT}/feed", fetcher=Web({f"{AT}/feed": feed.encode()}))
    assert [(i.input, i.code, i.severity) for i in found if isinstance(i, Issue)] == [
        (f"{AT}/gone", "http-404", Severity.ERROR)
    ]


def test_a_feed_that_is_named_is_followed_and_one_that_is_found_is_not(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(OPML)
    pages = {f"{AT}/feed": ATOM.encode(), f"{AT}/1": PAGE, f"{AT}/2": PAGE}
    assert len(_pages(read(path, fetcher=Web(pages)))) == 2
    unasked = Web(pages)
    assert _issues(read(tmp_path, fetcher=unasked)) == [(str(path), "links-not-followed")]
    assert unasked.asked == []
    assert len(_pages(read(tmp_path, fetcher=Web(pages), as_kind="feed"))) == 2


def test_lists_lead_to_lists_and_to_pages(read: Read) -> None:
    web = Web(
        {f"{AT}/index": INDEX.encode(), f"{AT}/map": NEWS_MAP.encode(), f"{AT}/1": PAGE, f"{AT}/2": PAGE}
    )
    one, two = _pages(read(f"{AT}/index", fetcher=web))
    assert (one.hints.title, one.hints.published, one.hints.outlet) == ("One", date(2025, 6, 2), "The Wire")
    assert (two.hints.title, two.hints.published) == (None, None)


def test_relative_links_stand_beside_the_feed(read: Read) -> None:
    feed = b"<rss><channel><item><link>../a?b=1</link></item></channel></rss>"
    web = Web({f"{AT}/x/y/feed": feed, f"{AT}/x/a?b=1": PAGE})
    assert [item.id for item in _pages(read(f"{AT}/x/y/feed", fetcher=web))] == [f"{AT}/x/a?b=1"]


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "http://[", "/etc/passwd"]
)
def test_links_that_lead_elsewhere_are_not_followed(read: Read, link: str) -> None:
    web = Web({})
    feed = f"<rss><channel><item><link>{link}</link></item></channel></rss>"
    assert [code for _, code in _issues(read("-", stdin=feed.encode(), fetcher=web))] == ["empty"]
    assert web.asked == []


def test_lists_without_end_come_to_an_end(read: Read) -> None:
    class Endless(Web):
        def fetch(self, url: str, validators: object = None) -> object:  # type: ignore[override]
            self.pages[url] = INDEX.replace("/map", f"/map{len(self.asked)}").encode()
            return super().fetch(url)

    web = Endless({})
    assert [code for _, code in _issues(read(f"{AT}/index", fetcher=web))] == ["nested-too-deeply"]
    assert len(web.asked) <= 6


def test_a_list_of_itself_comes_to_an_end(read: Read) -> None:
    web = Web({f"{AT}/map": INDEX.encode()})
    read(f"{AT}/map", fetcher=web)
    assert len(web.asked) == 2


def test_a_feed_behind_an_entry_leads_no_further(read: Read) -> None:
    web = Web({f"{AT}/feed": RSS2.encode(), f"{AT}/1": RSS2.encode(), f"{AT}/2": PAGE, f"{AT}/3": PAGE})
    assert (f"{AT}/1", "nested-too-deeply") in _issues(read(f"{AT}/feed", fetcher=web))
    assert len(web.asked) == 4


def test_only_so_many_links_are_followed(read: Read) -> None:
    links = "".join(f"<url><loc>{AT}/{n}</loc></url>" for n in range(50))
    web = Web({f"{AT}/map": f"<urlset>{links}</urlset>".encode()} | {f"{AT}/{n}": PAGE for n in range(50)})
    found = read(f"{AT}/map", fetcher=web, limits=Limits(entries=10))
    assert len(_pages(found)) == 10
    assert _issues(found) == [(f"{AT}/map", "too-many-entries")]


def test_a_feed_over_the_limit_is_refused(read: Read) -> None:
    assert _issues(read("-", stdin=RSS2.encode(), limits=Limits(feed=500))) == [("-", "too-large")]


def test_an_address_that_fails_in_a_list_is_named(read: Read) -> None:
    web = Web({f"{AT}/list": OPML.encode(), f"{AT}/feed": SourceError("no", code="refused-address")})
    assert _issues(read(f"{AT}/list", fetcher=web)) == [(f"{AT}/feed", "refused-address")]
