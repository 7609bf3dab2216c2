"""Places that a person sets: by coordinates, by the name of a gazetteer entry, or unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from firsthand.domain.errors import DecisionError
from firsthand.domain.event import Event
from firsthand.domain.ids import Canonical
from firsthand.domain.values import Place, PlaceKind
from firsthand.knowledge.gazetteer import Candidate, Gazetteer
from firsthand.review import messages as says

_POINT = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[,;]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*(?:[,;]?\s*(.*\S))?\s*")
_NAMED = re.compile(
    r"(?P<name>.+?)(?:,\s*(?P<country>[A-Za-z]{3}))?(?:\s*[\[(](?P<entry>[a-z]+:[^\])]+)[\])])?"
)
_UNKNOWN = frozenset({"", "unknown", "none"})
_POINT_KM = 1.0  # a point that a person sets on a map without saying how exact it is
_APART_KM = 5.0  # entries of one name that lie closer are one place to a person
_WIDEST_KM = 3000.0


def place_value(value: Any, event: Event, gazetteer: Gazetteer) -> Canonical:
    """The place that a person means.

    Args:
        value: "14.10, -1.63", with a name behind it where there is one; "Djibo", "Djibo, BFA" or "Djibo [gn:2361066]"; "unknown"; or an object with
            "lat" and "lon" or "name", and where wanted "name", "radius_km", "country", "entry".
        event: of several entries of a name in several countries, the one in the country of the event is meant.
        gazetteer: what is known.

    Raises:
        DecisionError: off the globe, no such entry, or several; the message names them.
    """
    given = _boxes(value) if isinstance(value, Mapping) else parsed_place(value)
    if not given:
        return None
    radius = _radius(given.get("radius_km"))
    if given.get("lat") is None or given.get("lon") is None:
        return _of_entry(_entry(given, event, gazetteer), radius)
    if given.get("entry") and given.get("kind"):
        return _checked(given, radius)
    return _of_point(given, radius, gazetteer)


def _boxes(value: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled into the boxes of a form; a name alone may have its country and entry behind it."""
    given = {key: part for key, part in value.items() if part not in (None, "")}
    if "lat" in given or "lon" in given:
        if not {"lat", "lon"} <= given.keys():
            raise DecisionError(says.POINT_NEEDS_BOTH())
        return given
    named = parsed_place(given.pop("name", ""))
    return {**named, **given} if named else {}


def parsed_place(value: Any) -> dict[str, Any]:
    """What a person wrote, in its parts; empty for "unknown"."""
    text = "" if value is None else str(value).strip()
    if text.casefold() in _UNKNOWN:
        return {}
    if point := _POINT.fullmatch(text):
        return {"lat": point[1], "lon": point[2], "name": point[3]}
    named = _NAMED.fullmatch(text)
    return {"name": text} if named is None else {key: part for key, part in named.groupdict().items() if part}


def _radius(value: Any) -> float | None:
    if value in (None, ""):
        return None
    try:
        radius = float(value)
    except (TypeError, ValueError) as error:
        raise DecisionError(says.NO_RADIUS(value=value)) from error
    if not 0 <= radius <= _WIDEST_KM:
        raise DecisionError(says.WIDE_RADIUS(most=f"{_WIDEST_KM:g}", value=value))
    return radius


def _of_point(given: Mapping[str, Any], radius: float | None, gazetteer: Gazetteer) -> Canonical:
    try:
        lat, lon = float(given["lat"]), float(given["lon"])
        units = gazetteer.units_at(lat, lon)
    except (TypeError, ValueError) as error:
        raise DecisionError(says.OFF_GLOBE(lat=given["lat"], lon=given["lon"])) from error
    inside = units.admin2 or units.admin1 or units.country
    name = str(given.get("name") or "").strip() or (
        f"point in {inside}" if inside else f"{lat:.3f}, {lon:.3f}"
    )
    return {
        "name": name, "lat": lat, "lon": lon, "radius_km": _POINT_KM if radius is None else radius, "kind": PlaceKind.SETTLEMENT.value,
        "country": units.country, "admin1": units.admin1, "admin2": units.admin2,
    }  # fmt: skip


def _checked(given: Mapping[str, Any], radius: float | None) -> Canonical:
    """An entry that was looked up before, whole."""
    try:
        lat, lon, kind = float(given["lat"]), float(given["lon"]), PlaceKind(given["kind"])
        place = Place(str(given["name"]), lat, lon, 5.0 if radius is None else radius, kind)
    except (KeyError, TypeError, ValueError) as error:
        raise DecisionError(says.NO_PLACE(fault=error)) from error
    kept = {
        key: given[key] for key in ("country", "admin1", "admin2", "geonames_id", "entry") if given.get(key)
    }
    return {
        "name": place.name,
        "lat": lat,
        "lon": lon,
        "radius_km": place.radius_km,
        "kind": kind.value,
        **kept,
    }


def _entry(given: Mapping[str, Any], event: Event, gazetteer: Gazetteer) -> Place:
    name, country, entry = (str(given.get(key) or "").strip() for key in ("name", "country", "entry"))
    if not name:
        raise DecisionError(says.NAME_PLACE())
    found = list(gazetteer.candidates(name, limit=200))
    area = gazetteer.area(name)
    if area is not None and area not in [candidate.place for candidate in found]:
        found.append(Candidate(area, name, 1.0, 0, "area"))
    if entry:
        found = [candidate for candidate in found if candidate.place.entry == entry]
    if country:
        found = [candidate for candidate in found if candidate.place.country == country.upper()]
    if not found:
        said = " ".join(part for part in (name, country.upper(), entry) if part)
        raise DecisionError(says.NOT_IN_GAZETTEER(name=said))
    home = event.place.country if event.place else None
    at_home = [candidate for candidate in found if candidate.place.country == home] if not country else []
    return _only(at_home or found, name)


def _only(found: Sequence[Candidate], name: str) -> Place:
    """The one place that several entries mean: a settlement before others of the name, those close together as one, a town of ten times the
    people of any namesake before these.
    """
    settled = [candidate for candidate in found if candidate.place.kind is PlaceKind.SETTLEMENT] or list(
        found
    )
    first = max(settled, key=lambda candidate: (candidate.feature == "override", candidate.population))
    others = [candidate for candidate in settled if candidate.place.distance_km(first.place) > _APART_KM]
    most = max((candidate.population for candidate in others), default=0)
    if others and first.feature != "override" and (not first.population or first.population < 10 * most):
        listed = "; ".join(
            f"{name} [{place.entry}] in {', '.join(part for part in (place.admin2, place.admin1, place.country) if part)}"
            for place in (first.place, *(candidate.place for candidate in others[:5]))
        )
        raise DecisionError(says.SEVERAL_PLACES(name=name, names=listed))
    return first.place


def _of_entry(place: Place, radius: float | None) -> Canonical:
    value: dict[str, Canonical] = {
        "name": place.name, "lat": place.lat, "lon": place.lon, "radius_km": place.radius_km if radius is None else radius,
        "kind": place.kind.value,
    }  # fmt: skip
    facts: dict[str, Canonical] = {
        "country": place.country, "admin1": place.admin1, "admin2": place.admin2, "geonames_id": place.geonames_id, "entry": place.entry,
    }  # fmt: skip
    return {**value, **{key: fact for key, fact in facts.items() if fact is not None}}
