"""The finder of expressions of time that all languages share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from firsthand.domain.values import Anchor, Span
from firsthand.languages.base.times import absolute, clocks, distances, figures, lengths, relative, weekdays
from firsthand.languages.base.times.grammar import Compiled, Found, Rule, compile_rule
from firsthand.languages.base.times.joining import (
    at_clock,
    combine,
    from_moment,
    is_absolute,
    lasting,
    ranged,
)
from firsthand.languages.base.times.lexicon import BREAK, OTHER, Lexicon, Words
from firsthand.languages.base.times.meaning import Duration, Meaning, Moment, Repeat, TimeExpression
from firsthand.languages.base.times.tokens import Token

TRIGGERS = ("month", "monthalone", "weekday", "weekdays", "unit", "units", "quarter", "quarterword", "weekend", "season", "deictic", "vague",
    "year", "iso", "slash", "slash2", "clock", "decade", "decadeword", "decades_of", "century", "holiday", "eveday", "adverb", "oclock",
    "noon", "dpart", "past_", "headcent", "dord", "seqpost", "nottime", "aged",
    "halfname", "weekends", "dpartsalone")  # fmt: skip
"""Categories of which a run of words must have one to be looked at."""

_KNOWN = re.compile(f"[^{OTHER}{BREAK}]+")
"""Runs of tokens that the language knows."""

_REMEMBERED, _SHORT_RUN = 20_000, 24
_WINDOW = 14
_MAX_GAP = 3
_TO = {"to", "hy", "and", "until"}
_RANGE = _TO | {"the", "prep"}
_SECOND = ("w2", "d2", "y2", "m2", "t2")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A match: tokens of the whole, of the expression itself, and what it means (None for what is no time)."""

    first: int
    last: int
    start: int
    end: int
    meaning: Meaning | None
    second: int = -1


