"""TIMEX3 annotations, the scorer of TempEval-3, and the cases of Recognizers-Text."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from evaluation.benchmarks import recognizers, tempeval2_fr, tempeval3
from evaluation.benchmarks.timex import Timex, TimexScores, ours, paired, plain, read_timeml, score

from firsthand.languages.en.times import find_times
from tests.unit.evaluation.benchmarks.datasets import need

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>one</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2025-06-03" functionInDocument="CREATION_TIME">3 June</TIMEX3></DCT>
<TEXT>They <EVENT eid="e1">came</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2025-06-01">Sunday</TIMEX3> &amp; stayed for
<TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3>.</TEXT></TimeML>
"""


def test_a_timeml_file_is_read_with_its_day_and_expressions(tmp_path: Path) -> None:
    path = tmp_path / "one.tml"
    path.write_text(TIMEML, encoding="utf-8")
    text = read_timeml(path)
    assert text is not None
    assert text.day == date(2025, 6, 3)
    assert [(text.text[g.start : g.end], g.type, g.value) for g in text.gold] == [
        ("Sunday", "DATE", "2025-06-01"),
        ("three days", "DURATION", "P3D"),
    ]
    scores = score(find_times, [text])
    assert (scores.strict.f1, scores.relaxed.f1, scores.value.f1, scores.type.f1) == (1, 1, 1, 1)


def test_the_day_of_creation_in_the_text_is_not_scored(tmp_path: Path) -> None:
    path = tmp_path / "one.xml"
    created = '<TIMEX3 type="DATE" value="2025-06-03" functionInDocument="CREATION_TIME">3 June 2025</TIMEX3>'
    path.write_text(f"<TimeML><TEXT>{created} They came.</TEXT></TimeML>", encoding="utf-8")
    text = read_timeml(path)
    assert text is not None
    assert (text.gold, ours(find_times, text)) == ((), [])


@pytest.mark.parametrize("content", ["", "<TimeML><TEXT>no day</TEXT></TimeML>", "<TimeML>"])
def test_a_file_without_a_day_is_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "one.tml"
    path.write_text(content, encoding="utf-8")
    assert read_timeml(path) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2003-5-29 TEV", "2003-05-29TEV"),
        ("1999-08-26T18:00", "1999-08-26T18"),
        ("2003-5-29T3:15", "2003-05-29T03:15"),
        ("199X", "199X"),
        ("P3D", "P3D"),
        ("2025-W7", "2025-W07"),
        ("2025-W17", "2025-W17"),
    ],
)
def test_values_are_levelled_only_in_what_carries_no_meaning(value: str, expected: str) -> None:
    assert plain(value) == expected


def test_equal_extents_are_paired_before_overlaps() -> None:
    gold = [Timex(0, 10, "DATE", "a"), Timex(12, 20, "DATE", "b")]
    given = [Timex(5, 14, "DATE", "x"), Timex(12, 20, "DATE", "b")]
    assert paired(gold, given) == [(gold[1], given[1]), (gold[0], given[0])]


def test_scores_count_a_wrong_value_as_not_found() -> None:
    scores = TimexScores()
    scores.add(
        [Timex(0, 6, "DATE", "2025-06-01"), Timex(10, 14, "DATE", "2025")],
        [Timex(0, 6, "DATE", "2025-06-02"), Timex(9, 14, "TIME", "2025")],
    )
    assert (scores.strict.f1, scores.relaxed.f1, scores.value.f1, scores.type.f1) == (0.5, 1, 0.5, 0.5)


def spec(text: str, *results: tuple[str, str, dict[str, str]]) -> dict[str, object]:
    return {
        "Input": text,
        "Context": {"ReferenceDateTime": "2025-06-03T00:00:00"},
        "Results": [
            {
                "Text": words,
                "Start": text.index(words),
                "End": text.index(words) + len(words) - 1,
                "TypeName": f"datetimeV2.{kind}",
                "Resolution": {"values": [value]},
            }
            for words, kind, value in results
        ],
    }


