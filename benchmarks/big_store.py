"""A store of many made-up events, for measuring what is asked of it; no page stands behind any of them unless documents are asked for.

`python -m benchmarks.big_store --store URL --documents 1000000` fills a store with documents and the events that they tell of, in bulk and without the
reader, unless it holds some already, then asks for events with every filter of the contract: the first page of a list and the count that
goes with it, as the web app and the API do, and the first events of the stream that `firsthand events` prints. Exit status 1 when a median is over
budget.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice

from benchmarks import documents
from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Claim, Field
from firsthand.domain.event import (
    Amendment,
    Casualty,
    DatePrecision,
    DocumentRole,
    Event,
    EventActor,
    EventDate,
    EventDocument,
    EventOrigin,
    Grade,
    Toll,
)
from firsthand.domain.report import CasualtyKind, Role, Side
from firsthand.domain.values import DaySet, Operator, Place, PlaceKind, Quantity, Span
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.store import EventFilter, Store
from firsthand.store.desk_queries import DeskQueries, Order
from firsthand.store.revision import viewed

_FIRST = date(2015, 1, 1)
_DAYS = 3900
_CENTRES = (("MLI", 16.3, -1.5), ("BFA", 13.2, -0.8), ("NER", 14.2, 1.6), ("NGA", 11.8, 13.1), ("SDN", 13.6, 25.3),
            ("SOM", 2.5, 45.1), ("COD", -1.2, 29.1), ("UKR", 48.4, 37.6), ("SYR", 35.2, 38.2), ("YEM", 15.1, 44.5))  # fmt: skip
_SHARES = (18, 16, 9, 14, 9, 8, 8, 8, 6, 4)
_GRADES = ((Grade.SINGLE_ORIGIN, 52), (Grade.CORROBORATED, 18), (Grade.ACKNOWLEDGED, 12), (Grade.CLAIMED, 9),
           (Grade.CONTESTED, 7), (Grade.DISCOUNTED, 2))  # fmt: skip
_AT_ONCE = 5_000
_SHOWN = 50
_FEW = 20_000  # as `web/routes/events.py`
MEDIAN_MS = 200.0
_TIMES = 8  # every document is written that often

FILTERS: dict[str, dict[str, object]] = {
    "none": {},
    "--since --until": {"since": date(2024, 1, 1), "until": date(2024, 3, 31)},
    "--since": {"since": date(2025, 6, 1)},
    "--until": {"until": date(2015, 3, 1)},
    "--country MLI": {"country": "MLI"},
    "--country YEM --since": {"country": "YEM", "since": date(2025, 1, 1)},
    "--bbox -5,12,3,18": {"bbox": (-5.0, 12.0, 3.0, 18.0)},
    "--bbox 44,14,45,15": {"bbox": (44.0, 14.0, 45.0, 15.0)},
    "--near 13.2,-0.8,300": {"near": (13.2, -0.8, 300.0)},
    "--near 48.4,37.6,20": {"near": (48.4, 37.6, 20.0)},
    "--actor": {"actor": ""},
    "--type Battles": {"type": "Battles"},
    "--type suicide-bomb": {"type": "suicide-bomb"},
    "--grade contested": {"grade": Grade.CONTESTED},
    "--grade discounted --country": {"grade": Grade.DISCOUNTED, "country": "COD"},
    "--min-origins 5": {"min_origins": 5},
    "--text convoy": {"text": "convoy"},
    "--text attaquées market": {"text": "attaquées province"},
    '--text "village mli 12"': {"text": '"village mli 12"'},
    "--id": {"id": ""},
}
"""Every filter of the contract, common and rare; an empty actor or id is filled in from the store."""


def fill(store: Store, number: int, seed: int = 7, *, with_documents: bool = False) -> int:
    """Put events into an empty store.

    Args:
        store: the store.
        number: how many events; how many documents, where these are put in too.
        seed: of the random numbers.
        with_documents: whether to put in what stands behind the events.

    Returns:
        How many documents.
    """
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    chosen: list[Event] = []
    written = 0
    for event in events(number, seed):
        chosen.append(event)
        if len(chosen) == _AT_ONCE:
            written += documents.write(store, chosen, seed + written) if with_documents else 0
            _put(store, chosen, moment)
            chosen, moment = [], moment + timedelta(hours=1)
            if written >= number:
                return written
    written += documents.write(store, chosen, seed + written) if with_documents else 0
    _put(store, chosen, moment)
    return written


def _put(store: Store, chosen: list[Event], moment: datetime) -> None:
    if chosen:
        with store.database.reading() as connection:
            seen = viewed(connection)
        amendment = Amendment(events=tuple(sorted(chosen, key=lambda event: event.id)))
        assert store.amend_chronicle(amendment, moment, seen=seen, basis=store.revision())


def events(number: int, seed: int) -> Iterator[Event]:
    """Events like those of a desk that has run for ten years."""
    draw = random.Random(seed)  # noqa: S311 - made-up events
    types = [entry.code for entry in Codebook.load().types]
    named = [actor for actor in ActorList.load().all() if not actor.is_generic][:250]
    villages = {code: _villages(draw, lat, lon) for code, lat, lon in _CENTRES}
    for index in range(number):
        country = draw.choices(_CENTRES, _SHARES)[0][0]
        place = draw.choice(villages[country])
        yield _event(draw, index, place, draw.choice(types), draw.sample(named, 2))


def _villages(draw: random.Random, lat: float, lon: float) -> list[Place]:
    code = next(c for c, a, o in _CENTRES if (a, o) == (lat, lon))
    return [
        Place(
            f"Village {code} {n}", lat + draw.gauss(0, 1.2), lon + draw.gauss(0, 1.4), draw.choice((5, 5, 15, 40, 150)),
            PlaceKind.SETTLEMENT, code, f"Province {n % 12}", entry=f"made:{code}:{n}",
        )
        for n in range(700)
    ]  # fmt: skip


def _event(draw: random.Random, index: int, place: Place, code: str, actors: list) -> Event:
    start = _FIRST + timedelta(days=int(_DAYS * draw.random() ** 0.6))
    width = draw.choices((0, 3, 20), (80, 14, 6))[0]
    days = DaySet.between(start, start + timedelta(days=width))
    if width == 20:
        days = DaySet.days(start + timedelta(days=7 * n) for n in range(3))
    precision = {0: DatePrecision.DAY, 3: DatePrecision.WEEK, 20: DatePrecision.MONTH}[width]
    origins = draw.choices((1, 2, 3, 5), (60, 25, 10, 5))[0]
    name = f"{index:08d}"
    killed = int(draw.paretovariate(1.1)) if draw.random() < 0.7 else None
    claims = tuple(_claim(name, n, killed or 1) for n in range(origins))
    told = tuple(claim.id for claim in claims)
    high = None if killed is None or draw.random() < 0.2 else killed + draw.randrange(5)
    because = "the figure of the origin that is best placed to know; others are lower or do not count"
    return Event(
        id=f"evt_{name}", event_type=code, place=place,
        date=EventDate(days, precision, ("on the day that the text names, seen from its date",)),
        actors=tuple(
            EventActor(actor.id, actor.name, role, ActorKind(actor.kind))
            for actor, role in zip(actors, (Role.INITIATOR, Role.TARGET), strict=True)
        ),
        casualties=() if killed is None else (
            Casualty(CasualtyKind.KILLED, "soldiers", Side.TARGET, killed, killed, high, because, told),
        ),
        tolls=() if killed is None else (Toll(CasualtyKind.KILLED, killed, killed, high, because, told),),
        claimed_by=(), grade=draw.choices([g for g, _ in _GRADES], [w for _, w in _GRADES])[0],
        documents=tuple(EventDocument(f"page {name} {n}", f"doc_{name}_{n}", DocumentRole.REPORTS) for n in range(origins)),
        origins=tuple(EventOrigin(f"origin:{n}", f"Origin {n}", (f"page {name} {n}",)) for n in range(origins)),
        claims=claims, contradictions=(), reports=tuple(f"rep_{name}_{n}" for n in range(origins)),
        decisions=("dec_1",) if draw.random() < 0.1 else (),
    )  # fmt: skip


def _claim(name: str, n: int, killed: int) -> Claim:
    return Claim(
        f"cl_{name}_{n}", f"doc_{name}_{n}", f"rep_{name}_{n}", Field.KILLED, Span(120, 140, f"{killed} soldiers killed"),
        "made/1", quantity=Quantity(Operator.EXACTLY, killed), group="soldiers", side=Side.TARGET,
        claimant="two security sources", origin=f"Origin {n}",
    )  # fmt: skip


def main() -> int:
    """Fill, measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--store", required=True, help="address; the store is made and filled where it is not there"
    )
    parser.add_argument("--documents", type=int, default=100_000)
    options = parser.parse_args()
    with Store.open(options.store, create=True) as store:
        if next(store.events(), None) is None:
            started = time.perf_counter()
            written = fill(store, -(-options.documents // _TIMES), with_documents=True)
            documents.multiply(store, times := -(-options.documents // written))
            store.database.settle()
            seconds = time.perf_counter() - started
            print(f"{written} documents written {times} times over in {seconds:.0f} s", flush=True)
        held = store.stats().rows
        print(f"{store.name}: {held['documents']} documents, {held['events']} events")
        return int(measure(store))


def measure(store: Store) -> bool:
    """Print one line for each filter; whether the median of an answer is over budget."""
    queries = DeskQueries(store.database)
    first = next(store.events())
    blanks = {"actor": first.actors[0].id, "id": first.id}
    asked: dict[str, Callable[[EventFilter], object]] = {
        "page": lambda filters: _page(queries, filters),
        "count": queries.count,
        "stream": lambda filters: list(islice(store.events(filters), _SHOWN)),
    }
    took: dict[str, list[float]] = {name: [] for name in asked}
    print(f"{'':<30}{'events':>9}" + "".join(f"{name:>12}" for name in asked))
    for name, wanted in FILTERS.items():
        filters = EventFilter(**{key: value or blanks[key] for key, value in wanted.items()})  # type: ignore[arg-type]
        times = {ask: _median(partial(question, filters)) for ask, question in asked.items()}
        for ask, milliseconds in times.items():
            took[ask].append(milliseconds)
        print(
            f"{name:<30}{queries.count(filters):>9}" + "".join(f"{t:>9.0f} ms" for t in times.values()),
            flush=True,
        )
    medians = {ask: statistics.median(times) for ask, times in took.items()}
    print(f"{'median':<39}" + "".join(f"{t:>9.0f} ms" for t in medians.values()))
    print(f"{'largest':<39}" + "".join(f"{max(times):>9.0f} ms" for times in took.values()))
    over = max(medians.values()) > MEDIAN_MS
    print(f"budget: median {MEDIAN_MS:.0f} ms: {'OVER BUDGET' if over else 'ok'}")
    return over


def _page(queries: DeskQueries, filters: EventFilter) -> object:
    """As the web app: it counts the events of a filter before it shows some, and looks for few in another way than for many."""
    return queries.page(filters, Order.NEWEST, None, _SHOWN, are_few=queries.count(filters) < _FEW)


def _median(ask: Callable[[], object], times: int = 3) -> float:
    """Milliseconds, the middle of a few answers."""
    found = []
    for _ in range(times):
        started = time.perf_counter()
        ask()
        found.append(1000 * (time.perf_counter() - started))
    return statistics.median(found)


if __name__ == "__main__":
    sys.exit(main())
