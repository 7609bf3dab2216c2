"""Rows of Who's On First extracts."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from places import Row, cover, distinct_names

from firsthand.knowledge.gazetteer.rows import settlement_radius

_KINDS = {"locality": "settlement", "region": "admin1", "county": "admin2", "campus": "site"}
_FEATURES = {"locality": "PPL", "region": "ADM1", "county": "ADM2", "campus": "CMP", "country": "PCLI"}
# Languages whose Latin spellings the press of the region uses.
_LANGUAGES = {"eng", "fra", "hau", "ful", "kau", "und", "mul"}


def read_extract(path: Path, alpha3: Mapping[str, str]) -> Iterator[Row]:
    """Current localities and sites of an extract, with the units they lie in."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    units = {record["id"]: record["name"] for record in records if record["pt"] in {"region", "county"}}
    for raw in records:
        kind = _KINDS.get(raw["pt"])
        gone = raw["deprecated"] or raw["superseded"]
        if kind not in {"settlement", "site"} or gone or raw["cc"] not in alpha3 or not raw["name"]:
            continue
        if not (raw["lat"] or raw["lon"]):
            continue
        above = (raw["hier"] or [{}])[0]
        concordance = int(raw["conc"].get("gn:id") or 0)
        population = int(raw["pop"] or 0)
        yield Row(
            entry=f"gn:{concordance}" if concordance > 0 else f"wof:{raw['id']}",
            name=raw["name"],
            lat=round(float(raw["lblat"] or raw["lat"]), 4),
            lon=round(float(raw["lblon"] or raw["lon"]), 4),
            kind=kind,
            country=alpha3[raw["cc"]],
            admin1=units.get(above.get("region_id")),
            admin2=units.get(above.get("county_id")),
            feature=_FEATURES[raw["pt"]],
            population=population,
            radius=settlement_radius(population) if kind == "settlement" else 5.0,
            names=_names(raw["names"]),
        )


def read_polygons(path: Path, country: str) -> Iterator[Row]:
    """Admin units and the country of a boundary file, each as the circle that covers its polygon."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        features = json.load(file)["features"]
    names = {feature["id"]: feature["properties"]["name"] for feature in features}
    kinds = {**_KINDS, "country": "country"}
    for feature in features:
        properties = feature["properties"]
        lat, lon, radius = cover(list(_vertices(feature["geometry"]["coordinates"])))
        above = (properties["hier"] or [{}])[0]
        kind = kinds[properties["pt"]]
        yield Row(
            entry=f"wof:{feature['id']}", name=properties["name"], lat=lat, lon=lon, kind=kind, country=country,
            admin1=names.get(above.get("region_id")), admin2=properties["name"] if kind == "admin2" else None,
            feature=_FEATURES[properties["pt"]], radius=radius, names=_names(properties["names"]),
        )  # fmt: skip


def _vertices(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], int | float):
        yield float(coordinates[1]), float(coordinates[0])
        return
    for part in coordinates:
        yield from _vertices(part)


def _names(by_language: Mapping[str, list[str]]) -> set[str]:
    return distinct_names(
        n for language, spellings in by_language.items() if language[:3] in _LANGUAGES for n in spellings
    )
