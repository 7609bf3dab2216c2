"""`python -m evaluation.sentence_vectors --data ../shared/data`: what the sentence vectors are worth.

Pairs of pages: the cosine of title and first ninety words, for every pair of the clean development pages of the Gun Violence Corpus and of the
story clusters; how well it tells pairs of one incident from the rest (area under the ROC curve, best F1), beside TF-IDF of the same words
with the frequencies of the set, and beside the mean of both cosines. Translations: sentences of ours, and optionally two treebanks whose sentences are translations of each
other (`--english`, `--french`, CoNLL-U); the share whose nearest sentence of the other language is their translation. Speed: one core.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

from firsthand.models.features import words
from firsthand.models.vectors import Vectors

Floats = npt.NDArray[np.floating[Any]]
Embed = Callable[[Sequence[str]], Floats]
_LEAD = 90  # words
_TREEBANK = re.compile(r"^# text = (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Pages:
    """Pages with the incident that each is about."""

    name: str
    texts: tuple[str, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Parted:
    """How well a score tells pairs of one incident from others.

    Attributes:
        area: under the ROC curve.
        best: the highest F1 over all thresholds.
        threshold: where it is reached.
    """

    area: float
    best: float
    threshold: float

    def __str__(self) -> str:
        return f"AUC {self.area:.4f}  best F1 {self.best:.3f} at {self.threshold:.2f}"


def pages(data: Path) -> Iterator[Pages]:
    """The development pages of both sets."""
    kept = [
        row
        for row in _rows(data / "gun_violence" / "docs.jsonl.gz")
        if row["split"] == "dev" and not row["noise"] and row["has_frame"]
    ]
    yield _pages("gun_violence", kept, "incident_id")
    yield _pages("story_clusters", _rows(data / "story_clusters" / "dev.jsonl.gz"), "cluster")


def lead(title: str | None, text: str) -> str:
    """The title and the first ninety words."""
    return f"{title or ''}. {' '.join(text.split()[:_LEAD])}"


def cosines(vectors: Floats) -> Floats:
    """Of every text to every other."""
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    found: Floats = unit @ unit.T
    return found


def parted(every: Floats, groups: Sequence[str]) -> Parted:
    """How well the scores of pairs tell pairs of one incident.

    Args:
        every: a score for each text with each other.
        groups: the incident of each text.
    """
    above = np.triu_indices(len(every), 1)
    scores = every[above]
    names = np.unique(np.asarray(groups), return_inverse=True)[1]
    same = (names[:, None] == names[None])[above]
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(same[order])
    f1 = 2 * hits / (np.arange(1, len(hits) + 1) + hits[-1])
    best = int(np.argmax(f1))
    below = np.arange(len(scores)) + 1 - hits  # pairs of two incidents up to each pair
    area = 1 - float(below[same[order]].sum()) / (hits[-1] * (len(scores) - hits[-1]))
    return Parted(area, float(f1[best]), float(scores[order[best]]))


def tfidf(texts: Sequence[str]) -> Floats:
    """TF-IDF of folded words: 1 + log of the count, times the log of the share of texts with the word."""
    counted = [Counter(words(text)) for text in texts]
    spread = Counter(word for found in counted for word in found)
    column = {word: number for number, word in enumerate(spread)}
    table = np.zeros((len(texts), len(column)))
    for row, found in zip(table, counted, strict=True):
        for word, count in found.items():
            row[column[word]] = (1 + np.log(count)) * np.log(len(texts) / spread[word])
    return table


def found_again(first: Floats, second: Floats) -> float:
    """The share of rows whose nearest row on the other side is their own, the mean of both ways."""
    cosines = first @ second.T
    own = np.arange(len(cosines))
    return float(((cosines.argmax(0) == own).mean() + (cosines.argmax(1) == own).mean()) / 2)


def translations() -> tuple[list[str], list[str]]:
    """Sentences of ours in English, and the same in French."""
    pairs = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))["pairs"]
    return [pair["en"] for pair in pairs], [pair["fr"] for pair in pairs]


def treebank(path: Path) -> list[str]:
    """The sentences of a file in CoNLL-U."""
    return _TREEBANK.findall(path.read_text(encoding="utf-8"))


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _pages(name: str, rows: Sequence[dict[str, Any]], group: str) -> Pages:
    return Pages(
        name, tuple(lead(row["title"], row["text"]) for row in rows), tuple(row[group] for row in rows)
    )


def across(name: str, english: Sequence[str], french: Sequence[str], embed: Embed) -> str:
    """A line on translations."""
    first, second = embed(english), embed(french)
    own = float((first * second).sum(1).mean())
    other = float((first @ second.T).mean())
    return (
        f"{name:<24}{found_again(first, second):.3f} found again; cosine {own:.3f} to it, {other:.3f} to any"
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.sentence_vectors", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the public data")
    parser.add_argument("--english", type=Path, help="a treebank")
    parser.add_argument("--french", type=Path, help="the same sentences in French")
    arguments = parser.parse_args()
    vectors = Vectors.load()
    print(across("translations, ours", *translations(), vectors.of_sentences))
    if arguments.english and arguments.french:
        both = treebank(arguments.english), treebank(arguments.french)
        print(across("translations, treebanks", *both, vectors.of_sentences))
    for found in pages(arguments.data) if arguments.data else ():
        size = f"{found.name}, {len(found.texts)} pages, {len(set(found.groups))} incidents"
        print(size)
        near, alike = cosines(vectors.of_sentences(found.texts)), cosines(tfidf(found.texts))
        for name, scores in (("vectors", near), ("TF-IDF", alike), ("mean", (near + alike) / 2)):
            print(f"  {name:<10}{parted(scores, found.groups)}")
    many = [sentence for pair in zip(*translations(), strict=True) for sentence in pair] * 100
    start = process_time()
    vectors.of_sentences(many)
    print(f"{len(many) / (process_time() - start):,.0f} sentences a second of processor time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
