"""Resolving place names: all names of a document together, abstaining where the evidence is thin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import asin, atan2, cos, degrees, radians, sin

from firsthand.claims.place_context import Distance, PlaceContext
from firsthand.claims.ranking import UNITS, Evidence, probabilities, score
from firsthand.domain.document import Document
from firsthand.domain.values import Place, PlaceKind, PlaceMention, Span
from firsthand.domain.values.place import EARTH_RADIUS_KM
from firsthand.knowledge.folding import fold_place
from firsthand.knowledge.gazetteer import Candidate, Gazetteer

_CANDIDATES = 200
_THRESHOLD = 0.4  # below this probability no place is better than a wrong one
_SETTLED = 0.8  # a place this sure helps to settle the others
_SURE = 0.97  # names of countries and informal regions
_SAME_KM = 25.0  # candidates closer than this are one place under two entries
_SPELT_NEARLY = 0.8  # weight of a match that is only close in spelling
_BEARING_DOUBT = 0.3  # of a stated distance: "north" is a quarter of the compass, and the figure is round
_HOME_COUNTRIES = 3


def locate(document: Document, toponyms: Sequence[Span], *, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Resolve the place names of a document.

    Mentions of one name resolve alike, "the Mopti region" and "Mopti" apart. The countries that the document names decide between namesakes; a little
    place in a country that the document does not name is never taken while it names others. A distance stated
    before a name ("40 km north of X") moves that mention.

    Args:
        document: the document.
        toponyms: its place names.
        gazetteer: where to look them up.

    Returns:
        One mention for each toponym, in order; `place` is None where no candidate is sure enough.
    """
    context = PlaceContext(document, gazetteer)
    groups: dict[str, list[Span]] = defaultdict(list)
    for span in toponyms:
        unit = " (unit)" if context.noun(span) in UNITS else ""
        groups[(fold_place(span.text) or span.text) + unit].append(span)
    wide = {key: found for key, spans in groups.items() if (found := _area(spans[0], context)) is not None}
    local = {key: spans for key, spans in groups.items() if key not in wide}
    chosen = wide | _settle(local, context)
    mentions = [_mention(span, chosen[key], context) for key, spans in groups.items() for span in spans]
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _settle(groups: Mapping[str, list[Span]], context: PlaceContext) -> dict[str, PlaceMention]:
    """Twice over: first each name alone, then with the places that are settled as neighbours."""
    shares = context.shares or _home(groups, context)
    candidates = {key: _candidates(spans[0].text, shares, context) for key, spans in groups.items()}
    evidence = {
        key: Evidence(shares, _nearness(spans, context), _noun(spans, context))
        for key, spans in groups.items()
    }
    first = {key: _choose(groups[key][0], candidates[key], evidence[key]) for key in groups}
    settled = {key: m.place for key, m in first.items() if m.place is not None and m.confidence >= _SETTLED}
    second = {}
    for key in groups:
        siblings = tuple(place for other, place in settled.items() if other != key)
        second[key] = _choose(groups[key][0], candidates[key], replace(evidence[key], siblings=siblings))
    return second


def _area(span: Span, context: PlaceContext) -> PlaceMention | None:
    """A country, an informal region, or a part of a country or province."""
    gazetteer = context.gazetteer
    if (code := gazetteer.countries.names.get(span.text)) and (country := gazetteer.country(code)):
        return PlaceMention(span, country, _SURE, ("name of a country",))
    if region := gazetteer.region(span.text):
        return PlaceMention(span, region, _SURE, ("informal region",))
    if gazetteer.candidates(span.text, limit=1):
        return None
    if (said := context.part(span)) and (whole := gazetteer.area(said[1])):
        return PlaceMention(span, _part(whole, said[0], span.text), 0.9, (f"part of {whole.name}",))
    return None


def _part(whole: Place, bearing: float | None, name: str) -> Place:
    """The part of an area towards a bearing: half way out, with a circle of 0.6 of its radius; by convention."""
    lat, lon = (whole.lat, whole.lon) if bearing is None else _move(whole, bearing, whole.radius_km / 2)
    return Place(name, lat, lon, round(whole.radius_km * 0.6), PlaceKind.AREA, whole.country, whole.admin1)


def _candidates(name: str, shares: Mapping[str, float], context: PlaceContext) -> tuple[Candidate, ...]:
    found = context.gazetteer.candidates(name, limit=_CANDIDATES)
    home = sorted(shares, key=lambda code: (-shares[code], code))[:_HOME_COUNTRIES]
    if home and any(candidate.place.country in shares for candidate in found):
        home = [home[0]] if all(candidate.place.country != home[0] for candidate in found) else []
    return (*found, *(candidate for code in home for candidate in context.gazetteer.similar(name, code)))


