"""The map: its outlines, its frame, its marks and labels."""

from __future__ import annotations

from itertools import combinations

import pytest
from lxml import etree

from firsthand.domain.values import Place, PlaceKind
from firsthand.knowledge.codebook import Codebook
from firsthand.publish.brief import Scope
from firsthand.publish.brief.map import draw_map
from firsthand.publish.brief.map.basemap import Basemap
from firsthand.publish.brief.map.frame import Frame, circle
from firsthand.publish.brief.map.labels import Room
from firsthand.publish.brief.map.marks import marks
from firsthand.publish.brief.model import Incident
from firsthand.publish.brief.phrasing import Phrasing
from firsthand.publish.brief.words import Words
from tests.unit.publish.brief.records import brief, event

MALI = Scope(country="MLI")


def at(
    lat: float, lon: float, radius: float = 5, kind: PlaceKind = PlaceKind.SETTLEMENT, name: str = "Gao"
) -> Place:
    return Place(name, lat, lon, radius, kind, "MLI")


def rows(*places: Place) -> tuple[Incident, ...]:
    return brief(*(event(f"e{n}", place=place) for n, place in enumerate(places)), scope=Scope()).incidents


def drawn(scope: Scope, *places: Place, language: str = "en") -> etree._Element:
    phrasing = Phrasing(Words.of(language), Codebook.load())
    return etree.fromstring(draw_map(rows(*places), scope, phrasing, "A map"))


def named(tree: etree._Element, name: str) -> list[etree._Element]:
    return tree.findall(f".//{{http://www.w3.org/2000/svg}}{name}")


def test_the_outlines_hold_the_world_and_its_disputed_lines() -> None:
    basemap = Basemap.load()
    assert len(basemap.countries) > 200
    mali = basemap.country("MLI")
    assert mali is not None
    west, south, east, north = mali.extent()
    assert (west, south, east, north) == pytest.approx((-12.24, 10.14, 4.24, 24.99), abs=0.1)
    sahara = [line for line in basemap.disputed if line.meets((-14.0, 21.0, -8.0, 28.0))]
    assert sahara
    assert basemap.units


def test_islands_far_away_do_not_widen_a_country() -> None:
    france = Basemap.load().country("FRA")
    assert france is not None
    assert france.extent()[0] > -6


def test_places_lie_where_they_should() -> None:
    frame = Frame.around([(-10.0, 10.0, 10.0, 20.0)])
    west, south, east, north = frame.box
    assert frame.at((west, north)) == (0, 0)
    assert frame.at((east, south)) == pytest.approx((frame.width, frame.height))
    box = circle(15.0, 0.0, 100)
    (left, top), (right, bottom) = frame.at((box[0], box[3])), frame.at((box[2], box[1]))
    assert (right - left) * frame.km_per_pixel == pytest.approx(200, rel=0.02)
    assert (bottom - top) * frame.km_per_pixel == pytest.approx(200, rel=0.001)


def test_a_ring_is_cut_at_the_rim_and_a_line_goes_on_to_it() -> None:
    frame = Frame.around([(0.0, 0.0, 10.0, 5.0)])
    ring = frame.ring([(-50.0, -50.0), (50.0, -50.0), (50.0, 50.0), (-50.0, 50.0)])
    assert {(round(x), round(y)) for x, y in ring} == {
        (0, 0),
        (720, 0),
        (0, round(frame.height)),
        (720, round(frame.height)),
    }
    assert frame.ring([(60.0, 60.0), (61.0, 60.0), (61.0, 61.0)]) == []
    assert len(frame.runs([(-50.0, 2.0), (5.0, 2.0), (50.0, 2.0), (60.0, 2.0)])) == 1


def test_incidents_that_would_overlap_become_one_mark_with_their_numbers() -> None:
    frame = Frame.around([(-12.0, 10.0, 4.0, 25.0)])
    found = marks(rows(at(16, 0), at(16.01, 0), at(16, 0.01), at(20, -5)), frame)
    assert sorted(mark.numbers for mark in found) == ["1–3", "4"]
    many = marks(rows(*(at(10 + n % 15, -12 + n % 16) for n in range(200))), frame)
    assert not [pair for pair in combinations(many, 2) if pair[0].touches(pair[1])]
    assert sum(len(mark.rows) for mark in many) == 200


def test_the_radius_is_drawn_to_scale_and_a_wide_one_makes_the_mark_hollow() -> None:
    tree = drawn(MALI, at(17, -3, 60), at(22, -3, 250, PlaceKind.ADMIN1, "Taoudénit"))
    circles = named(tree, "circle")
    dashed = [item for item in circles if item.get("stroke-dasharray")]
    assert float(dashed[1].get("r")) / float(dashed[0].get("r")) == pytest.approx(250 / 60, rel=0.02)
    assert [item.get("fill") for item in circles if not item.get("stroke-dasharray")] == [
        "#9a1b1b",
        "#ffffff",
    ]


def test_the_map_has_a_scale_a_title_and_names_in_the_language() -> None:
    tree = drawn(MALI, at(16.27, -0.04), language="fr")
    told = [item.text for item in named(tree, "text")]
    assert {"Gao", "MALI", "ALGÉRIE"} <= set(told)
    assert any(text.endswith("\u00a0km") for text in told if text)
    assert named(tree, "title")[0].text == "A map"


def test_no_label_lies_over_another() -> None:
    room = Room(100, 100, [(40, 40, 60, 60)])
    assert room.take((5, 5, 30, 20))
    assert not room.take((20, 10, 50, 25))
    assert not room.take((50, 50, 70, 70))
    assert not room.take((90, 5, 120, 20))


@pytest.mark.parametrize(
    "scope",
    [
        Scope(near=(16.0, 0.0, 50.0)),
        Scope(bbox=(-5.0, 12.0, 5.0, 18.0)),
        Scope(bbox=(170.0, -20.0, -170.0, 0.0)),
        Scope(country="XXX"),
        Scope(),
    ],
    ids=["near", "box", "over the 180th meridian", "no such country", "everywhere"],
)
def test_any_area_can_be_drawn(scope: Scope) -> None:
    tree = drawn(scope, at(16.0, 0.0), at(89.0, 170.0), at(-89.9, -179.9, 3000, PlaceKind.REGION))
    assert 300 < float(tree.get("height")) < 500


def test_a_map_is_small() -> None:
    phrasing = Phrasing(Words.of("en"), Codebook.load())
    assert len(draw_map(rows(at(60, 100), at(-30, -60)), Scope(), phrasing, "x")) < 250_000
