"""Boundaries on their way into a gazetteer file: measured, thinned, packed (see `outlines.unpack`)."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import cos, radians
from typing import Any

import numpy as np

Ring = list[tuple[float, float]]
"""Longitude and latitude of each corner, the first repeated at the end."""
_LEAST = 4  # corners of a ring


def centroid(ring: Ring) -> tuple[float, tuple[float, float]]:
    """Area in square degrees of latitude, and centroid as (lon, lat)."""
    scale = cos(radians(sum(lat for _, lat in ring) / len(ring)))
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        cross = (x1 * y2 - x2 * y1) * scale
        area += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    if not area:
        return 0.0, ring[0]
    return abs(area) / 2, (x / (3 * area), y / (3 * area))


def rings_of(geometry: Mapping[str, Any]) -> list[Ring]:
    """All rings of a polygon or several."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[(float(x), float(y)) for x, y, *_ in ring] for part in parts for ring in part]


def thin(ring: Ring, tolerance: float) -> Ring:
    """Leave out corners that lie closer to the line than a tolerance in degrees (Douglas & Peucker 1973)."""
    points = np.asarray(ring)
    keep = np.zeros(len(points), dtype=bool)
    keep[0] = keep[-1] = True
    middle = len(points) // 2
    keep[middle] = True  # a closed ring starts where it ends: two lines, not one
    stack = [(0, middle), (middle, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        a, b = points[first], points[last]
        between = points[first + 1 : last]
        length = float(np.hypot(*(b - a)))
        offsets = between - a
        away = (
            np.abs(offsets[:, 0] * (b - a)[1] - offsets[:, 1] * (b - a)[0]) / length
            if length
            else np.hypot(offsets[:, 0], offsets[:, 1])
        )
        worst = int(np.argmax(away))
        if away[worst] > tolerance:
            keep[first + 1 + worst] = True
            stack += [(first, first + 1 + worst), (first + 1 + worst, last)]
    return [ring[n] for n in np.flatnonzero(keep)]


def pack(rings: Sequence[Ring], tolerance: float) -> bytes:
    """Thinned rings as bytes; rings that thinning leaves without an area go, unless none is left."""
    thinned = [thin(ring, tolerance) for ring in rings]
    kept = [ring for ring in thinned if len(ring) >= _LEAST] or [max(rings, key=len)]
    out = bytearray()
    for ring in kept:
        _number(out, len(ring))
        x = y = 0
        for lon, lat in ring:
            nx, ny = round(lon * 1000), round(lat * 1000)
            _number(out, _zigzag(nx - x))
            _number(out, _zigzag(ny - y))
            x, y = nx, ny
    return zlib.compress(bytes(out), 9)


def _zigzag(value: int) -> int:
    return value * 2 if value >= 0 else -value * 2 - 1


def _number(out: bytearray, value: int) -> None:
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
