"""Amounts in words and figures: "twenty-four", "two and a half", "several"."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.languages.base.times.tokens import Token

LARGEST = 10_000
"""No amount of units that a text counts is larger; what is, is no time."""

_HUNDRED, _THOUSAND = 100, 1000

AMOUNT = "n:[(a? few of?|a bignum ((hy|and)? num)*|num ((hy|and)? num)* ((hy? and hy? a? hy?)? halfw)?|a|halfw a?|num slash2|several num)]"
"""The part of a rule that reads an amount under the key `n`."""


def is_told(tokens: Iterable[Token]) -> bool:
    """Whether the tokens give a number rather than a vague word."""
    return not any("few" in token.values for token in tokens)


def amount(tokens: Iterable[Token]) -> float | None:
    """The amount that the tokens give; None for a vague one ("several"), and where it is no amount of time."""
    total, current, said, is_article = 0.0, 0.0, False, False
    for at, token in enumerate(tokens):
        values = token.values
        is_article = is_article or (at == 0 and "a" in values)
        if "few" in values:
            return None
        if "halfw" in values:
            total, current, said = total + 0.5, 0.0 if at == 1 and is_article else current, True
        elif "slash2" in values:
            over, _, under = values["slash2"].partition("/")
            total += int(over) / int(under) if int(under) else 0
        elif "num" in values:
            value, said = values["num"], True
            if value == _HUNDRED and current:
                current *= value
            elif value == _THOUSAND:
                total, current = total + (current or 1) * value, 0
            else:
                current += value
        elif "a" in values and not said:
            current = 1
    return total + current


def counted(tokens: Iterable[Token]) -> int | None:
    """The amount as a whole number of units that a calendar can count; None where it is none."""
    told = amount(tokens)
    return int(told) if told is not None and told == int(told) and abs(told) <= LARGEST else None
