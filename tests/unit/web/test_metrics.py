"""Figures for a monitor."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from firsthand.desk import Desk
from firsthand.domain.issue import Issue
from firsthand.store import Store
from firsthand.web import create_app


def _figures(text: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_what_the_store_holds_is_told_as_a_monitor_reads_it(demo_store: str, tmp_path: Path) -> None:
    shutil.copy(demo_store.removeprefix("sqlite:///"), tmp_path / "demo.db")
    with Desk(Store.open(f"sqlite:///{tmp_path}/demo.db")) as desk:
        desk.store.add_issue(Issue("odd", "documents", "no-text", "the page holds no article text"), None)
        answer = TestClient(create_app(desk)).get("/metrics")
        held = desk.store.stats()
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    figures = _figures(answer.text)
    for table in ("documents", "events", "claims"):
        assert figures["firsthand_rows", frozenset({("table", table)})] == held.rows[table] > 0
    labels = frozenset({("stage", "documents"), ("code", "no-text"), ("severity", "error")})
    assert figures["firsthand_issues", labels] == held.issues["documents"]["no-text"]["error"] > 0
    assert figures["firsthand_view_stale", frozenset()] == held.is_stale
    assert figures["process_resident_memory_bytes", frozenset()] > 0


def test_without_the_library_it_says_what_to_install(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    answer = client.get("/metrics")
    assert answer.status_code == 501
