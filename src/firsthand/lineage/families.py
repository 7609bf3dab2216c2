"""Groups of documents that go back to one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from firsthand.domain.origin import DerivedFrom


def families(keys: Iterable[str], edges: Iterable[DerivedFrom]) -> tuple[tuple[str, ...], ...]:
    """Join documents along the edges (union-find); every key is in exactly one family.

    Returns:
        The families, each sorted, in the order of their first keys.
    """
    parent = {key: key for key in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for edge in edges:
        low, high = sorted((root(edge.a), root(edge.b)))
        parent[high] = low
    groups: dict[str, list[str]] = defaultdict(list)
    for key in sorted(parent):
        groups[root(key)].append(key)
    return tuple(sorted(tuple(group) for group in groups.values()))
