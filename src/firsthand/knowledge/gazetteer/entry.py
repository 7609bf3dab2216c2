"""A place on its way into a gazetteer file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from firsthand.domain.values import haversine_km
from firsthand.knowledge.folding import fold_place, plain
from firsthand.knowledge.words import UNIT_WORDS

LATIN = re.compile(r"^[A-Za-zÀ-ɏ' .’`-]+$")


@dataclass
class Row:
    """One place.

    Attributes:
        entry: key of the gazetteer, `gn:...` wherever the place has a GeoNames id, `wof:...`, `adm1:...`, `country:...`.
        name: name shown.
        lat, lon: degrees.
        kind: value of `PlaceKind`.
        country: alpha-3.
        admin1, admin2: names of the units it lies in.
        feature: GeoNames feature code.
        population: 0 where unknown.
        radius: km; 0 for an area whose extent is still to be found.
        names: other spellings.
    """

    entry: str
    name: str
    lat: float
    lon: float
    kind: str
    country: str
    admin1: str | None = None
    admin2: str | None = None
    feature: str = ""
    population: int = 0
    radius: float = 0.0
    names: set[str] = field(default_factory=set)

    def spellings(self) -> list[tuple[str, str]]:
        """Folded key and plain spelling of every name, sorted."""
        every = {self.name, *self.names}
        if self.kind.startswith("admin"):
            every |= {bare_unit(name) for name in every}
        pairs = {(fold_place(name), plain(name)) for name in every}
        return sorted((key, spelling) for key, spelling in pairs if len(key) > 1)


def bare_unit(name: str) -> str:
    """The name without the word for the unit: "Niono" for "Cercle de Niono" and "Niono Cercle"."""
    return UNIT_WORDS.sub("", name).strip() or name


def distinct_names(names: Iterable[str]) -> set[str]:
    """Latin-script names, one for each plain spelling; codes of three letters and fewer are left out."""
    kept: dict[str, str] = {}
    for name in sorted(names):
        if len(name) > 3 and LATIN.match(name) and not name.isupper():
            kept.setdefault(plain(name), name)
    return set(kept.values())


def cover(points: list[tuple[float, float]], *, trim: float = 0.0) -> tuple[float, float, float]:
    """Centre of the extent of (lat, lon) points, and the distance in km that reaches all but the outer share `trim`."""
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    cut = int(len(points) * trim)
    lat = (lats[cut] + lats[-1 - cut]) / 2
    lon = (lons[cut] + lons[-1 - cut]) / 2
    distances = sorted(haversine_km(lat, lon, *point) for point in points)
    reach = distances[int((1 - trim) * (len(distances) - 1))]
    return round(lat, 3), round(lon, 3), float(max(5, round(reach)))
