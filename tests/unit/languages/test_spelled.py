"""Numbers in words: every number is read back from the way it is written, and no two numbers are read as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.values import Operator, Quantity
from firsthand.languages import pack

_EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FR = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_FR_TENS = [
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
]


def english(number: int) -> str:
    """As British English writes it."""
    if number < 20:
        return _EN[number]
    if number < 100:
        tens = _EN_TENS[number // 10 - 2]
        return f"{tens}-{_EN[number % 10]}" if number % 10 else tens
    if number < 1000:
        rest = number % 100
        return f"{_EN[number // 100]} hundred" + (f" and {english(rest)}" if rest else "")
    rest = number % 1000
    joined = f" and {english(rest)}" if 0 < rest < 100 else f" {english(rest)}" if rest else ""
    return f"{english(number // 1000)} thousand{joined}"


def french(number: int) -> str:
    """As French is written in France, without the spelling reform of 1990."""
    if number < 20:
        return _FR[number]
    if number < 100:
        tens, rest = _FR_TENS[number // 10 - 2], number % 10
        if number // 10 in (7, 9):
            rest += 10
        if not rest:
            return tens + ("s" if number == 80 else "")
        return f"{tens} et {_FR[rest]}" if rest in (1, 11) and number < 80 else f"{tens}-{_FR[rest]}"
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{_FR[hundreds]} cent"
        return f"{head} {french(rest)}" if rest else head + ("s" if hundreds > 1 else "")
    thousands, rest = divmod(number, 1000)
    many = french(thousands)
    head = "mille" if thousands == 1 else f"{many[:-1] if many.endswith(('cents', 'vingts')) else many} mille"
    return f"{head} {french(rest)}" if rest else head


@given(st.integers(min_value=2, max_value=999_999))
def test_a_number_in_words_is_read_back(number: int) -> None:
    for code, written in (("en", english(number)), ("fr", french(number))):
        language = pack(code)
        assert language is not None
        (found,) = language.numbers(f"{written} soldiers")
        assert (found.span.text, found.quantity) == (written, Quantity(Operator.EXACTLY, number)), written


@pytest.mark.parametrize(
    ("text", "language"), [("five nine", "en"), ("thirty forty", "en"), ("hundred hundred", "en"), ("trois cinq", "fr"), ("une dizaine mille", "fr")]
)  # fmt: skip
def test_words_that_make_no_number_are_none(text: str, language: str) -> None:
    found = pack(language)
    assert found is not None
    assert found.numbers(text) == ()


@given(st.text(alphabet="0123456789 .,-+~<>/:^ a½٣à", max_size=40), st.sampled_from(["en", "fr"]))
def test_any_characters_are_read_without_a_fault(text: str, language: str) -> None:
    found = pack(language)
    assert found is not None
    ends = 0
    for number in found.numbers(text):
        assert number.span.matches(text)
        assert number.span.start >= ends
        ends = number.span.end
