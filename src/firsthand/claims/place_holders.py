"""The units that a text says a name lies in ("X (commune of C; cercle of K; région of R)"), and what that leaves of its candidates."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from firsthand.claims.place_context import Distance, PlaceContext
from firsthand.claims.place_evidence import bare, unit_of
from firsthand.claims.place_shift import COMMUNE_KM, NEAR_KM
from firsthand.domain.values import Place, PlaceKind, PlaceMention, Span
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
_NEXT_TO = re.compile(r"\s?[,(]\s?[^;()\n.\d]{2,50}")
_ARTICLE = r"(?:(?:la|le|les|the)\s|l['’]\s?)?"
_INTO = re.compile(
    rf"(?:,?\s(?:dans|in|en)\s|[,;]\s?(?:(?:dans|in|en)\s)?){_ARTICLE}"
    r"(?:[\w'’]+\s?(?:\sof\s(?:the\s)?|\sde\s(?:la\s|l['’])?|\sd['’]|\sdu\s|\sdes\s)?)?",
    re.IGNORECASE,
)
_IN = re.compile(rf",?\s(?:dans|in|en|au|aux)\s{_ARTICLE}", re.IGNORECASE)
_NEXT = re.compile(r",\s(?:au\s)?")
_LISTED = re.compile(r"(?:,[^,.;()]{1,40}){0,3},?\s(?:and|et|or|ou)\s", re.IGNORECASE)
_STATED = re.compile(
    r"\s?(?:$|[\n.,;:)\]»”\"–—(]|-\s)|\s(?:on|in|at|by|after|before|during|when|where|while|as|last|this|early|late|overnight"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|le|ce|cette|dans|par|lors|après|avant|où|tandis|alors|hier|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|[a-zé]{3,12}ing)\b",
)
_POSSESSED = re.compile(r"['’]s?\s(?=\w)")
_COMPASS = re.compile(
    r"\b(?:(?:north|south)[- ]?)?(?:(?:north|south|east|west)(?:ern)?|central)\s(?!of\b)", re.IGNORECASE
)
_COMMUNE = re.compile(
    r"\bcommunes?\s?(?:rurale\s|urbaine\s)?(?:de\s(?:la\s)?|d['’]\s?|du\s|des\s)$", re.IGNORECASE
)
_BEYOND_KM = 60.0  # from a unit said to hold it to the one place of that name
_VAGUE = 1.5  # informal areas reach so many radii: nobody drew their bounds
_ROUND_KM, _ROUND = 5.0, 0.35  # a distance stated is by road, and round: so many km and this share of it
_OWN = 0.93  # similarity of a name that folds to the same key
_FAMOUS = 300_000  # inhabitants: a city whose name stands for its government ("the role of Paris in Mali")
_CLOSE = 0.76  # similarity of a spelling that is taken inside a unit; elsewhere it takes more


@dataclass(frozen=True)
class Holder:
    """A unit that a name is said to lie in.

    Attributes:
        key: of its group of mentions.
        span: where it is said.
        places: what it may be.
        by_distance: whether it is a commune, known by its seat alone.
        is_vague: whether it is an informal area ("central Mali"), known by a circle alone.
        is_next: whether a comma alone leads to it, so that the two may be members of a list.
        is_apart: whether neither comma nor bracket leads to it, so that what lies in it may be what a government does.
    """

    key: str
    span: Span
    places: tuple[Place, ...]
    by_distance: bool = False
    is_vague: bool = False
    is_next: bool = False
    is_apart: bool = False

    @property
    def is_country(self) -> bool:
        """Whether it may be a country."""
        return any(place.kind is PlaceKind.COUNTRY for place in self.places)

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

    def is_of_country(self, place: Place) -> bool:
        """Whether a place is of the country of the unit."""
        return place.country in {unit.country for unit in self.places}

    def is_place(self, place: Place) -> bool:
        """Whether the unit resolved to a place that holds others."""
        return place.kind in _UNITS or self.by_distance or self.is_vague

    def _holds(self, unit: Place, place: Place, *, loosely: bool) -> bool:
        if self.is_vague:
            near = unit.distance_km(place) <= _VAGUE * unit.radius_km or _is_of_unit(place, unit)
            return near and unit.country == place.country
        if unit.country != place.country:
            return False
        if unit.kind is PlaceKind.COUNTRY:
            return True
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
        areas: informal areas and parts of countries that the document names, by key; none of `groups`.
    """

    context: PlaceContext
    groups: Mapping[str, Sequence[Span]]
    found: Mapping[str, Sequence[Candidate]]
    areas: Mapping[str, Sequence[PlaceMention]] = field(default_factory=dict)
    _said: list[tuple[Span, str]] = field(init=False)

    def __post_init__(self) -> None:
        spans = {key: [mention.span for mention in mentions] for key, mentions in self.areas.items()}
        self._said = sorted((span, key) for key, some in (spans | dict(self.groups)).items() for span in some)

    def of(self, key: str) -> tuple[Holder, ...]:
        """The units that a name is said to lie in, in the order of the text, the smallest first as a rule."""
        holders: dict[str, Holder] = {}
        for span in self.groups[key]:
            for holder in self._behind(span):
                if holder.key != key:
                    holders.setdefault(holder.key, holder)
        return _nested(tuple(holders.values()))

    def anchor_of(self, key: str) -> tuple[str, Distance] | None:
        """Another name, and the distance from it at which this one is said to lie: "X (7 km de Y)", "X, 7 km north of Y", "X, near Y"."""
        text = self.context.document.text
        for span in self.groups[key]:
            at = bisect_left(self._said, (span, "")) + 1
            other, other_key = self._said[at] if at < len(self._said) else (span, key)
            if other_key in (key, *self.areas):
                continue
            between = text[span.end : other.start]
            if _NEXT_TO.fullmatch(between) and self.context.is_near(other):
                return other_key, Distance(NEAR_KM, None, is_vague=True)
            if not _AT.fullmatch(between):
                continue
            if (distance := self.context.distance(other)) is not None:
                return other_key, distance
        return None

    def _behind(self, span: Span) -> Sequence[Holder]:
        """Names in brackets right behind a name, or behind "in the cercle of", "in"; whose they are last."""
        text = self.context.document.text
        opened = re.compile(r"\s?\(").match(text, span.end)
        end = text.find(")", span.end, span.end + _LONGEST) if opened else -1
        found: list[Holder | None] = []
        owners: list[Holder | None] = []
        last, owned = span.end, ""
        for other, key in self._said[bisect_left(self._said, (span, "")) + 1 :]:
            if opened and (other.end <= end or (end < 0 and other.end <= span.end + _LONGEST)):
                between = re.split(r"[(,;]", text[span.end : other.start])[-1]
                found.append(self._holder(other, key) if not _APART.search(between) else None)
                continue
            if opened is not None:
                break
            between = owned + text[last : other.start]
            holder = self._led_to(other, key, between)
            if (owner := self._owner(other, key)) is not None:
                owners.append(holder)
                last, owned = owner, between
                continue
            if holder is None:
                break
            found.append(holder)
            last, owned = other.end, ""
        return [holder for holder in (*found, *owners) if holder is not None]

    def _owner(self, span: Span, key: str) -> int | None:
        """Where what a country or a part of it has begins: "in Somalia's Hiran", "in northern Mozambique's Cabo Delgado"."""
        match = _POSSESSED.match(self.context.document.text, span.end)
        if match is None:
            return None
        wide = key in self.areas or any(c.place.kind in _WIDE for c in self.found[key])
        return match.end() if wide else None

    def _led_to(self, span: Span, key: str, between: str) -> Holder | None:
        """A unit as the words between a name and its name tell: "X in the cercle of U", "X, en U", "X, U", "X, in the centre of U"."""
        between = _COMPASS.sub("", self.context.without_demonyms(between))
        is_area = key in self.areas
        if not is_area and self._is_country(span):
            return self._country(span, key, between)
        if not is_area and self.context.noun(span) in _UNITS:
            return self._holder(span, key) if _INTO.fullmatch(between) else None
        if not (is_area or self._is_unit(key)):
            return None
        if _IN.fullmatch(between):
            return self._holder(span, key)
        if _NEXT.fullmatch(between) and _LISTED.match(self.context.document.text, span.end) is None:
            holder = self._holder(span, key)
            return holder and replace(holder, is_next=True)
        return None

    def _is_country(self, span: Span) -> bool:
        """Whether a name is that of a country, and no noun makes it the name of a unit ("Niger state")."""
        is_named = span.text in self.context.gazetteer.countries.names
        return is_named and self.context.noun(span) not in _UNITS

    def _states(self, key: str) -> tuple[Place, ...]:
        """What the name of a country may mean: "Niger" is a state of Nigeria too."""
        return tuple(
            c.place for c in self.found[key] if c.place.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1)
        )

    def _country(self, span: Span, key: str, between: str) -> Holder | None:
        """A country as the words before and behind it tell: "X, Mali, on Friday", "X in Mali"; "in Paris, Mali said" holds nothing."""
        places, text = self._states(key), self.context.document.text
        if _POSSESSED.match(text, span.end):
            return None
        if _IN.fullmatch(between):
            return Holder(key, span, places, is_apart=not between.startswith(","))
        if _NEXT.fullmatch(between) and _STATED.match(text, span.end) and not _LISTED.match(text, span.end):
            return Holder(key, span, places, is_next=True)
        return None

    def _is_unit(self, key: str) -> bool:
        """Whether a name without a noun means an admin unit: in the countries of the document it can mean nothing else."""
        named = self.context.shares
        found = [c.place for c in self.found[key]]
        local = [place for place in found if place.country in named] if named else found
        return bool(local) and all(place.kind in _UNITS for place in local)

    def _holder(self, span: Span, key: str) -> Holder | None:
        if key in self.areas:
            places = tuple(m.place for m in self.areas[key][:1] if m.place is not None and m.place.country)
            return Holder(key, span, places, is_vague=True) if places else None
        candidates = self.found[key]
        if self._is_country(span):
            return Holder(key, span, self._states(key))
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


