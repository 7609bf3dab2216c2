"""Names of persons kept out of what is published: the one place that decides which words they are.

Nobody can tell a private person from an office holder by the words alone, and a wrong guess may cost a witness dearly. So the rule is closed: a
word with a capital stays only where it is known to be something else, and is blacked out, letter by letter, where it is not. Known are actors,
countries and their people, origins and outlets, the places of the event, places of the gazetteer after a word that places ("in", "near"), numbers, words of
`data/words_of_no_person.txt`, words that the same text also writes small, and short acronyms. Names of persons that hamlets bear too
(`data/given_names.txt`) are cleared by no gazetteer. A name found once in a text is blacked out throughout it. Text of scripts without capitals is
blacked out as a whole.

What is blacked out keeps its length, so that offsets into a text still hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import pairwise

from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.countries import CountryList
from firsthand.knowledge.folding import plain
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.origins import OriginList
from firsthand.knowledge.outlets import bundled
from firsthand.knowledge.phrases import PhraseIndex
from firsthand.languages import LANGUAGES

BLACK = "█"
_WORD = re.compile(r"[^\W_]+(?:(?:[-’']|(?<![^\W_]{2})\.|\.(?=[^\W_A-ZÀ-Ý]))[^\W_]+)*\.?")
"""A full stop joins initials ("J.P."), what follows small ("reuters.com") and numbers; not two sentences without a space ("shot.Moussa")."""
_ELIDED = re.compile(r"(?:[dlnmtsjc]|qu|jusqu|lorsqu|puisqu)[’']", re.IGNORECASE)
_JOINERS = frozenset(
    (
        "ag",
        "ould",
        "bin",
        "ben",
        "bint",
        "ibn",
        "al",
        "el",
        "abu",
        "abou",
        "van",
        "von",
        "di",
        "da",
        "dos",
        "y",
    )
)
_JOINED = re.compile(r"[ \t\u00a0\u202f]?-?[ \t\u00a0\u202f]?")
_ACRONYM = re.compile(r"[A-Z]{2,5}s?")
_CHAINS = frozenset((",", "and", "et", "or", "ou"))
_NOTHING, _KNOWN, _PARTY_WORD = 0, 1, 2
_CASELESS = re.compile(
    r"[\u0590-\u08ff\u0900-\u109f\u1100-\u13ff\u1780-\u18af\u3040-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufeff]+"
)
_PLACED = re.compile(
    r"(?:\b(?:in|at|near|around|outside|inside|towards?|across|(?:north|south|east|west)(?:east|west)? of|à|en|vers|dans|près de|autour de)"
    r"|\b(?:village|town|city|district|region|area|camp|forest|province|state|county|commune|locality|capital|base) of"
    r"|\b(?:villages?|ville|localité|commune|commune rurale|cercle|région|province|forêt|camp|base|département|nord|sud|est|ouest) (?:de|du))"
    r"\s(?:the\s|la\s|le\s|les\s)?$|(?:village|ville|localité|commune|cercle|région|près) d[’']$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:\b(?:named|called|name is|identified as|known as|(?:pré|dé)?nommée?s?|appelée?s?|mrs?|ms|mme|mlle|mm|dr)|\bM)\.?\s$",
    re.IGNORECASE,
)
_OF_AGE = re.compile(r"\b\d{1,3}[- ]years?[- ]old\s$", re.IGNORECASE)
_AGED = re.compile(r"\s?[,(]\s?(?:aged?\s|âgée?\sde\s)?\d{1,3}(?:\s?[,).]|\sans|\syears?)")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str  # without elided article
    folded: str


class NameGuard:
    """Finds names of persons and blacks them out.

    Args:
        actors: their names and aliases are no names of persons.
        gazetteer: of places.
        own: names of the user's own actors and outlets.
    """

    def __init__(self, actors: ActorList, gazetteer: Gazetteer, own: frozenset[str] = frozenset()) -> None:
        self._actors, self._gazetteer, self._own = actors, gazetteer, own
        self._is_place = lru_cache(maxsize=20_000)(self._look_up)
        self.blacked = lru_cache(maxsize=20_000)(self._blacked)
        self.names = lru_cache(maxsize=20_000)(self._names)

    def _blacked(
        self,
        text: str,
        known: frozenset[str] = frozenset(),
        names: frozenset[str] = frozenset(),
        places: frozenset[str] = frozenset(),
    ) -> str:
        """The text with names blacked out.

        Args:
            text: words of a page, or words made from them.
            known: folded names and words that are known to be something else: of parties and outlets, and what the page writes small.
            names: folded words found to be parts of names elsewhere in the page.
            places: folded names and words of known places. They stay by themselves and after a word that places, not beside a word that is not
                known ("Kidal", but not "Ali Kidal").
        """
        if text == text.lower() and not _CASELESS.search(text):
            return text
        spans = [
            *self._spans(text, known, names, places),
            *(found.span() for found in _CASELESS.finditer(text)),
        ]
        if not spans:
            return text
        letters = list(text)
        for start, end in spans:
            letters[start:end] = [BLACK if letter.isalnum() else letter for letter in letters[start:end]]
        return "".join(letters)

    def _names(
        self, text: str, known: frozenset[str] = frozenset(), places: frozenset[str] = frozenset()
    ) -> frozenset[str]:
        """Folded words that are parts of names of two words and more in a text, or of one that is told with an age or as a name."""
        if text == text.lower():
            return frozenset()
        found = set()
        for start, end in self._spans(text, known, frozenset(), places):
            words = list(_words(text[start:end]))
            if len(words) > 1 or self._is_named(text, start, end):
                found |= {
                    word.folded for word in words if len(word.folded) > 2 and word.folded not in _JOINERS
                }
        return frozenset(found)

    def places(self, text: str, known: frozenset[str] = frozenset()) -> frozenset[str]:
        """Folded names that stand after a word that places ("in Kidal") somewhere in a text and that the gazetteer has."""
        found: set[str] = set()
        for _ in self._spans(text, known, frozenset(), frozenset(), found):
            pass
        return frozenset(found)

    def _spans(
        self,
        text: str,
        known: frozenset[str],
        names: frozenset[str],
        places: frozenset[str],
        found: set[str] | None = None,
    ) -> Iterator[tuple[int, int]]:
        known, places = known - _given_names(), places - _given_names()
        cleared = self._cleared(text)
        place_before = -1
        for run in _runs(text):
            for group, after in _split(
                run, lambda word: cleared[word.start] if word.folded not in names else _NOTHING, known, names
            ):
                start, end = group[0].start, group[-1].end
                is_told = after is not None and self._is_named(text, start, after.end)  # "Paris Hunter, 30"
                if not is_told and self._is_at_place(text, group, known | places, names, place_before):
                    place_before = end
                    if found is not None:
                        found.add(plain(text[start:end]))
                elif not (len(group) == 1 and self._is_acronym(text, group[0], names)):
                    if not (is_told or self._is_named(text, start, end)):
                        start = _after_place(text, group, places, names)
                    yield start, after.end if after is not None and self._goes_on(text, group, after) else end

    def _cleared(self, text: str) -> bytearray:
        """For each letter whether it belongs to a name that is known to be no person's, and whether that name is one word of a party."""
        cleared = bytearray(len(text))
        for number, index in enumerate(self._indexes):
            for start, end in index.spot(text):
                is_word = number == 0 and text[start:end].isalpha() and not text[start:end].isupper()
                cleared[start:end] = bytes([_PARTY_WORD if is_word else _KNOWN]) * (end - start)
        return cleared

    def _goes_on(self, text: str, group: list[_Word], after: _Word) -> bool:
        """Whether an ordinary word after a name is its last part: "David Borders", "Nia Hunter, 30", "the 30-year-old Nia Hunter"."""
        return (
            group[-1].folded in _given_names()
            or self._is_named(text, group[0].start, after.end)
            or _OF_AGE.search(text[max(0, group[0].start - 20) : group[0].start]) is not None
        ) and _ACRONYM.fullmatch(after.text) is None

    def _is_at_place(
        self, text: str, group: list[_Word], places: frozenset[str], names: frozenset[str], place_before: int
    ) -> bool:
        start, end = group[0].start, group[-1].end
        whole = text[start:end].rstrip(".")
        is_named = self._is_named(text, start, end)
        is_placed = _PLACED.search(text[max(0, start - 30) : start]) is not None
        is_known = plain(whole) in places or all(word.folded in places for word in group)
        if is_known and not (len(group) == 1 and is_named):
            return is_placed or not any(word.folded in names for word in group)
        if is_named or any(word.folded in _given_names() for word in group):
            return False
        chained = place_before >= 0 and text[place_before:start].strip() in _CHAINS
        return (chained or is_placed) and self._is_place(whole)

    def _is_acronym(self, text: str, word: _Word, names: frozenset[str]) -> bool:
        return (
            _ACRONYM.fullmatch(word.text) is not None
            and word.folded not in names
            and word.folded not in _given_names()
            and not self._is_named(text, word.start, word.end)
        )

    @staticmethod
    def _is_named(text: str, start: int, end: int) -> bool:
        if _NAMED.search(text[max(0, start - 20) : start]):
            return True
        return _AGED.match(text[end : end + 20]) is not None and not _PLACED.search(
            text[max(0, start - 30) : start]
        )

    def _look_up(self, name: str) -> bool:
        if self._gazetteer.is_informal(name) or self._gazetteer.region(name):
            return True
        return any(candidate.similarity == 1 for candidate in self._gazetteer.candidates(name, limit=3))

    @cached_property
    def _indexes(self) -> tuple[PhraseIndex, ...]:
        listed = (
            spelling
            for actor in self._actors.all()
            for spelling in (actor.name, *(alias.text for alias in actor.aliases))
        )
        actors = (name for name in (*listed, *sorted(self._own)) if plain(name) not in _given_names())
        countries = CountryList.load()
        people = (form for country in countries.countries for form in (*country.names, *country.demonyms))
        hands = (*OriginList.load().aliases, *(outlet.name for outlet in bundled().outlets.values()))
        return PhraseIndex(actors), PhraseIndex(people), PhraseIndex(hands)


