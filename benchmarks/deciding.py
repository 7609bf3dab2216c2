"""`python -m benchmarks.deciding`: what a reviewer's decision costs on a store that is full.

A made-up world (`benchmarks.world`) is put into a store, its view is built, and decisions of every kind are made one by one, each of them on
another incident. Printed is the time until the view in the store obeys one, and how much longer the building of the whole view takes, which
is what a decision costs without upkeep.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from benchmarks.world import World, page
from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.event import Event
from firsthand.review import Signature, accept, different, reject, same, set_field, undo
from firsthand.run.plan import Workshop
from firsthand.run.upkeep import Upkeep
from firsthand.store import Store

NOW = datetime(2026, 6, 1, tzinfo=UTC)
DECISIONS = 60


@dataclass(frozen=True)
class Figures:
    """Seconds, as a clock on the wall has them.

    Attributes:
        events: in the store.
        whole: to build the whole view.
        decisions: judgement, and how long it took until the view obeyed it.
    """

    events: int
    whole: float
    decisions: tuple[tuple[Judgement, float], ...]

    @property
    def median(self) -> float:
        """Of one decision."""
        return statistics.median(seconds for _, seconds in self.decisions)


def measure(reports: int, decisions: int = DECISIONS) -> Figures:
    """Fill a store with so many pages, and decide so often."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(f"sqlite:///{folder}/desk.db", create=True) as store,
    ):
        fill(store, World(max(1, reports // 10), pages=reports), reports)
        upkeep = Upkeep(store, Workshop.load(network=None))
        whole = _seconds(upkeep)
        held = list(store.events())
        took = []
        for decision in _decisions(held, decisions):
            store.append_decision(decision)
            took.append((decision.judgement, _seconds(upkeep)))
        return Figures(len(held), whole, tuple(took))


def fill(store: Store, world: World, reports: int) -> None:
    """Store the first pages of a world, unlinked."""
    for number in range(reports):
        extraction = world.extraction(number)
        document = extraction.document
        store.add(page(document.id, document.text, document.captured_at), extraction)


def _seconds(upkeep: Upkeep) -> float:
    started = time.perf_counter()
    upkeep.refresh(NOW)
    return time.perf_counter() - started


def _decisions(held: Sequence[Event], count: int) -> Iterator[Decision]:
    """Of every kind in turn, on incidents by chance; each undo takes back the decision before it."""
    chance = random.Random(3)  # noqa: S311
    told = chance.sample([event for event in held if len(event.reports) > 1 and event.claims], 2 * count)
    last: Decision | None = None
    for number in range(count):
        event, other = told[2 * number : 2 * number + 2]
        by = Signature("Reviewer", NOW + timedelta(minutes=number))
        report = event.reports[0]
        match number % 6:
            case 0:
                last = accept(event.claims[0].id, by)
            case 1:
                last = reject(report, by)
            case 2:
                last = set_field(report, "date", "2025-06-01", by)
            case 3:
                last = same(report, other.reports[0], by)
            case 4:
                last = different(report, event.reports[-1], by)
            case _ if last is not None:
                last = undo(last, by)
        if last is not None:
            yield last


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; exit status 1 where a decision takes a second."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.deciding", description=__doc__)
    parser.add_argument("--reports", type=int, default=5000, help="pages in the store")
    chosen = parser.parse_args(arguments)
    figures = measure(chosen.reports)
    print(
        f"{figures.events:,} events from {chosen.reports:,} pages; the whole view takes {figures.whole:.1f} s"
    )
    for judgement in Judgement:
        times = [seconds for kind, seconds in figures.decisions if kind is judgement]
        print(
            f"{judgement:<10} median {1000 * statistics.median(times):7.1f} ms, slowest {1000 * max(times):7.1f} ms"
        )
    print(
        f"a decision: {1000 * figures.median:.1f} ms, the whole view takes {figures.whole / figures.median:,.0f} times as long"
    )
    return int(max(seconds for _, seconds in figures.decisions) >= 1)


if __name__ == "__main__":
    raise SystemExit(main())
