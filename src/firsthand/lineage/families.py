"""Groups of documents that go back to one text, and the place of each in its group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from firsthand.domain.document import Document
from firsthand.domain.origin import Derivation, DerivedFrom, Kin


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


def kin(
    documents: Mapping[str, Document], groups: Sequence[Sequence[str]], edges: Iterable[DerivedFrom]
) -> dict[str, Kin]:
    """The place of every document.

    Args:
        documents: by key.
        groups: the families.
        edges: those that say "near-equal text" join documents to one text.
    """
    texts = families(documents, (edge for edge in edges if edge.kind is Derivation.COPY))
    told: dict[str, date] = {}
    text_of = {key: text[0] for text in texts for key in text}
    for key, document in documents.items():
        if document.published is not None:
            day = document.published.value
            told[text_of[key]] = min(day, told.get(text_of[key], day))
    return {key: Kin(group[0], text_of[key], told.get(text_of[key])) for group in groups for key in group}
