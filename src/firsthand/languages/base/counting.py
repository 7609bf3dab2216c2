"""The number finder that all languages share; a language gives it its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from firsthand.domain.alternatives import either, phrases
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.languages.base.numbers import NumberExpression, NumberWords
from firsthand.languages.base.spelled import HUNDRED, THOUSAND, value_of

_REMEMBERED = 1_000  # texts whose numbers are kept: the sentences of a few documents
MAX_VALUE = 10_000_000  # a count of persons in one report is smaller; larger numbers are no such count
_MOST_DIGITS = 8
_REACH = 40  # characters before a range that say it is a change
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:st|nd|rd|th|er|ère|e|ème)\b|\d+")
_CURRENCY = r"(?:US\s?)?[$€£¥]|USD|EUR|F?CFA|XOF|XAF|Rs\.?"
_CURRENCY_BEFORE = re.compile(rf"(?:{_CURRENCY})\s?$")
_NOT_A_COUNT_AFTER = re.compile(
    rf"\s?(?:%|per\s?cent\b|pour\s?cent\b|km|kilom|m\b|mm\b|kg\b|€|\$|£|°|ha\b|hectares?|miles?\b|(?:me(?:t|tr)er|metre|mètre|litre|liter|ton|tonne|yard|degree|degré|feet)s?\b)"
    rf"|\s(?:of\s|de\s|d['’])?(?:{_CURRENCY}|dollars?|euros?|francs?|nairas?|pounds|birrs?)(?!\w)",
    re.IGNORECASE,
)
_SYMBOLS = {
    ">": Operator.MORE_THAN, "≥": Operator.AT_LEAST, ">=": Operator.AT_LEAST, "<": Operator.LESS_THAN, "≤": Operator.AT_MOST, "<=": Operator.AT_MOST,
    "~": Operator.ABOUT, "≈": Operator.ABOUT, "±": Operator.ABOUT, "c.": Operator.ABOUT, "ca.": Operator.ABOUT, "approx.": Operator.ABOUT, "env.": Operator.ABOUT,
}  # fmt: skip
_SYMBOL = re.compile(r"(?:>=|<=|[>≥<≤~≈±]|(?<!\w)(?:approx|ca|c|env)\.)\s?$", re.IGNORECASE)
_PLUS = re.compile(r"\+(?![\w+])")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number; `scale` and `approximate` as in `Spelled`, `bare` where only an article makes it rounded."""

    start: int
    end: int
    value: int
    scale: int = 1
    approximate: bool = False
    bare: bool = False


