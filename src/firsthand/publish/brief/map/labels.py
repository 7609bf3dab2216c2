"""Words on a map, none over another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeAlias

from firsthand.publish.brief import svg

Area: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom on the drawing."""
SIZE = 12.0


class Spot(Protocol):
    """A mark on the drawing."""

    @property
    def x(self) -> float: ...  # noqa: D102
    @property
    def y(self) -> float: ...  # noqa: D102
    @property
    def radius(self) -> float: ...  # noqa: D102


class Room:
    """What of a drawing is taken."""

    def __init__(self, width: float, height: float, taken: Sequence[Area]) -> None:
        self._width, self._height = width, height
        self._taken = list(taken)

    def take(self, area: Area) -> bool:
        """Take an area if it is free and lies on the drawing."""
        left, top, right, bottom = area
        if left < 2 or top < 2 or right > self._width - 2 or bottom > self._height - 2:
            return False
        if any(left < r and right > x and top < b and bottom > t for x, t, r, b in self._taken):
            return False
        self._taken.append(area)
        return True


def beside(mark: Spot, words: str, room: Room) -> str | None:
    """A label beside a mark at the first free of eight spots, None where there is none (order after Imhof 1975)."""
    width = svg.width_of(words, SIZE)
    gap, half = mark.radius + 4, SIZE / 2
    lift = mark.radius + half + 1
    spots = (
        (gap, 0.0, "start"),
        (gap - 3, -lift + 4, "start"),
        (gap - 3, lift - 4, "start"),
        (-gap, 0.0, "end"),
        (-gap + 3, -lift + 4, "end"),
        (-gap + 3, lift - 4, "end"),
        (0.0, -lift - 1, "middle"),
        (0.0, lift + 1, "middle"),
    )
    for dx, dy, anchor in spots:
        x, y = mark.x + dx, mark.y + dy
        left = x - (0 if anchor == "start" else width if anchor == "end" else width / 2)
        if room.take((left, y - half - 1, left + width, y + half + 2)):
            return svg.text(
                words, x, y + 4, text_anchor=anchor, fill=svg.INK, font_size=SIZE, class_="map-words", **HALO
            )
    return None


def over(words: str, x: float, y: float, room: Room) -> Iterator[str]:
    """The name of a country over its land, moved up or down where its middle is taken; left out where there is no room."""
    size = 11.0
    width = svg.width_of(words.upper(), size) + len(words) * 1.2
    for dy in (0.0, -26.0, 26.0, -52.0, 52.0):
        if room.take((x - width / 2, y + dy - 8, x + width / 2, y + dy + 5)):
            yield svg.text(
                words.upper(),
                x,
                y + dy,
                text_anchor="middle",
                fill="#6e7781",
                font_size=size,
                letter_spacing=1.2,
                class_="map-country",
                **HALO,
            )
            return


HALO: dict[str, str | float | None] = {
    "stroke": "#ffffff",
    "stroke_width": 2.5,
    "stroke_linejoin": "round",
    "paint_order": "stroke",
}
