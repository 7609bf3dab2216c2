"""Reports without a place of their own, given to the happening of their document that they can only mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from firsthand.domain.report import Status
from firsthand.events.frames import Frame
from firsthand.events.happenings import Happening, happening
from firsthand.events.pairs import compare
from firsthand.events.rulings import Rulings
from firsthand.events.sketches import Sketch, sketch
from firsthand.events.vocabulary import EventTypes

_WILLING = -2.0  # evidence needed inside one text: no more than that nothing speaks against it


def adopt(told: Sequence[Happening], frame: Frame, rulings: Rulings, types: EventTypes) -> list[Happening]:
    """Join each asserted happening that names no place, or only a wide area, to one inside that area.

    A headline, a standfirst or a later sentence often repeats the news without its place ("the raid left
    twelve dead", "army suffers losses" with the country). It belongs to the nearest happening told before
    it, else to the first told after it, unless day, figures or parties speak against that; then it stands
    alone.
    """
    homes = [happening for happening in told if _is_home(happening)]
    held = {happening.key: happening for happening in told}
    drawn = cache(lambda key: sketch(held[key], frame))
    joined: dict[str, list[Happening]] = {}
    result = []
    for orphan in told:
        is_free = orphan.status is Status.ASSERTED and not _is_home(orphan)
        home = _home(orphan, homes, drawn, rulings, types) if is_free else None
        if home is None:
            result.append(orphan)
        else:
            joined.setdefault(home.key, []).append(orphan)
    return [_join(home, joined.get(home.key, []), frame) for home in result]


def _is_home(candidate: Happening) -> bool:
    """Whether it is told at places of its own: a local one, or one that could not be resolved."""
    return candidate.status is Status.ASSERTED and any(
        place is None or place.is_local for _, place in candidate.sites
    )


def _home(
    orphan: Happening,
    homes: Sequence[Happening],
    drawn: Callable[[str], Sketch],
    rulings: Rulings,
    types: EventTypes,
) -> Happening | None:
    at = orphan.reports[0].trigger.start
    nearest_first = sorted(
        homes,
        key=lambda home: (
            home.reports[0].trigger.start > at,
            abs(home.reports[0].trigger.start - at),
            home.key,
        ),
    )
    for home in nearest_first:
        if rulings.parted(orphan.report_ids, home.report_ids):
            continue
        comparison = compare(drawn(orphan.key), drawn(home.key), types)
        if comparison.veto is None and comparison.score >= _WILLING:
            return home
    return None


def _join(home: Happening, orphans: Sequence[Happening], frame: Frame) -> Happening:
    """One happening of all reports, the home's first: its dates and parties lead."""
    if not orphans:
        return home
    reports = (*home.reports, *(report for orphan in orphans for report in orphan.reports))
    whole = happening(reports, frame)
    return replace(
        whole,
        place=home.place,
        sites=home.sites,
        claims=tuple({claim.id: claim for part in (home, *orphans) for claim in part.claims}.values()),
    )
