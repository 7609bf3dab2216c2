"""One language, whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.languages.base.conflict import ConflictWords
from firsthand.languages.base.dates import DateFinder
from firsthand.languages.base.furniture import FurnitureWords
from firsthand.languages.base.numbers import NumberFinder
from firsthand.languages.base.places import PlaceWords
from firsthand.languages.base.sentences import SentenceRules
from firsthand.languages.base.speech import SpeechWords


@dataclass(frozen=True)
class LanguagePack:
    """Everything the stages need to know of one language.

    Attributes:
        code: ISO 639-1.
        name: English name of the language.
        sentences: abbreviations and sentence ends.
        furniture: labels of site furniture.
        conflict: words of armed conflict: groups of persons, facilities, weapons, outcomes.
        speech: who says what, hedges, negation, history and plans.
        numbers: finds numbers.
        dates: finds date expressions.
        places: words around place names.
    """

    code: str
    name: str
    sentences: SentenceRules
    furniture: FurnitureWords
    conflict: ConflictWords
    speech: SpeechWords
    numbers: NumberFinder
    dates: DateFinder
    places: PlaceWords = field(default_factory=PlaceWords)
