"""Names that no gazetteer has: where they lie as far as the places beside them tell."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from math import inf

from firsthand.claims.outlet_home import OutletHome, outlet_home
from firsthand.claims.place_context import PlaceContext
from firsthand.claims.place_shift import inside, nearby
from firsthand.claims.ranking import UNITS
from firsthand.domain.values import Place, PlaceKind, PlaceMention
from firsthand.knowledge.gazetteer import Gazetteer

UNKNOWN = "not in the gazetteer"
"""The reason that a name without an entry is given."""
NAMESAKES = "too many namesakes"
"""The reason that a name with too many entries is given."""
_SETTLED = 0.8  # a place this sure speaks for an unknown name beside it
_BESIDE = 200  # characters
_NEARBY = 0.4  # confidence that an unknown name lies around the known place beside it
_TOLD = 5  # letters of a first part that tells a town
_COMMUNE = re.compile(
    r"[,(]?\s?(?:(?:un\s|a\s)?(?:hameau|village|localité|quartier|hamlet)\s(?:de|dans|relevant\sde|in|of)\s)?(?:(?:dans|in)\s)?(?:la\s|the\s)?commune\s(?:rurale\s|urbaine\s)?(?:of|de\sla|du|de|d['’])\s?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:and|et)\s(?:[\w-]+\s){0,2}?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze)\b"
    r"(?!\s(?:km|kilom|miles))",
    re.IGNORECASE,
)
"""Another count between two places."""


def beside(
    mention: PlaceMention, mentions: Sequence[PlaceMention], context: PlaceContext, state: PlaceMention | None
) -> PlaceMention:
    """A name without a place, where those beside it and the country that it is said to lie in put it.

    Args:
        mention: of the name.
        mentions: all of the document.
        context: of the document.
        state: the country that the name is said to lie in, None where nothing is said.
    """
    if _is_first_level(mention, context):
        return _in_state(mention, state) if state is not None else mention
    home = outlet_home(context)
    others = [m for m in mentions if not (context.is_dateline(m.span) or context.is_refuge(m.span))]
    found = None if home.units else _in_unit(mention, others, context)
    found = found or _around(mention, others, home, state, context)
    return _in_state(found, state) if found.place is None and state is not None else found


def _is_first_level(mention: PlaceMention, context: PlaceContext) -> bool:
    """Whether a name is told as that of a unit of the first level, which lies in no other and is no neighbour of a town: "Nyanza Province"."""
    last = mention.span.text.lower().split()[-1]
    kinds = {words.features.get(last) for words in context.words}
    return PlaceKind.ADMIN1 in {context.noun(mention.span), *kinds}


def alike(mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Mentions of an unknown name; those that nothing beside them places, or only more loosely, are where the most exact other mention of it is."""
    known: dict[str, tuple[float, PlaceMention]] = {}
    for mention in mentions:
        if mention.place is not None and UNKNOWN in mention.because:
            radius = mention.place.radius_km
            if radius < known.get(mention.span.text, (inf, mention))[0]:
                known[mention.span.text] = radius, mention
    return tuple(
        replace(known[mention.span.text][1], span=mention.span)
        if UNKNOWN in mention.because and mention.span.text in known
        else mention
        for mention in mentions
    )


def by_first_part(name: str, unit: Place, gazetteer: Gazetteer) -> Place | None:
    """Around the one town of a unit whose name a hyphenated name begins with: "Kabléwa-Gare" in Diffa; None where there is none or several.

    Args:
        name: as written.
        unit: that it is said to lie in.
        gazetteer: where to look the town up.
    """
    first, hyphen, _ = name.partition("-")
    if not hyphen or len(first) < _TOLD:
        return None
    towns = [
        c.place
        for c in gazetteer.candidates(first, limit=50)
        if c.place.kind is PlaceKind.SETTLEMENT and c.similarity == 1 and c.place.country == unit.country
    ]
    held = [town for town in towns if _lies_in(town, unit)]
    return nearby(held[0], name) if len(held) == 1 else None


def _lies_in(town: Place, unit: Place) -> bool:
    if unit.kind is PlaceKind.ADMIN1 and town.admin1:
        return town.admin1 == unit.admin1
    return town.distance_km(unit) <= unit.radius_km


