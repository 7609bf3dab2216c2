"""Apache Parquet, plain and with points as GeoParquet 1.1."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from firsthand import __version__
from firsthand.domain.event import Event
from firsthand.publish.about import about
from firsthand.publish.box import Box
from firsthand.publish.columns import TABLE, Kind
from firsthand.publish.csv_table import table_row
from firsthand.publish.exporter import View
from firsthand.publish.installed import optional

_ROWS = 5_000  # rows held at a time, one row group
_POINT = 1  # WKB geometry type (OGC 06-103r4)


@dataclass(frozen=True)
class Parquet:
    """The columns of `csv` with their types. Text is as it is: no cell of a Parquet file is a formula.

    Attributes:
        geo: whether a column `geometry` follows with points as WKB (longitude first), null where there is no place.
    """

    geo: bool = False
    name: str = "parquet"
    extension: str = "parquet"
    binary: bool = True

    def write(self, view: View, out: IO[bytes]) -> None:
        """See `Exporter`."""
        pa, pq = optional("pyarrow", "parquet"), optional("pyarrow.parquet", "parquet")
        schema = _schema(pa, geo=self.geo)
        box = Box()
        with pq.ParquetWriter(out, schema, compression="zstd", store_schema=True) as writer:
            for batch in _batches(view, box, geo=self.geo):
                writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            notes = {"firsthand": json.dumps(about(view), ensure_ascii=False)}
            if self.geo:
                notes["geo"] = json.dumps(_geo(box))
            writer.add_key_value_metadata(notes)


def _batches(view: View, box: Box, *, geo: bool) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for event in view.events:
        row = dict(table_row(event, view))
        if geo:
            row["geometry"] = _point(event)
            if event.place:
                box.add(event.place.lat, event.place.lon)
        batch.append(row)
        if len(batch) == _ROWS:
            yield batch
            batch = []
    if batch:
        yield batch


def _schema(pa: Any, *, geo: bool) -> Any:
    types = {Kind.TEXT: pa.string(), Kind.WHOLE: pa.int64(), Kind.NUMBER: pa.float64(), Kind.DAY: pa.date32()}
    fields = [pa.field(column.name, types[column.kind], nullable=column.name != "id") for column in TABLE]
    return pa.schema([*fields, *([pa.field("geometry", pa.binary())] if geo else [])])


def _point(event: Event) -> bytes | None:
    """The place as little-endian WKB."""
    return struct.pack("<BIdd", 1, _POINT, event.place.lon, event.place.lat) if event.place else None


def _geo(box: Box) -> dict[str, Any]:
    """File metadata (GeoParquet 1.1.0). Without `crs` it is OGC:CRS84, which is what we have; readers are told all the same."""
    corners = box.corners()
    return {
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": {
            "geometry": {
                "encoding": "WKB",
                "geometry_types": ["Point"],
                "crs": _CRS84,
                **({"bbox": corners} if corners else {}),
            }
        },
        "creator": {"library": "firsthand", "version": __version__},
    }


_CRS84 = {
    "$schema": "https://proj.org/schemas/v0.5/projjson.schema.json",
    "type": "GeographicCRS",
    "name": "WGS 84 longitude-latitude",
    "datum": {
        "type": "GeodeticReferenceFrame",
        "name": "World Geodetic System 1984",
        "ellipsoid": {"name": "WGS 84", "semi_major_axis": 6378137, "inverse_flattening": 298.257223563},
    },
    "coordinate_system": {
        "subtype": "ellipsoidal",
        "axis": [
            {"name": "Geodetic longitude", "abbreviation": "Lon", "direction": "east", "unit": "degree"},
            {"name": "Geodetic latitude", "abbreviation": "Lat", "direction": "north", "unit": "degree"},
        ],
    },
    "id": {"authority": "OGC", "code": "CRS84"},
}
"""OGC:CRS84 as PROJJSON."""
