"""What is doubtful of an event, how much hangs on it, and how that is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from math import log2

import pytest
from tests.unit.review.test_values import EVENT

from firsthand.domain.claim import Claim, Field
from firsthand.domain.event import (
    Casualty,
    Contradiction,
    ContradictionType,
    DatePrecision,
    Event,
    EventDate,
    EventOrigin,
    Grade,
    Ruled,
    Toll,
)
from firsthand.domain.report import CasualtyKind, Side
from firsthand.domain.urgency import (
    HALF_LIFE_DAYS,
    DoubtKind,
    consequence,
    doubt,
    doubts,
    settled_at,
    urgency,
)
from firsthand.domain.values import DaySet, Operator, Quantity, Span
from firsthand.review.queue import item
from firsthand.review.words import LANGUAGES, reasons, sentence

NOW = datetime(2025, 6, 3, tzinfo=UTC)
SURE = replace(EVENT, grade=Grade.ACKNOWLEDGED, casualties=(), origins=(EventOrigin("wire:afp", "AFP", ()),))


def killed(low: int, best: int, high: int | None) -> tuple[Toll, ...]:
    return (Toll(CasualtyKind.KILLED, low, best, high, "said", ()),)


def against(kind: ContradictionType) -> Contradiction:
    return Contradiction(kind, (), "both cannot be right")


HEDGED = Claim(
    "clm_1", "doc", "rpt_1", Field.KILLED, Span(0, 1, "9"), "x/1", quantity=Quantity(Operator.EXACTLY, 9), hedges=("reportedly",)
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"grade": Grade.CLAIMED}, DoubtKind.GRADE),
        ({"claims": (HEDGED,)}, DoubtKind.HEDGED),
        ({"contradictions": (against(ContradictionType.PLACE),)}, DoubtKind.CONTRADICTION),
        ({"date": EventDate(None, DatePrecision.UNKNOWN)}, DoubtKind.DATE),
        ({"place": None}, DoubtKind.NO_PLACE),
        ({"place": replace(EVENT.place, radius_km=200.0)}, DoubtKind.RADIUS),  # type: ignore[type-var]
        ({"event_type": "attack"}, DoubtKind.TYPE),
        ({"tolls": killed(12, 20, 40)}, DoubtKind.TOLL),
        ({"link": 0.4}, DoubtKind.LINK),
        ({"actors": ()}, DoubtKind.ACTOR),
    ],
)
def test_each_doubt_is_told_and_raises_the_whole(changes: dict[str, object], kind: DoubtKind) -> None:
    event = replace(SURE, **changes)  # type: ignore[arg-type]
    assert kind in [found.kind for found in doubts(event)]
    assert doubts(SURE) == ()
    assert 0 < doubt(SURE) < doubt(event) < 1
    for language in LANGUAGES:
        assert all(said and "{" not in said for said in reasons(event, language))


def test_every_grade_and_contradiction_has_its_words() -> None:
    for language in LANGUAGES:
        for grade in Grade:
            reasons(replace(SURE, grade=grade), language)
        for kind in ContradictionType:
            assert reasons(replace(SURE, contradictions=(against(kind),)), language)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"place": None}, "place"),
        ({"date": EventDate(None, DatePrecision.UNKNOWN)}, "date"),
        ({"tolls": killed(12, 20, 40)}, "toll:killed"),
        ({"contradictions": (against(ContradictionType.COUNT),)}, "count:killed/soldiers/target"),
        ({"grade": Grade.CONTESTED}, "grade"),
        ({"contradictions": (against(ContradictionType.ACTOR),)}, "actor:jnim"),
    ],
)
def test_what_a_person_settled_is_no_doubt(changes: dict[str, object], field: str) -> None:
    event = replace(SURE, **changes)  # type: ignore[arg-type]
    assert doubts(event)
    assert doubts(replace(event, ruled=(Ruled(field, "dec_1", "ana", NOW),))) == ()
    assert doubts(replace(event, ruled=(Ruled(field, "dec_1", "ana", NOW, applies=False),)))


def test_more_dead_civilians_and_recent_events_come_first() -> None:
    few, many = replace(SURE, tolls=killed(3, 3, 3)), replace(SURE, tolls=killed(300, 300, 300))
    assert consequence(SURE) == 1
    assert consequence(few) < consequence(many)
    civilians = replace(
        few, casualties=(Casualty(CasualtyKind.KILLED, "civilians", Side.TARGET, 3, 3, 3, "", ()),)
    )
    assert consequence(civilians) == pytest.approx(1.5 * consequence(few))
    assert urgency(few) < urgency(many)
    older = replace(few, date=EventDate(DaySet.day(date(2024, 6, 1)), DatePrecision.DAY))
    assert urgency(few) - urgency(older) == pytest.approx(365 / HALF_LIFE_DAYS, abs=1e-5)
    assert urgency(SURE) == pytest.approx(
        log2(doubt(SURE)) + date(2025, 6, 1).toordinal() / HALF_LIFE_DAYS, abs=1e-5
    )


def test_an_undated_event_counts_from_its_first_report() -> None:
    undated = replace(SURE, date=EventDate(None, DatePrecision.UNKNOWN), first_seen=NOW)
    assert urgency(undated) > urgency(replace(undated, first_seen=NOW - timedelta(days=400)))


def test_the_latest_verdict_settles() -> None:
    verdicts = (
        Ruled("reject", "dec_1", "ana", NOW, applies=False),
        Ruled("accept", "dec_2", "bob", NOW + timedelta(hours=1)),
        Ruled("date", "dec_3", "bob", NOW + timedelta(hours=2)),
    )
    event = replace(SURE, ruled=verdicts)
    assert settled_at(event) == NOW + timedelta(hours=1)
    assert settled_at(SURE) is None
    assert item(event).returned
    assert not item(event, is_settled=True).returned
    assert not item(SURE).returned


def test_the_reasons_read_as_a_sentence() -> None:
    event: Event = replace(
        SURE,
        grade=Grade.SINGLE_ORIGIN,
        tolls=killed(12, 20, 40),
        claims=(HEDGED,),
        contradictions=(against(ContradictionType.COUNT),),
    )
    assert sentence(event) == (
        "12 to 40 killed; voices contradict each other on the number; one unverified origin; the figures for killed lie far apart"
    )
    assert sentence(event, "fr").startswith("12 à 40 tués ; des voix se contredisent")
