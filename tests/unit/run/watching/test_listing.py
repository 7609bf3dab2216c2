"""What a source lists: feeds, their older entries, indexes of site maps, searches."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from firsthand.domain.errors import SourceError
from firsthand.domain.page import Validators
from firsthand.domain.watching import SourceKind
from firsthand.run.watching.articles import link_of
from firsthand.run.watching.book import WatchedSource
from firsthand.run.watching.keys import key_of
from firsthand.run.watching.listing import Ask, Listed, list_source
from firsthand.sources.fetch.transport import TransientError
from firsthand.sources.limits import LIMITS
from firsthand.sources.source import Fetched

NOW = datetime(2025, 6, 20, tzinfo=UTC)
BASE = "https://a.example"
SINCE = date(2025, 6, 1)


class Web:
    """Answers from a table; what it gave once under an ETag it does not give again."""

    def __init__(self, pages: Mapping[str, bytes | SourceError]) -> None:
        self.pages = dict(pages)
        self.asked: list[str] = []

    def fetch(self, url: str, validators: Validators | None = None) -> Fetched | None:
        self.asked.append(url.removeprefix(BASE))
        found = self.pages.get(url.removeprefix(BASE), SourceError("not found", code="http-404"))
        if isinstance(found, SourceError):
            raise found
        tag = f'"{len(found)}"'
        if validators is not None and validators.etag == tag:
            return None
        return Fetched(url, found, (("etag", tag),), None, NOW)


def _rss(*days: int, more: str = "") -> bytes:
    items = "".join(
        f"<item><title>Day {d}</title><link>{BASE}/day-{d}</link><pubDate>{d:02} Jun 2025 08:00:00 GMT</pubDate></item>"
        for d in days
    )
    return f'<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel>{more}{items}</channel></rss>'.encode()


def _map(*rows: tuple[str, str], tag: str = "url") -> bytes:
    root = "urlset" if tag == "url" else "sitemapindex"
    lines = "".join(f"<{tag}><loc>{BASE}{path}</loc><lastmod>{day}</lastmod></{tag}>" for path, day in rows)
    return f"<{root}>{lines}</{root}>".encode()


def _source(kind: SourceKind = SourceKind.FEED, path: str = "/feed", **more: object) -> WatchedSource:
    return replace(WatchedSource("A", kind, BASE + path), **more)  # type: ignore[arg-type]


def _links(listed: Listed) -> list[str]:
    return [(entry.link or "").removeprefix(BASE) for entry in listed.entries]


def test_a_feed_gives_what_is_not_too_old() -> None:
    listed = list_source(Ask(_source(), date(2025, 6, 3)), Web({"/feed": _rss(1, 3, 5)}))
    assert _links(listed) == ["/day-3", "/day-5"]
    assert (listed.seen, listed.error) == (3, None)
    assert listed.validators == {f"{BASE}/feed": Validators(f'"{len(_rss(1, 3, 5))}"', None)}


def test_what_has_not_changed_is_told_apart_from_what_is_empty() -> None:
    web = Web({"/feed": _rss()})
    first = list_source(Ask(_source(), SINCE), web)
    assert (first.seen, first.entries) == (0, ())
    again = list_source(Ask(_source(), SINCE, validators=first.validators), web)
    assert (again.seen, again.validators, again.error) == (None, {}, None)


@pytest.mark.parametrize("how", ["linked", "archive"])
def test_reading_back_follows_the_older_entries_to_the_day(how: str) -> None:
    def more(page: int) -> str:
        return f'<a:link rel="next" href="/feed?paged={page}"/>' if how == "linked" else ""

    web = Web(
        {
            "/feed": _rss(19, 20, more=more(2)),
            "/feed?paged=2": _rss(15, 17, more=more(3)),
            "/feed?paged=3": _rss(8, 12, more=more(4)),
            "/feed?paged=4": _rss(1, 2, more=more(5)),
            "/feed?paged=5": _rss(1),
        }
    )
    source = _source(archive=f"{BASE}/feed?paged={{page}}" if how == "archive" else None)
    assert _links(list_source(Ask(source, date(2025, 6, 10)), web)) == ["/day-19", "/day-20"]
    web.asked.clear()
    listed = list_source(Ask(source, date(2025, 6, 10), is_deep=True), web)
    assert _links(listed) == ["/day-19", "/day-20", "/day-15", "/day-17", "/day-12"]
    assert web.asked == ["/feed", "/feed?paged=2", "/feed?paged=3", "/feed?paged=4"]
    web.asked.clear()
    list_source(Ask(replace(source, pages=2), date(2025, 1, 1), is_deep=True), web)
    assert web.asked == ["/feed", "/feed?paged=2"]


def test_the_end_of_an_archive_loses_nothing_of_what_came_before() -> None:
    web = Web({"/feed": _rss(19, 20), "/feed?paged=2": _rss(15)})
    source = _source(archive=f"{BASE}/feed?paged={{page}}")
    listed = list_source(Ask(source, date(2025, 1, 1), is_deep=True), web)
    assert _links(listed) == ["/day-19", "/day-20", "/day-15"]
    assert listed.error is None  # past its last page an archive has no more


def test_an_index_leads_to_the_site_maps_that_have_changed() -> None:
    pages = {
        "/map": _map(("/map-may.xml", "2025-05-31"), ("/map-june.xml.gz", "2025-06-20"), tag="sitemap"),
        "/map-june.xml.gz": gzip.compress(_map(("/old", "2025-05-01"), ("/new", "2025-06-19")), mtime=0),
        "/map-may.xml": _map(("/older", "2025-05-01")),
    }
    web = Web(pages)
    source = _source(SourceKind.SITEMAP, "/map")
    listed = list_source(Ask(source, SINCE), web)
    assert _links(listed) == ["/new"]
    assert web.asked == ["/map", "/map-june.xml.gz"]
    web.pages["/map-june.xml.gz"] = gzip.compress(
        _map(("/new", "2025-06-19"), ("/newer", "2025-06-20")), mtime=0
    )
    again = list_source(Ask(source, SINCE, validators=listed.validators), web)
    assert _links(again) == ["/new", "/newer"]  # the index itself is the same as before


def test_a_search_leads_to_articles_and_pages_on_to_read_back() -> None:
    def results(*slugs: str) -> bytes:
        rows = "".join(f'<li><a href="/{slug}">Title of {slug}</a></li>' for slug in slugs)
        menu = '<nav><a href="/who-we-are-here">Menu</a></nav><a href="https://ads.example/buy-one-get-two">Ad</a>'
        return f"<html><body>{menu}<ul>{rows}</ul><a href='/tag/mali'>Mali</a></body></html>".encode()

    web = Web(
        {
            "/?s=gao&p=1": results("attack-in-the-north", "attack-in-the-south"),
            "/?s=gao&p=2": results("attack-in-the-south", "attack-in-the-west"),
            "/?s=gao&p=3": results("attack-in-the-west"),
        }
    )
    source = _source(SourceKind.SEARCH, "/?s={query}&p={page}", queries=("gao",))
    assert _links(list_source(Ask(source, SINCE), web)) == ["/attack-in-the-north", "/attack-in-the-south"]
    listed = list_source(Ask(source, SINCE, is_deep=True), web)
    assert _links(listed)[-1] == "/attack-in-the-west"
    assert len(listed.entries) == 3
    only = replace(source, links=(f"{BASE}/*-south",))
    assert _links(list_source(Ask(only, SINCE), web)) == ["/attack-in-the-south"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><body>Verify that you are human</body></html>",
        b"<rss><channel><item><title>x",
        b"\x1f\x8b\x08junk",
    ],
)
def test_what_is_no_feed_is_an_error_and_not_an_empty_one(content: bytes) -> None:
    listed = list_source(Ask(_source(), SINCE), Web({"/feed": content}))
    assert listed.error is not None
    assert listed.validators == {}  # or it would count as unchanged the next time


def test_one_listing_that_fails_stops_none_of_the_others() -> None:
    index = _map(*((f"/{n}.xml", "2025-06-20") for n in ("one", "two", "three")), tag="sitemap")
    busy = TransientError("busy", code="http-503", after=77.0)
    web = Web(
        {"/map": index, "/one.xml": _map(("/a", "2025-06-20")), "/two.xml": busy, "/three.xml": b"<html>"}
    )
    listed = list_source(Ask(_source(SourceKind.SITEMAP, "/map"), SINCE), web)
    assert (_links(listed), listed.error) == (["/a"], None)
    assert [(gap.input, gap.code) for gap in listed.gaps] == [
        (f"{BASE}/two.xml", "http-503"),
        (f"{BASE}/three.xml", "malformed-feed"),
    ]
    assert set(listed.validators) == {f"{BASE}/map", f"{BASE}/one.xml"}
    web.pages["/map"] = busy
    first = list_source(Ask(_source(SourceKind.SITEMAP, "/map"), SINCE), web)
    assert (first.error, first.after, first.gaps) == (busy, 77.0, ())


def test_one_query_that_fails_stops_none_of_the_others() -> None:
    results = b"<html><a href='/attack-in-the-north'>x</a></html>"
    source = _source(SourceKind.SEARCH, "/?s={query}", queries=("a", "b"))
    listed = list_source(Ask(source, SINCE), Web({"/?s=b": results}))
    assert (_links(listed), listed.error) == (["/attack-in-the-north"], None)
    assert list_source(Ask(source, SINCE), Web({})).error is not None


def test_site_maps_that_have_not_changed_of_late_are_not_asked_for() -> None:
    index = _map(("/one.xml", "2025-06-03"), ("/two.xml", "2025-06-20"), tag="sitemap")
    web = Web({"/map": index, "/two.xml": _map(("/a", "2025-06-04"))})
    listed = list_source(Ask(_source(SourceKind.SITEMAP, "/map"), SINCE, lists_since=date(2025, 6, 18)), web)
    assert web.asked == ["/map", "/two.xml"]
    assert _links(listed) == ["/a"]


def test_what_only_counts_clicks_is_no_part_of_a_key() -> None:
    plain = "https://a.example/x?id=3"
    assert key_of(plain) == plain
    assert key_of("HTTPS://A.example/x?utm_source=rss&id=3&at_medium=RSS#top") == plain
    assert key_of("https://a.example/" + "x" * 600).startswith("sha256:")
    assert key_of("https://[bad") == "https://[bad"


def test_an_entry_without_address_is_known_by_its_id() -> None:
    web = Web(
        {
            "/feed": b"<rss><channel><item><guid isPermaLink='false'>7</guid><description>Text</description></item></channel></rss>"
        }
    )
    entry = list_source(Ask(_source(), SINCE), web).entries[0]
    source = _source(outlet="A", language="fr")
    first, again = link_of(entry, source, 1), link_of(entry, source, 2)
    assert first.key == again.key
    assert (first.link, first.text, first.outlet, first.language) == ("", "Text", "A", "fr")


# What is not there, and what is not seen


def _opml(*paths: str) -> bytes:
    rows = "".join(f'<outline type="rss" xmlUrl="{BASE}{path}"/>' for path in paths)
    return f"<opml version='2.0'><body>{rows}</body></opml>".encode()


@pytest.mark.parametrize("kind", ["index", "feeds"])
def test_lists_of_which_no_part_has_changed_are_not_empty(kind: str) -> None:
    parts = ("/one.xml", "/two.xml")
    if kind == "index":
        first = _map(*((part, "2025-06-20") for part in parts), tag="sitemap")
        pages = {part: _map((f"/of{part}", "2025-06-20")) for part in parts}
    else:
        first = _opml(*parts)
        pages = {part: _rss(5 + number) for number, part in enumerate(parts)}
    web = Web({"/first": first, **pages})
    source = _source(SourceKind.SITEMAP if kind == "index" else SourceKind.FEED, "/first")
    before = list_source(Ask(source, SINCE), web)
    assert before.seen == 2
    again = list_source(Ask(source, SINCE, validators=before.validators), web)
    assert (again.seen, again.entries, again.is_whole) == (None, (), True)
    web.pages["/two.xml"] = _map() if kind == "index" else _rss()
    assert (
        list_source(Ask(source, SINCE, validators=before.validators), web).seen is None
    )  # the other holds some
    web.pages["/one.xml"] = web.pages["/two.xml"]
    assert list_source(Ask(source, SINCE, validators=before.validators), web).seen == 0


def test_an_index_of_which_every_part_is_left_out_is_not_empty_and_one_of_nothing_is() -> None:
    web = Web({"/map": _map(("/one.xml", "2025-06-03"), tag="sitemap")})
    source = _source(SourceKind.SITEMAP, "/map")
    assert list_source(Ask(source, SINCE, lists_since=date(2025, 6, 18)), web).seen is None
    web.pages["/map"] = _map(tag="sitemap")
    assert list_source(Ask(source, SINCE, lists_since=date(2025, 6, 18)), web).seen == 0


def test_a_feed_that_was_read_back_is_asked_for_conditionally_again() -> None:
    web = Web({"/feed": _rss(19, 20), "/feed?paged=2": _rss(15), "/feed?paged=3": _rss(1)})
    source = _source(archive=f"{BASE}/feed?paged={{page}}")
    listed = list_source(Ask(source, date(2025, 6, 1), is_deep=True), web)
    assert len(listed.entries) == 4
    assert set(listed.validators) == {f"{BASE}/feed"}
    assert list_source(Ask(source, SINCE, validators=listed.validators), web).seen is None


@pytest.mark.parametrize(
    ("failure", "is_whole"),
    [
        (TransientError("late", code="timeout"), False),
        (SourceError("busy", code="http-429"), False),
        (SourceError("broken", code="http-500"), False),
        (SourceError("gone", code="http-410"), True),
        (SourceError("no", code="blocked-by-robots"), True),
        (SourceError("no", code="http-403"), True),
    ],
)
def test_reading_back_is_whole_where_nothing_is_missing_that_may_be_had_yet(
    failure: SourceError, is_whole: bool
) -> None:
    web = Web({"/feed": _rss(19, 20), "/feed?paged=2": _rss(15), "/feed?paged=3": failure})
    source = _source(archive=f"{BASE}/feed?paged={{page}}")
    listed = list_source(Ask(source, date(2025, 6, 1), is_deep=True), web)
    assert _links(listed) == ["/day-19", "/day-20", "/day-15"]
    assert (listed.error, listed.is_whole) == (None, is_whole)
    assert [gap.code for gap in listed.gaps] == ([] if failure.code == "http-410" else [failure.code])


def test_one_part_that_brings_up_a_fault_stops_none_of_the_others() -> None:
    index = _map(*((f"/{n}.xml", "2025-06-20") for n in ("one", "two")), tag="sitemap")

    class Stumbles(Web):
        def fetch(self, url: str, validators: Validators | None = None) -> Fetched | None:
            if url.endswith("one.xml"):
                raise KeyError("hostile")
            return super().fetch(url, validators)

    web = Stumbles({"/map": index, "/two.xml": _map(("/a", "2025-06-20"))})
    listed = list_source(Ask(_source(SourceKind.SITEMAP, "/map"), SINCE), web)
    assert (_links(listed), listed.error) == (["/a"], None)
    assert [(gap.input, gap.code) for gap in listed.gaps] == [(f"{BASE}/one.xml", "fault")]


@pytest.mark.parametrize("is_deep", [False, True])
def test_more_lists_than_one_look_takes_are_read_at_the_next(
    is_deep: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("firsthand.run.watching.listing._MOST_LISTS", 3)
    parts = tuple(f"/{number}.xml" for number in range(5))
    pages = {part: _rss(5 + number) for number, part in enumerate(parts)}
    web, source = Web({"/list": _opml(*parts), **pages}), _source(path="/list")
    ask, found, looks = Ask(source, SINCE, is_deep), [], []
    for _ in range(3):
        listed = list_source(ask, web)
        found += _links(listed)
        looks.append(listed.is_whole)
        ask = replace(ask, done=ask.done | listed.done)
        if not listed.is_whole:
            (gap,) = listed.gaps
            assert (gap.input, gap.code) == (f"{BASE}/list", "too-many-listings")
    assert looks == [False, False, True]
    assert found == [f"/day-{number}" for number in range(5, 10)]


def test_more_entries_than_one_look_takes_are_read_at_the_next() -> None:
    index = _map(*((f"/{n}.xml", "2025-06-20") for n in range(3)), tag="sitemap")
    sizes = (2, 7, 2)
    maps = {
        f"/{n}.xml": _map(*((f"/{n}-{entry}", "2025-06-20") for entry in range(size)))
        for n, size in enumerate(sizes)
    }
    web, source = Web({"/map": index, **maps}), _source(SourceKind.SITEMAP, "/map")
    ask = Ask(source, SINCE, limits=replace(LIMITS, entries=4))
    looks = []
    for _ in range(3):
        listed = list_source(ask, web)
        looks.append((_links(listed), listed.is_whole, [(gap.input, gap.code) for gap in listed.gaps]))
        ask = replace(ask, validators={**ask.validators, **listed.validators})
    cut = [(f"{BASE}/1.xml", "too-many-entries")]
    assert looks == [
        (["/0-0", "/0-1", "/1-0", "/1-1"], False, cut),
        (["/1-0", "/1-1", "/1-2", "/1-3"], False, cut),  # of a list too long for any look, so much is read
        (["/2-0", "/2-1"], True, []),
    ]


def test_lists_within_lists_are_followed_so_far_and_that_is_told() -> None:
    maps = {f"/{n}.xml": _map((f"/{n + 1}.xml", "2025-06-20"), tag="sitemap") for n in range(6)}
    listed = list_source(Ask(_source(SourceKind.SITEMAP, "/0.xml"), SINCE), Web(maps))
    assert [(gap.input, gap.code) for gap in listed.gaps] == [(f"{BASE}/3.xml", "nested-too-deeply")]
    assert listed.is_whole


def test_an_index_within_an_index_leads_on_though_it_has_not_changed() -> None:
    maps = {
        "/0.xml": _map(("/1.xml", "2025-06-20"), tag="sitemap"),
        "/1.xml": _map(("/2.xml", "2025-06-20"), tag="sitemap"),
    }
    web, source = Web({**maps, "/2.xml": _map(("/a", "2025-06-20"))}), _source(SourceKind.SITEMAP, "/0.xml")
    first = list_source(Ask(source, SINCE), web)
    web.pages["/2.xml"] = _map(("/a", "2025-06-20"), ("/b", "2025-06-20"))
    assert _links(list_source(Ask(source, SINCE, validators=first.validators), web)) == ["/a", "/b"]
