"""What the patterns and the knowledge see in a sentence, word by word: input of the trained reader beside the words themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from firsthand.domain.document import BlockKind, Document
from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import Span
from firsthand.languages import pack
from firsthand.models.scheme import SIGNALS
from firsthand.reports.evidence import covered
from firsthand.reports.matching import literals, words
from firsthand.reports.scene import Scene
from firsthand.reports.spotting import Spotter
from firsthand.reports.triggers import TriggerFinder

_COLUMN = {name: column for column, name in enumerate(SIGNALS)}
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\s]")
_HARM = {CasualtyKind.KILLED: "killed", CasualtyKind.INJURED: "injured"}
_BLOCKS = {
    BlockKind.TITLE: "title",
    BlockKind.SUBHEADING: "title",
    BlockKind.LIST_ITEM: "item",
    BlockKind.TABLE_ROW: "item",
    BlockKind.CAPTION: "caption",
}


@dataclass(frozen=True)
class Signalled:
    """The words of a sentence and what is known of each.

    Attributes:
        starts, ends: offsets of the words in the document's text.
        words: the words; small letters where the whole document is in capitals, which tell nothing there.
        spaced: whether white space, or nothing, stands before the word.
        signals: one row for each word, one column for each of `SIGNALS`, 0 or 1.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    spaced: tuple[bool, ...]
    signals: npt.NDArray[np.uint8]

    @classmethod
    def joined(cls, parts: Sequence[Signalled]) -> Signalled:
        """Several sentences as one."""
        return cls(
            tuple(start for part in parts for start in part.starts),
            tuple(end for part in parts for end in part.ends),
            tuple(word for part in parts for word in part.words),
            tuple(spaced for part in parts for spaced in part.spaced),
            np.concatenate([part.signals for part in parts]),
        )


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, in small letters, cut as the reader cuts them."""
    return tuple(match.group().lower() for match in _WORD.finditer(text))


@dataclass(frozen=True)
class Signaller:
    """Signals of whole documents."""

    spotter: Spotter

    def signals(self, document: Document) -> list[Signalled]:
        """Words and signals of every sentence; none where the language has no pack."""
        language = pack(document.language)
        if language is None:
            return []
        scenes, _ = self.spotter.spot(document, language, "")
        return signals_of(document, scenes, self.spotter.triggers[language.code])


def signals_of(document: Document, scenes: Iterable[Scene], finder: TriggerFinder) -> list[Signalled]:
    """Words and signals of the sentences of a document, once they are spotted."""
    shouted = is_shouted(document)
    return [signal(scene, finder, shouted=shouted) for scene in scenes]


def is_shouted(document: Document) -> bool:
    """Whether a document is written in capitals throughout, as wires once were."""
    letters = list(filter(str.isalpha, document.text[:4000]))
    return len(letters) > 20 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def signal(scene: Scene, finder: TriggerFinder, *, shouted: bool = False) -> Signalled:
    """Words and signals of one sentence."""
    text, at = scene.text, scene.start
    seen = unsignalled(text, at, shouted=shouted)
    starts, ends, signals = seen.starts, seen.ends, seen.signals
    lowered = [word.lower() for word in seen.words]

    def mark(name: str, spans: Iterable[Span]) -> None:
        for span in spans:
            under = covered(starts, ends, span)
            signals[under.start : under.stop, _COLUMN[name]] = 1

    conflict = scene.pack.conflict
    mark("actor", [mention.span for mention in scene.actors])
    mark("toponym", scene.toponyms)
    mark("date", [expression.span for expression in scene.dates])
    mark(
        "number",
        [scene.span(number.span.start, number.span.end) for number in scene.pack.numbers(scene.text)],
    )
    for figure in scene.figures:
        mark(_HARM.get(figure.kind, "harmed"), (figure.span,))
    for trigger in finder.find(scene):
        mark("attack" if trigger.event_type is None else "cue", (trigger.span,))
    mark("facility", _matches(scene, literals(conflict.facilities)))
    mark("civilian-site", _matches(scene, literals(conflict.civilian_sites)))
    mark("weapon", _matches(scene, literals(conflict.weapons)))
    mark("outcome", [mention.span for mention in scene.outcomes])
    if not conflict.persons.keys().isdisjoint(lowered):
        signals[[n for n, word in enumerate(lowered) if word in conflict.persons], _COLUMN["person"]] = 1
    for voice in scene.voices:
        mark("source", (voice.source,) if voice.source else ())
        mark("credit", (voice.cue,) if voice.cue else ())
        mark("relay", (voice.relay,) if voice.relay else ())
    if block := _BLOCKS.get(scene.kind):
        signals[:, _COLUMN[block]] = 1
    return seen


def unsignalled(text: str, at: int = 0, *, shouted: bool = False) -> Signalled:
    """The words of a sentence of which nothing else is known.

    Args:
        text: of the sentence.
        at: offset of the sentence in the document's text.
        shouted: whether the document is in capitals throughout.
    """
    places = [match.span() for match in _WORD.finditer(text)]
    written = [text[start:end] for start, end in places]
    return Signalled(
        tuple([at + start for start, _ in places]),
        tuple([at + end for _, end in places]),
        tuple([word.lower() for word in written] if shouted else written),
        tuple([start == 0 or text[start - 1].isspace() for start, _ in places]),
        np.zeros((len(places), len(SIGNALS)), np.uint8),
    )


def _matches(scene: Scene, patterns: tuple[str, ...]) -> Iterable[Span]:
    return (scene.span(*match.span()) for match in words(patterns).finditer(scene.text)) if patterns else ()
