"""Drawing the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from firsthand.domain.values import Place
from firsthand.publish.brief import svg
from firsthand.publish.brief.map.basemap import Basemap, Box, Country, Point, Shape
from firsthand.publish.brief.map.frame import Frame, circle
from firsthand.publish.brief.map.labels import Area, Room, beside, over
from firsthand.publish.brief.map.marks import Mark, is_vague, marks
from firsthand.publish.brief.model import Incident
from firsthand.publish.brief.phrasing import Phrasing
from firsthand.publish.brief.scope import Scope

_SEA, _LAND, _CHOSEN = "#dfe7ec", "#f3f1ec", "#ffffff"
_WIDEST_CIRCLE = 200.0  # km: a wider one does not make the map show more
_LEAST_NAMED = 60.0  # width on the drawing of a country that gets its name
_BAR = 140.0  # the scale is at most this long
_CORNER = 1.2  # least distance of two corners, along both axes together: 0.3 mm on paper


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
    scale = _scale(frame, phrasing)
    room = Room(
        frame.width,
        frame.height,
        [scale[1], *((m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius) for m in found)],
    )
    names = [
        beside(mark, _name(mark, phrasing), room) for mark in sorted(found, key=lambda mark: -len(mark.rows))
    ]
    parts = [
        svg.element("rect", width=frame.width, height=frame.height, fill=_SEA),
        *_land(basemap, frame, scope),
        *_lines(basemap.units, frame, stroke="#b9b4a7", stroke_width=0.7, stroke_dasharray="1.5 2.5"),
        *_lines(basemap.borders, frame, stroke="#7d848c", stroke_width=1.0),
        *_lines(basemap.disputed, frame, stroke="#7d848c", stroke_width=1.0, stroke_dasharray="4 3"),
        *_asked(scope, frame),
        *(part for place in _places(rows) for part in _doubt(place, frame)),
        *_countries(basemap, frame, room, phrasing),
        *(name for name in names if name),
        *(part for mark in found for part in _mark(mark)),
        scale[0],
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


def _land(basemap: Basemap, frame: Frame, scope: Scope) -> Iterator[str]:
    for country in basemap.countries:
        path = "".join(
            _path(frame.ring(ring.points), is_closed=True) for ring in country.rings if ring.meets(frame.box)
        )
        if path:
            is_chosen = scope.country is None or country.code == scope.country
            yield svg.element("path", d=path, fill=_CHOSEN if is_chosen else _LAND, fill_rule="evenodd")


def _lines(shapes: Sequence[Shape], frame: Frame, **style: Any) -> Iterator[str]:
    path = "".join(
        _path(run, is_closed=False)
        for shape in shapes
        if shape.meets(frame.box)
        for run in frame.runs(shape.points)
    )
    if path:
        yield svg.element("path", d=path, fill="none", stroke_linejoin="round", **style)


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


def _doubt(place: Place, frame: Frame) -> Iterator[str]:
    """How far from its point an incident may lie; a circle wider than the map would say nothing."""
    radius = place.radius_km / frame.km_per_pixel
    if 3 < radius < frame.width * 0.6:
        x, y = frame.at((place.lon, place.lat))
        yield svg.element(
            "circle", cx=x, cy=y, r=radius, fill=svg.ACCENT, fill_opacity=0.04 if is_vague(place) else 0.1,
            stroke=svg.ACCENT, stroke_width=0.8, stroke_dasharray="3 2",
        )  # fmt: skip


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


def _countries(basemap: Basemap, frame: Frame, room: Room, phrasing: Phrasing) -> Iterator[str]:
    for country in basemap.countries:
        if country.code is None:
            continue
        spot = _middle(country, frame)
        if spot is not None:
            yield from over(phrasing.words.country(country.code), *spot, room)


def _middle(country: Country, frame: Frame) -> Point | None:
    """The middle of the largest part of a country that is shown, None where that is small."""
    parts = [frame.ring(ring.points) for ring in country.rings if ring.meets(frame.box)]
    sized = [(abs(_area(part)), part) for part in parts if len(part) > 2]
    if not sized:
        return None
    size, part = max(sized, key=lambda item: item[0])
    xs = [x for x, _ in part]
    if size < _LEAST_NAMED**2 or max(xs) - min(xs) < _LEAST_NAMED:
        return None
    return _centroid(part)


def _scale(frame: Frame, phrasing: Phrasing) -> tuple[str, Area]:
    """A bar of a round number of kilometres, and the room it takes."""
    km = next(
        step * power
        for power in (1000, 100, 10, 1)
        for step in (5, 2, 1)
        if step * power / frame.km_per_pixel <= _BAR or (power, step) == (1, 1)
    )
    length = km / frame.km_per_pixel
    x, y = 12.0, frame.height - 12
    told = f"{phrasing.words.number(km)}\u00a0km"
    width = max(length, svg.width_of(told, 11)) + 12
    parts = (
        svg.element("rect", x=x - 6, y=y - 22, width=width, height=28, fill="#ffffff", fill_opacity=0.85),
        svg.element(
            "path",
            d=f"M{x:.1f} {y - 5:.1f}V{y:.1f}H{x + length:.1f}V{y - 5:.1f}",
            fill="none",
            stroke=svg.INK,
        ),
        svg.text(told, x, y - 9, fill=svg.INK, font_size=11),
    )
    return "".join(parts), (x - 6, y - 22, x - 6 + width, y + 6)


def _path(points: Sequence[Point], *, is_closed: bool) -> str:
    """A path; corners that the eye does not tell apart are one."""
    kept: list[Point] = []
    for x, y in points:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= _CORNER:
            kept.append((round(x, 1), round(y, 1)))
    if len(kept) < (3 if is_closed else 2):
        return ""
    told = "L".join(f"{x:g} {y:g}" for x, y in kept)
    return f"M{told}{'Z' if is_closed else ''}"


def _area(points: Sequence[Point]) -> float:
    """Signed, by the surveyor's formula."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True)) / 2


def _centroid(points: Sequence[Point]) -> Point:
    area = _area(points)
    pairs = list(zip(points, [*points[1:], points[0]], strict=True))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    return x, y
