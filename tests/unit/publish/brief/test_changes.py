"""What is new and what was revised."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from firsthand.domain.change import Change, Changed, Revision
from firsthand.publish.brief import render
from tests.unit.publish.brief.records import brief, event

SINCE = date(2025, 6, 24)


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2025, 6, day, hour, tzinfo=UTC)


def entry(name: str, day: int, *changes: Change, documents: tuple[str, ...] = ()) -> Revision:
    return Revision(name, at(day), changes, documents)


def test_new_is_what_was_first_seen_on_or_after_the_day() -> None:
    made = brief(event("e1", first_seen=at(23, 23)), event("e2", first_seen=at(24, 0)), new_since=SINCE)
    assert made.fresh == (2,)


def test_the_last_seven_days_of_the_period_are_new_by_default() -> None:
    assert brief().new_since == SINCE


def test_another_page_that_tells_the_same_is_no_revision() -> None:
    history = [entry("e1", 25, Change(Changed.DOCUMENT, "b.html", None, "reports"), documents=("b.html",))]
    assert brief(event("e1"), revisions=history, new_since=SINCE).revised == ()


def test_what_changed_several_times_is_told_from_first_to_last() -> None:
    history = [
        entry("e1", 25, Change(Changed.TOLL, "killed", "low 3, best 3, high 3", "low 5, best 5, high ?")),
        entry("e1", 26, Change(Changed.TOLL, "killed", "low 5, best 5, high ?", "low 9, best 9, high 9")),
    ]
    (revised,) = brief(event("e1"), revisions=history, new_since=SINCE).revised
    assert revised.at == at(26)
    assert revised.changes == (
        Change(Changed.TOLL, "killed", "low 3, best 3, high 3", "low 9, best 9, high 9"),
    )


def test_what_came_back_to_where_it_was_is_no_revision() -> None:
    history = [
        entry("e1", 25, Change(Changed.GRADE, None, "claimed", "corroborated")),
        entry("e1", 26, Change(Changed.GRADE, None, "corroborated", "claimed")),
    ]
    assert brief(event("e1"), revisions=history, new_since=SINCE).revised == ()


def test_the_history_of_a_new_incident_is_no_revision() -> None:
    history = [entry("e1", 25, Change(Changed.GRADE, None, "claimed", "corroborated"))]
    assert brief(event("e1", first_seen=at(24)), revisions=history, new_since=SINCE).revised == ()


def test_withdrawn_and_merged_events_are_told() -> None:
    history = [
        entry("w", 25, Change(Changed.WITHDRAWN)),
        entry("m", 25, Change(Changed.MERGED, new="e1")),
        entry("back", 25, Change(Changed.WITHDRAWN)),
        entry("back", 26, Change(Changed.PUBLISHED, new="attack")),
        entry("e1", 25, Change(Changed.MERGED, old="m")),
    ]
    made = brief(event("e1"), revisions=history, new_since=SINCE)
    assert (made.withdrawn, made.merged) == (("w",), ("m",))


@pytest.mark.parametrize(
    ("change", "english", "french"),
    [
        (
            Change(Changed.TOLL, "killed", "low 3, best 3, high 3", "low 5, best 7, high ?"),
            "people killed in all: 3 → at least 5 (best supported 7)",
            "personnes tuées, en tout\u00a0: 3 → au moins 5 (le mieux étayé\u00a0: 7)",
        ),
        (
            Change(Changed.DATE, None, "2025-06-09", "2025-06-09 to 2025-06-11, 2025-06-14"),
            "day: 9\u00a0June 2025 → some day from 9\u00a0June 2025 to 11\u00a0June 2025 or 14\u00a0June 2025",
            "jour\u00a0: 9\u00a0juin 2025 → un jour entre le 9\u00a0juin 2025 et le 11\u00a0juin 2025 ou 14\u00a0juin 2025",
        ),
        (
            Change(
                Changed.PLACE,
                None,
                "Gao (16.272, -0.045, within 5 km)",
                "Ansongo (15.660, 0.502, within 20 km)",
            ),
            "place: Gao, within 5\u00a0km → Ansongo, within 20\u00a0km",
            "lieu\u00a0: Gao, à 5\u00a0km près → Ansongo, à 20\u00a0km près",
        ),
        (
            Change(Changed.GRADE, None, "claimed", "corroborated"),
            "grade: claimed → corroborated",
            "degré de preuve\u00a0: revendiqué → corroboré",
        ),
        (
            Change(Changed.CLAIMED_BY, "jnim", None, "jnim"),
            "claim of responsibility: now JNIM",
            "revendication\u00a0: désormais JNIM",
        ),
        (
            Change(Changed.ACTOR, "target mli-army", None, "Military Forces of Mali (FAMa)"),
            "party (target): now Military Forces of Mali",
            "partie (cible)\u00a0: désormais Armée (Mali)",
        ),
        (
            Change(Changed.CONTRADICTION, "count: soldiers killed: A and B", None, "count"),
            "contradiction: now figures that cannot both be right",
            "contradiction\u00a0: désormais chiffres qui ne peuvent être exacts tous deux",
        ),
        (
            Change(Changed.ORIGIN, "wire:ap", "AP", None),
            "origin: no longer AP",
            "origine\u00a0: n’est plus\u00a0: AP",
        ),
    ],
    ids=lambda value: value.what.value if isinstance(value, Change) else "",
)
def test_a_change_is_told_in_both_languages(change: Change, english: str, french: str) -> None:
    for language, told in (("en", english), ("fr", french)):
        made = brief(event("e1"), revisions=[entry("e1", 25, change)], new_since=SINCE, language=language)
        assert told in render(made, "html").text.replace("&#39;", "'")
