"""What lies under the marks of a map: land, lines, names of countries, circles of doubt, the scale.

Every part has a class beside its colours, so that a page can give it others (`map-sea`, `map-land`, ...).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from firsthand.domain.values import Place
from firsthand.publish.brief import svg
from firsthand.publish.brief.map.basemap import Basemap, Country, Point, Shape
from firsthand.publish.brief.map.frame import Frame
from firsthand.publish.brief.map.labels import Area, Room, over
from firsthand.publish.brief.map.marks import is_vague
from firsthand.publish.brief.words import Words

_SEA, _LAND, _CHOSEN = "#dfe7ec", "#f3f1ec", "#ffffff"
_LEAST_NAMED = 60.0  # width on the drawing of a country that gets its name
_BAR = 140.0  # the scale is at most this long
_CORNER = 1.2  # least distance of two corners, along both axes together: 0.3 mm on paper


def ground(
    basemap: Basemap, frame: Frame, country: str | None = None, *, units: bool = True
) -> Iterator[str]:
    """Sea, land and lines; disputed ones are dashed.

    Args:
        basemap: the outlines.
        frame: what is shown.
        country: its alpha-3 code where one country is meant, which stands out then.
        units: whether the borders of first-level units are drawn.
    """
    yield svg.element("rect", width=frame.width, height=frame.height, fill=_SEA, class_="map-sea")
    yield from _land(basemap, frame, country)
    faint: dict[str, Any] = {"stroke": "#b9b4a7", "stroke_width": 0.7, "stroke_dasharray": "1.5 2.5"}
    border: dict[str, Any] = {"stroke": "#7d848c", "stroke_width": 1.0}
    if units:
        yield from _lines(basemap.units, frame, **faint, class_="map-unit")
    yield from _lines(basemap.borders, frame, **border, class_="map-border")
    yield from _lines(basemap.disputed, frame, **border, stroke_dasharray="4 3", class_="map-border")


def _land(basemap: Basemap, frame: Frame, chosen: str | None) -> Iterator[str]:
    for country in basemap.countries:
        path = "".join(
            _path(frame.ring(ring.points), is_closed=True) for ring in country.rings if ring.meets(frame.box)
        )
        if path:
            is_chosen = chosen is None or country.code == chosen
            yield svg.element(
                "path",
                d=path,
                fill=_CHOSEN if is_chosen else _LAND,
                fill_rule="evenodd",
                class_="map-land" if chosen is None or not is_chosen else "map-chosen",
            )


def _lines(shapes: Sequence[Shape], frame: Frame, **style: Any) -> Iterator[str]:
    path = "".join(
        _path(run, is_closed=False)
        for shape in shapes
        if shape.meets(frame.box)
        for run in frame.runs(shape.points)
    )
    if path:
        yield svg.element("path", d=path, fill="none", stroke_linejoin="round", **style)


def doubt(place: Place, frame: Frame) -> Iterator[str]:
    """How far from its point an incident may lie; a circle wider than the map would say nothing."""
    radius = place.radius_km / frame.km_per_pixel
    if 3 < radius < frame.width * 0.6:
        x, y = frame.at((place.lon, place.lat))
        yield svg.element(
            "circle", cx=x, cy=y, r=radius, fill=svg.ACCENT, fill_opacity=0.04 if is_vague(place) else 0.1,
            stroke=svg.ACCENT, stroke_width=0.8, stroke_dasharray="3 2", class_="map-doubt",
        )  # fmt: skip


def countries(basemap: Basemap, frame: Frame, room: Room, words: Words) -> Iterator[str]:
    """Their names, where there is room."""
    for country in basemap.countries:
        if country.code is None:
            continue
        spot = _middle(country, frame)
        if spot is not None:
            yield from over(words.country(country.code), *spot, room)


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


def scale(frame: Frame, words: Words) -> tuple[str, Area]:
    """A bar of a round number of kilometres, and the room it takes."""
    km = next(
        step * power
        for power in (1000, 100, 10, 1)
        for step in (5, 2, 1)
        if step * power / frame.km_per_pixel <= _BAR or (power, step) == (1, 1)
    )
    length = km / frame.km_per_pixel
    x, y = 12.0, frame.height - 12
    told = f"{words.number(km)}\u00a0km"
    width = max(length, svg.width_of(told, 11)) + 12
    parts = (
        svg.element(
            "rect",
            x=x - 6,
            y=y - 22,
            width=width,
            height=28,
            fill="#ffffff",
            fill_opacity=0.85,
            class_="map-plate",
        ),
        svg.element(
            "path",
            d=f"M{x:.1f} {y - 5:.1f}V{y:.1f}H{x + length:.1f}V{y - 5:.1f}",
            fill="none",
            stroke=svg.INK,
            class_="map-line",
        ),
        svg.text(told, x, y - 9, fill=svg.INK, font_size=11, class_="map-words"),
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
