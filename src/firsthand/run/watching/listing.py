"""Asking a source what it lists. Runs in a worker: touches the network and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import Page, Validators
from firsthand.domain.watching import SourceKind
from firsthand.run.watching.articles import PERMANENT
from firsthand.run.watching.book import WatchedSource
from firsthand.run.watching.faults import FAULT, Contained
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
_MOST_DEPTH = 3  # lists that may lead to lists: see `firsthand.sources.feeds.read`
_NO_MORE = frozenset(
    {"http-400", "http-404", "http-410"}
)  # what is answered past the last page of an archive
_FINAL = PERMANENT | {
    "http-404",
    "malformed-feed",
    "malformed-page",
    "nested-too-deeply",
    "unsupported-encoding",
}
_PASSING = frozenset({"http-408", "http-425", "http-429"})
CUT_OFF = frozenset({"too-many-listings", "too-many-entries"})
"""Codes of gaps that are of our own making: the rest is read at the next looks."""


def may_mend(code: str) -> bool:
    """Whether a listing that failed with this code may be had the next time."""
    return code not in _FINAL | CUT_OFF and (not code.startswith("http-4") or code in _PASSING)


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
        done: listings that need not be asked for: a look before, which was not complete, read them.
    """

    source: WatchedSource
    since: date
    is_deep: bool = False
    validators: Mapping[str, Validators] = field(default_factory=dict)
    limits: Limits = LIMITS
    lists_since: date | None = None
    done: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Listed:
    """What a source answered.

    Attributes:
        ask: what was asked.
        entries: what it lists and is wanted.
        seen: how many entries stand on its listings, wanted or not; None where none of those that hold any has changed.
        pages: of a source that is a page, the page itself.
        validators: of the listings that were read.
        error: why it could not be had.
        after: seconds that it asks us to stay away.
        gaps: listings that it leads to and that could not be had, with the reason, and what was cut off; the others were read.
        is_whole: whether nothing is missing that another look may find.
        is_cut: whether there was more than one look takes.
        done: listings that were read to their end and lead no further.
    """

    ask: Ask
    entries: tuple[Entry, ...] = ()
    seen: int | None = None
    pages: tuple[Page | Issue, ...] = ()
    validators: Mapping[str, Validators] = field(default_factory=dict)
    error: SourceError | None = None
    after: float | None = None
    gaps: tuple[Issue, ...] = ()
    is_whole: bool = True
    is_cut: bool = False
    done: frozenset[str] = frozenset()


