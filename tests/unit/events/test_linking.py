"""Which reports tell of one incident, and which recall one."""

from __future__ import annotations

from datetime import date

import pytest

from firsthand.domain.claim import Field
from firsthand.domain.event import ContradictionType, DocumentRole, Grade
from firsthand.domain.report import Role, Side, Status
from firsthand.domain.values import DaySet, Place
from tests.unit.events.conftest import Chronicler
from tests.unit.events.stories import (
    BOULIKESSI,
    CENTRAL_MALI,
    DJIBO,
    KAYES,
    MALI,
    MOLODO,
    NIONO,
    NIORO,
    TIMBUKTU,
    Story,
    Told,
    days_after,
    killed,
    on,
    says,
    weekday,
)

JNIM = (Role.INITIATOR, "JNIM", "jnim")


def page(
    name: str, place: Place | None, day: str | None, *, words: str = "", dead: int | None = 9, **more: object
) -> Story:
    told = Told("hit", parties=(JNIM,), status=more.pop("status", Status.ASSERTED))  # type: ignore[arg-type]
    own_words = " ".join(f"{name}{at}word" for at in range(60))
    text = f"{words} {own_words}. JNIM hit a convoy"
    if place:
        text += f" at {place.name}"
        told.places = ((place.name, place),)
    if day:
        text += f" on {day}"
        told.dates = (on(day, day),)
    if dead:
        text += f", {dead} soldiers died"
        told.claims = (killed(f"{dead} soldiers", "=", dead),)
    return Story(name, text + ".", outlet=name, told=[told], **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("second", "count"),
    [
        (page("b", DJIBO, "2025-06-03", dead=12), 1),  # a grown toll
        (page("b", DJIBO, "2025-06-04"), 1),  # one night, two dates
        (page("b", DJIBO, "2025-06-20"), 2),  # the same town, another day
        (page("b", KAYES, "2025-06-03"), 2),  # the same day, another town
        (page("b", None, "2025-06-03"), 1),  # no place, but day, party and figure
        (page("b", None, "2025-06-03", dead=None), 2),  # no place and no figure
        (page("b", CENTRAL_MALI, "2025-06-03"), 2),  # a region that does not hold the town
    ],
)
def test_place_day_parties_and_figures_decide(chronicle: Chronicler, second: Story, count: int) -> None:
    assert len(chronicle([page("a", DJIBO, "2025-06-03"), second]).events) == count


def test_a_region_that_holds_the_town_can_be_the_same_incident(chronicle: Chronicler) -> None:
    (event,) = chronicle([page("a", TIMBUKTU, "2025-06-03"), page("b", CENTRAL_MALI, "2025-06-03")]).events
    assert event.place == TIMBUKTU


def test_neighbouring_towns_are_two_incidents_of_one_text(chronicle: Chronicler) -> None:
    text = (
        "JNIM burned lorries at Molodo on 2025-06-03. Shots were heard at Niono on 2025-06-03 as JNIM fled."
    )
    told = [
        Told(
            "burned",
            places=(("Molodo", MOLODO),),
            dates=(on("2025-06-03", "2025-06-03"),),
            claims=(killed("lorries", "=", 2),),
        ),
        Told("Shots", places=(("Niono", NIONO),), claims=(killed("heard", "=", 5),)),
    ]
    assert len(chronicle([Story("a", text, told=told)]).events) == 2


def test_a_headline_without_a_place_joins_its_story(chronicle: Chronicler) -> None:
    text = "Raid leaves 9 dead\n\nJNIM hit a convoy at Djibo on 2025-06-03."
    told = [
        Told("Raid", claims=(killed("9 dead", "=", 9, "persons"),)),
        Told("hit", places=(("Djibo", DJIBO),), dates=(on("2025-06-03", "2025-06-03"),), parties=(JNIM,)),
    ]
    (event,) = chronicle([Story("a", text, told=told)]).events
    assert event.casualties[0].best == 9


