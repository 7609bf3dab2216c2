"""Actions on several places told in one sentence."""

from __future__ import annotations

from dataclasses import replace

from firsthand.domain.values import Place, PlaceKind
from firsthand.events.concerted import sites
from tests.unit.events.stories import Story, Told
from tests.unit.events.test_happenings import found

UNIT = Place("Gwer West", 7.62, 8.23, 28.0, PlaceKind.ADMIN2, "NGA", "Benue", "Gwer West", entry="gn:1")
VILLAGE = Place("Ahume", 7.62, 8.23, 28.0, PlaceKind.AREA, "NGA", "Benue", "Gwer West")
NORTH = Place("northern Nigeria", 11.0, 8.0, 400.0, PlaceKind.AREA, "NGA")
TEXT = "Gunmen attacked Ahume, in Gwer, and then Aondona in northern Nigeria."


def _sites(*places: tuple[str, Place | None]) -> list[str]:
    story = Story("a", TEXT, told=[Told("attacked", "attack", places=tuple(places))])
    (happening,) = found(story.extraction())
    return [site.name for site in sites(happening)]


def test_a_village_somewhere_in_a_unit_is_a_site_and_the_unit_behind_it_is_none() -> None:
    assert _sites(("Ahume", VILLAGE), ("Gwer", UNIT), ("Aondona", None)) == ["Ahume", "Aondona"]


def test_a_part_of_the_country_is_no_site() -> None:
    assert _sites(("Ahume", VILLAGE), ("northern Nigeria", NORTH)) == ["Ahume"]


def test_a_unit_that_stands_alone_is_a_site() -> None:
    far = replace(VILLAGE, lat=9.9)
    assert _sites(("Gwer", UNIT), ("Aondona", far)) == ["Gwer", "Aondona"]
    assert _sites(("Ahume", far), ("Gwer", UNIT)) == ["Ahume", "Gwer"]
