"""`python -m benchmarks.linking`: linking and fusing synthetic reports, page by page, as a store grows.

    python -m benchmarks.linking --reports 1000000

A made-up world of incidents (`benchmarks.world`: a hundred thousand in five years) is told by ten pages each, in the order of
their publication. At each of the sizes given, pages are added one by one, each time with everything it touches linked, dated
and fused anew, and the processor time of one is taken: it must hardly grow with what is there already. The first of them are
left out (`WARM_UP`): what was kept at hand while many pages came at once is not what single pages need. Between the sizes
many pages are added at once (`--together`: a thousand; more take less time, and leave the figures of single pages as they are). What was read from a page, and which event a report was published in, lies in a database on disk and is read and
decoded as the store does it, which is part of the time; none of it is memory of linking. As in the store, what is large lies apart from the tree of
its keys and 32 MB of the database are at hand: most of a large one has to come from the disk again each time. The pauses of the garbage collector are part of the time
too; the longest is printed as well.

On a machine that others use too, processor time is longer while they work, by a factor of two and more. So a fixed piece of work (`pace`) is
done between the pages, and the growth of cost is printed as it is and by pace.

A smaller run is the beginning of the large one: as many incidents a day, fewer days.

Pages are made of words of their incident and of their own, which are compared; reading is measured by `benchmarks.reports`.
Hot spots (a story copied thousands of times, an incident that everybody recalls) are measured by `benchmarks.hot_spots`.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.world import World
from firsthand.domain.claim import Extraction
from firsthand.domain.event import Amendment
from firsthand.domain.origin import Kin, Lineage
from firsthand.events.chronicler import Archive, Chronicler
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.store import codec

SIZES = (10_000, 30_000, 100_000, 200_000, 300_000, 500_000, 700_000, 1_000_000)
SINGLY = 1000
WARM_UP = 100
TOGETHER = 1000
_ASKED = 500  # reports in one statement


@dataclass(frozen=True)
class Figure:
    """What adding one page costs at one size.

    Attributes:
        reports: pages held before.
        median, mean: milliseconds for one page with all that it touches.
        slow: the same, of the one in twenty that is slow.
        slowest: the same, of the slowest page.
        pause: milliseconds of the longest pause of the garbage collector since the size before.
        bulk: milliseconds for one page where many are settled together, since the size before.
        megabytes: largest resident memory so far.
        resident: megabytes resident now.
        events: events shown.
        pace: milliseconds that a fixed piece of work took between single pages, at the median.
        bulk_pace: the same between many at once.
    """

    reports: int
    median: float
    mean: float
    slow: float
    slowest: float
    pause: float
    bulk: float
    megabytes: float
    resident: float
    events: int
    pace: float
    bulk_pace: float


class Shelves:
    """Extractions by document and events by report, on disk, as a store has them; gone with this."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._held = sqlite3.connect(f"{self._folder.name}/pages.db", isolation_level=None)
        self._held.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000;"
            "CREATE TABLE page (key TEXT PRIMARY KEY, extraction BLOB);"  # large rows lie apart from the tree of keys
            "CREATE TABLE kin (key TEXT PRIMARY KEY, day TEXT) WITHOUT ROWID;"
            "CREATE TABLE report (id TEXT PRIMARY KEY, event TEXT) WITHOUT ROWID;"
        )

    def add(self, extractions: Sequence[Extraction], days: Sequence[date]) -> None:
        """Put pages in with the days they were published."""
        keys = [extraction.document.key for extraction in extractions]
        packed = (codec.pack(codec.encode(extraction)) for extraction in extractions)
        self._held.execute("BEGIN")
        self._held.executemany("INSERT INTO page VALUES (?, ?)", zip(keys, packed, strict=True))
        self._held.executemany(
            "INSERT INTO kin VALUES (?, ?)", zip(keys, map(date.isoformat, days), strict=True)
        )
        self._held.execute("COMMIT")

    def publish(self, amendment: Amendment) -> None:
        """Write down which event each report is of."""
        rows = [(report, event.id) for event in amendment.events for report in event.reports]
        self._held.execute("BEGIN")
        self._held.executemany("INSERT OR REPLACE INTO report VALUES (?, ?)", rows)
        self._held.execute("COMMIT")

    def extraction(self, key: str) -> Extraction:
        """What was read from a page."""
        (content,) = self._held.execute("SELECT extraction FROM page WHERE key = ?", (key,)).fetchone()
        return codec.decode(codec.unpack(content), Extraction)

    def kin(self, key: str) -> Kin:
        """Every page stands alone."""
        (day,) = self._held.execute("SELECT day FROM kin WHERE key = ?", (key,)).fetchone()
        return Kin(key, key, date.fromisoformat(day))

    def published(self, reports: Sequence[str]) -> dict[str, str]:
        """The events that some reports were published in."""
        found: dict[str, str] = {}
        for start in range(0, len(reports), _ASKED):
            asked = reports[start : start + _ASKED]
            marks = ", ".join("?" * len(asked))
            found.update(self._held.execute(f"SELECT * FROM report WHERE id IN ({marks})", asked))  # noqa: S608
        return found


