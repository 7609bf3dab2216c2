"""Expressions of time, case by case: the date and time specs of Recognizers-Text in English and French.

Data: `DateTimeModel.json` of each language (Recognizers-Text, MIT): a sentence, a reference day, and what it should give. Kinds
that the aim is about: `date`, `daterange`, `duration`, `set`. A case counts for it where every expected result is of these kinds, or
where none is expected. Others are left out: `datetime`, `datetimerange`, `time`, `timerange` and `timezone` resolve appointments to
hours and minutes, which no report of an event needs (clock times are found but date nothing), and kinds of other models such as
currency are no times. So that this choice can be judged, cases with a `datetime` or `time` and none but these six kinds make a figure of
their own, without an aim: there each of our expressions counts, a clock time must be the one expected (either half of the day where the
words leave it open and the specs list both) and its day as for a date. Each figure says how many cases it asks.

A case is right where each expected result has an overlapping expression of ours with the same meaning, and we give no other
date, duration or set. The same meaning is:

- a day that is one of the values allowed. Where the words leave open whether the last or the next one is meant the specs list
  both, and either of our readings may be one of them; English dates in figures may be read month first, as the specs do, since
  both readings are offered ("03/04/2025"); a date in figures that only one order allows has one;
- a range with the same first day and an end that is the expected one, read with or without its last day, as the specs do both;
- an open range ("before 2015") whose told end is an end of ours, and "now" or "to date" as the same word for the present; such
  words count where they are asked for and are no mistake where they are not;
- a part of a stretch ("early March", "the end of the year"): the same end of the same stretch. Where "early" stops is a convention
  (the specs take the 10th of a month, the 1st of May in a year), so its inner border is not compared; of
  a range between two parts each border must lie in the stretch whose part is named;
- a duration of as many seconds; for sets and unresolved values the same TIMEX value ("every weekend" is written in two ways;
  a season is left without its year by the specs, so that the season is compared; a
  day that no calendar has is right where we give it no place and the specs leave it unresolved).

What the specs give a convention that the words do not ("a few" is 3) counts as wrong for us: a value that is not told is left out.

Most French cases carry no reference day, so their values cannot be checked. They make a second figure: every expected extent
has an overlapping expression of ours, and no other date, duration or set is given. It says nothing of meaning and has no aim.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from evaluation.benchmarks.figures import Benchmark, Figure
from evaluation.benchmarks.recognizers_match import Expected, agrees
from evaluation.benchmarks.texts import first
from firsthand.languages.base.times.meaning import Moment, TimeExpression, TimeType
from firsthand.languages.base.times.tagger import TimeTagger
from firsthand.languages.en.times import find_times as find_english
from firsthand.languages.fr.times import find_times as find_french
from firsthand.run.plan import Workshop

FOLDER = "recognizers_specs"
SUPPORTED = frozenset({"date", "daterange", "duration", "set"})
CLOCKS = frozenset({"datetime", "time"})
LANGUAGES: Mapping[str, tuple[TimeTagger, float]] = {
    "English": (find_english, 0.92),
    "French": (find_french, 0.9),
}


@dataclass(frozen=True)
class SpecCase:
    """A sentence with the day it is read on and what it should give."""

    text: str
    day: date | None
    results: tuple[Expected, ...]

    @property
    def is_supported(self) -> bool:
        """Whether everything that it asks for is of a kind that the aim is about."""
        return all(result.kind in SUPPORTED for result in self.results)

    @property
    def has_clock(self) -> bool:
        """Whether it asks for a time of day, and for nothing but that and the kinds that the aim is about."""
        kinds = {result.kind for result in self.results}
        return bool(kinds & CLOCKS) and kinds <= SUPPORTED | CLOCKS


def cases(path: Path) -> Iterator[SpecCase]:
    """The cases of a spec file that have whole results; the day is None where none is told."""
    for row in json.loads(path.read_text(encoding="utf-8-sig")):
        context = {key.lower(): given for key, given in row.get("Context", {}).items()}
        told = context.get("referencedatetime")
        results = row["Results"]
        if any("Start" not in r or "TypeName" not in r for r in results):
            continue
        day = datetime.fromisoformat(told).date() if told is not None else None
        yield SpecCase(row["Input"], day, tuple(map(_expected, results)))


def _expected(row: Mapping[str, Any]) -> Expected:
    values = (row.get("Resolution") or {}).get("values") or ()
    end = row["End"] + 1 if "End" in row else row["Start"] + row["Length"]
    return Expected(row["Start"], end, row["TypeName"].split(".")[-1], tuple(values))


def is_right(case: SpecCase, find: TimeTagger) -> bool:
    """Whether a case is right, see the module; one without a day by its extents alone."""
    ours = [e for e in find(case.text) if case.has_clock or e.type is not TimeType.TIME]
    unused = [e for e in ours if not _is_vague(e)]
    for result in case.results:
        near = [e for e in ours if _overlaps(e, result)]
        if not any(case.day is None or agrees(e, result, case.day) for e in near):
            return False
        unused = [e for e in unused if not _overlaps(e, result)]
    return not unused


def _is_vague(expression: TimeExpression) -> bool:
    return isinstance(expression.meaning, Moment) and expression.meaning.ref is not None


def _overlaps(expression: TimeExpression, result: Expected) -> bool:
    return expression.span.start < result.end and result.start < expression.span.end


def score(
    rows: Iterable[SpecCase], find: TimeTagger, *, clocks: bool = False
) -> tuple[int, int, Counter[str]]:
    """Right cases, cases, and both by kind: of the kinds that the aim is about, or of cases with a time of day."""
    right, asked, kinds = 0, 0, Counter[str]()
    for case in rows:
        if not (case.has_clock if clocks else case.is_supported):
            continue
        asked += 1
        good = is_right(case, find)
        right += good
        for kind in {result.kind for result in case.results} or {"none"}:
            kinds[f"{kind} cases"] += 1
            kinds[f"{kind} right"] += good
    return right, asked, kinds


def evaluate(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Run the cases of both languages."""
    del workshop
    figures = []
    for language, (find, aim) in LANGUAGES.items():
        rows = list(first(cases(data / FOLDER / language / "DateTimeModel.json"), limit))
        dated = [row for row in rows if row.day is not None]
        undated = [row for row in rows if row.day is None]
        figures.append(_figure(f"{language} cases right", dated, find, aim))
        if undated:
            figures.append(_figure(f"{language} cases without a day, extents right", undated, find, None))
        figures.append(_figure(f"{language} cases with times of day right", dated, find, None, clocks=True))
    return figures


def _figure(
    name: str, rows: Iterable[SpecCase], find: TimeTagger, aim: float | None, *, clocks: bool = False
) -> Figure:
    right, asked, kinds = score(rows, find, clocks=clocks)
    counts = {"right": float(right), "cases": float(asked)} | {k: float(v) for k, v in sorted(kinds.items())}
    return Figure(name, right / asked if asked else 0.0, aim=aim, counts=counts)


BENCHMARK = Benchmark(
    name="recognizers",
    measures="dates, ranges, durations and sets, case by case",
    protocol="share of cases with every date, daterange, duration and set right and none besides (specs of Recognizers-Text); either reading where the words leave two open, parts of a stretch without their inner border; cases with times of day make a figure apart, without an aim",
    files=tuple(f"{FOLDER}/{language}/DateTimeModel.json" for language in LANGUAGES),
    evaluate=evaluate,
)
