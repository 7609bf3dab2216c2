"""A feed of any form to pages."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import Page
from firsthand.sources.feeds import atom, json_feed, markup, opml, rss, sitemap
from firsthand.sources.feeds.entry import Entries, Entry
from firsthand.sources.feeds.own import hints_of, own_page
from firsthand.sources.links import fetch, follow, pages_of, unchanged
from firsthand.sources.source import Request, issue

MOST_DEPTH = 3  # lists that may lead to lists: a list of feeds, an index of site maps, a site map, and pages

_FORMS: Mapping[str, Callable[[Any], Entries]] = {
    "rss": rss.entries,
    "rdf": rss.entries,
    "feed": atom.entries,
    "opml": opml.entries,
    "urlset": sitemap.entries,
    "sitemapindex": sitemap.index_entries,
}


def read_feed(content: bytes, name: str, request: Request) -> Iterator[Page | Issue]:
    """Yield the page of each entry, and an issue for each that gives none.

    With a fetcher the links are followed, each once for each argument; where a page cannot be had, the text or summary that
    the feed holds is the page. Without one the pages are what the feed itself holds. The links of a feed that
    was found inside a folder, a glob or an archive are not followed: whoever gives a folder did not ask us to go
    online for what lies in it. `--as feed` asks for it.

    Args:
        content: the feed.
        name: path or address of the feed.
        request: what applies to it.

    Raises:
        SourceError: it is no feed that can be read.
    """
    if request.depth > MOST_DEPTH:
        raise SourceError("lists of links are followed only so far", code="nested-too-deeply")
    if request.depth == 0 and name == request.argument:
        request = replace(request, followed=set())
    entries = entries_of(content, name)
    online = request.fetcher is not None and (
        request.depth > 0 or name == request.argument or request.as_kind == "feed"
    )
    yield from (_followed if online else _held)(entries, name, request)


def entries_of(content: bytes, name: str) -> Entries:
    """The entries of a feed of any form, links made absolute; an issue for each that is damaged.

    Args:
        content: the feed.
        name: path or address of the feed.

    Raises:
        SourceError: it is no feed that can be read.
    """
    damage = None
    if content.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
        found = json_feed.entries(json_feed.parse(content), name)
    else:
        root, damage = markup.parse(content)
        form = _FORMS.get(markup.tag(root))
        if form is None:
            raise SourceError(
                f"this is neither a feed nor a list of addresses: its root is {markup.tag(root)[:40]!r}",
                code="malformed-feed",
            )
        found = form(root)
    if damage is not None:
        yield issue(
            name,
            "malformed-feed",
            f"the feed is damaged and read as far as it goes: {damage}",
            Severity.WARNING,
        )
    try:
        for entry in found:
            yield _absolute(entry, name) if isinstance(entry, Entry) else entry
    except UnicodeDecodeError as error:  # what the parser let pass of a damaged document
        raise SourceError("the feed holds bytes that are no text", code="malformed-feed") from error


def _absolute(entry: Entry, base: str) -> Entry:
    """The entry with a link that can be followed, or none."""
    if entry.link is None:
        return entry
    link: str | None = entry.link
    try:
        if base.lower().startswith(("http://", "https://")):
            link = urljoin(base, entry.link)
        if urlsplit(link).scheme not in ("http", "https"):
            link = None
    except ValueError:
        link = None
    return replace(entry, link=link, guid=entry.guid or entry.link)


def _followed(entries: Entries, name: str, request: Request) -> Iterator[Page | Issue]:
    """The pages that the links lead to."""
    number = 0
    for entry in entries:
        if isinstance(entry, Issue):
            yield entry
            continue
        number += 1
        if entry.link is not None and entry.link in request.followed:
            continue
        if len(request.followed) >= request.limits.entries or number > request.limits.entries:
            yield _too_many(name, request)
            return
        if entry.link is None:
            yield _own(entry, f"{name}#{number}", request)
            continue
        request.followed.add(entry.link)
        if entry.is_list:
            yield from follow(entry.link, replace(request, as_kind=None, depth=request.depth + 1))
        else:
            yield from _page(entry, entry.link, request)
    if number == 0:
        yield issue(name, "empty", "the feed has no entries", Severity.WARNING)


def _page(entry: Entry, link: str, request: Request) -> Iterator[Page | Issue]:
    """The page of an entry; where it cannot be had, the text of the feed, or else its summary."""
    try:
        fetched = fetch(link, request)
    except SourceError as error:
        if not (entry.content or entry.summary):
            yield issue(link, error.code, str(error))
            return
        held = "text" if entry.content else "summary"
        yield issue(link, error.code, f"{error}; the {held} in the feed is used", Severity.WARNING)
        yield _own(entry, link, request)
        return
    if fetched is None:
        yield unchanged(link)
        return
    # What lies behind an entry is a page: a feed there leads no further.
    for item in pages_of(fetched, link, replace(request, as_kind=None, fetcher=None, depth=MOST_DEPTH + 1)):
        yield replace(item, hints=hints_of(entry)) if isinstance(item, Page) and item.id == link else item


def _held(entries: Entries, name: str, request: Request) -> Iterator[Page | Issue]:
    """What the feed itself holds."""
    seen: set[str] = set()
    listed = number = 0
    for entry in entries:
        number += 1
        if number > request.limits.entries:
            yield _too_many(name, request)
            break
        if isinstance(entry, Issue):
            yield entry
        elif entry.link is not None and entry.link in seen:
            continue
        elif entry.content or entry.summary:
            yield _own(entry, f"{name}#{number}", request)
        elif entry.link:
            listed += 1
        else:
            yield _own(entry, f"{name}#{number}", request)
        if isinstance(entry, Entry) and entry.link:
            seen.add(entry.link)
    if listed:
        yield issue(name, "links-not-followed", _why_not(listed, request))
    elif number == 0:
        yield issue(name, "empty", "the feed has no entries", Severity.WARNING)


def _why_not(listed: int, request: Request) -> str:
    links = "1 entry is only a link" if listed == 1 else f"{listed} entries are only links"
    if request.fetcher is not None:
        return f"{links}; links in files of a folder or an archive are followed with --as feed"
    return f"{links}, which are not followed offline or from a page"


def _own(entry: Entry, place: str, request: Request) -> Page | Issue:
    try:
        return own_page(entry, place, request)
    except SourceError as error:
        return issue(entry.link or place, error.code, str(error))


def _too_many(name: str, request: Request) -> Issue:
    return issue(name, "too-many-entries", f"only the first {request.limits.entries:,} links are read")
