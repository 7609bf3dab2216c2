"""Place names in a document: capitalised names that the gazetteer knows and that are nobody's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from firsthand.domain.actor import ActorMention
from firsthand.domain.document import Document
from firsthand.domain.values import PlaceKind, Span
from firsthand.knowledge.countries import is_shouted
from firsthand.knowledge.gazetteer import Candidate, Gazetteer
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.capitals import Word, joined_names, names_at, runs, words_of
from firsthand.reports.no_places import is_aged, is_street, is_thing
from firsthand.reports.persons import PersonNames
from firsthand.reports.roads import road_ends
from firsthand.reports.unknown_places import ends_in_noun, is_taken, is_told_of
from firsthand.reports.unnamed_capitals import with_capitals

_CONTEXT = 60  # characters before a name that can tell what it is
_WELL_KNOWN = 15_000  # inhabitants: known well enough to be read as a place at the start of a sentence
_FAMOUS = 300_000  # inhabitants: a surname no more, whatever countries the document names
_SHORTEST = 3  # letters of a name that may stand without a noun such as "town of"
_LONGEST_ACRONYM = 5  # letters: a longer word in capitals is a name shouted
_HOME_COUNTRIES = 3  # countries of the document in which an unknown spelling is looked for
_NAME = re.compile(r"[^\W\d_][\w'’-]*")
_CAPITAL_OF = re.compile(
    r"['’]s\s(?:[a-z]{2,14}\s)?capital\b"
)  # "north of Haiti's capital" is no north of Haiti


def find_toponyms(
    document: Document,
    gazetteer: Gazetteer,
    actors: Sequence[ActorMention],
    pack: LanguagePack,
    taken: Sequence[Span] = (),
) -> tuple[Span, ...]:
    """The place names of a document, in order, not overlapping; the longest name wins.

    Demonyms are no toponyms, but for a capital that is told by one and never named ("the Somali capital"); names of persons, actors and organisations are none either, whatever village shares
    them. A name that the gazetteer does not know counts only beside a noun such as "village of", or where a
    preposition stands before it and the document's countries have a settlement spelt nearly so, or people are told to be harmed there.

    Args:
        document: the document.
        gazetteer: what is known as a place.
        actors: actor mentions of the document; a name inside one of them is no toponym.
        pack: the document's language.
        taken: other spans that are no place names, such as names of media.
    """
    barred = (*(mention.span for mention in actors), *taken)
    found = _Finder(document, gazetteer, pack, barred).find()
    return with_capitals(document.text, found, barred, gazetteer)


@dataclass
class _Finder:
    document: Document
    gazetteer: Gazetteer
    pack: LanguagePack
    barred: Sequence[Span]
    found: list[Span] = field(default_factory=list)
    surnames: set[str] = field(default_factory=set)
    nouns: dict[int, PlaceKind | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.text = self.document.text
        self.words = self.pack.places
        self.taken = bytearray(len(self.text))
        for span in self.barred:
            self._take(span.start, span.end)
        self.barred_at = bytes(self.taken)
        self.persons = PersonNames(self.words, lambda name: name in self.gazetteer.countries.names)
        self.sentences = [words_of(self.text, sentence.span) for sentence in self.document.sentences]

    def find(self) -> tuple[Span, ...]:
        regions = self.gazetteer.regions_in(self.text)
        for start, end in (*regions, *self._long_countries()):
            if self.text[start].islower() or not self.text[start:end].isalpha():
                self._emit(start, end)
        for start, end in joined_names(self.text):
            if self._is_area(self.text[start:end]):
                self._emit(start, end)
        found = [(run, before) for words in self.sentences for run, before in self._runs(words)]
        for run, before in found:
            self._bar_persons(run, before)
        for run, _ in found:
            self._read(run)
        for start, end in regions:
            self._emit(start, end)
        return tuple(sorted(self.found))

    def _runs(self, words: Sequence[Word]) -> Iterator[tuple[tuple[Word, ...], Word | None]]:
        index = {word.start: n for n, word in enumerate(words)}
        nouns = [found.span() for found in self.words.long_nouns.finditer(self.text)]
        apart = [word for word in words if any(start <= word.start < end for start, end in nouns)]
        for run in runs(self.text, words, self.words.connectors, apart):
            n = index[run[0].start]
            beside = n > 0 and self.text[words[n - 1].end : run[0].start].strip(".") == " "
            yield run, words[n - 1] if beside else None

    def _long_countries(self) -> Iterator[tuple[int, int]]:
        for start, end, _ in self.gazetteer.countries.spot(self.text):
            if self.text[start:end] in self.gazetteer.countries.names:
                yield start, end

    def _bar_persons(self, run: Sequence[Word], before: Word | None) -> None:
        if self._noun_before(run[0].start) is not None:
            return
        if is_aged(self.text, run[-1].end):
            self.surnames.add(run[-1].lower)
        position = 0
        speech = self.pack.speech
        apposed = self.persons.are_apposed(self.text, run, speech.says) and not self._are_placed(run)
        if apposed or self.persons.speak(self.text, run, speech):
            self._take(run[0].start, run[-1].end)
            self.surnames |= {word.lower for word in run if word.is_capitalised}
            return
        while position < len(run):
            town = next((n for n in names_at(run, position) if len(n) > 2 and self._is_town(n)), ())
            length = 0 if town else self.persons.length_at(run, position, before)
            if length:
                name = run[position : position + length]
                self._take(name[0].start, name[-1].end)
                self.surnames |= {word.lower for word in name[1:] or name if word.is_capitalised}
            position += max(1, length, len(town))

    def _are_placed(self, run: Sequence[Word]) -> bool:
        """Whether words tell of a place: a noun for places among them, or the first of them a place that is well known here."""
        first = run[0].text
        return any(map(self._explains, run)) or self._is_known_here(first, self.gazetteer.candidates(first))

    def _is_town(self, name: Sequence[Word]) -> bool:
        """Whether a name is a well-known place, whatever person its last words could name: "Dera Ismail Khan"."""
        return name[0].is_capitalised and self._is_well_known(self.text[name[0].start : name[-1].end])

    def _read(self, run: Sequence[Word]) -> None:
        headline = run[-1].weak and len(run) > 1
        if is_street(self.text, run[0].start, run[-1].end, [word.lower for word in run]):
            return
        if not headline and any(w.is_capitalised and w.lower in self.words.organisations for w in run):
            return
        ends = road_ends(self.text, run[0].start, run[-1].end, self.gazetteer, self.words)
        for start, end in ends:
            self._emit(start, end)
        position = len(run) if ends else 0
        while position < len(run):
            names = (
                names_at(run, position) if run[position].is_capitalised else ()
            )  # never from a particle on
            name = next((name for name in names if self._is_place(name, run)), None)
            if name is not None:
                self._emit(name[0].start, name[-1].end)
            position += len(name) if name else 1

    def _is_place(self, name: Sequence[Word], run: Sequence[Word]) -> bool:
        start, end = name[0].start, name[-1].end
        written = self.text[start:end]
        countries = self.gazetteer.countries
        if any(self.taken[start:end]) or written in countries.names:
            return not any(self.taken[start:end]) and not is_shouted(self.text, start, end)
        if written in countries.demonyms or (len(name) == 1 and self._explains(name[0])):
            return False
        if (noun := self._noun_before(start)) is not None:
            if noun is PlaceKind.SETTLEMENT:
                return True
            return self.gazetteer.has(written) and not (
                noun is PlaceKind.NATURAL and self._goes_on(name, run)
            )
        if self._is_no_place(written, name[0]) or is_thing(self.text, start, end):
            return False
        if len(name) == 1 and (self._is_people(name[0]) or self._is_number(name[0])):
            return False
        if not self.gazetteer.has(written):
            opened = run[1:] if len(run) > 1 and self._is_common(run[0]) else run  # "In Maaysra, a village"
            has_noun = ends_in_noun(written, self.words, self.gazetteer)
            told = tuple(name) == tuple(opened) and not has_noun
            return told and is_told_of(
                self.text,
                (start, end),
                self.pack,
                self.gazetteer,
                placed=self._after_locative(start),
                nearly=lambda: self._is_nearly(written),
            )
        return self._is_likely(name, run)

    def _is_no_place(self, written: str, first: Word) -> bool:
        """Whether a name is a surname, an acronym, or a word that the document also writes small."""
        if len(written) < _SHORTEST or first.lower in self.surnames or first.lower in self._lower_words:
            return True
        return written.isupper() and (len(written) <= _LONGEST_ACRONYM or not self._is_well_known(written))

    def _is_likely(self, name: Sequence[Word], run: Sequence[Word]) -> bool:
        """Whether a name is a place here: its capital must tell, its neighbours be no names, its country fit."""
        written = self.text[name[0].start : name[-1].end]
        start = name[0].start
        placed = not self._countries or self._after_locative(start) or is_taken(self.text, start, self.pack)
        found = self.gazetteer.candidates(written, limit=200)
        local = any(c.place.country in self._countries for c in found)
        if self._is_surname(name, run, found) or (
            self._is_loose(written, found) and not (local or self._after_locative(name[0].start))
        ):
            return False
        if self._goes_on(name, run) and not self._is_known_here(written, found):
            return False
        if self._is_well_known(written):
            return local or placed or any(c.population >= _FAMOUS for c in found) or self._is_area(written)
        others = [
            w
            for w in run
            if w not in name and w.is_capitalised and not self._explains(w) and not self._is_barred(w)
        ]
        if others or (name[0].weak and name[0].text not in self._strong_words):
            return False
        return local or placed

    def _goes_on(self, name: Sequence[Word], run: Sequence[Word]) -> bool:
        """Whether the next word belongs to the name too: "Hamar Weyne" is a quarter, whatever town is called Hamar."""
        end = run.index(name[-1]) + 1
        if end == len(run):
            return False
        after = run[end]
        beside = self.text[name[-1].end : after.start] == " "
        return (
            beside
            and after.is_capitalised
            and not after.weak
            and not self._explains(after)
            and not self._is_barred(after)
            and not self.taken[after.start]
            and not self._is_known_here(after.text, self.gazetteer.candidates(after.text, limit=200))
        )

    def _is_known_here(self, written: str, found: Sequence[Candidate]) -> bool:
        """Whether a name is well known in the countries of the document, or all over the world."""
        return self._is_area(written) or any(
            c.feature == "override"
            or c.population >= _FAMOUS
            or (
                c.population >= _WELL_KNOWN
                and c.similarity == 1
                and (not self._countries or c.place.country in self._countries)
            )
            for c in found
        )

    def _is_people(self, name: Word) -> bool:
        """Whether a name is that of a people: by the word for it, or beside one ("between Gbaya and Fulani")."""
        if self._is_well_known(name.text):
            return False
        before = self.text[max(0, name.start - _CONTEXT) : name.start]
        is_called = self.words.people_of.search(before) is not None
        if self.words.is_people(name.text):
            is_of = self.words.of_people.match(self.text, name.end) is not None
            return is_called or is_of or not self._after(name.start, self.words.at)
        if is_called:
            return True
        return self._is_beside_people(name) and not self._after(name.start, self.words.at)

    def _is_beside_people(self, name: Word) -> bool:
        """Whether "and" joins a name to that of a people, on either side."""
        link = self.words.beside_people.match(self.text, name.end)
        behind = _NAME.match(self.text, link.end()) if link else None
        before = self._before_link(name.start)
        return any(
            other is not None and self._is_sure_people(other) for other in (behind and behind[0], before)
        )

    def _is_sure_people(self, name: str) -> bool:
        return name[0].isupper() and self.words.is_people(name)

    def _before_link(self, start: int) -> str | None:
        """The name that a name is joined to by "and"."""
        first = max(0, start - _CONTEXT)
        for found in _NAME.finditer(self.text, first, start):
            link = self.words.beside_people.match(self.text, found.end())
            if link is not None and link.end() == start:
                return found[0]
        return None

    def _is_number(self, name: Word) -> bool:
        """Whether a word that begins a sentence is a number ("Trente corps"), and no place that something is put in."""
        if not name.weak or self._after_locative(name.start):
            return False
        return any(n.span.text == name.text for n in self.pack.numbers(name.text))

    def _is_loose(self, written: str, found: Sequence[Candidate]) -> bool:
        """Whether a name only folds to names of places, so that it may be anything ("Soon", "Apache")."""
        return all(c.similarity < 1 for c in found) and not self._is_area(written)

    def _is_surname(self, name: Sequence[Word], run: Sequence[Word], found: Sequence[Candidate]) -> bool:
        """Whether an unknown name stands before: "Karmelo Moore" is a person, whatever town is called Moore."""
        at = run.index(name[0])
        if at == 0 or len(name) > 1 or name[0].weak or self._is_famous(found):
            return False
        before = run[at - 1]
        is_apart = before.text.isupper() or self._explains(before) or self._is_barred(before)
        if is_apart or not before.is_capitalised:
            return False
        between = self.text[before.end : name[0].start]  # "Saint-Xavier d'Owo" is no Owo of that name
        return between.isspace() and not self._has_own(before.text)

    def _is_famous(self, found: Sequence[Candidate]) -> bool:
        """Whether a place of just this name is known all over the world: "Khan" folds to a name of Kansas, and "Kila" to one of Barranquilla."""
        famous = (c for c in found if c.population >= _FAMOUS and c.similarity == 1)
        return any(c.place.name[:1] == c.matched[:1] for c in famous)

    def _has_own(self, written: str) -> bool:
        return any(c.similarity == 1 for c in self.gazetteer.candidates(written, limit=1))

    def _is_barred(self, word: Word) -> bool:
        """Whether a neighbour is an actor or the like, so that the name stands apart ("camp MINUSMA d'Aguelhok")."""
        return all(self.barred_at[word.start : word.end])

    def _is_common(self, word: Word) -> bool:
        return word.lower in self.words.common or word.lower in self.pack.sentences.stopwords

    def _explains(self, word: Word) -> bool:
        """Whether a capitalised neighbour is no part of a longer name: a common word, a noun for places."""
        lower = word.lower
        known = (self.words.features, self.words.seats, self.words.locatives)
        return self._is_common(word) or any(lower in words for words in known)

    def _is_nearly(self, written: str) -> bool:
        return any(self.gazetteer.similar(written, country) for country in self._countries[:_HOME_COUNTRIES])

    def _is_well_known(self, written: str) -> bool:
        if self._is_area(written):
            return True
        found = self.gazetteer.candidates(written, limit=5)
        return any(
            (c.population >= _WELL_KNOWN and c.similarity == 1) or c.feature == "override" for c in found
        )

    def _is_area(self, written: str) -> bool:
        return self.gazetteer.area(written) is not None

    def _noun_before(self, start: int) -> PlaceKind | None:
        """Kind that a noun before a name tells; asked about for each name that may start there."""
        if start not in self.nouns:
            match = self.words.noun_before.search(self.text[max(0, start - _CONTEXT) : start])
            self.nouns[start] = self.words.features[match["noun"].lower()] if match else None
        return self.nouns[start]

    def _after_locative(self, start: int) -> bool:
        return self._after(start, self.words.locatives)

    def _after(self, start: int, prepositions: frozenset[str]) -> bool:
        before = self.text[max(0, start - _CONTEXT) : start].lower().replace("’", "'")
        return before.endswith(("d'", "l'")) or before.rstrip().rpartition(" ")[2] in prepositions

    def _emit(self, start: int, end: int) -> None:
        if any(self.taken[start:end]):
            return
        before = self.text[max(0, start - _CONTEXT) : start]
        is_beside = self.words.distance.search(before) or _CAPITAL_OF.match(self.text, end)
        part = None if is_beside else self.words.part.search(before)
        if part and self._has_parts(self.text[start:end], part.group()):
            widened = start - len(part.group())
            start = start if any(self.taken[widened:start]) else widened
        self._take(start, end)
        self.found.append(Span.of(self.text, start, end))

    def _has_parts(self, name: str, words: str) -> bool:
        """Whether words before a name take a part of it: "north of X" is beside it where X is a town too."""
        if self.gazetteer.area(name) is None:
            return False
        if (
            self.gazetteer.region(name)
            or name in self.gazetteer.countries.names
            or words.rstrip().endswith("ern")
        ):
            return True
        return not any(
            c.place.kind is PlaceKind.SETTLEMENT and c.similarity == 1
            for c in self.gazetteer.candidates(name)
        )

    def _take(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\1" * (end - start)

    @cached_property
    def _countries(self) -> list[str]:
        return [code for code, _ in Counter(self.gazetteer.countries_in(self.text)).most_common()]

    @cached_property
    def _lower_words(self) -> set[str]:
        return {word.text for words in self.sentences for word in words if word.text.islower()}

    @cached_property
    def _strong_words(self) -> set[str]:
        """Words written with a capital where only a name would be."""
        return {w.text for words in self.sentences for w in words if w.is_capitalised and not w.weak}
