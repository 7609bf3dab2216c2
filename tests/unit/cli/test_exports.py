"""`firsthand events` in the formats of exchange."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand.cli import events as command
from firsthand.cli.main import app
from firsthand.desk import open_desk
from firsthand.domain.errors import ConfigError

STORY = (
    "Gunmen attacked the market of Djibo in Burkina Faso on 2 June 2025, killing 31 civilians, the army said.\n"
    "Fatouma Diallo, a resident, told AFP that 31 civilians were killed in Djibo.\n"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("exports")
    (folder / "story.txt").write_text(STORY)
    url = f"sqlite:///{folder / 'store.db'}"
    done = CliRunner().invoke(app, ["ingest", str(folder / "story.txt"), "--store", url])
    assert done.exit_code == 0, done.output
    return url


def run(store: str, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["events", "--store", store, *arguments])
    return done.exit_code, done.stdout, done.stderr


def fault(store: str, *arguments: str) -> str:
    """What is wrong with a command, as its user is told."""
    done = CliRunner().invoke(app, ["events", "--store", store, *arguments])
    assert isinstance(done.exception, ConfigError)
    return str(done.exception)


def test_names_are_told_only_where_asked_for(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Diallo" not in run(store, "-f", "jsonl")[1]
    assert "Fatouma Diallo" in run(store, "-f", "jsonl", "--names")[1]
    monkeypatch.setenv("FIRSTHAND_PUBLISH_NAMES", "yes")
    assert "Fatouma Diallo" in run(store, "-f", "jsonl")[1]
    assert "Diallo" not in run(store, "-f", "jsonl", "--no-names")[1]


def test_records_and_tables_withhold_names_too(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def shown(event: str, *arguments: str) -> str:
        done = CliRunner().invoke(app, ["show", event, "--store", store, *arguments])
        return done.output if done.exception is None else str(done.exception)

    with open_desk(store) as desk:
        events = desk.events()
        [event] = [each.id for each in events]
        for told in (events.to_dicts, lambda **how: desk.show(event, **how)):
            assert "Diallo" not in str(told())
            assert "Fatouma Diallo" in str(told(names=True))
        assert "Diallo" not in events.to_pandas().to_json()  # whose columns hold no words of pages
        desk.names = True
        assert "Fatouma Diallo" in str(desk.show(event))
        assert "Fatouma Diallo" in str(desk.events().to_dicts())
        assert "Diallo" not in str(desk.events().to_dicts(names=False))
    assert "Diallo" not in shown(event, "--json")
    record = json.loads(shown(event, "--json"))
    assert record["history"]
    assert record["lineage"]
    assert "Fatouma Diallo" in shown(event, "--json", "--names")
    assert "Fatouma Diallo" in shown(event), "the dossier is for the analyst's own eyes"
    assert "--json" in shown(event, "--names")
    monkeypatch.setenv("FIRSTHAND_PUBLISH_NAMES", "yes")
    assert "Fatouma Diallo" in shown(event, "--json")
    assert "Diallo" not in shown(event, "--json", "--no-names")


@pytest.mark.parametrize(
    ("passing", "failing"),
    [
        (("--min-killed", "31"), ("--min-killed", "32")),
        (("--unreviewed",), ("--reviewed",)),
        (("--country", "BFA", "--admin1", "sahel"), ("--admin1", "Gao")),
        (("--min-killed", "1", "--unreviewed"), ("--min-killed", "40", "--unreviewed")),
    ],
)
def test_conditions_are_those_of_the_web_app(
    store: str, passing: tuple[str, ...], failing: tuple[str, ...]
) -> None:
    for command_of in (["events", "-f", "jsonl"], ["brief"], ["review", "next", "--json"]):
        if command_of[0] == "review" and {"--unreviewed", "--reviewed"} & {*passing}:
            continue  # the queue holds what awaits a person
        told, not_told = (
            CliRunner().invoke(app, [*command_of, "--store", store, *arguments])
            for arguments in (passing, failing)
        )
        assert told.exit_code == not_told.exit_code == 0
        assert "Djibo" in told.stdout
        assert "Djibo" not in not_told.stdout


def test_a_brief_says_what_it_leaves_out(store: str) -> None:
    def brief(*arguments: str) -> str:
        return CliRunner().invoke(app, ["brief", "--store", store, *arguments]).stdout

    assert "at least 31 killed" in brief("--min-killed", "31")
    assert "not reviewed yet" in brief("--unreviewed")
    assert "pas encore relus" in brief("--unreviewed", "--lang", "fr")
    assert "first-level unit: Sahel" in brief("--admin1", "Sahel")


def test_points_are_coarsened(store: str) -> None:
    code, told, _ = run(store, "-f", "jsonl", "--coarsen", "0.5")
    assert code == 0
    (record,) = map(json.loads, told.splitlines())
    assert (record["place"]["lat"] % 0.5, record["place"]["kind"]) == (0.25, "area")
    assert "Djibo" not in told


def test_csv_with_hxl_and_byte_order_mark(store: str) -> None:
    told = run(store, "-f", "csv", "--hxl", "--bom")[1]
    assert told.startswith("\ufeffid,")
    assert told.splitlines()[1].startswith("#event+id,")


@pytest.mark.parametrize("name", ["xlsx", "parquet", "geoparquet", "datapackage", "atom", "ucdp", "plover"])
def test_a_file_is_written_whole(store: str, tmp_path: Path, name: str) -> None:
    path = tmp_path / "out"
    code, told, _ = run(store, "-f", name, "-o", str(path))
    assert (code, told) == (0, "")
    assert path.stat().st_size > 200
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]
    assert path.stat().st_mode & 0o400


def test_filters_and_licence_go_with_the_records(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHAND_EXPORT_LICENCE", "CC BY 4.0, Example Desk")
    monkeypatch.setenv("FIRSTHAND_FEED_AUTHORITY", "example.org")
    told = run(store, "-f", "atom", "--lang", "fr", "--country", "BFA", "--bbox=-5,10,5,20")[1]
    assert "<rights>CC BY 4.0, Example Desk</rights>" in told
    assert "<title>Incidents de conflit armé: country BFA; bbox -5,10,5,20</title>" in told
    assert "<id>tag:example.org,2026:feed/bbox=-5,10,5,20&amp;country=BFA</id>" in told


@pytest.mark.parametrize("name", ["xlsx", "parquet", "geoparquet", "datapackage"])
def test_bytes_are_kept_off_a_terminal(store: str, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(command.sys, "stdout", Terminal())
    with pytest.raises(ConfigError, match="-o FILE"):
        command._writer(name, hxl=False, bom=False, to_terminal=command.sys.stdout.isatty())


def test_bytes_can_be_piped(store: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "firsthand", "events", "--store", store, "-f", "xlsx"],
        capture_output=True,
        check=True,
    )
    assert done.stdout.startswith(b"PK")


def test_a_failed_export_leaves_the_old_file(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("before")
    with command.writing(path) as out:
        out.write("whole")
    assert path.read_text() == "whole"
    with pytest.raises(KeyError):
        _fail_half_way(path)
    assert path.read_text() == "whole"
    assert list(tmp_path.iterdir()) == [path]
    assert "cannot write" in fault(store, "-f", "csv", "-o", str(tmp_path / "none" / "x.csv"))


def _fail_half_way(path: Path) -> None:
    with command.writing(path) as out:
        out.write("half")
        raise KeyError


def test_a_library_that_is_not_there_is_named(
    store: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    said = fault(store, "-f", "parquet", "-o", str(tmp_path / "x.parquet"))
    assert "pip install 'firsthand[parquet]'" in said
    assert list(tmp_path.iterdir()) == []