class Growth:
    """A chronicler that takes in the pages of a world in order."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._shelves = Shelves()
        self._events: set[str] = set()
        self._next = 0
        archive = Archive(
            self._shelves.extraction,
            self._shelves.kin,
            self._lineage,
            lambda _: (),
            self._shelves.published,
        )
        self._chronicler = Chronicler(archive, codebook=Codebook.load(), actors=ActorList.load())

    @property
    def events(self) -> int:
        """Events shown."""
        return len(self._events)

    def add(self, pages: int) -> float:
        """Take in the next pages and settle once; returns seconds of processor time."""
        numbers = range(self._next, self._next + pages)
        extractions = [self._world.extraction(number) for number in numbers]
        self._shelves.add(extractions, [self._world.published(number) for number in numbers])
        keys = [extraction.document.key for extraction in extractions]
        del extractions
        self._next += pages
        started = time.process_time()
        for key in keys:
            self._chronicler.put(key)
        amendment = self._chronicler.settle()
        seconds = time.process_time() - started
        self._take(amendment)
        return seconds

    def _take(self, amendment: Amendment) -> None:
        self._events -= amendment.gone
        self._events.update(event.id for event in amendment.events)
        self._shelves.publish(amendment)

    def _lineage(self, documents: Sequence[str]) -> Lineage:
        return Lineage(kin={key: self._shelves.kin(key) for key in documents})


class Pauses:
    """How long the garbage collector stops everything, in seconds."""

    def __init__(self) -> None:
        self._longest = 0.0
        self._started = 0.0
        gc.callbacks.append(self._note)

    def longest(self) -> float:
        """The longest pause since this was asked last."""
        longest, self._longest = self._longest, 0.0
        return longest

    def _note(self, phase: str, _: object) -> None:
        now = time.process_time()
        if phase == "start":
            self._started = now
        else:
            self._longest = max(self._longest, now - self._started)


def measure(world: World, sizes: Sequence[int], together: int = TOGETHER) -> list[Figure]:
    """Grow to each size in turn, so many pages at once between them."""
    growth, pauses, held = Growth(world), Pauses(), 0
    figures = []
    for size in sizes:
        bulk = 0.0
        paces: list[float] = []
        added = size - held
        while held < size:
            step = min(together, size - held)
            bulk += growth.add(step)
            held += step
            paces.append(pace())
        for _ in range(WARM_UP):
            growth.add(1)
        times, single_paces = [], []
        for _ in range(SINGLY):
            times.append(growth.add(1) * 1000)
            single_paces.append(pace())
        times.sort()
        held += WARM_UP + SINGLY
        gc.collect()
        resident = _resident()
        figures.append(
            Figure(
                reports=size,
                median=statistics.median(times),
                mean=statistics.fmean(times),
                slow=times[-SINGLY // 20],
                slowest=times[-1],
                pause=1000 * pauses.longest(),
                bulk=1000 * bulk / added,
                megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                resident=resident,
                events=growth.events,
                pace=statistics.median(single_paces),
                bulk_pace=statistics.fmean(paces),
            )
        )
        print(_line(figures[-1]), flush=True)
    return figures


def pace() -> float:
    """Milliseconds of processor time for a fixed piece of work with strings, numbers and maps."""
    started = time.process_time()
    held = {f"{number:016}": number for number in range(4000)}
    sum(held[key] for key in sorted(held, reverse=True))
    return 1000 * (time.process_time() - started)


def _resident() -> float:
    """Resident megabytes now; nothing where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * resource.getpagesize() / 2**20


def _growth(first: Figure, last: Figure) -> str:
    """How cost and memory grow from one size to another."""
    added = last.reports - first.reports
    single, bulk = first.pace / last.pace, first.bulk_pace / last.bulk_pace
    return (
        f"{last.reports:>9,} against {first.reports:,}, by pace: one page {single * last.mean / first.mean:.2f} (mean), "
        f"{single * last.median / first.median:.2f} (median), many at once {bulk * last.bulk / first.bulk:.2f}\n"
        f"{last.reports:>9,} against {first.reports:,}: one page {last.mean / first.mean:.2f} (mean), "
        f"{last.median / first.median:.2f} (median), many at once {last.bulk / first.bulk:.2f}; "
        f"{1000 * (last.resident - first.resident) / added:.1f} kB a report"
    )


def _projection(before: Figure, last: Figure) -> str:
    """Memory at the largest size if it grows on as between the last two that were measured; not itself measured."""
    grown = (last.resident - before.resident) / (last.reports - before.reports)
    megabytes = last.resident + grown * (SIZES[-1] - last.reports)
    return f"{SIZES[-1]:>9,} projected, not measured, from {before.reports:,} and {last.reports:,}: {megabytes:,.0f} MB"


def _line(figure: Figure) -> str:
    return (
        f"{figure.reports:>9,} reports  one page: median {figure.median:5.1f} ms, mean {figure.mean:5.1f}, one in twenty "
        f"{figure.slow:5.1f}, slowest {figure.slowest:6.1f}  many at once {figure.bulk:5.2f} ms  longest pause "
        f"{figure.pause:5.0f} ms  {figure.megabytes:5.0f} MB  {figure.events:,} events  "
        f"pace {figure.pace:.2f}, {figure.bulk_pace:.2f} ms"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; exit status 1 where the cost of a page grows by more than half, by pace."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linking", description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000, help="pages in the end")
    parser.add_argument(
        "--incidents", type=int, help="incidents they tell of; a tenth of the pages by default"
    )
    parser.add_argument(
        "--together", type=int, default=TOGETHER, help="pages added at once between the sizes"
    )
    chosen = parser.parse_args(arguments)
    incidents = chosen.incidents or chosen.reports // 10
    sizes = [size for size in SIZES if size < chosen.reports] + [chosen.reports]
    figures = measure(
        World(incidents, pages=chosen.reports + (WARM_UP + SINGLY) * len(sizes)), sizes, chosen.together
    )
    for figure in figures[1:]:
        print(_growth(figures[0], figure))
    if len(figures) > 1 and figures[-2].reports >= SIZES[0] and chosen.reports < SIZES[-1]:
        print(_projection(*figures[-2:]))
    first, last = figures[0], figures[-1]
    return int(last.mean / last.pace > 1.5 * first.mean / first.pace)


if __name__ == "__main__":
    raise SystemExit(main())
