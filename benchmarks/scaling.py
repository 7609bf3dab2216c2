"""`python -m benchmarks.scaling`: one worker against two, processes of this machine against Ray, over the same mixed stream.

    python -m benchmarks.scaling --pages 20000 --rounds 2

Each run is a process of its own with a fresh store; the ways take turns, so that what else the machine does falls on all of them. Told
are, of each way, the best wall-clock time and the processor time of all its processes: on a machine that others use, wall-clock times say
little and processor times much. `writer` is the processor time of the one process that captures, stores and links: no number of workers
makes a run faster than that. The stores must be the same, row by row. Exit status 1 where they are not, or where a budget is
broken on a machine that is idle (`--strict`).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil

from benchmarks.same import differences
from benchmarks.stream import DATA, write_stream
from firsthand.run.summary import Progress

_NOW = datetime(2026, 6, 2, tzinfo=UTC)
_LEAST_SPEEDUP = 1.8  # of two workers against one
_EVERY = 20  # pages
_MOST_OVERHEAD = 1.15  # of Ray against processes of this machine


@dataclass(frozen=True)
class Way:
    """How pages are read."""

    executor: str
    workers: int

    def __str__(self) -> str:
        return f"{self.executor} {self.workers}"


WAYS = (Way("local", 1), Way("local", 2), Way("ray", 2))


@dataclass(frozen=True)
class Run:
    """One run: wall-clock seconds of all but loading, those of starting, processor seconds of the writer and of all processes."""

    seconds: float
    start: float
    writer: float
    processor: float
    pages: int
    read: int
    events: int


def one(way: Way, archive: Path, store: Path) -> Run:
    """Run once in this process, which must be a fresh one."""
    from firsthand.run.executors import executor  # noqa: PLC0415 - a parent measures without it
    from firsthand.run.local import ingest  # noqa: PLC0415
    from firsthand.run.workshop import Workshop  # noqa: PLC0415
    from firsthand.store import Store  # noqa: PLC0415

    workshop = Workshop.load(network=None)
    begun = time.perf_counter()
    with Store.open(f"sqlite:///{store}", create=True) as opened, executor(way.executor, way.workers) as read:
        start = time.perf_counter() - begun
        before = time.process_time()
        clock = _Workers()
        summary = ingest([str(archive)], opened, workshop, now=_NOW, read=read, progress=clock.look)
        writer = time.process_time() - before
        seconds = time.perf_counter() - begun - start
    spent = 0.0 if way == WAYS[0] else clock.seconds
    pages = summary.read + summary.set_aside + summary.already_held + len(summary.failed)
    return Run(seconds, start, writer, writer + spent, pages, summary.read, summary.events)


class _Workers:
    """Processor time of the processes that this one started, looked at as the run goes: some are gone at its end."""

    def __init__(self) -> None:
        self._of: dict[int, float] = {}

    @property
    def seconds(self) -> float:
        """So far."""
        return sum(self._of.values())

    def look(self, progress: Progress) -> None:
        """Look again every few pages."""
        if progress.done % _EVERY and progress.input is not None:
            return
        for process in psutil.Process().children(recursive=True):
            with suppress(psutil.Error):
                self._of[process.pid] = sum(process.cpu_times()[:2])


def _child(way: Way, archive: Path, store: Path) -> Run:
    command = [sys.executable, "-m", "benchmarks.scaling", "--one", str(way), str(archive), str(store)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Run(**json.loads(done.stdout.splitlines()[-1]))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every way and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scaling", description=__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--violent", type=float, default=0.08, help="share that tells of armed violence")
    parser.add_argument("--strict", action="store_true", help="hold wall-clock times to the budgets")
    parser.add_argument("--one", nargs=3, metavar=("WAY", "ARCHIVE", "STORE"), help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.one:
        name, workers = chosen.one[0].split()
        print(json.dumps(asdict(one(Way(name, int(workers)), Path(chosen.one[1]), Path(chosen.one[2])))))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        archive = write_stream(
            folder / "stream.warc.gz", chosen.pages, violent=chosen.violent, data=chosen.data
        )
        runs: dict[Way, list[Run]] = {way: [] for way in WAYS}
        are_same = True
        for turn in range(chosen.rounds):
            for way in WAYS:
                store = folder / f"{way} {turn}.db"
                runs[way].append(_child(way, archive, store))
                print(
                    f"round {turn + 1}: {_line(way, runs[way][-1])}, load {os.getloadavg()[0]:.1f}",
                    flush=True,
                )
                if other := differences(folder / f"{WAYS[0]} 0.db", store):
                    print(f"the store of {way} is another one: {', '.join(other)}")
                    are_same = False
    print("the stores are the same, row by row" if are_same else "the stores differ")
    is_in_budget = _is_in_budget(runs)
    return int(not are_same or (chosen.strict and not is_in_budget))


def _line(way: Way, run: Run) -> str:
    return (
        f"{way!s:<8} {run.pages / run.seconds:6.1f} pages/s ({run.seconds:.1f} s and {run.start:.1f} s to start), "
        f"{run.read} of {run.pages} read, {run.events} events; processor {run.processor:.1f} s, {1000 * run.processor / run.pages:.1f} ms a page, "
        f"writer {1000 * run.writer / run.pages:.1f} ms a page"
    )


def _is_in_budget(runs: dict[Way, list[Run]]) -> bool:
    best = {way: min(run.seconds for run in found) for way, found in runs.items()}
    work = {way: min(run.processor for run in found) for way, found in runs.items()}
    one_worker, two, ray = (best[way] for way in WAYS)
    spent = [work[way] for way in WAYS]
    print(f"two workers against one: {one_worker / two:.2f} times as fast (budget {_LEAST_SPEEDUP})")
    print(f"Ray against processes, two workers: {ray / two:.2f} times as long (budget {_MOST_OVERHEAD})")
    print(f"processor time: two workers {spent[1] / spent[0]:.2f}, Ray {spent[2] / spent[1]:.2f} times")
    return one_worker / two >= _LEAST_SPEEDUP and ray / two <= _MOST_OVERHEAD


if __name__ == "__main__":
    sys.exit(main())
