"""Which happenings of an incident are weighed where very many pages tell it: all are listed, a bounded number is fused.

Five thousand copies of one story say what the first few say; and of two thousand pages that recall an incident, a few score
settle as much as all. What is left out changes no field. The choice depends on the happenings alone, so that a record
that grew is the one made at once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from firsthand.events.drafts import Group
from firsthand.events.sketches import Sketch

TOLD = 80
"""Asserted happenings of one incident that are fused: copies last; the earliest and the latest texts before others."""

RECALLED = 40
"""Background happenings of one incident that are fused: likewise."""


def weighed(group: Group, judged: Collection[str] = ()) -> Group:
    """The part of an incident that is dated and fused; the group itself where it is small.

    Args:
        group: the incident.
        judged: ids of reports that decisions are about: these are always weighed.
    """
    told, recalled = _chosen(group.told, TOLD, judged), _chosen(group.recalled, RECALLED, judged)
    if len(told) == len(group.told) and len(recalled) == len(group.recalled):
        return group
    return replace(group, told=told, recalled=recalled)


def _chosen(sketches: tuple[Sketch, ...], most: int, judged: Collection[str]) -> tuple[Sketch, ...]:
    if len(sketches) <= most:
        return sketches
    ordered = _copies_last(sketches)
    texts = len({sketch.text for sketch in sketches})
    if texts > most:  # early figures are revised: the latest count as much as the first
        ordered = [*ordered[: most // 2], *ordered[texts - most // 2 : texts]]
    wanted = {sketch.key for sketch in ordered[:most]}
    if judged:
        wanted |= {sketch.key for sketch in sketches if any(report in judged for report in sketch.reports)}
    return tuple(sketch for sketch in sketches if sketch.key in wanted)


def _copies_last(sketches: Sequence[Sketch]) -> list[Sketch]:
    """The first of each text by age, then the second of each, and so on."""
    told: dict[str, int] = {}
    ranked: list[tuple[int, int, Sketch]] = []
    for at, sketch in enumerate(sorted(sketches, key=lambda sketch: sketch.age)):
        rank = told[sketch.text] = told.get(sketch.text, -1) + 1
        ranked.append((rank, at, sketch))
    return [sketch for _, _, sketch in sorted(ranked, key=lambda item: item[:2])]
