"""One sentence with everything that was spotted in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol, TypeVar

from firsthand.domain.actor import ActorMention
from firsthand.domain.document import BlockKind, Document, Sentence
from firsthand.domain.report import Figure, OutcomeMention, Voice
from firsthand.domain.values import DateExpression, Span
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.evidence import Evidence


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


Item = TypeVar("Item", bound=_Placed)


@dataclass(frozen=True)
class Scene:
    """A sentence and the mentions in it; all spans count from the start of the document's text.

    `evidence` is what a trained model says of it, None where none was asked; `singles` are the spans of figures that are
    persons told of one by one; `guessed` are those of figures whose kind of harm no word of the sentence tells, with
    whether it says that somebody was hit; `heard` are the voices that
    patterns found, where a model's were added since.
    """

    document: Document
    sentence: Sentence
    pack: LanguagePack
    actors: tuple[ActorMention, ...]
    toponyms: tuple[Span, ...]
    dates: tuple[DateExpression, ...]
    figures: tuple[Figure, ...] = ()
    outcomes: tuple[OutcomeMention, ...] = ()
    voices: tuple[Voice, ...] = ()
    evidence: Evidence | None = None
    singles: frozenset[Span] = frozenset()
    guessed: Mapping[Span, bool] = field(default_factory=dict)
    heard: tuple[Voice, ...] | None = None

    @property
    def speakers(self) -> tuple[Span, ...]:
        """Who speaks by the patterns alone: roles follow from word order, and a model must not tilt it."""
        voices = self.voices if self.heard is None else self.heard
        return tuple(voice.source for voice in voices if voice.source is not None)

    @property
    def text(self) -> str:
        """The sentence."""
        return self.sentence.span.text

    @property
    def start(self) -> int:
        """Offset of the sentence in the document."""
        return self.sentence.span.start

    @cached_property
    def kind(self) -> BlockKind:
        """Part of the article it stands in."""
        return self.document.block_of(self.sentence).kind

    def span(self, start: int, end: int) -> Span:
        """A span from offsets within the sentence."""
        return Span.of(self.document.text, self.start + start, self.start + end)

    def between(self, a: Span, b: Span) -> str:
        """The text between two spans of the sentence."""
        first, second = sorted((a, b))
        return self.document.text[first.end : max(first.end, second.start)]

    def before(self, span: Span, reach: int = 60) -> str:
        """Text of the sentence right before a span."""
        return self.document.text[max(self.start, span.start - reach) : span.start]

    def after(self, span: Span, reach: int = 60) -> str:
        """Text of the sentence right after a span."""
        return self.document.text[span.end : min(self.sentence.span.end, span.end + reach)]


def told_in(scene: Scene, start: int, end: int) -> Scene:
    """A scene as it is told in a part of its sentence, from `start` to before `end`, offsets in the document."""
    span = Span.of(scene.document.text, start, end)
    return replace(
        scene,
        sentence=replace(scene.sentence, span=span),
        actors=tuple(item for item in scene.actors if span.contains(item.span)),
        toponyms=tuple(item for item in scene.toponyms if span.contains(item)),
        dates=tuple(item for item in scene.dates if span.contains(item.span)),
        figures=tuple(item for item in scene.figures if span.contains(item.span)),
        outcomes=tuple(item for item in scene.outcomes if span.contains(item.span)),
    )


def within(sentence: Sentence, items: Iterable[Item]) -> tuple[Item, ...]:
    """The items whose span lies in a sentence."""
    return tuple(item for item in items if sentence.span.contains(item.span))


def spans_within(sentence: Sentence, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that lie in a sentence."""
    return tuple(span for span in spans if sentence.span.contains(span))
