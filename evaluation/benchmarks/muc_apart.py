"""Tells incidents of one type in one document apart by place and day: sentences that surely tell of one and name another place, or another
day, than those before tell of another incident (task documentation of 1992, section 1: one template for each place and time).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from evaluation.benchmarks.muc_places import load_atlas
from firsthand.domain.claim import Extraction
from firsthand.domain.report import Incident
from firsthand.domain.values import Span


@dataclass
class _Group:
    """Sentences of one incident, with the local places and single days that they name."""

    sentences: list[Incident]
    places: set[str]
    days: set[date]

    def differs(self, places: set[str], days: set[date]) -> bool:
        """Whether both name places, or both days, and share none."""
        return (bool(places and self.places) and not places & self.places) or (
            bool(days and self.days) and not days & self.days
        )


def apart(told: Sequence[Incident], name: str, extraction: Extraction, sure: float) -> list[list[Incident]]:
    """The sentences of one type, grouped by incident.

    Args:
        told: sentences in order.
        name: the type.
        extraction: has the document and its dates.
        sure: probability of the type from which a sentence with parts may open another incident.
    """
    country = load_atlas().country(extraction.document)
    groups: list[_Group] = []
    for incident in told:
        sentence = extraction.document.sentences[incident.sentence].span
        places, days = _places(sentence, country), _days(sentence, extraction)
        group = next((g for g in reversed(groups) if not g.differs(places, days)), None)
        if group is None and groups and not (incident.parts and dict(incident.types).get(name, 0.0) >= sure):
            group = groups[-1]
        if group is None:
            groups.append(_Group([incident], places, days))
        else:
            group.sentences.append(incident)
            group.places |= places
            group.days |= days
    return [group.sentences for group in groups]


def _places(sentence: Span, country: str | None) -> set[str]:
    if country is None:
        return set()
    found = (mention.place for mention in load_atlas().places(sentence, country))
    return {place.name for place in found if place and place.is_local}


def _days(sentence: Span, extraction: Extraction) -> set[date]:
    possible = (mention.possible for mention in extraction.dates if sentence.contains(mention.span))
    return {days.start for days in possible if days and days.start and days.start == days.end}
