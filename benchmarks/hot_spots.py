"""`python -m benchmarks.hot_spots`: what one more page costs where very many pages hang together.

A store is filled with pages that all touch one incident, or one page touches very many; then pages of the same kind are added
one by one. Printed is the processor time of one such page, with everything it touches linked, dated and fused anew.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from benchmarks.world import TOWNS, Incident, Page, World
from firsthand.domain.claim import Extraction
from firsthand.domain.event import Event
from firsthand.domain.ids import content_id
from firsthand.domain.origin import Kin, Lineage
from firsthand.domain.report import Argument, Role, Status
from firsthand.domain.values import PlaceMention
from firsthand.events.chronicler import Archive, Chronicler
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook

SINGLY = 20
_DAY = date(2024, 5, 1)
_FAMED = Incident(_DAY, town=0, attacker="jnim", type="attack", dead=31)
_WORLD = World(10, 100)
_Told = tuple[Incident, Status]


class Store:
    """A chronicler with the pages it reads, all near-equal texts where they are told to be copies."""

    def __init__(self, *, are_copies: bool = False) -> None:
        self._held: dict[str, Extraction] = {}
        self._first: str | None = None
        self._are_copies = are_copies
        self.events: dict[str, Event] = {}
        self._event_of: dict[str, str] = {}
        archive = Archive(self._held.__getitem__, self._kin, self._lineage, lambda _: (), self._published)
        self._chronicler = Chronicler(archive, codebook=Codebook.load(), actors=ActorList.load())

    def add(self, pages: Iterable[Extraction]) -> float:
        """Take pages in and settle once; returns seconds of processor time."""
        taken = list(pages)
        for page in taken:
            self._held[page.document.key] = page
            self._first = self._first or page.document.key
        started = time.process_time()
        for page in taken:
            self._chronicler.put(page.document.key)
        amendment = self._chronicler.settle()
        seconds = time.process_time() - started
        for key in amendment.gone:
            del self.events[key]
        for event in amendment.events:
            self.events[event.id] = event
            self._event_of.update(dict.fromkeys(event.reports, event.id))
        return seconds

    def _lineage(self, documents: Sequence[str]) -> Lineage:
        return Lineage(kin={key: self._kin(key) for key in documents})

    def _kin(self, key: str) -> Kin:
        text = self._first if self._are_copies and self._first else key
        return Kin(text, text, _DAY if self._are_copies else self._held[key].document.captured_at.date())

    def _published(self, reports: Sequence[str]) -> dict[str, str]:
        return {report: self._event_of[report] for report in reports if report in self._event_of}


def copied(number: int) -> Extraction:
    """A copy of one story."""
    return _page(number, _DAY, [(_FAMED, Status.ASSERTED)], label="0")


def recalled(number: int) -> Extraction:
    """Its own news at a town of its own, with what everybody recalls; the first three tell that as news."""
    if number < 3:
        return _page(number, _DAY, [(_FAMED, Status.ASSERTED)])
    day = _DAY + timedelta(days=1 + number % 300)
    news = Incident(day, town=1 + number % (TOWNS - 1), attacker="rsf", type="armed-clash", dead=2)
    return _page(number, day, [(news, Status.ASSERTED), (_FAMED, Status.BACKGROUND)])


def telling(number: int) -> Extraction:
    """Another text on one incident."""
    return _page(number, _DAY + timedelta(days=number % 3), [(_FAMED, Status.ASSERTED)])


def endless(number: int) -> Extraction:
    """One of a run of attacks on one town, five pages a day, that never ends."""
    day = _DAY + timedelta(days=number // 5)
    return _page(number, day, [(replace(_FAMED, day=day, dead=1 + number % 4), Status.ASSERTED)])


def eighty_places(number: int) -> Extraction:
    """A page on one concerted action against eighty towns."""
    towns = range(0, 1600, 20)  # of one country
    page = _page(number, _DAY, [(replace(_FAMED, town=town), Status.ASSERTED) for town in towns])
    first = page.reports[0]
    places = [
        Argument(Role.PLACE, mention.span) for mention in page.places if isinstance(mention, PlaceMention)
    ]
    whole = replace(
        first,
        id=content_id("rep", [page.document.key, "whole"]),
        arguments=(*(item for item in first.arguments if item.role is not Role.PLACE), *places),
        simultaneous=True,
    )
    claim = replace(page.claims[0], id=content_id("clm", whole.id), report=whole.id)
    return replace(page, reports=(whole,), claims=(claim,))


@dataclass(frozen=True)
class Case:
    """One hot spot: so many pages are there before one more is added."""

    name: str
    page: Callable[[int], Extraction]
    pages: int
    are_copies: bool = False


CASES = (
    Case("a story copied", copied, 5000, are_copies=True),
    Case("an incident recalled", recalled, 2000),
    Case("an incident told", telling, 2000),
    Case("a run of attacks without end", endless, 2000),
    Case("a page that names eighty places", eighty_places, 20),
)


def measure(case: Case, pages: int | None = None, more: int = SINGLY) -> tuple[Store, list[float]]:
    """Fill a store and add pages one by one.

    Args:
        case: the hot spot.
        pages: how many there are before, as many as the case says by default.
        more: how many are added.

    Returns:
        The store, and seconds of processor time for each page.
    """
    held = case.pages if pages is None else pages
    store = Store(are_copies=case.are_copies)
    store.add(case.page(number) for number in range(held))
    store.add([case.page(held)])  # what was not kept at hand is by now
    return store, [store.add([case.page(held + 1 + number)]) for number in range(more)]


def _page(number: int, day: date, told: Sequence[_Told], label: str | None = None) -> Extraction:
    chance = random.Random(label or number)  # noqa: S311
    return Page(number, day, chance, _WORLD.towns, label=label).extraction(told)


def _lines(cases: Sequence[Case]) -> Iterator[str]:
    for case in cases:
        _, times = measure(case)
        yield (
            f"{case.name:<34} {case.pages:>6,} pages  one more: median {1000 * statistics.median(times):7.1f} ms, "
            f"slowest {1000 * max(times):7.1f} ms"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hot_spots", description=__doc__)
    parser.add_argument("--case", type=int, choices=range(len(CASES)), help="one of them alone")
    chosen = parser.parse_args(arguments)
    for line in _lines(CASES if chosen.case is None else [CASES[chosen.case]]):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
