"""Names that mean the unit and not its town, as the text around them tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand.claims.place_context import PlaceContext
from firsthand.claims.place_evidence import unit_of
from firsthand.claims.place_questions import Question
from firsthand.claims.ranking import UNITS
from firsthand.domain.document import BlockKind
from firsthand.domain.values import Place, PlaceKind, PlaceMention
from firsthand.knowledge.gazetteer import Candidate

_SAID = 0.9  # confidence in a unit that the text itself tells
_CLOSED = re.compile(r"[),;]")


def unit_around(town: Place, candidates: Sequence[Candidate], noun: PlaceKind) -> Place | None:
    """The unit of the same name as a town: the first-level one where the text calls it so, else the second-level one, of those that
    hold the town the one with its first-level unit and the nearest middle.

    Args:
        town: the town.
        candidates: for the name.
        noun: what the text calls it.
    """
    kinds = (PlaceKind.ADMIN1, PlaceKind.ADMIN2) if noun is PlaceKind.ADMIN1 else (PlaceKind.ADMIN2,)
    for kind in kinds:
        units = [c.place for c in candidates if c.place.kind is kind and c.place.country == town.country]
        held = [unit for unit in units if unit.distance_km(town) <= unit.radius_km]
        if held:
            return min(held, key=lambda u: (u.admin1 != town.admin1, u.distance_km(town)))
    return None


def units_of_titles(
    chosen: Mapping[str, PlaceMention], questions: Mapping[str, Question], context: PlaceContext
) -> dict[str, PlaceMention]:
    """Units that a title names without their noun: "Ten killed in Tahoua" above "near Tillia" means the region, and not its seat.

    Only where the body never names the seat but for an office ("Tahoua police", "the governor of Tahoua"), and has another place inside the unit, or says
    in what part of its country the unit lies.
    """
    titles = [block.span for block in context.document.blocks if block.kind is BlockKind.TITLE]
    in_title = {
        key: all(
            any(t.start <= span.start < t.end for t in titles)
            or context.is_speakers(span)
            or context.is_dateline(span)
            for span in question.spans
        )
        and not all(context.is_dateline(span) for span in question.spans)
        for key, question in questions.items()
    }
    told = [
        mention.place
        for key, mention in chosen.items()
        if mention.place is not None
        and mention.place.is_local
        and not in_title.get(key, True)
        and not all(context.is_dateline(span) for span in questions[key].spans)
    ]
    units = {m.place.entry for m in chosen.values() if m.place is not None and m.place.kind in UNITS}
    named = {place.entry for place in told}
    found = {}
    for key, question in questions.items():
        mention = chosen[key]
        if not in_title[key] or mention.place is None or mention.place.kind is not PlaceKind.SETTLEMENT:
            continue
        if mention.place.entry in named:
            continue  # the body tells the seat too, by another name: "the Afghan capital"
        for candidate in question.candidates:
            unit = candidate.place
            if unit.kind not in UNITS or unit.country != mention.place.country or candidate.similarity < 1:
                continue
            if unit.entry in units or any(_lies_in(place, unit) for place in told):
                because = (*mention.because, "the text names a place in the unit, or where it lies")
                found[key] = replace(mention, place=unit, because=because)
                break
    return found


def units_in_brackets(
    chosen: Mapping[str, PlaceMention], questions: Mapping[str, Question], context: PlaceContext
) -> dict[str, PlaceMention]:
    """Names that stand in brackets right behind a place of their unit: "Djibo (Soum)" means the province, and not one of the villages."""
    places = {
        span.end: mention.place
        for key, question in questions.items()
        if (mention := chosen[key]).place is not None
        for span in question.spans
    }
    found = {}
    for key, question in questions.items():
        held = list(_before_brackets(question, places, context))
        if len(held) < len(question.spans):
            continue
        unit = next((c.place for c in question.candidates if _is_unit_of(c, held)), None)
        if unit is not None:
            because = (*chosen[key].because, "in brackets behind a place in the unit")
            found[key] = replace(
                chosen[key], place=unit, confidence=max(chosen[key].confidence, _SAID), because=because
            )
    return found


def _before_brackets(
    question: Question, places: Mapping[int, Place | None], context: PlaceContext
) -> Iterator[Place]:
    text = context.document.text
    for span in question.spans:
        opened = text.rfind("(", max(0, span.start - 1), span.start)
        if opened < 1 or _CLOSED.match(text, span.end) is None:
            continue
        place = places.get(len(text[:opened].rstrip()))
        if place is not None:
            yield place


def _is_unit_of(candidate: Candidate, held: Sequence[Place]) -> bool:
    """Whether an entry is the unit that all of some places lie in."""
    unit = candidate.place
    if unit.kind not in UNITS or candidate.similarity < 1:
        return False
    return all(_lies_in(place, unit) for place in held)


def _lies_in(place: Place, unit: Place) -> bool:
    """Whether a place lies in a unit by the name of its own unit of that level."""
    own = place.admin1 if unit.kind is PlaceKind.ADMIN1 else place.admin2
    return place.country == unit.country and unit_of(unit.country, unit.name) == unit_of(place.country, own)