def _is_of_unit(place: Place, part: Place) -> bool:
    """Whether a place lies in the first-level unit that an area is a part of ("northwestern Zamfara")."""
    return part.admin1 is not None and unit_of(part.country, part.admin1) == unit_of(
        place.country, place.admin1
    )


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
    states = [holder for holder in holders if holder.is_country]
    if states:
        units = [holder for holder in holders if not holder.is_country]
        return _of_states(narrowed(name, candidates, units, gazetteer), states)
    countries = {place.country for holder in holders for place in holder.places}
    if not holders or any(_is_wide(c.place, countries) for c in candidates):
        return tuple(candidates)
    if any(bare(name) == bare(place.name) for holder in holders for place in holder.places):
        return tuple(candidates)  # "Koro (cercle de Koro)"
    for number, holder in enumerate(holders):
        known = [c for c in candidates if number == 0 or c.similarity >= _OWN]
        inside = _inside(known, holder) or (_spelt(name, holder, gazetteer) if number == 0 else [])
        if inside:
            return tuple(inside)
        if holder.is_next and any(c.similarity >= _OWN and holder.is_of_country(c.place) for c in candidates):
            return tuple(candidates)
        if not holder.by_distance:
            break
    return ()


def _of_states(candidates: Sequence[Candidate], states: Sequence[Holder]) -> tuple[Candidate, ...]:
    """The entries in the country stated, none where there is none: the Paris of South Sudan is not that of France.

    A country, an informal region and a capital whose government acts in the country stated are not looked for inside it.
    """
    if any(c.place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION) for c in candidates):
        return tuple(candidates)
    if any(c.similarity == 1 and c.population >= _FAMOUS for c in candidates):
        states = [holder for holder in states if not holder.is_apart]
    inside = tuple(c for c in candidates if any(holder.holds(c.place) for holder in states))
    return inside if states else tuple(candidates)


def _is_wide(place: Place, countries: Collection[str | None]) -> bool:
    """Whether an entry is itself what holds others: a country, or a first-level unit of the countries told of."""
    return place.kind in _WIDE and (place.kind is not PlaceKind.ADMIN1 or place.country in countries)


def _inside(candidates: Sequence[Candidate], holder: Holder) -> list[Candidate]:
    """Entries by the name of the unit; else, of the very name, in its circle, or beyond it the one such of the country.

    Those who write mistake a unit for the next one, and units are cut anew: the name is the better witness of what is close by.
    """
    inside = [c for c in candidates if holder.holds(c.place)]
    if holder.by_distance:
        return inside
    if holder.is_vague:
        return inside or [
            c for c in candidates if c.similarity == 1 and c.population and holder.is_of_country(c.place)
        ]
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
    if holder.is_vague:
        return []
    countries = {place.country for place in holder.places if place.country}
    close = (c for country in sorted(countries) for c in gazetteer.similar(name, country, cutoff=_CLOSE))
    return [c for c in close if holder.holds(c.place)]
