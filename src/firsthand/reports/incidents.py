"""What the model says of terrorist incidents, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.domain.report import Incident, Part
from firsthand.reports.scene import Scene

_PARTS = {
    "perpetrator": Part.PERPETRATOR,
    "organisation": Part.ORGANISATION,
    "incident-target": Part.TARGET,
    "incident-victim": Part.VICTIM,
    "incident-name": Part.NAME,
    "incident-weapon": Part.WEAPON,
}
_WORTH_KEEPING = 0.1


def incidents(scene: Scene) -> Iterator[Incident]:
    """One for a sentence that may tell of an incident, or that names somebody or something that has part in one."""
    evidence = scene.evidence
    if evidence is None:
        return
    types = tuple(
        (name.upper(), round(value, 3))
        for name, value in evidence.incidents.items()
        if value >= _WORTH_KEEPING
    )
    parts = tuple(
        (part, mark.span, round(mark.probability, 3))
        for name, part in _PARTS.items()
        for mark in evidence.marked(name)
    )
    if types or parts:
        yield Incident(scene.sentence.index, types, parts)
