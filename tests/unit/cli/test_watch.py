"""`firsthand watch` from the outside."""

from __future__ import annotations

import json
import os
import signal
import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from benchmarks.weather import Weather
from typer.testing import CliRunner, Result

from firsthand.cli.context import Context
from firsthand.cli.main import app
from firsthand.domain.document import Document
from firsthand.domain.errors import ConfigError, StoreAwayError, StoreError
from firsthand.domain.report import Reading
from firsthand.domain.watching import Alarm, Health, SiteRecord, SourceKind, Tally
from firsthand.store import Store
from firsthand.store.watching import WatchLog
from tests.unit.run.conftest import FakeStages

NOW = datetime(2025, 6, 3, 12, tzinfo=UTC)
FILE = """
[[source]]
name = "A"
kind = "feed"
address = "{address}"
verified = false
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIRSTHAND_STORE", f"sqlite:///{tmp_path}/s.db")
    (tmp_path / "watch.toml").write_text(FILE.format(address="https://a.example/feed"), encoding="utf-8")
    return tmp_path


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["watch", *arguments])


def _watched(folder: Path) -> WatchLog:
    store = Store.open(f"sqlite:///{folder}/s.db", create=True)
    log = WatchLog(store.database)
    well = Health(
        "A",
        SourceKind.FEED,
        "https://a.example/feed",
        NOW,
        last_try=NOW,
        last_success=NOW,
        found=9,
        read=7,
        error="part 7",
    )
    dead = Health("B", SourceKind.FEED, "https://b.example/feed", NOW, last_try=NOW, errors=4, error="the server answered 500",
                  error_code="http-500", alarm=Alarm.DEAD, alarm_at=NOW)  # fmt: skip
    log.register([well, dead])
    log.count("A", datetime.now(UTC).date(), Tally(tries=3, found=2, read=1, set_aside=1))
    log.save_site(SiteRecord("a.example", (), Alarm.TEMPLATE, NOW))
    return log


def test_check_lists_what_would_be_watched_and_names_what_is_wrong(folder: Path) -> None:
    said = _run("watch.toml", "--check")
    assert said.exit_code == 0
    assert "feed    A  https://a.example/feed  (not verified)" in said.stdout
    (folder / "bad.toml").write_text("[[source]]\nname = 'x'\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"bad.toml:1: source 'x': kind is missing"):
        CliRunner().invoke(app, ["watch", "bad.toml", "--check"], catch_exceptions=False)


def test_status_says_how_each_source_does(folder: Path) -> None:
    _watched(folder)
    said = _run("--status")
    assert (
        "well      A  last success 2025-06-03 12:00, next now, in 7 days 2 new, 1 read, 1 set aside"
        in said.stdout
    )
    assert "alarm     B  last success never" in said.stdout
    assert "0 not read  a part is missing: part 7" in said.stdout
    assert "dead-source  4 errors: the server answered 500" in said.stdout
    assert "a.example: its pages seem to have changed since 2025-06-03" in said.stdout
    assert "nobody is watching" in said.stderr
    assert "  B  " not in _run("watch.toml", "--status").stdout
    records = [json.loads(line) for line in _run("--status", "--json").stdout.splitlines()]
    assert [(r["schema"], r["name"], r["state"]) for r in records] == [
        ("firsthand.source/1", "A", "well"),
        ("firsthand.source/1", "B", "alarm"),
    ]
    assert records[0]["last_7_days"]["found"] == 2


def test_a_source_is_paused_and_resumed(folder: Path) -> None:
    log = _watched(folder)
    assert _run("--pause", "A", "--pause", "B").exit_code == 0
    assert log.paused() == {"A", "B"}
    assert "paused    A" in _run("--status").stdout
    assert _run("--resume", "A").exit_code == 0
    assert log.paused() == {"B"}
    with pytest.raises(ConfigError, match="no source 'C' is watched here; there are A, B"):
        CliRunner().invoke(app, ["watch", "--pause", "C"], catch_exceptions=False)


@pytest.mark.parametrize("name", ["sahel", "wires-en", "wires-fr"])
def test_a_list_to_start_from_can_be_saved_and_checked(folder: Path, name: str) -> None:
    (folder / "start.toml").write_text(_run("--starter", name).stdout, encoding="utf-8")
    assert _run("start.toml", "--check").exit_code == 0


@pytest.mark.parametrize(
    "arguments", [(), ("watch.toml", "--once", "--status"), ("watch.toml", "--since", "May")]
)
def test_arguments_that_make_no_sense_are_refused(folder: Path, arguments: tuple[str, ...]) -> None:
    assert _run(*arguments).exit_code == 2


def test_offline_it_does_not_watch(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHAND_OFFLINE", "true")
    with pytest.raises(ConfigError, match="offline = true forbids it"):
        CliRunner().invoke(app, ["watch", "watch.toml"], catch_exceptions=False)


@pytest.mark.parametrize(
    "arguments", [("watch", "watch.toml"), ("watch", "watch.toml", "--once"), ("serve",)]
)
def test_a_server_that_is_not_up_ends_it_for_now_and_not_for_good(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("FIRSTHAND_STORE", "postgresql://nobody@127.0.0.1:1/nowhere")
    said = CliRunner().invoke(app, arguments)
    assert said.exit_code == 75
    assert "could not be made" in said.stderr


@pytest.mark.parametrize(("fault", "code"), [(StoreAwayError("gone"), 75), (StoreError("damaged"), None)])
def test_a_store_that_is_away_too_long_is_told_from_one_that_is_damaged(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fault: StoreError, code: int | None
) -> None:
    def ends(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr("firsthand.run.watching.watch.watch", ends)
    monkeypatch.setattr(Context, "workshop", lambda self, **_: FakeStages())
    monkeypatch.setattr(FakeStages, "usage", None, raising=False)
    said = _run("watch.toml")
    assert (said.exit_code, said.exception is fault) == (code or 1, code is None)


@pytest.fixture
def watched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of a source on this machine, as far as the command is concerned by its address."""
    with Weather() as weather:
        outlet = weather.outlet("a")
        weather.outlets["127.0.0.1"] = outlet
        outlet.host = "127.0.0.1"
        text = "Gunmen killed 12 soldiers in an attack near Gao on Monday, two officials said. The wounded were flown to Bamako."
        weather.publish(outlet, "attack-near-gao-kills-twelve", "Twelve soldiers killed near Gao", text)
        monkeypatch.setenv("FIRSTHAND_ALLOW_HOSTS", f"127.0.0.1:{weather.port}")
        monkeypatch.setenv("FIRSTHAND_FETCH_DELAY_SECONDS", "0")
        (folder / "watch.toml").write_text(FILE.format(address=weather.feed(outlet)), encoding="utf-8")
        yield folder