class TimeTagger:
    """Finds the expressions of time of a text; the cost is linear in its length.

    Args:
        words: the words of the language by category.
        clock_last: whether "on Monday at 9 a.m." is one expression; "lundi à 9 h" is two by French convention.
        rules: forms that only this language has, before those that all share.
    """

    def __init__(
        self, words: Iterable[Words], rules: Sequence[Rule] = (), *, clock_last: bool = True
    ) -> None:
        self._words = tuple(words)
        self._own = tuple(rules)
        self._clock_last = clock_last
        self._known: dict[str, tuple[tuple[int, re.Match[str]], ...]] = {}

    # Made when the first text is read: a tenth of a second for a language, which whoever only looks things up need not wait for.
    @cached_property
    def _lexicon(self) -> Lexicon:
        lexicon = Lexicon(self._words)
        lexicon.close()
        return lexicon

    @cached_property
    def _rules(self) -> list[Compiled]:
        shared = (
            *lengths.FIRST,
            *self._own,
            *absolute.RULES,
            *figures.RULES,
            *weekdays.RULES,
            *distances.RULES,
            *relative.RULES,
            *clocks.RULES,
            *lengths.RULES,
        )
        compiled = (compile_rule(rule, self._lexicon) for rule in shared)
        return [rule for rule in compiled if rule is not None]

    @cached_property
    def _triggers(self) -> frozenset[str]:
        return frozenset("".join(self._lexicon.characters(name) for name in TRIGGERS))

    def __call__(self, text: str, /) -> tuple[TimeExpression, ...]:
        """The expressions of `text`, in order, not overlapping; spans count from its start."""
        tokens, codes = self._lexicon.read(text)
        found: list[TimeExpression] = []
        for run in _KNOWN.finditer(codes):
            start, end = run.span()
            if self._triggers.isdisjoint(codes[start:end]):
                continue
            pieces = self._join(tokens, self._pieces(tokens, codes, start, end))
            found += (self._expression(text, tokens, piece) for piece in pieces)
        return tuple(found)

    def _pieces(self, tokens: Sequence[Token], codes: str, start: int, end: int) -> list[_Piece]:
        """The longest matches that do not overlap; of equally long ones that of the first rule."""
        first = max(0, start - 1)  # the token before and the one after can be asked for
        taken: set[int] = set()
        kept: list[_Piece] = []
        for order, match in self._matches(codes[first : end + 1]):
            core = range(match.start("core"), match.end("core"))
            if not taken.isdisjoint(core):
                continue
            rule = self._rules[order]
            found = Found(tokens, match, rule.categories, first)
            meaning = rule.action(found)
            if meaning is None and order >= len(lengths.FIRST):
                continue
            taken.update(core)
            second = min((match.start(key) for key in _SECOND if found[key] is not None), default=-1 - first)
            kept.append(
                _Piece(
                    first + match.start(),
                    first + match.end(),
                    first + core.start,
                    first + core.stop,
                    meaning,
                    first + second,
                )
            )
        return sorted(kept, key=lambda piece: piece.start)

    def _matches(self, run: str) -> tuple[tuple[int, re.Match[str]], ...]:
        """Every match of every rule in a run of tokens, the best first. Runs come again, so they are remembered."""
        known = self._known.get(run)
        if known is not None:
            return known
        found = [
            (order, match)
            for order, rule in enumerate(self._rules)
            for match in rule.pattern.finditer(run)
            if match.end("core") > match.start("core")
        ]
        found.sort(key=lambda item: (_length(item[1].span("core")), _length(item[1].span()), item[0]))
        matches = tuple(found)
        if len(run) <= _SHORT_RUN and len(self._known) < _REMEMBERED:
            self._known[run] = matches
        return matches

    def _join(self, tokens: Sequence[Token], pieces: Sequence[_Piece]) -> list[_Piece]:
        """Neighbours that are one expression: "9 a.m. on Tuesday", "June last year"."""
        joined: list[_Piece] = []
        for piece in pieces:
            last = joined[-1] if joined else None
            if last and isinstance(last.meaning, Moment) and isinstance(piece.meaning, Moment):
                between = tokens[last.end : piece.start]
                if (
                    _is_to(between)
                    and _is_range(tokens, last, piece.meaning)
                    and (both := ranged(last.meaning, piece.meaning))
                ):
                    joined[-1] = _Piece(last.first, piece.last, last.start, piece.end, both, piece.start)
                    continue
                if len(between) <= _MAX_GAP and all("join" in token.values for token in between):
                    links = {str(token.values["join"]) for token in between}
                    one = combine(last.meaning, piece.meaning, links, clock_last=self._clock_last)
                    if one is not None:
                        second = piece.start if one.until is not None else -1
                        joined[-1] = _Piece(last.first, piece.last, last.start, piece.end, one, second)
                        continue
            if last and (mixed := _mixed(tokens, last, piece)) is not None:
                is_run = isinstance(mixed, Moment) and mixed.until is not None
                second = piece.start if is_run else -1
                joined[-1] = _Piece(last.first, piece.last, last.start, piece.end, mixed, second)
                continue
            joined.append(piece)
        return [piece for piece in joined if piece.meaning is not None]

    def _expression(self, text: str, tokens: Sequence[Token], piece: _Piece) -> TimeExpression:
        meaning = piece.meaning
        if isinstance(meaning, Moment) and meaning.nth and meaning.until and meaning.within is None:
            count = max(
                -meaning.nth, meaning.until.nth or 0
            )  # "the first two weeks of" something that is no time
            meaning = Duration(((float(count), meaning.unit),), -1 if meaning.nth < 0 else 0)
        if isinstance(meaning, Duration) and _is_ahead(tokens, piece):
            meaning = _away(meaning)
        assert meaning is not None  # noqa: S101  (dropped in _join)
        if isinstance(meaning, Moment) and meaning.nth == -1 and meaning.within is None:
            meaning = replace(meaning, nth=None, offset=-1)  # "the last week of" something that is no time
        if isinstance(meaning, Moment) and meaning.anchor is Anchor.PUBLICATION:
            meaning = replace(meaning, ahead=_points_ahead(tokens, piece))
        span = _span(text, tokens, piece.start, piece.end)
        whole = _span(text, tokens, min(piece.first, piece.start), piece.end)
        ends = None
        if piece.second > piece.start:
            cut = piece.second
            while (
                cut > piece.start + 1
                and {"the", "prep", "to", "hy", "and", "until", "fromday", "starting"}
                & tokens[cut - 1].values.keys()
            ):
                cut -= 1
            ends = (_span(text, tokens, piece.start, cut), _span(text, tokens, piece.second, piece.end))
        return TimeExpression(span, whole, meaning, ends)


