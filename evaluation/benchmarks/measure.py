"""Run benchmarks and compare their figures with the floors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.benchmarks.figures import Benchmark, Figure, Pin
from evaluation.benchmarks.registry import BENCHMARKS
from evaluation.floors import Floors
from firsthand.domain.errors import ConfigError
from firsthand.run.plan import Workshop


@dataclass(frozen=True)
class Row:
    """A figure with its floor.

    Attributes:
        figure: what was measured.
        pin: name and corpus of its floor, None where it has none or only a part was measured.
        floor: what it may not fall below; None where nothing is pinned for this corpus.
    """

    figure: Figure
    pin: Pin | None = None
    floor: float | None = None

    @property
    def is_below(self) -> bool:
        """Whether it fell below its floor."""
        return self.floor is not None and self.figure.value < self.floor


@dataclass(frozen=True)
class Result:
    """A benchmark with its rows; None where its data are absent."""

    benchmark: Benchmark
    rows: tuple[Row, ...] | None

    def record(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "name": self.benchmark.name,
            "measures": self.benchmark.measures,
            "protocol": self.benchmark.protocol,
            "present": self.rows is not None,
            "figures": [
                {
                    "name": row.figure.name,
                    "value": row.figure.value,
                    "floor": row.floor,
                    "below_floor": row.is_below,
                    "peers": row.figure.peers or None,
                    "aim": row.figure.aim,
                    "note": row.figure.note or None,
                    "counts": dict(row.figure.counts),
                }
                for row in self.rows or ()
            ],
        }


def choose(names: Sequence[str], benchmarks: Sequence[Benchmark] = BENCHMARKS) -> tuple[Benchmark, ...]:
    """The benchmarks of these names, all where none is named.

    Raises:
        ConfigError: there is none of a name.
    """
    known = {benchmark.name: benchmark for benchmark in benchmarks}
    if unknown := [name for name in names if name not in known]:
        raise ConfigError(f"no benchmark is called {unknown[0]!r}; there are {', '.join(known)}")
    return tuple(known[name] for name in dict.fromkeys(names)) if names else tuple(benchmarks)


def measure(
    benchmarks: Iterable[Benchmark],
    data: Path,
    load: Callable[[], Workshop],
    floors: Floors,
    limit: int | None = None,
) -> Iterator[Result]:
    """Run benchmarks one after the other; with a limit nothing is compared with a floor."""
    workshop: Workshop | None = None
    for benchmark in benchmarks:
        if not benchmark.present(data):
            yield Result(benchmark, None)
            continue
        workshop = workshop or load()
        figures = benchmark.run(data, workshop, limit)
        yield Result(
            benchmark, tuple(_row(benchmark, f, data, floors if limit is None else None) for f in figures)
        )


def _row(benchmark: Benchmark, figure: Figure, data: Path, floors: Floors | None) -> Row:
    pin = benchmark.pin(figure, data) if floors else None
    if floors is None or pin is None:
        return Row(figure)
    return Row(figure, pin, floors.of(pin) or None)


def raised(floors: Floors, results: Iterable[Result]) -> Floors:
    """Floors at the higher of what they were and what was reached, less the slack of the benchmark."""
    for result in results:
        for row in result.rows or ():
            if row.pin is not None:
                floors = floors.raised(row.pin, row.figure.value - result.benchmark.slack)
    return floors
