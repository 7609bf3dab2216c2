"""Expressions of time, case by case: the date and time specs of Recognizers-Text in English and French.

Data: `DateTimeModel.json` of each language (Recognizers-Text, MIT): a sentence, a reference day, and what it should give. Kinds
that we read: `date`, `daterange`, `duration`, `set`. A case counts where every expected result is of these kinds, or where none is
expected. Others are left out: `datetime`, `datetimerange`, `time`, `timerange` and `timezone` resolve appointments to hours and
minutes, which no report of an event needs (clock times are found but date nothing), and kinds of other models such as
currency are no times.

A case is right where each expected result has an overlapping expression of ours with the same meaning, and we give no other
date, duration or set. The same meaning is: a day that is one of the values allowed (the specs list the last and the next
one where the words leave it open); a range with the same first day and an end that is the expected one, read with or without its
last day, as the specs do both; a duration of as many seconds; for sets and unresolved values the same TIMEX value. What the specs give a
convention that the words do not ("a few" is 3) counts as wrong for us: a value that is not told is left out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from evaluation.benchmarks.figures import Benchmark, Figure
from evaluation.benchmarks.texts import first
from firsthand.languages.base.times.meaning import Duration, Moment, TimeExpression, TimeType, Unit
from firsthand.languages.base.times.normal import value
from firsthand.languages.base.times.stretches import shifted, stretch
from firsthand.languages.base.times.tagger import TimeTagger
from firsthand.languages.en.times import find_times as find_english
from firsthand.languages.fr.times import find_times as find_french
from firsthand.run.plan import Workshop

FOLDER = "recognizers_specs"
SUPPORTED = frozenset({"date", "daterange", "duration", "set"})
LANGUAGES: Mapping[str, tuple[TimeTagger, float]] = {
    "English": (find_english, 0.92),
    "French": (find_french, 0.9),
}

_DAY = timedelta(days=1)
_SECONDS = {
    Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.NIGHT: 86_400, Unit.DAY: 86_400, Unit.WEEKEND: 172_800, Unit.WEEK: 604_800, Unit.FORTNIGHT: 1_209_600,
    Unit.MONTH: 2_592_000, Unit.QUARTER: 7_776_000, Unit.HALF: 15_552_000, Unit.SEASON: 7_776_000, Unit.YEAR: 31_536_000, Unit.DECADE: 315_360_000, Unit.CENTURY: 3_153_600_000,
}  # fmt: skip


@dataclass(frozen=True)
class Expected:
    """A result that a case asks for: its extent, kind, and the values allowed."""

    start: int
    end: int
    kind: str
    values: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class SpecCase:
    """A sentence with the day it is read on and what it should give."""

    text: str
    day: date
    results: tuple[Expected, ...]

    @property
    def is_supported(self) -> bool:
        """Whether everything that it asks for is of a kind that we read."""
        return all(result.kind in SUPPORTED for result in self.results)


def cases(path: Path) -> Iterator[SpecCase]:
    """The cases of a spec file that have a reference day and whole results."""
    for row in json.loads(path.read_text(encoding="utf-8-sig")):
        context = {key.lower(): given for key, given in row.get("Context", {}).items()}
        told = context.get("referencedatetime")
        results = row["Results"]
        if told is None or any("Start" not in r or "TypeName" not in r for r in results):
            continue
        yield SpecCase(row["Input"], datetime.fromisoformat(told).date(), tuple(map(_expected, results)))


def _expected(row: Mapping[str, Any]) -> Expected:
    values = (row.get("Resolution") or {}).get("values") or ()
    end = row["End"] + 1 if "End" in row else row["Start"] + row["Length"]
    return Expected(row["Start"], end, row["TypeName"].split(".")[-1], tuple(values))


def is_right(case: SpecCase, find: TimeTagger) -> bool:
    """Whether a case is right, see the module."""
    ours = [e for e in find(case.text) if e.type is not TimeType.TIME and not _is_vague(e)]
    unused = list(ours)
    for result in case.results:
        match = next((e for e in ours if _overlaps(e, result) and _agrees(e, result, case.day)), None)
        if match is None:
            return False
        unused = [e for e in unused if not _overlaps(e, result)]
    return not unused


def _is_vague(expression: TimeExpression) -> bool:
    return isinstance(expression.meaning, Moment) and expression.meaning.ref is not None


def _overlaps(expression: TimeExpression, result: Expected) -> bool:
    return expression.span.start < result.end and result.start < expression.span.end


def _agrees(expression: TimeExpression, result: Expected, day: date) -> bool:
    told = expression.meaning
    if result.kind == "duration":
        return isinstance(told, Duration) and any(v.get("value") == _seconds(told) for v in result.values)
    if result.kind == "set":
        return any(v.get("timex") == value(told, day) for v in result.values)
    days = list(_days(expression, day))
    for allowed in result.values:
        if "value" in allowed and any(
            start.isoformat() == allowed["value"] for start, end in days if start == end
        ):
            return True
        start, end = allowed.get("start"), allowed.get("end")
        if (start or end) and any(_is_range(found, start, end) for found in days):
            return True
        if not {"start", "end"} & allowed.keys() and allowed.get("timex") == value(told, day):
            return True
    return False


def _is_range(found: tuple[date, date], start: str | None, end: str | None) -> bool:
    ends = {found[1].isoformat(), (found[1] + _DAY).isoformat()}
    if start and end:
        return found[0].isoformat() == start and end in ends
    return {found[0].isoformat(), *ends} >= {start or end}


def _seconds(told: Duration) -> str | None:
    total = 0.0
    for count, unit in told.parts:
        if count is None:
            return None
        total += count * _SECONDS[unit]
    return f"{total:.0f}"


def _days(expression: TimeExpression, day: date) -> Iterator[tuple[date, date]]:
    """The readings of an expression as first and last day; without a direction the last and the next one."""
    told = expression.meaning
    if isinstance(told, Duration):
        yield from _run(told, day)
    elif isinstance(told, Moment):
        if told.distance and told.base is None and told.offset:
            exact = shifted(day, told.unit, told.offset)
            yield exact, exact
        for ahead in (None, False, True):
            found = stretch(_directed(told, ahead=ahead), day, day)
            if found and told.until is not None:
                until = stretch(_directed(told.until, ahead=ahead), day, day)
                if until:
                    yield found[0], until[1]
                    yield found[0], until[0]
            elif found:
                yield found


def _directed(told: Moment, *, ahead: bool | None) -> Moment:
    return replace(told, ahead=ahead)


def _run(told: Duration, day: date) -> Iterator[tuple[date, date]]:
    """The days of "the last three weeks" and "the next two days"."""
    count, unit = told.parts[0]
    if not told.side or count is None or count != int(count) or len(told.parts) > 1:
        return
    try:
        if told.side < 0:
            yield shifted(day, unit, -int(count)), day - _DAY
        else:
            yield day + _DAY, shifted(day, unit, int(count))
            yield day, shifted(day, unit, int(count)) - _DAY
    except (ValueError, OverflowError):
        return


def score(rows: Iterable[SpecCase], find: TimeTagger) -> tuple[int, int, Counter[str]]:
    """Right cases, cases, and both by kind."""
    right, asked, kinds = 0, 0, Counter[str]()
    for case in rows:
        if not case.is_supported:
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
        rows = first(cases(data / FOLDER / language / "DateTimeModel.json"), limit)
        right, asked, kinds = score(rows, find)
        counts = {"right": float(right), "cases": float(asked)} | {
            k: float(v) for k, v in sorted(kinds.items())
        }
        figures.append(
            Figure(f"{language} cases right", right / asked if asked else 0.0, aim=aim, counts=counts)
        )
    return figures


BENCHMARK = Benchmark(
    name="recognizers",
    measures="dates, ranges, durations and sets, case by case",
    protocol="share of cases with every date, daterange, duration and set right and none besides (specs of Recognizers-Text)",
    files=tuple(f"{FOLDER}/{language}/DateTimeModel.json" for language in LANGUAGES),
    evaluate=evaluate,
)
