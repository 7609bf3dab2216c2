"""What a document tells of where one of its names lies."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from firsthand.claims.place_context import PlaceContext
from firsthand.domain.actor import ActorMention
from firsthand.domain.values import Place, PlaceKind, Span
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.folding import fold_place
from firsthand.knowledge.gazetteer import Candidate
from firsthand.knowledge.words import UNIT_WORDS

Unit = tuple[str, str]
"""Alpha-3 code and folded bare name of an admin unit."""

_REACH = 120  # characters between a name and a unit that speaks for it
_APPOSITION = re.compile(r"\s?[,(]\s?(?:[\w'’]+\s){0,3}$")
_BESIDE = 2.0
_BORDER_WORDS = 40
_BORDER_BEFORE = re.compile(
    r"\b(?:frontières?|borders?|frontiers?)\s+(?:avec\s+|with\s+|of\s+|to\s+)?(?:(?:le|la|du|de\s+la|de|the)\s+|(?:de\s+)?l['’])?$",
    re.IGNORECASE,
)
_BORDER_BEHIND = re.compile(r"\s+(?:border|frontier)s?\b", re.IGNORECASE)
_PAIR, _PAIRED = re.compile(r"[\w.]\s?[-–/]\s?$|\b(?:and|et)\s$"), re.compile(r"\s?[-–/]\s?\w|\s(?:and|et)\s")
_COMMON_TOP_LEVEL = frozenset(("com", "org", "net", "info", "edu", "gov", "mil", "int", "biz"))


@dataclass(frozen=True)
class Evidence:
    """What the document tells of one name, over all its mentions.

    Attributes:
        shares: countries of the document by share of the mentions.
        near: countries named near a mention, by weight; 2 for "X, Mali".
        units: first- and second-level units that other names of the document may be.
        near_units: those near a mention, by weight; 2 for "X, Ky.".
        noun: kind told by a noun beside a mention.
        home: alpha-3 of the outlet's country.
        actors: countries of the actors of the document, by share.
        weight: mentions of countries for each name of the document, up to 1: what is reported from abroad says its country.
        speakers: countries that the document's language is at home in; none for a language of the whole world.
        unrest: how many armed groups act in each country (`ActorList.unrest`).
        siblings: other places of the document, each with the probability that it is right.
        home_units: first-level units that the outlet serves.
        home_areas: these units as places.
        home_town: the town that the outlet is named after.
    """

    shares: Mapping[str, float] = field(default_factory=dict)
    near: Mapping[str, float] = field(default_factory=dict)
    units: frozenset[Unit] = frozenset()
    near_units: Mapping[Unit, float] = field(default_factory=dict)
    noun: PlaceKind | None = None
    home: str | None = None
    actors: Mapping[str, float] = field(default_factory=dict)
    weight: float = 0.0
    speakers: frozenset[str] = frozenset()
    unrest: Mapping[str, float] = field(default_factory=dict)
    siblings: Sequence[tuple[Place, float]] = ()
    home_units: frozenset[Unit] = frozenset()
    home_areas: tuple[Place, ...] = ()
    home_town: Place | None = None


@lru_cache(maxsize=50_000)
def bare(name: str) -> str:
    """The folded name of a unit without the word for it: "gao" for "Cercle de Gao"."""
    return fold_place(UNIT_WORDS.sub("", name).strip() or name)


def unit_of(country: str | None, name: str | None) -> Unit:
    """A unit as it is compared."""
    return (country or "", bare(name) if name else "")


class Units:
    """The admin units that a document names, and where.

    Args:
        context: of the document.
        groups: the mentions of each name.
        candidates: what each name can mean.
    """

    def __init__(
        self,
        context: PlaceContext,
        groups: Mapping[str, Sequence[Span]],
        candidates: Mapping[str, Sequence[Candidate]],
    ) -> None:
        self._text = context.document.text
        self._said: list[tuple[int, int, str | None, frozenset[Unit]]] = []
        for key, spans in groups.items():
            units = frozenset(_units(candidates[key]))
            if units:
                self._said += [(span.start, span.end, key, units) for span in spans]
        taken = {start for start, *_ in self._said}
        for start, end, country, name in context.abbreviations:
            if start not in taken:
                self._said.append((start, end, None, frozenset((unit_of(country, name),))))

    def beside(self, key: str, spans: Sequence[Span]) -> tuple[frozenset[Unit], dict[Unit, float]]:
        """Units that other names than this one may be, and the weights of those near its mentions."""
        near: dict[Unit, float] = defaultdict(float)
        every: set[Unit] = set()
        for start, end, other, units in self._said:
            if other == key:
                continue
            every |= units
            weight = max((self._weight(span, start, end) for span in spans), default=0.0)
            for unit in units if weight > 0 else ():
                near[unit] = max(near[unit], weight)
        return frozenset(every), dict(near)

    def _weight(self, span: Span, start: int, end: int) -> float:
        if start >= span.end:
            if start - span.end <= _REACH and _APPOSITION.fullmatch(self._text[span.end : start]):
                return _BESIDE
            return max(0.0, 1 - (start - span.end) / _REACH)
        return max(0.0, 1 - (span.start - end) / _REACH) if end <= span.start else 0.0


def _units(candidates: Iterable[Candidate]) -> Iterable[Unit]:
    for candidate in candidates:
        if candidate.place.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2):
            yield unit_of(candidate.place.country, candidate.place.name)


def home_of(context: PlaceContext) -> str | None:
    """The country of the outlet: as the list of outlets has it, else by the top-level domain of the address."""
    document = context.document
    if document.outlet_country is not None:
        return document.outlet_country
    host = re.sub(r"^\w+://", "", document.url or "").split("/")[0].rsplit(":", 1)[0]
    top = host.rsplit(".", 1)[-1].lower()
    return None if top in _COMMON_TOP_LEVEL else context.gazetteer.domain_country(top)


_LENT = re.compile(
    r"\s(?:UN\s|U\.N\.\s)?(?:peace-?keepers?|blue\shelmets?|contingents?|battalion\sof\s(?:the\s)?UN)\b",
    re.IGNORECASE,
)
"""What follows the demonym of those whom a country lent to others."""


def shares_of(context: PlaceContext) -> dict[str, float]:
    """Each country's share of the mentions of countries, without those that are named for their border, for the troops that they lent or for those who fled there alone.

    "On the border with Niger", "frontière nigérienne" put an incident beside a country, not in it; "four Ghanaian peacekeepers" may be hurt anywhere.
    """
    text = context.document.text
    spotted = context.gazetteer.countries.spot(text)
    counts = Counter(
        code
        for start, end, code in spotted
        if not _is_border(text, start, end)
        and _LENT.match(text, end) is None
        and not context.is_refuge(Span.of(text, start, end))
    )
    total = counts.total()
    return {code: count / total for code, count in counts.items()}


def _is_border(text: str, start: int, end: int) -> bool:
    if _PAIRED.match(text, end) or _PAIR.search(text[max(0, start - _BORDER_WORDS) : start]):
        return False  # "the Mali-Niger border" names both sides
    return bool(
        _BORDER_BEFORE.search(text[max(0, start - _BORDER_WORDS) : start]) or _BORDER_BEHIND.match(text, end)
    )


def areas_of(mentions: Sequence[ActorMention], actors: ActorList) -> dict[str, float]:
    """Countries that the named actors of a document act in, by share; an actor of many countries tells little of each."""
    weights: dict[str, float] = defaultdict(float)
    for mention in mentions:
        if mention.actor is None:
            continue
        actor = actors.get(mention.actor)
        countries = {*actor.countries, *((actor.country,) if actor.country else ())}
        for country in countries if not actor.is_generic else ():
            weights[country] += 1 / len(countries)
    total = sum(weights.values())
    return {country: weight / total for country, weight in weights.items()}
