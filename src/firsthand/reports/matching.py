"""Compiled patterns of a language, made once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from firsthand.domain.alternatives import either


@cache
def words(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern of alternatives that match whole words, case ignored; the longest alternative first."""
    ordered = sorted(patterns, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + either(ordered) + r")(?!\w)", re.IGNORECASE)


def literals(texts: Iterable[str]) -> tuple[str, ...]:
    """Literal words as patterns."""
    return _escaped(tuple(texts))


@cache
def _escaped(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(re.escape(text).replace(r"\ ", r"\s") for text in texts)
