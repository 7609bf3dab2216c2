"""The days of clauses that "and" joins."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role, Status
from tests.unit.reports.test_history import read


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "Gunmen killed four villagers in Bokkos and burned houses in Mangu on Thursday night.", ["on Thursday night"] * 2),
        ("en", "Two soldiers were killed in Gao on Monday, and one soldier was killed in Kidal.", ["on Monday"] * 2),
        ("fr", "Deux soldats ont été tués lundi à Gao et un gendarme a été abattu à Kidal.", ["lundi"] * 2),
        ("en", "Two soldiers were killed in Gao on Monday and one was killed in Kidal on Tuesday.", ["on Monday", "on Tuesday"]),
    ],
)  # fmt: skip
def test_clauses_joined_by_and_are_of_one_day_unless_each_tells_its_own(
    language: str, text: str, days: list[str]
) -> None:
    reports = read(text, language)
    assert [span.text for report in reports for span in report.spans(Role.DATE)] == days


def test_what_came_next_is_not_dated_by_what_was_before() -> None:
    reports = read("Rebels killed two soldiers in Gao on Monday, then attacked a post in Kidal.")
    assert [[span.text for span in report.spans(Role.DATE)] for report in reports] == [["on Monday"], []]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Rebels killed two soldiers in Gao on Monday, hours before attacking a post in Kidal.", ["on Monday"]),
        ("Rebels killed two soldiers in Gao on Monday, days before attacking a post in Kidal.", []),
    ],
)  # fmt: skip
def test_what_came_hours_later_is_of_the_same_day(text: str, days: list[str]) -> None:
    assert [span.text for span in read(text)[-1].spans(Role.DATE)] == days


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Rebels killed nine soldiers in Gao on Sunday. On September 14, they attacked a convoy in Gao.", 2),
        ("Rebels killed nine soldiers in Gao on Sunday. On November 10, they attacked a convoy in Gao.", 1),
        ("Rebels killed nine soldiers in Gao on Sunday. On February 29, they attacked a convoy in Gao.", 1),
    ],
)  # fmt: skip
def test_a_sentence_that_opens_weeks_before_its_page_tells_of_another_happening(
    text: str, number: int
) -> None:
    reports = [r for r in read(text) if r.status is not Status.BACKGROUND]
    assert len({r.continues or r.id for r in reports}) == number
