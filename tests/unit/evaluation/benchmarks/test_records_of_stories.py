from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from evaluation.benchmarks.records_errors import listed
from evaluation.benchmarks.records_match import Answer, Passage, Record
from evaluation.benchmarks.records_of_stories import BENCHMARK, CHECKS, score
from evaluation.rewrites import Kind
from evaluation.stories import Accepted, Circle, Incident

from firsthand.domain.actor import ActorKind
from firsthand.domain.event import DatePrecision, Event, EventDate, Toll
from firsthand.domain.report import CasualtyKind, Role
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.place import Place, PlaceKind
from tests.unit.evaluation.benchmarks.making import event, party

INCIDENT = Incident(
    2,
    Kind.ORIGINAL,
    DaySet.between(date(2025, 1, 5), date(2025, 1, 6)),
    frozenset({"MLI"}),
    frozenset({"attack"}),
    Circle(14.0, -3.5, 20),
    ((3, 4), (9, 9)),
    ((0, 0),),
    Accepted(frozenset({"jnim"})),
    Accepted(frozenset({"generic:civilians"})),
)
PLACE = Place("Bankass", 14.0, -3.5, 3.0, PlaceKind.SETTLEMENT, "MLI")
PARTIES = (
    party("jnim", Role.INITIATOR, ActorKind.REBEL),
    party("generic:civilians", Role.TARGET, ActorKind.CIVILIANS),
)


def _day(*days: int) -> EventDate:
    return EventDate(DaySet.days(date(2025, 1, day) for day in days), DatePrecision.DAY)


def _killed(best: int) -> tuple[Toll, ...]:
    return (Toll(CasualtyKind.KILLED, best, best, best, "test", ()),)


RIGHT = replace(event(actors=PARTIES), date=_day(5), place=PLACE, tolls=_killed(3))


def _wrong(record: Event, incident: Incident = INCIDENT) -> set[str]:
    return {label for label, check in CHECKS.items() if check(incident, record) is False}


def test_a_record_with_every_field_right() -> None:
    assert not _wrong(RIGHT)
    assert not _wrong(replace(RIGHT, date=_day(5, 6), tolls=_killed(9)))


@pytest.mark.parametrize(
    ("record", "wrong"),
    [
        (replace(RIGHT, date=_day(4, 5)), {"date", "whole"}),
        (replace(RIGHT, date=EventDate(None, DatePrecision.UNKNOWN)), {"date", "whole"}),
        (replace(RIGHT, date=EventDate(DaySet(), DatePrecision.UNKNOWN)), {"date", "whole"}),
        (replace(RIGHT, place=None), {"country", "place", "whole"}),
        (replace(RIGHT, place=replace(PLACE, lat=14.3)), {"place", "place not elsewhere", "whole"}),
        (replace(RIGHT, place=replace(PLACE, lat=14.3, radius_km=50.0)), {"place", "whole"}),
        (replace(RIGHT, place=replace(PLACE, country="BFA")), {"country", "place not elsewhere"}),
        (replace(RIGHT, event_type="armed-clash"), {"type", "whole"}),
        (replace(RIGHT, tolls=_killed(5)), {"killed", "whole"}),
        (replace(RIGHT, tolls=()), {"killed", "whole"}),
        (replace(RIGHT, actors=PARTIES[1:]), {"initiator"}),
        (replace(RIGHT, actors=PARTIES[:1]), {"target"}),
    ],
)
def test_a_field_that_is_wrong(record: Event, wrong: set[str]) -> None:
    assert _wrong(record) == wrong


def test_who_claims_an_incident_that_nobody_else_began_is_its_initiator() -> None:
    claimant = party("jnim", Role.CLAIMANT, ActorKind.REBEL)
    assert not _wrong(replace(RIGHT, actors=(claimant, PARTIES[1])))
    gunmen = party("generic:gunmen", Role.INITIATOR, ActorKind.UNKNOWN)
    assert _wrong(replace(RIGHT, actors=(claimant, gunmen, PARTIES[1]))) == {"initiator"}


def test_a_toll_that_is_not_asked() -> None:
    unasked = replace(INCIDENT, killed=None)
    assert CHECKS["killed"](unasked, replace(RIGHT, tolls=())) is None
    assert CHECKS["whole"](unasked, replace(RIGHT, tolls=()))


OTHER = replace(INCIDENT, kind=Kind.DIFFERENT)
RECORD = Record(RIGHT, (Passage("02-original", frozenset({"02-own"})),))
SPARE = Record(replace(RIGHT, id="spare"), (Passage("02-copy", frozenset({"02-own"}), is_news=False),))
ANSWER = Answer(
    {"02-own": INCIDENT, "02-different": OTHER},
    {
        ("02-original", "02-own"): RIGHT.id,
        ("02-copy", "02-own"): None,
        ("02-different", "02-different"): None,
    },
    {"02-own": RECORD},
    frozenset({"02-own", "02-different"}),
    frozenset(),
    (),
    (SPARE,),
)


def test_the_figures_of_a_half() -> None:
    figures = {figure.name: figure for figure in score("tune", ANSWER)}
    assert figures["tune one record"].value == 0.0
    assert figures["tune no record too many"].value == 0.5
    assert figures["tune whole"].counts == {"right": 1, "of": 2}
    assert figures["tune date"].value == 0.5
    assert figures["tune B3 F1"].value == pytest.approx(2 * (2 / 3) / (1 + 2 / 3))
    unasked = {name: replace(incident, injured=None) for name, incident in ANSWER.incidents.items()}
    figures = {figure.name: figure for figure in score("tune", replace(ANSWER, incidents=unasked))}
    assert figures["tune injured"].counts == {"right": 0, "of": 0}


def test_more_records_too_many_than_incidents_are_none_right() -> None:
    figures = {figure.name: figure.value for figure in score("tune", replace(ANSWER, spare=(SPARE,) * 5))}
    assert figures["tune no record too many"] == 0.0


def test_what_is_wrong_is_listed() -> None:
    lines = "\n".join(listed(ANSWER))
    assert "02-different: no record of its own" in lines
    assert "02-own: split over e (02-original), none (02-copy)" in lines
    assert "too many: spare" in lines
    assert "02-copy (recalls)" in lines
    wrong = replace(ANSWER, records={"02-own": replace(RECORD, event=replace(RIGHT, place=None))})
    assert any(line.startswith("02-own: wrong country, place: e | attack") for line in listed(wrong))
    assert not list(listed(ANSWER, story=4))


def test_late_stories_are_not_listed() -> None:
    late = replace(INCIDENT, story=3)
    answer = replace(
        ANSWER, incidents={"03-own": late}, items={("03-original", "03-own"): None}, records={}, spare=()
    )
    assert not list(listed(answer))


def test_the_benchmark_reads_the_stories_and_their_records() -> None:
    assert BENCHMARK.root is not None
    assert BENCHMARK.present(BENCHMARK.root)
