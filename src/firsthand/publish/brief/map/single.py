"""The map of one incident: where it is held to have happened, and where texts say that it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.values import Place
from firsthand.publish.brief import svg
from firsthand.publish.brief.map.basemap import Basemap
from firsthand.publish.brief.map.frame import Frame, circle
from firsthand.publish.brief.map.labels import Room, beside
from firsthand.publish.brief.map.layers import countries, doubt, ground, scale
from firsthand.publish.brief.words import Words

WIDTH = 460.0
"""Of the drawing: small enough that its words stay readable on a telephone."""

_INSET = 96.0
"""Width of the small map in a corner that shows where in the country this is."""

_WIDEST_CIRCLE = 200.0  # km: a wider one does not make the map show more
_LARGE, _SMALL = 7.0, 5.0
_SEEN = 10.0  # radius of a circle that shows around a mark


@dataclass(frozen=True)
class Drawn:
    """A map of one incident.

    Attributes:
        svg: the drawing.
        has_circle: whether the circle that the place lies in can be seen; a small one lies under the mark.
    """

    svg: str
    has_circle: bool


@dataclass(frozen=True)
class Spot:
    """A place on the drawing."""

    x: float
    y: float
    radius: float
    name: str


def draw_incident(place: Place, told: Sequence[Place], words: Words, alt: str) -> Drawn:
    """One incident over outlines, as SVG that a page can hold and colour anew.

    Args:
        place: where it is held to have happened; a full mark, with the circle that it lies in.
        told: other places where texts put it; hollow marks.
        words: names of countries.
        alt: what the map shows, in words.
    """
    basemap = Basemap.load()
    shown = (place, *told)
    frame = Frame.around((circle(p.lat, p.lon, min(p.radius_km, _WIDEST_CIRCLE)) for p in shown), WIDTH)
    spots = [
        Spot(*frame.at((p.lon, p.lat)), _LARGE if p is place else _SMALL, _name(p, words)) for p in shown
    ]
    bar, taken = scale(frame, words)
    around = [(s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in spots]
    room = Room(frame.width, frame.height, [taken, *around])
    inset = _inset(basemap, place, frame, room)
    circle_radius = place.radius_km / frame.km_per_pixel
    names = [beside(spot, spot.name, room) for spot in spots]
    parts = [
        *ground(basemap, frame),
        *(doubt(place, frame) if circle_radius > _SEEN else ()),
        *countries(basemap, frame, room, words),
        *(name for name in names if name),
        *(_mark(spot, is_held=at == 0) for at, spot in reversed(list(enumerate(spots)))),
        bar,
        inset,
        svg.element(
            "rect", width=frame.width, height=frame.height, fill="none", stroke="#8c959f", class_="map-rim"
        ),
    ]
    return Drawn(svg.drawing(frame.width, frame.height, alt, parts), circle_radius > _SEEN)


def _inset(basemap: Basemap, place: Place, frame: Frame, room: Room) -> str:
    """The country with a dot, in a free corner; nothing where the map shows the country anyway or no corner is free."""
    country = basemap.country(place.country) if place.country else None
    if country is None:
        return ""
    whole = Frame.around([country.extent()], _INSET)
    if whole.km_per_pixel * whole.width < 2 * frame.km_per_pixel * frame.width:
        return ""
    across, down = frame.width - whole.width - 8, frame.height - whole.height - 8
    for left, top in ((across, 8.0), (8.0, 8.0), (across, down)):
        if room.take((left, top, left + whole.width, top + whole.height)):
            x, y = whole.at((place.lon, place.lat))
            inside = [
                *ground(basemap, whole, country.code, units=False),
                svg.element("circle", cx=x, cy=y, r=3, fill=svg.ACCENT, class_="map-held"),
                svg.element(
                    "rect",
                    width=whole.width,
                    height=whole.height,
                    fill="none",
                    stroke="#8c959f",
                    class_="map-rim",
                ),
            ]
            box = f"0 0 {whole.width:.0f} {whole.height:.1f}"
            return svg.element(
                "svg", "".join(inside), x=left, y=top, width=whole.width, height=whole.height, viewBox=box,
                class_="map-inset",
            )  # fmt: skip
    return ""


def _mark(spot: Spot, *, is_held: bool) -> str:
    return svg.element(
        "circle", cx=spot.x, cy=spot.y, r=spot.radius, fill=svg.ACCENT if is_held else "#ffffff",
        stroke="#ffffff" if is_held else svg.ACCENT, stroke_width=1.6, class_="map-held" if is_held else "map-told",
    )  # fmt: skip


def _name(place: Place, words: Words) -> str:
    is_country = place.kind.value == "country" and place.country
    return words.country(place.country or "") if is_country else place.name
