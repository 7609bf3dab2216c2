"""`python -m benchmarks.reports`: speed and memory of reading reports, from clean text to claims, in documents all about conflict.

Two worker processes, then one with the share of each part, the pattern reader alone, and spaCy's full English pipeline beside them where
it is installed (`--spacy PYTHON` names an interpreter that has it). All in one run: compare the ratios, machines differ. Rates are
wall-clock rates without the start of the processes, batch by batch; those of one process are told by its processor time too, which
other programs hardly change. From claims to linked events is measured apart, over all documents at once, and reckoned in: it is done
in one process, after reading. Exit status 1 when a budget is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from firsthand.domain.claim import Extraction
from firsthand.domain.page import Page
from firsthand.reports import PatternReader
from firsthand.run.plan import link
from firsthand.run.pool import read_all
from firsthand.run.stages import Stages
from firsthand.run.workshop import Workshop

_LEAST_RATE = 15.0  # documents a second on two cores
_LEAST_LINKED = 12.0  # from text to linked events
_LEAST_RATIO = 2.0  # words a second against spaCy's full pipeline
_MOST_MEMORY = 600  # MB of a worker
_MOST_LOADING = 1.0  # s
_BATCH = 16  # documents whose rate is told together
_LOAD = "import time; t = time.perf_counter(); from firsthand.run.workshop import Workshop; Workshop.load(); print(time.perf_counter() - t)"


class Loadable:
    """Stages that are loaded by the workers alone: this process stays small, so that the memory told is a worker's."""

    def __reduce__(self) -> tuple[Callable[[], Workshop], tuple[()]]:
        """Travel as the way to load them."""
        return Workshop.load, ()


@dataclass(frozen=True)
class Rate:
    """How fast documents were read once everything was loaded.

    Attributes:
        documents, words: a second.
        batches: documents a second of each batch.
        claims: a document.
        seconds: that it took.
        processor: words a second of the processor time of this process: of all the work, where it reads by itself.
    """

    documents: float
    words: float
    batches: tuple[float, ...]
    claims: float
    seconds: float
    processor: float

    def __str__(self) -> str:
        slow, fast, usual = min(self.batches), max(self.batches), median(self.batches)
        return (
            f"{self.documents:>7.1f} documents a second {self.words:>7.0f} words a second; batches of {_BATCH}: "
            f"{slow:.1f} to {fast:.1f}, median {usual:.1f}; {self.claims:.1f} claims a document"
        )


def rate(pages: Sequence[Page], stages: Stages, *, jobs: int, kept: list[Extraction] | None = None) -> Rate:
    """Read pages; the first batch, which the loading falls in, does not count. What was read is put into `kept`."""
    marks: list[float] = []
    claims = 0
    processor = 0.0
    for _, outcome in read_all(iter(pages), stages, jobs=jobs, everything=True):
        if not isinstance(outcome, Extraction):
            raise TypeError(f"not read: {outcome}")
        claims += len(outcome.claims)
        marks.append(time.perf_counter())
        if len(marks) == _BATCH:
            processor = time.process_time()
        if kept is not None:
            kept.append(outcome)
    processor = time.process_time() - processor
    ends = marks[_BATCH - 1 :: _BATCH]
    batches = tuple(_BATCH / max(end - start, 1e-9) for start, end in pairwise(ends))
    seconds = marks[-1] - ends[0]
    counted = pages[_BATCH:]
    words = sum(len(page.content.split()) for page in counted)
    return Rate(
        len(counted) / seconds, words / seconds, batches, claims / len(pages), seconds, words / processor
    )


def linking(extractions: Sequence[Extraction], workshop: Workshop) -> tuple[float, int]:
    """Seconds a document of processor time from claims to events, and the events."""
    started = time.process_time()
    _, chronicle = link(extractions, [], {}, workshop)
    return (time.process_time() - started) / len(extractions), len(chronicle.events)


