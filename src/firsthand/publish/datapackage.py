"""A data package (Frictionless Data Package 1.0): a zip of the table, the full records and a description of both."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from firsthand import __version__
from firsthand.publish.about import about
from firsthand.publish.columns import TABLE
from firsthand.publish.csv_table import CsvTable
from firsthand.publish.exporter import View
from firsthand.publish.records import SCHEMA, event_record

_STAMP = (1980, 1, 1, 0, 0, 0)  # the same bytes for the same view
_LICENCE_NAME = (
    "notspecified"  # the words of the publisher are in the title: we do not judge which licence they mean
)
_GRADES = ("acknowledged", "corroborated", "single-origin", "claimed", "contested", "discounted")
_PRECISIONS = ("day", "week", "month", "period", "unknown")
_CONSTRAINTS: Mapping[str, Mapping[str, object]] = {
    "id": {"required": True, "unique": True},
    "latitude": {"minimum": -90, "maximum": 90},
    "longitude": {"minimum": -180, "maximum": 180},
    "radius_km": {"minimum": 0},
    "country": {"pattern": "[A-Z]{3}"},
    "grade": {"enum": _GRADES, "required": True},
    "date_precision": {"enum": _PRECISIONS, "required": True},
    **{
        name: {"minimum": 0}
        for name in ("killed_low", "killed_best", "killed_high", "injured_best", "abducted_best")
    },
}


class DataPackage:
    """`events.csv`, `events.json` and `datapackage.json` with Table Schema, licence, sources and method."""

    name = "datapackage"
    extension = "zip"
    binary = True

    def write(self, view: View, out: IO[bytes]) -> None:
        """See `Exporter`."""
        with ZipFile(out, "w", ZIP_DEFLATED) as package:
            table = _member(package, "events.csv", lambda text: CsvTable().write(view, text))
            records = _member(package, "events.json", lambda text: _records(view, text))
            description = json.dumps(_package(view, table, records), ensure_ascii=False, indent=2)
            with _opened(package, "datapackage.json") as member:
                member.write(f"{description}\n".encode())


@dataclass
class _Counted(io.RawIOBase):
    """A stream that counts and hashes what goes through it."""

    inner: IO[bytes]
    size: int = 0
    digest: Any = field(default_factory=sha256)

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.inner.write(data)
        self.size += len(data)
        self.digest.update(data)
        return len(data)


def _member(package: ZipFile, name: str, write: Callable[[IO[str]], None]) -> dict[str, object]:
    """Write one file of the package as a stream, and give its size and hash."""
    with _opened(package, name) as member:
        counted = _Counted(member)
        text = io.TextIOWrapper(io.BufferedWriter(counted, 1 << 16), encoding="utf-8", newline="")
        write(text)
        text.flush()
        text.detach()
        return {"bytes": counted.size, "hash": f"sha256:{counted.digest.hexdigest()}"}


@contextmanager
def _opened(package: ZipFile, name: str) -> Iterator[IO[bytes]]:
    info = ZipInfo(name, _STAMP)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    with package.open(info, "w", force_zip64=True) as member:
        yield member


def _records(view: View, out: IO[str]) -> None:
    """Every event as `firsthand.event/1`, as one JSON array."""
    out.write("[")
    for number, event in enumerate(view.events):
        out.write(",\n" if number else "\n")
        out.write(json.dumps(event_record(event, view), ensure_ascii=False))
    out.write("\n]\n")


def _package(view: View, table: Mapping[str, object], records: Mapping[str, object]) -> dict[str, Any]:
    told = about(view)
    fields = [
        {
            "name": column.name,
            "type": column.kind.value,
            "description": column.meaning,
            "hxl": column.tag,
            **({"constraints": _CONSTRAINTS[column.name]} if column.name in _CONSTRAINTS else {}),
        }
        for column in TABLE
    ]
    return {
        "profile": "data-package",
        "name": "firsthand-events",
        "title": "Incidents of armed conflict",
        "description": " ".join((told["method"], *told["safety"])),
        "licenses": [{"name": _LICENCE_NAME, "title": told["licence"]}],
        "sources": [{"title": source} for source in told["sources"]],
        "contributors": [{"title": f"Firsthand {__version__}", "role": "wrangler"}],
        "filters": told["filters"],
        "caveats": told["caveats"],
        "resources": [
            {
                "name": "events",
                "path": "events.csv",
                "profile": "tabular-data-resource",
                "title": "One row for each event",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                **table,
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
                "schema": {"fields": fields, "missingValues": [""], "primaryKey": ["id"]},
            },
            {
                "name": "records",
                "path": "events.json",
                "profile": "data-resource",
                "title": f"The full record of each event ({SCHEMA})",
                "format": "json",
                "mediatype": "application/json",
                "encoding": "utf-8",
                **records,
            },
        ],
    }  # fmt: skip