def small_words(text: str) -> frozenset[str]:
    """The words that a text writes small, folded: they are no names where they have a capital."""
    return frozenset(word.folded for word in _words(text) if word.text[:1].islower() and len(word.folded) > 2)


@lru_cache(maxsize=4)
def guard(own: frozenset[str] = frozenset()) -> NameGuard:
    """The guard with the bundled knowledge.

    Args:
        own: names of the user's own actors and outlets, which are no names of persons.
    """
    return NameGuard(ActorList.load(), Gazetteer.open(), own)


def _words(text: str) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        start, word = found.start(), found.group()
        if not word[:-1].isalpha() or len(word) > 2:  # "J." keeps its full stop
            word = word.rstrip(".")
        while elided := _ELIDED.match(word):
            start, word = start + elided.end(), word[elided.end() :]
        if word:
            yield _Word(start, start + len(word), word, plain(word))


def _has_capital(word: _Word) -> bool:
    return any(part[:1].isupper() or part[:1].istitle() for part in re.split(r"[-’']", word.text))


def _runs(text: str) -> Iterator[list[_Word]]:
    """Words with capitals that stand together, with the small words that join parts of a name."""
    run: list[_Word] = []
    joiners: list[_Word] = []
    for word in _words(text):
        last = (joiners or run)[-1:] or None
        together = last is not None and _JOINED.fullmatch(text[last[0].end : word.start].removeprefix("."))
        if run and not together:
            yield run
            run, joiners = [], []
        if _has_capital(word):
            run += [*joiners, word]
            joiners = []
        elif run and word.folded in _JOINERS:
            joiners.append(word)
        elif run:
            yield run
            run, joiners = [], []
    if run:
        yield run