def _home(groups: Mapping[str, list[Span]], context: PlaceContext) -> dict[str, float]:
    """Countries by the names that only they have, or that they have the one large place of: for a document that
    names no country.
    """
    votes: dict[str, float] = defaultdict(float)
    for spans in groups.values():
        found = context.gazetteer.candidates(spans[0].text, limit=_CANDIDATES)
        ranked = sorted(found, key=lambda c: -score(c, Evidence({}, {})))
        if ranked and (code := ranked[0].place.country):
            alone = all(candidate.place.country == code for candidate in found)
            votes[code] += 1.0 if alone else min(0.5, ranked[0].population / 200_000)
    total = sum(votes.values())
    return {code: vote / total for code, vote in votes.items() if vote} if total else {}


def _nearness(spans: Sequence[Span], context: PlaceContext) -> dict[str, float]:
    weights: dict[str, float] = {}
    for span in spans:
        for code, weight in context.nearness(span).items():
            weights[code] = max(weights.get(code, 0.0), weight)
    return weights


def _noun(spans: Sequence[Span], context: PlaceContext) -> PlaceKind | None:
    return next((noun for span in spans if (noun := context.noun(span)) is not None), None)


def _choose(span: Span, candidates: Sequence[Candidate], evidence: Evidence) -> PlaceMention:
    if not candidates:
        return PlaceMention(span, None, 0.0, ("not in the gazetteer",))
    scores = [score(candidate, evidence) for candidate in candidates]
    odds = probabilities(scores, evidence)
    best = max(range(len(candidates)), key=lambda n: scores[n])
    winner = candidates[best]
    same = (p for c, p in zip(candidates, odds, strict=True) if c.place.distance_km(winner.place) <= _SAME_KM)
    exactly = winner.similarity > _SPELT_NEARLY
    confidence = round(min(_SURE, sum(same)) * (1.0 if exactly else _SPELT_NEARLY * winner.similarity), 3)
    if confidence < _THRESHOLD:
        return PlaceMention(span, None, confidence, ("too many namesakes" if exactly else "no such name",))
    return PlaceMention(span, winner.place, confidence, tuple(_reasons(winner, evidence, len(candidates))))


def _reasons(winner: Candidate, evidence: Evidence, rivals: int) -> list[str]:
    country = winner.place.country or ""
    reasons = ["override" if winner.feature == "override" else "gazetteer"]
    if winner.similarity < 1:
        reasons.append(f"spelt {winner.place.name} there")
    if rivals == 1:
        reasons.append("only candidate")
    if country in evidence.near or country in evidence.shares:
        reasons.append("country named in the document")
    if evidence.noun is winner.place.kind:
        reasons.append(f"called a {winner.place.kind}")
    if any(winner.place.distance_km(other) <= _SAME_KM * 4 for other in evidence.siblings):
        reasons.append("near other places of the document")
    return reasons


def _mention(span: Span, chosen: PlaceMention, context: PlaceContext) -> PlaceMention:
    mention = replace(chosen, span=span)
    if mention.place is None or not (mention.place.is_local or mention.place.kind is PlaceKind.ADMIN1):
        return mention
    distance = context.distance(span)
    if distance is None:
        return mention
    return replace(
        mention, place=_away(mention.place, distance), because=(*mention.because, f"{distance.km:g} km away")
    )


def _away(place: Place, distance: Distance) -> Place:
    """The point at a distance from a place; without a bearing the place itself with the distance as doubt."""
    name = f"{distance.km:g} km from {place.name}"
    if distance.bearing is None:
        return Place(
            name,
            place.lat,
            place.lon,
            round(place.radius_km + distance.km, 1),
            PlaceKind.SITE,
            place.country,
            place.admin1,
        )
    lat, lon = _move(place, distance.bearing, distance.km)
    radius = round(place.radius_km + _BEARING_DOUBT * distance.km, 1)
    return Place(name, lat, lon, radius, PlaceKind.SITE, place.country, place.admin1)


def _move(place: Place, bearing: float, km: float) -> tuple[float, float]:
    """The point reached from a place along a great circle (destination formula on the sphere)."""
    angle, course = km / EARTH_RADIUS_KM, radians(bearing)
    lat, lon = radians(place.lat), radians(place.lon)
    end = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(course))
    turn = atan2(sin(course) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(end))
    return round(degrees(end), 4), round((degrees(lon + turn) + 540) % 360 - 180, 4)
