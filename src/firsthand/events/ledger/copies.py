"""What copies of a text repeat: read once, so that a copy changes nothing."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping
from hashlib import blake2b

from firsthand.events.rulings import Rulings
from firsthand.events.sketches import Age, Sketch


class Copies:
    """Sentences that several near-equal texts have word for word: what the oldest of them tells speaks for all.

    So a copy never brings together, or keeps apart, what the text itself does not. What a reviewer judged speaks for
    itself.

    Args:
        held: where the happenings are kept, by key.
    """

    def __init__(self, held: Mapping[str, Sketch]) -> None:
        self._held = held
        self._judged: frozenset[str] = frozenset()
        self._rows: dict[int, str | list[_Copy]] = {}  # most have no copy: the key alone

    def rule(self, rulings: Rulings) -> None:
        """Obey other judgements; what they are about must not be in the ledger meanwhile."""
        pairs = (*rulings.same, *rulings.different)
        self._judged = frozenset(report for pair in pairs for report in pair)

    def add(self, sketch: Sketch) -> set[str]:
        """Take a happening in; returns the keys of all happenings whose part may have changed."""
        if self._is_judged(sketch):
            return {sketch.key}
        version = _version(sketch)
        if version not in self._rows:
            self._rows[version] = sketch.key
            return {sketch.key}
        row = self._row(version)
        before = _first(row)
        insort(row, _copy(sketch))
        self._rows[version] = row
        return {sketch.key} if _first(row) == before else {key for *_, key in row}

    def remove(self, sketch: Sketch) -> set[str]:
        """Leave a happening out, while it is still held; returns the keys of those whose part may have changed."""
        version = _version(sketch)
        row = self._row(version)
        entry = _copy(sketch)
        if entry not in row:
            return set()
        before = _first(row)
        row.remove(entry)
        if not row:
            del self._rows[version]
        elif len(row) == 1:
            self._rows[version] = row[0][-1]
        return set() if _first(row) == before else {key for *_, key in row}

    def original(self, sketch: Sketch) -> str | None:
        """The key of the happening that one repeats; None where it speaks for itself."""
        row = None if self._is_judged(sketch) else self._rows[_version(sketch)]
        if row is None or isinstance(row, str):
            return None
        _, document, key = row[0]
        return None if document == sketch.document else key

    def repeating(self, sketch: Sketch) -> list[str]:
        """The keys of the happenings that repeat one; none where it is not the first of its document."""
        row = self._rows.get(_version(sketch), "")
        if isinstance(row, str) or row[0][2] != sketch.key:
            return []
        return [key for _, document, key in row if document != sketch.document]

    def _row(self, version: int) -> list[_Copy]:
        row = self._rows.get(version, [])
        return [_copy(self._held[row])] if isinstance(row, str) else row

    def _is_judged(self, sketch: Sketch) -> bool:
        return not self._judged.isdisjoint(sketch.reports)


_Copy = tuple[Age, str, str]


def _copy(sketch: Sketch) -> _Copy:
    return sketch.age, sketch.document, sketch.key


def _version(sketch: Sketch) -> int:
    """A number of sixteen bytes for the text, its sentences and the place: two versions never share one."""
    place = sketch.place.name if sketch.place else None
    told = repr((sketch.text, sorted(sketch.sentences), place))
    return int.from_bytes(blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).digest(), "big")


def _first(row: list[_Copy]) -> tuple[str, str] | None:
    return (row[0][1], row[0][2]) if row else None
