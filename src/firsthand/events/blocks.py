"""Sketchs worth comparing, so that a thousand pages are not compared pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from math import floor

from firsthand.events.sketches import Sketch

_CELL = 0.5  # degrees, some 55 km: more than the distance at which two entries can be one place
_WINDOW = 30  # in a crowded block, each happening meets this many neighbours in the order of days

_FEW_DAYS = 3  # a happening known less well is found by its place or family

Pair = tuple[str, str]


def blocks(told: Sequence[Sketch]) -> list[Pair]:
    """Pairs of keys (a < b), sorted, that share a block.

    Blocks are: one family of documents; neighbouring cells of half a degree; one country and one party;
    one day and one party, for what is told without a place. Inside a block with many happenings each one
    meets its neighbours by day, so the work stays near linear.
    """
    members: dict[tuple[str, ...], list[Sketch]] = defaultdict(list)
    for happening in sorted(told, key=lambda happening: happening.key):
        for block in _keys(happening):
            members[block].append(happening)
    pairs: set[Pair] = set()
    for crowd in members.values():
        ordered = sorted(crowd, key=_order)
        for at, happening in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + _WINDOW]:
                if happening.key != other.key:
                    pairs.add((min(happening.key, other.key), max(happening.key, other.key)))
    return sorted(pairs)


def _keys(happening: Sketch) -> Iterator[tuple[str, ...]]:
    yield "family", happening.family
    place = happening.place
    if place is not None and place.is_local:
        row, column = floor(place.lat / _CELL), floor(place.lon / _CELL)
        for north in (0, 1):
            for east in (0, 1):
                yield "cell", str(row + north), str(column + east)
    days = happening.when.days
    for actor in sorted(happening.actors()):
        if place is not None:
            yield "country", place.country or "", actor
        if days is not None and len(days) <= _FEW_DAYS:
            for day in days:
                yield "day", day.isoformat(), actor


def _order(happening: Sketch) -> tuple[date, tuple[int, str, str]]:
    start = happening.when.days.start if happening.when.days else None
    return start or date.min, happening.order
