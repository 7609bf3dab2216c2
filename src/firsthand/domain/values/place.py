"""Points on the map with their doubt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from firsthand.domain.values.span import Span

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG


class PlaceKind(StrEnum):
    """What sort of thing a place is; coarser than GeoNames feature codes."""

    SETTLEMENT = "settlement"
    SITE = "site"  # base, airport, mine, camp, bridge, market
    NATURAL = "natural"  # forest, river, lake, hill, well
    AREA = "area"  # informal region without a border: "central Mali", "Liptako-Gourma"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    REGION = "region"  # several countries: the Sahel, West Africa


@dataclass(frozen=True, slots=True)
class Place:
    """A resolved place.

    Attributes:
        name: preferred name in the gazetteer.
        lat, lon: WGS 84 degrees.
        radius_km: the true point lies within this distance of (lat, lon), as far as is known. For an
            admin unit or a country, the radius of a circle that covers it.
        kind: what the entry is.
        country: ISO 3166-1 alpha-3, None for a `REGION`.
        admin1, admin2: names of the containing units, where known.
        geonames_id: GeoNames id where the entry has one.
        entry: the gazetteer's own key, such as `gn:2449067`, `wof:101752483`, `override:boulikessi-ml`.
    """

    name: str
    lat: float
    lon: float
    radius_km: float
    kind: PlaceKind
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    geonames_id: int | None = None
    entry: str | None = None

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"coordinates outside the globe: {self.lat}, {self.lon}")
        if self.radius_km < 0:
            raise ValueError("a radius is not negative")

    @property
    def precision(self) -> int:
        """ACLED geo-precision: 1 exact location, 2 near a named place or part of a region, 3 a larger
        region (ACLED codebook, "Geo-precision"). Countries and regions are 3.
        """
        if self.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE) and self.radius_km <= 15:
            return 1
        if self.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE, PlaceKind.NATURAL, PlaceKind.ADMIN2):
            return 2
        return 3

    @property
    def is_local(self) -> bool:
        """Whether the place is finer than a first-level admin unit, so that an incident can be put there."""
        return self.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE, PlaceKind.NATURAL, PlaceKind.ADMIN2)

    def distance_km(self, other: Place) -> float:
        """Great-circle distance (haversine) between the two points, ignoring the radii."""
        return haversine_km(self.lat, self.lon, other.lat, other.lon)

    def compatible(self, other: Place) -> bool:
        """Whether one incident can lie in both: the circles touch, and the countries do not differ."""
        if self.country and other.country and self.country != other.country:
            return False
        return self.distance_km(other) <= self.radius_km + other.radius_km


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym in a text and what it was resolved to.

    Attributes:
        span: the toponym as written.
        place: the resolution, or None where the resolver abstained.
        confidence: probability that the resolution is right, 0 to 1.
        because: short reasons in words ("override", "same country as siblings", "largest population").
    """

    span: Span
    place: Place | None
    confidence: float
    because: tuple[str, ...] = ()


def haversine_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km between two points in degrees (haversine formula)."""
    phi1, phi2 = radians(lat1), radians(lat2)
    half = sin((phi2 - phi1) / 2) ** 2 + cos(phi1) * cos(phi2) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))
