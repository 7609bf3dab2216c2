"""`python -m benchmarks`: the budgets of the main job, measured on whole processes.

Exit status 1 when a budget is broken. Times are the best of three, memory is the peak of the process.
"""

from __future__ import annotations

import importlib.resources
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.cases import SEEDS

from benchmarks.pages import write_pages

_PYTHON = sys.executable


@dataclass(frozen=True)
class Figure:
    """One measured figure and its budget, in the same unit."""

    name: str
    value: float
    budget: float
    unit: str

    def __str__(self) -> str:
        verdict = "ok" if self.value <= self.budget else "OVER BUDGET"
        return f"{self.name:<58}{self.value:>9.2f} {self.unit:<4} (budget {self.budget:g}) {verdict}"


def seconds(command: Sequence[str], *, runs: int = 3) -> float:
    """Wall-clock seconds of a command, the best of several runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        best = min(best, time.perf_counter() - start)
    return best


def peak_mb(command: Sequence[str]) -> float:
    """Peak resident memory of a command in MB, measured by a parent that runs nothing else."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    out = subprocess.run([_PYTHON, "-c", code, *command], check=True, capture_output=True, text=True)
    return int(out.stdout) / 1024


def ingest(pages: Sequence[Path], store: Path) -> list[str]:
    """The command that ingests pages into a fresh store."""
    store.unlink(missing_ok=True)
    return [_PYTHON, "-m", "firsthand", "ingest", *map(str, pages), "--store", f"sqlite:///{store}"]


def main() -> int:
    """Measure every budget and print the figures."""
    figures: list[Figure] = []
    bare = seconds([_PYTHON, "-c", "pass"])
    figures.append(
        Figure(
            "import firsthand, beyond a bare interpreter",
            seconds([_PYTHON, "-c", "import firsthand"]) - bare,
            0.3,
            "s",
        )
    )
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if SEEDS.is_dir():
            pages = sorted(SEEDS.glob("0*.txt"))
            name = "five seed pages"
        else:
            pages = [Path(str(importlib.resources.files("firsthand") / "examples"))]
            name = "example pages (the seeds are absent)"
        figures.append(Figure(f"{name}, cold, to linked events", _fresh(pages, folder), 3.0, "s"))
        figures.append(Figure(f"{name}, peak memory", peak_mb(ingest(pages, folder / "m.db")), 400, "MB"))
        small, large = write_pages(folder, 250), write_pages(folder, 1000)
        few = seconds(ingest([small], folder / "s.db"), runs=1)
        many = seconds(ingest([large], folder / "l.db"), runs=1)
        floor = _fresh([pages[0]], folder)
        figures.append(
            Figure(
                "1,000 pages: cost of a page against 250 pages (ratio)",
                ((many - floor) / 1000) / ((few - floor) / 250),
                1.5,
                "x",
            )
        )
        figures.append(
            Figure("1,000 pages: peak memory", peak_mb(ingest([large], folder / "l.db")), 400, "MB")
        )
        print(f"pages a second at 1,000 pages, one process: {1000 / many:.1f}")
    for figure in figures:
        print(figure)
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 1 if any(figure.value > figure.budget for figure in figures) else 0


def _fresh(pages: Sequence[Path], folder: Path) -> float:
    """Seconds to ingest into a store that does not exist yet, the best of three."""
    return min(seconds(ingest(pages, folder / "c.db"), runs=1) for _ in range(3))


if __name__ == "__main__":
    sys.exit(main())
