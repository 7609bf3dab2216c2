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
