"""The command under a disk that fills up, may not be written to, or a clock that jumps back: told plainly, nothing half-written."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from benchmarks.sources_to_kill import write_sources
from benchmarks.whole import contents, differing, faults

from firsthand.cli.main import main
from firsthand.run.local import ingest
from firsthand.run.workshop import Workshop
from firsthand.store import Store


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("disk") / "sources"
    write_sources(folder, 20)
    return folder


@pytest.fixture(scope="module")
def undisturbed(sources: Path) -> Path:
    path = sources.parent / "undisturbed.db"
    with Store.open(f"sqlite:///{path}", create=True) as store:
        ingest([str(sources)], store, Workshop.load(network=None))
    return path


@contextmanager
def _files_at_most(size: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes: writes fall short and fail, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("kilobytes", [60, 1000])
def test_a_disk_that_fills_up(
    kilobytes: int,
    sources: Path,
    undisturbed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    url = f"sqlite:///{tmp_path}/desk.db"
    monkeypatch.setattr(sys, "argv", ["firsthand", "ingest", str(sources), "--jobs", "1", "--store", url])
    with _files_at_most(kilobytes * 1024), pytest.raises(SystemExit) as ended:
        main()
    told = capfd.readouterr().err
    assert ended.value.code == 2, told
    assert told.count("\n") == 1
    assert told.startswith(f"firsthand: {url}: ")
    assert "the disk" in told
    with Store.open(url, create=True) as store:
        assert faults(store) == []
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code in (0, 1)  # some inputs cannot be read
    with Store.open(url) as store, Store.open(f"sqlite:///{undisturbed}") as calm:
        assert faults(store) == []
        assert differing(contents(calm), contents(store)) == []


@pytest.mark.parametrize("what", ["folder", "files"])
def test_a_disk_that_may_not_be_written_to(
    what: str, sources: Path, undisturbed: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    shutil.copy(undisturbed, folder / "desk.db")
    shutil.copytree(undisturbed.with_suffix(".warc"), folder / "desk.warc")
    (tmp_path / "new.txt").write_text("Gunmen killed 5 soldiers near Gao on 3 May 2025, the army said.")
    locked = [folder, folder / "desk.warc"] if what == "folder" else sorted(folder.rglob("*.*"))
    for path in locked:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    command = [sys.executable, "-m", "firsthand", "ingest", str(tmp_path / "new.txt"), "--all"]
    command += ["--store", f"sqlite:///{folder}/desk.db"]
    ran = subprocess.run([*_as_anyone(), *command], capture_output=True, text=True, check=False)
    for path in locked:
        path.chmod(0o755)
    assert ran.returncode == 2, ran.stderr
    assert ran.stderr.count("\n") == 1, ran.stderr
    assert "rights" in ran.stderr
    assert {path: path.read_bytes() for path in before} == before
    with Store.open(f"sqlite:///{folder}/desk.db") as store, Store.open(f"sqlite:///{undisturbed}") as calm:
        assert faults(store) == []
        assert differing(contents(calm), contents(store)) == []


def _as_anyone() -> list[str]:
    """What makes the rights of files hold for a command: the system's administrator may write everywhere."""
    if os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        pytest.skip("runs as root, for whom nothing is read-only")
    return [
        "setpriv",
        "--bounding-set=-dac_override,-dac_read_search",
        "--inh-caps=-dac_override,-dac_read_search",
    ]


def test_a_clock_that_jumps_back(sources: Path, undisturbed: Path, url: str) -> None:
    workshop = Workshop.load(network=None)
    late = datetime(2026, 6, 1, tzinfo=UTC)
    early = late - timedelta(days=300)
    with Store.open(url, create=True) as store:
        ingest([str(sources / "b.jsonl")], store, workshop, now=late)
        ingest([str(sources)], store, workshop, now=early)
        assert faults(store) == []
        assert all(e.first_seen and e.updated and e.first_seen <= e.updated for e in store.events())
        with Store.open(f"sqlite:///{undisturbed}") as calm:
            assert [k for k in differing(contents(calm), contents(store)) if not k.startswith("rows")] == []
