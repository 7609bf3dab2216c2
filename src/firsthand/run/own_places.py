"""Filling the file of the user's own places: dumps of GeoNames, and boundaries."""

from __future__ import annotations

import gzip
import json
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from firsthand.domain.errors import ConfigError
from firsthand.knowledge.country_codes import CountryCodes
from firsthand.knowledge.gazetteer import Gazetteer, Units
from firsthand.knowledge.gazetteer.boundaries import read_boundaries
from firsthand.knowledge.gazetteer.dump import Tally, read_dump
from firsthand.knowledge.gazetteer.own_file import EVERYTHING, GEONAMES, OwnFile
from firsthand.sources import geonames
from firsthand.sources.fetch.download import Downloader

FILE = "places.sqlite"
"""The file of the user's own places, in the data folder."""
DUMPS = "geonames"
"""The folder of the dumps as they came, in the data folder."""
_ASKED = 200
_NO_GEOJSON = {b"PK\x03\x04": "a zip archive", b"\x00\x00\x27\x0a": "a shapefile", b"SQLi": "a GeoPackage"}
"""How files of the forms begin in which boundaries are handed on too."""
_MOST_GEOJSON = 1_000_000_000  # bytes, unpacked


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of one dump or boundary file.

    Attributes:
        collection: what it is called in the file.
        tally: rows taken and refused.
        is_new: whether anything was changed.
        size: bytes of the dump.
        url: where the dump came from; None of a boundary file.
    """

    collection: str
    tally: Tally
    is_new: bool
    size: int = 0
    url: str | None = None


def fetch_dump(
    country: str | None,
    folder: Path,
    downloader: Downloader,
    gazetteer: Gazetteer,
    *,
    address: str = geonames.ADDRESS,
    started: Callable[[str], None] | None = None,
) -> Filled:
    """Fetch a dump and put its places into the user's file. One that has not changed is not read again.

    Args:
        country: alpha-3; None for the whole world.
        folder: the data folder.
        downloader: fetches.
        gazetteer: the bundled one, which gives admin units their names.
        address: of the folder that the dumps lie in.
        started: called with the address before it is asked for.

    Raises:
        SourceError: it cannot be had, or is damaged.
        ConfigError: the file or the folder cannot be written.
    """
    codes = CountryCodes.load()
    name = geonames.EVERYTHING if country is None else codes.alpha2[country]
    collection = EVERYTHING if country is None else f"{GEONAMES}{country}"
    url = f"{address.rstrip('/')}/{name}.zip"
    if started is not None:
        started(url)
    found = downloader.download(url, folder / DUMPS / f"{name}.zip", partial(geonames.check_dump, name=name))
    tally = Tally()
    with OwnFile(folder / FILE) as own:
        held = {c.name: c.facts.get("sha256") for c in own.collections()}
        is_new = held.get(collection) != found.kept.sha256
        if is_new:
            lines = partial(geonames.dump_lines, found.path, name)
            rows = read_dump(lines, codes.alpha3, BundledUnits(gazetteer), tally)
            facts = {**asdict(found.kept), "source": geonames.ATTRIBUTION, "licence": geonames.LICENCE}
            own.replace(collection, rows, lambda: {**facts, "taken": tally.taken, "refused": tally.bad})
    return Filled(collection, tally, is_new, found.kept.size or 0, url)


def import_boundaries(path: Path, level: int, country: str, folder: Path, *, source: str | None) -> Filled:
    """Put the admin units of a GeoJSON file, as it is or packed with gzip, into the user's file.

    Args:
        path: the file.
        level: 1 or 2.
        country: alpha-3.
        folder: the data folder.
        source: who made it; None where that is not known.

    Raises:
        ConfigError: the file cannot be read, or holds no unit that can be used.
    """
    codes, tally = CountryCodes.load(), Tally()
    collection = f"boundaries:{country}:{level}"
    decoded = _decoded(path)
    try:
        units = list(read_boundaries(decoded, level, country, codes.alpha2[country], tally))
    except ValueError as error:
        raise ConfigError(f"{path}: {error}") from error
    if not units:
        told = "; ".join(tally.examples[:3]) or "it holds no feature"
        raise ConfigError(f"{path} holds no admin unit that can be used: {told}")
    facts = {"file": path.name, "source": source, "taken": tally.taken, "refused": tally.bad}
    with OwnFile(folder / FILE) as own:
        own.replace_boundaries(collection, units, lambda: facts)
    return Filled(collection, tally, is_new=True)


def _decoded(path: Path) -> object:
    try:
        with path.open("rb") as file:
            beginning = file.read(4)
        if beginning in _NO_GEOJSON:
            raise ConfigError(
                f"{path} is no GeoJSON but {_NO_GEOJSON[beginning]}: convert it, with `ogr2ogr -t_srs EPSG:4326` for one"
            )
        is_packed = beginning.startswith(b"\x1f\x8b")
        with gzip.open(path, "rb") if is_packed else path.open("rb") as file:
            content = file.read(_MOST_GEOJSON + 1)
        if len(content) > _MOST_GEOJSON:
            raise ConfigError(f"{path} is larger than {_MOST_GEOJSON / 1e9:g} GB")
        return json.loads(content)
    except (OSError, EOFError, zlib.error) as error:
        raise ConfigError(f"{path} cannot be read: {error}") from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path} is no GeoJSON: {error}") from error


class BundledUnits:
    """See `KnownUnits`: the units of the bundled gazetteer.

    Looking a point up takes 0.4 ms. A country of which the first points lie in no second-level unit has no such
    boundaries, and is not asked for again.

    Args:
        gazetteer: the bundled one.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._asked: Counter[str] = Counter()
        self._met: set[str] = set()

    def name(self, number: int, name: str, country: str) -> str | None:
        """See `KnownUnits`."""
        for candidate in self._gazetteer.candidates(name, limit=1000):
            place = candidate.place
            if place.geonames_id == number and place.country == country:
                return place.name
        return None

    def at(self, lat: float, lon: float, country: str) -> Units:
        """See `KnownUnits`."""
        if country not in self._met and self._asked[country] >= _ASKED:
            return Units()
        self._asked[country] += 1
        found = self._gazetteer.units_at(lat, lon)
        if found.admin2 is not None and found.country == country:
            self._met.add(country)
        return found
