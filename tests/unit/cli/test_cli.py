"""The command line as a user meets it: exit codes, what goes where, and help."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperCommand, TyperGroup
from typer.testing import CliRunner

from firsthand.cli.main import app

from .running import bare_environment, run_here

STORY = (
    "Gunmen attacked an army post near Ménaka in Mali on 14 May 2024, killing six soldiers, the army said.\n"
    "The soldiers of a second post drove the attackers back after two hours of fighting, a resident told Reuters.\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cli")


@pytest.fixture(scope="module")
def examples() -> Iterator[Path]:
    """The bundled pages."""
    with as_file(files("firsthand") / "examples") as pages:
        yield Path(pages)


@pytest.fixture(scope="module")
def demo(folder: Path) -> subprocess.CompletedProcess[str]:
    """One run of the demo; its store serves the other tests."""
    return process(folder, "demo", "--store", "sqlite:///demo.db")


@pytest.fixture(scope="module")
def records(folder: Path, demo: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """The events of the demo as JSON lines."""
    assert demo.returncode == 0
    done = run_here(folder, "events", "--store", "sqlite:///demo.db", "--format", "jsonl", "--names")
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def process(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, as a shell starts it."""
    return subprocess.run(
        [sys.executable, "-m", "firsthand", *arguments],
        cwd=folder, env={**bare_environment(), "PYTHONUTF8": "1"}, input=stdin, capture_output=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip


def test_the_demo_shows_events_and_how_to_go_on(demo: subprocess.CompletedProcess[str]) -> None:
    assert demo.returncode == 0, demo.stderr
    assert "How to go on" in demo.stdout
    assert "evt_" in demo.stdout
    assert "Traceback" not in demo.stderr


def test_events_as_json_lines_follow_the_contract(records: list[dict[str, Any]]) -> None:
    assert len(records) >= 2
    assert {record["schema"] for record in records} == {"firsthand.event/1"}
    assert len({record["id"] for record in records}) == len(records)


def test_reading_the_same_pages_again_changes_nothing(
    folder: Path, examples: Path, records: list[dict[str, Any]]
) -> None:
    store = ("--store", "sqlite:///demo.db")
    done = run_here(folder, "ingest", str(examples), *store, "--json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert (summary["read"], summary["rebuilt"], summary["failed"]) == (0, False, [])
    assert summary["already_held"] >= 10
    again = run_here(folder, "events", *store, "--json", "--names")
    assert [json.loads(line) for line in again.stdout.splitlines()] == records


def test_an_event_is_shown_by_its_id(folder: Path, records: list[dict[str, Any]]) -> None:
    done = run_here(folder, "show", records[0]["id"], "--store", "sqlite:///demo.db", "--json")
    assert done.returncode == 0
    shown = json.loads(done.stdout)
    chains = shown.pop("lineage")
    (entry,) = shown.pop("history")
    assert shown == records[0]
    assert [chain["origin"] for chain in chains] == [origin["name"] for origin in records[0]["origins"]]
    relayed = [
        {branch["first"]["document"] for branch in chain["branches"]}
        | {step["document"] for branch in chain["branches"] for step in branch["derived"]}
        for chain in chains
    ]
    assert all(
        told <= set(origin["documents"]) for told, origin in zip(relayed, records[0]["origins"], strict=True)
    )
    assert entry["changes"][0] == {"what": "published", "of": None, "old": None, "new": "armed-clash"}
    assert entry["because"].startswith("page ")
    assert len(entry["documents"]) == len(shown["documents"])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("show", "evt_nowhere"), "evt_nowhere"),
        (("events", "--format", "dbf"), "dbf"),
        (("events", "--format", "acled", "--hxl"), "--hxl"),
        (("events", "--coarsen", "0.3"), "--coarsen"),
        (("events", "--lang", "de"), "--lang"),
        (("events", "--no-such-option"), "--no-such-option"),
        (("events", "--near", "north"), "north"),
    ],
)
def test_what_makes_no_sense_ends_with_two(
    folder: Path, demo: subprocess.CompletedProcess[str], arguments: tuple[str, ...], named: str
) -> None:
    assert demo.returncode == 0
    done = run_here(folder, *arguments, "--store", "sqlite:///demo.db")
    assert (done.returncode, done.stdout) == (2, "")
    assert named in done.stderr
    assert "Traceback" not in done.stderr


def test_a_store_that_is_not_there_ends_with_two(folder: Path) -> None:
    done = process(folder, "events", "--store", "sqlite:///nowhere.db")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere.db" in done.stderr
    assert not (folder / "nowhere.db").exists()


def test_one_bad_file_is_named_and_the_rest_is_kept(folder: Path) -> None:
    pages = folder / "pages"
    pages.mkdir()
    (pages / "good.txt").write_text(STORY, encoding="utf-8")
    (pages / "bad.html").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 40)
    done = run_here(folder, "ingest", "pages", "--store", "sqlite:///bad.db")
    assert done.returncode == 1
    assert "bad.html" in done.stderr
    assert "(binary)" in done.stderr
    assert "1 page read" in done.stderr
    assert done.stdout == ""


