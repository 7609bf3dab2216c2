"""The units that a text says a name lies in ("X (commune of C; cercle of K; région of R)"), and what that leaves of its candidates."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from firsthand.claims.place_context import Distance, PlaceContext
from firsthand.claims.place_evidence import bare, unit_of
from firsthand.claims.place_shift import COMMUNE_KM
from firsthand.domain.values import Place, PlaceKind, Span
from firsthand.knowledge.gazetteer import Candidate, Gazetteer

_UNITS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
_WIDE = (PlaceKind.ADMIN1, PlaceKind.COUNTRY, PlaceKind.REGION)
_LONGEST = 200  # characters of what stands in brackets behind a name
_APART = re.compile(
    r"\d|\b(?:fronti[eè]re|border|entre|between|near|près|vers|toward|route|road|axe|km|(?:nord|sud|north|south)(?:[- ]?\w?est)?"
    r"|(?:ou)?est|east|west)\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\s?[(,;]?\s?(?:(?:à|situé\w{0,2}|soit|environ|some|about)\s){0,3}\d[^;()]{0,60}", re.IGNORECASE
)
_INTO = re.compile(
    r"(?:,?\s(?:dans|in)\s|[,;]\s?(?:(?:dans|in)\s)?)(?:(?:la|le|les|the)\s|l['’]\s?)?"
    r"(?:[\w'’]+\s?(?:\sof\s(?:the\s)?|\sde\s(?:la\s|l['’])?|\sd['’]|\sdu\s|\sdes\s)?)?",
    re.IGNORECASE,
)
_COMMUNE = re.compile(
    r"\bcommunes?\s?(?:rurale\s|urbaine\s)?(?:de\s(?:la\s)?|d['’]\s?|du\s|des\s)$", re.IGNORECASE
)
_BEYOND_KM = 60.0  # from a unit said to hold it to the one place of that name
_ROUND_KM, _ROUND = 5.0, 0.35  # a distance stated is by road, and round: so many km and this share of it
_OWN = 0.93  # similarity of a name that folds to the same key
_CLOSE = 0.76  # similarity of a spelling that is taken inside a unit; elsewhere it takes more


@dataclass(frozen=True)
class Holder:
    """A unit that a name is said to lie in.

    Attributes:
        key: of its group of mentions.
        span: where it is said.
        places: what it may be.
        by_distance: whether it is a commune, known by its seat alone.
    """

    key: str
    span: Span
    places: tuple[Place, ...]
    by_distance: bool = False

    def holds(self, place: Place, *, loosely: bool = False) -> bool:
        """Whether an entry lies in the unit: by the name of its unit, or loosely in the circle that covers it.

        Args:
            place: the entry.
            loosely: the circle is enough, since units are cut anew and gazetteers follow late.
        """
        return any(self._holds(unit, place, loosely=loosely) for unit in self.places)

    def gap_km(self, place: Place) -> float:
        """How far beyond the circle of the unit a place lies."""
        return min(unit.distance_km(place) - unit.radius_km for unit in self.places)

    def is_place(self, place: Place) -> bool:
        """Whether the unit resolved to a place that holds others."""
        return place.kind in _UNITS or self.by_distance

    def _holds(self, unit: Place, place: Place, *, loosely: bool) -> bool:
        if unit.country != place.country:
            return False
        if self.by_distance:
            return unit.distance_km(place) <= COMMUNE_KM
        name = unit_of(unit.country, unit.name)
        if name in (unit_of(place.country, place.admin1), unit_of(place.country, place.admin2)):
            return True
        return loosely and unit.distance_km(place) <= unit.radius_km


@dataclass
class Holders:
    """The units said behind the names of a document.

    Attributes:
        context: of the document.
        groups: the mentions of each name.
        found: what each name can mean.
    """

    context: PlaceContext
    groups: Mapping[str, Sequence[Span]]
    found: Mapping[str, Sequence[Candidate]]
    _said: list[tuple[Span, str]] = field(init=False)

    def __post_init__(self) -> None:
        self._said = sorted((span, key) for key, spans in self.groups.items() for span in spans)

    def of(self, key: str) -> tuple[Holder, ...]:
        """The units that a name is said to lie in, in the order of the text, the smallest first as a rule."""
        holders: dict[str, Holder] = {}
        for span in self.groups[key]:
            for other, other_key in self._behind(span):
                if other_key != key and (holder := self._holder(other, other_key)) is not None:
                    holders.setdefault(other_key, holder)
        return _nested(tuple(holders.values()))

    def anchor_of(self, key: str) -> tuple[str, Distance] | None:
        """Another name, and the distance from it at which this one is said to lie: "X (7 km de Y)", "X, 7 km north of Y"."""
        text = self.context.document.text
        for span in self.groups[key]:
            at = bisect_left(self._said, (span, "")) + 1
            other, other_key = self._said[at] if at < len(self._said) else (span, key)
            if other_key == key or not _AT.fullmatch(text[span.end : other.start]):
                continue
            if (distance := self.context.distance(other)) is not None:
                return other_key, distance
        return None

    def _behind(self, span: Span) -> Iterator[tuple[Span, str]]:
        """Names in brackets right behind a name, or behind "in the cercle of"."""
        text = self.context.document.text
        opened = re.compile(r"\s?\(").match(text, span.end)
        end = text.find(")", span.end, span.end + _LONGEST) if opened else -1
        last = span.end
        for other, key in self._said[bisect_left(self._said, (span, "")) + 1 :]:
            if opened and (other.end <= end or (end < 0 and other.end <= span.end + _LONGEST)):
                between = re.split(r"[(,;]", text[span.end : other.start])[-1]
                if not _APART.search(between):
                    yield other, key
                continue
            between = text[last : other.start]
            if opened is None and self.context.noun(other) in _UNITS and _INTO.fullmatch(between):
                yield other, key
                last = other.end
                continue
            return

    def _holder(self, span: Span, key: str) -> Holder | None:
        candidates = self.found[key]
        before = self.context.document.text[max(0, span.start - 30) : span.start]
        if _COMMUNE.search(before):
            towns = tuple(
                c.place for c in candidates if c.place.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE)
            )
            return Holder(key, span, towns, by_distance=True) if towns else None
        if (noun := self.context.noun(span)) is PlaceKind.SETTLEMENT or noun is PlaceKind.NATURAL:
            return None
        units = tuple(c.place for c in candidates if c.place.kind in _UNITS)
        said = tuple(place for place in units if place.kind is noun) or units
        return Holder(key, span, said) if said else None


def _nested(holders: Sequence[Holder]) -> tuple[Holder, ...]:
    """Each unit as far as it lies in those named behind it."""
    kept: list[Holder] = []
    for holder in reversed(holders):
        inside = tuple(
            place
            for place in holder.places
            if all(wider.holds(place, loosely=place.kind in _UNITS) for wider in kept)
        )
        kept.append(replace(holder, places=inside or holder.places))
    return tuple(reversed(kept))


def narrowed(
    name: str, candidates: Sequence[Candidate], holders: Sequence[Holder], gazetteer: Gazetteer
) -> tuple[Candidate, ...]:
    """What a name can mean inside the units that it is said to lie in.

    The smallest unit that is known decides, a commune only where it has an entry of the name or of a close spelling: it is
    known by its seat alone. An unknown village is likelier than one of its name in another unit.

    Args:
        name: as written.
        candidates: everything it can mean.
        holders: those units, none for a name of which nothing is said.
        gazetteer: for close spellings.
    """
    if not holders or any(c.place.kind in _WIDE for c in candidates):
        return tuple(candidates)
    if any(bare(name) == bare(place.name) for holder in holders for place in holder.places):
        return tuple(candidates)  # "Koro (cercle de Koro)"
    for number, holder in enumerate(holders):
        known = [c for c in candidates if number == 0 or c.similarity >= _OWN]
        inside = _inside(known, holder) or (_spelt(name, holder, gazetteer) if number == 0 else [])
        if inside:
            return tuple(inside)
        if not holder.by_distance:
            break
    return ()


def _inside(candidates: Sequence[Candidate], holder: Holder) -> list[Candidate]:
    """Entries by the name of the unit; else, of the very name, in its circle, or beyond it the one such of the country.

    Those who write mistake a unit for the next one, and units are cut anew: the name is the better witness of what is close by.
    """
    inside = [c for c in candidates if holder.holds(c.place)]
    if holder.by_distance:
        return inside
    own = [c for c in candidates if c.similarity == 1 and c.place.kind not in _UNITS]
    if all(c.place.kind in _UNITS for c in inside):
        inside += [c for c in own if holder.holds(c.place, loosely=True)]
    if not inside:
        home = [c for c in own if c.place.country in {place.country for place in holder.places}]
        near = [c for c in home if holder.gap_km(c.place) <= _BEYOND_KM]
        inside = near if near and all(c.place.distance_km(near[0].place) <= _BEYOND_KM for c in home) else []
    return inside


def anchored(
    candidates: Sequence[Candidate], others: Sequence[Candidate], km: float
) -> tuple[Candidate, ...]:
    """The entries about as far from another place as the text says, all where there is none such.

    Args:
        candidates: everything that the name can mean.
        others: everything that the other name can mean.
        km: the distance stated.
    """
    towns = [c.place for c in others if c.place.kind is PlaceKind.SETTLEMENT and c.similarity >= _OWN]
    slack = _ROUND_KM + _ROUND * km
    kept = tuple(
        c
        for c in candidates
        if c.similarity >= _OWN
        and any(t.country == c.place.country and abs(t.distance_km(c.place) - km) <= slack for t in towns)
    )
    return kept or tuple(candidates)


def _spelt(name: str, holder: Holder, gazetteer: Gazetteer) -> list[Candidate]:
    countries = {place.country for place in holder.places if place.country}
    close = (c for country in sorted(countries) for c in gazetteer.similar(name, country, cutoff=_CLOSE))
    return [c for c in close if holder.holds(c.place)]
