"""One suite for every registered exporter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conformance.exporters.reading import ids, strings, written
from tests.conformance.exporters.records import (
    HOSTILE,
    PERSONS,
    aggregate,
    document,
    event,
    everything,
    hostile,
    many,
    naming,
    view,
)

from firsthand.desk import Desk
from firsthand.publish import EXPORTERS, Exporter, View, exporter
from firsthand.publish.acled import COLUMNS as ACLED_COLUMNS
from firsthand.publish.exporter import Repeated, Terms
from firsthand.publish.release import Released
from firsthand.store import Store

EXAMPLES = Path(__file__).resolve().parents[3] / "src" / "firsthand" / "examples"
ALL = pytest.mark.parametrize("candidate", EXPORTERS, ids=lambda candidate: candidate.name)
DEADLY_ONLY = {"ucdp"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    store = tmp_path_factory.mktemp("exports") / "store.db"
    with Desk(Store.open(f"sqlite:///{store}", create=True)) as desk:
        desk.ingest([EXAMPLES])
        yield desk.view(streamed=True)


@ALL
def test_an_exporter_is_found_by_its_name(candidate: Exporter) -> None:
    assert exporter(candidate.name) is candidate


@ALL
def test_the_same_view_gives_the_same_bytes(candidate: Exporter, demo: View) -> None:
    assert written(candidate, demo) == written(candidate, demo) != b""


@ALL
def test_an_empty_view_is_written(candidate: Exporter) -> None:
    assert ids(candidate.name, written(candidate, view())) == []


@ALL
def test_every_event_is_written_once(candidate: Exporter, demo: View) -> None:
    assert sorted(ids(candidate.name, written(candidate, demo))) == sorted(event.id for event in demo.events)


@ALL
def test_events_without_day_place_or_parties_are_written(candidate: Exporter) -> None:
    shown = everything()
    wanted = {found.id for found in shown.events} - (
        {"evt_bare", "evt_raid_b"} if candidate.name in DEADLY_ONLY else set()
    )
    assert set(ids(candidate.name, written(candidate, shown))) == wanted


@ALL
def test_two_thousand_events_come_in_order_from_a_view_that_holds_none(candidate: Exporter) -> None:
    made = many(2_000)
    shown = view(*(), events=Repeated(lambda: iter(made)))
    assert ids(candidate.name, written(candidate, shown)) == [found.id for found in made]


@ALL
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:24])
def test_a_hostile_text_leaves_the_format_whole(candidate: Exporter, text: str) -> None:
    made = hostile(text)
    data = written(candidate, view(event(), made, event("evt_last")))
    assert ids(candidate.name, data) == ["evt_plain", made.id, "evt_last"]


@ALL
def test_every_exporter_writes_released_views_and_tells_no_name(candidate: Exporter) -> None:
    assert isinstance(candidate, Released)
    shown = view(naming(), aggregates=(aggregate(),))
    told = "\n".join(strings(candidate.name, written(candidate, shown)))
    parts = {part for name in PERSONS for part in name.split() if part != "Ag"}
    assert [part for part in sorted(parts) if part in told] == []
    assert "JNIM" in told
    assert "AFP" in told or candidate.name == "plover"


@ALL
def test_names_are_told_where_a_setting_allows(candidate: Exporter) -> None:
    shown = view(naming(), terms=Terms(names=True))
    told = "\n".join(strings(candidate.name, written(candidate, shown)))
    assert "Fatouma Diallo" in told or candidate.name == "plover"  # which tells no words


@ALL
def test_coarse_points_are_told_with_no_word_that_tells_the_place(candidate: Exporter) -> None:
    shown = view(naming(), event(), terms=Terms(coarsen=0.5))
    told = "\n".join(strings(candidate.name, written(candidate, shown)))
    for word in ("Djibo", "djibo", "Soum", "14.1", "-1.63", "2360886", "market", *PERSONS):
        assert word not in told, word
    assert candidate.name == "atom" or ("14.25" in told and "-1.75" in told)


@ALL
def test_no_more_is_written_of_a_date_than_is_known(candidate: Exporter) -> None:
    from datetime import date  # noqa: PLC0415

    from firsthand.domain.event import DatePrecision, EventDate  # noqa: PLC0415
    from firsthand.domain.values import DaySet  # noqa: PLC0415

    span = DaySet.between(date(2025, 5, 3), date(2025, 5, 19))
    shown = view(event(date=EventDate(span, DatePrecision.MONTH)))
    told = "\n".join(strings(candidate.name, written(candidate, shown)))
    if candidate.name == "acled":  # its form has one day and a precision
        assert "3 May to 19 May 2025" in told
    else:
        assert any(last in told for last in ("2025-05-19", "19 May 2025"))


def test_a_released_view_can_be_gone_through_twice() -> None:
    from firsthand.publish.release import release  # noqa: PLC0415

    released = release(view(naming(), event()))
    assert list(released.events) == list(released.events)
    assert len(released.events) == 2
    assert released.events[1].id == "evt_plain"


def test_history_and_lineage_tell_no_name_either() -> None:
    from datetime import UTC, datetime  # noqa: PLC0415

    from firsthand.domain.change import revision  # noqa: PLC0415
    from firsthand.domain.origin import Derivation, DerivedFrom  # noqa: PLC0415
    from firsthand.publish.chains import Branch, Chain, Step, chain_record  # noqa: PLC0415
    from firsthand.publish.records import revision_record  # noqa: PLC0415
    from firsthand.publish.release import release, release_chains  # noqa: PLC0415

    told, page = naming(), document()
    published = revision(None, told, datetime(2025, 6, 3, tzinfo=UTC))
    assert published
    edge = DerivedFrom("doc_a", "doc_b", Derivation.COPY, 1.0, "both quote Fatouma Diallo")
    chains = [
        Chain("AFP", ("Fatouma Diallo, a resident", "a trader named Kadidiatou"), (Branch(page, (Step(page, page, edge),)),)),
        Chain("Fatouma Diallo", (), ()),
    ]  # fmt: skip

    def shown(terms: Terms) -> str:
        made = view(told, terms=terms, history=lambda _: (published,))
        released = release(made)
        [event] = released.events
        records = [
            *map(revision_record, released.history(event)),
            *map(chain_record, release_chains(made, told, chains)),
        ]
        return json.dumps(records, ensure_ascii=False)

    plain = shown(Terms())
    parts = {part for name in PERSONS for part in name.split() if part != "Ag"}
    assert [part for part in sorted(parts) if part in plain] == []
    assert "AFP" in plain
    assert "Djibo" in plain
    assert "a resident" in plain
    named = shown(Terms(names=True))
    assert named.count("Fatouma Diallo") >= 4
    assert "Kadidiatou" in named
    assert shown(Terms(coarsen=0.5)) == "[]"


def test_geojson_puts_longitude_first(demo: View) -> None:
    geojson = exporter("geojson")
    assert geojson
    collection = json.loads(written(geojson, demo))
    assert collection["type"] == "FeatureCollection"
    by_id = {event.id: event for event in demo.events}
    for feature in collection["features"]:
        place = by_id[feature["id"]].place
        assert place is not None
        assert feature["geometry"]["coordinates"] == [place.lon, place.lat]


def test_acled_has_its_columns_and_adds_up(demo: View) -> None:
    from tests.conformance.exporters.reading import rows  # noqa: PLC0415

    acled = exporter("acled")
    assert acled
    found = rows(written(acled, demo))
    assert tuple(found[0]) == ACLED_COLUMNS
    assert len(ACLED_COLUMNS) == 31
    assert all(row["notes"] and row["fatalities"].isdigit() for row in found)


@pytest.mark.parametrize("prefix", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(demo: View, prefix: str) -> None:
    first = next(iter(demo.events))
    assert first.place is not None
    shown = replace(demo, events=[replace(first, place=replace(first.place, name=f"{prefix}cmd()"))])
    for name in ("csv", "acled", "ucdp", "xlsx"):
        candidate = exporter(name)
        assert candidate is not None
        assert not any(
            cell.startswith(prefix) for cell in strings(name, written(candidate, shown)) if not _number(cell)
        )


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
