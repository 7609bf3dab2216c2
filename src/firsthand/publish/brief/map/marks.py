"""Incidents as marks: those that would lie on one another become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.domain.values import Place, PlaceKind
from firsthand.publish.brief.map.frame import Frame
from firsthand.publish.brief.model import Incident

RADIUS = 9.0
_GROWTH, _LARGEST = 0.8, 18.0
_CELL = 2 * _LARGEST + 1
_VAGUE_KM = 75.0
_VAGUE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN1, PlaceKind.AREA)


@dataclass(frozen=True)
class Mark:
    """One or several incidents at a point of the drawing.

    Attributes:
        x, y: where.
        rows: the incidents, by number.
    """

    x: float
    y: float
    rows: tuple[Incident, ...]

    @property
    def radius(self) -> float:
        """Half its size on the drawing."""
        return min(RADIUS + _GROWTH * (len(self.rows) - 1), _LARGEST)

    @property
    def is_vague(self) -> bool:
        """Whether none of them is known nearer than its region or country."""
        return all(row.event.place is not None and is_vague(row.event.place) for row in self.rows)

    @property
    def numbers(self) -> str:
        """1, 3–5."""
        runs: list[list[int]] = []
        for number in sorted(row.number for row in self.rows):
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return ", ".join(
            str(run[0]) if len(run) == 1 else f"{run[0]}{', ' if len(run) == 2 else '–'}{run[-1]}"
            for run in runs
        )

    def touches(self, other: Mark) -> bool:
        """Whether they would overlap."""
        reach = self.radius + other.radius + 1
        return (self.x - other.x) ** 2 + (self.y - other.y) ** 2 < reach**2


def is_vague(place: Place) -> bool:
    """Whether a place is a region or country rather than somewhere in it."""
    return place.kind in _VAGUE or place.radius_km > _VAGUE_KM


def marks(rows: Sequence[Incident], frame: Frame) -> list[Mark]:
    """The marks of incidents that have a place within the frame; no two of them overlap."""
    west, south, east, north = frame.box
    grid: dict[tuple[int, int], list[Mark]] = defaultdict(list)
    for row in rows:
        place = row.event.place
        if place is None or not (west <= place.lon <= east and south <= place.lat <= north):
            continue
        mark = Mark(*frame.at((place.lon, place.lat)), (row,))
        while touching := next((other for other in _near(mark, grid) if other.touches(mark)), None):
            grid[_cell(touching)].remove(touching)
            mark = _merged(touching, mark)
        grid[_cell(mark)].append(mark)
    return sorted((mark for cell in grid.values() for mark in cell), key=lambda mark: mark.rows[0].number)


def _cell(mark: Mark) -> tuple[int, int]:
    """The square of the drawing that a mark lies in, as wide as two marks that touch can be apart."""
    return int(mark.x // _CELL), int(mark.y // _CELL)


def _near(mark: Mark, grid: Mapping[tuple[int, int], list[Mark]]) -> Iterator[Mark]:
    column, row = _cell(mark)
    for across in (-1, 0, 1):
        for down in (-1, 0, 1):
            yield from grid.get((column + across, row + down), ())


def _merged(a: Mark, b: Mark) -> Mark:
    n, m = len(a.rows), len(b.rows)
    rows = sorted((*a.rows, *b.rows), key=lambda row: row.number)
    return Mark((a.x * n + b.x * m) / (n + m), (a.y * n + b.y * m) / (n + m), tuple(rows))
