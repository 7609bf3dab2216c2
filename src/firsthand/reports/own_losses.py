"""Mere "men" whom a party says to have lost are its own: "the army lost four men", "l'armée a perdu trois hommes"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.domain.actor import ActorKind
from firsthand.domain.report import CasualtyKind, Figure, Report
from firsthand.domain.values import Span
from firsthand.reports.scene import Scene

_WITH_PEOPLE = (
    ActorKind.STATE_FORCE,
    ActorKind.REBEL,
    ActorKind.MILITIA,
    ActorKind.PRIVATE_MILITARY,
    ActorKind.INTERNATIONAL_FORCE,
)
_NEAR = 70  # characters between a party and the number of those whom it lost


def own_losses(scene: Scene) -> dict[Span, Span]:
    """The figures of a sentence whose nouns do not say who is counted and that a party is said to have lost, each with the words for the party."""
    found: dict[Span, Span] = {}
    for figure in scene.figures:
        if figure.kind is not CasualtyKind.KILLED or _says_who(figure, scene):
            continue
        for mention in scene.actors:
            if mention.kind not in _WITH_PEOPLE or not 0 < figure.span.start - mention.span.end <= _NEAR:
                continue
            gap = scene.between(mention.span, figure.span).rstrip()
            if re.fullmatch(scene.pack.conflict.own_losses, gap, re.IGNORECASE):
                found[figure.span] = mention.span
    return found


def with_own_losses(reports: Sequence[Report], losers: Mapping[Span, Span]) -> list[Report]:
    """The reports with figures of mere men as those of the party that lost them.

    It is told once the roles are given: whoever loses men in an attack of their own is not its target by that.
    """
    return [
        replace(
            report,
            figures=tuple(
                replace(f, group=losers[f.span]) if f.span in losers else f for f in report.figures
            ),
        )
        for report in reports
    ]


def _says_who(figure: Figure, scene: Scene) -> bool:
    said = re.findall(r"[\w-]+", figure.group.text.lower()) if figure.group else []
    return any(scene.pack.conflict.persons.get(word, "persons") != "persons" for word in said)
