"""`firsthand store stats`."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from firsthand.cli.main import app
from firsthand.domain.issue import Issue
from firsthand.store import Store

PAGE = "<html><body><article><h1>Attack</h1><p>{0}</p></article></body></html>"
NEWS = (
    "Gunmen attacked a convoy near Gao on Tuesday, killing at least 12 soldiers, two officers told AFP. " * 4
)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("stats")
    (folder / "a.html").write_text(PAGE.format(NEWS), encoding="utf-8")
    url = f"sqlite:///{folder}/desk.db"
    done = CliRunner().invoke(app, ["ingest", str(folder / "a.html"), "--store", url])
    assert done.exit_code == 0, done.output
    with Store.open(url) as store:
        store.add_issue(Issue("https://times.example/x", "sources", "http-404", "not there"), None)
    return url


def _told(url: str, *options: str) -> str:
    done = CliRunner().invoke(app, ["store", "stats", "--store", url, *options])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_pages_are_counted_by_source_and_day(url: str) -> None:
    told = " ".join(_told(url, "--by", "source").split())
    assert "1 read 0 set aside 0 not read (files)" in told
    assert "0 read 0 set aside 1 not read times.example (sources: http-404 1)" in told
    rows = [json.loads(line) for line in _told(url, "--by", "source", "--json").splitlines()]
    assert {
        "source": "times.example",
        "read": 0,
        "set_aside": 0,
        "failed": 1,
        "why": {"sources: http-404": 1},
    } in rows
    (day,) = [json.loads(line) for line in _told(url, "--by", "day", "--json").splitlines()]
    assert (day["read"], day["failed"]) == (1, 1)
    assert _told(url, "--by", "day", "--since", "2100-01-01") == ""


def test_documents_are_counted_by_outlet(url: str) -> None:
    (row,) = [json.loads(line) for line in _told(url, "--by", "outlet", "--json").splitlines()]
    assert row["documents"] == 1
    assert "1 documents" in _told(url, "--by", "outlet")


def test_the_last_runs_are_told_with_their_stages(url: str) -> None:
    told = _told(url)
    assert "ingest of " in told
    assert "claims" in told
    assert "s of processor" in told
    held = json.loads(_told(url, "--json"))
    (run,) = held["runs"]
    assert (run["schema"], run["state"], run["read"]) == ("firsthand.run/1", "over", 1)
    assert {"stage": "claims", "times": 1}.items() <= next(
        s for s in run["stages"] if s["stage"] == "claims"
    ).items()
    assert [json.loads(line) for line in _told(url, "--runs", "5", "--json").splitlines()] == [run]
    assert _told(url, "--runs", "5").startswith("ingest of ")


@pytest.mark.parametrize(
    "options",
    [
        ["--by", "day", "--runs", "2"],
        ["--since", "2025-01-01"],
        ["--by", "day", "--since", "soon"],
        ["--by", "x"],
    ],
)
def test_options_that_make_no_sense_together_are_refused(url: str, options: list[str]) -> None:
    assert CliRunner().invoke(app, ["store", "stats", "--store", url, *options]).exit_code == 2
