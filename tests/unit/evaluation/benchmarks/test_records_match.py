from __future__ import annotations

from dataclasses import replace
from datetime import date

from evaluation.benchmarks.records_match import Answer, Passage, Record, likeness, match, records_of
from evaluation.benchmarks.rewrites import read
from evaluation.rewrites import FOLDER, Kind, Version, load
from evaluation.stories import Accepted, Circle, Gold, Incident, Recalled, load_gold

from firsthand.domain.event import DatePrecision, Event, EventDate, Toll
from firsthand.domain.report import CasualtyKind
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.place import Place, PlaceKind
from firsthand.run.plan import Workshop, rebuild
from tests.unit.evaluation.benchmarks.making import event

DAY = DaySet.day(date(2025, 1, 5))
BEFORE = DaySet.day(date(2025, 1, 2))


def _incident(story: int, kind: Kind = Kind.ORIGINAL, days: DaySet = DAY) -> Incident:
    anyone = Accepted(frozenset({"none"}))
    return Incident(
        story,
        kind,
        days,
        frozenset({"MLI"}),
        frozenset({"attack"}),
        Circle(14.0, -3.5, 20),
        ((3, 3),),
        ((0, 0),),
        anyone,
        anyone,
    )


def _version(story: int, kind: Kind, *parents: int) -> Version:
    return Version(
        story, kind, "T", "A", date(2025, 1, 6), "en", "One.\n\nTwo.", frozenset(parents or (story,))
    )


FIRST, COPY = _version(2, Kind.ORIGINAL), _version(2, Kind.COPY)
OTHER = Version(2, Kind.DIFFERENT, "T", "A", date(2025, 3, 6), "en", "t", frozenset())
MERGED = _version(2, Kind.MERGED, 2, 4)
SECOND = _version(4, Kind.ORIGINAL)
VERSIONS = (FIRST, COPY, OTHER, MERGED, SECOND)
LATER = DaySet.day(date(2025, 3, 5))
RECALLED = Recalled(2, "an ambush", BEFORE, frozenset({"MLI"}), frozenset({"armed-clash"}))
GOLD = Gold(
    {
        "02-own": _incident(2),
        "02-different": _incident(2, Kind.DIFFERENT, LATER),
        "04-own": _incident(4),
    },
    (RECALLED,),
    {2: "ow", 4: "ow"},
)


def _event(name: str, days: DaySet = DAY, kind: str = "attack", killed: int = 3) -> Event:
    place = Place("Bankass", 14.0, -3.5, 3.0, PlaceKind.SETTLEMENT, "MLI")
    tolls = (Toll(CasualtyKind.KILLED, killed, killed, killed, "test", ()),)
    made = event(name=name, event_type=kind)
    return replace(made, date=EventDate(days, DatePrecision.DAY), place=place, tolls=tolls)


def _record(name: str, *pages: tuple[Version, str], days: DaySet = DAY, kind: str = "attack") -> Record:
    held = tuple(Passage(page.id, frozenset({incident})) for page, incident in pages)
    return Record(_event(name, days, kind), held)


RIGHT = _record("a", (FIRST, "02-own"), (COPY, "02-own"), (MERGED, "02-own"))
THEIRS = _record("b", (OTHER, "02-different"), days=LATER)
FOURTH = _record("c", (MERGED, "04-own"), (SECOND, "04-own"))


def _matched(*records: Record) -> Answer:
    return match(records, VERSIONS, GOLD)


def test_one_record_for_each_incident() -> None:
    answer = _matched(RIGHT, THEIRS, FOURTH)
    assert answer.whole == {"02-own", "02-different", "04-own"}
    assert answer.b_cubed.f1 == 1.0
    assert not answer.spare
    assert {name: record.id for name, record in answer.records.items()} == {
        "02-own": "a",
        "02-different": "b",
        "04-own": "c",
    }


def test_an_incident_in_two_records() -> None:
    copy = _record("x", (COPY, "02-own"))
    answer = _matched(_record("a", (FIRST, "02-own"), (MERGED, "02-own")), copy, THEIRS, FOURTH)
    assert answer.split == {"02-own"}
    assert answer.records["02-own"].id == "a"
    assert [record.id for record in answer.spare] == ["x"]
    assert answer.b_cubed.precision == 1.0
    assert answer.b_cubed.recall < 1.0


