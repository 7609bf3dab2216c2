"""On a real Ray cluster of two workers. Starting one takes seconds, so that all is looked at in one run."""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime
from pathlib import Path

import psutil
import pytest
from benchmarks.pages import write_pages
from benchmarks.same import differences, digests

from firsthand.run.executors import executor
from firsthand.run.local import ingest
from firsthand.run.summary import Progress
from firsthand.run.workshop import Workshop
from firsthand.store import Store
from firsthand.store.runs import RunLog

NOW = datetime(2025, 6, 3, tzinfo=UTC)

pytest.importorskip("ray")


@pytest.mark.slow
def test_the_store_is_the_same_when_a_worker_is_killed_half_way(tmp_path: Path) -> None:
    pages = write_pages(tmp_path, 60)
    with pages.open("a", encoding="utf-8") as lines:
        lines.write('not JSON\n{"id": "empty", "text": " "}\n')
    workshop = Workshop.load()
    killed: list[int] = []

    def kill(progress: Progress) -> None:
        if progress.done == 10:
            killed.append(_workers()[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    with Store.open(f"sqlite:///{tmp_path}/local.db", create=True) as store:
        alone = ingest([str(pages)], store, workshop, now=NOW)
    with executor("ray", 2) as read, Store.open(f"sqlite:///{tmp_path}/ray.db", create=True) as store:
        spread = ingest([str(pages)], store, workshop, now=NOW, read=read, progress=kill)
        assert store.check() == ()
        (run,) = RunLog(store.database).latest()
    assert killed
    times = {each.stage: each.times for each in run.stages}
    assert (times["glance"], times["claims"]) == (60, 60)
    assert all(each.processor > 0 for each in run.stages if each.stage in {"glance", "reports", "store"})
    assert run.worker_peak_bytes is not None
    assert run.worker_peak_bytes > 50_000_000
    assert (spread.read, spread.events, len(spread.failed)) == (60, alone.events, 2)
    assert spread.failed == alone.failed
    assert digests(tmp_path / "ray.db")["documents"][0] == 60
    assert differences(tmp_path / "local.db", tmp_path / "ray.db") == []
    assert not psutil.pid_exists(killed[0])


def _workers() -> list[psutil.Process]:
    """The worker processes that read pages."""
    own = psutil.Process().children(recursive=True)
    return [process for process in own if any("ray::PageReader" in part for part in process.cmdline())]
