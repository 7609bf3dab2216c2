"""Country and place of a MUC-4 incident, looked up in texts that are all in capitals.

Where every word is in capitals, "CAR" is a country's letters and "NORMAL" a town. So names are looked up here for what they can be in the
country that the text is about: its countries are counted first (full names and demonyms, never letters), then names after words of
place are looked up in the gazetteer for that country alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from firsthand.domain.document import Document
from firsthand.domain.values import Place, PlaceKind, PlaceMention, Span
from firsthand.knowledge.countries import CountryList
from firsthand.knowledge.folding import plain
from firsthand.knowledge.gazetteer import Candidate, Gazetteer

OF_INTEREST = frozenset(("ARG", "BOL", "CHL", "COL", "ECU", "SLV", "GTM", "HND", "PER"))
"""The nine countries whose incidents the task wants (task documentation of 1992, section 1)."""

_SHORTEST = 4  # letters of a country's name; what is shorter is letters ("US", "CAR")
_LONGEST = 5  # words of a place name
_LEAD = re.compile(
    r"\b(?:IN|AT|NEAR|FROM|OF|TO|ON|OUTSIDE|AROUND|BETWEEN|AND|NORTHERN|SOUTHERN|EASTERN|WESTERN|CENTRAL)\s+"
    r"(?:THE\s+)?(?=[A-Z])|,\s+(?=[A-Z])"
)
_WORD = re.compile(r"[A-Z][A-Z'.-]*[A-Z]|[A-Z]")
_HEAD = re.compile(r"^[^\n]{0,120}?--")
_HEAD_WEIGHT = 3
_FEW = frozenset((PlaceKind.COUNTRY, PlaceKind.REGION))
_ORDER = (
    PlaceKind.SETTLEMENT,
    PlaceKind.ADMIN2,
    PlaceKind.SITE,
    PlaceKind.ADMIN1,
    PlaceKind.AREA,
    PlaceKind.NATURAL,
)


class Atlas:
    """Looks up countries and places.

    Args:
        gazetteer: has the places.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    @cached_property
    def _countries(self) -> tuple[re.Pattern[str], dict[str, str]]:
        table: dict[str, str] = {}
        for country in reversed(CountryList.load().countries):
            for name in (*country.names, *country.demonyms):
                if len(name) >= _SHORTEST:
                    table[plain(name).upper()] = country.code
        longest = sorted(table, key=len, reverse=True)
        return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b"), table

    def countries(self, text: str) -> Iterator[str]:
        """Codes of the countries named, once for each mention."""
        pattern, table = self._countries
        return (table[match.group()] for match in pattern.finditer(text.upper()))

    def country(self, document: Document, near: Iterable[Span] = ()) -> str | None:
        """The country of an incident: of the nine, the one named most near it, in the head of the message and in the whole of it."""
        head = _HEAD.match(document.text)
        votes: Counter[str] = Counter(self.countries(document.text))
        for span in near:
            votes.update(self.countries(span.text))
        if head:
            votes.update(code for code in self.countries(head.group()) for _ in range(_HEAD_WEIGHT))
            city = head.group().split(",")[0].split("(")[0].strip()
            namesakes = [c for c in _namesakes(self._gazetteer, city) if c.place.country in OF_INTEREST]
            if namesakes:
                votes[max(namesakes, key=lambda c: c.population).place.country] += _HEAD_WEIGHT
        wanted = {code: count for code, count in votes.items() if code in OF_INTEREST}
        return max(wanted, key=lambda code: wanted[code]) if wanted else None

    def places(self, span: Span, country: str) -> list[PlaceMention]:
        """Places of a country named in a passage, in order."""
        found: list[PlaceMention] = []
        end = 0
        for lead in _LEAD.finditer(span.text):
            if lead.end() < end:
                continue
            words = []
            at = lead.end()
            while len(words) < _LONGEST and (word := _WORD.match(span.text, at)):
                words.append(word)
                at = word.end() + 1
                if span.text[word.end() : at].strip():
                    break
            for count in range(len(words), 0, -1):
                name = " ".join(span.text[words[0].start() : words[count - 1].end()].split())
                if place := self._in(name, country):
                    start = span.start + words[0].start()
                    end = words[count - 1].end()
                    written = Span(start, span.start + end, span.text[words[0].start() : end])
                    found.append(PlaceMention(written, place, 1.0, ("named in its country",)))
                    break
        return found

    def _in(self, name: str, country: str) -> Place | None:
        return _place_in(self._gazetteer, name, country)


def _place_in(gazetteer: Gazetteer, name: str, country: str) -> Place | None:
    if name in _country_names():
        return None
    places = [c.place for c in _namesakes(gazetteer, name) if c.place.country == country]
    return min(places, key=lambda place: _ORDER.index(place.kind), default=None)


@cache
def _namesakes(gazetteer: Gazetteer, name: str) -> tuple[Candidate, ...]:
    """What bears exactly this name, countries left out."""
    return tuple(
        found
        for found in gazetteer.candidates(name.title(), limit=100)
        if found.place.country and found.place.kind not in _FEW and plain(found.place.name).upper() == name
    )


@cache
def _country_names() -> frozenset[str]:
    return frozenset(plain(name).upper() for c in CountryList.load().countries for name in c.names)


@cache
def load_atlas() -> Atlas:
    """Open the bundled gazetteer once."""
    return Atlas(Gazetteer.open())
