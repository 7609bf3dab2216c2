"""Expressions of time in English news: the TimeBank and AQUAINT texts of TempEval-3.

Data: the training documents of TempEval-3 (UzZaman et al. 2013), TimeML with TIMEX3 and the day of creation, which is given to the
finder as it is to every system of the task. Scored as `evaluation.benchmarks.timex` says. Peers are published on the platinum
set of the task, which is other text.
"""

from __future__ import annotations

from pathlib import Path

from evaluation.benchmarks.figures import Benchmark, Figure
from evaluation.benchmarks.texts import first
from evaluation.benchmarks.timex import TimedText, figures, read_timeml, score
from firsthand.languages.en.times import find_times
from firsthand.run.plan import Workshop

FOLDER = "tempeval3/Training/TBAQ-cleaned"
PEERS = "on platinum, 2013: HeidelTime strict .81 relaxed .90 value .78, SUTime .80 .90 .67"


def texts(folder: Path) -> list[TimedText]:
    """Every document, by name; one that is in two folders once."""
    read = (read_timeml(path) for path in sorted(folder.glob("[AT]*/*.tml")))
    return list({text.name: text for text in read if text is not None}.values())


def evaluate(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Score the English finder."""
    del workshop
    return figures(score(find_times, first(texts(data / FOLDER), limit)), PEERS, (0.82, 0.92, 0.82))


BENCHMARK = Benchmark(
    name="tempeval3",
    measures="expressions of time in English: extent and value",
    protocol="TempEval-3 task A: strict and relaxed F1 of extents, F1 of right values among overlaps (UzZaman et al. 2013)",
    files=(f"{FOLDER}/AQUAINT/*.tml", f"{FOLDER}/TimeBank/*.tml"),
    evaluate=evaluate,
    peers=PEERS,
    aim=0.82,
)
