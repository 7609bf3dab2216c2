"""Asking a source what it lists. Runs in a worker: touches the network and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import Page, Validators
from firsthand.domain.watching import SourceKind
from firsthand.run.watching.book import WatchedSource
from firsthand.run.watching.faults import as_error
from firsthand.sources.anchors import article_links
from firsthand.sources.feeds.entry import Entry
from firsthand.sources.feeds.older import older_entries
from firsthand.sources.feeds.read import entries_of
from firsthand.sources.fetch.body import read_body
from firsthand.sources.limits import LIMITS, Limits
from firsthand.sources.links import pages_of
from firsthand.sources.source import Fetched, Fetcher, Request, issue

_MOST_LISTS = 500  # listings of one look: site maps of an index, feeds of a list, pages of an archive
_GZIP = b"\x1f\x8b"
_NO_MORE = frozenset(
    {"http-400", "http-404", "http-410"}
)  # what is answered past the last page of an archive


@dataclass(frozen=True, slots=True)
class Ask:
    """What to ask a source.

    Attributes:
        source: the source.
        since: day before which nothing is wanted.
        is_deep: whether to read back to that day, past what the source lists now.
        validators: what its listings said before, by address.
        limits: sizes that are read up to.
        lists_since: day before which a site map of an index need not have changed; None for `since`.
    """

    source: WatchedSource
    since: date
    is_deep: bool = False
    validators: Mapping[str, Validators] = field(default_factory=dict)
    limits: Limits = LIMITS
    lists_since: date | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What a source answered.

    Attributes:
        ask: what was asked.
        entries: what it lists and is wanted.
        seen: how many entries stand on its listings, wanted or not; None where none of them has changed.
        pages: of a source that is a page, the page itself.
        validators: of the listings that were read.
        error: why it could not be had.
        after: seconds that it asks us to stay away.
        gaps: listings that it leads to and that could not be had, with the reason; the others were read.
    """

    ask: Ask
    entries: tuple[Entry, ...] = ()
    seen: int | None = None
    pages: tuple[Page | Issue, ...] = ()
    validators: Mapping[str, Validators] = field(default_factory=dict)
    error: SourceError | None = None
    after: float | None = None
    gaps: tuple[Issue, ...] = ()


def list_source(ask: Ask, fetcher: Fetcher) -> Listed:
    """Ask a source what it lists. Raises nothing: what fails is told."""
    listing = _Listing(ask, fetcher)
    error: SourceError | None = None
    try:
        listing.read()
    except SourceError as failure:
        error = failure
    except Exception as fault:  # noqa: BLE001 - of one answer; see `faults`
        error = as_error(fault, ask.source.address)
        told = f"{ask.source.name}: {error}"
        listing.gaps = [issue(ask.source.address, error.code, told, Severity.WARNING)]
    return Listed(
        ask=ask,
        entries=tuple(listing.entries),
        seen=listing.seen,
        pages=tuple(listing.pages),
        validators=listing.validators,
        error=error,
        after=getattr(error, "after", None),
        gaps=tuple(listing.gaps),
    )