class Counter:
    """Finds numbers with their operators. Linear in the length of the text.

    Args:
        words: the number words of a language.
    """

    def __init__(self, words: NumberWords) -> None:
        self._words = words
        self._figure = _figures(words)
        first = _any((*words.units, *words.approximate))
        between = _any((*words.joiners, *words.fillers))
        later = _any((*words.units, *words.approximate, *words.multiples))
        self._spelled = re.compile(
            rf"(?<![\w-])(?:{first})(?:(?:[\s-](?:{between}))?[\s-](?:{later})){{0,14}}(?!\w)", re.IGNORECASE
        )
        self._fixed = re.compile(rf"(?<![\w-])(?:{_any(words.fixed)})(?!\w)", re.IGNORECASE)
        self._vague = re.compile(rf"(?<!\w)(?:{_any(words.vague)})(?:(?<=['’])|(?!\w))", re.IGNORECASE)
        self._before = re.compile(rf"(?<!\w)(?:{_any(words.operators)})\s*$", re.IGNORECASE)
        apart = (phrase for phrase in words.after if phrase[0] != "-")
        together = (phrase for phrase in words.after if phrase[0] == "-")
        self._after = re.compile(rf"(?:\s+(?:{_any(apart)})|(?:{_any(together)}))(?!\w)", re.IGNORECASE)
        self._to = re.compile(rf"\s*(?:{_any(words.range_joiners)})\s*$", re.IGNORECASE)
        self._opens = re.compile(rf"(?<!\w)(?:{_any(words.between)})\s*$", re.IGNORECASE)
        self._ordinal = re.compile(either(words.ordinals), re.IGNORECASE)
        self._none = re.compile(rf"(?<!\w)(?:{'|'.join(words.no_numbers)})(?!\w)", re.IGNORECASE)
        self._found = lru_cache(maxsize=_REMEMBERED)(self._find)
        self._changes = re.compile(rf"(?<!\w)(?:{'|'.join(words.changes)})\s$", re.IGNORECASE)
        self._longest = max(len(phrase) for phrase in (*words.operators, *words.between)) + 2

    def __call__(self, text: str, /) -> tuple[NumberExpression, ...]:
        """See `NumberFinder`. A sentence is asked about several times on its way."""
        return self._found(text)

    def _find(self, text: str) -> tuple[NumberExpression, ...]:
        none = bytearray(len(text))
        for match in self._none.finditer(text):
            none[match.start() : match.end()] = b"\1" * len(match.group())
        found = list(self._quantified(text, list(self._numbers(text, none[:]))))
        found += [
            NumberExpression(Span.of(text, m.start(), m.end()), Quantity(Operator.EXACTLY, 1), ordinal=True)
            for m in self._ordinal.finditer(text)
        ]
        for match in self._vague.finditer(text):
            if any(none[match.start() : match.end()]):
                continue  # "how many"
            convention = self._words.vague[_squeezed(match.group())]
            start, operator = self._operator(text, match.start())
            if operator is Operator.ABOUT:
                start = match.start()
            found.append(
                NumberExpression(
                    Span.of(text, start, match.end()), Quantity(Operator.VAGUE, convention=convention)
                )
            )
        return tuple(_disjoint(found))

    def _numbers(self, text: str, taken: bytearray) -> Iterator[_Number]:
        """Numbers in order, not overlapping, where nothing is taken yet; what they cover is taken after."""
        kept: list[_Number] = []
        for number in (*self._phrases(text), *self._figures(text), *self._in_words(text)):
            if not any(taken[number.start : number.end]):
                taken[number.start : number.end] = b"\1" * (number.end - number.start)
                kept.append(number)
        yield from sorted(
            (n for n in kept if n.value <= MAX_VALUE and not _NOT_A_COUNT_AFTER.match(text, n.end)),
            key=lambda n: n.start,
        )

    def _phrases(self, text: str) -> Iterator[_Number]:
        for match in self._fixed.finditer(text):
            value, rounded = self._words.fixed[_squeezed(match.group())]
            yield _Number(match.start(), match.end(), value, approximate=rounded)

    def _figures(self, text: str) -> Iterator[_Number]:
        for match in self._figure.finditer(text):
            digits = "".join(char for char in match["whole"] if char.isdigit())
            if len(digits) > _MOST_DIGITS or (not digits.isascii() and any(c.isascii() for c in digits)):
                continue
            if _CURRENCY_BEFORE.search(text, max(match.start() - 5, 0), match.start()):
                continue
            end, scale = self._scale(text, match.end())
            value = Fraction(int(digits))
            if match["decimal"]:
                places = match["decimal"][1:]
                value += Fraction(int(places), 10 ** len(places))
            if (value * scale).denominator == 1 and (scale > 1 or match["decimal"] is None):
                yield _Number(match.start(), end, int(value * scale), scale)
            else:  # a decimal counts nobody: its digits are taken all the same
                yield _Number(match.start(), match.end(), MAX_VALUE + 1)

    def _in_words(self, text: str) -> Iterator[_Number]:
        for start, end in self._runs(text):
            tokens = [match.group().lower() for match in _TOKEN.finditer(text, start, end)]
            spelled = value_of(tokens, self._words)
            if spelled is not None:
                bare = spelled.bare and self._words.bare.issuperset(tokens)
                yield _Number(start, end, spelled.value, spelled.scale, spelled.approximate, bare)

    def _runs(self, text: str) -> Iterator[tuple[int, int]]:
        """Numbers in words, cut where a joiner joins two numbers ("fifty and sixty") and not the parts of one."""
        for match in self._spelled.finditer(text):
            if text[max(match.start() - 5, 0) : match.start()].lower() == "pour ":
                continue  # "45 pour cent"
            start = match.start()
            previous: int | None = None
            joined: re.Match[str] | None = None
            end = start
            for token in _TOKEN.finditer(text, match.start(), match.end()):
                word = token.group().lower()
                if word in self._words.joiners:
                    joined = token
                    continue
                value = self._words.units.get(word)
                if joined is not None and not _is_one_number(previous, value):
                    yield start, end
                    start = token.start()
                joined, previous, end = None, value, token.end()
            yield start, end

    def _scale(self, text: str, end: int) -> tuple[int, int]:
        """A multiplying word right after a figure ("12 million"): where it ends, and its value."""
        match = _TOKEN.match(text, end + 1) if text[end : end + 1].isspace() else None
        value = self._words.units.get(match.group().lower(), 0) if match else 0
        return (match.end(), value) if match and value >= THOUSAND else (end, 1)

    def _quantified(self, text: str, numbers: list[_Number]) -> Iterator[NumberExpression]:
        position = 0
        while position < len(numbers):
            number = numbers[position]
            following = numbers[position + 1] if position + 1 < len(numbers) else None
            if following and self._is_range(text, number, following):
                low = _scaled(number, following)
                if low <= following.value:
                    start = self._opening(text, number.start)
                    operator_start, operator = self._operator(text, start)
                    begin = operator_start if operator else start
                    quantity = Quantity(Operator.RANGE, low, following.value)
                    yield NumberExpression(Span.of(text, begin, following.end), quantity)
                    position += 2
                    continue
            yield self._single(text, number)
            position += 1

    def _single(self, text: str, number: _Number) -> NumberExpression:
        start, operator = self._operator(text, number.start, approximate=number.approximate or number.bare)
        end = number.end
        if operator in (None, Operator.ABOUT):
            if match := self._after.match(text, number.end):
                operator = self._words.after[_squeezed(match.group())]
                end = match.end()
            elif match := _PLUS.match(text, number.end):
                operator, end = Operator.AT_LEAST, match.end()
        if operator is None:
            operator = Operator.ABOUT if number.approximate else Operator.EXACTLY
        return NumberExpression(Span.of(text, start, end), Quantity(operator, number.value))

    def _operator(self, text: str, start: int, *, approximate: bool = True) -> tuple[int, Operator | None]:
        """Operator words right before a position, and where they start; stacked words give the first that decides."""
        operator: Operator | None = None
        for _ in range(3):
            window = text[max(start - self._longest, 0) : start]
            if match := self._before.search(window):
                phrase = _squeezed(match.group())
                if phrase in self._words.articles and not approximate:
                    break
                found = self._words.operators[phrase]
            elif match := _SYMBOL.search(window):
                found = _SYMBOLS[match.group().strip().lower()]
            else:
                break
            operator = found if operator in (None, Operator.ABOUT) else operator
            start -= len(window) - match.start()
        return start, operator

    def _opening(self, text: str, start: int) -> int:
        window = text[max(start - self._longest, 0) : start]
        match = self._opens.search(window)
        return start - (len(window) - match.start()) if match else start

    def _is_range(self, text: str, first: _Number, second: _Number) -> bool:
        gap = text[first.end : second.start]
        if len(gap) > 12 or not gap:
            return False
        opening = self._opening(text, first.start)
        if self._to.fullmatch(gap):
            return opening == first.start or not self._changes.search(text, max(opening - _REACH, 0), opening)
        return gap.strip().lower() in self._words.joiners and opening != first.start


