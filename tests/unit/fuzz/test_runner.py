"""The command: it tells what broke a promise, keeps it, and repeats it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from fuzz import searching
from fuzz.__main__ import main
from fuzz.places import Places
from fuzz.target import Target


def _refuse(data: bytes) -> bool:
    if b"!" in data:
        raise ValueError("an exclamation mark")
    return True


FRAGILE = Target("fragile", "no exclamation mark matters", _refuse, lambda: [b"calm"], (b"!",))


def test_what_breaks_a_promise_is_kept_and_what_is_tried_last_too(tmp_path: Path) -> None:
    places = Places.of(tmp_path, "fragile")
    with pytest.raises(ValueError, match="exclamation"):
        searching.blind(__name__, "fragile", 60, places, 1)
    (kept,) = places.found
    assert b"!" in kept.read_bytes()
    assert kept.name.startswith("crash-")


def test_a_search_that_finds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["json", "--seconds", "0.2", "--folder", str(tmp_path), "--blind", "--seed", "5"]
    assert main(arguments) == 0
    told = capsys.readouterr().out
    assert "json: held for" in told
    assert "every promise held" in told


def test_one_input_is_tried_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "input").write_bytes(b"[]")
    assert main(["json", "--input", str(tmp_path / "input")]) == 0
    assert "the promise holds" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["nothing"], ["--input", "x"]])
def test_what_makes_no_sense_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert capsys.readouterr().err


def test_a_broken_promise_ends_with_status_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        (Places.of(tmp_path, "json").crashes / "crash-1").write_bytes(b"x")
        return subprocess.CompletedProcess(command, 77)

    monkeypatch.setattr(subprocess, "run", run)
    assert main(["json", "--folder", str(tmp_path), "--blind"]) == 1
    told = capsys.readouterr().out
    assert "json: BROKEN" in told
    assert f"python -m fuzz json --input {tmp_path}/crashes/json/crash-1" in told