@pytest.mark.parametrize(
    ("row", "right"),
    [
        (spec("back on June 1, 2025", ("June 1, 2025", "date", {"value": "2025-06-01"})), True),
        (spec("back on June 1, 2025", ("June 1, 2025", "date", {"value": "2025-06-02"})), False),
        (
            spec("out in May 2025", ("May 2025", "daterange", {"start": "2025-05-01", "end": "2025-06-01"})),
            True,
        ),
        (spec("out for two days", ("two days", "duration", {"value": "172800"})), True),
        (spec("out every week", ("every week", "set", {"timex": "P1W", "value": "not resolved"})), True),
        (spec("back on 03/04/2025", ("03/04/2025", "date", {"value": "2025-03-04"})), True),
        (spec("back on 03/04/2025", ("03/04/2025", "date", {"value": "2025-05-04"})), False),
        (spec("out on Friday", ("Friday", "date", {"value": "2025-06-06"})), True),
        (spec("out on Friday", ("Friday", "date", {"value": "2025-06-13"})), False),
        (
            spec(
                "out in early May 2025",
                ("early May 2025", "daterange", {"start": "2025-05-01", "end": "2025-05-11"}),
            ),
            True,
        ),
        (
            spec(
                "out in early May 2025",
                ("early May 2025", "daterange", {"start": "2025-05-21", "end": "2025-06-01"}),
            ),
            False,
        ),
        (
            spec(
                "since late May 2025",
                ("since late May 2025", "daterange", {"start": "2025-05-21", "Mod": "since-end"}),
            ),
            True,
        ),
        (
            spec(
                "since late May 2025",
                ("since late May 2025", "daterange", {"start": "2025-05-01", "Mod": "since-start"}),
            ),
            False,
        ),
        (
            spec(
                "from mid-March 2025 to the end of May 2025",
                (
                    "mid-March 2025 to the end of May 2025",
                    "daterange",
                    {"start": "2025-03-16", "end": "2025-06-01"},
                ),
            ),
            True,
        ),
        (spec("it is out now", ("now", "date", {"timex": "PRESENT_REF", "value": "x"})), True),
        (spec("it is out now"), True),
        (spec("out for a few days", ("a few days", "duration", {"value": "259200"})), False),
        (spec("nothing is here"), True),
        (spec("it was in 2012"), False),
    ],
)
def test_a_case_is_right_where_all_is_found_and_nothing_else(
    tmp_path: Path, row: dict[str, object], right: bool
) -> None:
    path = tmp_path / "spec.json"
    path.write_text(json.dumps([row]), encoding="utf-8")
    (case,) = recognizers.cases(path)
    assert case.is_supported
    assert recognizers.is_right(case, find_times) is right


def test_a_case_without_a_day_is_right_where_its_extents_are_found(tmp_path: Path) -> None:
    row = spec("back on June 1, 2025", ("June 1, 2025", "date", {"value": "2025-07-02"}))
    path = tmp_path / "spec.json"
    path.write_text(
        json.dumps([row | {"Context": {}}, spec("it was in 2012") | {"Context": {}}]), encoding="utf-8"
    )
    found, spurious = recognizers.cases(path)
    assert found.day is None
    assert recognizers.is_right(found, find_times)
    assert not recognizers.is_right(spurious, find_times)


def test_cases_of_other_kinds_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "spec.json"
    path.write_text(
        json.dumps([spec("at 9 a.m.", ("9 a.m.", "time", {"value": "09:00:00"}))]), encoding="utf-8"
    )
    assert recognizers.score(recognizers.cases(path), find_times)[:2] == (0, 0)


@pytest.mark.parametrize(
    ("row", "right"),
    [
        (spec("at 9 a.m.", ("9 a.m.", "time", {"value": "09:00:00"})), 1),
        (spec("at 9 a.m.", ("9 a.m.", "time", {"value": "10:00:00"})), 0),
        (spec("at 9:30 today", ("9:30 today", "datetime", {"value": "2025-06-03 09:30:00"})), 1),
        (spec("at 9:30 today", ("9:30 today", "datetime", {"value": "2025-06-02 09:30:00"})), 0),
        (spec("at 9:30 today", ("today", "datetime", {"value": "2025-06-03 09:00:00"})), 0),
    ],
)
def test_times_of_day_make_a_figure_of_their_own(tmp_path: Path, row: dict[str, object], right: int) -> None:
    path = tmp_path / "spec.json"
    path.write_text(json.dumps([row]), encoding="utf-8")
    rows = list(recognizers.cases(path))
    assert recognizers.score(rows, find_times, clocks=True)[:2] == (right, 1)
    assert recognizers.score(rows, find_times)[:2] == (0, 0)


@pytest.mark.parametrize("module", [tempeval3, tempeval2_fr])
def test_the_data_sets_are_read_whole(module: object) -> None:
    benchmark = module.BENCHMARK  # type: ignore[attr-defined]
    texts = module.texts(need(benchmark) / module.FOLDER)  # type: ignore[attr-defined]
    assert len(texts) > 50
    assert all(text.text[g.start : g.end].strip() for text in texts for g in text.gold)
