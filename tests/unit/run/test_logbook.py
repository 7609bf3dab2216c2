"""The record of a run: what became of pages, what each stage took, and how it ended."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest

from firsthand.domain.errors import StoreError
from firsthand.domain.run_record import SILENT, RunKind, RunRecord
from firsthand.logs import run_id, set_up_logging
from firsthand.run.local import ingest
from firsthand.run.logbook import ORDER, Logbook
from firsthand.store import Store
from firsthand.store.runs import RunLog
from tests.unit.run.conftest import FakeStages

START = datetime(2025, 6, 3, tzinfo=UTC)


def _runs(store: Store) -> tuple[RunRecord, ...]:
    return RunLog(store.database).latest()


def test_an_ingest_leaves_its_record(store: Store, stages: Any, now: datetime) -> None:
    ingest(["one", "two", "sports", "football", "empty", "missing"], store, stages, now=now)
    (run,) = _runs(store)
    assert (run.kind, run.read, run.set_aside, run.failed, run.held) == (RunKind.INGEST, 2, 2, 2, 0)
    assert run.id.startswith(run_id())
    times = {each.stage: each.times for each in run.stages}
    assert times == {
        "capture": 7, "glance": 5, "documents": 4, "first look": 3, "reports": 2, "claims": 2, "store": 11, "linking": 1,
    }  # fmt: skip
    assert [*times] == [stage for stage in ORDER if stage in times]
    assert all(0 <= each.processor <= each.seconds + 0.05 for each in run.stages)
    assert sum(each.seconds for each in run.stages) <= run.seconds + 0.01
    assert run.peak_bytes is not None
    assert run.peak_bytes > 10_000_000
    assert (run.state(run.told_at), run.worker_peak_bytes) == ("over", None)


def test_each_run_has_a_record_of_its_own_the_last_first(store: Store, stages: Any, now: datetime) -> None:
    ingest(["one"], store, stages, now=now)
    ingest(["one"], store, stages, now=now)
    second, first = _runs(store)
    assert (first.read, second.read, second.held) == (1, 0, 1)
    assert first.id != second.id


def test_a_run_that_a_bug_ends_says_so(store: Store, stages: Any, now: datetime) -> None:
    with pytest.raises(ZeroDivisionError):
        ingest(["one", "bug"], store, stages, now=now)
    with pytest.raises(KeyboardInterrupt):
        ingest(["stop"], store, stages, now=now)
    interrupted, broken = _runs(store)
    assert (broken.fault, broken.state(broken.told_at), broken.read) == ("ZeroDivisionError", "broken-off", 1)
    assert (interrupted.fault, interrupted.state(interrupted.told_at)) == (None, "over")


def test_a_run_that_tells_nothing_any_more_was_broken_off(store: Store) -> None:
    Logbook(store, RunKind.WATCH, now=lambda: START).__enter__()
    (run,) = _runs(store)
    assert run.state(START + SILENT / 2) == "working"
    assert run.state(START + SILENT) == "broken-off"


def test_it_is_written_down_now_and_then(store: Store) -> None:
    seconds = 0.0
    with Logbook(store, RunKind.WATCH, clock=lambda: seconds) as logbook:
        logbook.count(read=3)
        assert _runs(store)[0].read == 0
        seconds = 31.0
        logbook.count(read=4)
        assert _runs(store)[0].read == 4


def test_a_store_that_cannot_take_it_stops_no_run(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreError("disk full")

    monkeypatch.setattr(RunLog, "put", full)
    with Logbook(store, RunKind.INGEST) as logbook, logbook.stage("linking"):
        pass
    assert [each.stage for each in logbook.record.stages] == ["linking"]


def test_the_end_is_told_in_the_log_with_every_stage(store: Store, stages: Any, now: datetime) -> None:
    stream = StringIO()
    set_up_logging(logging.INFO, stream, form="json")
    try:
        ingest(["one"], store, stages, now=now)
    finally:
        logging.getLogger("firsthand").handlers.clear()
        logging.getLogger("firsthand").propagate = True
    (told,) = [line for line in map(json.loads, stream.getvalue().splitlines()) if "stages" in line]
    assert (told["event"], told["kind"], told["read"], told["run"]) == (
        "the run is over",
        "ingest",
        1,
        run_id(),
    )
    assert {"stage", "times", "seconds", "processor"} == set(told["stages"][0])


def test_only_so_many_are_remembered(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.store.runs.KEPT", 3)
    log = RunLog(store.database)
    for number in range(6):
        log.put(RunRecord(f"r{number}", RunKind.INGEST, "0", START + timedelta(days=number), START))
    assert [run.id for run in log.latest()] == ["r5", "r4", "r3"]
    assert log.latest(1, RunKind.WATCH) == ()


@pytest.mark.slow
def test_times_of_worker_processes_are_summed(store: Store, now: datetime) -> None:
    ingest(["one", "two", "three", "four"], store, FakeStages(), jobs=2, now=now)
    (run,) = _runs(store)
    assert {each.stage: each.times for each in run.stages}["claims"] == 4
    assert (run.jobs, run.read) == (2, 4)
    assert run.worker_peak_bytes is not None
    assert run.worker_peak_bytes > 10_000_000
