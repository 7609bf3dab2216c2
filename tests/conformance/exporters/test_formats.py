"""Each format held against its own rules, by a reader that is not ours."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import geopandas as gpd
import jsonschema
import openpyxl
import pyarrow.parquet as pq
import pytest
from tests.conformance.exporters.reading import ATOM, feed, package, rows, sheet, table, written
from tests.conformance.exporters.records import (
    DJIBO,
    SUVA,
    TAVEUNI,
    event,
    everything,
    hostile,
    raids,
    unplaced,
    view,
)

from firsthand.domain.actor import ActorKind
from firsthand.domain.event import EventActor
from firsthand.domain.report import Role
from firsthand.knowledge.codebook import Codebook
from firsthand.publish import View, exporter
from firsthand.publish.about import CAVEATS
from firsthand.publish.columns import TABLE, Kind
from firsthand.publish.exporter import Terms
from firsthand.publish.registry import csv_exporter
from firsthand.publish.ucdp import COLUMNS as UCDP_COLUMNS

CONTRACT_UCDP = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name "
    "side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date "
    "source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country "
    "country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"
)
ACLED = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip
"""Event types and sub-event types of ACLED's codebook."""


def out(name: str, shown: View) -> bytes:
    candidate = exporter(name)
    assert candidate
    return written(candidate, shown)


def of_acled(*events: Any) -> list[dict[str, str]]:
    return rows(out("acled", view(*events)))


def test_acled_types_are_those_of_the_codebook() -> None:
    types = Codebook.load().types
    found: dict[str, set[str]] = {}
    for kind in types:
        found.setdefault(kind.acled_event_type, set()).add(kind.acled_sub_event_type)
    assert found == ACLED
    shown = [event(f"evt_{kind.code}", event_type=kind.code) for kind in types]
    for row in of_acled(*shown):
        assert row["sub_event_type"] in ACLED[row["event_type"]]
        assert set(row["disorder_type"].split("; ")) <= {
            "Political violence",
            "Demonstrations",
            "Strategic developments",
        }


def test_acled_interaction_is_in_the_order_of_codes_and_says_only_for_one() -> None:
    rebel = EventActor("jnim", "JNIM", Role.INITIATOR, ActorKind.REBEL)
    army = EventActor("mli-army", "FAMa", Role.TARGET, ActorKind.STATE_FORCE)
    (row,) = of_acled(event(actors=(rebel, army)))
    assert (row["inter1"], row["inter2"], row["interaction"]) == (
        "Rebel group",
        "State forces",
        "State forces-Rebel group",
    )
    (alone,) = of_acled(event(actors=(rebel,)))
    assert (alone["interaction"], alone["inter2"], alone["civilian_targeting"]) == (
        "Rebel group only",
        "",
        "",
    )
    (civilians,) = of_acled(event())
    assert (civilians["civilian_targeting"], civilians["interaction"]) == (
        "Civilian targeting",
        "Rebel group-Civilians",
    )


def test_acled_takes_the_most_conservative_figure_and_adds_up_over_an_operation() -> None:
    (row,) = of_acled(event())
    assert row["fatalities"] == "31"
    pair, operation = raids()
    found = rows(out("acled", view(*pair, operations=[operation])))
    assert [row["fatalities"] for row in found] == ["50", "0"]


def test_ucdp_has_its_columns_in_order() -> None:
    assert " ".join(UCDP_COLUMNS) == CONTRACT_UCDP
    assert len(UCDP_COLUMNS) == 49
    assert out("ucdp", view()).decode().strip() == CONTRACT_UCDP.replace(" ", ",")