class _Listing:
    """The listings of one look."""

    def __init__(self, ask: Ask, fetcher: Fetcher) -> None:
        self._ask = ask
        self._fetcher = fetcher
        self._asked: set[str] = set()
        self.entries: list[Entry] = []
        self.seen: int | None = None
        self.pages: list[Page | Issue] = []
        self.validators: dict[str, Validators] = {}
        self.gaps: list[Issue] = []
        self._is_cut = False
        self._older_pages: set[str] = set()

    def read(self) -> None:
        """Read them all.

        Raises:
            SourceError: the first one cannot be had.
        """
        source = self._ask.source
        if source.kind is SourceKind.PAGE:
            self._read_page(source.address)
        elif source.kind is SourceKind.SEARCH:
            self._search()
        else:
            self._read_lists(source.address)
        if self._is_cut:
            self.validators.clear()  # what was cut off is asked for anew

    def _fetch(self, address: str, *, always: bool = False) -> Fetched | None:
        """What a listing holds; None where it has not changed, or was asked for already."""
        if address in self._asked or len(self._asked) >= _MOST_LISTS:
            return None
        self._asked.add(address)
        known = None if always or self._ask.is_deep else self._ask.validators.get(address)
        fetched = self._fetcher.fetch(address, known)
        if fetched is not None:
            self.validators[address] = Validators.of(fetched.headers)
        return fetched

    def _read_page(self, address: str) -> None:
        fetched = self._fetch(address)
        if fetched is not None:
            request = Request(address, "html", fetched.captured_at, limits=self._ask.limits)
            self.pages += pages_of(fetched, address, request)
            self.seen = len(self.pages)

    def _search(self) -> None:
        """The pages of results: the first of each query, and further ones as long as they lead to something new, to read back."""
        source = self._ask.source
        numbered = "{page}" in source.address
        for number in range(1, source.pages + 1 if self._ask.is_deep and numbered else 2):
            before, failures = len(self.entries), list[SourceError]()
            addresses = tuple(source.addresses(self._ask.since, number))
            known = {entry.link for entry in self.entries}
            for address in addresses:
                try:
                    self._read_results(address, known)
                except SourceError as error:
                    self.validators.pop(address, None)
                    failures.append(error)
                    self._note_gap(address, error)
            if number == 1 and len(failures) == len(addresses):
                self.gaps.clear()
                raise failures[-1]
            if len(self.entries) == before:
                return

    def _read_results(self, address: str, known: set[str | None]) -> None:
        fetched = self._fetch(address)
        if fetched is not None:
            links = article_links(fetched.content, fetched.url, self._ask.source.links, fetched.charset)
            self.seen = (self.seen or 0) + len(links)
            self._take([entry for entry in links if entry.link not in known])

    def _read_lists(self, first: str) -> None:
        """A feed or a site map, with the lists it leads to, and its older entries to read back."""
        lists = [first]
        depth = {first: 0}
        while lists:
            address = lists.pop(0)
            try:
                lists += self._read_list(address, depth)
            except SourceError as error:
                self.validators.pop(address, None)  # what was answered could not be used
                if address == first:
                    raise
                self._note_gap(address, error)

    def _read_list(self, address: str, depth: dict[str, int]) -> list[str]:
        """One of them; returns where it leads to."""
        ask = self._ask
        fetched = self._fetch(address, always=depth[address] == 0 and self._leads_on())
        if fetched is None:
            return []
        content = _unpacked(fetched.content, ask.limits)
        every = self._entries(content, address, fetched.url)
        self.seen = (self.seen or 0) + sum(not entry.is_list for entry in every)
        further: list[str] = []
        if depth[address] < 3:
            since = ask.lists_since or ask.since
            further = [e.link for e in every if e.is_list and e.link and _is_wanted(e, since)]
            further = [link for link in dict.fromkeys(further) if link not in depth]
            depth.update(dict.fromkeys(further, depth[address] + 1))
        fresh = self._take([e for e in every if not e.is_list and _is_wanted(e, ask.since)])
        if ask.is_deep and fresh and ask.source.kind is SourceKind.FEED:
            further += self._older(content, fetched.url, depth)
        return further

    def _note_gap(self, address: str, error: SourceError) -> None:
        if not (address in self._older_pages and error.code in _NO_MORE):
            self.gaps.append(
                issue(address, error.code, f"{self._ask.source.name}: {error}", Severity.WARNING)
            )

    def _entries(self, content: bytes, address: str, base: str) -> list[Entry]:
        """The entries of a feed or a site map. What is damaged in it is passed over, and asked for anew the next time.

        Raises:
            SourceError: it is damaged, and nothing can be read of it.
        """
        found: list[Entry] = []
        damage = ""
        for item in entries_of(content, base):
            if isinstance(item, Issue):
                damage = damage or item.message
            elif item.link or item.content or item.summary:
                found.append(item)
        if damage:
            self.validators.pop(address, None)
            if not found:
                raise SourceError(damage, code="malformed-feed")
        return found

    def _leads_on(self) -> bool:
        """Whether the first listing led to others before: these may have changed though it has not."""
        return len(self._ask.validators) > 1

    def _older(self, content: bytes, address: str, depth: dict[str, int]) -> list[str]:
        """Where the entries before these stand, one step back."""
        archive, page = self._ask.source.archive, len(self._asked) + 1
        link = archive.replace("{page}", str(page)) if archive else older_entries(content, address)
        if link is None or link in depth or page > self._ask.source.pages:
            return []
        depth[link] = 3
        self._older_pages.add(link)
        return [link]

    def _take(self, entries: list[Entry]) -> list[Entry]:
        room = max(0, self._ask.limits.entries - len(self.entries))
        self.entries += entries[:room]
        self._is_cut |= len(entries) > room
        return entries


def _is_wanted(entry: Entry, since: date) -> bool:
    latest = max((day for day in (entry.published, entry.modified) if day), default=None)
    return latest is None or latest >= since


def _unpacked(content: bytes, limits: Limits) -> bytes:
    """A site map that is packed as a file (site maps allow it); bounded like any other."""
    return read_body([content], ["gzip"], limits.feed) if content.startswith(_GZIP) else content
