"""Each format read back with a reader of its own."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

import openpyxl
import pyarrow.parquet as pq
from lxml import etree

from firsthand.publish import Exporter, View

ATOM = "{http://www.w3.org/2005/Atom}"


def written(candidate: Exporter, view: View) -> bytes:
    """What an exporter writes."""
    if candidate.binary:
        raw = io.BytesIO()
        candidate.write(view, raw)
        return raw.getvalue()
    text = io.StringIO(newline="")
    candidate.write(view, text)
    return text.getvalue().encode()


def rows(data: bytes) -> list[dict[str, str]]:
    """Rows of a CSV file by column."""
    csv.field_size_limit(1 << 24)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheet(data: bytes) -> list[dict[str, Any]]:
    """Rows of the sheet of events by column."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    head, *body = book["events"].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def feed(data: bytes) -> Any:
    """The root of a feed."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))


def table(data: bytes) -> list[dict[str, Any]]:
    """Rows of a Parquet file."""
    found: list[dict[str, Any]] = pq.read_table(io.BytesIO(data)).to_pylist()
    return found


def package(data: bytes) -> dict[str, bytes]:
    """Files of a zip."""
    with ZipFile(io.BytesIO(data)) as members:
        assert members.testzip() is None
        return {name: members.read(name) for name in members.namelist()}


def ids(name: str, data: bytes) -> list[str]:
    """The ids of the events in a file of a format, in order."""
    match name:
        case "jsonl" | "plover":
            return [json.loads(line)["id"] for line in data.decode().split("\n") if line]
        case "geojson":
            return [feature["id"] for feature in json.loads(data)["features"]]
        case "csv" | "ucdp":
            return [row["id"] for row in rows(data)]
        case "acled":
            return [row["event_id_cnty"] for row in rows(data)]
        case "xlsx":
            return [row["id"] for row in sheet(data)]
        case "parquet" | "geoparquet":
            return [row["id"] for row in table(data)]
        case "atom":
            return [
                entry.findtext(f"{ATOM}id").rpartition("/")[2] for entry in feed(data).iter(f"{ATOM}entry")
            ]
        case "datapackage":
            files = package(data)
            listed = [row["id"] for row in rows(files["events.csv"])]
            assert [record["id"] for record in json.loads(files["events.json"])] == listed
            return listed
    raise AssertionError(f"add a reader for {name}")


def strings(name: str, data: bytes) -> Iterator[str]:
    """Every text in a file of a format, unpacked and decoded."""
    match name:
        case "jsonl" | "plover":
            for line in data.decode().split("\n"):
                yield from _leaves(json.loads(line)) if line else ()
        case "geojson":
            yield from _leaves(json.loads(data))
        case "csv" | "ucdp" | "acled":
            yield from (cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row)
        case "xlsx":
            book = openpyxl.load_workbook(io.BytesIO(data))
            yield from (
                str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row if cell
            )
        case "parquet" | "geoparquet":
            yield from _leaves(table(data))
            yield str(pq.read_metadata(io.BytesIO(data)).metadata)
        case "atom":
            yield from feed(data).itertext()
            yield from (value for node in feed(data).iter() for value in node.attrib.values())
        case "datapackage":
            for member in package(data).values():
                yield member.decode()
        case _:
            raise AssertionError(f"add a reader for {name}")


def _leaves(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield str(key)
            yield from _leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from _leaves(value)
    elif node is not None:
        yield str(node)
