"""Slots of articles on shootings."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from evaluation.benchmarks.gvdb import BENCHMARK, articles, compare
from evaluation.benchmarks.gvdb_slots import date_of, fillers, holds, names, same, slots_of
from evaluation.benchmarks.texts import extract, plain_document

from firsthand.domain.claim import Extraction
from firsthand.domain.report import Argument, Report, Role, Status
from firsthand.domain.values import Span
from firsthand.domain.values.moment import Anchor, DateExpression, DateKind
from firsthand.run.plan import Workshop
from tests.unit.evaluation.benchmarks.datasets import need
from tests.unit.evaluation.benchmarks.making import event

ROW = {
    "doc_key": "7",
    "date": "2015-3-8",
    "full_text": [["Two", "shot", "|", "Daily", "."], ["A", "would", "-", "be", "thief", "(", "19", ")", "was", "n't", "hurt", ",", "police", "say", "."]],
    "spans": [
        [1, 2, "VIC-NAME", "Jane Q. Doe ", ["Jane"]], [1, 2, "VIC-NAME", "Doe", ["Doe"]], [2, 3, "VIC-NAME", "John Roe", ["John"]],
        [3, 4, "SHO-AGE", "19-year-old", ["19"]], [3, 4, "DAT-LOC", "a shop", ["shop"]],
    ],
}  # fmt: skip


def test_an_article_is_running_text_with_its_slots(tmp_path: Path):
    path = tmp_path / "dev.json"
    path.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    (article,) = articles(path)
    assert article.text == "Two shot | Daily.\n\nA would-be thief (19) wasn't hurt, police say."
    assert article.day == date(2015, 3, 8)
    assert article.slots == {"victims": [("Jane Q. Doe", "Doe"), ("John Roe",)], "shooter age": [("19",)]}


def test_one_wording_with_all_words_of_the_other_is_the_same():
    assert same(("JANE DOE",), ("Jane Q. Doe",))
    assert same(("Doe", "the driver"), ("a driver", "the driver"))
    assert not same(("Jane Doe",), ("John Doe",))
    assert not same(("gun",), ("handgun",))
    assert not same(("",), ("gun",))


def test_fillers_take_wordings_together_and_leave_out_empty_ones():
    assert fillers([("Doe",), ("Jane Doe",), (" ",), ("Roe",)]) == [("Jane Doe", "Doe"), ("Roe",)]


def test_fillers_are_paired_one_to_one():
    tally = compare([("Jane Doe",), ("John Roe",)], [("Doe",), ("Jane",), ("Someone Else",)])
    assert (tally.right, tally.given, tally.gold) == (1, 3, 2)


def said(**parts: int) -> DateExpression:
    return DateExpression(Span(0, 1, "x"), DateKind.DAY, Anchor.NONE, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expression", "right"),
    [
        (said(month=3, day=8), True),
        (said(weekday=6), True),
        (said(year=2014, month=3, day=8), False),
        (said(weekday=0), False),
        (said(weekday=6, month=3, day=1), False),
    ],
)
def test_a_date_holds_where_all_it_says_does(expression: DateExpression, right: bool):
    assert holds(expression, date(2015, 3, 8)) is right


TEXT = "Gunman Rick Poe, 31, shot Jane Doe, 42, with a pistol in Denver on Sunday, March 8."


def told(workshop: Workshop) -> Extraction:
    """The text as a reader that sees every argument would read it."""
    extraction = extract(workshop, plain_document("d", TEXT, language="en"))

    def argument(role: Role, words: str) -> Argument:
        start = TEXT.index(words)
        return Argument(role, Span.of(TEXT, start, start + len(words)))

    report = Report(
        id="r",
        document=extraction.document.key,
        sentence=0,
        status=Status.ASSERTED,
        event_type="attack",
        trigger=Span.of(TEXT, TEXT.index("shot"), TEXT.index("shot") + 4),
        confidence=1.0,
        arguments=(
            argument(Role.INITIATOR, "Gunman Rick Poe"),
            argument(Role.TARGET, "Jane Doe"),
            argument(Role.WEAPON, "a pistol"),
            argument(Role.PLACE, "Denver"),
            *(Argument(Role.DATE, mention.expression.span) for mention in extraction.dates),
        ),
    )
    return replace(extraction, reports=(report,), claims=())


def test_slots_of_the_main_event(workshop: Workshop):
    extraction = told(workshop)
    found = slots_of(extraction, event())
    assert found["victims"] == [("Jane Doe",)]
    assert same(found["shooter"][0], ("Rick Poe",))
    assert found["weapon"] == [("a pistol",)]
    assert any(same(city, ("Denver",)) for city in found["city"])
    assert (found["victim age"], found["shooter age"]) == ([("42",)], [("31",)])


def test_reports_of_other_events_fill_nothing(workshop: Workshop):
    found = slots_of(told(workshop), event(reports=("another",)))
    assert not any(found.values())
    assert slots_of(told(workshop), None) == {}


def test_the_date_of_the_main_event(workshop: Workshop):
    extraction = told(workshop)
    expression = date_of(extraction, event())
    assert expression is not None
    assert holds(expression, date(2015, 3, 8))
    assert date_of(extraction, event(reports=("another",))) is None
    assert date_of(extraction, None) is None


def test_parties_of_the_actor_list_are_no_persons(workshop: Workshop):
    text = "Boko Haram fighters killed Jane Doe in Maiduguri."
    extraction = extract(workshop, plain_document("d", text, language="en"))
    assert names(Span.of(text, 0, len(text)), extraction) == ["Jane Doe"]


def test_the_data_itself(workshop: Workshop):
    data = need(BENCHMARK)
    found = {figure.name: figure for figure in BENCHMARK.run(data, workshop, 15)}
    assert found["date F1"].counts["gold"] == 15
    assert found["city F1"].value > 0


def test_a_place_within_a_name_is_a_word_of_that_name(workshop: Workshop):
    text = "Jackson Denver was shot in Houston."
    extraction = extract(workshop, plain_document("d", text, language="en"))
    assert any(mention.span.text == "Denver" for mention in extraction.places)
    assert names(Span.of(text, 0, 14), extraction) == ["Jackson Denver"]


def test_a_surname_stands_for_the_full_name_and_bodies_are_no_persons(workshop: Workshop):
    text = "Jane Doe drove off. Doe was shot near Grady Memorial Hospital."
    extraction = extract(workshop, plain_document("d", text, language="en"))
    second = text.index("Doe was")
    assert names(Span.of(text, second, second + 3), extraction) == ["Jane Doe"]
    hospital = text.index("Grady")
    assert names(Span.of(text, hospital, hospital + 23), extraction) == []


def test_an_age_goes_to_the_person_it_stands_beside(workshop: Workshop):
    text = "A 19-year-old, Rick Poe, walked in and shot the clerk, 42-year-old Jane Doe."
    extraction = extract(workshop, plain_document("d", text, language="en"))

    def argument(role: Role, words: str) -> Argument:
        start = text.index(words)
        return Argument(role, Span.of(text, start, start + len(words)))

    report = Report(
        id="r",
        document=extraction.document.key,
        sentence=0,
        status=Status.ASSERTED,
        event_type="attack",
        trigger=Span.of(text, text.index("shot"), text.index("shot") + 4),
        confidence=1.0,
        arguments=(argument(Role.INITIATOR, "Rick Poe"), argument(Role.VICTIM, "Jane Doe")),
    )
    found = slots_of(replace(extraction, reports=(report,), claims=()), event())
    assert (found["victim age"], found["shooter age"]) == ([("42",)], [("19",)])


def test_what_stands_in_belongs_to_no_other_event(workshop: Workshop):
    extraction = replace(told(workshop), reports=(replace(told(workshop).reports[0], arguments=()),))
    found = slots_of(extraction, event())
    assert found["weapon"] == [("pistol",)]
    assert same(found["city"][0], ("Denver",))
    assert date_of(extraction, event()) is not None


def test_one_filler_is_given_and_shots_are_no_weapons(workshop: Workshop):
    extraction = told(workshop)
    (report,) = extraction.reports
    text = extraction.document.text
    more = (
        Argument(Role.VICTIM, Span.of(text, text.index("Rick Poe"), text.index("Rick Poe") + 8)),
        Argument(Role.WEAPON, Span.of(text, text.index("shot"), text.index("shot") + 4)),
    )
    found = slots_of(
        replace(extraction, reports=(replace(report, arguments=(*report.arguments, *more)),)), event()
    )
    assert found["victims"] == [("Jane Doe",)]
    assert found["weapon"] == [("a pistol",)]
