"""The exports we write. To add one: its module, its line here; the conformance suite runs over it by itself."""

from __future__ import annotations

from firsthand.publish.acled import Acled
from firsthand.publish.csv_table import CsvTable
from firsthand.publish.exporter import Exporter
from firsthand.publish.geojson import GeoJson
from firsthand.publish.jsonl import JsonLines

EXPORTERS: tuple[Exporter, ...] = (JsonLines(), CsvTable(), GeoJson(), Acled())


def exporter(name: str) -> Exporter | None:
    """The exporter of a format, None where there is none."""
    return next((candidate for candidate in EXPORTERS if candidate.name == name), None)
