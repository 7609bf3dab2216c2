"""Actions on several places told in one sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.domain.claim import Field
from firsthand.domain.values import Operator, Place, PlaceKind, Quantity
from firsthand.events.concerted import sites, split
from tests.unit.events.stories import DJIBO, Story, Told
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


TWO = "Gunmen attacked posts at Gossi and Djibo. Four died in Gossi itself. Nine others lost their lives in Djibo itself."
GOSSI = Place("Gossi", 15.8, -1.3, 5.0, PlaceKind.SETTLEMENT, "MLI", "Tombouctou", entry="gn:gossi")


def counted(words: str, number: int) -> dict[str, object]:
    return {
        "text": words,
        "field": Field.KILLED,
        "quantity": Quantity(Operator.EXACTLY, number),
        "group": "soldiers",
    }


@pytest.mark.parametrize(
    ("together", "others", "expected"),
    [
        (("Gossi", "Djibo"), (("Gossi itself", 4), ("Djibo itself", 9)), {"gossi": [4], "djibo": [9]}),
        (("Gossi",), (("Gossi itself", 4), ("Djibo itself", 9)), None),
        (("Gossi", "Djibo"), (("Gossi itself", 4), ("Djibo itself", None)), None),
        (("Gossi", "Djibo"), (("Gossi itself", 4), ("Gossi itself", 9)), None),
    ],
    ids=["each counted", "not named together", "one not counted", "one of them"],
)  # fmt: skip
def test_places_named_together_and_counted_one_by_one_are_parted(
    together: tuple[str, ...],
    others: tuple[tuple[str, int | None], ...],
    expected: dict[str, list[int]] | None,
) -> None:
    known = {"Gossi": GOSSI, "Djibo": DJIBO}
    told = [Told("attacked", places=tuple((name, known[name]) for name in together))]
    for (name, number), trigger, words in zip(
        others, ("died", "lost their lives"), ("Four", "Nine"), strict=True
    ):
        claims = (counted(words, number),) if number else ()
        told.append(Told(trigger, places=((name, known[name.split()[0]]),), claims=claims, continues=0))
    (happening,) = found(Story("a", TWO, told=told).extraction())
    action = split(happening)
    parts = action and {
        part.key.rpartition("@")[2].split("-")[0]: [
            claim.quantity.value for claim in part.claims if claim.quantity
        ]
        for part in action.parts
    }
    assert parts == expected
