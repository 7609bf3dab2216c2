"""Pairs of documents worth comparing, found through an inverted index of triples in near-linear time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from firsthand.lineage.shingles import Shingle, Wording

_RARE = 12  # documents: all pairs of a posting list up to this length are counted
_NEIGHBOURS = 3  # of a longer list, each document is paired with the next three only
_SHARED = 3  # triples two documents must share to be compared


def candidates(wordings: Mapping[str, Wording]) -> Iterator[tuple[str, str]]:
    """Yield pairs of keys (a < b), sorted, that share enough triples to be compared.

    The work grows with the number of triples, not with the square of the number of documents: of a triple
    that many documents share, only neighbours in key order are paired. A family of hundreds of copies is
    then still tied together, as a chain; a phrase that everybody uses ("on Sunday morning") costs little.
    """
    postings: dict[Shingle, list[str]] = defaultdict(list)
    for key in sorted(wordings):
        for triple in wordings[key].triples:
            postings[triple].append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for keys in postings.values():
        reach = len(keys) if len(keys) <= _RARE else _NEIGHBOURS
        for at, key in enumerate(keys):
            shared.update((key, other) for other in keys[at + 1 : at + 1 + reach])
    yield from sorted(pair for pair, count in shared.items() if count >= _SHARED)
