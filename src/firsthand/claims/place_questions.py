"""The place names of a document as questions: what each can mean, and what the document tells of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.claims.outlet_home import outlet_home
from firsthand.claims.place_context import Distance, PlaceContext
from firsthand.claims.place_evidence import Evidence, Unit, Units, shares_of, unit_of
from firsthand.claims.place_features import Matrix, beside, describe
from firsthand.claims.place_holders import Holder, Holders, anchored, narrowed
from firsthand.claims.place_neighbours import Neighbours
from firsthand.claims.ranking import UNITS, Ranker
from firsthand.domain.values import Place, PlaceKind, PlaceMention, Span
from firsthand.knowledge.folding import fold_place
from firsthand.knowledge.gazetteer import Candidate, Gazetteer
from firsthand.knowledge.words import UNIT_WORDS

_CANDIDATES = 1000
_KEPT = 60  # of many namesakes: those of the outlet's units, those in the countries of the document, and the largest
_HOME_COUNTRIES = 3
_WORTH = 0.05  # a place less sure says nothing of the others
_FOLDED = 0.93
FAMOUS = 300_000  # inhabitants: a city of the world, however it is spelt
_TOWN = 5_000  # inhabitants: the least of a place that is meant where its name is that of a country
_ROUNDS = 2  # in which the places of a document settle each other


@dataclass(frozen=True)
class Question:
    """One name of a document.

    Attributes:
        spans: its mentions.
        candidates: what it can mean.
        evidence: what the document tells of it, without the other places.
        holders: the units that the document says it lies in; its candidates are those inside.
        anchor: another question, and the distance from its place at which the document says that this one lies.
        barred: numbers of the candidates that are never the answer, though they speak against the others.
        told: countries that the document tells of, by name, by a unit, by its actors or its outlet; none where it names none.
    """

    spans: tuple[Span, ...]
    candidates: tuple[Candidate, ...]
    evidence: Evidence
    holders: tuple[Holder, ...] = ()
    anchor: tuple[str, Distance] | None = None
    barred: frozenset[int] = frozenset()
    told: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Answer:
    """What a ranker holds of a question: the probability of each candidate, and last that of "none of them"."""

    probabilities: Sequence[float]


def group(toponyms: Sequence[Span], context: PlaceContext) -> dict[str, list[Span]]:
    """Mentions of one name together; "the Mopti region" and "Mopti" apart."""
    groups: dict[str, list[Span]] = defaultdict(list)
    for span in toponyms:
        unit = " (unit)" if context.noun(span) in UNITS else ""
        groups[(fold_place(span.text) or span.text) + unit].append(span)
    return dict(groups)


def ask(
    groups: Mapping[str, Sequence[Span]],
    context: PlaceContext,
    areas: Mapping[str, float],
    unrest: Mapping[str, float] | None = None,
    parts: Mapping[str, Sequence[PlaceMention]] | None = None,
) -> dict[str, Question]:
    """The questions of a document.

    Args:
        groups: see `group`.
        context: of the document.
        areas: countries that the actors of the document act in, by share.
        unrest: how many armed groups act in each country, from 0 to 1.
        parts: informal areas and parts of countries that the document names, by the key of their group.
    """
    found = {key: meanings(spans[0].text, context.gazetteer) for key, spans in groups.items()}
    shares = shares_of(context)
    home = outlet_home(context)
    near = _countries(shares, areas, home.country) or _homes(found)
    found = {
        key: _without_hamlets(_of_unit(some), _noun(groups[key], context)) for key, some in found.items()
    }
    found = {key: _few(key_found, near, home.units) for key, key_found in found.items()}
    found = {key: (*some, *_similar(groups[key][0].text, some, near, context)) for key, some in found.items()}
    named = {*context.shares, *_countries_of_units(found)}
    told = {*named, *areas, home.country, None} if named else set()
    every_holder = Holders(context, groups, found, parts or {})
    holders = {key: every_holder.of(key) for key in groups}
    found = {
        key: narrowed(groups[key][0].text, some, holders[key], context.gazetteer)
        for key, some in found.items()
    }
    anchors = {key: anchor for key in groups if (anchor := every_holder.anchor_of(key)) is not None}
    found |= {
        key: anchored(found[key], found[other], distance.km)
        for key, (other, distance) in anchors.items()
        if not distance.is_vague
    }
    units = Units(context, groups, found)
    weight = min(1.0, context.mentions / len(groups)) if groups else 0.0
    questions = {}
    for key, spans in groups.items():
        every, near_units = units.beside(key, spans)
        nearness = _nearness(spans, context)
        is_country = any(c.place.kind is PlaceKind.COUNTRY for c in found[key])
        if not is_country:
            nearness = {code: weight for code, weight in nearness.items() if code in shares}
        evidence = Evidence(
            context.shares if is_country else shares,
            nearness,
            every,
            near_units,
            _noun(spans, context),
            home.country,
            areas,
            weight,
            context.speakers,
            unrest or {},
            home_units=home.units,
            home_areas=home.areas,
            home_town=home.town,
        )
        questions[key] = Question(
            tuple(spans),
            found[key],
            evidence,
            holders[key],
            anchors.get(key),
            _alike_abroad(found[key], told),
            frozenset(code for code in told if code is not None),
        )
    return questions


def answer(questions: Mapping[str, Question], ranker: Ranker) -> dict[str, Answer]:
    """First each name alone, then with what the others probably are."""
    tables = {key: describe(q.candidates, q.evidence) for key, q in questions.items()}
    answers = {key: _answer(table, ranker, first=True) for key, table in tables.items()}
    neighbours = neighbours_of(questions)
    for _ in range(_ROUNDS if len(questions) > 1 else 1):
        described = together(questions, answers, tables, neighbours)
        answers = {key: _answer(table, ranker, first=False) for key, table in described.items()}
    return answers


def together(
    questions: Mapping[str, Question],
    answers: Mapping[str, Answer],
    tables: Mapping[str, Matrix],
    neighbours: Neighbours | None = None,
) -> dict[str, Matrix]:
    """Features of every question once the other questions have answers; `tables` are those without."""
    likely = {
        key: found for key in questions if (found := _likeliest(questions[key], answers[key])) is not None
    }
    near = (neighbours or neighbours_of(questions)).features(likely)
    return {key: beside(tables[key], near[key]) for key in questions}


def neighbours_of(questions: Mapping[str, Question]) -> Neighbours:
    """What the names of a document may mean, to be held against one another."""
    return Neighbours({key: [c.place for c in question.candidates] for key, question in questions.items()})


def _likeliest(question: Question, answer: Answer) -> tuple[Place, float] | None:
    odds = answer.probabilities[:-1]
    if not len(odds):
        return None
    best = max(range(len(odds)), key=odds.__getitem__)
    return (question.candidates[best].place, float(odds[best])) if odds[best] >= _WORTH else None


def _answer(features: Matrix, ranker: Ranker, *, first: bool) -> Answer:
    return Answer([float(p) for p in ranker.probabilities(features, first=first)])


def meanings(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Everything a name can mean: countries by name or demonym, informal regions, entries of the gazetteer."""
    found: list[Candidate] = []
    countries = gazetteer.countries
    if code := countries.names.get(name) or countries.demonyms.get(name):
        if country := gazetteer.country_candidate(code):
            found.append(replace(country, matched=name))
        if name not in countries.names and (demonym := gazetteer.region(name)) is None:
            return tuple(found)  # "Russian" is no village
        if name not in countries.names and demonym is not None:
            return (*found, Candidate(demonym, name, 1.0, 0, "RGN"))
    if region := gazetteer.region(name):
        found.append(Candidate(region, name, 1.0, 0, "RGN"))
    found += _abbreviated(name, gazetteer)
    entries = gazetteer.candidates(name, limit=_CANDIDATES)
    if name in countries.names:  # the very name of a country is no other spelling of a village
        entries = tuple(candidate for candidate in entries if candidate.similarity == 1.0)
    if not entries and (bare := UNIT_WORDS.sub("", name).strip()) not in ("", name):
        entries = tuple(
            replace(c, matched=name, similarity=min(c.similarity, _FOLDED))
            for c in gazetteer.candidates(bare, limit=_CANDIDATES)
        )
    known = {candidate.place.entry for candidate in found}
    return (*found, *(candidate for candidate in entries if candidate.place.entry not in known))