def list_source(ask: Ask, fetcher: Fetcher) -> Listed:
    """Ask a source what it lists. Raises nothing: what fails is told."""
    listing = _Listing(ask, fetcher)
    with Contained(ask.source.address) as held:
        listing.read()
    error = held.error
    if error is not None and error.code == FAULT:
        told = f"{ask.source.name}: {error}"
        listing.gaps = [issue(ask.source.address, FAULT, told, Severity.WARNING)]
    return Listed(
        ask=ask,
        entries=tuple(listing.entries),
        seen=None if listing.seen == 0 and listing.is_in_part else listing.seen,
        pages=tuple(listing.pages),
        validators=listing.validators,
        error=error,
        after=getattr(error, "after", None),
        gaps=tuple(listing.gaps),
        is_whole=not (listing.is_cut or listing.is_owed),
        is_cut=listing.is_cut,
        done=frozenset(listing.done),
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
        self.done: set[str] = set()
        self.is_cut = False
        self.is_owed = False  # something is missing that may be had later
        self.is_in_part = False  # listings that may hold entries were not read: unchanged, left out, failed
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
        for address in self._older_pages | (set(self.validators) - self.done if self.is_cut else set()):
            self.validators.pop(address, None)  # what was cut off is asked for anew, what is older not at all

    def _fetch(self, address: str, *, always: bool = False) -> Fetched | None:
        """What a listing holds; None where it has not changed, or was asked for already."""
        if address in self._asked:
            return None
        if len(self._asked) >= _MOST_LISTS:
            self._cut_off("too-many-listings", f"it leads to more than {_MOST_LISTS} listings")
            return None
        self._asked.add(address)
        known = None if always or self._ask.is_deep else self._ask.validators.get(address)
        fetched = self._fetcher.fetch(address, known)
        if fetched is None:
            self.is_in_part = True
        else:
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
            self._older_pages |= set(addresses) if number > 1 else set()
            for address in addresses:
                try:
                    self._read_results(address, known)
                except SourceError as error:
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
        while lists and not self.is_cut:
            address = lists.pop(0)
            if address in self._ask.done and address != first:
                self.is_in_part = True
                continue
            with Contained(address) as held:
                lists += self._read_list(address, depth)
            if held.error is not None and address == first:
                self.validators.pop(address, None)
                raise held.error
            if held.error is not None:
                self._note_gap(address, held.error)

    def _read_list(self, address: str, depth: dict[str, int]) -> list[str]:
        """One of them; returns where it leads to."""
        ask = self._ask
        fetched = self._fetch(address, always=depth[address] == 0 and self._leads_on())
        if fetched is None:
            if not self.is_cut:
                self.done.add(address)
            return []
        content = _unpacked(fetched.content, ask.limits)
        every = self._entries(content, address, fetched.url)
        pages = [entry for entry in every if not entry.is_list]
        if pages or not every:
            self.seen = (self.seen or 0) + len(pages)
        further = self._further(
            [entry for entry in every if entry.is_list], depth, depth[address] + 1, address
        )
        if depth[address] and any(entry.is_list for entry in every):
            self.validators.pop(address, None)  # what it leads to may change though it does not
        fresh = self._take([entry for entry in pages if _is_wanted(entry, ask.since)], address)
        if ask.is_deep and fresh and ask.source.kind is SourceKind.FEED:
            further += self._older(content, fetched.url, depth)
        if not further and not self.is_cut:
            self.done.add(address)
        return further

    def _further(self, lists: list[Entry], depth: dict[str, int], step: int, address: str) -> list[str]:
        """The lists that a list leads to and that may hold what is wanted."""
        if lists and step > _MOST_DEPTH:
            self._note_gap(
                address,
                SourceError("lists of links are followed only so far", code="nested-too-deeply"),
            )
            return []
        since = self._ask.lists_since or self._ask.since
        wanted = [entry.link for entry in lists if entry.link and _is_wanted(entry, since)]
        self.is_in_part |= len(wanted) < len(lists)
        further = [link for link in dict.fromkeys(wanted) if link not in depth]
        depth.update(dict.fromkeys(further, step))
        return further

    def _note_gap(self, address: str, error: SourceError) -> None:
        """Note what is missing. What passes is told by its code alone: the same words however it fails the next time."""
        self.validators.pop(address, None)  # what was answered could not be used
        if address in self._older_pages and error.code in _NO_MORE:
            return
        self.is_in_part = True
        self.is_owed |= may_mend(error.code)
        why = "a part of it cannot be had for now" if may_mend(error.code) else str(error)
        self.gaps.append(issue(address, error.code, f"{self._ask.source.name}: {why}", Severity.WARNING))

    def _cut_off(self, code: str, why: str, address: str | None = None) -> None:
        if not self.is_cut:
            self.is_cut = True
            words = "only so many are read" if address else "the rest is read at the next looks"
            told = f"{self._ask.source.name}: {why}; {words}"
            self.gaps.append(issue(address or self._ask.source.address, code, told, Severity.WARNING))

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

    def _take(self, entries: list[Entry], address: str | None = None) -> list[Entry]:
        most = self._ask.limits.entries
        room = most - len(self.entries)
        self.entries += entries[:room]
        if len(entries) > most:  # of one listing: it is read no further the next time
            self._cut_off("too-many-entries", f"more than {most:,} entries", address)
            if address and room == most:
                self.done.add(address)
        elif len(entries) > room:
            self._cut_off("too-many-entries", f"it lists more than {most:,} entries")
        return entries


def _is_wanted(entry: Entry, since: date) -> bool:
    latest = max((day for day in (entry.published, entry.modified) if day), default=None)
    return latest is None or latest >= since


def _unpacked(content: bytes, limits: Limits) -> bytes:
    """A site map that is packed as a file (site maps allow it); bounded like any other."""
    return read_body([content], ["gzip"], limits.feed) if content.startswith(_GZIP) else content
