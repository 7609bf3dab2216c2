"""Texts with TIMEX3 annotations, and our expressions of time scored against them.

Figures as in TempEval-3 (UzZaman et al. 2013, "SemEval-2013 Task 1: TempEval-3"):

- strict: F1 of expressions whose extent is the gold's;
- relaxed: F1 of expressions that overlap a gold one, one to one;
- value: F1 of overlapping expressions whose normal value is right as well. That is, wrong value counts as not found on both sides.

An extent is compared without blanks and marks at its edges. Values are compared as written but for what carries no meaning: case,
blanks, leading zeros of month, day and hour ("2003-5-29 TEV" is 2003-05-29TEV), and seconds or minutes that are zero.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from evaluation.benchmarks.figures import Figure
from evaluation.benchmarks.tally import Tally
from firsthand.languages.base.times.meaning import Duration, Moment, TimeExpression
from firsthand.languages.base.times.normal import duration_value, value
from firsthand.languages.base.times.series import values
from firsthand.languages.base.times.tagger import TimeTagger

_DATE = re.compile(r"(\d{4})-?(\d{1,2})-?(\d{1,2})")
_PARTS = re.compile(r"(\d{4}|XXXX)-(\d{1,2}|XX)(?:-(\d{1,2}|XX))?(.*)")
_EDGES = " \t\n\r.,;:!?()\"'"


@dataclass(frozen=True)
class Timex:
    """An expression in a text: where it starts and ends, and its TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str

    def overlaps(self, other: Timex) -> bool:
        """Whether they share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class TimedText:
    """A text with its day of publication, its annotated expressions and the extent of its dateline, which is not scored."""

    name: str
    text: str
    day: date
    gold: tuple[Timex, ...]
    dateline: tuple[int, int] = (0, 0)


def read_timeml(path: Path) -> TimedText | None:
    """A TimeML file; None where it is empty, broken or has no date of creation."""
    try:
        root = ET.fromstring(path.read_bytes().strip())  # noqa: S314  (local data set)
    except ET.ParseError:
        return None
    created = next(
        (
            t
            for t in root.iter("TIMEX3")
            if t.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME")
        ),
        None,
    )
    body = root.find("TEXT")
    day = _DATE.match(created.get("value", "")) if created is not None else None
    if body is None or created is None or day is None:
        return None
    pieces: list[str] = []
    gold: list[Timex] = []
    dateline = _walk(body, pieces, gold, created) or (0, 0)
    year, month, number = (int(part) for part in day.groups())
    return TimedText(path.stem, "".join(pieces), date(year, month, number), tuple(gold), dateline)


def _walk(
    node: ET.Element, pieces: list[str], gold: list[Timex], created: ET.Element
) -> tuple[int, int] | None:
    start = sum(map(len, pieces))
    dateline: tuple[int, int] | None = None
    pieces.append(node.text or "")
    for child in node:
        dateline = _walk(child, pieces, gold, created) or dateline
        pieces.append(child.tail or "")
    end = sum(map(len, pieces))
    if node is created:
        return start, end
    if node.tag == "TIMEX3" and end > start:
        gold.append(Timex(*trimmed("".join(pieces), start, end), node.get("type", ""), node.get("value", "")))
    return dateline


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """An extent without blanks and marks at its edges; as it was where nothing else is in it."""
    first, last = start, end
    while first < last and text[first] in _EDGES:
        first += 1
    while last > first and text[last - 1] in _EDGES:
        last -= 1
    return (first, last) if first < last else (start, end)


def ours(find: TimeTagger, text: TimedText) -> list[Timex]:
    """Our expressions; a range is two, one for each end."""
    found = values(find(text.text), text.day)
    given = [timex for expression, told in found for timex in _timexes(text, expression, told)]
    return [timex for timex in given if not (timex.start < text.dateline[1] and text.dateline[0] < timex.end)]


def _timexes(text: TimedText, expression: TimeExpression, told: str) -> Iterator[Timex]:
    meaning = expression.meaning
    if expression.ends and isinstance(meaning, Moment) and meaning.nth and meaning.until and meaning.within:
        # "the first two weeks of 2021" is annotated as a length and a date
        count = float(max(-meaning.nth, meaning.until.nth or 0))
        length = duration_value(Duration(((count, meaning.unit),)))
        first, second = expression.ends
        yield Timex(*trimmed(text.text, first.start, first.end), "DURATION", length)
        yield Timex(
            *trimmed(text.text, second.start, second.end), "DATE", value(meaning.within, text.day, text.day)
        )
    elif expression.ends and isinstance(meaning, Moment) and meaning.until and meaning.until.base:
        # so is "three days from Monday on"
        counted, (first, second) = meaning.until.base, expression.ends
        length = duration_value(Duration(((float(counted.offset or 0), counted.unit),)))
        yield Timex(*trimmed(text.text, first.start, first.end), "DURATION", length)
        yield Timex(*trimmed(text.text, second.start, second.end), expression.type, told)
    elif expression.ends and isinstance(meaning, Moment) and meaning.until:
        for span, end in zip(expression.ends, (told, value(meaning.until, text.day)), strict=True):
            yield Timex(*trimmed(text.text, span.start, span.end), expression.type, end)
    else:
        yield Timex(*trimmed(text.text, expression.span.start, expression.span.end), expression.type, told)


def plain(told: str) -> str:
    """A value without what carries no meaning."""
    told = re.sub(r"\s", "", told).upper()
    if match := _PARTS.fullmatch(told):
        year, month, day, rest = match.groups()
        told = "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])]) + rest
    told = re.sub(r"T(\d)(?=:|$)", r"T0\1", told)
    told = re.sub(r"-W(\d)(?!\d)", r"-W0\1", told)
    return re.sub(r"(T\d{2}(?::\d{2})?)(?::00)+$", r"\1", told)


@dataclass
class TimexScores:
    """What is right, summed over texts."""

    strict: Tally = field(default_factory=Tally)
    relaxed: Tally = field(default_factory=Tally)
    value: Tally = field(default_factory=Tally)
    type: Tally = field(default_factory=Tally)
    by_type: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Sequence[Timex], given: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
        """Score one text; gives the pairs that overlap."""
        pairs = paired(gold, given)
        size = Tally(0, len(given), len(gold))
        self.strict += size + Tally(sum((g.start, g.end) == (o.start, o.end) for g, o in pairs))
        self.relaxed += size + Tally(len(pairs))
        right = [g for g, o in pairs if plain(g.value) == plain(o.value)]
        self.value += size + Tally(len(right))
        self.type += size + Tally(sum(g.type == o.type for g, o in pairs))
        self.by_type.update(f"{g.type} gold" for g in gold)
        self.by_type.update(f"{g.type} value right" for g in right)
        return pairs


def paired(gold: Sequence[Timex], given: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Expressions that overlap, one to one, those of equal extent first, then in the order of the text."""
    pairs: list[tuple[Timex, Timex]] = []
    left, free = list(gold), list(given)
    for is_equal in (True, False):
        for g in list(left):
            match = next(
                (o for o in free if ((g.start, g.end) == (o.start, o.end) if is_equal else g.overlaps(o))),
                None,
            )
            if match is not None:
                pairs.append((g, match))
                left.remove(g)
                free.remove(match)
    return pairs


def score(find: TimeTagger, texts: Iterable[TimedText]) -> TimexScores:
    """Score every text."""
    scores = TimexScores()
    for text in texts:
        scores.add(text.gold, ours(find, text))
    return scores


def figures(scores: TimexScores, peers: str, aims: tuple[float | None, float, float]) -> list[Figure]:
    """Value F1 first, then relaxed, strict and type."""
    strict, relaxed, right = aims
    kinds = {name: float(count) for name, count in sorted(scores.by_type.items())}
    return [
        Figure("value F1", scores.value.f1, peers=peers, aim=right, counts=scores.value.counts() | kinds),
        Figure("relaxed F1", scores.relaxed.f1, peers=peers, aim=relaxed, counts=scores.relaxed.counts()),
        Figure("strict F1", scores.strict.f1, peers=peers, aim=strict, counts=scores.strict.counts()),
        Figure("type F1", scores.type.f1, counts=scores.type.counts()),
    ]
