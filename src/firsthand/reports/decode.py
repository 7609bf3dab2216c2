"""Probabilities of words to spans and links: what the trained model says of a sentence, as evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from firsthand.domain.report import CasualtyKind, Side
from firsthand.domain.values import Span
from firsthand.models.scheme import INCIDENT_PARTS, INCIDENTS, KINDS, SIDES, SPANS, STATUSES
from firsthand.models.tagger import Floats, Tagged
from firsthand.reports.evidence import Credit, Evidence, Harmed, Marked
from firsthand.reports.signals import Signalled

LIKELY = 0.5
"""Probability over which a word lies in a span. Spans that only pay where they are rarely wrong ask for more where they are used."""

_POSSIBLE = 0.2
"""The same for the parts of incidents, which whoever takes them asks for as much as the task wants."""

_LONE = 0.8
"""A single word between two likely ones does not end a span when it is at least this share of likely."""


def _single(value: float) -> float:
    """A bar in single precision, like the probabilities that are held against it."""
    return float(np.float32(value))


_BARS = {
    name: (_single(bar), _single(_LONE * bar))
    for name, bar in ((name, _POSSIBLE if name in INCIDENT_PARTS else LIKELY) for name in SPANS)
}

_LINKED = 0.5


_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "with",
        "and",
        "or",
        "that",
        "which",
        "who",
        "whose",
        "as",
        "near",
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "d",
        "de",
        "du",
        "des",
        "dans",
        "par",
        "pour",
        "à",
        "au",
        "aux",
        "en",
        "sur",
        "avec",
        "et",
        "ou",
        "qui",
        "que",
        "dont",
    ]
)
_NOTHING: frozenset[str] = frozenset()
_AT_ENDS = dict.fromkeys(
    ("count", "content", "cue", "date", "other-date", "source", "relay", "other-number", "trigger"), _NOTHING
)
"""Kinds of spans that small words may begin or end: "an", "on Sunday", "according to", "the army"."""


def decode(text: str, seen: Signalled, tagged: Tagged, types: Sequence[str]) -> Evidence:
    """Evidence of one sentence.

    Args:
        text: of the document.
        seen: the words of the sentence.
        tagged: what the model says of them.
        types: codes of the event types in the order of the model.
    """
    size = len(tagged.part)
    inside: list[list[float]] = tagged.inside.T.tolist()
    begin: list[list[float]] = tagged.begin.T.tolist()
    highest: list[float] = tagged.inside.max(axis=0, initial=0.0).tolist()
    marks = {
        name: tuple(
            _spans(
                text,
                seen,
                tagged.inside[:, n],
                _runs(inside[n], begin[n], *_BARS[name]),
                _AT_ENDS.get(name, _SMALL),
            )
        )
        if highest[n] > _BARS[name][0]  # most sentences have words of a few kinds of spans only
        else ()
        for n, name in enumerate(SPANS)
    }
    persons = tuple(_harmed(tagged, mark, seen) for mark in marks["victim"])
    counts = tuple(_counted(tagged, mark, seen, marks["victim"]) for mark in marks["count"])
    return Evidence(
        seen.starts[:size],
        seen.ends[:size],
        dict(zip(SPANS, map(tuple, inside), strict=True)),
        marks,
        counts,
        persons,
        tuple(_credits(text, tagged, marks)),
        dict(zip(STATUSES, tagged.status.tolist(), strict=True)),
        dict(zip(types, tagged.types.tolist(), strict=True)),
        dict(zip(INCIDENTS, tagged.incidents.tolist(), strict=True)),
    )


def _spans(
    text: str, seen: Signalled, inside: Floats, runs: Iterable[tuple[int, int]], small: frozenset[str]
) -> Iterator[Marked]:
    """The runs as spans, each with the mean probability of its words."""
    for first, last in runs:
        start, end = _trimmed(seen.words, first, last, small)
        if start < end:
            span = Span.of(text, seen.starts[start], seen.ends[end - 1])
            yield Marked(span, float(np.add.reduce(inside[start:end]) / (end - start)), start)


def _runs(
    inside: Sequence[float], begin: Sequence[float], bar: float, lone: float
) -> Iterator[tuple[int, int]]:
    """First word and end of each run of likely words; a run is cut where the model sees another one begin."""
    size = len(inside)
    likely = [value > bar for value in inside]
    for n in range(1, size - 1):
        if not likely[n] and likely[n - 1] and likely[n + 1] and inside[n] >= lone and begin[n + 1] < LIKELY:
            likely[n] = True
    first: int | None = None
    for n in range(size):
        if first is not None and (not likely[n] or begin[n] > LIKELY):
            yield first, n
            first = None
        if likely[n] and first is None:
            first = n
    if first is not None:
        yield first, size


def _trimmed(words: Sequence[str], first: int, end: int, small: frozenset[str]) -> tuple[int, int]:
    """Without marks and small words at the ends: no phrase ends in a preposition or a comma."""
    while first < end and (not words[first][0].isalnum() or words[first].lower() in small):
        first += 1
    while end > first and (not words[end - 1][-1].isalnum() or words[end - 1].lower() in small):
        end -= 1
    return first, end


def _words(mark: Marked, seen: Signalled) -> range:
    end = mark.word
    while end < len(seen.ends) and seen.ends[end] <= mark.span.end:
        end += 1
    return range(mark.word, max(end, mark.word + 1))


def _harmed(tagged: Tagged, mark: Marked, seen: Signalled) -> Harmed:
    words = [n for n in _words(mark, seen) if n < len(tagged.part)]
    kinds = tagged.kinds[words].mean(axis=0)
    sides = tagged.sides[words].mean(axis=0)
    kind, side = int(np.argmax(kinds)), int(np.argmax(sides))
    return Harmed(
        mark,
        CasualtyKind(KINDS[kind]) if kind else None,
        float(kinds[kind]),
        Side(SIDES[side]),
        float(sides[side]),
        float(tagged.part[words].mean()),
    )


def _counted(tagged: Tagged, mark: Marked, seen: Signalled, victims: Sequence[Marked]) -> Harmed:
    harmed = _harmed(tagged, mark, seen)
    scored = [(tagged.linked("counted", mark.word, victim.word), victim) for victim in victims]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    whom = best[1] if best[0] > _LINKED else None
    return Harmed(mark, harmed.kind, harmed.sure, harmed.side, harmed.side_sure, harmed.part, whom)


def _credits(text: str, tagged: Tagged, marks: dict[str, tuple[Marked, ...]]) -> Iterator[Credit]:
    """Each cue with the source and the content that the model links with it, else the nearest.

    A sentence with one cue credits all of its content to it, also where the cue stands in the middle.
    """
    alone = len(marks["cue"]) == 1
    for cue in marks["cue"]:
        content = marks["content"]
        yield Credit(
            cue,
            _best(tagged, "speaker", cue, marks["source"]),
            _hull(text, content) if alone and content else _best(tagged, "credited", cue, content),
            min(marks["relay"], key=lambda relay: abs(relay.word - cue.word), default=None),
        )


def _hull(text: str, marks: Sequence[Marked]) -> Marked:
    """One span from the first to the last."""
    span = Span.of(text, marks[0].span.start, marks[-1].span.end)
    return Marked(span, min(mark.probability for mark in marks), marks[0].word)


def _best(tagged: Tagged, link: str, cue: Marked, among: Sequence[Marked]) -> Marked | None:
    if len(among) < 2:
        return among[0] if among else None
    return max(among, key=lambda mark: tagged.linked(link, cue.word, mark.word))
