"""Tokens of a text: words, marks, and figures in the forms that dates and clock times take."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

TOKEN = re.compile(
    r"""
    \s*+(?:
    (?P<word>[^\W\d_]+(?![0-9]))
  | (?P<money>[$€£]\s?[0-9](?:[0-9.,]*[0-9])?|[0-9]+(?:[.,][0-9]+)?\s?(?:cents|%))
  | (?P<quarter>\b[qQtT][1-4]\b)
  | (?P<half>\b[hHsS][12]\b)
  | (?P<compact>(?<![\w.,/-])(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![\w/-]|[.,][0-9]))
  | (?P<none>\#\s?[0-9]+|[A-Za-z]+[0-9]\w*)
  | (?P<iso>(?<![\w-])(?:1[5-9]|2[01])[0-9]{2}-[01][0-9](?:-[0-3][0-9](?:[T\s][0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?)?)(?![\w-]))
  | (?P<clock>[0-2]?[0-9](?:[:.][0-5][0-9](?::[0-5][0-9])?)?\s?[apAP]\.?\s?[mM]\b\.?|[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![\w:])|[0-2]?[0-9]\s?[hH](?:\s?[0-5][0-9])?(?!\w|\s?[0-9]))
  | (?P<slash>(?<![^0-9][0-9]{3}-)[0-3]?[0-9](?P<sep>[/.-])[0-3]?[0-9](?P=sep)(?:(?:1[5-9]|2[01])[0-9]{2}|[0-9]{2})(?![\w/]|\.[0-9])|(?:1[5-9]|2[01])[0-9]{2}[/.][01]?[0-9][/.][0-3]?[0-9](?![\w/]))
  | (?P<slash2>[0-3]?[0-9]/[0-3]?[0-9](?![\w/]|[.,][0-9]))
  | (?P<decade>(?:1[5-9]|20)[0-9]0['’]?s\b|['’]?[2-9]0s\b)
  | (?P<ord>[0-9]{1,3}(?:st|nd|rd|th|ers?|[èe]re|nde?|[èe]?mes?|e)\b)
  | (?P<year2>['’][0-9]{2}(?!\w))
  | (?P<num>[0-9]{1,3}(?:[,.\s\u00a0\u202f][0-9]{3})+(?![0-9])|[0-9]+[.,][0-9]+|[0-9]+)
  | (?P<mark>[^\w\s]|_|\d|\w)
    )
    """,
    re.VERBOSE,
)
"""One token, the last group that matched, with the blanks before it, which are not tried as the start of every form; `none` is what has figures and is
no time: money, shares, codes."""

_YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}")


class Token(NamedTuple):
    """A token with the meanings of its word by category."""

    start: int
    end: int
    values: Mapping[str, Any]


def number_value(kind: str, text: str) -> dict[str, Any]:
    """Category to value of a token with figures; empty where it is no time."""
    if kind == "num":
        return _number(text)
    if kind == "ord":
        value = int(re.sub(r"[^0-9]", "", text))
        return {"ord": value, "dord": value} if 1 <= value <= 31 else {"ord": value}
    if kind == "clock":
        clock = _clock(text)
        if clock and text.rstrip("0123456789")[-1] in "hH":
            return {"clock": clock, "hlength": clock[:2]}
        return {"clock": clock} if clock else {}
    if kind == "decade":
        value = int(re.sub(r"[^0-9]", "", text))
        return {"decade": value if value > 100 else 1900 + value}
    read = _NAMED.get(kind)
    return read(text) if read else {}


_NAMED: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "year2": lambda text: {"year2": (1900 if int(text[1:]) > 30 else 2000) + int(text[1:])},
    "quarter": lambda text: {"quarterword": int(text[1])},
    "half": lambda text: {"halfname": int(text[1])},
    "compact": lambda text: {"iso": f"{text[:4]}-{text[4:6]}-{text[6:]}"},
    "iso": lambda text: {"iso": text},
    "slash": lambda text: {"slash": text},
    "slash2": lambda text: {"slash2": text},
    "money": lambda text: {"money": text},
}


def _number(text: str) -> dict[str, Any]:
    if len(text) > 12:
        return {}
    if not text.isdigit():
        grouped = re.fullmatch(r"[0-9]{1,3}(?:[,.\s\u00a0\u202f][0-9]{3})+", text)
        if grouped:
            return {"num": int(re.sub(r"[^0-9]", "", text))}
        return {"num": float(text.replace(",", "."))}
    value = int(text)
    if _YEAR.fullmatch(text):
        return {"num": value, "year": value}
    if 1 <= value <= 31 and len(text) <= 2:
        return {"num": value, "dnum": value}
    return {"num": value}


def _clock(text: str) -> tuple[int, int | None, int | None] | None:
    figures = [int(part) for part in re.findall(r"[0-9]+", text)]
    hour, minute, second = (*figures, None, None)[:3]
    half = re.search(r"[apAP]\.?\s?[mM]", text)
    if half and not 1 <= (hour or 0) <= 12:
        return None
    if half and half.group()[0] in "pP" and hour != 12:
        hour = (hour or 0) + 12
    if half and half.group()[0] in "aA" and hour == 12:
        hour = 0
    return (hour or 0, minute, second) if (hour or 0) <= 24 else None
