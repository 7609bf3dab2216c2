"""Namesakes abroad: an unknown village of the country that a text tells of is not the town of its name on another continent.

A page of Haiti that names Sainte-Thérèse means a quarter that no gazetteer has, not the Sainte-Thérèse of Canada; one invented point misleads more
than a wide circle. So in a text that reports an incident and tells plainly of some countries, a name means a place of another country only

* where that country is told of as well: by name, by a unit that can lie nowhere else, by the parties that act there, by the outlet's home where another
  name of the text surely lies there too;
* where the place is known all over the world and named as the world names it ("in London", "à Nairobi"), and no word beside it makes it a
  village or a quarter ("Alexandria, a hamlet", "the Medina district");
* or where it lies close to a place of the text that is settled: the next town may be across the border.

Else it is unknown, and lies where the text says: in a unit, beside a place, at least in the country.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.claims.place_context import PlaceContext
from firsthand.claims.place_evidence import shares_of
from firsthand.claims.place_questions import Question
from firsthand.claims.ranking import UNITS
from firsthand.domain.values import Place, PlaceKind, PlaceMention
from firsthand.knowledge.folding import fold_place
from firsthand.knowledge.gazetteer import CAPITAL, Candidate

_SURE = 0.8  # confidence of a place that speaks for its country
_PLAIN = 2  # places of one country that make it plain where a text names none
_MOST = 0.66  # of the sure places of such a text
_OFTEN = 0.15  # share of the actors' countries: a party of the whole world acts nowhere in particular
_GREAT = 1_000_000  # inhabitants of a city of the world
_BORDER_KM = 150.0
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.AREA)


def barred_abroad(
    chosen: Mapping[str, PlaceMention], questions: Mapping[str, Question], context: PlaceContext
) -> dict[str, Question]:
    """The questions that were answered with a namesake abroad, now without such; to be answered again.

    Args:
        chosen: the answers.
        questions: with an entry for each answer that is to be looked at.
        context: of the document.
    """
    home = _told(chosen, questions, context)
    if not home:
        return {}
    small = {
        fold_place(span.text)
        for question in questions.values()
        for span in question.spans
        if context.is_small(span)
    }
    settled = [m.place for m in chosen.values() if _is_settled(m, home)]
    found = {}
    for key, question in questions.items():
        place = chosen[key].place
        if place is None or place.country is None or place.country in home or place.kind in _WIDE:
            continue
        barred = {
            number
            for number, candidate in enumerate(question.candidates)
            if not _may_be_meant(candidate, question, home, small, settled)
        }
        if barred - question.barred:
            found[key] = replace(question, barred=question.barred | barred)
    return found


def _told(
    chosen: Mapping[str, PlaceMention], questions: Mapping[str, Question], context: PlaceContext
) -> frozenset[str]:
    """The countries that a document tells of; none where that is not plain."""
    named = {*shares_of(context)}
    sure = Counter(
        m.place.country
        for key, m in chosen.items()
        if key in questions and m.place is not None and m.place.country and m.confidence >= _SURE
        and m.place.kind not in _WIDE and _is_own(m)
    )  # fmt: skip
    country, often = next(iter(sure.most_common(1)), (None, 0))
    if country is not None and often >= _PLAIN and often >= _MOST * sure.total():
        named.add(country)
    if not named:
        return frozenset()
    named |= context.shares.keys()
    every = next(iter(questions.values()), None)
    evidence = every.evidence if every is not None else None
    if evidence is not None:
        named |= {code for code, share in evidence.actors.items() if share >= _OFTEN}
        if evidence.home is not None and sure[evidence.home]:
            named.add(evidence.home)
    return frozenset(named | _by_units(questions))


def _by_units(questions: Mapping[str, Question]) -> set[str]:
    """Countries named by a unit: "Ituri" can mean nothing but the province."""
    found = (
        {c.place.country for c in question.candidates}
        for question in questions.values()
        if question.candidates and all(c.place.kind in UNITS for c in question.candidates)
    )
    return {country for some in found if len(some) == 1 for country in some if country}


def _is_own(mention: PlaceMention) -> bool:
    return mention.place is not None and fold_place(mention.place.name) == fold_place(mention.span.text)


def _is_settled(mention: PlaceMention, home: frozenset[str]) -> bool:
    place = mention.place
    return place is not None and place.is_local and place.country in home and mention.confidence >= _SURE


def _may_be_meant(
    candidate: Candidate,
    question: Question,
    home: frozenset[str],
    small: set[str],
    settled: Sequence[Place | None],
) -> bool:
    place = candidate.place
    if place.country is None or place.country in home or place.kind in _WIDE:
        return True
    if any(other is not None and other.distance_km(place) <= _BORDER_KM for other in settled):
        return candidate.similarity == 1
    name = fold_place(question.spans[0].text)
    if name in small or question.evidence.noun in UNITS:
        return False
    if place.kind is PlaceKind.ADMIN1:  # "a spokesman in New York" may be put in the state
        return any(c.place.country == place.country and _is_great(c, name) for c in question.candidates)
    return _is_great(candidate, name)


def _is_great(candidate: Candidate, name: str) -> bool:
    """Whether an entry is a capital, or a city of the world under its own name ("Deli" is not that of Delhi)."""
    if candidate.place.kind is not PlaceKind.SETTLEMENT or candidate.similarity < 1:
        return False
    own = fold_place(candidate.place.name.removesuffix(" City")) == name
    return candidate.feature == CAPITAL or (candidate.population >= _GREAT and own)
