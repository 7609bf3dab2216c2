"""Which documents tell totals of which figure."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.events.aggregates import Figure


class Totals:
    """Documents by the figures of the totals they tell; totals of one figure are collected together."""

    def __init__(self) -> None:
        self._documents: dict[Figure, set[str]] = {}
        self._figures: dict[str, tuple[Figure, ...]] = {}
        self._ids: dict[Figure, frozenset[str]] = {}
        self._touched: set[Figure] = set()

    def put(self, document: str, figures: Iterable[Figure]) -> None:
        """Take in the figures of a document."""
        told = tuple(figures)
        if told:
            self._figures[document] = told
        for figure in told:
            self._documents.setdefault(figure, set()).add(document)
            self._touched.add(figure)

    def drop(self, document: str) -> None:
        """Leave them out."""
        for figure in self._figures.pop(document, ()):
            self._documents[figure].discard(document)
            self._touched.add(figure)

    def settle(self) -> dict[Figure, list[str]]:
        """The figures that were touched, each with the documents that tell it now."""
        touched = {figure: sorted(self._documents.get(figure, ())) for figure in self._touched}
        for figure, documents in touched.items():
            if not documents:
                self._documents.pop(figure, None)
        self._touched = set()
        return touched

    def note(self, figure: Figure, ids: Iterable[str]) -> frozenset[str]:
        """Write down the aggregates of a figure; returns those that were there before."""
        before = self._ids.pop(figure, frozenset())
        now = frozenset(ids)
        if now:
            self._ids[figure] = now
        return before
