"""What became different in an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from firsthand.domain.actor import ActorKind
from firsthand.domain.change import Change, Changed, farewell, revision
from firsthand.domain.event import (
    Casualty,
    DatePrecision,
    DocumentRole,
    Event,
    EventActor,
    EventDate,
    EventDocument,
    Grade,
    Toll,
)
from firsthand.domain.report import CasualtyKind, Role, Side
from firsthand.domain.values import DaySet, Place, PlaceKind

NOW = datetime(2025, 6, 4, 9, tzinfo=UTC)
MENAKA = Place("Ménaka", 15.92, 2.4, 10, PlaceKind.SETTLEMENT, "MLI")
FIRST = EventDocument("a", "doc_a", DocumentRole.REPORTS)
SOLDIERS = Casualty(CasualtyKind.KILLED, "soldiers", Side.TARGET, 10, 12, None, "by AFP", ("c1",))
TOLL = Toll(CasualtyKind.KILLED, 10, 12, None, "by AFP", ("c1",))
EVENT = Event(
    id="evt_1",
    event_type="armed-clash",
    date=EventDate(DaySet.day(date(2025, 6, 3)), DatePrecision.DAY),
    place=MENAKA,
    actors=(EventActor("jnim", "JNIM", Role.INITIATOR, ActorKind.REBEL),),
    casualties=(SOLDIERS,),
    claimed_by=(),
    grade=Grade.SINGLE_ORIGIN,
    documents=(FIRST,),
    origins=(),
    claims=(),
    contradictions=(),
    reports=("r1",),
    tolls=(TOLL,),
)


def test_nothing_changed_is_no_entry() -> None:
    assert revision(EVENT, EVENT, NOW) is None


def test_other_words_for_the_same_reason_are_no_entry() -> None:
    reworded = replace(EVENT, casualties=(replace(SOLDIERS, because="the only origin is AFP"),))
    assert revision(EVENT, replace(reworded, updated=NOW), NOW) is None


def test_the_first_entry_says_what_was_published_and_because_of_which_page() -> None:
    entry = revision(None, EVENT, NOW)
    assert entry is not None
    assert entry.changes[0] == Change(Changed.PUBLISHED, new="armed-clash")
    assert Change(Changed.TOLL, "killed", None, "low 10, best 12, high ?") in entry.changes
    assert (entry.at, entry.documents, entry.because) == (NOW, ("a",), "page a")


@pytest.mark.parametrize(
    ("after", "change"),
    [
        (
            replace(
                EVENT, date=EventDate(DaySet.between(date(2025, 6, 2), date(2025, 6, 4)), DatePrecision.WEEK)
            ),
            Change(Changed.DATE, None, "2025-06-03", "2025-06-02 to 2025-06-04"),
        ),
        (
            replace(EVENT, date=EventDate(DaySet(), DatePrecision.UNKNOWN)),
            Change(Changed.DATE, None, "2025-06-03", "no day fits"),
        ),
        (
            replace(EVENT, date=EventDate(None, DatePrecision.UNKNOWN)),
            Change(Changed.DATE, None, "2025-06-03", "unknown"),
        ),
        (
            replace(EVENT, place=None),
            Change(Changed.PLACE, None, "Ménaka (15.920, 2.400, within 10 km)", None),
        ),
        (replace(EVENT, event_type="attack"), Change(Changed.TYPE, None, "armed-clash", "attack")),
        (
            replace(EVENT, grade=Grade.CORROBORATED),
            Change(Changed.GRADE, None, "single-origin", "corroborated"),
        ),
        (
            replace(EVENT, casualties=(replace(SOLDIERS, best=14, high=15),)),
            Change(
                Changed.CASUALTIES,
                "killed soldiers target",
                "low 10, best 12, high ?",
                "low 10, best 14, high 15",
            ),
        ),
        (
            replace(EVENT, tolls=()),
            Change(Changed.TOLL, "killed", "low 10, best 12, high ?", None),
        ),
        (replace(EVENT, actors=()), Change(Changed.ACTOR, "initiator jnim", "JNIM", None)),
        (replace(EVENT, claimed_by=("jnim",)), Change(Changed.CLAIMED_BY, "jnim", None, "jnim")),
        (replace(EVENT, operation="opn_1"), Change(Changed.OPERATION, None, None, "opn_1")),
    ],
)
def test_each_field_that_changes_is_one_change(after: Event, change: Change) -> None:
    entry = revision(EVENT, after, NOW)
    assert entry is not None
    assert entry.changes == (change,)
    assert (entry.documents, entry.decisions) == ((), ())
    assert "other events" in entry.because


def test_a_page_is_the_cause_where_it_is_new_or_captured_anew() -> None:
    second = EventDocument("b", "doc_b", DocumentRole.MENTIONS)
    added = revision(EVENT, replace(EVENT, documents=(FIRST, second)), NOW)
    assert added is not None
    assert added.changes == (Change(Changed.DOCUMENT, "b", None, "mentions"),)
    assert added.documents == ("b",)
    anew = replace(EVENT, documents=(replace(FIRST, key="doc_a2"),), grade=Grade.CLAIMED)
    found = revision(EVENT, anew, NOW)
    assert found is not None
    assert found.because == "page a"


def test_a_decision_is_the_cause_when_it_comes_into_force_and_when_it_is_undone() -> None:
    ruled = replace(EVENT, decisions=("dec_1",), grade=Grade.DISCOUNTED)
    into, out = revision(EVENT, ruled, NOW), revision(ruled, EVENT, NOW)
    assert into is not None
    assert out is not None
    assert into.because == out.because == "decision dec_1"
    assert Change(Changed.DECISION, "dec_1", "dec_1", None) in out.changes


def test_a_merge_is_noted_on_both_ends() -> None:
    entry = revision(EVENT, EVENT, NOW, merged=("evt_2",))
    assert entry is not None
    assert entry.changes == (Change(Changed.MERGED, old="evt_2"),)
    assert farewell(EVENT, "evt_2", NOW).changes == (Change(Changed.MERGED, new="evt_2"),)
    assert farewell(EVENT, None, NOW).changes == (Change(Changed.WITHDRAWN),)


def test_a_toll_that_an_older_program_did_not_have_is_no_news() -> None:
    assert revision(replace(EVENT, tolls=()), EVENT, NOW) is None
