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


def set_on(at: int, target: str, field: str, value: object) -> Decision:
    return decided(at, Judgement.SET, target, field=field, value=json.dumps(value), reason="counted")


OTHER = page("other", "A driver walked back to the town that night.", dead=9)


def test_a_preferred_claim_gives_the_best_number_and_the_others_stay_as_bounds(chronicle: Chronicler) -> None:
    (claim,) = OTHER.extraction().claims
    (before,) = chronicle([ONE, TWO, OTHER]).events
    assert before.casualties[0].best == 7
    (event,) = chronicle([ONE, TWO, OTHER], [decided(1, Judgement.PREFER, claim.id)]).events
    (row,) = event.casualties
    assert (row.low, row.best, row.high) == (7, 9, 9)
    assert "ana" in row.because
    (toll,) = event.tolls
    assert toll.best == 9
    assert {item.type for item in event.contradictions} == {"count"}
    assert [(entry.field, entry.target) for entry in event.ruled] == [("claim", claim.id)]


def test_figures_are_set_added_and_taken_away(chronicle: Chronicler) -> None:
    target = ONE.report(0)
    name = "count:killed/soldiers/target"
    (event,) = chronicle([ONE], [set_on(1, target, name, {"low": 3, "best": 4, "high": 6})]).events
    assert [(row.low, row.best, row.high) for row in event.casualties] == [(3, 4, 6)]
    assert [(toll.low, toll.best, toll.high) for toll in event.tolls] == [(3, 4, 6)]
    two = [
        set_on(1, target, name, {"low": 3, "best": 4, "high": 6}),
        set_on(2, target, "count:killed/civilians/bystander", {"low": 1, "best": 1, "high": 1}),
    ]
    (event,) = chronicle([ONE], two).events
    assert [toll.best for toll in event.tolls] == [5]
    (event,) = chronicle(
        [ONE], [*two, set_on(3, target, "toll:killed", {"low": 4, "best": 4, "high": 4})]
    ).events
    assert [toll.best for toll in event.tolls] == [4]
    (event,) = chronicle([ONE], [set_on(1, target, name, None)]).events
    assert (event.casualties, event.tolls) == ((), ())


def test_parties_are_added_replaced_and_taken_out(chronicle: Chronicler) -> None:
    target = ONE.report(0)
    army = {"name": "Army", "kind": "state-force", "role": "target"}
    (event,) = chronicle([ONE], [set_on(1, target, "actor:bfa-army", army)]).events
    assert {actor.id: actor.role for actor in event.actors} == {"jnim": "initiator", "bfa-army": "target"}
    stands_in = {"id": "issp", "name": "ISSP", "kind": "rebel", "role": "initiator"}
    (event,) = chronicle([ONE], [set_on(1, target, "actor:jnim", stands_in)]).events
    assert [actor.id for actor in event.actors] == ["issp"]
    (event,) = chronicle([ONE], [set_on(1, target, "actor:jnim", None)]).events
    assert event.actors == ()


def test_a_place_may_be_set_to_unknown(chronicle: Chronicler) -> None:
    (event,) = chronicle([ONE], [set_on(1, ONE.report(0), "place", None)]).events
    assert event.place is None


def test_the_latest_verdict_counts_and_both_stay_visible(chronicle: Chronicler) -> None:
    verdicts = [
        decided(1, Judgement.REJECT, ONE.report(0)),
        decided(2, Judgement.ACCEPT, TWO.report(0)),
    ]
    (event,) = chronicle([ONE, TWO], verdicts).events
    assert event.grade is not Grade.DISCOUNTED
    assert [(entry.field, entry.applies) for entry in event.ruled] == [("reject", False), ("accept", True)]
    assert event.decisions == ("d1", "d2")


def test_a_merge_keeps_the_corrections_of_both_and_the_later_one_counts(chronicle: Chronicler) -> None:
    decisions = [
        set_on(1, ONE.report(0), "date", "2025-06-04"),
        set_on(2, FAR.report(0), "date", "2025-06-05"),
        set_on(3, FAR.report(0), "event_type", "attack"),
        decided(4, Judgement.SAME, ONE.report(0), FAR.report(0)),
    ]
    (event,) = chronicle([ONE, FAR], decisions).events
    assert event.date.possible is not None
    assert event.date.possible.start == date(2025, 6, 5)
    assert event.event_type == "attack"
    assert [(entry.decision, entry.applies) for entry in event.ruled] == [
        ("d1", False),
        ("d2", True),
        ("d3", True),
    ]
    assert event.decisions == ("d1", "d2", "d3", "d4")


def test_a_merge_of_two_events_of_several_reports_is_one_event(chronicle: Chronicler) -> None:
    near = page("near", "Lorries were queueing at the customs shed.", place="Kayes")
    pages = [ONE, TWO, FAR, near]
    assert sorted(len(event.documents) for event in chronicle(pages).events) == [2, 2]
    for first in (ONE, TWO):
        for second in (FAR, near):
            merged = decided(1, Judgement.SAME, first.report(0), second.report(0))
            (event,) = chronicle(pages, [merged]).events
            assert len(event.documents) == 4


def test_a_split_parts_all_reports_of_both_lists(chronicle: Chronicler) -> None:
    lists = json.dumps({"part": [OTHER.report(0)], "from": [ONE.report(0), TWO.report(0)]})
    split = decided(1, Judgement.SPLIT, OTHER.report(0), value=lists)
    events = chronicle([ONE, TWO, OTHER], [split]).events
    assert sorted(event.reports for event in events) == sorted(
        [(OTHER.report(0),), tuple(sorted((ONE.report(0), TWO.report(0))))]
    )
    assert {event.decisions for event in events} == {("d1",)}


def test_background_makes_no_event(chronicle: Chronicler) -> None:
    recalled = decided(1, Judgement.BACKGROUND, ONE.report(0), value=json.dumps([ONE.report(0)]))
    assert chronicle([ONE], [recalled]).events == ()
    assert len(chronicle([ONE], [recalled, decided(2, Judgement.UNDO, "d1")]).events) == 1
    (event,) = chronicle([ONE, TWO], [recalled]).events
    assert len(event.origins) == 1


def test_a_claim_is_read_as_the_reviewer_reads_it(chronicle: Chronicler) -> None:
    (claim,) = ONE.extraction().claims
    (event,) = chronicle([ONE], [set_on(1, claim.id, "kind", "injured")]).events
    assert [row.kind for row in event.casualties] == ["injured"]
    (event,) = chronicle([ONE], [set_on(1, claim.id, "part_of", value=True)]).events
    assert event.casualties == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("count:killed/soldiers", {"best": 3}),
        ("count:killed/soldiers/target", {"low": 5, "best": 3}),
        ("count:killed/soldiers/target", {"best": "many"}),
        ("toll:eaten", {"best": 3}),
        ("actor:jnim", {"role": "hero", "name": "x", "kind": "rebel"}),
        ("date", {"start": "2025-06-03"}),
    ],
)
def test_a_figure_or_party_that_does_not_fit_names_its_decision(
    chronicle: Chronicler, field: str, value: object
) -> None:
    with pytest.raises(DecisionError, match="d1"):
        chronicle([ONE], [set_on(1, ONE.report(0), field, value)])