def test_ucdp_row_of_an_attack_on_civilians() -> None:
    (row,) = rows(out("ucdp", view(event())))
    wanted = {
        "type_of_violence": "3", "side_a": "JNIM", "side_a_new_id": "6716", "side_b": "Civilians", "dyad_name": "JNIM - Civilians",
        "conflict_name": "JNIM - Civilians", "conflict_new_id": "", "dyad_new_id": "", "number_of_sources": "2", "source_office": "Example Gazette",
        "source_date": "2025-06-03", "source_original": "AFP; Reuters", "where_prec": "1", "where_coordinates": "Djibo", "adm_1": "Sahel",
        "adm_2": "Soum", "latitude": "14.1", "longitude": "-1.63", "geom_wkt": "POINT (-1.63 14.1)", "priogrid_gid": "150117",
        "country": "Burkina Faso", "country_id": "439", "region": "Africa", "event_clarity": "1", "date_prec": "1", "date_start": "2025-06-02",
        "date_end": "2025-06-02", "deaths_a": "0", "deaths_b": "0", "deaths_civilians": "31", "deaths_unknown": "0", "best": "31", "high": "40",
        "low": "31", "gwnoa": "", "gwnob": "", "year": "2025", "active_year": "", "code_status": "",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted


def test_ucdp_leaves_events_without_a_death_out_and_counts_an_operation_once() -> None:
    pair, operation = raids()
    found = rows(out("ucdp", view(event("evt_none", tolls=(), casualties=()), *pair, operations=[operation])))
    assert [(row["id"], row["low"], row["best"], row["high"], row["event_clarity"]) for row in found] == [
        ("evt_raid_a", "50", "60", "70", "2")
    ]


def test_ucdp_dead_add_up_to_best() -> None:
    for row in rows(out("ucdp", everything())):
        dead = sum(int(row[f"deaths_{side}"]) for side in ("a", "b", "civilians", "unknown"))
        assert dead == int(row["best"])
        assert int(row["low"]) <= int(row["best"])
        assert row["high"] == "" or int(row["best"]) <= int(row["high"])


def test_ucdp_puts_the_government_on_side_a() -> None:
    rebel = EventActor("jnim", "JNIM", Role.INITIATOR, ActorKind.REBEL)
    army = EventActor("mli-army", "FAMa", Role.TARGET, ActorKind.STATE_FORCE)
    (row,) = rows(out("ucdp", view(event(event_type="armed-clash", actors=(rebel, army)))))
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("1", "Government of Mali", "JNIM")
    assert (row["gwnoa"], row["gwnob"], row["side_b_new_id"]) == ("432", "", "6716")
    assert (row["dyad_name"], row["conflict_name"]) == ("Government of Mali - JNIM", "")


def test_plover_has_its_fields() -> None:
    record = json.loads(out("plover", view(event())))
    assert list(record) == [
        "id",
        "date",
        "actor",
        "recipient",
        "event",
        "mode",
        "context",
        "event_loc",
        "size",
        "text_info",
        "link",
    ]
    assert (record["date"], record["event"], record["mode"]) == ("2025-06-02", ["ASSAULT"], ["firearms"])
    assert record["size"] == {"dead": 31, "injured": 5, "arrested": None}
    assert record["actor"][0]["sector"] == "REB"
    assert record["recipient"][0]["sector"] == "CVL"
    assert (record["event_loc"]["country_code"], record["event_loc"]["resolution"]) == ("BFA", 4)
    pair, operation = raids()
    assert [
        json.loads(line)["link"] for line in out("plover", view(*pair, operations=[operation])).splitlines()
    ] == ["opn_1"] * 2


PLOVER_MODES = {
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons crowd-control "
    "unconventional",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
}


@pytest.mark.parametrize("kind", Codebook.load().types, ids=lambda kind: kind.code)
def test_plover_modes_are_those_of_the_manual(kind: Any) -> None:
    record = json.loads(out("plover", view(event(event_type=kind.code))))
    for mode in record["mode"]:
        assert mode in PLOVER_MODES[record["event"][0]].split()


GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "bbox": {"type": "array", "minItems": 4, "maxItems": 4, "items": {"type": "number"}},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "not": {
                    "anyOf": [{"required": [name]} for name in ("coordinates", "geometries", "features")]
                },
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "properties": {"type": ["object", "null"]},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            {
                                "type": "object",
                                "required": ["type", "coordinates"],
                                "properties": {
                                    "type": {"const": "Point"},
                                    "coordinates": {
                                        "type": "array",
                                        "prefixItems": [
                                            {"type": "number", "minimum": -180, "maximum": 180},
                                            {"type": "number", "minimum": -90, "maximum": 90},
                                        ],
                                        "items": False,
                                        "minItems": 2,
                                    },
                                },
                            },
                        ]
                    },
                },
            },
        },
    },
    "not": {"required": ["crs"]},
}
"""RFC 7946 for what we write."""


