"""Copying, restoring and asking a store from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from firsthand.cli.main import app
from firsthand.domain.actor import ActorKind
from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.event import (
    Chronicle,
    DatePrecision,
    Event,
    EventActor,
    EventDate,
    Grade,
)
from firsthand.domain.page import MediaType, Page, SetAside
from firsthand.domain.report import Role
from firsthand.store import Store

AT = datetime(2025, 6, 3, tzinfo=UTC)
PAGE = Page("a", b"A match.", MediaType.TEXT, AT)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    return lambda *arguments: runner.invoke(app, list(arguments))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "desk.db"
    actor = EventActor("wagner", "Wagner Group", Role.INITIATOR, ActorKind.PRIVATE_MILITARY)
    event = Event(
        "evt_1", "armed-clash", EventDate(None, DatePrecision.UNKNOWN), None, (actor,), (), (), Grade.SINGLE_ORIGIN, (), (), (), (), (),
    )  # fmt: skip
    with Store.open(f"sqlite:///{path}", create=True) as store:
        store.add_set_aside(PAGE, SetAside(PAGE.key, PAGE.id, None, 0.1, AT))
        store.append_decision(Decision("dec_1", Judgement.REJECT, "rep_1", "A. Analyst", AT))
        store.replace_chronicle(Chronicle((event,)), AT)
    return path


def test_a_store_is_copied(run: Callable[..., Result], desk: Path, tmp_path: Path) -> None:
    done = run("store", "copy", f"sqlite:///{desk}", "sqlite:///copy.db", "--json")
    assert done.exit_code == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["tables"]["pages"]["rows"] == 1
    assert len(told["tables"]["pages"]["digest"]) == 64
    assert (told["archive"], told["is_archive_shared"]) == ("copy.warc", False)
    with Store.open(f"sqlite:///{tmp_path}/copy.db") as store:
        assert store.page(PAGE.key) == PAGE
    again = run("store", "copy", f"sqlite:///{desk}", "sqlite:///copy.db")
    assert again.exit_code != 0
    assert "exists already" in str(again.exception)
    there = run("store", "copy", f"sqlite:///{desk}", "sqlite:///other.db")
    assert "tables copied to sqlite:///other.db and found the same" in there.stderr


def test_a_store_is_backed_up_and_restored(run: Callable[..., Result], desk: Path, tmp_path: Path) -> None:
    store = ("--store", f"sqlite:///{desk}")
    assert run("store", "backup", "kept.db", *store).exit_code == 0
    desk.write_bytes(b"broken")
    refused = run("store", "restore", "kept.db", *store)
    assert refused.exit_code != 0
    assert "exists already" in str(refused.exception)
    done = run("store", "restore", "kept.db", *store, "--replace")
    assert done.exit_code == 0, done.stderr
    assert done.stderr.count("put aside: ") == 2
    assert run("store", "check", *store).exit_code == 0
    with Store.open(store[1]) as held:
        assert held.page(PAGE.key) == PAGE
        assert len(held.decisions()) == 1


def test_a_misspelled_name_is_looked_up(run: Callable[..., Result], desk: Path) -> None:
    store = ("--store", f"sqlite:///{desk}")
    assert run("store", "names", "vagner", *store).stdout.split()[1:3] == ["wagner", "Wagner"]
    (line,) = run("store", "names", "vagner", "--json", *store).stdout.splitlines()
    assert json.loads(line)["id"] == "wagner"
    nothing = run("store", "names", "--places", "vagner", *store)
    assert (nothing.stdout, nothing.exit_code) == ("", 0)
    assert "no event names anything like it" in nothing.stderr
