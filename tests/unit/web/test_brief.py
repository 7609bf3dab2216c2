"""Situation reports from the web app."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from firsthand.domain.event import Event


def test_the_form_stands_in_both_languages(client: TestClient) -> None:
    assert "Situation report" in client.get("/brief?lang=en").text
    assert "Rapport de situation" in client.get("/brief?lang=fr").text


def test_a_report_leads_to_its_events_and_runs_no_script(
    client: TestClient, demo_events: list[Event]
) -> None:
    answer = client.get("/brief/report", params={"since": "2024-01-01", "until": "2025-12-31", "country": ""})
    assert answer.status_code == 200
    for event in demo_events:
        assert f"/events/{event.id}" in answer.text
    assert "<script" not in answer.text
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("md", b"#")])
def test_a_report_can_be_kept(client: TestClient, form: str, start: bytes) -> None:
    answer = client.get("/brief/report", params={"format": form, "country": "BFA"})
    assert answer.content.startswith(start)
    assert f"firsthand-brief.{form}" in answer.headers["content-disposition"]


def test_what_makes_no_sense_is_said(client: TestClient) -> None:
    assert client.get("/brief/report?format=exe").status_code == 404
    assert client.get("/brief/report?since=yesterday").status_code == 422
