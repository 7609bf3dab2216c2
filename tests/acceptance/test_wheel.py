"""The wheel: small enough, the same from the same source, and whole: installed from the file it reads pages with no network."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST = 100_000_000


def _built(folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1750000000"},
        capture_output=True,
        check=True,
    )
    [wheel] = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(tmp_path_factory.mktemp("wheel"))


def test_it_is_under_100_mb_and_holds_model_gazetteer_and_web_app(wheel: Path) -> None:
    assert wheel.stat().st_size < MOST
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "firsthand/knowledge/data/gazetteer.sqlite",
        "firsthand/web/templates/base.html",
        "firsthand/py.typed",
    } <= names
    assert any(name.startswith("firsthand/models/data/") and name.endswith(".onnx") for name in names)
    assert any(name.startswith("firsthand/store/migrations/versions/v") for name in names)
    assert not [
        name for name in names if name.startswith(("tests/", "training/", "evaluation/", "benchmarks/"))
    ]


def test_the_same_source_gives_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    again = _built(tmp_path)
    assert again.name == wheel.name
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(wheel.read_bytes()).digest()


def test_what_is_installed_from_the_file_reads_pages_without_a_network(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "installed"
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--target",
        str(place),
    ]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    code = (
        "import socket, sys\n"
        "def refuse(*_): raise AssertionError('the network was asked')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "sys.argv = ['firsthand', 'demo', '--store', 'sqlite:///demo.db']\n"
        "import firsthand\n"
        "assert firsthand.__file__.startswith(sys.path[0]), firsthand.__file__\n"
        "from firsthand.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(place)!r})\n{code}"],
        cwd=tmp_path,
        env={**{k: v for k, v in os.environ.items() if k != "PYTHONPATH"}, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Barsalogho" in done.stdout