def _abbreviated(name: str, gazetteer: Gazetteer) -> list[Candidate]:
    """The first-level unit that a name is short for ("S.C.")."""
    country, unit = gazetteer.abbreviations.units.get(name, (None, ""))
    return [
        replace(candidate, matched=name, similarity=1.0)
        for candidate in (gazetteer.candidates(unit, limit=_CANDIDATES) if country is not None else ())
        if candidate.place.kind is PlaceKind.ADMIN1 and candidate.place.country == country
    ][:1]


def _few(
    found: tuple[Candidate, ...], near: Mapping[str, float], units: frozenset[Unit]
) -> tuple[Candidate, ...]:
    if len(found) <= _KEPT:
        return found
    ranked = sorted(
        range(len(found)),
        key=lambda n: (
            unit_of(found[n].place.country, found[n].place.admin1) not in units,
            found[n].place.country not in near,
            found[n].place.kind not in (PlaceKind.COUNTRY, PlaceKind.REGION, *UNITS),
            n,
        ),
    )
    kept = {*ranked[: _KEPT // 2], *range(_KEPT // 2)}
    return tuple(found[n] for n in sorted(kept))


def _countries(shares: Mapping[str, float], areas: Mapping[str, float], home: str | None) -> dict[str, float]:
    near = dict(shares)
    for code, share in areas.items():
        near[code] = near.get(code, 0.0) + 0.5 * share
    if home is not None:
        near[home] = near.get(home, 0.0) + 0.1
    return near


def _homes(found: Mapping[str, Sequence[Candidate]]) -> dict[str, float]:
    """Countries by the names that only they have, or have the one large place of: for a document that names no country."""
    votes: dict[str, float] = defaultdict(float)
    for candidates in found.values():
        largest = max(candidates, key=lambda c: c.population, default=None)
        if largest is not None and (code := largest.place.country):
            alone = all(candidate.place.country == code for candidate in candidates)
            votes[code] += 1.0 if alone else min(0.5, largest.population / 200_000)
    return {code: vote for code, vote in votes.items() if vote}


def _similar(
    name: str, found: Sequence[Candidate], near: Mapping[str, float], context: PlaceContext
) -> tuple[Candidate, ...]:
    """Close spellings in the countries of the document, where they have no place of the very name."""
    home = sorted(near, key=lambda code: (-near[code], code))[:_HOME_COUNTRIES]
    if not home or any(candidate.place.kind is PlaceKind.COUNTRY for candidate in found):
        return ()
    if any(candidate.place.country in near for candidate in found):
        home = [home[0]] if all(candidate.place.country != home[0] for candidate in found) else []
    close = (candidate for code in home for candidate in context.gazetteer.similar(name, code))
    known = {candidate.place.entry for candidate in found}
    return tuple(candidate for candidate in close if candidate.place.entry not in known)


def _countries_of_units(found: Mapping[str, Sequence[Candidate]]) -> frozenset[str]:
    """Countries that a document names by a unit: "Ituri" can mean nothing but the province."""
    countries = (
        {c.place.country for c in candidates}
        for candidates in found.values()
        if candidates and all(c.place.kind in UNITS for c in candidates)
    )
    return frozenset(country for some in countries if len(some) == 1 for country in some if country)


def _alike_abroad(candidates: Sequence[Candidate], told: Collection[str | None]) -> frozenset[int]:
    """Villages of other countries than those told of that are only spelt alike: an unknown village at home is likelier."""
    return frozenset(
        number
        for number, c in enumerate(candidates)
        if told
        and c.similarity < 1
        and c.place.country not in told
        and c.place.kind is not PlaceKind.COUNTRY
        and c.population < FAMOUS
    )


def _of_unit(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Without towns that are only spelt alike, where a first-level unit bears the very name: "Kebbi" is not Hebi in China."""
    units = {c.place.country for c in candidates if c.similarity == 1 and c.place.kind is PlaceKind.ADMIN1}
    return tuple(c for c in candidates if not units or c.similarity == 1 or c.place.country in units)


def _without_hamlets(candidates: Sequence[Candidate], noun: PlaceKind | None) -> tuple[Candidate, ...]:
    """Without small places that bear the name of a country: "Mali" alone is not the village of Mali in Niger state."""
    if noun is not None or all(c.place.kind is not PlaceKind.COUNTRY for c in candidates):
        return tuple(candidates)
    return tuple(c for c in candidates if not c.place.is_local or c.population >= _TOWN)


def _nearness(spans: Sequence[Span], context: PlaceContext) -> dict[str, float]:
    weights: dict[str, float] = {}
    for span in spans:
        for code, weight in context.nearness(span).items():
            weights[code] = max(weights.get(code, 0.0), weight)
    return weights


def _noun(spans: Sequence[Span], context: PlaceContext) -> PlaceKind | None:
    return next((noun for span in spans if (noun := context.noun(span)) is not None), None)
