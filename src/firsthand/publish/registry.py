"""The exports we write. To add one: its module, its line here; the conformance suite runs over it by itself."""

from __future__ import annotations

from firsthand.publish.acled import Acled
from firsthand.publish.atom import Atom
from firsthand.publish.csv_table import CsvTable
from firsthand.publish.datapackage import DataPackage
from firsthand.publish.exporter import Exporter
from firsthand.publish.geojson import GeoJson
from firsthand.publish.jsonl import JsonLines
from firsthand.publish.parquet import Parquet
from firsthand.publish.plover import Plover
from firsthand.publish.release import Released
from firsthand.publish.ucdp import Ucdp
from firsthand.publish.xlsx import Xlsx

EXPORTERS: tuple[Exporter, ...] = (
    Released(JsonLines()),
    Released(CsvTable()),
    Released(GeoJson()),
    Released(Acled()),
    Released(Ucdp()),
    Released(Plover()),
    Released(Xlsx()),
    Released(Parquet()),
    Released(Parquet(geo=True, name="geoparquet")),
    Released(Atom()),
    Released(DataPackage()),
)
"""Every one writes released views only (`publish/release.py`): what must not be told cannot be forgotten by one of them."""


def exporter(name: str) -> Exporter | None:
    """The exporter of a format, None where there is none."""
    return next((candidate for candidate in EXPORTERS if candidate.name == name), None)


def csv_exporter(*, hxl: bool = False, bom: bool = False) -> Exporter:
    """The exporter of `csv` with its options, see `CsvTable`."""
    return Released(CsvTable(hxl=hxl, bom=bom))
