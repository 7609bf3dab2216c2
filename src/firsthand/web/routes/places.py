"""The places: what the gazetteer knows by a name, and what happened where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Response
from fastapi.responses import RedirectResponse

from firsthand.domain.values import Place, PlaceKind
from firsthand.knowledge.gazetteer import Candidate, Gazetteer
from firsthand.store.entity_queries import EntityQueries
from firsthand.web.timeline import timeline
from firsthand.web.visit import Here, Visit

router = APIRouter(include_in_schema=False, prefix="/places")

_MOST = 40
_LATEST = 15
_NEAREST_KM = 5.0  # a circle around a point is no smaller
_ALPHA3 = re.compile("[A-Za-z]{3}")


@dataclass(frozen=True)
class Found:
    """A place of a search, with where its entry comes from and how many events lie there."""

    place: Place
    source: str
    events: int


@router.get("")
def index(here: Here, text: Annotated[str, Query(max_length=200)] = "", country: str = "") -> Response:
    """Countries and places by number of events; a search asks the gazetteer."""
    queries, code = here.front.entities, _code(country)
    return here.page(
        "places/index.html",
        text=text,
        country=code,
        found=_search(here, queries, text, code) if text.strip() else [],
        countries=queries.countries(),
        areas=queries.areas(code) if code else (),
        spots=queries.spots(code, limit=_MOST),
    )


@router.get("/{entry:path}")
def one(here: Here, entry: str) -> Response:
    """A country by its code, an admin unit ("MLI/Gao"), or an entry of the gazetteer."""
    if entry.startswith("geonames:"):
        return RedirectResponse(f"/places/gn:{entry.removeprefix('geonames:')}", 301)
    if _ALPHA3.fullmatch(entry):
        return _country(here, entry.upper())
    code, slash, name = entry.partition("/")
    if slash and _ALPHA3.fullmatch(code) and name:
        return _area(here, code.upper(), name)
    return _entry(here, entry)


def _country(here: Visit, code: str) -> Response:
    queries, gazetteer = here.front.entities, here.front.places
    known = gazetteer.country_candidate(code)
    days = queries.days(country=code)
    if known is None and not days:
        raise HTTPException(404)
    total = sum(count.events for count in days)
    return here.page(
        "places/one.html",
        **_told(here, known, total, f"/events?country={code}"),
        title=here.locale.country(code),
        areas=queries.areas(code),
        code=code,
        spots=queries.spots(code, limit=_LATEST),
        line=timeline(days),
        events=queries.latest(_LATEST, country=code),
    )


def _area(here: Visit, code: str, name: str) -> Response:
    queries = here.front.entities
    days = queries.days(country=code, admin1=name)
    found = here.front.places.candidates(name)
    known = next((c for c in found if c.place.kind is PlaceKind.ADMIN1 and c.place.country == code), None)
    if known is None and not days:
        raise HTTPException(404)
    total = sum(count.events for count in days)
    return here.page(
        "places/one.html",
        **_told(here, known, total, None),
        title=name,
        areas=(),
        code=code,
        spots=queries.spots(code, name, limit=_LATEST),
        line=timeline(days),
        events=queries.latest(_LATEST, country=code, admin1=name),
    )


def _entry(here: Visit, entry: str) -> Response:
    queries, gazetteer = here.front.entities, here.front.places
    known, spot = gazetteer.entry(entry), queries.spot(entry)
    place = known.place if known else spot.place if spot else None
    if place is None:
        raise HTTPException(404)
    if place.kind is PlaceKind.COUNTRY and place.country:
        return RedirectResponse(f"/places/{place.country}", 303)
    told = _told(here, known, spot.events if spot else 0, _near(place))
    return here.page(
        "places/one.html",
        **{**told, "place": place, "source": source_of(entry)},
        title=place.name,
        areas=(),
        code=place.country,
        spots=(),
        line=timeline(queries.days(entry=entry)),
        events=queries.latest(_LATEST, entry=entry),
    )


def _told(here: Visit, known: Candidate | None, number: int, link: str | None) -> dict[str, Any]:
    """What the page of any place shows."""
    place = known.place if known else None
    entry = (place.entry or "") if place else ""
    return {
        "place": place,
        "population": known.population if known else 0,
        "feature": known.feature if known else "",
        "source": source_of(entry) if place else "unknown",
        "spellings": here.front.places.spellings(entry) if entry else (),
        "n_events": number,
        "link": link,
    }


def source_of(entry: str) -> str:
    """Where an entry comes from: "override" (ours), "local" or "fetched" (the user's), "geonames", "wof" or "bundled"."""
    kind = entry.partition(":")[0]
    return _SOURCES.get(kind, "bundled")


_SOURCES = {
    "override": "override",
    "local": "local",
    "cod": "local",
    "gn": "geonames",
    "wof": "wof",
    "region": "region",
}


def _near(place: Place) -> str:
    radius = max(_NEAREST_KM, place.radius_km)
    query = {"place": f"{place.name.replace(',', ' ')} {place.lat:.4f},{place.lon:.4f}", "km": f"{radius:g}"}
    return f"/events?{urlencode(query)}"


def _search(here: Visit, queries: EntityQueries, text: str, code: str) -> list[Found]:
    """What the gazetteer has under a name, and a country or region called so."""
    gazetteer: Gazetteer = here.front.places
    found = [
        c.place for c in gazetteer.candidates(text.strip(), limit=_MOST) if code in ("", c.place.country)
    ]
    area = gazetteer.area(text.strip())
    if area is not None and area.entry not in {place.entry for place in found} and code in ("", area.country):
        found.insert(0, area)
    told = []
    for place in found:
        entry = place.entry or ""
        spot = queries.spot(entry) if entry else None
        told.append(Found(place, source_of(entry), spot.events if spot else 0))
    return told


def _code(country: str) -> str:
    return country.upper() if _ALPHA3.fullmatch(country) else ""
