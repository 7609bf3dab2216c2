"""What a file of sources says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote_plus, urlsplit

from firsthand.domain.watching import SourceKind

MINUTE = 60.0
HOUR = 3600.0
AGAIN = tuple(timedelta(minutes=minutes) for minutes in (10, 30, 120, 480, 1440))
REVISIT = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=3))
"""When articles that report violence are looked at again: tolls are raised within the day, corrections come within days."""


@dataclass(frozen=True, slots=True)
class WatchedSource:
    """One source.

    Attributes:
        name: of one's own choice; the health of a source goes by it.
        kind: see `SourceKind`.
        address: where it lies; of a search it may hold {query}, {page} and {since}.
        every: seconds between the first two looks.
        least, most: bounds within which that adapts.
        dead_days: days without success after which it counts as dead.
        queries: what is searched for.
        pages: pages of results, or of the archive of a feed, that are read at most when reading back.
        archive: of a feed: address of its older entries with {page} in it, from page 2 on.
        links: whole addresses with `*` in them, one of which a link of a search must match; empty for what looks like an article.
        outlet, language: of its articles, where they do not say it themselves.
        verified: whether somebody has seen it work; told and not used.
    """

    name: str
    kind: SourceKind
    address: str
    every: float = 15 * MINUTE
    least: float = 5 * MINUTE
    most: float = 6 * HOUR
    dead_days: float = 3.0
    queries: tuple[str, ...] = ()
    pages: int = 20
    archive: str | None = None
    links: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    verified: bool = True

    @property
    def host(self) -> str:
        """The host that is asked."""
        return urlsplit(self.address).hostname or ""

    def addresses(self, since: date, page: int = 1) -> Iterator[str]:
        """The listings to ask for, one for each query of a search.

        Args:
            since: day for {since}.
            page: number for {page}.
        """
        for query in self.queries or ("",):
            yield (
                self.address.replace("{query}", quote_plus(query))
                .replace("{page}", str(page))
                .replace("{since}", since.isoformat())
            )


@dataclass(frozen=True, slots=True)
class WatchBook:
    """Everything that a file of sources says.

    Attributes:
        sources: in the order of the file.
        workers: how many addresses are asked for at a time, at most, each of another host; None for what the sources ask for.
        timeout: seconds for one address.
        since: day before which articles are left aside; None for a week before a source is first watched.
        alerts: the file of alerts that is looked through after each round; None for none.
        round_seconds: least seconds between two rounds of linking and alerts.
        again: after how long an article that was not got is tried again, by the number of tries it had.
        revisit: how long after it was read first an article is looked at again, each time; empty for never.
        revisit_all: whether articles that report nothing are looked at again as well.
        revisits: how many articles are looked at again in an hour, at most.
        jobs: processes that articles are read in; 1 for that of the watcher itself.
    """

    sources: tuple[WatchedSource, ...]
    workers: int | None = None
    timeout: float = 20.0
    since: date | None = None
    alerts: Path | None = None
    round_seconds: float = 60.0
    again: tuple[timedelta, ...] = AGAIN
    revisit: tuple[timedelta, ...] = REVISIT
    revisit_all: bool = False
    revisits: int = 600
    jobs: int = 1

    @property
    def crew_size(self) -> int:
        """How many addresses are asked for at a time: a twentieth of the sources, within bounds."""
        return self.workers or min(max(16, len(self.sources) // 20), 256)