def test_geojson_follows_rfc_7946() -> None:
    made = json.loads(out("geojson", everything()))
    jsonschema.validate(made, GEOJSON)
    assert [f["geometry"] for f in made["features"] if f["id"] == "evt_unplaced"] == [None]


def test_geojson_box_crosses_the_antimeridian_where_that_is_shorter() -> None:
    fiji = json.loads(out("geojson", view(event(place=TAVEUNI), event("evt_suva", place=SUVA))))
    assert fiji["bbox"] == [SUVA.lon, SUVA.lat, TAVEUNI.lon, TAVEUNI.lat]
    assert fiji["bbox"][0] > fiji["bbox"][2]
    assert json.loads(out("geojson", view(event())))["bbox"] == [DJIBO.lon, DJIBO.lat, DJIBO.lon, DJIBO.lat]
    assert "bbox" not in json.loads(out("geojson", view(unplaced())))


def test_csv_options_and_reversibility() -> None:
    shown = view(event(), event("evt_x", place=replace(DJIBO, name="\u00a0＝1")))
    tagged = written(csv_exporter(hxl=True, bom=True), shown)
    assert tagged.startswith(b"\xef\xbb\xbfid,")
    lines = tagged.decode("utf-8-sig").split("\r\n")
    assert lines[0].split(",") == [column.name for column in TABLE]
    assert lines[1].split(",") == [column.tag for column in TABLE]
    assert all(re.fullmatch(r"#[a-z0-9]+(\+[a-z0-9]+)*", tag) for tag in lines[1].split(","))
    assert lines[2].startswith("evt_plain,2025-06-02,2025-06-02,day,")
    assert not out("csv", shown).startswith(b"\xef\xbb\xbf")


def test_xlsx_has_typed_columns_frozen_heads_and_no_formula(tmp_path: Path) -> None:
    data = out(
        "xlsx",
        view(
            event(), unplaced(), hostile("=1+1"), terms=Terms(licence="CC BY 4.0", filters={"country": "BFA"})
        ),
    )
    first = sheet(data)[0]
    assert (first["date_start"], first["killed_best"], first["latitude"]) == (datetime(2025, 6, 2), 31, 14.1)  # noqa: DTZ001
    for row in sheet(data):
        for column in TABLE:
            value = row[column.name]
            types = {Kind.TEXT: str, Kind.WHOLE: int, Kind.NUMBER: int | float, Kind.DAY: datetime}[
                column.kind
            ]
            assert value is None or isinstance(value, types), column.name
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["events", "readme"]
    assert book["events"].freeze_panes == "B2"
    assert book["events"]["B2"].number_format == "yyyy-mm-dd"
    readme = {(row[0], row[1]) for row in book["readme"].iter_rows(values_only=True)}
    assert {("Licence", "CC BY 4.0"), ("Filter", "country: BFA")} <= readme
    assert {text for name, text in readme if name == "Caveat"} == set(CAVEATS)
    assert {name for name, _ in readme if name.startswith("Column ")} == {f"Column {c.name}" for c in TABLE}
    with ZipFile(io.BytesIO(data)) as members:
        sheets = [members.read(name).decode() for name in members.namelist() if "worksheets/" in name]
    assert sheets
    assert not any("<f>" in text or "<f " in text or "<hyperlink" in text for text in sheets)


