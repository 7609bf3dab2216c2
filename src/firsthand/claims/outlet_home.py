"""Where the outlet of a document is at home: country, first-level units, town.

Local papers leave out what their readers know: "the fire in Springfield" is in the Springfield of the paper. Lieberman, Samet &
Sankaranarayanan (2010) called this the local lexicon of a source. Here it comes from what every page carries: its address and
the outlet's name. The country is that of the list of outlets, of the list of local outlets, or of the top-level domain; the
units those of the list of local outlets; the town one that the host or the outlet is named after, in these units
("gainesvilleregister.com" of Texas) or, where no unit is known, a large one of the country ("dakaractu.sn").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from firsthand.claims.place_context import PlaceContext
from firsthand.claims.place_evidence import Unit, home_of, unit_of
from firsthand.domain.addresses import host_of
from firsthand.domain.values import Place, PlaceKind
from firsthand.knowledge.folding import plain
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.local_outlets import units_of_site

_SHORTEST = 5  # letters of a town in a host; below, too many words begin so
_WORDS = 3  # of a town in an outlet's name
_IN_UNIT, _IN_COUNTRY = 1_000, 20_000  # inhabitants of a town that names its outlet
_PRESS = frozenset((
    "advance", "advertiser", "advocate", "banner", "beacon", "bulletin", "challenger", "chronicle", "citizen", "commerce",
    "commercial", "country", "county", "courier", "daily", "democrat", "dispatch", "eagle", "economist", "economy",
    "enterprise", "examiner", "express", "freedom", "gazette", "globe", "graphic", "guardian", "harmony", "herald",
    "horizon", "independence", "independent", "inquirer", "journal", "leader", "liberty", "mercury", "messenger", "metro",
    "mirror", "monitor", "morning", "observer", "online", "outlook", "pilot", "pioneer", "planet", "post", "press",
    "progress", "record", "reporter", "republic", "review", "sentinel", "standard", "state", "sunday", "telegram",
    "telegraph", "times", "tribune", "union", "valley", "vanguard", "victory", "voice", "weekly", "world",
))  # fmt: skip
"""Titles of papers that are names of towns as well: Enterprise, Alabama; Tribune, Kansas."""
_NO_NAME = frozenset((
    "ac", "amp", "biz", "blog", "blogs", "co", "com", "edu", "feeds", "gov", "info", "m", "mobile", "net", "news", "online",
    "org", "rss", "web", "www",
))  # fmt: skip


@dataclass(frozen=True)
class OutletHome:
    """What is known of an outlet's home.

    All empty where nothing is.

    Attributes:
        country: alpha-3.
        units: first-level units that it serves; none where not known.
        areas: these units as places.
        town: the town that it is named after.
    """

    country: str | None = None
    units: frozenset[Unit] = frozenset()
    areas: tuple[Place, ...] = ()
    town: Place | None = None

    def holds(self, place: Place) -> bool:
        """Whether a place lies in one of the units."""
        return unit_of(place.country, place.admin1) in self.units


def outlet_home(context: PlaceContext) -> OutletHome:
    """The home of a document's outlet."""
    document = context.document
    return _home(context.gazetteer, host_of(document.url), document.outlet or "", home_of(context))


@lru_cache(maxsize=500)
def _home(gazetteer: Gazetteer, host: str, name: str, country: str | None) -> OutletHome:
    units = units_of_site(host)
    if country is not None and any(code != country for code, _ in units):
        units = ()
    country = country or (units[0][0] if units else None)
    if country is None:
        return OutletHome()
    served = frozenset(unit_of(*unit) for unit in units)
    areas = tuple(area for code, unit in units if (area := _area(gazetteer, code, unit)) is not None)
    return OutletHome(country, served, areas, _town(gazetteer, host, name, country, served))


def _area(gazetteer: Gazetteer, country: str, name: str) -> Place | None:
    found = (candidate.place for candidate in gazetteer.candidates(name, limit=100))
    return next((p for p in found if p.kind is PlaceKind.ADMIN1 and p.country == country), None)


def _town(gazetteer: Gazetteer, host: str, name: str, country: str, units: frozenset[Unit]) -> Place | None:
    least = _IN_UNIT if units else _IN_COUNTRY
    for piece in (*_in_name(name), *_in_host(host)):
        towns = [
            c
            for c in gazetteer.candidates(piece, limit=1000)
            if c.place.kind is PlaceKind.SETTLEMENT
            and c.place.country == country
            and c.population >= least
            and plain(c.place.name).replace(" ", "") == piece
            and (not units or unit_of(country, c.place.admin1) in units)
        ]
        if towns:
            return max(towns, key=lambda c: c.population).place
    return None


def _in_name(name: str) -> Iterator[str]:
    """The first and last words of an outlet's name, the longest first, closed up."""
    words = [word for word in re.split(r"\W+", plain(name)) if word and word != "the"]
    for length in range(min(_WORDS, len(words)), 0, -1):
        for piece in (words[:length], words[-length:]):
            if not _PRESS & set(piece) and len(closed := "".join(piece)) >= _SHORTEST:
                yield closed


def _in_host(host: str) -> Iterator[str]:
    """Beginnings and ends of the labels of a host, the longest first."""
    labels = {label for part in host.split(".")[:-1] for label in part.split("-") if label not in _NO_NAME}
    joined = {part.replace("-", "") for part in host.split(".")[:-1] if part not in _NO_NAME}
    bare = sorted({label.removeprefix("the") for label in labels | joined})
    for length in range(max((len(label) for label in bare), default=0), _SHORTEST - 1, -1):
        for label in bare:
            if length <= len(label):
                if not any(label.startswith(word) and word.startswith(label[:length]) for word in _PRESS):
                    yield label[:length]
                if not any(label.endswith(word) and word.endswith(label[-length:]) for word in _PRESS):
                    yield label[-length:]
