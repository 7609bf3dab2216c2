"""Where another happening of a text took place that is put in the town told before: "on Friday a drone killed 70 in the city"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from firsthand.domain.alternatives import phrases
from firsthand.domain.report import Argument, Role, Status
from firsthand.domain.values import PlaceKind, Span
from firsthand.knowledge.folding import fold_place
from firsthand.reports.nth import Composed
from firsthand.reports.scene import Scene

_TOLD = (Status.ASSERTED, Status.BACKGROUND)
_UNITS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)


def with_places_told(
    composed: Sequence[Composed], continues: Mapping[str, str], scenes: Sequence[Scene]
) -> list[Composed]:
    """The reports of a document; one of a happening that has no place so far takes the last town told before, or the last unit, where its sentence puts it in that one.

    Args:
        composed: the reports, in the order of the text.
        continues: those that go on with a happening told before.
        scenes: the sentences.
    """
    of = {scene.sentence.index: scene for scene in scenes}
    towns: list[Span] = []
    units: list[Span] = []
    found: list[Composed] = []
    placed: set[str] = set()
    for report, draft in composed:
        scene, happening = of[report.sentence], continues.get(report.id, report.id)
        if report.status in _TOLD and happening not in placed and not scene.toponyms:
            place = _told(scene, towns, units)
            if place is not None:
                report = replace(report, arguments=(Argument(Role.PLACE, place), *report.arguments))  # noqa: PLW2901
        if report.spans(Role.PLACE):
            placed.add(happening)
        found.append((report, draft))
        for span in report.spans(Role.PLACE):
            if (key := fold_place(span.text)) in draft.units:
                units.append(span)
            elif key in draft.places:
                towns.append(span)
    return found


def _told(scene: Scene, towns: Sequence[Span], units: Sequence[Span]) -> Span | None:
    """The place that a sentence refers to by its noun alone."""
    places = scene.pack.places
    named = _by_noun(places.locatives, tuple(places.features)).search(scene.text)
    if named is None:
        return None
    kind = places.features[named["noun"].lower()]
    told = towns if kind is PlaceKind.SETTLEMENT else units if kind in _UNITS else ()
    return told[-1] if told else None


@cache
def _by_noun(locatives: frozenset[str], nouns: tuple[str, ...]) -> re.Pattern[str]:
    """A place by its noun alone: "in the city", "dans la même localité"; one that is told further ("the city of", "the city's") is another."""
    return re.compile(
        rf"\b(?:{phrases(locatives)})\s(?:(?:the|that|this|la|le|cette|ce)\s|l['’])(?:same\s|même\s)?(?P<noun>{phrases(nouns)})\b(?!['’]|\s(?:of|de|du|cent|where|which|that|qui|où|near|called|named)|\sd['’])",
        re.IGNORECASE,
    )