def test_parquet_has_types(tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    path.write_bytes(out("parquet", view(event(), unplaced())))
    (row, _) = table(path.read_bytes())
    assert (row["date_start"], row["killed_best"], row["killed_high"]) == (date(2025, 6, 2), 31, 40)
    found = duckdb.sql(
        f"SELECT count(*), sum(killed_best), min(date_start), count(latitude) FROM read_parquet('{path}')"  # noqa: S608
    ).fetchall()
    assert found == [(2, 62, date(2025, 6, 2), 1)]
    told = json.loads(pq.read_metadata(path).metadata[b"firsthand"])
    assert told["caveats"] == list(CAVEATS)


GEOPARQUET = {
    "type": "object",
    "required": ["version", "primary_column", "columns"],
    "properties": {
        "version": {"const": "1.1.0"},
        "primary_column": {"const": "geometry"},
        "columns": {
            "type": "object",
            "required": ["geometry"],
            "properties": {
                "geometry": {
                    "type": "object",
                    "required": ["encoding", "geometry_types"],
                    "properties": {
                        "encoding": {"const": "WKB"},
                        "geometry_types": {"type": "array", "uniqueItems": True, "items": {"const": "Point"}},
                        "crs": {"type": "object"},
                        "bbox": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
                    },
                }
            },
        },
    },
}
"""The metadata of GeoParquet 1.1.0, for what we write."""


def test_geoparquet_is_read_by_geopandas_and_duckdb(tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    path.write_bytes(
        out(
            "geoparquet",
            view(event(), unplaced(), event("evt_east", place=TAVEUNI), event("evt_suva", place=SUVA)),
        )
    )
    metadata = json.loads(pq.read_metadata(path).metadata[b"geo"])
    jsonschema.validate(metadata, GEOPARQUET)
    assert metadata["columns"]["geometry"]["bbox"] == [SUVA.lon, SUVA.lat, DJIBO.lon, DJIBO.lat]
    frame = gpd.read_parquet(path)
    assert frame.crs.to_authority() == ("OGC", "CRS84")
    assert [(point.x, point.y) if point else None for point in frame.geometry] == [
        (DJIBO.lon, DJIBO.lat), None, (TAVEUNI.lon, TAVEUNI.lat), (SUVA.lon, SUVA.lat),
    ]  # fmt: skip
    counted = duckdb.sql(f"SELECT count(*), count(geometry) FROM read_parquet('{path}')").fetchall()  # noqa: S608
    assert counted == [(4, 3)]


def test_geoparquet_of_nothing_is_read(tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    path.write_bytes(out("geoparquet", view()))
    assert "bbox" not in json.loads(pq.read_metadata(path).metadata[b"geo"])["columns"]["geometry"]
    assert len(gpd.read_parquet(path)) == 0


_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_TAG = re.compile(r"tag:[a-z0-9@._-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]+")


def check_atom(root: Any) -> None:
    """The rules of RFC 4287's RELAX NG schema, and those of its text, for the elements that we write."""
    assert root.tag == f"{ATOM}feed"
    _counts(
        root, once={"id", "title", "updated"}, most_once={"subtitle", "rights", "generator", "logo", "icon"}
    )
    assert root.findall(f"{ATOM}author") or all(e.findall(f"{ATOM}author") for e in root.iter(f"{ATOM}entry"))
    for author in root.iter(f"{ATOM}author"):
        _counts(author, once={"name"}, most_once={"uri", "email"})
    allowed = {
        "id",
        "title",
        "updated",
        "author",
        "subtitle",
        "rights",
        "generator",
        "link",
        "category",
        "entry",
    }
    assert {child.tag.removeprefix(ATOM) for child in root} <= allowed
    tags = [child.tag for child in root]
    assert f"{ATOM}entry" not in tags or f"{ATOM}entry" not in tags[: tags.index(f"{ATOM}entry")]
    for entry in root.iter(f"{ATOM}entry"):
        _counts(
            entry,
            once={"id", "title", "updated"},
            most_once={"published", "rights", "summary", "content", "source"},
        )
        allowed = {"id", "title", "updated", "published", "category", "link", "content"}
        assert {child.tag.removeprefix(ATOM) for child in entry} <= allowed
        assert entry.findall(f"{ATOM}content") or entry.findall(f"{ATOM}link[@rel='alternate']")
    for moment in (*root.iter(f"{ATOM}updated"), *root.iter(f"{ATOM}published")):
        assert _STAMP.fullmatch(moment.text)
        datetime.fromisoformat(moment.text)
    ids = [node.text for node in root.iter(f"{ATOM}id")]
    assert all(_TAG.fullmatch(name) for name in ids)
    assert len(ids) == len(set(ids))
    for category in root.iter(f"{ATOM}category"):
        assert category.get("term")
    for link in root.iter(f"{ATOM}link"):
        assert re.fullmatch(r"https?://\S+", link.get("href"))


def _counts(node: Any, *, once: set[str], most_once: set[str]) -> None:
    for name in once:
        assert len(node.findall(f"{ATOM}{name}")) == 1, name
    for name in most_once:
        assert len(node.findall(f"{ATOM}{name}")) <= 1, name


@pytest.mark.parametrize("language", ["en", "fr"])
def test_atom_follows_rfc_4287(language: str) -> None:
    shown = everything()
    check_atom(
        feed(
            out(
                "atom",
                replace(shown, terms=Terms(language=language, filters={"bbox": "1,2,3,4", "text": "a <b>"})),
            )
        )
    )
    check_atom(feed(out("atom", view(terms=Terms(language=language)))))


def test_atom_says_the_same_in_french() -> None:
    root = feed(out("atom", view(event(), terms=Terms(language="fr", authority="example.org"))))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    entry = root.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == "tag:example.org,2026:event/evt_plain"
    assert entry.findtext(f"{ATOM}title") == "Attaque contre des civils, Djibo, Burkina Faso, 2 juin 2025"
    told = entry.findtext(f"{ATOM}content")
    assert "Bilan : de 31 à 40 tués (retenu : 31) ; au moins 5 blessés." in told
    assert "Cible : Civils." in told
    assert entry.findtext(f"{ATOM}updated") == "2025-06-03T12:30:00Z"


PACKAGE = {
    "type": "object",
    "required": ["resources", "name", "profile", "licenses", "sources"],
    "properties": {
        "name": {"type": "string", "pattern": r"^([-a-z0-9._/])+$"},
        "licenses": {
            "type": "array",
            "minItems": 1,
            "items": {"anyOf": [{"required": ["name"]}, {"required": ["path"]}]},
        },
        "sources": {"type": "array", "minItems": 1, "items": {"required": ["title"]}},
        "contributors": {
            "type": "array",
            "items": {
                "required": ["title"],
                "properties": {
                    "role": {"enum": ["author", "publisher", "maintainer", "wrangler", "contributor"]}
                },
            },
        },
        "resources": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "path"],
                "properties": {
                    "name": {"type": "string", "pattern": r"^([-a-z0-9._/])+$"},
                    "path": {"type": "string", "pattern": r"^(?=^[^./~])(^((?!\.{2}).)*$).*$"},
                    "bytes": {"type": "integer"},
                    "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
                    "schema": {
                        "type": "object",
                        "required": ["fields"],
                        "properties": {
                            "fields": {
                                "type": "array",
                                "items": {
                                    "required": ["name", "type"],
                                    "properties": {"type": {"enum": ["string", "integer", "number", "date"]}},
                                },
                            },
                            "missingValues": {"type": "array", "items": {"type": "string"}},
                        },
                    },
                },
            },
        },
    },
}
"""Data Package, Tabular Data Resource and Table Schema 1.0, for what we write."""