def spacy_rate(python: str, pages: Sequence[Page], processes: int) -> dict[str, Any] | None:
    """What spaCy does with the English pages; None where it is not installed."""
    program = Path(__file__).with_name("spacy_pipeline.py")
    texts = [page.content.decode() for page in pages if page.hints.language == "en"]
    done = subprocess.run(
        [python, str(program), str(processes)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # a process is a core's worth, as ours are
    )
    if done.returncode == 3:
        return None
    done.check_returncode()
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def loading() -> float:
    """Seconds to import and load everything in a fresh process, the best of three."""
    runs = [
        subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True).stdout
        for _ in range(3)
    ]
    return min(map(float, runs))


def main() -> int:
    """Measure everything and print the figures."""
    # Kept out of the workers, which import this module and whose memory is measured.
    from benchmarks.conflict import conflict_pages  # noqa: PLC0415
    from benchmarks.parts import Clock  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="python -m benchmarks.reports", description=__doc__)
    parser.add_argument("--documents", type=int, default=160)
    parser.add_argument("--spacy", default=sys.executable, metavar="PYTHON", help="an interpreter with spaCy")
    arguments = parser.parse_args()
    if arguments.documents < 2 * 2 * _BATCH:
        parser.error(f"at least {4 * _BATCH} documents")
    pages = conflict_pages(arguments.documents)
    words = sum(len(page.content.split()) for page in pages) / len(pages)
    print(f"{len(pages)} documents of {words:.0f} words on average, English and French, all about conflict")

    two = rate(pages, Loadable(), jobs=2)  # type: ignore[arg-type] # becomes a Workshop on its way
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'two processes':<18}{two}")
    loaded = loading()
    workshop = Workshop.load()
    clock = Clock()
    started = time.perf_counter()
    extractions: list[Extraction] = []
    with clock.watching():
        one = rate(pages, workshop, jobs=1, kept=extractions)
    shares = clock.shares(time.perf_counter() - started)
    print(f"{'one process':<18}{one}")
    print("  of its time: " + ", ".join(f"{name} {share:.0%}" for name, share in shares.items()))
    a_document, events = linking(extractions, workshop)
    processor = one.processor / words
    linked = 1 / (1 / two.documents + a_document)
    print(f"  in processor time: {processor:.1f} documents a second, {one.processor:.0f} words")
    print(f"{'linking':<18}{1000 * a_document:>7.1f} ms a document of processor time, {events} events")
    patterns = PatternReader(workshop.actors, workshop.gazetteer, workshop.codebook, workshop.origins)
    print(f"{'patterns alone':<18}{rate(pages, replace(workshop, reader=patterns), jobs=1)}")

    verdicts = [
        (
            f"two cores, to claims: {two.documents:.1f} documents a second",
            two.documents >= _LEAST_RATE,
            _LEAST_RATE,
        ),
        (f"two cores, to linked events: {linked:.1f} a second", linked >= _LEAST_LINKED, _LEAST_LINKED),
        (f"peak memory of a worker: {memory:.0f} MB", memory <= _MOST_MEMORY, _MOST_MEMORY),
        (f"load, imports included: {loaded:.2f} s", loaded <= _MOST_LOADING, _MOST_LOADING),
    ]
    for processes, ours in ((1, one), (2, two)):
        theirs = spacy_rate(arguments.spacy, pages, processes)
        if theirs is None:
            print("spaCy: absent (install spacy and en_core_web_md, or name an interpreter with --spacy)")
            break
        print(
            f"{theirs['model']}, {processes} process(es): {theirs['documents']:.1f} documents a second, "
            f"{theirs['words']:.0f} words a second; {', '.join(theirs['parts'])}"
        )
        ratio = ours.words / theirs["words"]
        verdicts.append(
            (f"times spaCy, {processes} process(es): {ratio:.2f}", ratio >= _LEAST_RATIO, _LEAST_RATIO)
        )
        if theirs["processor"]:
            ratio = ours.processor / theirs["processor"]
            print(f"  in processor time: {theirs['processor']:.0f} words a second")
            verdicts.append(
                (f"times spaCy, processor time: {ratio:.2f}", ratio >= _LEAST_RATIO, _LEAST_RATIO)
            )
    for text, is_kept, budget in verdicts:
        print(f"{text:<58} (budget {budget:g}) {'ok' if is_kept else 'OVER BUDGET'}")
    return int(not all(is_kept for _, is_kept, _ in verdicts))


if __name__ == "__main__":
    sys.exit(main())
