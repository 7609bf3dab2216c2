"""What copies of a text repeat: read once, so that a copy changes nothing."""

from __future__ import annotations

from bisect import insort

from firsthand.events.rulings import Rulings
from firsthand.events.sketches import Age, Sketch

_Version = tuple[str, frozenset[int], str | None]


class Copies:
    """Sentences that several near-equal texts have word for word: what the oldest of them tells speaks for all.

    So a copy never brings together, or keeps apart, what the text itself does not. What a reviewer judged speaks for
    itself.
    """

    def __init__(self) -> None:
        self._judged: frozenset[str] = frozenset()
        self._rows: dict[_Version, list[tuple[Age, str, str]]] = {}

    def rule(self, rulings: Rulings) -> None:
        """Obey other judgements; what they are about must not be in the ledger meanwhile."""
        pairs = (*rulings.same, *rulings.different)
        self._judged = frozenset(report for pair in pairs for report in pair)

    def add(self, sketch: Sketch) -> set[str]:
        """Take a happening in; returns the keys of all happenings whose part may have changed."""
        if self._is_judged(sketch):
            return {sketch.key}
        row = self._rows.setdefault(_version(sketch), [])
        before = _first(row)
        insort(row, (sketch.age, sketch.document, sketch.key))
        return {sketch.key} if _first(row) == before else {key for *_, key in row}

    def remove(self, sketch: Sketch) -> set[str]:
        """Leave a happening out; returns the keys of those whose part may have changed."""
        row = self._rows.get(_version(sketch), [])
        entry = (sketch.age, sketch.document, sketch.key)
        if entry not in row:
            return set()
        before = _first(row)
        row.remove(entry)
        if not row:
            del self._rows[_version(sketch)]
        return set() if _first(row) == before else {key for *_, key in row}

    def original(self, sketch: Sketch) -> str | None:
        """The key of the happening that one repeats; None where it speaks for itself."""
        if self._is_judged(sketch):
            return None
        row = self._rows[_version(sketch)]
        _, document, key = row[0]
        return None if document == sketch.document else key

    def repeating(self, sketch: Sketch) -> list[str]:
        """The keys of the happenings that repeat one; none where it is not the first of its document."""
        row = self._rows.get(_version(sketch), [])
        if not row or row[0][2] != sketch.key:
            return []
        return [key for _, document, key in row if document != sketch.document]

    def _is_judged(self, sketch: Sketch) -> bool:
        return not self._judged.isdisjoint(sketch.reports)


def _version(sketch: Sketch) -> _Version:
    return sketch.text, sketch.sentences, sketch.place.name if sketch.place else None


def _first(row: list[tuple[Age, str, str]]) -> tuple[str, str] | None:
    return (row[0][1], row[0][2]) if row else None
