"""Expressions of time in French: the French texts of TempEval-2.

Data: the French part of TempEval-2 (Verhagen et al. 2010, "SemEval-2010 Task 13: TempEval-2"), TimeML with TIMEX3 and the day of
creation. A text that is in several folders counts once. Its values are written in more than one way ("2003-5-29 TEV"), which
`evaluation.benchmarks.timex.plain` levels; what it annotates as an event and a time of day alone stays as it is.
"""

from __future__ import annotations

from pathlib import Path

from evaluation.benchmarks.figures import Benchmark, Figure
from evaluation.benchmarks.texts import first
from evaluation.benchmarks.timex import TimedText, figures, read_timeml, score
from firsthand.languages.fr.times import find_times
from firsthand.run.plan import Workshop

FOLDER = "tempeval2_fr"
PEERS = "measured by us, 2026: best library relaxed .62 value .24 (recognizers-text .23, dateparser .24)"


def texts(folder: Path) -> list[TimedText]:
    """Every document, by name; one that is in two folders once."""
    read = (read_timeml(path) for path in sorted(folder.glob("**/*.xml")))
    return list({text.name: text for text in read if text is not None}.values())


def evaluate(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Score the French finder."""
    del workshop
    return figures(score(find_times, first(texts(data / FOLDER), limit)), PEERS, (None, 0.88, 0.75))


BENCHMARK = Benchmark(
    name="tempeval2-fr",
    measures="expressions of time in French: extent and value",
    protocol="as TempEval-3 task A: strict and relaxed F1 of extents, F1 of right values among overlaps",
    files=(f"{FOLDER}/**/*.xml",),
    evaluate=evaluate,
    peers=PEERS,
    aim=0.75,
)
