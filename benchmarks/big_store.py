"""A store of many made-up events, for measuring what is served over it. No page stands behind any of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

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
from firsthand.store import Store

_FIRST = date(2015, 1, 1)
_DAYS = 3900
_CENTRES = (("MLI", 16.3, -1.5), ("BFA", 13.2, -0.8), ("NER", 14.2, 1.6), ("NGA", 11.8, 13.1), ("SDN", 13.6, 25.3),
            ("SOM", 2.5, 45.1), ("COD", -1.2, 29.1), ("UKR", 48.4, 37.6), ("SYR", 35.2, 38.2), ("YEM", 15.1, 44.5))  # fmt: skip
_SHARES = (18, 16, 9, 14, 9, 8, 8, 8, 6, 4)
_GRADES = ((Grade.SINGLE_ORIGIN, 52), (Grade.CORROBORATED, 18), (Grade.ACKNOWLEDGED, 12), (Grade.CLAIMED, 9),
           (Grade.CONTESTED, 7), (Grade.DISCOUNTED, 2))  # fmt: skip
_AT_ONCE = 5_000


def fill(store: Store, number: int, seed: int = 7) -> None:
    """Put events into an empty store.

    Args:
        store: the store.
        number: how many.
        seed: of the random numbers.
    """
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    chosen: list[Event] = []
    for event in events(number, seed):
        chosen.append(event)
        if len(chosen) == _AT_ONCE:
            _put(store, chosen, moment)
            chosen, moment = [], moment + timedelta(hours=1)
    _put(store, chosen, moment)


def _put(store: Store, chosen: list[Event], moment: datetime) -> None:
    if chosen:
        at = store.revision()
        amendment = Amendment(events=tuple(sorted(chosen, key=lambda event: event.id)))
        assert store.amend_chronicle(amendment, moment, seen=at, basis=at)


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
