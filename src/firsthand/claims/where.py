"""Resolving place names: all names of a document together, abstaining where the evidence is thin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.claims.place_abroad import barred_abroad
from firsthand.claims.place_confidence import sureness
from firsthand.claims.place_context import PlaceContext
from firsthand.claims.place_evidence import bare
from firsthand.claims.place_features import GUESSED
from firsthand.claims.place_questions import FAMOUS, Answer, Question, answer, ask, group
from firsthand.claims.place_seats import is_seat, seated
from firsthand.claims.place_shift import COMMUNE_KM, away, between, beyond, inside, part, towards
from firsthand.claims.place_units import unit_around, units_in_brackets, units_of_titles
from firsthand.claims.place_unknown import NAMESAKES, UNKNOWN, alike, beside, by_first_part
from firsthand.claims.ranking import UNITS, Ranker, best
from firsthand.domain.document import Document
from firsthand.domain.values import Place, PlaceKind, PlaceMention, Span
from firsthand.knowledge.gazetteer import CAPITAL, Candidate, Gazetteer

_THRESHOLD = 0.58  # below this chance, as the ranker gives it, no place is better than a wrong one
_LEAST = 0.35  # confidence below which the entry chosen is no place, however it compares with the others
_SURE_ABROAD = 0.8  # the least for a town of a country that the document does not tell of
_SPELT = 0.93  # similarity of a name that folds to the same key
_PART, _LISTED = 0.9, 0.97
_LOCAL = (PlaceKind.SETTLEMENT, PlaceKind.SITE, PlaceKind.ADMIN2)
SAME_KM = 25.0
"""Candidates closer than this are one place under two entries."""


def locate(
    document: Document,
    toponyms: Sequence[Span],
    *,
    gazetteer: Gazetteer,
    areas: Mapping[str, float] | None = None,
    unrest: Mapping[str, float] | None = None,
    ranker: Ranker | None = None,
) -> tuple[PlaceMention, ...]:
    """Resolve the place names of a document.

    Mentions of one name resolve alike, "the Mopti region" and "Mopti" apart. Countries, admin units, actors and the other
    places of the document decide between namesakes. A distance stated before a name ("40 km north of X") moves that
    mention. A name that no gazetteer has lies anywhere in the unit or part of a country that the text says it lies in;
    where it says none, around the settled place beside it, as an area.

    Args:
        document: the document.
        toponyms: its place names.
        gazetteer: where to look them up.
        areas: countries that its actors act in, by share.
        unrest: how many armed groups act in each country, from 0 to 1; for a document that reports an incident.
        ranker: other weights than the bundled ones.

    Returns:
        One mention for each toponym, in order; `place` is None where no candidate is sure enough.
    """
    context = PlaceContext(document, gazetteer)
    ranker = ranker or Ranker.load()
    groups = group(toponyms, context)
    parts = {key: found for key, spans in groups.items() if (found := _part(spans[0], context)) is not None}
    questions = ask(
        {key: spans for key, spans in groups.items() if key not in parts},
        context,
        areas or {},
        unrest,
        {key: [replace(mention, span=span) for span in groups[key]] for key, mention in parts.items()},
    )
    answers = answer(questions, ranker)
    chosen = parts | {key: _choose(questions[key], answers[key], ranker) for key in questions}
    if unrest is not None:
        for key, question in barred_abroad(chosen, questions, context).items():
            was = chosen[key].place
            chosen[key] = _choose(question, answers[key], ranker)
            if chosen[key].place is None and was is not None and was.kind not in UNITS:
                chosen[key] = replace(chosen[key], because=(UNKNOWN, "namesakes only abroad"))
        chosen = {key: _as_said(mention, questions.get(key), context) for key, mention in chosen.items()}
    chosen |= units_of_titles(chosen, questions, context)
    chosen |= units_in_brackets(chosen, questions, context)
    chosen = {key: replace(m, place=m.place and seated(m.place, gazetteer)) for key, m in chosen.items()}
    chosen |= _held(chosen, questions, gazetteer)
    stated = _stated(chosen, questions)
    mentions = sorted(
        (replace(chosen[key], span=span) for key, spans in groups.items() for span in spans),
        key=lambda mention: mention.span,
    )
    return alike([_moved(mention, mentions, context, stated) for mention in mentions])


def _part(span: Span, context: PlaceContext) -> PlaceMention | None:
    """An informal region, or a part of a country or province ("northern Mali") that is no name by itself."""
    gazetteer = context.gazetteer
    if gazetteer.countries.names.get(span.text):
        return None
    if (region := gazetteer.region(span.text)) is not None:
        return (
            PlaceMention(span, region, _LISTED, ("informal region",))
            if gazetteer.is_informal(span.text)
            else None
        )
    if gazetteer.candidates(span.text, limit=1):
        return None
    if (said := context.part(span)) and (whole := gazetteer.area(said[1])):
        if whole.kind is PlaceKind.ADMIN1 and context.is_unit_in_that_part(span):
            return PlaceMention(span, whole, _PART, ("lies in that part of its country",))
        return PlaceMention(span, part(whole, said[0], span.text), _PART, (f"part of {whole.name}",))
    return None


def _choose(question: Question, answer: Answer, ranker: Ranker) -> PlaceMention:
    span, candidates = question.spans[0], question.candidates
    if not candidates:
        return PlaceMention(span, None, 0.0, (UNKNOWN,))
    winner, chance = pick(question, answer, ranker)
    confidence = round(sureness(winner, question, chance), 3)
    if chance < _THRESHOLD or confidence < _LEAST:
        return PlaceMention(span, None, confidence, (_why_none(candidates),))
    if _is_doubtful_abroad(winner, question, confidence):
        return PlaceMention(span, None, confidence, ("only in a country that is not told of",))
    return PlaceMention(span, winner.place, confidence, tuple(_reasons(winner, question)))


def _why_none(candidates: Sequence[Candidate]) -> str:
    """Why no entry is taken: a name that only others are spelt alike is in no gazetteer."""
    if all(candidate.similarity < 1 for candidate in candidates):
        return UNKNOWN
    return NAMESAKES if len(candidates) > 1 else "no such name"


def _as_said(mention: PlaceMention, question: Question | None, context: PlaceContext) -> PlaceMention:
    """A unit or a forest, mountains and the like of which only the town of the name is known ("l'arrondissement de Mora", "les monts
    Mandara"): around it, as far as such things reach; the second-level unit of the name that it lies in, whatever the text calls it ("the Téra region").
    """
    place = mention.place
    if place is None or place.kind is not PlaceKind.SETTLEMENT or question is None:
        return mention
    noun = question.evidence.noun
    if noun not in (*UNITS, PlaceKind.NATURAL) or context.has_named_part(mention.span):
        return mention
    if noun in UNITS and (unit := unit_around(place, question.candidates, noun)) is not None:
        return replace(mention, place=unit)
    if noun is PlaceKind.ADMIN1:
        noun = PlaceKind.ADMIN2
    radius = round(place.radius_km + COMMUNE_KM, 1)
    return replace(mention, place=replace(place, kind=noun, radius_km=radius))


def _is_doubtful_abroad(winner: Candidate, question: Question, confidence: float) -> bool:
    """Whether an entry is an unsure town of a country that the document does not tell of, though it tells of others."""
    place = winner.place
    return (
        confidence < _SURE_ABROAD
        and bool(question.told)
        and place.country not in question.told
        and place.kind in _LOCAL
        and winner.population < FAMOUS
    )


def pick(question: Question, answer: Answer, ranker: Ranker) -> tuple[Candidate, float]:
    """The entry that a question is answered with, and how likely the ranker holds it.

    Args:
        question: one that has candidates.
        answer: to it.
        ranker: that gave the answer.
    """
    odds = [0.0 if n in question.barred else p for n, p in enumerate(answer.probabilities[:-1])]
    ranked = question.candidates[best(odds)]
    winner = _town(_own(ranked, question), question)
    same = (p for c, p in zip(question.candidates, odds, strict=True) if c is ranked or _is_one(c, winner))
    return winner, ranker.confidence(sum(same), is_guess=winner.similarity < GUESSED)


def _held(
    chosen: Mapping[str, PlaceMention], questions: Mapping[str, Question], gazetteer: Gazetteer
) -> dict[str, PlaceMention]:
    """Names without a place where the text says they lie: at a distance from a place, or in the smallest unit named; there around the town whose name
    theirs begins with.
    """
    found = {}
    for key, question in questions.items():
        mention = chosen[key]
        if mention.place is not None:
            continue
        if question.anchor is not None:
            other = chosen.get(question.anchor[0])
            if other is not None and other.place is not None and other.place.kind in _LOCAL:
                place = replace(away(other.place, question.anchor[1]), name=mention.span.text)
                distance = "near" if question.anchor[1].is_vague else f"{question.anchor[1].km:g} km from"
                why = (UNKNOWN, f"{distance} {other.place.name}")
                found[key] = PlaceMention(mention.span, place, other.confidence, why)
                continue
        for holder in question.holders:
            unit = chosen.get(holder.key)
            if unit is not None and unit.place is not None and holder.is_place(unit.place):
                town = by_first_part(mention.span.text, unit.place, gazetteer)
                place = town or inside(unit.place, mention.span.text, commune=holder.by_distance)
                why = (UNKNOWN, f"in {unit.place.name}")
                found[key] = PlaceMention(mention.span, place, unit.confidence, why)
                break
    return found


def _stated(
    chosen: Mapping[str, PlaceMention], questions: Mapping[str, Question]
) -> dict[Span, PlaceMention]:
    """The countries that names without a place are said to lie in ("Paris, South Sudan"), by mention of the name."""
    found: dict[Span, PlaceMention] = {}
    for key, question in questions.items():
        if chosen[key].place is not None:
            continue
        for holder in question.holders:
            state = chosen.get(holder.key)
            if state is not None and state.place is not None and state.place.kind is PlaceKind.COUNTRY:
                found |= dict.fromkeys(question.spans, state)
                break
    return found


def _own(winner: Candidate, question: Question) -> Candidate:
    """The unit that bears the name, where the likeliest is a neighbour of it that only has the name as another: Faskari and not Sabuwa."""
    said = bare(winner.matched)
    if winner.place.kind is not PlaceKind.ADMIN2 or bare(winner.place.name) == said:
        return winner
    where = (winner.place.kind, winner.place.country, winner.place.admin1)
    named = (c for c in question.candidates if (c.place.kind, c.place.country, c.place.admin1) == where)
    return next((c for c in named if bare(c.place.name) == said), winner)


def _town(winner: Candidate, question: Question) -> Candidate:
    """The town in a second-level unit of its name, where no noun says that the unit is meant: "at Gao" is the town."""
    if winner.place.kind is not PlaceKind.ADMIN2 or question.evidence.noun is not None:
        return winner
    inside = (
        c
        for c in question.candidates
        if c.place.kind is PlaceKind.SETTLEMENT
        and c.place.country == winner.place.country
        and c.similarity >= _SPELT
        and c.place.distance_km(winner.place) <= winner.place.radius_km
    )
    return max(inside, key=lambda c: c.population, default=winner)


def _is_one(candidate: Candidate, winner: Candidate) -> bool:
    """Whether two entries put a name at one point: close by, or a town and the unit that bears its name and is put there."""
    if candidate is winner:
        return True
    one, other = candidate.place, winner.place
    km = one.distance_km(other)
    if km <= SAME_KM:
        return True
    if one.kind in UNITS and other.kind in UNITS:
        return (
            bare(one.name) == bare(other.name)
            and one.country == other.country
            and km <= max(one.radius_km, other.radius_km)
        )
    return (one.kind in UNITS and is_seat(winner, one)) or (other.kind in UNITS and is_seat(candidate, other))


def _reasons(winner: Candidate, question: Question) -> list[str]:
    evidence, place = question.evidence, winner.place
    if place.kind is PlaceKind.COUNTRY:
        return ["name of a country"]
    reasons = ["override" if winner.feature == "override" else "gazetteer"]
    if place.kind is PlaceKind.REGION or winner.feature == "RGN":
        reasons = ["informal region"]
    if winner.similarity < 1:
        reasons.append(f"spelt {place.name} there")
    if winner.feature == CAPITAL and "capital" in winner.matched.lower():
        reasons.append("told as the capital of its country")
    elif len(question.candidates) == 1:
        reasons.append("only candidate")
    if place.country in evidence.near or place.country in evidence.shares:
        reasons.append("country named in the document")
    if evidence.noun is place.kind:
        reasons.append(f"called a {place.kind}")
    return reasons


def _moved(
    mention: PlaceMention,
    mentions: Sequence[PlaceMention],
    context: PlaceContext,
    stated: Mapping[Span, PlaceMention],
) -> PlaceMention:
    place = mention.place
    if place is None:
        return beside(mention, mentions, context, stated.get(mention.span))
    if not (place.is_local or place.kind is PlaceKind.ADMIN1):
        return mention
    if (distance := context.distance(mention.span)) is not None:
        return replace(
            mention, place=away(place, distance), because=(*mention.because, f"{distance.km:g} km away")
        )
    if (other := _road(mention, mentions, context)) is not None:
        return replace(
            mention, place=between(place, other), because=(*mention.because, "on the road between")
        )
    end = context.other_end(mention.span) if place.is_local else None
    if end is not None and not any(
        other.place is not None and other.span.overlaps(end) for other in mentions
    ):
        first, second = (end.text, place.name) if end.start < mention.span.start else (place.name, end.text)
        name = f"between {first} and {second}"
        return replace(
            mention, place=towards(place, name), because=(*mention.because, "the other end is not known")
        )
    if place.is_local and place.kind is not PlaceKind.ADMIN2 and context.is_near(mention.span):
        return replace(mention, place=beyond(place), because=(*mention.because, "near it"))
    return mention


def _road(mention: PlaceMention, mentions: Sequence[PlaceMention], context: PlaceContext) -> Place | None:
    """The other end of "between A and B", where this mention is A."""
    for other in mentions:
        if other.place is not None and other.place.is_local and context.is_between(mention.span, other.span):
            return other.place
    return None
