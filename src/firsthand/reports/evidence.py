"""What a trained model says of a sentence, in spans of the document: the patterns ask it where they are unsure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.domain.report import CasualtyKind, Side
from firsthand.domain.values import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """A span that the model marks, with its mean probability and its first word."""

    span: Span
    probability: float
    word: int


@dataclass(frozen=True, slots=True)
class Harmed:
    """What the model says of a count, or of words for persons harmed.

    Attributes:
        mark: the words.
        kind: what happened to them, None where the model says nothing did.
        sure: probability of that kind.
        side: the side that it sees them on.
        side_sure: probability of that side.
        part: probability that they are a subset of persons counted before.
        whom: for a count, the words that say who is counted, None where none are linked.
    """

    mark: Marked
    kind: CasualtyKind | None
    sure: float
    side: Side
    side_sure: float
    part: float
    whom: Marked | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """An attribution: who is credited with what, by which words, passed on by whom."""

    cue: Marked
    source: Marked | None = None
    content: Marked | None = None
    relay: Marked | None = None


@dataclass(frozen=True)
class Evidence:
    """All of it for one sentence.

    Attributes:
        starts, ends: offsets of its words in the document's text.
        inside: kind of span to the probability of each word to lie in one.
        marks: kind of span to the spans that are likely.
        counts, persons: numbers of persons harmed; words that say who was harmed.
        credits: attributions.
        status: name of a status, or "none", to its probability.
        types: code of an event type to its probability.
        incidents: MUC-4 type to its probability.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    inside: Mapping[str, tuple[float, ...]]
    marks: Mapping[str, tuple[Marked, ...]] = field(default_factory=dict)
    counts: tuple[Harmed, ...] = ()
    persons: tuple[Harmed, ...] = ()
    credits: tuple[Credit, ...] = ()
    status: Mapping[str, float] = field(default_factory=dict)
    types: Mapping[str, float] = field(default_factory=dict)
    incidents: Mapping[str, float] = field(default_factory=dict)

    def probability(self, kind: str, span: Span) -> float:
        """Mean probability of the words of a span to lie in a kind of span; 0 where the span has no word here."""
        under = covered(self.starts, self.ends, span)
        found = self.inside[kind][under.start : under.stop]
        return sum(found) / len(found) if found else 0.0

    def marked(self, kind: str) -> tuple[Marked, ...]:
        """The likely spans of a kind."""
        return self.marks.get(kind, ())

    def best_type(self) -> tuple[str | None, float]:
        """The likeliest event type."""
        code = max(self.types, key=lambda name: self.types[name], default=None)
        return code, self.types[code] if code else 0.0


def covered(starts: Sequence[int], ends: Sequence[int], span: Span) -> range:
    """The words that share a character with a span, by their offsets, which rise."""
    return range(bisect_right(ends, span.start), bisect_left(starts, span.end))
