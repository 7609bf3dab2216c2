"""Which reports of one document are taken together."""

from __future__ import annotations

from dataclasses import replace

from firsthand.domain.claim import Extraction
from firsthand.domain.origin import Lineage
from firsthand.domain.report import Role, Status
from firsthand.domain.values.place import Place, PlaceKind
from firsthand.events.frames import frames
from firsthand.events.happenings import Happening, denials, happenings
from firsthand.events.rulings import Rulings

from .stories import DJIBO, Story, Told

TEXT = "Two held after raid. Gunmen stormed the market of Djibo. A convoy was burnt later."


def found(extraction: Extraction) -> list[Happening]:
    (frame,) = frames([extraction], Lineage()).values()
    return happenings(frame, Rulings())


def read(*continues: int | None) -> Extraction:
    """The text with its three reports, the head of each by number; a head may stand later in the text."""
    triggers = (("raid", None, ()), ("stormed", "attack", (("Djibo", DJIBO),)), ("burnt", "attack", ()))
    order = (1, 0, 2)  # the report of the second sentence is made first, so that others can name it
    made = Story(
        "a",
        TEXT,
        told=[
            Told(triggers[at][0], triggers[at][1], places=triggers[at][2], continues=continues[at])
            for at in order
        ],
    )
    return made.extraction()


def test_a_report_above_the_one_that_it_continues_is_of_the_same_happening() -> None:
    (told,) = found(read(0, None, 0))
    assert [report.trigger.text for report in told.reports] == ["raid", "stormed", "burnt"]
    assert told.place == DJIBO


def test_happenings_stand_in_the_order_of_the_text() -> None:
    first, second = found(read(0, None, None))
    assert [report.trigger.text for report in first.reports] == ["raid", "stormed"]
    assert [report.trigger.text for report in second.reports] == ["burnt"]
    assert first.at < second.at


def test_who_was_in_it_adds_no_words_to_what_is_told() -> None:
    text = "Gunmen stormed the market of Djibo. The dead man was Awa Keita."
    named = Told("Awa Keita", None, parties=((Role.VICTIM, "Awa Keita", None),), continues=0)
    made = Story("a", text, told=[Told("stormed", "attack"), named]).extraction()
    (told,) = found(replace(made, actors=()))  # no party that is known
    assert len(told.reports) == 2
    assert {trigger for _, trigger in told.sentences} == {"stormed"}
    (alone,) = found(replace(made, actors=(), reports=(replace(made.reports[1], continues=None),)))
    assert {trigger for _, trigger in alone.sentences} == {"Awa Keita"}


def test_a_denial_above_what_is_told_keeps_it_together() -> None:
    text = "Army denies a massacre. Gunmen stormed the market of Djibo. Ten people died there. It rejected all blame."
    made = Story(
        "a",
        text,
        told=[
            Told("massacre", "attack", status=Status.DENIED),
            Told("stormed", "attack", places=(("Djibo", DJIBO),), continues=0),
            Told("died", "attack", continues=0),
            Told("rejected", "attack", status=Status.DENIED, continues=0),
        ],
    ).extraction()
    (told,) = found(made)
    assert [report.trigger.text for report in told.reports] == ["stormed", "died"]
    (frame,) = frames([made], Lineage()).values()
    assert denials(frame, Rulings()) == []  # of what the same text tells


def _of_places(*places: Place) -> Place | None:
    """The place of a happening with a report of each place."""
    text = " ".join(f"Raid{n} hit Djibo{n}." for n in range(len(places)))
    told = [
        Told(f"Raid{n}", "attack", places=((f"Djibo{n}", place),), continues=0 if n else None)
        for n, place in enumerate(places)
    ]
    (one,) = found(Story("a", text, told=told).extraction())
    return one.place


def test_the_circle_of_a_town_is_the_one_told_most_often_then_the_widest() -> None:
    around = replace(DJIBO, radius_km=DJIBO.radius_km + 20)
    assert _of_places(DJIBO, around) == around
    assert _of_places(around, DJIBO, DJIBO) == DJIBO


def test_a_forest_is_as_fine_a_place_as_the_unit_that_it_lies_in() -> None:
    forest = replace(DJIBO, name="Tina", kind=PlaceKind.NATURAL, entry="test:tina")
    unit = replace(DJIBO, name="Soum", kind=PlaceKind.ADMIN2, entry="test:soum", radius_km=90.0)
    assert _of_places(forest, unit) == forest


def test_a_region_tells_more_than_the_country_it_lies_in() -> None:
    country = Place("India", 22.0, 79.0, 1872.0, PlaceKind.COUNTRY, "IND")
    region = Place("Kashmir", 34.0, 76.0, 350.0, PlaceKind.REGION, None)
    assert _of_places(country, region) == replace(region, country="IND")
    assert _of_places(country, replace(region, radius_km=1200.0)) == country
    assert _of_places(country, replace(region, lat=-20.0)) == country
    assert _of_places(country, region, DJIBO) == DJIBO


def test_a_town_told_with_its_unit_is_finer_than_the_unit_however_often_that_is_named() -> None:
    unit = replace(DJIBO, name="Soum", kind=PlaceKind.ADMIN2, entry="test:soum", radius_km=90.0)
    far = "Raid0 hit Djibo. It is the largest town of the whole of the old province of Soum1, and Soum2 too."
    for text, expected in ((far, unit), ("Raid0 hit Djibo, Soum1 and Soum2.", DJIBO)):
        places = (("Djibo", DJIBO), ("Soum1", unit), ("Soum2", unit))
        (one,) = found(Story("a", text, told=[Told("Raid0", "attack", places=places)]).extraction())
        assert one.place == expected


def test_a_unit_that_has_the_town_right_behind_it_is_coarser() -> None:
    unit = replace(
        DJIBO, name="Soum", kind=PlaceKind.ADMIN2, entry="test:soum", radius_km=20.0, lat=DJIBO.lat + 0.22
    )
    text = "Raid0 hit Soum1 district's Djibo, said the mayor of Soum2."
    places = (("Soum1", unit), ("Djibo", DJIBO), ("Soum2", unit))
    (one,) = found(Story("a", text, told=[Told("Raid0", "attack", places=places)]).extraction())
    assert one.place == DJIBO


def test_a_town_told_by_name_is_finer_than_one_that_it_lies_near() -> None:
    near = replace(DJIBO, radius_km=24.7)
    town = replace(DJIBO, name="Pobé Mengao", entry="test:pobe", lat=DJIBO.lat - 0.22, radius_km=3.0)
    assert _of_places(near, near, town) == town
    assert _of_places(DJIBO, DJIBO, town) == DJIBO
    assert _of_places(near, replace(town, lat=DJIBO.lat - 0.5)) == near


def test_a_village_somewhere_in_a_unit_is_finer_than_a_part_of_the_country() -> None:
    north = Place("northern Burkina Faso", 14.0, -1.2, 210.0, PlaceKind.AREA, "BFA")
    village = replace(north, name="Pobé", radius_km=250.0, admin1="Sahel")
    assert _of_places(north, north, village) == village


def test_a_road_is_finer_than_its_ends() -> None:
    road = replace(DJIBO, name="between Djibo and Dori", kind=PlaceKind.SITE, entry=None, lat=DJIBO.lat + 0.4)
    assert _of_places(DJIBO, DJIBO, road) == road
    assert _of_places(replace(DJIBO, name="Dori"), road) == road


def test_a_distance_is_finer_than_near() -> None:
    at = replace(DJIBO, name="45 km from Djibo", lat=DJIBO.lat + 0.4)
    assert _of_places(DJIBO, at) == at
