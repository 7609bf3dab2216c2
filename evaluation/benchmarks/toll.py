"""The toll of the main happening that one document tells, by the product's own fusion.

The document alone goes through `lineage` and `events`, so that reports of one happening are linked, revisions supersede, subsets are not
added and parties' boasts stand back, exactly as in a record of many documents; the toll is that of the event (`Event.tolls`). What is added
here is arithmetic for benchmarks that want each person in one group.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand.domain.claim import Claim, Extraction, Field
from firsthand.domain.event import Casualty, Chronicle, Event
from firsthand.domain.report import CasualtyKind
from firsthand.events.wholes import sure
from firsthand.run.plan import Workshop

ANYONE = "persons"
"""Group of people of whom nothing is said."""

_AGE = re.compile(r"\b(\d{1,3})(?:[- ]years?\b|\s?ans\b)|,\s(\d{1,3})(?=[,.;)]|\s*$)", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|other|second|autres?|deuxième)\b", re.IGNORECASE)

HARM = (CasualtyKind.KILLED, CasualtyKind.INJURED)


def chronicle_of(extraction: Extraction, workshop: Workshop) -> Chronicle:
    """The record of one document by itself."""
    return workshop.build([extraction], workshop.trace([extraction]), (), {})


def main_event(extraction: Extraction, chronicle: Chronicle) -> Event | None:
    """The event that the document is about: the one with figures whose telling starts first, else the first one.

    News leads with what is new; the event that the title or the first sentences tell is the main one, and an event that
    the document counts victims of is told more fully than one it does not.
    """
    at = {report.id: report.trigger.start for report in extraction.reports}
    return min(
        chronicle.events,
        key=lambda event: (not event.casualties, min(at[report] for report in event.reports), event.id),
        default=None,
    )


def toll(extraction: Extraction, workshop: Workshop, *, estimate: bool = False) -> dict[CasualtyKind, int]:
    """Killed and injured of the main happening of a document, as its event has them; 0 where it counts none.

    Args:
        extraction: what was read.
        workshop: the stages.
        estimate: ask also what the reader by itself holds the toll to be, where it does; False for what the claims say and nothing else.
    """
    if not estimate:
        extraction = replace(extraction, tolls=None)
    event = main_event(extraction, chronicle_of(extraction, workshop))
    if event is None:
        return {kind: sure(extraction, kind) for kind in HARM}
    return {kind: best(event, kind) for kind in HARM}


def best(event: Event | None, kind: CasualtyKind) -> int:
    """Everybody harmed in one way in an event; 0 where it counts none or there is none."""
    found = event.toll(kind) if event else None
    return found.best if found else 0


def total(casualties: Iterable[Casualty], claims: Sequence[Claim], kind: CasualtyKind) -> int:
    """Everybody harmed in one way: the figures fused, or the persons told of one by one where those are more.

    Args:
        casualties: fused figures of one event.
        claims: its claims.
        kind: the way.
    """
    fused = [casualty for casualty in casualties if casualty.kind is kind and casualty.best is not None]
    groups = sum(casualty.best or 0 for casualty in fused if casualty.group != ANYONE)
    whole = max((casualty.best or 0 for casualty in fused if casualty.group == ANYONE), default=0)
    return max(groups, whole, one_by_one(claims, Field(kind.value)))


def one_by_one(claims: Iterable[Claim], field: Field) -> int:
    """How many different persons a document tells of singly ("a 30-year-old man", "a boy, 12").

    A person told of again is the same one unless the words tell them apart: by age, by standing beside each other in one
    report, or because "another" says so.
    """
    told: set[str] = set()
    beside: Counter[str] = Counter()
    others = 0
    for claim in claims:
        if claim.field is not field or claim.quantity is None or claim.quantity.point != 1 or claim.part_of:
            continue
        if _ANOTHER.search(claim.span.text):
            others = 1
            continue
        beside[claim.report] += 1
        told.update(ages(claim.span.text)[:1])
    return max([len(told), *beside.values()]) + others


def ages(text: str) -> list[str]:
    """Ages in years, in order: "30-year-old", "12 ans", ", 45"."""
    return [first or second for first, second in _AGE.findall(text)]


def by_group(casualties: Iterable[Casualty], claims: Sequence[Claim], kind: CasualtyKind) -> dict[str, int]:
    """Everybody harmed in one way, each person in one group; those of whom nothing is said under "persons".

    Subsets that name who they were ("10 dead, among them 8 soldiers") divide the whole; what they leave of it stays
    "persons". Subsets of one group in one report ("2 rebels and 5 militiamen") are added. Groups that are counted by themselves
    already are not divided further.
    """
    listed = list(casualties)
    groups: dict[str, int] = {}
    for casualty in listed:
        if casualty.kind is kind and casualty.group != ANYONE and casualty.best:
            groups[casualty.group] = groups.get(casualty.group, 0) + casualty.best
    parts: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        point = claim.quantity.point if claim.quantity else None
        if claim.part_of and claim.field.value == kind.value and point and claim.group not in (None, ANYONE):
            parts[claim.report, claim.group] += point
    for (_, group), point in parts.items():
        groups[group] = max(groups.get(group, 0), point)
    rest = total(listed, claims, kind) - sum(groups.values())
    return groups | ({ANYONE: rest} if rest > 0 else {})