def test_once_reads_what_is_new_and_tells_of_it(watched: Path) -> None:
    rules = '[[channel]]\nname = "f"\ntype = "atom"\npath = "{}/feed.xml"\n\n[[alert]]\nname = "all"\nchannels = "f"\n'
    (watched / "alerts.toml").write_text(rules.format(watched), encoding="utf-8")
    text = (watched / "watch.toml").read_text(encoding="utf-8")
    (watched / "watch.toml").write_text('alerts = "alerts.toml"\n' + text, encoding="utf-8")
    said = _run("watch.toml", "--once", "--json")
    assert said.exit_code == 0, said.stderr
    record = json.loads(said.stdout.splitlines()[-1])
    assert (record["schema"], record["read"], record["failing"]) == ("firsthand.watch/1", 1, 0)
    with Store.open(f"sqlite:///{watched}/s.db") as store:
        assert len(list(store.events())) == 1
        assert WatchLog(store.database).health()[0].horizon is not None
    again = _run("watch.toml", "--once", "--since", str(date(2025, 1, 1)))
    assert "so far 0 pages read" in again.stderr


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_signal_ends_it_cleanly(
    watched: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: int
) -> None:
    read = threading.Event()

    class Stages(FakeStages):
        usage = None

        def read(self, document: Document) -> Reading:
            read.set()
            return super().read(document)

    def send() -> None:
        assert read.wait(30)
        os.kill(os.getpid(), number)

    monkeypatch.setattr(Context, "workshop", lambda self, **_: Stages())
    before = signal.getsignal(signal.SIGTERM)
    sender = threading.Thread(target=send)
    sender.start()
    said = _run("watch.toml")
    sender.join()
    assert said.exit_code == code, said.stderr
    with Store.open(f"sqlite:///{watched}/s.db") as store:
        assert not store.is_stale()
        assert len(list(store.events())) == 1
    assert "nobody is watching" in _run("--status").stderr
    assert signal.getsignal(signal.SIGTERM) is before
