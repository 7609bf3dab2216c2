"""Values of numbers in words, as English and French put them together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.languages.base.numbers import NumberWords

HUNDRED = 100
THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words.

    Attributes:
        value: of the whole.
        scale: what the last word multiplies by, 1 where it does not ("three dozen" 12, "two hundred" 100).
        approximate: whether a word stands for a rounded number ("a dozen", "une trentaine").
        bare: whether nothing but multiplying words is said ("hundred", "hundred thousand").
    """

    value: int
    scale: int
    approximate: bool
    bare: bool


def value_of(tokens: Iterable[str], words: NumberWords) -> Spelled | None:
    """The value of number words in lower case; None where they do not make one number ("nineteen eighty-four")."""
    total, current, lowest, scale = 0, None, 10**12, 1
    approximate, bare = False, True
    for token in tokens:
        if token in words.joiners or token in words.fillers:
            continue
        if approximate:  # "a dozen thousand"
            return None
        rounded = words.approximate.get(token) or words.multiples.get(token)
        if rounded is not None:
            current, scale, approximate = (current or 1) * rounded, rounded, True
            continue
        value = words.units[token]
        if value == HUNDRED:
            if current is not None and current >= HUNDRED:
                return None
            current, scale = (current or 1) * HUNDRED, HUNDRED
        elif value >= THOUSAND:
            if value >= lowest:
                return None
            total, current, lowest, scale = total + (current or 1) * value, None, value, value
        else:
            joined = value if current is None else _joined(current, value)
            if joined is None:
                return None
            current, scale, bare = joined, 1, False
    return Spelled(total + (current or 0), scale, approximate, bare and not approximate)


def _joined(before: int, value: int) -> int | None:
    """A number below a hundred put behind another part of one number; None where they are two numbers."""
    rest = before % HUNDRED
    if rest == 0 and before:  # "two hundred five"
        return before + value
    if rest >= 20 and rest % 10 == 0 and value < 10:  # "thirty-two", "soixante-dix-sept"
        return before + value
    if rest in (60, 80) and 10 <= value < 20:  # "soixante-dix", "quatre-vingt-treize"
        return before + value
    if rest == 10 and 7 <= value <= 9:  # "dix-sept"
        return before + value
    if rest == 4 and value == 20:  # "quatre-vingts"
        return before - 4 + 80
    return None