def _split(
    run: Iterable[_Word], clearing: Callable[[_Word], int], known: frozenset[str], names: frozenset[str]
) -> Iterator[tuple[list[_Word], _Word | None]]:
    """What is left of a run where words that are known to be no names are taken out, each with the ordinary word that stands right after it.

    A word that is a given name too ("Israel", "Christian", "April") is taken for one where it stands beside a word that is not known, and so is
    the one word of a party ("Wagner") after one.
    """
    words = list(run)
    cleared = [clearing(word) for word in words]
    ordinary = [word.folded not in names and _is_ordinary(word, known) for word in words]
    plainly = [bool(c) or o for c, o in zip(cleared, ordinary, strict=True)]
    group: list[_Word] = []
    for at, word in enumerate(words):
        beside = [n for n in (at - 1, at + 1) if 0 <= n < len(words)]
        is_given = word.folded in _given_names() and not all(plainly[n] for n in beside)
        if not plainly[at] or is_given or (group and cleared[at] == _PARTY_WORD and not ordinary[at]):
            group.append(word)
        elif group:
            yield group, word if ordinary[at] else None
            group = []
    if group:
        yield group, None


def _after_place(text: str, group: list[_Word], places: frozenset[str], names: frozenset[str]) -> int:
    """Where a name begins that stands right after the name of a place ("Bamako Olympique"), which is no part of it."""
    start = group[0].start
    if not any(word.folded in names for word in group):
        for word, following in reversed(tuple(pairwise(group))):
            if plain(text[start : word.end]) in places:
                return following.start
    return start


def _is_ordinary(word: _Word, known: frozenset[str]) -> bool:
    """Whether a word, or each of its parts with a capital ("Tuareg-led"), is known to be no name; numbers are none."""
    parts = [plain(part) for part in re.split(r"[-’']", word.text) if part[:1].isupper()]
    return any(
        all(part in _ordinary() or part in known or _is_number(part) for part in found)
        for found in ([word.folded], parts)
        if found
    )


@lru_cache(maxsize=20_000)
def _is_number(word: str) -> bool:
    """Whether a language reads a word, or words with a hyphen between them, as one number ("Douze", "Twenty-two", "Dozens")."""
    return any(
        (found.span.start, found.span.end) == (0, len(word)) and not found.ordinal
        for language in LANGUAGES
        for found in language.numbers(word)
    )


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(plain(word) for word in _listed("words_of_no_person.txt"))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(_listed("given_names.txt"))


def _listed(name: str) -> Iterator[str]:
    text = files("firsthand.publish").joinpath("data", name).read_text(encoding="utf-8")
    return (word for line in text.splitlines() if not line.startswith("#") for word in line.split())
