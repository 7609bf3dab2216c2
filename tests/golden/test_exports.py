"""The exports of one set of events, byte for byte where they are text and cell by cell where they are not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conformance.exporters.reading import package, sheet, table, written
from tests.conformance.exporters.records import everything

from firsthand import __version__
from firsthand.publish import EXPORTERS, Exporter
from firsthand.publish.exporter import Terms

FOLDER = Path(__file__).parent / "exports"
VIEWS = {
    "": Terms(licence="CC BY 4.0", authority="example.org", filters={"country": "BFA"}),
    "-coarse": Terms(coarsen=0.5),
    "-fr": Terms(language="fr", names=True),
}
CASES = [
    (candidate, suffix)
    for candidate in EXPORTERS
    for suffix in VIEWS
    if suffix != "-fr" or candidate.name == "atom"
    if suffix != "-coarse" or candidate.name in ("csv", "jsonl", "ucdp")
]


def _shown(candidate: Exporter, suffix: str) -> tuple[str, str]:
    """The text to compare, and the extension of its file."""
    data = written(candidate, replace(everything(), terms=VIEWS[suffix]))
    match candidate.name:
        case "xlsx":
            return _lines(sheet(data)), "json"
        case "parquet" | "geoparquet":
            return _lines(table(data)), "json"
        case "datapackage":
            described = json.loads(package(data)["datapackage.json"])
            return json.dumps(described, ensure_ascii=False, indent=1).replace(
                __version__, "VERSION"
            ) + "\n", "json"
    return data.decode().replace(f'version="{__version__}"', 'version="VERSION"'), candidate.extension


def _lines(rows: list[dict[str, object]]) -> str:
    shown = [
        json.dumps(row, ensure_ascii=False, default=lambda v: v.hex() if isinstance(v, bytes) else str(v))
        for row in rows
    ]
    return "\n".join(shown) + "\n"


@pytest.mark.parametrize(("candidate", "suffix"), CASES, ids=[f"{c.name}{suffix}" for c, suffix in CASES])
def test_an_export_is_as_it_was(candidate: Exporter, suffix: str, request: pytest.FixtureRequest) -> None:
    text, extension = _shown(candidate, suffix)
    path = FOLDER / f"{candidate.name}{suffix}.{extension}"
    if request.config.getoption("--rewrite-golden"):
        path.write_bytes(text.encode())
    assert path.read_bytes().decode() == text, "run `make golden` and review the diff"
