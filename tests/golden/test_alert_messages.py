"""The messages of alerts, in English and French, as their reader gets them."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.alerts.incidents import START, casualty, incident, rule, toll

from firsthand.alerts.message import compose
from firsthand.alerts.rule import Office
from firsthand.alerts.telling import Incident
from firsthand.domain.actor import ActorKind
from firsthand.domain.alert import Alert, AlertKind, Delivery, DeliveryState, Facts, ToldFigure
from firsthand.domain.claim import Claim, Field
from firsthand.domain.event import (
    Contradiction,
    ContradictionType,
    DatePrecision,
    Event,
    EventActor,
    EventDate,
    EventOrigin,
    Grade,
    Operation,
    Toll,
)
from firsthand.domain.report import CasualtyKind, Role
from firsthand.domain.values import DaySet, Operator, Place, PlaceKind, Quantity, Span

FOLDER = Path(__file__).with_name("alerts")
REWRITE = (
    "FIRSTHAND_REWRITE_GOLDEN"  # set to write the files anew; review the difference before committing it
)


def _claim(name: str, document: str) -> Claim:
    span = Span("12", 0, 2)
    return Claim(
        name,
        f"doc_{document}",
        f"rep_{document}",
        Field.KILLED,
        span,
        "x",
        quantity=Quantity(Operator.EXACTLY, 12),
    )


def _rich() -> Incident:
    """Every line there is."""
    event = incident(
        documents=("d1", "d2", "d3", "d4"),
        mentions=("d5",),
        grade=Grade.CONTESTED,
        date=EventDate(DaySet.days([date(2025, 6, 1), date(2025, 6, 2)]), DatePrecision.WEEK),
        place=Place("Ansongo", 15.66, 0.5, 12, PlaceKind.SETTLEMENT, "MLI", "Gao", "Ansongo"),
        actors=(
            EventActor("generic:jihadists", "Unidentified jihadists", Role.INITIATOR, ActorKind.REBEL),
            EventActor("mli-army", "Military Forces of Mali (FAMa)", Role.TARGET, ActorKind.STATE_FORCE),
            EventActor("generic:civilians", "Civilians", Role.TARGET, ActorKind.CIVILIANS),
        ),
        casualties=(casualty("soldiers", 9, 10, 12), casualty("civilians", 2, 2, 2)),
        tolls=(
            Toll(CasualtyKind.KILLED, 11, 12, 40, "as told", ("c1", "c2", "c3", "c4")),
            toll(3, kind="injured"),
        ),
        origins={},
        claims=tuple(_claim(f"c{n}", f"d{n}") for n in range(1, 5)),
        contradictions=(
            Contradiction(ContradictionType.COUNT, (), "11 or 40"),
            Contradiction(ContradictionType.PLACE, (), "here or there"),
        ),
        claimed_by=("generic:jihadists",),
    )
    named = (
        ("wire:afp", "AFP", "d1"),
        ("party:mli-army", "Military Forces of Mali (FAMa)", "d2"),
        ("witness:resident-awa-diallo", "resident Awa Diallo", "d3"),
        ("official:mayor-x", "Mayor Ousmane Keita", "d4"),
    )
    origins = tuple(EventOrigin(key, name, (document,)) for key, name, document in named)
    event = Event(
        **{**{name: getattr(event, name) for name in event.__dataclass_fields__}, "origins": origins}
    )
    before = Facts(Grade.CLAIMED, (ToldFigure(CasualtyKind.KILLED, 5, 5, None),))
    alert = Alert(
        "alert_1",
        "Ansongo",
        event.id,
        (AlertKind.REVISED, AlertKind.GRADE),
        START,
        Facts.of(event),
        2,
        before,
    )
    whole = Operation("op_1", "Attacks along the river", (event.id,), tolls=(toll(30, 35, None),))
    office = rule("Ansongo", offices=(Office("Gao", 16.27, -0.05, 120), Office("Ménaka", 15.92, 2.4, 300)))
    return Incident(event, (alert,), (office,), whole, (("generic:jihadists", "Unidentified jihadists"),))


def _bare() -> Incident:
    """A record that holds next to nothing."""
    event = incident(
        "bare",
        actors=(),
        tolls=(),
        place=None,
        origins={},
        date=EventDate(None, DatePrecision.UNKNOWN),
        event_type="attack",
    )
    return Incident(event, (Alert.of("Everything", event, (AlertKind.FIRST,), START, (), 1),))


def _plain(name: str = "plain", **changes: Any) -> Incident:
    event = incident(name, **changes)
    return Incident(event, (Alert.of("Ménaka", event, (AlertKind.FIRST,), START, (), 1),), (rule(),))


def _gone() -> Incident:
    """What was told and is no more."""
    told = Alert.of("Ménaka", incident("gone"), (AlertKind.FIRST,), START, (), 1)
    alert = Alert.of_gone("Ménaka", "evt_gone", START, (told,), 2)
    event = incident("gone", documents=(), actors=(), tolls=(), origins={}, grade=Grade.DISCOUNTED)
    return Incident(event, (alert,), (rule(),))


def _merged() -> Incident:
    """Two of which both were told, and that are one."""
    event = incident("one", documents=("d1", "d2"))
    first = Alert.of("Ménaka", event, (AlertKind.FIRST,), START, (), 1)
    alert = Alert.of("Ménaka", event, (AlertKind.MERGED,), START, (first,), 2, ("evt_other",))
    return Incident(event, (alert,), (rule(),))


def _messages(language: str) -> str:
    wide = EventDate(DaySet.between(date(2025, 4, 27), date(2025, 6, 29)), DatePrecision.PERIOD)
    mondays = EventDate(DaySet.weekday(0, date(2025, 5, 1), date(2025, 6, 1)), DatePrecision.MONTH)
    country = Place("Mali", 17, -4, 900, PlaceKind.COUNTRY, "MLI")
    cases = (
        (False, [_plain(tolls=(toll(1, 1, 1),))]),
        (False, [_rich()]),
        (False, [_bare()]),
        (
            True,
            [_plain(date=wide, place=country, tolls=(toll(4, 6),)), _plain("other", date=mondays), _bare()],
        ),
        (False, [_gone()]),
        (False, [_merged()]),
    )
    told = []
    for number, (is_digest, incidents) in enumerate(cases):
        delivery = Delivery(f"note_{number}", "desk", language, is_digest, DeliveryState.WAITING, START)
        message = compose(
            delivery, incidents, at=START, base_url="https://desk.example.org/", record_of=lambda e: {}
        )
        told.append(f"{message.subject}\n\n{message.body}")
    return "\n=====\n\n".join(told)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_messages_are_as_they_were_reviewed(language: str) -> None:
    made, path = _messages(language), FOLDER / f"messages.{language}.txt"
    if os.environ.get(REWRITE):
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_private_name_is_told(language: str) -> None:
    told = _messages(language)
    assert "Awa" not in told
    assert "Ousmane" not in told
