"""`python -m benchmarks.stages`: processor time of each stage a page, and what a day and a year of world news take.

    python -m benchmarks.stages --pages 2000 --violent 0.08

A mixed stream (`benchmarks.stream`) goes from a web archive to linked events in one process; what one stage calls of another counts for
the other alone. From that the hours of larger streams follow, for so many readers beside the one process that captures, stores and
links. Processor time depends less than the clock on what else the machine does (two runs on a busy one differ by a tenth); rates that follow
from it are for machines that do nothing else. What a process makes once, patterns and models, is counted in: a page of a short stream costs more.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.parts import Clock
from benchmarks.stream import DATA, write_stream
from firsthand.run.local import ingest
from firsthand.run.upkeep import Upkeep
from firsthand.run.workshop import Workshop
from firsthand.store import Store
from firsthand.store.warc_folder import WarcFolder

READER, WRITER = "reader", "writer"
STAGES: tuple[tuple[str, Any, str, str], ...] = (
    ("glance", Workshop, "glance", READER),
    ("clean text", Workshop, "read_page", READER),
    ("first look", Workshop, "relevance", READER),
    ("reports", Workshop, "read", READER),
    ("claims", Workshop, "resolve", READER),
    ("held already?", Store, "has_page", WRITER),
    ("archive", WarcFolder, "add", WRITER),
    ("store: set aside", Store, "add_set_aside", WRITER),
    ("store: read", Store, "add", WRITER),
    ("lineage and linking", Upkeep, "refresh", WRITER),
)
"""Stages with the function that each is done in, and who does it; the rest (capture, hashes, dispatch) is the writer's."""
STREAMS = (("a day of world news", 1_000_000), ("a year of Common Crawl news", 365_000_000))
READERS = (2, 4, 8, 16, 32)
_NOW = datetime(2026, 6, 2, tzinfo=UTC)


@dataclass(frozen=True)
class Costs:
    """Milliseconds of processor time a page.

    Attributes:
        stages: of each stage.
        reader: of what workers do.
        writer: of what one process does, linking left out.
        linking: of lineage and linking.
    """

    stages: dict[str, float]
    reader: float
    writer: float
    linking: float

    def hours(self, pages: int, readers: int) -> float:
        """Hours from the archive to linked events, linking after reading; a processor for each reader and one for the writer."""
        a_page = max(self.reader / readers, self.writer) + self.linking
        return pages * a_page / 3_600_000


def measure(archive: Path, store: Path) -> tuple[Costs, Any]:
    """Take a stream from its archive to linked events."""
    workshop = Workshop.load(network=None)
    clock = Clock(
        parts=tuple((name, owner, attribute) for name, owner, attribute, _ in STAGES), now=time.process_time
    )
    with Store.open(f"sqlite:///{store}", create=True) as opened, clock.watching():
        started = time.process_time()
        summary = ingest([str(archive)], opened, workshop, now=_NOW)
        total = time.process_time() - started
    pages = summary.read + summary.set_aside + len(summary.failed)
    spent = {name: clock.seconds.get(name, 0.0) for name, *_ in STAGES}
    spent["capture and the rest"] = total - sum(spent.values())
    stages = {name: 1000 * seconds / pages for name, seconds in spent.items()}
    reader = sum(stages[name] for name, _, _, who in STAGES if who == READER)
    linking = stages["lineage and linking"]
    return Costs(stages, reader, sum(stages.values()) - reader - linking, linking), summary


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what each stage costs and what follows from it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stages", description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--violent", type=float, default=0.08, help="share that tells of armed violence")
    parser.add_argument("--data", type=Path, default=DATA)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        archive = write_stream(
            Path(scratch) / "stream.warc.gz", chosen.pages, violent=chosen.violent, data=chosen.data
        )
        megabytes = archive.stat().st_size / 1e6
        costs, summary = measure(archive, Path(scratch) / "desk.db")
    print(
        f"{chosen.pages} pages, {megabytes:.0f} MB packed, {chosen.violent:.0%} told of armed violence: "
        f"{summary.read} read, {summary.set_aside} set aside, {summary.events} events"
    )
    for name, cost in costs.stages.items():
        print(f"  {name:<22}{cost:>8.2f} ms a page")
    print(
        f"reading {costs.reader:.1f} ms, writing {costs.writer:.1f} ms, linking {costs.linking:.1f} ms a page; "
        f"one process {1000 / (costs.reader + costs.writer + costs.linking):.0f} pages/s"
    )
    for name, pages in STREAMS:
        found = ", ".join(f"{readers} readers {costs.hours(pages, readers):,.1f} h" for readers in READERS)
        print(f"{name} ({pages:,} pages), one store: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
