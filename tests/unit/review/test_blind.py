"""Second opinions: an event as it stood before others judged it, and agreement counted from them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.unit.review.test_values import DJIBO, EVENT

from firsthand.domain.decision import Decision
from firsthand.domain.event import DatePrecision, Event, EventDate, Grade, Toll
from firsthand.domain.report import CasualtyKind
from firsthand.events.overrules import overrule_event
from firsthand.events.rulings import rulings
from firsthand.review import Log, Signature, accept, prefer, reject, set_field, undo
from firsthand.review.agreement import agreement
from firsthand.review.blind import as_read, needs_second
from firsthand.review.present import present, whole

READ = replace(EVENT, tolls=(Toll(CasualtyKind.KILLED, 5, 7, 9, "said", ()),))


def by(author: str, minute: int) -> Signature:
    return Signature(author, datetime(2025, 6, 3, tzinfo=UTC) + timedelta(minutes=minute))


def set_(field: str, value: Any, author: str = "ana", minute: int = 1, of: Event = READ) -> Decision:
    return set_field("rpt_1", field, value, by(author, minute), present(of, field))


def published(*decisions: Decision) -> tuple[Event, Log]:
    """The event as the store has it after some decisions, and the log."""
    event = overrule_event(READ, ("rpt_1",), rulings(decisions))
    return replace(event, decisions=tuple(d.id for d in Log(decisions).in_force)), Log(decisions)


FIELDS = [
    ("event_type", "attack"),
    ("date", "2025-06-02"),
    ("date", {"possible": [["2025-06-02", "2025-06-02"], ["2025-06-09", "2025-06-09"]]}),
    ("place", {"name": "Gao", "lat": 16.27, "lon": -0.04}),
    ("place", None),
    ("grade", "corroborated"),
    ("claimed_by", ["jnim"]),
    ("actor:bfa-army", None),
    ("actor:jnim", {"role": "initiator", "name": "JNIM", "kind": "rebel"}),
    ("count:killed/soldiers/target", {"low": 10, "best": 12, "high": 15}),
    ("count:killed/civilians/target", {"low": 1, "best": 1, "high": 1}),
    ("toll:killed", {"low": 20, "best": 20, "high": 20}),
]


@pytest.mark.parametrize(("field", "value"), FIELDS, ids=lambda value: str(value)[:30])
def test_what_another_set_is_put_back(field: str, value: Any) -> None:
    event, log = published(set_(field, value))
    assert present(event, field) != present(READ, field)
    shown = as_read(event, log, "bob")
    assert shown is not None
    assert present(shown, field) == present(READ, field)
    assert whole(shown)["place"] == whole(READ)["place"]
    assert not shown.ruled
    assert not shown.decisions
    assert "ana" not in json.dumps([shown.date.because, *(row.because for row in shown.casualties)])


def test_the_first_of_several_settings_tells_what_was_read() -> None:
    first = set_("date", "2025-06-02")
    event, _ = published(first)
    event, log = published(first, set_("date", "2025-06-05", "cy", 2, event))
    shown = as_read(event, log, "bob")
    assert shown is not None
    assert shown.date.possible == READ.date.possible


def test_an_unknown_day_is_put_back_as_unknown() -> None:
    undated = replace(READ, date=EventDate(None, DatePrecision.UNKNOWN))
    decision = set_field("rpt_1", "date", "2025-06-02", by("ana", 1), present(undated, "date"))
    event = replace(overrule_event(undated, ("rpt_1",), rulings([decision])), decisions=(decision.id,))
    shown = as_read(event, Log((decision,)), "bob")
    assert shown is not None
    assert shown.date.possible is None


def test_ones_own_settings_stay() -> None:
    event, log = published(set_("date", "2025-06-02"), set_("grade", "contested", "bob", 2))
    shown = as_read(event, log, "bob")
    assert shown is not None
    assert (shown.grade, shown.date.possible) == (Grade.CONTESTED, READ.date.possible)
    assert {entry.author for entry in shown.ruled} == {"bob"}


def test_a_rejected_event_has_the_grade_that_it_had() -> None:
    event, log = published(reject("rpt_1", by("ana", 1), whole(READ)))
    assert event.grade is Grade.DISCOUNTED
    shown = as_read(event, log, "bob")
    assert shown is not None
    assert shown.grade is READ.grade


def test_what_cannot_be_put_back_is_not_shown() -> None:
    for decision in (prefer("clm_1", by("ana", 1)), reject("clm_1", by("ana", 1))):
        event = replace(READ, decisions=(decision.id,))
        assert as_read(event, Log((decision,)), "bob") is None


def test_who_wants_a_second_opinion() -> None:
    judged = accept("rpt_1", by("ana", 1), whole(READ))
    event, log = published(judged)
    assert needs_second(event, log, "bob")
    assert not needs_second(event, log, "ana")
    event, log = published(judged, accept("rpt_1", by("bob", 2)))
    assert not needs_second(event, log, "bob")
    taken_back = undo(judged, by("ana", 3))
    event = replace(READ, decisions=())
    assert not needs_second(event, Log((judged, taken_back)), "bob")


def shares(*decisions: Decision, blind: bool) -> dict[str, float]:
    return {row.field: row.percent for row in agreement(decisions, lambda _: "evt_1", blind=blind)}


def test_a_blind_verdict_gives_the_values_that_it_saw() -> None:
    ana = [set_("date", "2025-06-02"), accept("rpt_1", by("ana", 2), whole(READ))]
    same = set_("date", {"start": "2025-06-02", "end": "2025-06-02"}, "bob", 3)
    seen = accept("rpt_1", by("bob", 4), whole(READ, is_blind=True))
    assert shares(*ana, seen, blind=True) == {"date": 0.0, "verdict": 1.0}
    assert shares(*ana, same, seen, blind=True) == {"date": 1.0, "verdict": 1.0}


def test_who_saw_what_was_decided_is_not_independent() -> None:
    first = set_("date", "2025-06-02")
    event, _ = published(first)
    seen = accept("rpt_1", by("bob", 4), whole(event))
    assert shares(first, seen, blind=False) == {"date": 1.0}  # bob accepted ana's day
    assert shares(first, seen, blind=True) == {}


@pytest.mark.parametrize(
    ("field", "value"), [f for f in FIELDS if f[0] != "actor:jnim"], ids=lambda value: str(value)[:30]
)
def test_accepting_what_was_set_agrees_with_it(field: str, value: Any) -> None:
    first = set_(field, value)
    event, _ = published(first)
    found = shares(first, accept("rpt_1", by("bob", 4), whole(event)), blind=False)
    assert found == {field.partition(":")[0]: 1.0}


def test_the_event_that_tests_use_is_dated() -> None:
    assert READ.date.possible is not None
    assert READ.date.possible.start == date(2025, 6, 1)
    assert READ.place == DJIBO
