"""A view of whole texts that was learnt in one country gives no toll elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.claim import Extraction
from firsthand.domain.event import Event
from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import Place, PlaceKind, PlaceMention
from firsthand.events import build
from firsthand.events.frames import frame, frames
from firsthand.events.happenings import Happening, happening
from firsthand.events.homeland import is_at_home, is_elsewhere
from firsthand.lineage import trace
from tests.unit.events.stories import MALI, NIONO, Names, Parties, Story, Told, Types, killed, on, own_words

KILLED, INJURED = CasualtyKind.KILLED, CasualtyKind.INJURED
AKRON = Place("Akron", 41.08, -81.52, 5, PlaceKind.SETTLEMENT, "USA", "Ohio", entry="gn:akron")
FOUR = (0.02, 0.02, 0.02, 0.02, 0.82, 0.02, 0.02, 0.02, 0.02, 0.02)
NOBODY = (0.91, *(0.01,) * 9)


def story(
    name: str, place: Place | None, dead: int = 7, *, day: date = date(2025, 6, 2), more: str = ""
) -> Story:
    """A page about a raid, somewhere or nowhere; `more` ends the text."""
    return Story(
        f"{name}.txt",
        f"Somebody raided the place of Here on 1 June 2025. In all {dead} people fell. {more} {own_words(name)}",
        outlet=name.title(),
        published=day,
        told=[
            Told(
                "raided",
                places=(("Here", place),) if place else (),
                dates=(on("1 June 2025", "2025-06-01"),),
                claims=(killed(f"{dead} people", "=", dead, "persons"),),
            )
        ],
    )


def viewed(
    told: Story,
    *,
    killed: tuple[float, ...] = (),
    injured: tuple[float, ...] = (),
    names: tuple[tuple[str, Place, float], ...] = (),
    actors: tuple[tuple[str, str, ActorKind], ...] = (),
) -> Extraction:
    """A page with the reader's views of it, further places that it names and actors that it tells of."""
    found = told.extraction()
    views = {kind: view for kind, view in ((KILLED, killed), (INJURED, injured)) if view}
    places = [PlaceMention(told.span(words), place, sure) for words, place, sure in names]
    mentions = [ActorMention(told.span(words), actor, kind) for words, actor, kind in actors]
    return replace(found, tolls=views, places=(*found.places, *places), actors=(*found.actors, *mentions))


def only(*pages: Extraction) -> Event:
    kept = list(pages)
    (event,) = build(
        kept, trace(kept, origins=Names()), (), codebook=Types(), actors=Parties(), previous={}
    ).events
    return event


def told_in(page: Extraction) -> list[Happening]:
    return [happening(page.reports, frame(page))]


def numbers(event: Event) -> dict[str, int]:
    return {toll.kind.value: toll.best for toll in event.tolls}


def home(page: Extraction) -> bool:
    return is_at_home(page, {report.id for report in page.reports})


def test_where_the_view_was_learnt_it_gives_a_number_that_no_claim_gives() -> None:
    assert numbers(only(viewed(story("alpha", AKRON), injured=FOUR))) == {"killed": 7, "injured": 4}


def test_elsewhere_no_number_stands_without_a_claim() -> None:
    event = only(viewed(story("alpha", NIONO), injured=FOUR))
    assert numbers(event) == {"killed": 7}
    assert all(toll.claims for toll in event.tolls)


@pytest.mark.parametrize("view", [NOBODY, FOUR])
def test_elsewhere_it_takes_no_number_back(view: tuple[float, ...]) -> None:
    assert numbers(only(viewed(story("alpha", NIONO), killed=view))) == {"killed": 7}


def test_nor_where_the_place_is_hardly_sure() -> None:
    unsure = viewed(story("alpha", NIONO), injured=FOUR)
    unsure = replace(unsure, places=tuple(replace(place, confidence=0.3) for place in unsure.places))
    assert numbers(only(unsure)) == {"killed": 7}


def test_nor_of_an_event_that_most_other_pages_put_elsewhere() -> None:
    misplaced = viewed(story("alpha", replace(NIONO, country="USA")), injured=FOUR)
    abroad = [viewed(story(name, NIONO), injured=FOUR) for name in ("bravo", "carol", "delta")]
    happenings = [told for page in (misplaced, *abroad) for told in told_in(page)]
    held = frames([misplaced, *abroad], trace([misplaced, *abroad], origins=Names()))
    assert is_elsewhere(happenings, held)
    assert not is_elsewhere(happenings[:2], held)


def test_a_text_that_names_another_country_is_no_news_of_this_one() -> None:
    told = story("alpha", AKRON, more="The president spoke of Elsewhere too.")
    assert home(viewed(told))
    assert not home(viewed(told, names=(("Elsewhere", MALI, 0.9),)))
    assert not home(viewed(told, names=(("Elsewhere", MALI, 0.3),)))


def test_a_namesake_abroad_beside_more_places_at_home_changes_nothing() -> None:
    told = story("alpha", AKRON, more="It lies by the Berclair and the Midtown and Downtown.")
    more = (("Midtown", AKRON, 0.9), ("Downtown", AKRON, 0.9))
    assert home(viewed(told, names=(("Berclair", NIONO, 0.9), *more)))
    assert not home(viewed(story("bravo", NIONO, more=told.text), names=more))


def test_a_text_that_says_nothing_of_a_place_tells_of_nobody_armed_but_the_police() -> None:
    told = story("alpha", None, more="Officers and gunmen came.")
    police = ("Officers", "generic:police", ActorKind.STATE_FORCE)
    assert home(viewed(told, actors=(police,)))
    gunmen = ("gunmen", "generic:gunmen", ActorKind.UNKNOWN)
    assert not home(viewed(told, actors=(police, gunmen)))
    assert home(viewed(story("bravo", AKRON, more="Some gunmen came."), actors=(gunmen,)))


def test_fighters_are_no_armed_crime() -> None:
    told = story("alpha", AKRON, more="The rebels came.")
    assert not home(viewed(told, actors=(("rebels", "generic:rebels", ActorKind.REBEL),)))