def test_extract_prints_one_line_for_each_document(folder: Path) -> None:
    lines = [json.dumps({"id": name, "text": STORY}) for name in ("one", "two")]
    done = process(folder, "extract", "-", stdin="\n".join([*lines, "nonsense"]))
    assert done.returncode == 1
    assert "-:3" in done.stderr
    extracted = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["id"] for record in extracted] == ["one", "two"]
    for record in extracted:
        assert record["schema"] == "firsthand.extract/1"
        assert record["claims"]
        spans = list(_spans(record))
        assert len(spans) >= len(record["claims"])
        assert all(record["text"][s["start"] : s["end"]] == s["text"] for s in spans)
    assert list(folder.glob("firsthand.db")) == []


def test_an_edit_is_shown_and_the_event_keeps_its_id(folder: Path) -> None:
    page, store = folder / "edited.txt", ("--store", "sqlite:///edited.db")
    page.write_text(STORY, encoding="utf-8")
    assert run_here(folder, "ingest", "edited.txt", *store).returncode == 0
    (first,) = run_here(folder, "events", *store, "--json").stdout.splitlines()
    assert "edits" not in json.loads(first)
    page.write_text(STORY.replace("six soldiers", "at least nine soldiers"), encoding="utf-8")
    assert run_here(folder, "ingest", "edited.txt", *store).returncode == 0
    (second,) = run_here(folder, "events", *store, "--json").stdout.splitlines()
    (edit,) = json.loads(second)["edits"]
    assert edit["document"] == "edited.txt"
    assert {
        "field": "killed",
        "group": "soldiers",
        "old": "six soldiers",
        "new": "at least nine soldiers",
    } in edit["claims"]
    assert json.loads(second)["id"] == json.loads(first)["id"]
    dossier = run_here(folder, "show", json.loads(first)["id"], *store).stdout
    assert "Edited after publication" in dossier
    assert "killed: “six soldiers” → “at least nine soldiers”" in dossier


def test_what_is_set_aside_can_be_listed_and_read(folder: Path) -> None:
    (folder / "match.txt").write_text(STORY, encoding="utf-8")
    store = ("--store", "sqlite:///aside.db")
    assert run_here(folder, "ingest", "match.txt", *store).returncode == 0
    listed = run_here(folder, "store", "set-aside", *store)
    assert (listed.returncode, listed.stdout) == (0, "")
    assert "nothing is set aside" in listed.stderr
    assert run_here(folder, "ingest", "--set-aside", *store).returncode == 0
    assert run_here(folder, "ingest", *store).returncode == 2


def test_a_store_is_checked_counted_and_copied(folder: Path) -> None:
    (folder / "kept.txt").write_text(STORY, encoding="utf-8")
    store = ("--store", "sqlite:///kept.db")
    assert run_here(folder, "ingest", "kept.txt", *store).returncode == 0
    assert run_here(folder, "store", "check", "--deep", *store).returncode == 0
    stats = json.loads(run_here(folder, "store", "stats", "--json", *store).stdout)
    assert (stats["archive"], stats["archive_files"]) == ("kept.warc", 1)
    assert "1 file in kept.warc" in run_here(folder, "store", "stats", *store).stdout
    assert run_here(folder, "store", "backup", "copy.db", *store).returncode == 0
    assert run_here(folder, "store", "check", "--deep", "--store", "sqlite:///copy.db").returncode == 0
    for file in (folder / "kept.warc").iterdir():
        file.unlink()
    broken = run_here(folder, "store", "check", *store)
    assert broken.returncode == 1
    assert "it is not in kept.warc" in broken.stdout
    assert "Traceback" not in broken.stderr


def _spans(value: object) -> Iterator[dict[str, Any]]:
    """Every object of a record that holds a text with its offsets."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value) and isinstance(value["start"], int):
            yield value
        for part in value.values():
            yield from _spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from _spans(part)


def _commands(path: str = "firsthand", command: object = None) -> Iterator[tuple[str, TyperCommand]]:
    """Every command with its path, groups opened."""
    command = command or typer.main.get_command(app)
    if isinstance(command, TyperGroup):
        for name, inner in command.commands.items():
            yield from _commands(f"{path} {name}", inner)
    elif isinstance(command, TyperCommand):
        yield path, command


def test_there_are_commands() -> None:
    assert {"firsthand ingest", "firsthand events", "firsthand demo"} <= {path for path, _ in _commands()}


@pytest.mark.parametrize("path", [path for path, _ in _commands()])
def test_the_help_of_every_command_has_an_example_of_it(path: str) -> None:
    done = CliRunner().invoke(app, [*path.split()[1:], "--help"], env={"COLUMNS": "200"})
    assert done.exit_code == 0
    assert f"Example: {path}" in " ".join(done.output.split())


def test_every_option_says_what_it_does() -> None:
    silent = [
        f"{path} {parameter.name}"
        for path, command in _commands()
        for parameter in command.params
        if not getattr(parameter, "help", None)
    ]
    assert silent == []