def _in_unit(
    mention: PlaceMention, mentions: Sequence[PlaceMention], context: PlaceContext
) -> PlaceMention | None:
    """An unknown name in the one unit that its sentence names, where no place stands nearer: "in X, a village in the east of Aleppo province"."""
    sentence = context.document.sentence_at(mention.span)
    if sentence is None or not {UNKNOWN, NAMESAKES} & set(mention.because):
        return None
    here = [
        m
        for m in mentions
        if sentence.span.contains(m.span) and m.place is not None and m.span != mention.span
    ]
    units = {
        m.place: m
        for m in here
        if m.place is not None
        and m.place.kind in UNITS
        and m.confidence >= _SETTLED
        and (not context.shares or m.place.country in context.shares)
    }
    unit = _innermost(units)
    if unit is None:
        return None
    said = units[unit]
    apart = abs(said.span.start - mention.span.start)
    if any(
        m.place is not None and m.place.is_local and abs(m.span.start - mention.span.start) < apart
        for m in here
        if m is not said
    ):
        return None
    because = (*mention.because, f"in {unit.name}")
    return PlaceMention(mention.span, inside(unit, mention.span.text), _NEARBY, because)


def _innermost(units: Collection[Place]) -> Place | None:
    """The only unit, or of a district and its province the district; None for units that do not hold one another."""
    inner = [unit for unit in units if unit.kind is PlaceKind.ADMIN2] or list(units)
    outer = [unit for unit in units if unit not in inner]
    holds = all(unit.name == inner[0].admin1 and unit.country == inner[0].country for unit in outer)
    return inner[0] if len(inner) == 1 and holds else None


def _around(
    mention: PlaceMention,
    mentions: Sequence[PlaceMention],
    home: OutletHome,
    state: PlaceMention | None,
    context: PlaceContext,
) -> PlaceMention:
    """A name that no gazetteer has, beside a place that is settled; in local news, the next place of the outlet's home.

    A place of a country that the text does not name, where it names any, is where somebody spoke.
    """
    if UNKNOWN not in mention.because:
        return mention
    beside = [
        (_reach(mention, other, other.place, home), other.place, _is_seat(mention, other, context))
        for other in mentions
        if other.place is not None
        and other.place.is_local
        and other.confidence >= _SETTLED
        and not _is_counted_apart(mention, other, context)
        and (not context.shares or other.place.country in {*context.shares, home.country})
        and (state is None or state.place is None or state.place.country == other.place.country)
    ]
    distance, place, is_seat = min(beside, key=lambda found: found[0], default=(None, None, False))
    if place is None or distance is None or distance > _BESIDE:
        return mention
    return PlaceMention(
        mention.span,
        inside(place, mention.span.text, commune=True) if is_seat else nearby(place, mention.span.text),
        _NEARBY,
        (UNKNOWN, f"near {place.name}"),
    )


def _is_seat(mention: PlaceMention, other: PlaceMention, context: PlaceContext) -> bool:
    """Whether a known place is told as the commune of an unknown name: "the village of X, commune rurale de Y"."""
    between = context.document.text[mention.span.end : other.span.start]
    return _COMMUNE.fullmatch(between) is not None


def _is_counted_apart(mention: PlaceMention, other: PlaceMention, context: PlaceContext) -> bool:
    """Whether the harmed of two places are counted one by one: "fourteen died in Ankpali and 11 in Naka" puts neither beside the other."""
    first, second = sorted((mention.span, other.span))
    return _NUMBER.search(context.document.text[first.end : second.start]) is not None


def _reach(mention: PlaceMention, other: PlaceMention, place: Place, home: OutletHome) -> float:
    """How far a known place stands from an unknown name, in characters; one at the outlet's home is at hand all along."""
    apart = abs(other.span.start - mention.span.start)
    return min(apart, _BESIDE - 1 / (1 + apart)) if home.holds(place) else apart


def _in_state(mention: PlaceMention, state: PlaceMention) -> PlaceMention:
    """A name without a place, in the country that it is said to lie in: anywhere there."""
    if state.place is None:
        return mention
    place = inside(state.place, mention.span.text)
    return PlaceMention(mention.span, place, state.confidence, (*mention.because, f"in {state.place.name}"))
