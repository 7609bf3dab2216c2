"""`firsthand alerts` from the outside."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from firsthand.cli.main import app
from firsthand.domain.errors import ConfigError
from firsthand.domain.event import Chronicle, Event
from firsthand.store import Store
from tests.unit.alerts.incidents import incident, toll

RULES = """
[[channel]]
name = "feed"
type = "atom"
path = "{folder}/feed.xml"

[[channel]]
name = "hook"
type = "webhook"
url = "http://127.0.0.1/x"

[[alert]]
name = "Ménaka"
text = "armed"
min_killed = 3
channels = ["feed"{more}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIRSTHAND_STORE", f"sqlite:///{tmp_path}/s.db")
    (tmp_path / "a.toml").write_text(RULES.format(folder=tmp_path, more=""), encoding="utf-8")
    (tmp_path / "b.toml").write_text(RULES.format(folder=tmp_path, more=', "hook"'), encoding="utf-8")
    _show(tmp_path)
    return tmp_path


def _show(folder: Path, *events: Event) -> None:
    with Store.open(f"sqlite:///{folder}/s.db", create=True) as store:
        store.replace_chronicle(Chronicle(events), datetime.now(UTC))


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["alerts", *arguments])


def test_check_says_what_each_rule_would_do(folder: Path) -> None:
    said = _run("check", "b.toml")
    assert said.exit_code == 0
    assert "Ménaka: tells feed and hook in English, at once" in said.stdout
    assert "3 or more killed (best figure)" in said.stdout
    assert "hook: webhook to http://127.0.0.1/..., not signed" in said.stdout


def test_check_names_what_is_wrong(folder: Path) -> None:
    (folder / "c.toml").write_text('[[alert]]\nname = "x"\nchannels = "y"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"c.toml:3: alert 'x': there is no channel 'y'"):
        CliRunner().invoke(app, ["alerts", "check", "c.toml"], catch_exceptions=False)


def test_run_rehearse_and_log(folder: Path) -> None:
    assert _run("run", "a.toml", "--once").exit_code == 0
    _show(folder, incident(), incident("b", documents=("x",), tolls=(toll(2),)))
    rehearsed = _run("run", "a.toml", "--dry-run")
    assert "New incident: armed clash, Ménaka, Mali, 3 Jun 2025, 5 killed" in rehearsed.stdout
    assert not (folder / "feed.xml").exists()
    assert "no messages" in _run("log").stderr
    sent = _run("run", "a.toml", "--once", "--json")
    assert json.loads(sent.stdout)["state"] == "sent"
    assert "1 to tell, 1 messages sent" in sent.stderr
    assert _run("run", "a.toml", "--once").stdout == ""
    logged = json.loads(_run("log", "--json").stdout)
    assert (logged["state"], logged["alerts"][0]["event"]) == ("sent", "evt_a")
    assert "Ménaka: first, evt_a" in _run("log").stdout
    assert (folder / "feed.xml").read_text(encoding="utf-8").count("<entry") == 1


def test_a_message_that_fails_is_told_and_can_be_taken_up_again(folder: Path) -> None:
    _run("run", "b.toml", "--once")
    _show(folder, incident())
    failed = _run("run", "b.toml", "--once")
    assert failed.exit_code == 1
    assert "dead    hook" in failed.stdout
    assert "address 127.0.0.1 is" in failed.stdout
    assert "hook" in _run("log", "--state", "dead").stdout
    assert "1 to be tried again" in _run("retry").stderr
    assert "no messages" in _run("log", "--state", "dead").stderr


def test_a_channel_can_be_tried(folder: Path) -> None:
    assert _run("test", "a.toml", "feed").exit_code == 0
    assert "Test of the channel" in (folder / "feed.xml").read_text(encoding="utf-8")
    for channel, said in (
        ("hook", "channel 'hook': the host's address"),
        ("pigeon", "there is no channel 'pigeon'"),
    ):
        with pytest.raises(ConfigError, match=said):
            CliRunner().invoke(app, ["alerts", "test", "a.toml", channel], catch_exceptions=False)


def test_nothing_is_sent_offline(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHAND_OFFLINE", "true")
    with pytest.raises(ConfigError, match="offline"):
        CliRunner().invoke(app, ["alerts", "run", "a.toml", "--once"], catch_exceptions=False)
    assert _run("run", "a.toml", "--dry-run").exit_code == 0
