"""`python -m benchmarks.linking`: linking and fusing synthetic reports, page by page, as a store grows.

    python -m benchmarks.linking --reports 1000000

A made-up world of incidents (`benchmarks.world`: a hundred thousand in five years) is told by ten pages each, in the order of
their publication. At each of the sizes given, pages are added one by one, each time with everything it touches linked, dated
and fused anew, and the processor time of one is taken: it must hardly grow with what is there already. The first of them are
left out (`WARM_UP`): what was kept at hand while pages came by the thousand is not what single pages need. Between the sizes
pages are added by the thousand. Documents are made anew from their number whenever they are looked up, as a store would read
them, which is part of the time. So are the pauses of the garbage collector; the longest is printed as well.

A smaller run is the beginning of the large one: as many incidents a day, fewer days.

No text is compared and no model runs: reading is measured by `benchmarks.reports`.
Hot spots (a story copied thousands of times, an incident that everybody recalls) are measured by `benchmarks.hot_spots`.
"""

from __future__ import annotations

import argparse
import gc
import resource
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.world import World
from firsthand.domain.event import Amendment
from firsthand.domain.origin import Kin, Lineage
from firsthand.events.chronicler import Archive, Chronicler
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
SINGLY = 300
WARM_UP = 100
_BATCH = 1000


@dataclass(frozen=True)
class Figure:
    """What adding one page costs at one size.

    Attributes:
        reports: pages held before.
        median, mean: milliseconds for one page with all that it touches.
        slow: the same, of the one in twenty that is slow.
        slowest: the same, of the slowest page.
        pause: milliseconds of the longest pause of the garbage collector since the size before.
        bulk: milliseconds for one page where a thousand are settled together, since the size before.
        megabytes: largest resident memory so far.
        events: events shown.
    """

    reports: int
    median: float
    mean: float
    slow: float
    slowest: float
    pause: float
    bulk: float
    megabytes: float
    events: int


class Growth:
    """A chronicler that takes in the pages of a world in order."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._numbers: dict[str, int] = {}
        self._event_of: dict[str, str] = {}
        self._events: set[str] = set()
        self._next = 0
        archive = Archive(self._extraction, self._kin, self._lineage, lambda _: (), self._published)
        self._chronicler = Chronicler(archive, codebook=Codebook.load(), actors=ActorList.load())

    @property
    def events(self) -> int:
        """Events shown."""
        return len(self._events)

    def add(self, pages: int) -> float:
        """Take in the next pages and settle once; returns seconds of processor time."""
        keys = []
        for number in range(self._next, self._next + pages):
            key = self._world.key(number)
            self._numbers[key] = number
            keys.append(key)
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
        for event in amendment.events:
            self._events.add(event.id)
            for report in event.reports:
                self._event_of[report] = event.id

    def _extraction(self, key: str) -> object:
        return self._world.extraction(self._numbers[key])

    def _lineage(self, documents: Sequence[str]) -> Lineage:
        return Lineage(kin={key: self._kin(key) for key in documents})

    def _kin(self, key: str) -> Kin:
        return Kin(key, key, self._world.published(self._numbers[key]))

    def _published(self, reports: Sequence[str]) -> dict[str, str]:
        return {report: self._event_of[report] for report in reports if report in self._event_of}


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


def measure(world: World, sizes: Sequence[int]) -> list[Figure]:
    """Grow to each size in turn."""
    growth, pauses, held = Growth(world), Pauses(), 0
    figures = []
    for size in sizes:
        bulk = 0.0
        added = size - held
        while held < size:
            step = min(_BATCH, size - held)
            bulk += growth.add(step)
            held += step
        for _ in range(WARM_UP):
            growth.add(1)
        times = sorted(growth.add(1) * 1000 for _ in range(SINGLY))
        held += WARM_UP + SINGLY
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
                events=growth.events,
            )
        )
        print(_line(figures[-1]), flush=True)
    return figures


def _line(figure: Figure) -> str:
    return (
        f"{figure.reports:>9,} reports  one page: median {figure.median:5.1f} ms, mean {figure.mean:5.1f}, one in twenty "
        f"{figure.slow:5.1f}, slowest {figure.slowest:6.1f}  by the thousand {figure.bulk:5.2f} ms  longest pause "
        f"{figure.pause:5.0f} ms  {figure.megabytes:5.0f} MB  {figure.events:,} events"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; exit status 1 where the cost of a page grows by more than half."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linking", description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000, help="pages in the end")
    parser.add_argument(
        "--incidents", type=int, help="incidents they tell of; a tenth of the pages by default"
    )
    chosen = parser.parse_args(arguments)
    incidents = chosen.incidents or chosen.reports // 10
    sizes = [size for size in SIZES if size < chosen.reports] + [chosen.reports]
    figures = measure(World(incidents, pages=chosen.reports + (WARM_UP + SINGLY) * len(sizes)), sizes)
    growth = figures[-1].mean / figures[0].mean
    print(
        f"cost of one page, last size to first: {growth:.2f} (mean), {figures[-1].median / figures[0].median:.2f} (median)"
    )
    return int(growth > 1.5)


if __name__ == "__main__":
    raise SystemExit(main())