def _mixed(tokens: Sequence[Token], first: _Piece, second: _Piece) -> Meaning | None:
    """A length and the day it is counted from, a set and its clock time."""
    between = [token.values for token in tokens[first.end : second.start]]
    match first.meaning, second.meaning:
        case Duration() as length, Moment() as start:
            lead = tokens[first.start - 1].values if first.start else {}
            kinds = [values.keys() for values in between if "comma" not in values]
            if not 1 <= len(kinds) <= _MAX_GAP or not {"fromday", "starting"} & kinds[0]:
                return None
            if not all({"fromday", "starting", "the", "prep"} & kind for kind in kinds):
                return None
            is_run = "forlead" in lead or "starting" in kinds[0]
            return lasting(length, start) if is_run else from_moment(length, start)
        case (Repeat() as told, Moment() as clock) | (Moment() as clock, Repeat() as told):
            if len(between) > 1 or not all("join" in values or "prep" in values for values in between):
                return None
            return at_clock(told, clock)
    return None


def _length(span: tuple[int, int]) -> int:
    """Longer sorts first."""
    return span[0] - span[1]


def _is_range(tokens: Sequence[Token], first: _Piece, second: Moment) -> bool:
    if _leads(tokens, first):
        return True
    last = tokens[first.end].values
    return isinstance(first.meaning, Moment) and "and" not in last and is_absolute(first.meaning, second)


def _leads(tokens: Sequence[Token], piece: _Piece) -> bool:
    """Whether the words before a piece open a range."""
    return any("fromw" in token.values for token in tokens[max(0, piece.start - 2) : piece.start]) or any(
        "fromw" in token.values for token in tokens[piece.start : piece.start + 1]
    )


def _is_to(between: Sequence[Token]) -> bool:
    """Whether the words between two pieces are those of a range."""
    if not 0 < len(between) <= _MAX_GAP:
        return False
    kinds = [token.values.keys() for token in between]
    return all(kind & _RANGE for kind in kinds) and any(kind & _TO for kind in kinds)


def _points_ahead(tokens: Sequence[Token], piece: _Piece) -> bool | None:
    """Whether the words before it in its sentence, the nearest first, speak of the future; None where they do not tell."""
    for token in reversed(tokens[max(0, piece.first - _WINDOW) : piece.start]):
        if "stop" in token.values:
            return None
        if "pastverb" in token.values:
            return False
        if "future" in token.values:
            return True
    return None


def _span(text: str, tokens: Sequence[Token], start: int, end: int) -> Span:
    """From one token to another, without the full stop after a month that is written out."""
    if end - start > 1 and "dot" in tokens[end - 1].values and "fullmonth" in tokens[end - 2].values:
        end -= 1
    return Span.of(text, tokens[start].start, tokens[end - 1].end)


def _is_ahead(tokens: Sequence[Token], piece: _Piece) -> bool:
    """Whether a duration stands after "in" in words about the future: "will vote in two weeks"."""
    lead = tokens[piece.start - 1].values if piece.start else {}
    return "inlead" in lead and bool(_points_ahead(tokens, piece))


def _away(told: Duration) -> Meaning:
    count, unit = told.parts[0]
    if count is None or count != int(count) or len(told.parts) > 1 or told.side:
        return told
    return Moment(unit, Anchor.PUBLICATION, offset=int(count), distance=True)
