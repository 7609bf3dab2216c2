"""Names of persons, told from names of places by titles and given names. Nothing of them is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.languages.base.given_names import GIVEN_NAMES
from firsthand.languages.base.places import PlaceWords
from firsthand.languages.base.speech import SpeechWords
from firsthand.reports.capitals import Word

_LONGEST_NAME = 4  # words after a title or a given name
_APPOSED = 80  # characters before a name in which the office of whom it names stands
_OF_PERSONS_ALONE = frozenset({"van", "von", "bin", "ibn", "ould", "ag"})
"""Particles that stand in no name of a place: "Vivian van de Perre", "Iyad ag Ghali"."""
_NAME_PARTICLES = frozenset({"ag", "ould", "ben", "bin", "al", "el", "de", "van", "von", "da"})


@dataclass(frozen=True, slots=True)
class PersonNames:
    """Finds persons in runs of capitalised words.

    Attributes:
        words: titles of the language.
        is_country: whether a word is the name of a country, which no title turns into a person.
    """

    words: PlaceWords
    is_country: Callable[[str], bool]

    def length_at(self, run: Sequence[Word], position: int, before: Word | None) -> int:
        """Words of the run from `position` on that name a person, its title included; 0 for none.

        Args:
            run: a run of capitalised words.
            position: where the name may start.
            before: the word before the run, None where a comma or stop stands between.
        """
        word = run[position]
        after = run[position + 1 :]
        if _bare(word) in self.words.titles:
            return 1 + self._tail(after) if after and after[0].is_capitalised else 0
        previous = run[position - 1] if position else before
        if previous is not None and _bare(previous) in self.words.titles and not self.is_country(word.text):
            return self._tail(run[position:])
        if word.is_capitalised and after and after[0].lower in _OF_PERSONS_ALONE:
            return len(run) - position
        if (
            word.lower.split("-")[0] in GIVEN_NAMES
            and after
            and (after[0].is_capitalised or _is_particle(after[0]))
        ):
            return 1 + self._tail(after)
        return 0

    def speak(self, text: str, run: Sequence[Word], speech: SpeechWords) -> bool:
        """Whether words name who says something and was described just before: "a resident, Bello Dan-Buga, said"."""
        if len(run) > _LONGEST_NAME or any(self.is_country(word.text) for word in run):
            return False
        start, end = run[0].start, run[-1].end
        before = text[max(0, start - _APPOSED) : start]
        return (
            _described(speech.anonymous).search(before) is not None
            and _says(speech.says).match(text, end) is not None
        )

    def are_apposed(self, text: str, run: Sequence[Word], says: str = "(?!)") -> bool:
        """Whether two words and more name who holds the office told before a comma ("the police spokesman, Abdifatah Adan Hassan"), or one whoever speaks
        ("said a former fighter, Saddiku"); or who says what stands in quotation marks before ('"...," said Bulama Kaka').

        Args:
            text: of the document.
            run: a run of capitalised words, behind which the name must end.
            says: pattern of verbs of saying.
        """
        names = len(run) <= _LONGEST_NAME and all(w.is_capitalised or _is_particle(w) for w in run)
        if not names or any(self.is_country(word.text) for word in run):
            return False
        start = run[0].start
        before = text[max(0, start - _APPOSED) : start]
        if len(run) == 1:
            return _speaker(says).search(before) is not None
        return any(who.search(before) for who in (_office(self.words.titles), _quoted(says)))

    def _tail(self, words: Sequence[Word]) -> int:
        length = 0
        for word in words[:_LONGEST_NAME]:
            if self.is_country(word.text) or not (word.is_capitalised or _is_particle(word)):
                break
            length += 1
        while length and not words[length - 1].is_capitalised:
            length -= 1
        return length


def _bare(word: Word) -> str:
    """A word as titles are listed: without a full stop, and without the article of "L'abbé" at the start of a sentence."""
    return word.lower.rstrip(".").removeprefix("l'").removeprefix("l’")


def _is_particle(word: Word) -> bool:
    return word.lower in _NAME_PARTICLES


@cache
def _office(titles: frozenset[str]) -> re.Pattern[str]:
    """An office, perhaps with what it is of, and a comma."""
    of = r"(?:\s(?:of|for|de|du|des|à)\s|\s[ld]['’])[^,;:.()]{2,40}"
    return re.compile(rf"\b(?:{'|'.join(sorted(titles, key=len, reverse=True))})(?:{of})?,\s$", re.IGNORECASE)


@cache
def _quoted(says: str) -> re.Pattern[str]:
    """A quotation that ends, and a verb of saying, right before a name."""
    return re.compile(rf"[,”\"»]\s?[”\"»]?\s?(?:{says})\s$", re.IGNORECASE)


@cache
def _described(speakers: tuple[str, ...]) -> re.Pattern[str]:
    """Who speaks without a name, and a comma."""
    return re.compile(rf"(?<!\w)(?:{either(speakers)}),\s$", re.IGNORECASE)


@cache
def _says(says: str) -> re.Pattern[str]:
    """A comma and a verb of saying."""
    return re.compile(rf",\s(?:{says})\b", re.IGNORECASE)


@cache
def _speaker(says: str) -> re.Pattern[str]:
    """A verb of saying, who speaks without a name, and a comma."""
    return re.compile(
        rf"\b(?:{says})\s(?:(?:an?|the|une?|le|la)\s|l['’])(?-i:[^,;:.()A-ZÀ-Þ\d]{{3,50}}),\s$", re.IGNORECASE
    )
