"""`python -m benchmarks.restarting`: what one more page and one decision cost a process that has just begun, on a store that is full.

A store is filled with pages about conflict that the reader has read (`benchmarks.conflict`; some minutes for thousands), or with `--made-up` from a
made-up world without reading (`benchmarks.world`), and its view is built. Then `firsthand ingest` is run on a new page, each time as a program of its
own. Taken off is what the same command takes on an empty store: the start of the program and the reading of the page. A decision is measured in this
process, by a new `Upkeep`. Last the whole view is built by a program that finds no traces, and must be the view in the store.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select, update

from benchmarks.conflict import conflict_pages
from benchmarks.deciding import fill
from benchmarks.world import World
from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision
from firsthand.review import Signature, accept, reject
from firsthand.run.plan import Workshop
from firsthand.run.pool import read_all
from firsthand.run.upkeep import Upkeep
from firsthand.store import Store
from firsthand.store.tables import state, traces

NOW = datetime(2026, 6, 1, tzinfo=UTC)
MOST = 5.0  # s beyond the start of the program
RUNS = 3

_PAGE = (
    "Gunmen killed {n} soldiers in an attack on a convoy near Gao on 3 May 2026, two officers said. "
    "The convoy number {n} came from Ansongo, residents said. No group claimed responsibility for the attack."
)


@dataclass(frozen=True)
class Figures:
    """Seconds of processor time.

    Attributes:
        documents, events: in the store.
        whole: to build the whole view.
        start: `firsthand ingest` of a page into an empty store.
        pages: the same into the full store, each run with the start in it.
        decisions: of each decision, without the start.
        kept: bytes of traces for each document.
        is_same: whether the view is the one that is built without traces.
    """

    documents: int
    events: int
    whole: float
    start: float
    pages: tuple[float, ...]
    decisions: tuple[float, ...]
    kept: float
    is_same: bool

    @property
    def page(self) -> float:
        """Of one new page beyond the start of the program, the median."""
        return statistics.median(self.pages) - self.start


def measure(documents: int, *, made_up: bool) -> Figures:
    """Fill a store and measure."""
    workshop = Workshop.load(network=None)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/desk.db"
        with Store.open(url, create=True) as store:
            if made_up:
                fill(store, World(max(1, documents // 10), pages=documents), documents)
            else:
                for page, outcome in read_all(
                    iter(conflict_pages(documents)), workshop, jobs=2, everything=True
                ):
                    if page is not None and isinstance(outcome, Extraction):
                        store.add(page, outcome)
            whole = _seconds(store, workshop)
            kept = _kept(store)
            pages = tuple(_ingest(url, _page(Path(folder), number)) for number in range(RUNS))
            empty = (f"sqlite:///{folder}/empty-{number}.db" for number in range(RUNS))
            start = statistics.median(_ingest(other, _page(Path(folder), 0)) for other in empty)
            decisions = []
            for decision in _decisions(store):
                store.append_decision(decision)
                decisions.append(_seconds(store, workshop))
            resumed = _shown(store)
            with store.database.writing() as connection:
                connection.execute(update(state).values(program=None))
            _seconds(store, workshop)
            rows = store.stats().rows
            return Figures(
                *(rows["documents"], rows["events"], whole, start, pages, tuple(decisions)),
                kept=kept / rows["documents"],
                is_same=_shown(store) == resumed,
            )


def _seconds(store: Store, workshop: Workshop) -> float:
    """Of processor time until the view is up to date, by an upkeep that knows nothing yet."""
    started = time.process_time()
    Upkeep(store, workshop).refresh(NOW)
    return time.process_time() - started


def _ingest(url: str, page: Path) -> float:
    command = [sys.executable, "-m", "firsthand", "ingest", str(page), "--all", "--store", url]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _page(folder: Path, number: int) -> Path:
    path = folder / f"page-{number}.txt"
    path.write_text(_PAGE.format(n=11 + number), encoding="utf-8")
    return path


def _decisions(store: Store) -> list[Decision]:
    told = [event for event in store.events() if event.claims][:2]
    by = [Signature("Reviewer", NOW + timedelta(minutes=minute)) for minute in range(2)]
    return [accept(told[0].claims[0].id, by[0]), reject(told[-1].reports[0], by[1])]


def _kept(store: Store) -> float:
    sizes = [func.sum(func.length(column)) for column in traces.c if column.name != "document"]
    with store.database.reading() as connection:
        return float(sum(size or 0 for size in connection.execute(select(*sizes)).one()))


def _shown(store: Store) -> tuple[object, ...]:
    return (
        [replace(event, redirects=(), first_seen=None, updated=None) for event in store.events()],
        list(store.operations()),
        list(store.aggregates()),
        list(store.statements()),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; exit status 1 where a page takes too long or the view is another."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.restarting", description=__doc__)
    parser.add_argument("--documents", type=int, default=2000, help="in the store")
    parser.add_argument("--made-up", action="store_true", help="from a made-up world, without reading")
    chosen = parser.parse_args(arguments)
    found = measure(chosen.documents, made_up=chosen.made_up)
    print(
        f"{found.documents:,} documents, {found.events:,} events; the whole view takes {found.whole:.1f} s; "
        f"{found.kept:,.0f} bytes of traces a document"
    )
    print(
        f"program start {found.start:.1f} s; with a new page {', '.join(f'{s:.1f}' for s in found.pages)} s"
    )
    print(f"a decision in a new process: {', '.join(f'{s:.1f}' for s in found.decisions)} s beyond its start")
    is_fast = found.page < MOST
    print(
        f"a page beyond the start: {found.page:.1f} s (budget {MOST:g}) {'ok' if is_fast else 'OVER BUDGET'}"
    )
    print("the view is the one built without traces" if found.is_same else "THE VIEW IS ANOTHER ONE")
    return int(not (is_fast and found.is_same))


if __name__ == "__main__":
    sys.exit(main())
