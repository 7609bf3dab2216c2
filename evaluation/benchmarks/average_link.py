"""Baseline for clusters of documents: cosine of TF-IDF words, average link, and a window of days.

Pairs further apart in time than the window count as sharing nothing. Clusters are merged while the mean similarity of their
pairs reaches a bar (UPGMA, Sokal and Michener 1958, by chains of nearest neighbours, Murtagh 1983).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
_FREQUENT = 64
"""Words in more documents than this are multiplied as a matrix, rarer ones pair by pair."""


def words(text: str) -> list[str]:
    """Words and numbers, lower case."""
    return _WORD.findall(text.lower())


def similarities(texts: Iterable[str]) -> Matrix:
    """Cosines of every pair of texts over TF-IDF: 1 + ln tf, ln((1 + n) / (1 + df)) + 1, as is usual."""
    counted = [Counter(words(text)) for text in texts]
    size = len(counted)
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, counts in enumerate(counted):
        for word, count in counts.items():
            postings[word].append((number, 1 + np.log(count)))
    norms = np.zeros(size)
    columns: list[tuple[NDArray[np.int64], Matrix]] = []
    for listed in postings.values():
        where = np.array([number for number, _ in listed])
        weight = np.array([tf for _, tf in listed]) * (np.log((1 + size) / (1 + len(listed))) + 1)
        norms[where] += weight**2
        columns.append((where, weight.astype(np.float32)))
    frequent = [column for column in columns if len(column[0]) > _FREQUENT]
    dense = np.zeros((size, len(frequent)), dtype=np.float32)
    for number, (where, weight) in enumerate(frequent):
        dense[where, number] = weight
    products: Matrix = dense @ dense.T
    for where, weight in columns:
        if 1 < len(where) <= _FREQUENT:
            products[np.ix_(where, where)] += np.outer(weight, weight)
    length = np.sqrt(np.maximum(norms, 1e-12)).astype(np.float32)
    found: Matrix = products / np.outer(length, length)
    np.fill_diagonal(found, 1.0)  # words of one text alone were not multiplied
    return found


def within(days: Sequence[date | None], window: int) -> NDArray[np.bool_]:
    """Which pairs of days are at most so many days apart; a day that is not known is near all others."""
    known = np.array([day is not None for day in days])
    ordinal = np.array([day.toordinal() if day else 0 for day in days])
    near: NDArray[np.bool_] = np.abs(ordinal[:, None] - ordinal[None, :]) <= window
    return near | ~known[:, None] | ~known[None, :]


Merge = tuple[float, int, int]
"""Similarity at which two clusters merge, and an item of each."""


def merges(similar: Matrix) -> list[Merge]:
    """The whole tree of average link, most similar first.

    Args:
        similar: similarity of each pair; symmetric.
    """
    size = len(similar)
    between = similar.astype(np.float32, copy=True)
    np.fill_diagonal(between, -np.inf)
    members = np.ones(size)
    alive = np.ones(size, dtype=bool)
    chain: list[int] = []
    found: list[Merge] = []
    for _ in range(size - 1):
        if not chain:
            chain.append(int(np.flatnonzero(alive)[0]))
        while True:
            last = chain[-1]
            nearest = int(np.argmax(between[last]))
            if len(chain) > 1 and between[last, chain[-2]] >= between[last, nearest]:
                break
            chain.append(nearest)
        one, other = chain.pop(), chain.pop()
        found.append((float(between[one, other]), one, other))
        mean = (members[one] * between[one] + members[other] * between[other]) / (
            members[one] + members[other]
        )
        members[one] += members[other]
        alive[other] = False
        between[one], between[:, one] = mean, mean
        between[one, one] = between[other] = between[:, other] = -np.inf
    return sorted(found, reverse=True)


def cut(tree: Iterable[Merge], names: Sequence[str], bar: float) -> dict[str, int]:
    """The partition that the merges at or above a bar leave."""
    above = list(range(len(names)))

    def root(item: int) -> int:
        while above[item] != item:
            above[item] = above[above[item]]
            item = above[item]
        return item

    for similarity, one, other in tree:
        if similarity >= bar:
            above[root(one)] = root(other)
    return {name: root(item) for item, name in enumerate(names)}
