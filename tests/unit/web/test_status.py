"""The page of what became of pages, and of the runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fastapi.testclient import TestClient
from sqlalchemy import insert

from firsthand.domain.run_record import RunKind, RunRecord, StageTime
from firsthand.run.logbook import ORDER
from firsthand.store import Store
from firsthand.store.runs import RunLog
from firsthand.store.tables_of_runs import page_counts
from firsthand.web.catalogue import Catalogues
from tests.unit.web.conftest import main_text

NOW = datetime.now(UTC)


def _fill(store: Store) -> None:
    rows = [
        ("The <b>Times", "read", "", "", 1200, 0),
        ("The <b>Times", "failed", "sources", "http-404", 7, 0),
        ("", "set-aside", "", "", 31, 3),
        ("long.example", "read", "", "", 999, 90),
    ]
    with store.database.writing() as connection:
        for source, outcome, stage, code, pages, days in rows:
            day = (NOW - timedelta(days=days)).date()
            row = {
                "day": day,
                "source": source,
                "outcome": outcome,
                "stage": stage,
                "code": code,
                "pages": pages,
            }
            connection.execute(insert(page_counts).values(row))
    stages = (StageTime("claims", 5, 1.25, 1.0), StageTime("linking", 1, 2.0, 2.0))
    log = RunLog(store.database)
    log.put(RunRecord("r1", RunKind.INGEST, "0", NOW, NOW, NOW + timedelta(seconds=90), None, 2, 5, 4, 3, 0, stages, 512_000_000, 300_000_000))  # fmt: skip
    log.put(RunRecord("r2", RunKind.WATCH, "0", NOW - timedelta(days=1), NOW - timedelta(hours=5)))


def test_an_empty_store_says_so(new_client: TestClient) -> None:
    told = main_text(new_client.get("/status").text)
    assert "Nothing has run yet." in told
    assert "No page in this time." in told
    assert "Rien n’a encore tourné." in main_text(new_client.get("/status?lang=fr").text)


def test_pages_by_source_and_day_and_runs_with_their_stages(new_store: Store, new_client: TestClient) -> None:
    _fill(new_store)
    page = new_client.get("/status").text
    told = main_text(page)
    assert "<b>Times" not in page
    assert "The <b>Times 1,200 0 7 sources: http-404 7" in told
    assert "files 0 31 0" in told
    assert "999" not in told
    assert "long.example 999 0 0" in main_text(new_client.get("/status?days=365").text)
    assert "ingest By stage Stage Times Seconds Of processor claims 5 1.2 1 lineage and linking 1 2 2" in told
    assert "over 90 s 5 4 3 512 MB + 300 MB" in told
    assert "broken off" in told
    assert told.index("over 90 s") < told.index("broken off")
    french = main_text(new_client.get("/status?lang=fr").text)
    assert "terminé 90 s 5 4 3 512 Mo + 300 Mo" in french
    assert "filiation et rapprochement" in french


def test_a_source_is_searched_for(new_store: Store, new_client: TestClient) -> None:
    _fill(new_store)
    told = main_text(new_client.get("/status?text=times").text).split("By source")[1].split("By day")[0]
    assert "The <b>Times" in told
    assert "files" not in told.split("Of the page")[0].split("Why not")[1].split("Source:")[0]
    assert new_client.get("/status?days=0").status_code == 422


def test_every_stage_kind_and_state_has_a_name_and_sources_lead_here(new_client: TestClient) -> None:
    for words in Catalogues.load().by_language.values():
        assert all(words.has(f"status.names.{stage.replace(' ', '-')}") for stage in ORDER)
        assert all(words.has(f"status.kinds.{kind}") for kind in RunKind)
        assert all(words.has(f"status.states.{state}") for state in ("over", "working", "broken-off"))
    assert 'href="/status"' in new_client.get("/sources").text


def test_the_last_run_is_among_the_figures_for_a_monitor(new_store: Store, new_client: TestClient) -> None:
    _fill(new_store)
    figures = new_client.get("/metrics").text
    assert 'firsthand_run_stage_seconds{kind="ingest",stage="claims"} 1.25' in figures
    assert 'firsthand_run_pages{kind="ingest",outcome="read"} 5.0' in figures
    assert 'firsthand_run_seconds{kind="ingest"} 90.0' in figures
