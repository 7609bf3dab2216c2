"""Admin boundaries in GeoJSON as OCHA's Common Operational Datasets (COD-AB) have them.

Names stand in properties such as `ADM1_EN`, `ADM1_FR`, `admin1Name_en` or `adm1_name`, codes in `ADM1_PCODE`,
`admin1Pcode` or `adm1_pcode`: the spelling differs between countries and years, the pattern does not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.domain.values import haversine_km
from firsthand.knowledge.gazetteer.dump import Tally
from firsthand.knowledge.gazetteer.entry import Row
from firsthand.knowledge.gazetteer.packing import Ring, centroid, rings_of

_NAME = r"adm(?:in)?{level}_?(?P<alt>alt\d?_?)?(?:name\d?)?_?(?P<language>[a-z]{{2}})?"
_CODE = r"adm(?:in)?{level}_?p?code"
_FIRST = ("en", "fr")
"""Languages whose names are shown, in this order; then those without a language, then any other."""
_WGS84 = re.compile(r"CRS:?84$|EPSG:(?:[\d.]*:)?4326$", re.IGNORECASE)
_LEAST = 4  # corners of a ring, the first repeated


@dataclass(frozen=True)
class Boundary:
    """A unit with its outline.

    Attributes:
        row: the unit as a place: a circle that covers it.
        rings: all rings, holes among them.
    """

    row: Row
    rings: list[Ring]


def read_boundaries(
    collection: object, level: int, country: str, alpha2: str, tally: Tally
) -> Iterator[Boundary]:
    """Units of a GeoJSON feature collection.

    Args:
        collection: as decoded.
        level: 1 or 2.
        country: alpha-3.
        alpha2: the same as alpha-2; features that name another country are refused.
        tally: is filled.

    Raises:
        ValueError: it is no feature collection, or one in another coordinate system.
    """
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        raise ValueError("it is no GeoJSON feature collection")  # noqa: TRY004 - the value is a file's
    if (system := _system(collection)) is not None and not _WGS84.search(system):
        raise ValueError(f"its coordinates are in {system[:60]!r}: degrees of WGS 84 (EPSG:4326) are needed")
    for number, feature in enumerate(features, 1):
        try:
            found = _boundary(feature, level, country, alpha2)
        except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
            reason = (
                str(error) if isinstance(error, ValueError) else "it is no GeoJSON feature with a polygon"
            )
            tally.refuse(f"feature {number}", reason)
            continue
        tally.taken += 1
        yield found


def _system(collection: object) -> str | None:
    """The coordinate system that a collection names, as the GeoJSON of 2008 did; None where it names none."""
    try:
        return str(collection["crs"]["properties"]["name"])  # type: ignore[index]
    except (LookupError, TypeError):
        return None


def _boundary(feature: Mapping[str, Any], level: int, country: str, alpha2: str) -> Boundary:
    properties = {str(key).lower(): value for key, value in feature["properties"].items()}
    stated = _text(properties, _CODE, 0)
    if stated and stated.upper() not in (country, alpha2):
        raise ValueError(f"it lies in {stated[:20]!r} and not in {country}")
    names = _names(properties, level)
    if not names:
        raise ValueError(f"it has no name: a property such as ADM{level}_EN is needed")
    above = next(iter(_names(properties, 1)), None) if level == 2 else None
    rings = _rings(feature["geometry"])
    lat, lon, radius = _circle(rings)
    code = _text(properties, _CODE, level)
    key = code or "/".join(part for part in (country, above, names[0]) if part)
    row = Row(
        entry=f"cod:{key}", name=names[0], lat=lat, lon=lon, kind=f"admin{level}", country=country,
        admin1=names[0] if level == 1 else above, admin2=names[0] if level == 2 else None,
        feature=f"ADM{level}", radius=radius, names=set(names[1:]),
    )  # fmt: skip
    return Boundary(row, rings)


def _names(properties: Mapping[str, object], level: int) -> list[str]:
    """Names of a unit, the one to show first, each once."""
    pattern = re.compile(_NAME.format(level=level))
    found: list[tuple[tuple[bool, int], str]] = []
    for key, value in properties.items():
        match = pattern.fullmatch(key)
        text = " ".join(value.split()) if isinstance(value, str) else ""
        if match is None or len(text) < 2 or not any(c.isalpha() for c in text):
            continue
        language = match["language"]
        standing = _FIRST.index(language) if language in _FIRST else 2 if language is None else 3
        found.append(((match["alt"] is not None, standing), text))
    return list(dict.fromkeys(text for _, text in sorted(found, key=lambda pair: pair[0])))


def _text(properties: Mapping[str, object], pattern: str, level: int) -> str:
    found = re.compile(pattern.format(level=level))
    return next(
        (str(value).strip() for key, value in properties.items() if found.fullmatch(key) and value), ""
    )


def _rings(geometry: Mapping[str, Any]) -> list[Ring]:
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"it is no polygon but {str(geometry['type'])[:20]!r}")
    rings = []
    for ring in rings_of(geometry):
        for lon, lat in ring:
            if not (math.isfinite(lon) and math.isfinite(lat) and -180 <= lon <= 180 and -90 <= lat <= 90):
                raise ValueError(f"{lat:g}, {lon:g} is not on the globe: degrees are needed (WGS 84)")
        closed = ring if ring[0] == ring[-1] else [*ring, ring[0]]
        if len(closed) >= _LEAST:
            rings.append(closed)
    if not rings:
        raise ValueError("its polygon has fewer than three corners")
    return rings


def _circle(rings: Sequence[Ring]) -> tuple[float, float, float]:
    """Middle of the largest part, and the distance in km to the farthest corner of any."""
    lon, lat = max((centroid(ring) for ring in rings), key=lambda found: found[0])[1]
    reach = max(haversine_km(lat, lon, y, x) for ring in rings for x, y in ring)
    return round(lat, 4), round(lon, 4), float(math.ceil(reach))
