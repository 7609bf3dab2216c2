"""What holds for every export: one suite over the registry."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.event import DatePrecision, EventDate, EventOrigin
from firsthand.domain.values import DaySet, Place, PlaceKind
from firsthand.publish import EXPORTERS, Exporter, View, exporter
from tests.unit.publish import stories

_EMPTY = {"date": EventDate(None, DatePrecision.UNKNOWN), "place": None, "actors": (), "casualties": (), "claimed_by": (),
          "documents": (), "origins": (), "claims": (), "contradictions": (), "reports": (), "first_seen": None,
          "updated": None}  # fmt: skip


@pytest.fixture(params=EXPORTERS, ids=lambda e: e.name)
def export(request: pytest.FixtureRequest) -> Exporter:
    found: Exporter = request.param
    return found


def written(export: Exporter, view: View) -> str:
    out = io.StringIO(newline="")
    export.write(view, out)
    return out.getvalue()


def parsed(export: Exporter, text: str) -> list[dict[str, object]]:
    """One dict per event, whatever the format. A new content type wants a reader here."""
    readers: dict[str, Callable[[str], Iterator[dict[str, object]]]] = {
        "text/csv": lambda t: iter(list(csv.DictReader(io.StringIO(t, newline="")))),  # type: ignore[dict-item]
        "application/x-ndjson": lambda t: map(json.loads, t.splitlines()),
        "application/geo+json": lambda t: iter(json.loads(t)["features"]),
    }
    return list(readers[export.content_type](text))


def test_names_are_unique_and_found() -> None:
    names = [export.name for export in EXPORTERS]
    assert len(set(names)) == len(names)
    assert all(exporter(export.name) is export for export in EXPORTERS)
    assert exporter("no such format") is None


def test_it_says_what_it_is(export: Exporter) -> None:
    assert re.fullmatch(r"[a-z]+", export.name)
    assert re.fullmatch(r"[a-z]+", export.extension)
    assert re.fullmatch(r"[a-z]+/[a-z+-]+", export.content_type)


def test_nothing_is_a_whole_file(export: Exporter) -> None:
    assert parsed(export, written(export, stories.view())) == []


def test_one_record_for_each_event_in_order(export: Exporter) -> None:
    events = [stories.event(f"evt_{letter}") for letter in "cab"]
    text = written(export, stories.view(*events))
    assert len(parsed(export, text)) == 3
    assert [text.index(f"evt_{letter}") for letter in "cab"] == sorted(text.index(f"evt_{x}") for x in "cab")


def test_the_same_view_gives_the_same_text(export: Exporter) -> None:
    assert written(export, stories.view(stories.event())) == written(export, stories.view(stories.event()))


def test_an_event_of_which_nothing_is_known_is_written(export: Exporter) -> None:
    bare = stories.event(**_EMPTY)
    assert len(parsed(export, written(export, stories.view(bare)))) == 1


def test_doubt_is_not_lost(export: Exporter) -> None:
    """The radius of a place and the precision of a date reach the reader in some form."""
    when = EventDate(DaySet.weekday(6, date(2025, 4, 27), date(2025, 6, 29)), DatePrecision.PERIOD)
    where = Place("Mali", 17, -4, 620, PlaceKind.COUNTRY, "MLI")
    sharp = written(export, stories.view(stories.event()))
    vague = written(export, stories.view(stories.event(date=when, place=where)))
    record = parsed(export, vague)[0]
    flat = json.dumps(record)
    assert "2025-04-27" in flat
    assert "3" in str(record.get("time_precision", "")) or "period" in flat
    assert vague != sharp
    assert "620" in flat or record["geo_precision"] == "3"


@pytest.mark.parametrize("poison", ["=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(export: Exporter, poison: str) -> None:
    if export.content_type != "text/csv":
        pytest.skip("no spreadsheet format")
    hostile = stories.event(
        place=replace(stories.MENAKA, name=poison, admin1=poison),
        origins=(EventOrigin("outlet:x", poison, ()),),
        actors=(replace(stories.REBELS, name=poison), replace(stories.ARMY, name=poison)),
    )
    for row in csv.reader(io.StringIO(written(export, stories.view(hostile)), newline="")):
        assert not [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "\r")) or cell == poison]


def test_a_toll_of_an_operation_is_in_no_total_twice(export: Exporter) -> None:
    places = [replace(stories.MENAKA, name=name) for name in ("Gao", "Ansongo", "Kidal")]
    operation, events = stories.operation_of(places, toll=[stories.casualty(80, 80, 80)])
    records = parsed(export, written(export, stories.view(*events, operations=[operation])))
    totals = [int(str(record["fatalities"])) for record in records if "fatalities" in record]
    assert sum(totals) in (0, 80)
    kills = [record.get("killed_best") for record in records if "killed_best" in record]
    assert kills in ([], ["", "", ""])


def test_quotes_of_articles_are_in_json_only(export: Exporter) -> None:
    """Row exports give our own words; the JSON gives each quote with its document."""
    text = written(export, stories.view(stories.event()))
    assert ("ambushed a convoy" in text or "two officers told AFP" in text) == (
        export.content_type != "text/csv"
    )
