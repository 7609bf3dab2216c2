"""Fetching articles. Runs in a worker: touches the network and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from firsthand.domain.errors import LaterError, SourceError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import Page
from firsthand.domain.watching import Link, SourceKind
from firsthand.run.watching.book import AGAIN, WatchedSource
from firsthand.run.watching.keys import key_of, own_key
from firsthand.sources.feeds.entry import Entry
from firsthand.sources.feeds.own import hints_of, own_page
from firsthand.sources.limits import LIMITS, Limits
from firsthand.sources.links import pages_of
from firsthand.sources.source import Fetcher, Request, issue

MOST_TRIES = len(AGAIN) + 1
"""How often an article is tried that cannot be had: now, and after each of the waits."""
_LONGEST_TEXT = 200_000  # characters of an entry's own text that are kept while its page is waited for


@dataclass(frozen=True, slots=True)
class Caught:
    """What came of one link.

    Attributes:
        link: the link.
        pages: the page, or the text of the listing in its place; issues on the way.
        is_final: whether there is nothing left to try.
        is_own: whether the page is the text of the listing, which says nothing of the pages of the site.
        error: why the page cannot be had, None where it can.
    """

    link: Link
    pages: tuple[Page | Issue, ...]
    is_final: bool
    is_own: bool = False
    error: SourceError | None = None


def link_of(entry: Entry, source: WatchedSource, number: int) -> Link:
    """The link of an entry.

    Args:
        entry: as listed.
        source: who lists it.
        number: its place on the listing, for one that has neither address nor id.
    """
    text = entry.content or entry.summary
    return Link(
        key=key_of(entry.link) if entry.link else own_key(source.name, entry.guid or text or str(number)),
        link=entry.link or "",
        source=source.name,
        # The words of a link on a page may be "Read more": the article knows better.
        title=entry.title[:1_000] if entry.title and source.kind is not SourceKind.SEARCH else None,
        published=entry.published,
        language=entry.language or source.language,
        outlet=source.outlet or entry.outlet,
        text=text[:_LONGEST_TEXT] if text else None,
        is_dated=bool(entry.published or entry.modified),
    )


def fetch_article(
    link: Link, fetcher: Fetcher, now: Callable[[], datetime], limits: Limits = LIMITS
) -> Caught:
    """Fetch one article. Where its page cannot be had, the text of the listing is the page, and the page is tried again later.

    Args:
        link: what to fetch.
        fetcher: gets addresses.
        now: the time of day (UTC).
        limits: sizes that are read up to.
    """
    entry = Entry(
        link=link.link or None,
        guid=link.key,
        title=link.title,
        published=link.published,
        language=link.language,
        outlet=link.outlet,
        content=link.text,
    )
    request = Request(
        link.link, None, now(), limits=limits, depth=99
    )  # what lies behind a link leads no further
    if not link.link:
        return Caught(link, (_own(entry, link.key, request),), is_final=True, is_own=True)
    try:
        fetched = fetcher.fetch(link.link)
    except SourceError as error:
        return _without_page(link, entry, request, error)
    if fetched is None:
        return Caught(link, (), is_final=True)
    pages = tuple(
        replace(item, hints=hints_of(entry)) if isinstance(item, Page) and item.id == link.link else item
        for item in pages_of(fetched, link.link, replace(request, as_kind=None))
    )
    return Caught(link, pages, is_final=True)


def _without_page(link: Link, entry: Entry, request: Request, error: SourceError) -> Caught:
    is_late = isinstance(error, LaterError)  # it was not tried
    is_final = not is_late and (link.tries >= MOST_TRIES or error.code in PERMANENT)
    if link.text is None:
        told = issue(link.link, error.code, str(error))
        return Caught(link, (told,) if is_final else (), is_final, error=error)
    told = issue(link.link, error.code, f"{error}; the text in the listing is used", Severity.WARNING)
    return Caught(link, (told, _own(entry, link.link, request)), is_final, is_own=True, error=error)


def _own(entry: Entry, place: str, request: Request) -> Page | Issue:
    try:
        return own_page(entry, place, request)
    except SourceError as error:
        return issue(place, error.code, str(error))


PERMANENT = frozenset(
    {
        "http-401", "http-402", "http-403", "http-410", "http-451", "blocked-by-robots", "refused-address",
        "refused-port", "invalid-url", "unsupported", "credentials-in-url", "too-large", "redirect-loop",
        "too-many-redirects",
    }
)  # fmt: skip
"""Codes of what another try does not mend. A page that is not found (404) may be about to be published."""


@dataclass(frozen=True, slots=True)
class Errand:
    """Articles of one host, fetched one after the other."""

    links: Sequence[Link]
    limits: Limits = LIMITS


def hinted(item: Page | Issue, source: WatchedSource) -> Page | Issue:
    """A page with what the file says of its source."""
    if isinstance(item, Issue):
        return item
    return replace(item, hints=replace(item.hints, outlet=source.outlet, language=source.language))
