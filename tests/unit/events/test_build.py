"""A base overrun, told by a family of rewrites, and recalled a month later by a page of another hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.claim import Field
from firsthand.domain.event import Chronicle, ContradictionType, DatePrecision, DocumentRole, Event, Grade
from firsthand.domain.report import Role, Side, Status
from firsthand.domain.values import DateKind, DaySet
from tests.unit.events.conftest import Chronicler
from tests.unit.events.stories import (
    BOULIKESSI,
    CENTRAL_MALI,
    KAYES,
    MALI,
    MOLODO,
    NIONO,
    NIORO,
    TIMBUKTU,
    Story,
    Told,
    casualties,
    killed,
    on,
    says,
    span,
    weekday,
)

BODY = (
    "Fighters of JNIM overran the garrison at Boulikessi on Sunday and held the base for hours. "
    "More than 30 soldiers died there, sources told {wire}, a toll that officials would not confirm. "
    "The following raid hit troops in Timbuktu on Monday and ended at nightfall. "
    "People nearby said that the raiders {losses} before they went away."
)
WARNING = (
    "Last Friday the US Africa Command warned that armed groups were pushing towards the coast for smuggling."
)


def rewrite(name: str, losses: str, side: Side, wire: str = "Reuters", **more: object) -> Story:
    text = BODY.format(losses=losses, wire=wire) + f" {name.title()} adds nothing else.\n\n{WARNING}"
    base, city = BOULIKESSI, TIMBUKTU
    return Story(
        f"{name}.txt",
        text,
        told=[
            Told(
                "overran",
                places=(("Boulikessi", base),),
                dates=(weekday("Sunday", 6),),
                parties=((Role.INITIATOR, "JNIM", "jnim"), (Role.TARGET, "soldiers", "mli-army")),
                claims=(
                    killed(
                        "More than 30 soldiers", ">", 30, actor="mli-army", claimant="sources", relay=wire
                    ),
                    says("held the base", Field.OUTCOME, "site-seized"),
                    says("would not confirm", Field.CONFIRMATION, "unconfirmed"),
                    says("overran the garrison", Field.RESPONSIBILITY, "jnim", claimant_actor="jnim"),
                    casualties(losses, side),
                ),
            ),
            Told(
                "raid",
                places=(("Timbuktu", city),),
                dates=(weekday("Monday", 0),),
                parties=((Role.TARGET, "troops", "mli-army"),),
            ),
            Told(
                "warned",
                type=None,
                status=Status.STATEMENT,
                dates=(weekday("Last Friday", 4, -1),),
                parties=((Role.INITIATOR, "US Africa Command", "africom"),),
            ),
        ],
        **more,  # type: ignore[arg-type]
    )


def later() -> Story:
    text = (
        "Columns of JNIM struck Nioro du Sahel, Kayes, Molodo and Niono at dawn on 1 July 2025, firing at camps. "
        "Shops in Nioro and the market of Kayes stayed shut. The army said it killed 80 militants.\n\n"
        "Its men had earlier killed 30 troops in central Mali and attacked the airport of Timbuktu.\n\n"
        "In May 2025 the US Africa Command warned that groups wanted the coast for smuggling."
    )
    jnim = (Role.INITIATOR, "JNIM", "jnim")
    return Story(
        "later.txt",
        text,
        told=[
            Told(
                "struck",
                places=(("Nioro du Sahel", NIORO), ("Kayes", KAYES), ("Molodo", MOLODO), ("Niono", NIONO)),
                dates=(on("1 July 2025", "2025-07-01"),),
                parties=(jnim, (Role.TARGET, "The army", "mli-army")),
                claims=(
                    {
                        **killed("80 militants", "=", 80, "militants", actor="jnim", claimant="The army"),
                        "side": Side.INITIATOR,
                        "claimant_actor": "mli-army",
                        "official": True,
                    },
                ),
                simultaneous=True,
            ),
            Told("stayed shut", type=None, places=(("Nioro and", NIORO),), continues=0),
            Told(
                "earlier killed",
                status=Status.BACKGROUND,
                places=(("central Mali", CENTRAL_MALI),),
                parties=(jnim,),
                claims=(killed("30 troops", "=", 30, actor="mli-army"),),
            ),
            Told("attacked", status=Status.BACKGROUND, places=(("Timbuktu", TIMBUKTU),), parties=(jnim,)),
            Told(
                "warned",
                type=None,
                status=Status.STATEMENT,
                dates=(on("May 2025", "2025-05"),),
                parties=((Role.INITIATOR, "US Africa Command", "africom"),),
            ),
        ],
    )


def counting() -> Story:
    """The later page, which also counts the attacks of "the past month"."""
    story = later()
    text = story.text.replace("Its men had", "It was the third such day in the past month. Its men had")
    told = replace(story.told[0], dates=(*story.told[0].dates, span("the past month", DateKind.MONTH, -1)))
    return replace(story, text=text, told=[told, *story.told[1:]])


def family() -> list[Story]:
    return [
        rewrite("alpha", "took many casualties", Side.UNKNOWN, published=date(2025, 7, 18), confidence=0.6),
        rewrite("bravo", "suffered casualties", Side.INITIATOR),
        rewrite("charlie", "caused many casualties", Side.TARGET),
    ]


@pytest.fixture
def whole(chronicle: Chronicler) -> Chronicle:
    return chronicle([*family(), later()])


def at(chronicle: Chronicle, name: str) -> Event:
    (found,) = [event for event in chronicle.events if event.place and event.place.name == name]
    return found


def test_each_incident_is_recorded_once(whole: Chronicle) -> None:
    names = sorted(event.place.name for event in whole.events if event.place)
    assert names == ["Boulikessi", "Kayes", "Molodo", "Niono", "Nioro du Sahel", "Timbuktu"]


def test_the_base_has_one_origin_and_the_contract_figures(whole: Chronicle) -> None:
    event = at(whole, "Boulikessi")
    assert event.grade is Grade.SINGLE_ORIGIN
    assert [origin.name for origin in event.origins] == ["Reuters"]
    (count,) = [item for item in event.casualties if item.kind == "killed"]
    assert (count.group, count.low, count.best, count.high) == ("soldiers", 31, 31, None)
    assert event.claimed_by == ("jnim",)
    assert event.event_type == "non-state-actor-overtakes-territory"


def test_the_later_page_mentions_and_reports_nothing_of_it(whole: Chronicle) -> None:
    for name in ("Boulikessi", "Timbuktu"):
        roles = {document.id: document.role for document in at(whole, name).documents}
        assert roles.pop("later.txt") is DocumentRole.MENTIONS
        assert set(roles.values()) == {DocumentRole.REPORTS}
        assert len(roles) == 3


def test_the_days_are_tied_by_the_warning_that_two_pages_date(whole: Chronicle) -> None:
    sundays = DaySet.days([date(2025, 5, day) for day in (4, 11, 18, 25)] + [date(2025, 6, 1)])
    assert at(whole, "Boulikessi").date.possible == sundays
    mondays = at(whole, "Timbuktu").date.possible
    assert mondays is not None
    assert mondays.start == date(2025, 5, 5)
    assert mondays.end == date(2025, 6, 2)
    assert len(mondays) == 5


def test_a_span_named_before_recalling_narrows_the_days(chronicle: Chronicler) -> None:
    event = at(chronicle([*family(), counting()]), "Boulikessi")
    assert event.date.possible == DaySet.day(date(2025, 6, 1))
    assert event.date.precision is DatePrecision.DAY
    assert any("the past month" in reason for reason in event.date.because)


def test_losses_that_rewrites_turn_around_are_one_contradiction(whole: Chronicle) -> None:
    found = at(whole, "Boulikessi").contradictions
    (outcome,) = [item for item in found if item.type is ContradictionType.OUTCOME]
    documents = {claim.document for claim in at(whole, "Boulikessi").claims if claim.id in outcome.claims}
    assert len(documents) == 3


def test_the_toll_of_the_operation_is_neither_multiplied_nor_shared(whole: Chronicle) -> None:
    (operation,) = whole.operations
    assert len(operation.events) == 4
    (toll,) = operation.casualties
    assert (toll.group, toll.best) == ("militants", 80)
    for event in whole.events:
        if event.operation:
            assert event.casualties == ()
            assert event.date.possible == DaySet.day(date(2025, 7, 1))


def test_the_warning_is_one_statement_of_all_pages(whole: Chronicle) -> None:
    (statement,) = whole.statements
    assert statement.speaker == "africom"
    assert len(statement.documents) == 4
    assert statement.date == DaySet.weekday(4, date(2025, 5, 1), date(2025, 5, 31))


def test_the_order_of_arrival_does_not_matter(chronicle: Chronicler, whole: Chronicle) -> None:
    stories = [*family(), later()]
    assert chronicle(stories[::-1]) == whole
    assert chronicle([*stories[2:], *stories[:2]]) == whole


def test_a_rebuild_with_published_ids_is_identical(chronicle: Chronicler, whole: Chronicle) -> None:
    previous = {report: event.id for event in whole.events for report in event.reports}
    assert chronicle([*family(), later()], previous=previous) == whole


def test_an_undated_page_alone_keeps_its_weekday_open(chronicle: Chronicler) -> None:
    event = at(chronicle([rewrite("solo", "took many casualties", Side.UNKNOWN)]), "Boulikessi")
    assert event.date.possible is None
    assert event.date.because == ('"Sunday" on 1 page',)


def test_a_report_known_to_the_country_alone_stays_apart(chronicle: Chronicler) -> None:
    vague = Story(
        "vague.txt",
        "Armed men killed nine villagers somewhere in Mali.",
        told=[
            Told("killed", places=(("Mali", MALI),), claims=(killed("nine villagers", "=", 9, "civilians"),))
        ],
    )
    assert len(chronicle([*family(), vague]).events) == 3