def _figures(words: NumberWords) -> re.Pattern[str]:
    """Numbers in figures, thousands grouped or not. No part of a date, a time, an id or a power."""
    blanks = "\u00a0\u202f\u2009"
    separator = re.escape(words.separator) + blanks
    decimal = re.escape(words.decimal)
    whole = rf"\d{{1,3}}(?:[{separator}]\d{{3}})+(?!\d)|\d{{1,3}}\s000(?!\d)|\d+"
    after = rf"(?![\w^]|[/:]\d|[{decimal}]\d)"
    return re.compile(rf"(?<![\w.,/:^])(?<!\D-)(?P<whole>{whole})(?P<decimal>{decimal}\d{{1,2}})?{after}")


def _scaled(first: _Number, second: _Number) -> int:
    """The lower end of a range whose upper end alone names the scale: "two to three dozen"."""
    shared = second.scale > 1 and first.scale == 1 and first.value <= second.value // second.scale
    return first.value * second.scale if shared else first.value


def _any(words: Iterable[str]) -> str:
    return phrases(words, blank=r"\s+") or r"(?!)"


def _squeezed(words: str) -> str:
    return " ".join(words.lower().split())


def _disjoint(found: list[NumberExpression]) -> Iterator[NumberExpression]:
    """Longer expressions first where two overlap; then in order."""
    end = -1
    for expression in sorted(found, key=lambda e: (e.span.start, -e.span.end)):
        if expression.span.start >= end:
            end = expression.span.end
            yield expression


def _is_one_number(before: int | None, after: int | None) -> bool:
    """Whether a joiner stands inside one number: behind a scale ("two hundred and five"), or "vingt et un"."""
    if before is None or after is None:
        return False
    return (
        before in (HUNDRED, THOUSAND)
        or before > THOUSAND
        or (before % 10 == 0 and 20 <= before <= 90 and after in (1, 11))
    )
