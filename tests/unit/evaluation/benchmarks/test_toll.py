"""The arithmetic over fused figures, and the toll of whole documents."""

from __future__ import annotations

from datetime import date

import pytest
from evaluation.benchmarks.texts import extract, plain_document, read_article
from evaluation.benchmarks.toll import ages, by_group, main_event, one_by_one, toll, total

from firsthand.domain.claim import Field
from firsthand.domain.event import Chronicle
from firsthand.domain.report import CasualtyKind
from firsthand.run.plan import Workshop
from tests.unit.evaluation.benchmarks.making import casualty, claim, event

KILLED, INJURED = CasualtyKind.KILLED, CasualtyKind.INJURED


def test_groups_that_differ_are_added():
    assert total([casualty("soldiers", 8), casualty("militants", 2)], (), KILLED) == 10


def test_a_whole_of_nobody_in_particular_is_not_added_to_its_groups():
    assert (
        total([casualty("persons", 10), casualty("soldiers", 8), casualty("militants", 2)], (), KILLED) == 10
    )


def test_a_whole_smaller_than_its_groups_does_not_hide_them():
    assert total([casualty("persons", 2), casualty("soldiers", 3), casualty("civilians", 1)], (), KILLED) == 4


def test_kinds_are_kept_apart():
    assert total([casualty("persons", 10), casualty("persons", 3, kind=INJURED)], (), INJURED) == 3


def test_a_person_told_of_twice_is_one():
    claims = [claim("a 30-year-old man", 1, report="a"), claim("the man", 1, report="b")]
    assert one_by_one(claims, Field.KILLED) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a 30-year-old man", "a 12-year-old girl"),
        ("a man", "another man"),
        ("un homme de 30 ans", "un garçon de 12 ans"),
        ("a man", "a second victim"),
    ],
)
def test_words_tell_persons_apart(first: str, second: str):
    claims = [claim(first, 1, report="a"), claim(second, 1, report="b")]
    assert one_by_one(claims, Field.KILLED) == 2


def test_persons_beside_each_other_in_one_report_are_two():
    assert one_by_one([claim("a man", 1), claim("his wife", 1)], Field.KILLED) == 2


def test_subsets_and_other_kinds_are_no_persons_of_their_own():
    claims = [claim("a girl", 1, part_of=True), claim("a man", 1, field=Field.INJURED), claim("three men", 3)]
    assert one_by_one(claims, Field.KILLED) == 0


def test_subsets_divide_a_whole_and_the_rest_stays_nobody_in_particular():
    claims = [claim("8 soldiers", 8, group="soldiers", part_of=True)]
    assert by_group([casualty("persons", 10)], claims, KILLED) == {"soldiers": 8, "persons": 2}


def test_a_whole_that_is_divided_without_rest_leaves_none():
    claims = [
        claim("8 soldiers", 8, group="soldiers", part_of=True),
        claim("2 rebels", 2, group="militants", part_of=True),
    ]
    assert by_group([casualty("persons", 10)], claims, KILLED) == {"soldiers": 8, "militants": 2}


def test_ages_are_not_any_numbers():
    assert ages("a 30-year-old man, 2 shots, un enfant de 12 ans") == ["30", "12"]
    assert ages("the driver, 45, and his son, 9") == ["45", "9"]
    assert ages("30 men at 7 Oak Street, 2 miles off") == []


def test_the_main_event_is_the_first_with_figures(workshop: Workshop):
    text = "Gunmen killed four villagers in Mopti on Sunday."
    extraction = extract(workshop, plain_document("d", text, language="en"))
    (report, *_) = extraction.reports
    bare = event(name="a", reports=(report.id,))
    full = event(name="b", reports=(report.id,), casualties=(casualty("persons", 4),))
    assert main_event(extraction, Chronicle(events=(bare, full))) is full
    assert main_event(extraction, Chronicle(events=(bare,))) is bare
    assert main_event(extraction, Chronicle()) is None


def test_the_toll_of_a_page(workshop: Workshop):
    text = "Gunmen killed four villagers and wounded seven others in Mopti on Sunday, the mayor said.\n\nThey fled on motorcycles."
    extraction = read_article(
        workshop, "d", text, title="Four villagers killed in Mopti", published=date(2025, 6, 3), language="en"
    )
    assert extraction is not None
    assert toll(extraction, workshop) == {KILLED: 4, INJURED: 7}


def test_a_page_without_an_event_has_no_toll(workshop: Workshop):
    extraction = extract(
        workshop, plain_document("d", "The council opened a new library on Monday.", language="en")
    )
    assert toll(extraction, workshop) == {KILLED: 0, INJURED: 0}
