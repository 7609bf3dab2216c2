"""A place that a person adds, as an entry."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from firsthand.domain.errors import ConfigError
from firsthand.domain.values import PlaceKind
from firsthand.knowledge.folding import fold_place, plain
from firsthand.knowledge.gazetteer.entry import Row
from firsthand.knowledge.gazetteer.outlines import Units
from firsthand.knowledge.gazetteer.own import LOCAL

KINDS = (PlaceKind.SETTLEMENT, PlaceKind.SITE, PlaceKind.NATURAL, PlaceKind.AREA)
_RADIUS = {PlaceKind.SETTLEMENT: 3.0, PlaceKind.SITE: 5.0, PlaceKind.NATURAL: 25.0, PlaceKind.AREA: 40.0}
_FEATURE = {
    PlaceKind.SETTLEMENT: "PPL",
    PlaceKind.SITE: "LCTY",
    PlaceKind.NATURAL: "NAT",
    PlaceKind.AREA: "AREA",
}
_FARTHEST = 20_038.0  # km, half way round the globe
_LONGEST = 200
_POINT = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d{1,15})?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d{1,15})?)\s*")


def point_of(text: str) -> tuple[float, float]:
    """Latitude and longitude in degrees.

    Raises:
        ConfigError: there are none, or not on the globe.
    """
    match = _POINT.fullmatch(text)
    if match is None or not text.isascii():
        raise ConfigError(
            f"{text[:60]!r} is no point: give latitude and longitude in degrees, such as 14.48,-4.18"
        )
    lat, lon = float(match[1]), float(match[2])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ConfigError(f"coordinates outside the globe: {lat:g}, {lon:g} (latitude first)")
    return lat, lon


def checked_name(name: str) -> str:
    """A name without needless blanks.

    Raises:
        ConfigError: it can be no place's name.
    """
    found = " ".join(name.split())
    if not found.isprintable() or len(found) > _LONGEST or not any(c.isalpha() for c in found):
        raise ConfigError(f"{found[:60]!r} is no name of a place")
    if len(fold_place(found)) < 2:
        raise ConfigError(f"{found!r} is too short: a name of one letter is not looked up")
    return found


def entry_of(name: str, country: str) -> str:
    """The key of a place that was added by hand."""
    return f"{LOCAL}{plain(name).replace(' ', '-')}-{country.lower()}"


def local_row(
    name: str,
    point: tuple[float, float],
    country: str,
    units: Units,
    *,
    kind: PlaceKind = PlaceKind.SETTLEMENT,
    radius_km: float | None = None,
    aliases: Sequence[str] = (),
) -> Row:
    """The entry of a place that is added.

    Args:
        name: as shown.
        point: latitude and longitude.
        country: alpha-3.
        units: what the point lies in; those of another country are left out.
        kind: one of `KINDS`.
        radius_km: the true point lies within it; None for what is usual for the kind.
        aliases: other spellings.

    Raises:
        ConfigError: something of it makes no sense.
    """
    if kind not in KINDS:
        raise ConfigError(f"a place that is added is one of {', '.join(KINDS)}; boundaries are imported")
    if radius_km is not None and not (math.isfinite(radius_km) and 0 < radius_km <= _FARTHEST):
        raise ConfigError(
            f"a radius of {radius_km:g} km makes no sense: more than 0, and no more than the globe"
        )
    shown = checked_name(name)
    is_inside = units.country == country
    return Row(
        entry=entry_of(shown, country), name=shown, lat=point[0], lon=point[1], kind=kind.value, country=country,
        admin1=units.admin1 if is_inside else None, admin2=units.admin2 if is_inside else None,
        feature=_FEATURE[kind], radius=_RADIUS[kind] if radius_km is None else radius_km,
        names={checked_name(alias) for alias in aliases} - {shown},
    )  # fmt: skip
