"""What a reviewer decides outranks the machine, survives a rebuild and can be taken back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.errors import DecisionError
from firsthand.domain.event import DatePrecision, Grade
from firsthand.domain.report import Role
from tests.unit.events.conftest import Chronicler
from tests.unit.events.stories import DJIBO, KAYES, Story, Told, killed, on

JNIM = ((Role.INITIATOR, "JNIM", "jnim"),)


def page(name: str, words: str, day: str = "2025-06-03", place: str = "Djibo", dead: int = 7) -> Story:
    text = f"{words} JNIM fired on the camp at {place} on {day}, leaving {dead} soldiers dead."
    told = Told(
        "fired",
        places=((place, DJIBO if place == "Djibo" else KAYES),),
        dates=(on(day, day),),
        parties=JNIM,
        claims=(killed(f"{dead} soldiers", "=", dead),),
    )
    return Story(name, text, outlet=name, told=[told])


ONE = page("one", "A shepherd told us what he saw.")
TWO = page("two", "In the clinic nurses worked through the whole night.")
FAR = page("far", "Trucks waited at the border post.", place="Kayes")


def decided(at: int, judgement: Judgement, target: str, other: str | None = None, **more: str) -> Decision:
    return Decision(
        f"d{at}", judgement, target, "ana", datetime(2026, 1, at, tzinfo=UTC), other=other, **more
    )


def test_two_pages_of_one_day_and_place_are_one_incident(chronicle: Chronicler) -> None:
    (event,) = chronicle([ONE, TWO]).events
    assert len(event.origins) == 2
    assert event.grade is Grade.ACKNOWLEDGED


def test_different_keeps_apart_and_undo_brings_together(chronicle: Chronicler) -> None:
    split = decided(1, Judgement.DIFFERENT, ONE.report(0), TWO.report(0))
    undo = decided(2, Judgement.UNDO, "d1")
    redo = decided(3, Judgement.UNDO, "d2")
    assert len(chronicle([ONE, TWO], [split]).events) == 2
    assert len(chronicle([ONE, TWO], [undo, split]).events) == 1
    assert len(chronicle([ONE, TWO], [redo, undo, split]).events) == 2


def test_same_joins_what_the_machine_keeps_apart_and_shows_the_contradiction(chronicle: Chronicler) -> None:
    assert len(chronicle([ONE, FAR]).events) == 2
    (event,) = chronicle([ONE, FAR], [decided(1, Judgement.SAME, ONE.report(0), FAR.report(0))]).events
    assert [item.type for item in event.contradictions] == ["place"]
    assert event.grade is Grade.CONTESTED
    assert event.decisions == ("d1",)


def test_the_later_judgement_of_a_pair_counts(chronicle: Chronicler) -> None:
    same = decided(2, Judgement.SAME, TWO.report(0), ONE.report(0))
    assert (
        len(
            chronicle(
                [ONE, TWO], [decided(1, Judgement.DIFFERENT, ONE.report(0), TWO.report(0)), same]
            ).events
        )
        == 1
    )


def test_a_rejected_report_discounts_its_incident(chronicle: Chronicler) -> None:
    (event,) = chronicle([ONE, TWO], [decided(1, Judgement.REJECT, ONE.report(0))]).events
    assert event.grade is Grade.DISCOUNTED


def test_a_rejected_claim_is_gone_from_the_figures(chronicle: Chronicler) -> None:
    (claim,) = ONE.extraction().claims
    (event,) = chronicle([ONE], [decided(1, Judgement.REJECT, claim.id)]).events
    assert event.claims == ()
    assert event.casualties == ()


def test_fields_are_set_and_named(chronicle: Chronicler) -> None:
    (claim,) = TWO.extraction().claims
    decisions = [
        decided(1, Judgement.SET, ONE.report(0), field="event_type", value='"attack"'),
        decided(2, Judgement.SET, TWO.report(0), field="date", value='"2025-06-04"'),
        decided(3, Judgement.SET, claim.id, field="quantity", value=json.dumps({"op": ">", "value": 9})),
        decided(
            4,
            Judgement.SET,
            ONE.report(0),
            field="place",
            value=json.dumps({"name": "X", "lat": 1, "lon": 2}),
        ),
    ]
    (event,) = chronicle([ONE, TWO], decisions).events
    assert event.event_type == "attack"
    assert event.date.possible is not None
    assert event.date.possible.start == date(2025, 6, 4)
    assert event.date.precision is DatePrecision.DAY
    assert event.place is not None
    assert event.place.name == "X"
    assert (event.casualties[0].low, event.casualties[0].high) == (7, 10)
    assert event.decisions == ("d1", "d2", "d3", "d4")


@pytest.mark.parametrize(
    ("field", "value"), [("date", '"soon"'), ("place", "3"), ("mood", '"bad"'), ("date", "{")]
)
def test_a_value_that_does_not_fit_names_its_decision(chronicle: Chronicler, field: str, value: str) -> None:
    with pytest.raises(DecisionError, match="d1"):
        chronicle([ONE], [decided(1, Judgement.SET, ONE.report(0), field=field, value=value)])