def test_spellings_of_one_town_in_a_list_are_one_incident(chronicle: Chronicler) -> None:
    text = "JNIM struck Nioro du Sahel, Kayes and Gogoui at dawn. Gogui and Nioro were looted, 6 soldiers fell in Kayes town."
    told = [
        Told(
            "struck",
            places=(("Nioro du Sahel", NIORO), ("Kayes", KAYES), ("Gogoui", None)),
            simultaneous=True,
        ),
        Told("looted", places=(("Gogui", None), ("Nioro were", NIORO)), continues=0),
        Told("fell", places=(("Kayes town", KAYES),), continues=0, claims=(killed("6 soldiers", "=", 6),)),
    ]
    found = chronicle([Story("a", text, told=told)])
    assert sorted(event.place.name if event.place else "" for event in found.events) == [
        "",
        "Kayes",
        "Nioro du Sahel",
    ]
    kayes = next(event for event in found.events if event.place == KAYES)
    assert kayes.casualties[0].best == 6
    assert found.operations[0].casualties == ()


def test_a_page_on_one_town_of_an_operation_joins_that_town(chronicle: Chronicler) -> None:
    text = "JNIM struck Nioro du Sahel and Kayes on 2025-07-01, and 80 fighters died."
    told = Told(
        "struck",
        places=(("Nioro du Sahel", NIORO), ("Kayes", KAYES)),
        dates=(on("2025-07-01", "2025-07-01"),),
        parties=(JNIM,),
        claims=(killed("80 fighters", "=", 80, "militants"),),
        simultaneous=True,
    )
    found = chronicle([Story("a", text, outlet="a", told=[told]), page("b", KAYES, "2025-07-01", dead=3)])
    assert len(found.events) == 2
    kayes = next(event for event in found.events if event.place == KAYES)
    assert len(kayes.documents) == 2
    assert [(item.group, item.best) for item in kayes.casualties] == [("soldiers", 3)]
    assert kayes.operation == found.operations[0].id


@pytest.mark.parametrize(
    ("place", "day", "dead", "links"),
    [
        (DJIBO, None, None, True),
        (DJIBO, "2012-04-01", None, False),  # history of the same town
        (MALI, None, None, False),  # a country is not enough
        (None, None, 9, False),
        (KAYES, None, 9, False),
    ],
)
def test_background_links_to_what_it_recalls_or_to_nothing(
    chronicle: Chronicler, place: Place | None, day: str | None, dead: int | None, links: bool
) -> None:
    mention = page("later", place, day, dead=dead, status=Status.BACKGROUND)
    (event,) = chronicle([page("a", DJIBO, "2025-06-03"), mention]).events
    roles = [document.role for document in event.documents]
    assert roles == ([DocumentRole.REPORTS, DocumentRole.MENTIONS] if links else [DocumentRole.REPORTS])


def test_background_that_fits_two_incidents_links_to_neither(chronicle: Chronicler) -> None:
    mention = page("later", DJIBO, None, dead=None, status=Status.BACKGROUND)
    found = chronicle([page("a", DJIBO, "2025-06-03"), page("b", DJIBO, "2025-05-01", dead=3), mention])
    assert all(len(event.documents) == 1 for event in found.events)


def test_the_following_day_is_counted_from_the_incident_before(chronicle: Chronicler) -> None:
    text = "JNIM hit Djibo on 2025-06-03. The following day gunmen entered Kayes."
    told = [
        Told("hit", places=(("Djibo", DJIBO),), dates=(on("2025-06-03", "2025-06-03"),)),
        Told("entered", places=(("Kayes", KAYES),), dates=(days_after("The following day", 1),)),
    ]
    found = chronicle([Story("a", text, told=told)])
    kayes = next(event for event in found.events if event.place == KAYES)
    assert kayes.date.possible == DaySet.day(date(2025, 6, 4))


