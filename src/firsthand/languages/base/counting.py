"""The number finder that all languages share; a language gives it its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from firsthand.domain.alternatives import either
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.languages.base.numbers import NumberExpression, NumberWords

_REMEMBERED = 1_000  # texts whose numbers are kept: the sentences of a few documents
MAX_VALUE = 10_000_000  # a count of persons in one report is smaller; larger numbers are no such count
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:st|nd|rd|th|er|ère|e|ème)\b|\d+")
_SCALES = frozenset({100, 1000, 1_000_000})
_CURRENCY_BEFORE = re.compile(r"[$€£¥]\s?$")
_NOT_A_COUNT_AFTER = re.compile(
    r"^\s?(?:%|per\s?cent|pour\s?cent|km|kms|kilom|m\b|mm|kg|€|\$|£|°|hectares?|miles?\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: int
    approximate: bool = False


class Counter:
    """Finds numbers with their operators. Linear in the length of the text.

    Args:
        words: the number words of a language.
    """

    def __init__(self, words: NumberWords) -> None:
        self._words = words
        separator = re.escape(words.separator) + "\u00a0\u202f"
        self._figure = re.compile(
            rf"(?<![\w.,])\d{{1,3}}(?:[{separator}]\d{{3}})+(?![\d])|(?<![\w.,])(?<!\D-)\d+(?P<decimal>\.\d+)?(?!\w)"
        )
        self._spelled = re.compile(
            r"(?<![\w-])(?:" + _any((*words.units, *words.approximate)) + r")"
            r"(?:(?:[\s-](?:"
            + _any(words.joiners)
            + r"))?[\s-](?:"
            + _any((*words.units, *words.approximate))
            + r")){0,8}(?!\w)",
            re.IGNORECASE,
        )
        self._vague = re.compile(r"(?<!\w)(?:" + _any(words.vague) + r")(?!\w)", re.IGNORECASE)
        self._before = re.compile(r"(?<!\w)(?:" + _any(words.operators) + r")\s*$", re.IGNORECASE)
        self._after = re.compile(r"\s+(?:" + _any(words.after) + r")(?!\w)", re.IGNORECASE)
        self._to = re.compile(r"\s*(?:" + _any(words.range_joiners) + r")\s*$", re.IGNORECASE)
        self._opens = re.compile(r"(?<!\w)(?:" + _any(words.between) + r")\s*$", re.IGNORECASE)
        self._ordinal = re.compile(either(words.ordinals), re.IGNORECASE)
        self._found = lru_cache(maxsize=_REMEMBERED)(self._find)
        self._longest = max(len(phrase) for phrase in (*words.operators, *words.between)) + 2

    def __call__(self, text: str, /) -> tuple[NumberExpression, ...]:
        """See `NumberFinder`. A sentence is asked about several times on its way."""
        return self._found(text)

    def _find(self, text: str) -> tuple[NumberExpression, ...]:
        found = list(self._quantified(text, list(self._numbers(text))))
        found += [
            NumberExpression(Span.of(text, m.start(), m.end()), Quantity(Operator.EXACTLY, 1), ordinal=True)
            for m in self._ordinal.finditer(text)
        ]
        for match in self._vague.finditer(text):
            convention = self._words.vague[" ".join(match.group().lower().split())]
            start, operator = self._operator(text, match.start())
            if operator is Operator.ABOUT:
                start = match.start()
            found.append(
                NumberExpression(
                    Span.of(text, start, match.end()), Quantity(Operator.VAGUE, convention=convention)
                )
            )
        return tuple(_disjoint(found))

    def _numbers(self, text: str) -> Iterator[_Number]:
        found: list[_Number] = []
        for match in self._figure.finditer(text):
            digits = "".join(char for char in match.group() if char.isdigit())
            if match["decimal"] or len(digits) > 8:
                continue
            if _CURRENCY_BEFORE.search(
                text[max(match.start() - 2, 0) : match.start()]
            ) or _NOT_A_COUNT_AFTER.match(text[match.end() : match.end() + 12]):
                continue
            value = int(digits)
            scale = self._scale(text, match.end())
            if scale:
                found.append(_Number(match.start(), scale[0], value * scale[1]))
            else:
                found.append(_Number(match.start(), match.end(), value))
        for start, end in self._phrases(text):
            value_of = self._spelled_value(text[start:end])
            if value_of is not None and not any(n.start <= start < n.end for n in found):
                found.append(_Number(start, end, *value_of))
        yield from sorted((n for n in found if n.value <= MAX_VALUE), key=lambda n: n.start)

    def _phrases(self, text: str) -> Iterator[tuple[int, int]]:
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

    def _scale(self, text: str, end: int) -> tuple[int, int] | None:
        """A multiplying word right after a figure ("12 million")."""
        match = _TOKEN.match(text, end + 1) if text[end : end + 1].isspace() else None
        if match is None:
            return None
        value = self._words.units.get(match.group().lower())
        return (match.end(), value) if value in _SCALES and value != 100 else None

    def _spelled_value(self, phrase: str) -> tuple[int, bool] | None:
        """Value of a number in words, and whether it is a rounded one; None where the words are no number."""
        total = current = 0
        approximate = False
        previous = None
        for match in _TOKEN.finditer(phrase):
            word = match.group().lower()
            if word in self._words.joiners:
                continue
            if word in self._words.approximate:
                current = (
                    max(current, 1) * self._words.approximate[word]
                    if previous is not None
                    else self._words.approximate[word]
                )
                approximate = True
                continue
            value = self._words.units[word]
            if value in _SCALES:
                if value == 100:
                    current = max(current, 1) * 100
                else:
                    total += max(current, 1) * value
                    current = 0
            elif previous is not None and value == 20 and previous == 4:
                current = current - 4 + 80  # quatre-vingt
            else:
                current += value
            previous = value
        return (total + current, approximate)

    def _quantified(self, text: str, numbers: list[_Number]) -> Iterator[NumberExpression]:
        position = 0
        while position < len(numbers):
            number = numbers[position]
            following = numbers[position + 1] if position + 1 < len(numbers) else None
            if following and following.value >= number.value and self._is_range(text, number, following):
                start = self._opening(text, number.start)
                operator_start, operator = self._operator(text, start)
                begin = operator_start if operator else start
                quantity = Quantity(Operator.RANGE, number.value, following.value)
                yield NumberExpression(Span.of(text, begin, following.end), quantity)
                position += 2
                continue
            yield self._single(text, number)
            position += 1

    def _single(self, text: str, number: _Number) -> NumberExpression:
        start, operator = self._operator(text, number.start, approximate=number.approximate)
        end = number.end
        if operator is None and (match := self._after.match(text, number.end)):
            operator = self._words.after[" ".join(match.group().lower().split())]
            end = match.end()
        if operator is None:
            operator = Operator.ABOUT if number.approximate else Operator.EXACTLY
        return NumberExpression(Span.of(text, start, end), Quantity(operator, number.value))

    def _operator(self, text: str, start: int, *, approximate: bool = True) -> tuple[int, Operator | None]:
        """Operator words right before a position, and where they start; stacked words give the first that decides."""
        operator: Operator | None = None
        for _ in range(3):
            window = text[max(start - self._longest, 0) : start]
            match = self._before.search(window)
            if match is None:
                break
            phrase = " ".join(match.group().lower().split())
            if phrase in self._words.articles and not approximate:
                break
            found = self._words.operators[phrase]
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
        if self._to.fullmatch(gap):
            return True
        return gap.strip().lower() in self._words.joiners and self._opening(text, first.start) != first.start


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return either(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or r"(?!)"


def _disjoint(found: list[NumberExpression]) -> Iterator[NumberExpression]:
    """Longer expressions first where two overlap; then in order."""
    kept: list[NumberExpression] = []
    end = -1
    for expression in sorted(found, key=lambda e: (e.span.start, -e.span.end)):
        if expression.span.start >= end:
            kept.append(expression)
            end = expression.span.end
    yield from kept


def _is_one_number(before: int | None, after: int | None) -> bool:
    """Whether a joiner stands inside one number: behind a scale ("two hundred and five"), or "vingt et un"."""
    if before is None or after is None:
        return False
    return before in _SCALES or (before % 10 == 0 and 20 <= before <= 90 and after in (1, 11))
