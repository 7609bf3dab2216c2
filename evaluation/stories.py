"""What the stories of `evaluation.rewrites` tell of, from `evaluation/data/rewrites_records.yml`: the records that ought to come out of their pages.

Each story has two incidents, its own and that of its `different` version, and may recall others. The file says how it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from evaluation.rewrites import LATE, Kind, Version
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.place import Place, haversine_km

FILE = Path(__file__).resolve().parent / "data" / "rewrites_records.yml"
NONE = "none"
"""In place of an actor: that nobody stands in the role."""


@dataclass(frozen=True)
class Circle:
    """Where the point of a place may lie."""

    lat: float
    lon: float
    radius_km: float

    def holds(self, place: Place) -> bool:
        """Whether the point of a place lies in it; the radius of the place is left aside."""
        return self._far(place) <= self.radius_km

    def meets(self, place: Place) -> bool:
        """Whether something of a place may lie in it."""
        return self._far(place) <= self.radius_km + place.radius_km

    def _far(self, place: Place) -> float:
        return haversine_km(self.lat, self.lon, place.lat, place.lon)


@dataclass(frozen=True)
class Accepted:
    """Who may stand in a role.

    Attributes:
        enough: ids one of which must be there; `NONE` where there may be nobody.
        beside: ids that may be there beside one of these.
    """

    enough: frozenset[str]
    beside: frozenset[str] = frozenset()

    def holds(self, actors: Iterable[str]) -> bool:
        """Whether some actors are one that is enough, at least, and none that is not accepted."""
        found = frozenset(actors)
        if not found:
            return NONE in self.enough
        return bool(found & self.enough) and found <= self.enough | self.beside


@dataclass(frozen=True)
class Recalled:
    """Something that pages tell of in passing, which may be a record of its own.

    Attributes:
        story: number of the story.
        about: a few words.
        days: all that are possible.
        countries: alpha-3 codes.
        types: sub-event types; empty where any will do.
        within: where it must lie, None for anywhere in the country.
    """

    story: int
    about: str
    days: DaySet
    countries: frozenset[str]
    types: frozenset[str]
    within: Circle | None = None


@dataclass(frozen=True)
class Incident:
    """An incident that must be one record.

    Attributes:
        story: number of the story.
        kind: `ORIGINAL` for the incident of the story, `DIFFERENT` for the other one.
        days, countries, types, within: see `Recalled`; a record is right that says no more and no less than may be known.
        killed, injured: ranges of what may be given as the toll; None where it is not asked.
        initiator, target: see `Accepted`.
    """

    story: int
    kind: Kind
    days: DaySet
    countries: frozenset[str]
    types: frozenset[str]
    within: Circle
    killed: tuple[tuple[int, int], ...] | None
    injured: tuple[tuple[int, int], ...] | None
    initiator: Accepted
    target: Accepted

    @property
    def id(self) -> str:
        """Unique in the set."""
        return name_of(self.story, self.kind)

    @property
    def is_late(self) -> bool:
        """Whether its story is of the late half."""
        return self.story % 2 == LATE


@dataclass(frozen=True)
class Gold:
    """Everything that the stories tell of.

    Attributes:
        incidents: by their ids.
        recalled: in the order of their stories.
        merged: by number of the story, what each paragraph of its merged page tells of: "o" the story itself, "w" the one that it is merged
            with, "b" both or neither.
        echoes: numbers of the stories whose `different` version recalls the incident of the story itself.
    """

    incidents: Mapping[str, Incident]
    recalled: tuple[Recalled, ...]
    merged: Mapping[int, str]
    echoes: frozenset[int] = frozenset()

    def told(self, version: Version) -> frozenset[str]:
        """Ids of the incidents that a page has as its news."""
        if version.kind is Kind.DIFFERENT:
            return frozenset({name_of(version.story, Kind.DIFFERENT)})
        return frozenset(name_of(story, Kind.ORIGINAL) for story in version.parents or {version.story})

    def told_in(self, version: Version, passage: str) -> frozenset[str]:
        """Ids of the incidents that a passage of a page may tell of.

        Args:
            version: the page.
            passage: a paragraph of it, as it was read; one that is not found is taken to tell of all that the page tells of.
        """
        told = self.told(version)
        if version.kind is Kind.DIFFERENT and version.story in self.echoes:
            return told | {name_of(version.story, Kind.ORIGINAL)}
        if version.kind is not Kind.MERGED:
            return told
        marks = zip(version.text.split("\n\n"), self.merged[version.story], strict=True)
        mark = next((mark for paragraph, mark in marks if _plain(passage) in _plain(paragraph)), "b")
        own = {name_of(version.story, Kind.ORIGINAL)}
        return {"o": frozenset(own), "w": told - own, "b": told}[mark]


def name_of(story: int, kind: Kind) -> str:
    """The id of an incident: of the story itself for any kind but `DIFFERENT`."""
    return f"{story:02}-{'different' if kind is Kind.DIFFERENT else 'own'}"


def load_gold(path: Path = FILE) -> Gold:
    """Read the file.

    Raises:
        ValueError: days or a range end before they begin.
        KeyError: something is missing.
    """
    book = yaml.safe_load(path.read_text(encoding="utf-8"))
    sets: Mapping[str, Sequence[str]] = book["sets"]
    incidents = [
        _incident(number, kind, story[key], sets)
        for number, story in book["stories"].items()
        for key, kind in (("own", Kind.ORIGINAL), ("different", Kind.DIFFERENT))
    ]
    recalled = tuple(
        Recalled(
            number,
            told["about"],
            _days(told["days"]),
            frozenset(told["country"]),
            frozenset(told["types"]),
            Circle(*told["within"]) if "within" in told else None,
        )
        for number, story in book["stories"].items()
        for told in story.get("recalled", ())
    )
    merged = {number: story["merged"] for number, story in book["stories"].items()}
    echoes = frozenset(number for number, story in book["stories"].items() if story.get("echo"))
    return Gold({incident.id: incident for incident in incidents}, recalled, merged, echoes)


def _incident(story: int, kind: Kind, told: Mapping[str, Any], sets: Mapping[str, Sequence[str]]) -> Incident:
    return Incident(
        story=story,
        kind=kind,
        days=_days(told["days"]),
        countries=frozenset(told["country"]),
        types=frozenset(told["types"]),
        within=Circle(*told["within"]),
        killed=_ranges(told["killed"]),
        injured=_ranges(told["injured"]),
        initiator=_accepted(told["initiator"], sets),
        target=_accepted(told["target"], sets),
    )


def _days(pair: Sequence[date]) -> DaySet:
    first, last = pair
    return DaySet.of([(first, last)])


def _ranges(told: Sequence[Any] | None) -> tuple[tuple[int, int], ...] | None:
    """One range or several.

    Raises:
        ValueError: one ends before it begins.
    """
    if told is None:
        return None
    pairs = [told] if isinstance(told[0], int) else told
    if any(low > high for low, high in pairs):
        raise ValueError(f"{told} ends before it begins")
    return tuple((low, high) for low, high in pairs)


def _accepted(names: Iterable[str], sets: Mapping[str, Sequence[str]]) -> Accepted:
    enough: set[str] = set()
    beside: set[str] = set()
    for name in names:
        bare = name.removesuffix("?")
        (enough if bare == name else beside).update(sets.get(bare, (bare,)))
    return Accepted(frozenset(enough), frozenset(beside - enough))


def _plain(text: str) -> str:
    """Text without what reading a page may change: spaces and the shape of quotation marks."""
    return "".join(character for character in text if character.isalnum()).casefold()