def test_datapackage_describes_its_files() -> None:
    files = package(
        out(
            "datapackage", replace(everything(), terms=Terms(licence="CC BY 4.0", filters={"country": "BFA"}))
        )
    )
    assert set(files) == {"datapackage.json", "events.csv", "events.json"}
    described = json.loads(files["datapackage.json"])
    jsonschema.validate(described, PACKAGE)
    assert described["licenses"][0]["title"] == "CC BY 4.0"
    assert described["filters"] == {"country": "BFA"}
    for resource in described["resources"]:
        data = files[resource["path"]]
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{sha256(data).hexdigest()}")
    schema = described["resources"][0]["schema"]
    listed = rows(files["events.csv"])
    assert list(listed[0]) == [field["name"] for field in schema["fields"]]
    for row in listed:
        for described_field in schema["fields"]:
            _fits(row[described_field["name"]], described_field)


def _fits(cell: str, described: dict[str, Any]) -> None:
    rules = described.get("constraints", {})
    if cell == "":
        assert not rules.get("required")
        return
    value = {"integer": int, "number": float, "date": date.fromisoformat, "string": str}[described["type"]](
        cell
    )
    assert "enum" not in rules or value in rules["enum"]
    assert "minimum" not in rules or value >= rules["minimum"]
    assert "maximum" not in rules or value <= rules["maximum"]
    assert "pattern" not in rules or re.fullmatch(rules["pattern"], cell)
