"""Boundaries of the spans that fill MUC-4 slots, mended by word order before anything is made of them.

A reader that marks word by word breaks a phrase in two, or lets it run on into the verb. What stands side by side as the same part of an
incident is one phrase; verbs and small words at its end fall away; an organisation goes without the noun for its people; an instrument goes
with its noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from evaluation.benchmarks.muc_words import Words, closed, singulars
from firsthand.domain.report import Part
from firsthand.domain.values import Span

Marked = tuple[Part, Span, float]

_SAME = {
    Part.PERPETRATOR: re.compile(r"[ \n]"),
    Part.ORGANISATION: re.compile(r"[ \n]|[ \n]OF[ \n](?:THE[ \n])?"),
    Part.TARGET: re.compile(r"[ \n]|[ \n]OF[ \n](?:THE[ \n])?"),
    Part.NAME: re.compile(r"[ \n]|[ \n](?:DE|Y|DE LA|DEL)[ \n]"),
    Part.WEAPON: re.compile(r"[ \n]|[ \n]OF[ \n]"),
}
_TAIL = re.compile(
    r"(?:[\s,;:]+(?:OF|IN|AT|ON|BY|TO|FROM|WITH|AGAINST|NEAR|FOR|AND|OR|AS|WHO|THAT|WHICH|WHEN|WHILE|WERE|WAS|HAVE|HAS|HAD|THE|A|AN|BUT"
    r"|[A-Z]{2,}ED(?<!-ARMED)))+\s*$"
)
_POSSESSIVE = re.compile(r"(?:'S|')\s*$")
_LOST = re.compile(r"^S\s+")
_PEOPLE = re.compile(
    r"[\s-]+(?:TERRORIST |GUERRILLA |REBEL )?(?:TERRORISTS?|GUERRILLAS?|REBELS?|GROUPS?|ORGANIZATIONS?|MEMBERS?|MILITANTS?|FIGHTERS?|COLUMNS?|UNITS?|LEADERS?)$"
)
_NEXT = re.compile(r"(?:[ \n-][A-Z0-9-]+){1,2}")
_BEFORE = re.compile(r"[A-Z]+[ \n-]$")


def mended(parts: Iterable[Marked], text: str, words: Words) -> tuple[Marked, ...]:
    """The spans of one sentence with better boundaries.

    Args:
        parts: as the reader gave them.
        text: of the document.
        words: vocabulary.
    """
    whole = _joined(sorted(parts, key=lambda marked: (marked[0], marked[1].start)), text, words)
    return tuple((part, _cut(part, span, text, words), p) for part, span, p in whole)


def _joined(parts: Iterable[Marked], text: str, words: Words) -> Iterator[Marked]:
    held: Marked | None = None
    for part, span, p in parts:
        if (
            held
            and held[0] is part
            and part in _SAME
            and _SAME[part].fullmatch(text, held[1].end, span.start)
            and not (part is Part.NAME and words.ends_in_title(held[1].text))
        ):
            held = (part, Span.of(text, held[1].start, span.end), max(p, held[2]))
            continue
        if held:
            yield held
        held = (part, span, p)
    if held:
        yield held


def _cut(part: Part, span: Span, text: str, words: Words) -> Span:
    span = closed(span)
    kept = span.text
    if tail := _TAIL.search(kept.upper()):
        kept = kept[: tail.start()] or kept
    kept = _POSSESSIVE.sub("", kept)
    if part is Part.ORGANISATION and (people := _PEOPLE.search(kept.upper())) and people.start() > 0:
        kept = kept[: people.start()]
    start = span.start
    if lost := _LOST.match(kept.upper()):
        start, kept = start + lost.end(), kept[lost.end() :]
    span = Span.of(text, start, start + len(kept))
    return _instrument(span, text, words) if part is Part.WEAPON else span


def _instrument(span: Span, text: str, words: Words) -> Span:
    """An instrument with its noun: "POWERFUL" with "BOMB", "BOMB" with "CAR"."""
    if not set(singulars(span.text)) & words.instruments.keys() and (after := _NEXT.match(text, span.end)):
        for word in re.finditer(r"[A-Z0-9]+", after.group()):
            if set(singulars(word.group())) & words.instruments.keys():
                return Span.of(text, span.start, span.end + word.end())
    before = _BEFORE.search(text, max(0, span.start - 20), span.start)
    if before and "-".join([*singulars(before.group()), *singulars(span.text)[:1]]) in words.instruments:
        return Span.of(text, before.start(), span.end)
    return span
