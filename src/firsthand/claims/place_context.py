"""What a document says about where its places are: the countries it names, and the words around each name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from firsthand.domain.document import Document
from firsthand.domain.values import PlaceKind, Span
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.languages import LANGUAGES, pack
from firsthand.languages.base.places import PlaceWords

REACH = 100  # characters before and after a name that can tell what it is
KM_PER_MILE = 1.609344
_KM_PER = {"m": KM_PER_MILE, "n": 1.852, "k": 1.0}  # by the first letter of miles, nautical miles, kilometres
_FARTHEST = 20_038.0  # km, half way round the globe: what is told to be farther is no distance
_GROUPED = re.compile(r"\d{1,3}[,.\s]\d{3}")
_HYPHEN = re.compile(r"\s?[-–/]\s?")
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){0,2}")
_NAME_AT_END = re.compile(rf"{_NAME.pattern}\Z")
_OTHERS = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?(?:,\s(?:and\s|et\s)?(?:[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?)?)*(?:\s(?:and|et)(?:\s(?:of|de|du|d['’])\s?)?\s)?$"
)
_LINK = 12  # characters between the names of a road
_NAMESAKES = 100  # entries of a name among which a unit is looked for
_UNITS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
_NAMED = re.compile(r"\b[A-ZÀ-Þ][\w'’-]+\s$")
_WORD = re.compile(r"[^\W\d_]+\s")
_NEAR = 80  # characters between a name and a country that speaks for it
_APPOSITION = re.compile(r"\s?[,(]\s?(?:(?:in|au|en|aux)\s)?(?:(?:the|le|la|l['’])\s?)?$", re.IGNORECASE)


def _shared_noun(before: str, words: PlaceWords) -> PlaceKind | None:
    """The kind that a noun in the plural tells of the last of several names: "the provinces of Latakia and" before Tartus."""
    listed = _OTHERS.search(before)
    match = words.noun_before.search(before[: listed.start()]) if listed is not None else None
    noun = match["noun"].lower() if match is not None else ""
    return words.features[noun] if noun.endswith("s") else None


@dataclass(frozen=True, slots=True)
class Distance:
    """A stated distance from a place: kilometres and, where said, the bearing in degrees from north; vague where "near" is all that is said."""

    km: float
    bearing: float | None
    is_vague: bool = False


@dataclass(frozen=True)
class PlaceContext:
    """The evidence of one document.

    Attributes:
        document: the document.
        gazetteer: for the names of countries.
    """

    document: Document
    gazetteer: Gazetteer

    @cached_property
    def words(self) -> tuple[PlaceWords, ...]:
        """The place words of the document's language, of all languages where it is not known."""
        known = pack(self.document.language)
        return (known.places,) if known else tuple(language.places for language in LANGUAGES)

    @cached_property
    def shares(self) -> dict[str, float]:
        """Each country's share of the mentions of countries, names and demonyms alike."""
        counts = Counter(code for _, _, code in self._countries)
        total = counts.total()
        return {code: count / total for code, count in counts.items()}

    @property
    def speakers(self) -> frozenset[str]:
        """Countries that the document's language is at home in; none where it is not known."""
        known = pack(self.document.language)
        return known.places.speakers if known else frozenset()

    @property
    def mentions(self) -> int:
        """How often the document names a country."""
        return len(self._countries)

    def nearness(self, span: Span) -> dict[str, float]:
        """Countries named near a span, with the weight of the closest mention, up to 1; 2 for "X, Mali"."""
        weights: dict[str, float] = {}
        low = bisect_left(self._starts, span.start - REACH)
        sentence = self.document.sentence_at(span)
        for start, end, code in self._countries[low:]:
            if start > span.end + _NEAR:
                break
            if start < span.end and span.start < end:
                continue
            if start >= span.end and _APPOSITION.fullmatch(self.document.text[span.end : start]):
                weight = 2.0
            else:
                gap = start - span.end if start >= span.end else span.start - end
                within = sentence is None or sentence.span.start <= start < sentence.span.end
                weight = max(0.0, 1 - gap / REACH) * (1.0 if within else 0.4)
            weights[code] = max(weights.get(code, 0.0), weight)
        return weights

    def noun(self, span: Span) -> PlaceKind | None:
        """The kind that a noun beside a name tells ("région de", "the ... forest"), or an article ("dans le Soum")."""
        before, after = self._around(span)
        before = self.without_demonyms(before)
        for words in self.words:
            if match := words.noun_before.search(before) or words.noun_after.match(after):
                return words.features[match["noun"].lower()]
            if (kind := _shared_noun(before, words)) is not None:
                return kind
        if any(words.before_units.search(before) for words in self.words):
            return self._unit(span.text)
        return None

    def has_named_part(self, span: Span) -> bool:
        """Whether the noun before a name is that of another one: "the Ombadda district of Omdurman"."""
        before, _ = self._around(span)
        found = (words.noun_before.search(before) for words in self.words)
        return any(match is not None and _NAMED.search(before[: match.start()]) for match in found)

    def _unit(self, name: str) -> PlaceKind | None:
        """The kind of the admin unit that a name can mean, in the countries of the document where it names any."""
        if name in self.gazetteer.countries.names or self.gazetteer.region(name):
            return None
        kinds = {
            candidate.place.kind
            for candidate in self.gazetteer.candidates(name, limit=_NAMESAKES)
            if not self.shares or candidate.place.country in self.shares
        }
        return next((kind for kind in _UNITS if kind in kinds), None)

    def without_demonyms(self, text: str) -> str:
        """Text before a name as it reads without "Nigerian" in "the Nigerian state of", "malienne" in "région malienne de"."""
        demonyms = self.gazetteer.countries.demonyms
        return _WORD.sub(lambda word: "" if word[0].rstrip() in demonyms else word[0], text)

    def distance(self, span: Span) -> Distance | None:
        """A distance from the place, stated before its name ("40 km north of")."""
        before, _ = self._around(span)
        for words in self.words:
            if match := words.distance.search(before):
                said = match["number"].lower()
                km = float(words.numerals[said]) if said in words.numerals else _figure(said)
                km *= _KM_PER[match["unit"][0].lower()]
                if km > _FARTHEST:
                    return None
                return Distance(km, words.directions.get(_compass(match["direction"])))
        return None

    def is_near(self, span: Span) -> bool:
        """Whether the words before a place put something beside it, at no stated distance: "near Mora", "in the hills north of Mora".

        What is near a market or a base of the town is in the town.
        """
        before, after = self._around(span)
        if any(words.near.search(before) is not None for words in self.words):
            seats = (words.seats_behind.match(after) for words in self.words)
            return all(match is None for match in seats)
        return False

    def is_speakers(self, span: Span) -> bool:
        """Whether a place is named after who speaks or holds an office there: "the governor of Gao", "Gao police spokesman"."""
        before, after = self._around(span)
        return any(words.is_speakers(before, after) for words in self.words)

    def is_refuge(self, span: Span) -> bool:
        """Whether people fled to a place, or were reached there by phone: it may lie anywhere."""
        before, _ = self._around(span)
        return any(words.gone.search(before) is not None for words in self.words)

    def is_rulers(self, span: Span) -> bool:
        """Whether a town stands for those who govern from it: "the Damascus government"."""
        before, after = self._around(span)
        return any(words.is_rulers(before, after) for words in self.words)

    def is_mayors(self, span: Span) -> bool:
        """Whether a place is named after an office that is held in a town: "the mayor of Caldono"."""
        before, _ = self._around(span)
        return any(words.town_office.search(before) is not None for words in self.words)

    def is_small(self, span: Span) -> bool:
        """Whether the words beside a name make it a village, a quarter or the like: "the Medina district", "Toulouse, un hameau voisin"."""
        before, after = self._around(span)
        return any(
            words.small_before.search(before) is not None or words.small_after.match(after) is not None
            for words in self.words
        )

    def is_between(self, span: Span, other: Span) -> bool:
        """Whether two names stand as "between A and B" ("entre A et B", "on the A-B road", "l'axe A-B")."""
        if not span.end <= other.start <= span.end + _LINK:
            return False
        link = self.document.text[span.end : other.start]
        before, _ = self._around(span)
        _, after = self._around(other)
        return any(
            (words.between.search(before) is not None and words.between_link.fullmatch(link) is not None)
            or (words.road_behind.match(after) is not None and _HYPHEN.fullmatch(link) is not None)
            for words in self.words
        )

    def other_end(self, span: Span) -> Span | None:
        """The name at the other end of "between A and B", whether anything is known by it or not."""
        before, after = self._around(span)
        for words in self.words:
            link = next((m for m in words.between_link.finditer(before) if m.end() == len(before)), None)
            name = _NAME_AT_END.search(before, 0, link.start()) if link else None
            if name is not None and words.between.search(before, 0, name.start()) is not None:
                start = span.start - len(before) + name.start()
                return Span.of(self.document.text, start, start + len(name[0]))
            link = words.between_link.match(after) if words.between.search(before) else None
            name = _NAME.match(after, link.end()) if link else None
            if name is not None:
                return Span.of(self.document.text, span.end + name.start(), span.end + name.end())
        return None

    def is_dateline(self, span: Span) -> bool:
        """Whether a name stands in the dateline: it says where the story was written, not what lies near."""
        dateline = self.document.dateline
        if dateline is None:
            return False
        starts = (block.span.start for block in self.document.blocks)
        return any(
            start <= span.start
            and span.end <= start + len(dateline.place)
            and self.document.text.startswith(dateline.place, start)
            for start in starts
        )

    def part(self, span: Span) -> tuple[float | None, str] | None:
        """For "northern Mali": the bearing of the part, None for the centre, and the rest of the name."""
        return next((said for words in self.words if (said := words.part_of(span.text)) is not None), None)

    def is_unit_in_that_part(self, span: Span) -> bool:
        """Whether the direction before the name of a unit tells where it lies, see `PlaceWords.tells_where_unit_lies`."""
        before, after = self._around(span)
        return any(words.tells_where_unit_lies(before, after) for words in self.words)

    def _around(self, span: Span) -> tuple[str, str]:
        text = self.document.text
        sentence = self.document.sentence_at(span)
        first, last = (sentence.span.start, sentence.span.end) if sentence else (0, len(text))
        return text[max(first, span.start - REACH) : span.start], text[span.end : min(last, span.end + REACH)]

    @cached_property
    def _countries(self) -> tuple[tuple[int, int, str], ...]:
        return self.gazetteer.countries.spot(self.document.text)

    @cached_property
    def abbreviations(self) -> tuple[tuple[int, int, str, str], ...]:
        """Short names of first-level units ("Ky.") as (start, end, alpha-3, name of the unit)."""
        return self.gazetteer.abbreviations.spot(self.document.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self._countries]


def _compass(said: str | None) -> str:
    return re.sub(r"[- ]", "", (said or "").lower())


def _figure(said: str) -> float:
    """A figure as it is written: "1,500" and "1 500" have their thousands apart, "2,5" is a decimal."""
    return float(re.sub(r"\D", "", said) if _GROUPED.fullmatch(said) else said.replace(",", "."))
