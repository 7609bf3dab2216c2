"""What is known of sources that are polled again and again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class SourceKind(StrEnum):
    """What lies at the address of a source."""

    FEED = "feed"  # RSS, Atom, JSON Feed, or a list of feeds (OPML)
    SITEMAP = "sitemap"  # or an index of site maps
    PAGE = "page"  # read itself, whenever it changes
    SEARCH = "search"  # a page of links that are followed; its address may hold {query}, {page} and {since}


class Alarm(StrEnum):
    """What a person has to look at. The words are codes of issues."""

    DEAD = "dead-source"  # no success for longer than the file allows
    QUIET = "quiet-source"  # it answers, and has had nothing new for far longer than it used to
    EMPTY = "empty-listing"  # it answers, and what it lists has become nothing
    TEMPLATE = (
        "template-change"  # articles of a site give no text, far less of it, or are set aside far more often
    )


@dataclass(frozen=True, slots=True)
class Health:
    """How a source does. Moments are UTC; counts are since it was first watched.

    Attributes:
        name: as the file of sources has it.
        kind: see `SourceKind`.
        address: where it lies.
        added_at: when it was first watched.
        is_listed: whether the file that was watched last names it.
        is_paused: whether a person has paused it.
        next_due: when it is asked again.
        interval: seconds between two looks, as its yield has it.
        rate: new entries an hour, of late (an average whose weight halves each day).
        last_try, last_success, last_new: when it was asked, answered, and had something new, last.
        gap: mean hours between two looks that found something new, None where there were fewer than two.
        gaps: how many of these there were.
        tries: how often it was asked.
        errors: failures in a row.
        error_code, error: the last failure; after a success (`errors` is 0) what was missing of the answer, None where nothing was.
        found: entries that were new.
        read, set_aside, failed: what became of them.
        listed: entries on a listing, of late (an average that forgets).
        empty: listings in a row that answered without any entry.
        horizon: day back to which it was read, None where its first answer is not complete.
        alarm: what a person should know, None where all is well.
        alarm_at: since when.
    """

    name: str
    kind: SourceKind
    address: str
    added_at: datetime
    is_listed: bool = True
    is_paused: bool = False
    next_due: datetime | None = None
    interval: float = 0.0
    rate: float = 0.0
    last_try: datetime | None = None
    last_success: datetime | None = None
    last_new: datetime | None = None
    gap: float | None = None
    gaps: int = 0
    tries: int = 0
    errors: int = 0
    error_code: str | None = None
    error: str | None = None
    found: int = 0
    read: int = 0
    set_aside: int = 0
    failed: int = 0
    listed: float = 0.0
    empty: int = 0
    horizon: date | None = None
    alarm: Alarm | None = None
    alarm_at: datetime | None = None

    @property
    def state(self) -> str:
        """In one word: "removed", "paused", "waiting" (never asked), "failing", "alarm" or "well"."""
        if not self.is_listed:
            return "removed"
        if self.is_paused:
            return "paused"
        if self.last_try is None:
            return "waiting"
        if self.alarm is not None:
            return "alarm"
        return "failing" if self.errors else "well"


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of a source on one day.

    Attributes:
        tries, errors: how often it was asked, and how often in vain.
        found: new entries.
        read, set_aside, failed: what became of pages.
        visited, edited: articles that were looked at again, and of these those that said something else.
    """

    tries: int = 0
    errors: int = 0
    found: int = 0
    read: int = 0
    set_aside: int = 0
    failed: int = 0
    visited: int = 0
    edited: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one article of a site gave: `length` characters of text; None where it was set aside unread or gave no text."""

    length: int | None
    is_set_aside: bool = False


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """What the articles of a site gave of late, oldest first, and since when that is out of the ordinary."""

    host: str
    outcomes: tuple[Outcome, ...] = ()
    alarm: Alarm | None = None
    alarm_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An article to be fetched.

    Attributes:
        key: what tells it from others: the address without what only counts clicks.
        link: the address as the source gives it; empty for an entry that only has a text of its own.
        source: name of the source that listed it first.
        tries: how often it was tried.
        title, published, language, outlet: what the source says of it.
        text: what the source itself holds of it, HTML or plain text; used where the page cannot be had.
        is_dated: whether the source says of which day it is, or when it was changed.
    """

    key: str
    link: str
    source: str
    tries: int = 0
    title: str | None = None
    published: date | None = None
    language: str | None = None
    outlet: str | None = None
    text: str | None = field(default=None, repr=False)
    is_dated: bool = False


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to be the one watcher of a store.

    Attributes:
        holder: who has it, in words: host and process.
        term: how often it changed hands; a watcher whose term is over has lost it.
        beat: how often it was renewed in this term.
        expires_at: from when on others may take it, by the clock of the database.
    """

    holder: str
    term: int
    beat: int
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """An article that was read and is looked at again: news stories are edited.

    Attributes:
        id: of its page.
        source: name of the source that led to it.
        link: the address as the source gave it.
        first_at: when it was read first (UTC).
        step: which look is next, 0 for the first.
        etag, last_modified: what it said last for conditional requests.
    """

    id: str
    source: str
    link: str
    first_at: datetime
    step: int = 0
    etag: str | None = None
    last_modified: str | None = None
