"""Pairs of happenings of which it is known whether they are one incident, found as the product finds what is worth comparing.

Two sets: pages on gun violence (train rows without noise), and stories of our own on armed conflict (`evaluation.rewrites`, the even ones:
pages of one story and independent reports of its incident are one incident, another incident at the same place is not). Only the happenings
that pages are about are paired: of the others nobody knows what they are.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from evaluation.benchmarks import gun_violence_clusters as gun_violence
from evaluation.benchmarks import rewrites
from evaluation.benchmarks.articles import read
from evaluation.benchmarks.gun_violence import FOLDER
from evaluation.rewrites import FOLDER as STORIES
from evaluation.rewrites import Kind, Version, load

from firsthand.domain.claim import Extraction
from firsthand.domain.report import Status
from firsthand.events.accounts import account
from firsthand.events.frames import frames
from firsthand.events.ledger.index import Index
from firsthand.events.rulings import Rulings
from firsthand.events.signals import NAMES, signals
from firsthand.events.sketches import Sketch
from firsthand.run.plan import Workshop

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Pairs with their evidence.

    Attributes:
        evidence: a row for each pair, a column for each of `NAMES`.
        labels: 1 for one incident.
    """

    evidence: Floats
    labels: Floats

    def __len__(self) -> int:
        return len(self.labels)


def of_gun_violence(data: Path, work: Path, workshop: Workshop, *, dev: bool) -> Pairs:
    """Pairs of pages of the train rows, or of the dev rows."""
    corpus = gun_violence.load(data / FOLDER)
    pages = [page for page in corpus.articles if page.id in corpus.clean and (page.id in corpus.dev) == dev]
    name = f"gun_violence_{'dev' if dev else 'train'}"
    held = _kept(work / f"{name}.pickle", lambda: read(pages, workshop))
    incident = {page.id: page.cluster for page in pages}
    return _pairs(held, workshop, lambda a, b: incident[a] == incident[b])


def of_stories(work: Path, workshop: Workshop, *, late: bool) -> Pairs:
    """Pairs of pages of our own stories."""
    versions = {version.id: version for version in load(STORIES) if version.is_late == late}
    held = _kept(
        work / f"stories_{'late' if late else 'even'}.pickle",
        lambda: {
            found.document.id.removeprefix("rewrites/"): found
            for found in rewrites.read(list(versions.values()), workshop)
        },
    )
    return _pairs(held, workshop, lambda a, b: _are_one(versions[a], versions[b]))


def _are_one(a: Version, b: Version) -> bool | None:
    """Whether two pages of our own tell of one incident; None where one tells of two."""
    if Kind.MERGED in (a.kind, b.kind):
        return None
    return a.story == b.story and (a.kind is Kind.DIFFERENT) == (b.kind is Kind.DIFFERENT)


def _kept(path: Path, make: Callable[[], dict[str, Extraction]]) -> dict[str, Extraction]:
    """What was read before, or is read now and kept; delete the file to read anew."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(make()))
    held: dict[str, Extraction] = pickle.loads(path.read_bytes())  # noqa: S301 - we wrote it
    return held


def _pairs(
    held: Mapping[str, Extraction], workshop: Workshop, are_one: Callable[[str, str], bool | None]
) -> Pairs:
    names = {extraction.document.key: name for name, extraction in held.items()}
    told = _sketches(list(held.values()), workshop)
    rows = [
        (a, b, label)
        for a, b in sorted(_neighbours(told), key=lambda pair: (pair[0].key, pair[1].key))
        if (label := are_one(names[a.document], names[b.document])) is not None
    ]
    evidence = np.zeros((len(rows), len(NAMES)))
    column = {name: at for at, name in enumerate(NAMES)}
    for at, (a, b, _) in enumerate(rows):
        for name, strength, _because in signals(a, b, workshop.codebook):
            evidence[at, column[name]] = strength
    return Pairs(evidence, np.array([float(label) for *_, label in rows]))


def _sketches(extractions: Sequence[Extraction], workshop: Workshop) -> list[Sketch]:
    lineage = workshop.trace(extractions)
    framed = frames(extractions, lineage).values()
    told = (account(frame, Rulings(), workshop.codebook).notes.sketches for frame in framed)
    return [sketch for sketches in told for sketch in sketches if sketch.status is Status.ASSERTED]


def _neighbours(told: Sequence[Sketch]) -> Iterator[tuple[Sketch, Sketch]]:
    by_key = {sketch.key: sketch for sketch in told}
    index = Index(by_key)
    for sketch in told:
        index.add(sketch)
    for sketch in told:
        for other in index.neighbours(sketch.key):
            met = by_key[other]
            if sketch.key < other and sketch.leads and met.leads and sketch.document != met.document:
                yield sketch, met
