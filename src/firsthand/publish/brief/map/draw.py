"""Drawing the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from firsthand.domain.values import Place
from firsthand.publish.brief import svg
from firsthand.publish.brief.map.basemap import Basemap, Box
from firsthand.publish.brief.map.frame import Frame, circle
from firsthand.publish.brief.map.labels import Room, beside
from firsthand.publish.brief.map.layers import countries, doubt, ground, scale
from firsthand.publish.brief.map.marks import Mark, is_vague, marks
from firsthand.publish.brief.model import Incident
from firsthand.publish.brief.phrasing import Phrasing
from firsthand.publish.brief.scope import Scope

_WIDEST_CIRCLE = 200.0  # km: a wider one does not make the map show more


def draw_map(rows: Sequence[Incident], scope: Scope, phrasing: Phrasing, alt: str) -> str:
    """Incidents over outlines.

    Args:
        rows: incidents; those without a place are left out.
        scope: the area asked for, shown as a whole.
        phrasing: names of places and countries.
        alt: what the map shows, in words.
    """
    basemap = Basemap.load()
    frame = Frame.around(_boxes(rows, scope, basemap))
    found = marks(rows, frame)
    bar = scale(frame, phrasing.words)
    room = Room(
        frame.width,
        frame.height,
        [bar[1], *((m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius) for m in found)],
    )
    names = [
        beside(mark, _name(mark, phrasing), room) for mark in sorted(found, key=lambda mark: -len(mark.rows))
    ]
    parts = [
        *ground(basemap, frame, scope.country),
        *_asked(scope, frame),
        *(part for place in _places(rows) for part in doubt(place, frame)),
        *countries(basemap, frame, room, phrasing.words),
        *(name for name in names if name),
        *(part for mark in found for part in _mark(mark)),
        bar[0],
        svg.element("rect", width=frame.width, height=frame.height, fill="none", stroke="#8c959f"),
    ]
    return svg.drawing(frame.width, frame.height, alt, parts)


def _boxes(rows: Sequence[Incident], scope: Scope, basemap: Basemap) -> Iterator[Box]:
    for row in rows:
        place = row.event.place
        if place is not None:
            yield circle(place.lat, place.lon, min(place.radius_km, _WIDEST_CIRCLE))
    if scope.near is not None:
        yield circle(*scope.near)
    elif scope.bbox is not None and scope.bbox[0] <= scope.bbox[2]:
        yield scope.bbox
    elif scope.country is not None:
        country = basemap.country(scope.country)
        if country is not None:
            yield country.extent()


def _asked(scope: Scope, frame: Frame) -> Iterator[str]:
    """The rim of the circle or box asked for."""
    style: dict[str, Any] = {
        "fill": "none",
        "stroke": svg.INK,
        "stroke_dasharray": "6 4",
        "stroke_width": 0.8,
    }
    if scope.near is not None:
        lat, lon, km = scope.near
        x, y = frame.at((lon, lat))
        yield svg.element("circle", cx=x, cy=y, r=km / frame.km_per_pixel, **style)
    elif scope.bbox is not None and scope.bbox[0] <= scope.bbox[2]:
        west, south, east, north = scope.bbox
        (left, top), (right, bottom) = frame.at((west, north)), frame.at((east, south))
        yield svg.element("rect", x=left, y=top, width=right - left, height=bottom - top, **style)


def _places(rows: Sequence[Incident]) -> list[Place]:
    """Each place once."""
    found = {
        (p.lat, p.lon, p.radius_km, is_vague(p)): p for row in rows if (p := row.event.place) is not None
    }
    return list(found.values())


def _mark(mark: Mark) -> Iterator[str]:
    fill, ink = ("#ffffff", svg.ACCENT) if mark.is_vague else (svg.ACCENT, "#ffffff")
    stroke = svg.ACCENT if mark.is_vague else "#ffffff"
    yield svg.element(
        "circle", cx=mark.x, cy=mark.y, r=mark.radius, fill=fill, stroke=stroke, stroke_width=1.4
    )
    if len(mark.rows) > 1:
        yield svg.element(
            "circle",
            cx=mark.x,
            cy=mark.y,
            r=mark.radius + 2.4,
            fill="none",
            stroke=svg.ACCENT,
            stroke_width=1.2,
        )
    told = f"×{len(mark.rows)}" if len(mark.rows) > 1 else str(mark.rows[0].number)
    yield svg.text(
        told,
        mark.x,
        mark.y + 4,
        text_anchor="middle",
        fill=ink,
        font_weight="bold",
        font_size=11 if len(told) < 3 else 9,
    )


def _name(mark: Mark, phrasing: Phrasing) -> str:
    """The place of a mark; with the numbers where it stands for several incidents."""
    names = list(dict.fromkeys(phrasing.spot(row.event.place) for row in mark.rows if row.event.place))
    told = names[0] if len(names) == 1 else f"{names[0]} …"
    if len(mark.rows) == 1:
        return told
    numbers = mark.numbers
    return f"{told} ({numbers if len(numbers) <= 18 else numbers[:16].rsplit(',', 1)[0] + ' …'})"