def test_two_incidents_in_one_record() -> None:
    fused = replace(RIGHT, passages=(*RIGHT.passages, *FOURTH.passages))
    answer = _matched(fused, THEIRS)
    assert answer.whole == {"02-different"}
    assert answer.records["02-own"].id == "a"
    assert "04-own" not in answer.records
    assert answer.split == {"04-own"}
    assert answer.mixed == {"02-own"}
    assert answer.b_cubed.recall == 1.0
    assert answer.b_cubed.precision < 1.0


def test_news_of_another_incident_in_the_record() -> None:
    stray = Passage(MERGED.id, frozenset({"04-own"}))
    answer = _matched(replace(RIGHT, passages=(*RIGHT.passages, stray)), THEIRS, FOURTH)
    assert answer.mixed == {"02-own"}
    assert answer.whole == {"02-different", "04-own"}
    aside = replace(stray, is_news=False)
    assert not _matched(replace(RIGHT, passages=(*RIGHT.passages, aside)), THEIRS, FOURTH).mixed


def test_an_incident_without_a_record() -> None:
    answer = _matched(RIGHT, FOURTH)
    assert answer.items["02-different", "02-different"] is None
    assert "02-different" not in answer.records
    assert answer.whole == {"02-own", "04-own"}


def test_of_two_records_with_a_page_the_one_with_most_pages_is_taken() -> None:
    wide = _record("z", (FIRST, "02-own"), kind="armed-clash")
    answer = _matched(RIGHT, wide, THEIRS, FOURTH)
    assert answer.items["02-original", "02-own"] == "a"
    assert [record.id for record in answer.spare] == ["z"]


def test_what_is_recalled_is_not_too_many_but_once() -> None:
    pages = ((FIRST, "02-own"), (COPY, "02-own"), (MERGED, "02-own"))
    recalled = _record("r", *pages, days=BEFORE, kind="armed-clash")
    again = _record("s", *pages, days=BEFORE, kind="armed-clash")
    answer = _matched(RIGHT, recalled, again, THEIRS, FOURTH)
    assert "02-own" in answer.whole
    assert [(record.id, aside) for record, aside in answer.recalls] == [("r", RECALLED)]
    assert [record.id for record in answer.spare] == ["s"]


def test_a_record_of_another_day_is_nothing_recalled() -> None:
    stray = _record("r", (FIRST, "02-own"), days=DaySet.day(date(2024, 1, 1)), kind="armed-clash")
    assert [record.id for record in _matched(RIGHT, stray, THEIRS, FOURTH).spare] == ["r"]


def test_a_wrong_type_does_not_make_the_main_record_something_recalled() -> None:
    wrong = _record(
        "a",
        (FIRST, "02-own"),
        (COPY, "02-own"),
        (MERGED, "02-own"),
        days=BEFORE | DAY,
        kind="armed-clash",
    )
    assert _matched(wrong, THEIRS, FOURTH).records["02-own"].id == "a"


def test_likeness() -> None:
    incident = GOLD.incidents["02-own"]
    assert likeness(_event("e"), incident) == 6
    assert likeness(_event("e", days=BEFORE | DAY), incident) == 5
    assert likeness(_event("e", days=LATER, kind="armed-clash", killed=9), incident) == 1
    assert likeness(event(), RECALLED) == 0


def test_a_half_has_its_incidents_and_the_records_that_are_too_many_there() -> None:
    stray = _record("x", (COPY, "02-own"), kind="armed-clash")
    answer = _matched(RIGHT, stray, THEIRS, FOURTH)
    assert answer.half(late=False).incidents == answer.incidents
    assert len(answer.half(late=False).spare) == 1
    assert not answer.half(late=True).incidents
    assert not answer.half(late=True).spare


def test_the_real_stages_over_one_story(workshop: Workshop) -> None:
    gold = load_gold()
    versions = load(FOLDER, 1)
    extractions = read(versions, workshop)
    records = records_of(extractions, rebuild(extractions, (), {}, workshop), versions, gold)
    assert {passage.page for record in records for passage in record.passages} <= {v.id for v in versions}
    answer = match(records, versions, gold)
    assert answer.incidents.keys() == {"01-own", "01-different", "03-own"}
    assert len(answer.items) == 10
    assert "01-own" in answer.records
