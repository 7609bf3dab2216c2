"""The measures of the project that were there before: facts of the seeds and golden pages, article text, first look."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Protocol

from evaluation import extraction
from evaluation.benchmarks.figures import Benchmark, Evaluate, Figure, Pin
from evaluation.cases import CASES, GOLDEN, SEEDS, Case
from evaluation.record import make_record
from firsthand.run.plan import Workshop


class Share(Protocol):
    """A share as the older measures report it, with the name of its floor."""

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def fingerprint(self) -> str: ...  # noqa: D102

    @property
    def share(self) -> float: ...  # noqa: D102


def facts_of(cases: Iterable[Case]) -> Evaluate:
    """Share of gold facts that the record has, for each case; a limit takes the first so many cases."""
    chosen = tuple(cases)

    def evaluate(_data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
        figures = []
        for case in chosen[:limit]:
            result = case.score(make_record(case.pages(), workshop))
            counts = {"facts": result.facts, "right": result.right}
            pin = Pin(case.name, case.fingerprint)
            figures.append(Figure(f"{case.name} facts", result.share, aim=1.0, counts=counts, pin=pin))
        return figures

    return evaluate


def shares_of(measure: Callable[[Path], Iterable[Share]]) -> Evaluate:
    """Shares of a measure that prints a table of its own; it takes no limit."""

    def evaluate(data: Path, _workshop: Workshop, _limit: int | None) -> list[Figure]:
        with redirect_stdout(io.StringIO()):
            shares = list(measure(data))
        return [Figure(s.name, s.share, pin=Pin(s.name, s.fingerprint)) for s in shares]

    return evaluate


def _relevance(data: Path) -> Iterable[Share]:
    from evaluation import relevance  # noqa: PLC0415 - takes in the training code

    return relevance.measure(data)


BENCHMARKS = (
    Benchmark(
        "seeds",
        "facts of five real pages about two incidents",
        "share of gold facts that the record has",
        ("gold.yml",),
        facts_of(case for case in CASES if case.gold.parent == SEEDS),
        aim=1.0,
        root=SEEDS,
    ),
    Benchmark(
        "golden",
        "facts of the project's own pages",
        "share of gold facts that the record has",
        ("*/*.yml",),
        facts_of(case for case in CASES if GOLDEN in case.gold.parents),
        aim=1.0,
        root=GOLDEN,
    ),
    Benchmark(
        "article-text",
        "the article told from the site around it",
        "F1 of sequences of four words, averaged over pages",
        ("article_extraction/ground-truth.json",),
        shares_of(extraction.measured),
        peers="trafilatura .958",
    ),
    Benchmark(
        "first-look",
        "which documents are worth reading further",
        "share of reports let through, and of ordinary news set aside",
        ("*/*",),
        shares_of(_relevance),
    ),
)
"""Article text and first look also measure pages of the project; they need the data folder for the rest."""
