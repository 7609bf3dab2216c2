"""What people may set: checked against the codebook, the actors, the gazetteer and the globe."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Claim, Field
from firsthand.domain.errors import DecisionError
from firsthand.domain.event import Casualty, DatePrecision, Event, EventActor, EventDate, Grade
from firsthand.domain.report import CasualtyKind, Role, Side
from firsthand.domain.values import DaySet, Operator, Place, PlaceKind, Quantity, Span
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.review.present import present
from firsthand.review.values import Values

DJIBO = Place("Djibo", 14.1, -1.63, 5, PlaceKind.SETTLEMENT, "BFA", "Sahel")
EVENT = Event(
    id="evt_1",
    event_type="armed-clash",
    date=EventDate(DaySet.day(date(2025, 6, 1)), DatePrecision.DAY),
    place=DJIBO,
    actors=(EventActor("bfa-army", "Military Forces of Burkina Faso", Role.TARGET, ActorKind.STATE_FORCE),),
    casualties=(Casualty(CasualtyKind.KILLED, "soldiers", Side.TARGET, 5, 7, 9, "said", ()),),
    claimed_by=(),
    grade=Grade.SINGLE_ORIGIN,
    documents=(),
    origins=(),
    claims=(),
    contradictions=(),
    reports=("rpt_1",),
    anchor="rpt_1",
)
COUNT = Claim(
    "clm_1", "doc", "rpt_1", Field.KILLED, Span(0, 1, "7"), "x/1", quantity=Quantity(Operator.EXACTLY, 7)
)
WORDS = Claim("clm_2", "doc", "rpt_1", Field.RESPONSIBILITY, Span(0, 1, "J"), "x/1", value="jnim")


@cache
def values() -> Values:
    return Values(Codebook.load(), ActorList.load(), Gazetteer.open(), date(2026, 6, 1))


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("type", "Air-drone-strike", ("event_type", "air-drone-strike")),
        ("date", "2025-06-02", ("date", "2025-06-02")),
        ("date", "2025-06-02..2025-06-04", ("date", {"start": "2025-06-02", "end": "2025-06-04"})),
        ("date", "2025-06", ("date", {"start": "2025-06-01", "end": "2025-06-30"})),
        ("date", "2025-06-08, 2025-06-01", ("date", {"possible": [["2025-06-01"] * 2, ["2025-06-08"] * 2]})),
        ("grade", "contested", ("grade", "contested")),
        ("place", "unknown", ("place", None)),
        ("claimed-by", "JNIM", ("claimed_by", ["jnim"])),
        ("claimed-by", "none", ("claimed_by", [])),
        ("actor", "remove bfa-army", ("actor:bfa-army", None)),
        ("count", "killed soldiers 10-15", ("count:killed/soldiers/target", {"low": 10, "best": 10, "high": 15})),
        ("count", "killed civilians 12", ("count:killed/civilians/unknown", {"low": 12, "best": 12, "high": 12})),
        ("count", "injured persons bystander 20+", ("count:injured/persons/bystander", {"low": 20, "best": 20, "high": None})),
        ("count", "killed soldiers target 10/12/15", ("count:killed/soldiers/target", {"low": 10, "best": 12, "high": 15})),
        ("count", "killed soldiers target none", ("count:killed/soldiers/target", None)),
        ("toll", "killed 9", ("toll:killed", {"low": 9, "best": 9, "high": 9})),
        ("count", {"kind": "killed", "group": "soldiers", "side": "target", "best": "3"}, ("count:killed/soldiers/target", {"low": 3, "best": 3, "high": None})),
    ],
)  # fmt: skip
def test_what_fits_is_kept(field: str, value: Any, kept: tuple[str, Any]) -> None:
    assert values().of_event(EVENT, field, value) == kept


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("type", "armed-clsh", "armed-clash"),
        ("date", "yesterday", "2025-06-01"),
        ("date", "2025-02-30", "no day 2025-02-30"),
        ("date", "2025-06-04..2025-06-02", "ends before"),
        ("date", "2027-01-01", "future"),
        ("date", "1200-01-01", "1900"),
        ("grade", "true", "grade"),
        ("place", "91, 3", "globe"),
        ("place", "14, 190", "globe"),
        ("place", "Xyzzyville", "coordinates"),
        ("place", {"lat": "north", "lon": 3}, "globe"),
        ("place", {"lat": 14, "lon": 3, "radius_km": -1}, "radius"),
        ("actor", "add Katiba Nobody Knows as initiator", "kind"),
        ("actor", "add Katiba Nobody Knows as initiator (wizards)", "kind of actor"),
        ("actor", "add jnim", "initiator, target"),
        ("actor", "add jnim as hero", "no role"),
        ("actor", "remove jnim", "no party"),
        ("count", "killed soldiers 15/12/10", "out of order"),
        ("count", "eaten soldiers 3", "kind of figure"),
        ("count", "killed soldiers west 3", "no side"),
        ("count", "many", "give it as"),
        ("count", "killed soldiers target 99999999", "between"),
        ("toll", "casualties 3", "no toll"),
        ("mood", "bad", "no field"),
    ],
)
def test_what_does_not_fit_is_refused_and_said_why(field: str, value: Any, said: str) -> None:
    with pytest.raises(DecisionError, match=said):
        values().of_event(EVENT, field, value)


def test_a_point_gets_the_units_it_lies_in() -> None:
    field, value = values().of_event(EVENT, "place", "14.10, -1.63")
    assert field == "place"
    assert isinstance(value, dict)
    assert (value["country"], value["lat"], value["radius_km"]) == ("BFA", 14.1, 1.0)
    named = values().of_event(
        EVENT, "place", {"lat": 14.1, "lon": -1.63, "name": "the camp", "radius_km": 2}
    )[1]
    assert isinstance(named, dict)
    assert (named["name"], named["radius_km"]) == ("the camp", 2.0)


def test_a_name_means_the_entry_in_the_country_of_the_event() -> None:
    value = values().of_event(replace(EVENT, place=None), "place", "Djibo, BFA")[1]
    assert isinstance(value, dict)
    assert value["entry"]
    assert value["lat"] == pytest.approx(14.1, abs=0.1)
    again = values().of_event(EVENT, "place", {"name": "Djibo", "entry": value["entry"]})[1]
    assert again == value
    assert values().of_event(EVENT, "place", value)[1] == value


def test_a_party_is_added_replaced_and_named_anew() -> None:
    assert values().of_event(EVENT, "actor", "add JNIM as initiator")[1]["role"] == "initiator"  # type: ignore[index,call-overload]
    field, value = values().of_event(EVENT, "actor", "replace bfa-army by mli-army")
    assert field == "actor:bfa-army"
    assert (value["id"], value["role"]) == ("mli-army", "target")  # type: ignore[index,call-overload]
    field, value = values().of_event(EVENT, "actor", "add Katiba Nobody Knows as initiator (rebel)")
    assert field == "actor:new:katiba-nobody-knows"
    assert value == {"name": "Katiba Nobody Knows", "kind": "rebel", "role": "initiator"}


def test_what_the_log_holds_can_be_set_again() -> None:
    for field, value in (
        ("place", "14.10, -1.63"),
        ("date", "2025-06-08, 2025-06-01"),
        ("type", "armed-clash"),
    ):
        name, kept = values().of_event(EVENT, field, value)
        assert values().of_event(EVENT, name, kept) == (name, kept)
    for name in ("date", "event_type", "grade", "count:killed/soldiers/target", "claimed_by"):
        values().of_event(EVENT, name, present(EVENT, name))


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("quantity", "12", {"op": "=", "value": 12}),
        ("quantity", ">30", {"op": ">", "value": 30}),
        ("quantity", "20-25", {"op": "range", "value": 20, "high": 25}),
        ("kind", "injured", "injured"),
        ("side", "target", "target"),
        ("part-of", "yes", True),
        ("official", "unknown", None),
        ("claimant", "two officers", "two officers"),
        ("actor", "JNIM", "jnim"),
    ],
)
def test_a_claim_is_read_otherwise(field: str, value: str, kept: Any) -> None:
    assert values().of_claim(COUNT, field, value) == (field.replace("-", "_"), kept)


@pytest.mark.parametrize(
    ("claim", "field", "value"),
    [
        (COUNT, "value", "x"),
        (WORDS, "quantity", "3"),
        (COUNT, "quantity", "25-20"),
        (COUNT, "quantity", "a few"),
        (COUNT, "side", "left"),
        (COUNT, "place", "Djibo"),
        (COUNT, "official", "perhaps"),
    ],
)
def test_a_claim_takes_only_what_fits_it(claim: Claim, field: str, value: str) -> None:
    with pytest.raises(DecisionError):
        values().of_claim(claim, field, value)


def test_nothing_is_known_before_it_stands_there() -> None:
    assert present(EVENT, "actor:jnim") is None
    assert present(replace(EVENT, place=None), "place") is None
