"""One suite for every registered exporter."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.desk import Desk
from firsthand.publish import EXPORTERS, Exporter, View, exporter
from firsthand.publish.acled import COLUMNS as ACLED_COLUMNS
from firsthand.store import Store

EXAMPLES = Path(__file__).resolve().parents[3] / "src" / "firsthand" / "examples"
ALL = pytest.mark.parametrize("candidate", EXPORTERS, ids=lambda candidate: candidate.name)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    store = tmp_path_factory.mktemp("exports") / "store.db"
    with Desk(Store.open(f"sqlite:///{store}", create=True)) as desk:
        desk.ingest([EXAMPLES])
        yield desk.view()


def _written(candidate: Exporter, view: View) -> str:
    out = io.StringIO(newline="")
    candidate.write(view, out)
    return out.getvalue()


@ALL
def test_an_exporter_is_found_by_its_name(candidate: Exporter) -> None:
    assert exporter(candidate.name) is candidate


@ALL
def test_the_same_view_gives_the_same_bytes(candidate: Exporter, view: View) -> None:
    assert _written(candidate, view) == _written(candidate, view) != ""


@ALL
def test_an_empty_view_is_written(candidate: Exporter, view: View) -> None:
    _written(candidate, replace(view, events=[]))


@ALL
def test_every_event_is_written_once(candidate: Exporter, view: View) -> None:
    text = _written(candidate, view)
    if candidate.name == "geojson":
        ids = [feature["id"] for feature in json.loads(text)["features"]]
    elif candidate.name == "jsonl":
        ids = [json.loads(line)["id"] for line in text.splitlines()]
    else:
        ids = [row[0] for row in csv.reader(io.StringIO(text))][1:]
    assert sorted(ids) == sorted(event.id for event in view.events)


def test_geojson_puts_longitude_first(view: View) -> None:
    collection = json.loads(_written(EXPORTERS[2], view))
    assert collection["type"] == "FeatureCollection"
    by_id = {event.id: event for event in view.events}
    for feature in collection["features"]:
        place = by_id[feature["id"]].place
        assert place is not None
        assert feature["geometry"]["coordinates"] == [place.lon, place.lat]


def test_acled_has_its_columns_and_adds_up(view: View) -> None:
    rows = list(csv.DictReader(io.StringIO(_written(EXPORTERS[3], view))))
    assert tuple(rows[0]) == ACLED_COLUMNS
    assert len(ACLED_COLUMNS) == 31
    assert all(row["notes"] and row["fatalities"].isdigit() for row in rows)


@pytest.mark.parametrize("prefix", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(view: View, prefix: str) -> None:
    event = view.events[0]
    assert event.place is not None
    hostile = replace(event, place=replace(event.place, name=f"{prefix}cmd()"))
    for name in ("csv", "acled"):
        candidate = exporter(name)
        assert candidate is not None
        for row in csv.reader(io.StringIO(_written(candidate, replace(view, events=[hostile])))):
            assert not any(cell.startswith(prefix) for cell in row)
