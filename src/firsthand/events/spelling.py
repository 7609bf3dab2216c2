"""Names compared across spellings."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from firsthand.knowledge.folding import fold_place, plain

_ALIKE = 85  # per cent of letters in common, after folding


def words(text: str) -> tuple[str, ...]:
    """The words of a text without case, accents and apostrophes."""
    return tuple(plain(text).split())


def same_name(a: str, b: str) -> bool:
    """Whether two written names can be spellings of one: equal or nearly equal after folding, or one
    begins with the whole of the other (a town, and the town with its region's name).
    """
    short, long = sorted((words(a), words(b)), key=len)
    if not short:
        return False
    if long[: len(short)] == short:
        return True
    keys = fold_place(a), fold_place(b)
    return keys[0] == keys[1] or ratio(*keys) >= _ALIKE