@pytest.mark.parametrize(("again", "days"), [(9, [3]), (12, [3, 24])])
def test_one_text_printed_again_weeks_later_is_one_incident_unless_it_tells_another_toll(
    chronicle: Chronicler, again: int, days: list[int]
) -> None:
    text = "Herders fled when JNIM hit the wells of Djibo and shot {dead} soldiers who were guarding them on {day}."
    stories = [
        Story(
            name,
            text.format(dead=dead, day="Tuesday"),
            published=published,
            told=[
                Told(
                    "hit",
                    places=(("Djibo", DJIBO),),
                    dates=(weekday("Tuesday", 1),),
                    parties=(JNIM,),
                    claims=(killed(f"{dead} soldiers", "=", dead),),
                )
            ],
        )
        for name, dead, published in (("a", 9, date(2025, 6, 4)), ("b", again, date(2025, 6, 25)))
    ]
    events = chronicle(stories).events
    assert [event.date.possible for event in events] == [DaySet.day(date(2025, 6, day)) for day in days]


def test_attackers_named_differently_are_contested(chronicle: Chronicler) -> None:
    other = page("b", DJIBO, "2025-06-03")
    other.told[0].parties = ((Role.INITIATOR, "JNIM", "issp"),)
    (event,) = chronicle([page("a", DJIBO, "2025-06-03"), other]).events
    assert ContradictionType.ACTOR in {item.type for item in event.contradictions}
    assert event.grade is Grade.CONTESTED


def test_figures_of_two_origins_that_cannot_both_hold(chronicle: Chronicler) -> None:
    (event,) = chronicle([page("a", DJIBO, "2025-06-03"), page("b", DJIBO, "2025-06-03", dead=12)]).events
    (found,) = event.contradictions
    assert found.type is ContradictionType.COUNT
    assert len(found.claims) == 2
    assert event.grade is Grade.CORROBORATED


def test_confirmed_above_and_unconfirmed_below(chronicle: Chronicler) -> None:
    story = page("a", DJIBO, "2025-06-03")
    story.text += " Deaths confirmed, says the top; no confirmation, says the rest."
    story.told[0].claims += (
        says("Deaths confirmed", Field.CONFIRMATION, "confirmed"),
        says("no confirmation", Field.CONFIRMATION, "unconfirmed"),
    )
    (event,) = chronicle([story]).events
    (found,) = event.contradictions
    assert found.type is ContradictionType.CONFIRMATION
    assert len(found.claims) == 2


def test_only_the_attackers_word_is_a_claim(chronicle: Chronicler) -> None:
    story = page("a", DJIBO, "2025-06-03")
    story.told[0].claims = (
        killed("9 soldiers", "=", 9, actor="bfa-army", claimant="JNIM", claimant_actor="jnim"),
        says("hit a convoy", Field.RESPONSIBILITY, "jnim", claimant_actor="jnim"),
    )
    (event,) = chronicle([story]).events
    assert event.grade is Grade.CLAIMED
    assert [origin.id for origin in event.origins] == ["party:jnim"]


def test_an_aggregate_told_by_rewrites_is_one_and_never_an_event(chronicle: Chronicler) -> None:
    def total(name: str) -> Story:
        text = f"Over 400 soldiers died in Mali since last month, Reuters counted, as fighters pressed on. {name}"
        claim = killed("Over 400 soldiers", ">", 400, relay="Reuters", side=Side.UNKNOWN)
        return Story(
            name,
            text,
            told=[
                Told("died", type=None, status=Status.AGGREGATE, places=(("Mali", MALI),), claims=(claim,))
            ],
        )

    found = chronicle([total("a"), total("b"), total("c")])
    assert found.events == ()
    (aggregate,) = found.aggregates
    assert (len(aggregate.documents), aggregate.places, aggregate.group) == (3, ("MLI",), "soldiers")
    assert [origin.name for origin in aggregate.origins] == ["Reuters"]


def test_an_incident_without_reports_of_a_place_is_still_recorded(chronicle: Chronicler) -> None:
    (event,) = chronicle([page("a", None, None)]).events
    assert event.place is None


def test_boulikessi_is_not_djibo_across_the_border(chronicle: Chronicler) -> None:
    assert len(chronicle([page("a", BOULIKESSI, "2025-06-03"), page("b", DJIBO, "2025-06-03")]).events) == 2
