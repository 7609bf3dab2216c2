"""Local knowledge in YAML: overrides and informal regions."""

from __future__ import annotations

from firsthand.domain.errors import KnowledgeError
from firsthand.domain.values import Place, PlaceKind
from firsthand.knowledge.datafile import naming, read_text, read_yaml
from firsthand.knowledge.folding import fold_place, plain
from firsthand.knowledge.gazetteer.candidate import Candidate


@naming("data", "overrides.yml")
def read_overrides() -> dict[str, tuple[Candidate, ...]]:
    """Overrides by folded key. Each outranks the gazetteer within its country, and says how it is known.

    Raises:
        KnowledgeError: the file is damaged.
    """
    table: dict[str, tuple[Candidate, ...]] = {}
    for entry in read_yaml("data", "overrides.yml"):
        if not entry["source"]:
            raise ValueError(f"{entry['name']!r} has no source")
        place = Place(
            name=entry["name"],
            lat=entry["lat"],
            lon=entry["lon"],
            radius_km=entry["radius_km"],
            kind=PlaceKind(entry["feature"]),
            country=entry["country"],
            admin1=entry.get("admin1"),
            admin2=entry.get("admin2"),
            entry=f"override:{plain(entry['name']).replace(' ', '-')}-{entry['country'].lower()}",
        )
        for key in {fold_place(name) for name in (entry["name"], *entry.get("aliases", ()))}:
            table[key] = (*table.get(key, ()), Candidate(place, place.name, 1.0, 0, "override"))
    return table


@naming("data", "place_names.yml")
def read_place_names() -> dict[str, tuple[str, ...]]:
    """Entries of places by the folded keys of names that the gazetteer does not have for them.

    Raises:
        KnowledgeError: the file is damaged.
    """
    table: dict[str, tuple[str, ...]] = {}
    for place in read_yaml("data", "place_names.yml"):
        for key in {fold_place(name) for name in place["names"]}:
            table[key] = (*table.get(key, ()), place["entry"])
    return table


@naming("data", "regions.yml")
def read_regions() -> dict[str, Place]:
    """Informal regions by plain name."""
    table: dict[str, Place] = {}
    for entry in read_yaml("data", "regions.yml"):
        place = Place(
            name=entry["name"],
            lat=entry["lat"],
            lon=entry["lon"],
            radius_km=entry["radius_km"],
            kind=PlaceKind(entry.get("kind", "area" if entry.get("country") else "region")),
            country=entry.get("country"),
            geonames_id=entry.get("geonames"),
            entry=f"region:{plain(entry['name']).replace(' ', '-')}",
        )
        table |= {plain(name): place for name in (entry["name"], *entry["names"])}
    return table


@naming("data", "regions.yml")
def region_names() -> tuple[str, ...]:
    """Every spelling of an informal region as it stands in running text, capitalised at the start of a sentence too.

    Quiet regions are left out: continents and seas say nothing of where an incident happened.
    """
    names = [
        name
        for entry in read_yaml("data", "regions.yml")
        if not entry.get("quiet")
        for name in (entry["name"], *entry["names"])
    ]
    return tuple(dict.fromkeys((*names, *(name[:1].upper() + name[1:] for name in names))))


def read_domains() -> dict[str, str]:
    """Top-level domains of countries to alpha-3 codes.

    Raises:
        KnowledgeError: the file is damaged.
    """
    lines = (line.split("\t") for line in read_text("data", "domains.tsv").splitlines() if line[:1] != "#")
    found = {parts[0]: parts[1] for parts in lines if len(parts) > 1}
    if not found:
        raise KnowledgeError("the knowledge file data/domains.tsv is damaged: it holds no domain")
    return found
