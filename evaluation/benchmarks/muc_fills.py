"""Whether one given filler of a MUC-4 slot is correct, partly correct or neither.

Set fills, and every case that the scoring program of 1992 decided by itself, follow its source and manual. Where it asked a person
(strings that are not equal, numbers, dates, places), the answers follow the "Guidelines for scoring mismatches" of MUC-4 (version 7,
Appendix C of the proceedings) as far as a rule can; what a person would have judged by meaning ("urban guerrillas" for "urban
terrorists") counts as wrong here, as the guidelines say of any doubt. `Judge(strict=True)` leaves all of that out: only what the
program itself accepted.

- A string is correct where it equals one alternative but for case, punctuation and the small words that the program's
  configuration strips ("the", "several", "two"), or has more modifiers before it (3.1.1.1). It is partly correct where one holds
  all the words of the other in one run: part of a name, a phrase with something hung on (3.1.1.2).
- A set fill is correct where it is the same term; partly correct where it is a more general term of the slot's hierarchy, or the
  term is right and what it refers to is not (the table in 3.1.2).
- A number is correct where it is the same, and partly correct where the key says "about", or has it as an end of a range (3.2.14).
- A date is correct where it is the same; partly correct where it lies in the key's range, or before the end of an open one, or
  where both are open and end on the same day (3.2.2).
- A place is correct where country and most exact part are the same; partly correct where only the country is, or only the rest,
  or where it is one end of a stretch between two places (3.2.3). The kind of a place ("CITY"), which the set list fixes for each
  name, is not compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from evaluation.benchmarks.muc_keys import Fill, FillType, Slot


class Grade(IntEnum):
    """How good a filler is against one of the key."""

    WRONG = 0
    PARTIAL = 1
    CORRECT = 2


_PREMODIFIERS = frozenset(
    [
        "a",
        "the",
        "an",
        "this",
        "that",
        "these",
        "those",
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
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
        "more",
        "most",
        "many",
        "several",
        "some",
        "all",
        "few",
        "any",
        "another",
        "other",
        "certain",
        "of",
    ]
)  # the program's own list (`:string-premodifiers`)
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_KIND = re.compile(r"\s*\([^()]*\)\s*$")
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})")
_FIRST = date(1, 1, 1)


@dataclass(frozen=True)
class Judge:
    """Compares fillers.

    Attributes:
        strict: whether only what the scoring program accepted by itself counts.
    """

    strict: bool = False

    def grade(self, slot: Slot, key: Fill, given: Fill) -> Grade:
        """The best grade against the alternatives of a filler of the key."""
        value = max(
            (self.value(slot, mine, theirs) for mine in given.values for theirs in key.values),
            default=Grade.WRONG,
        )
        if value is Grade.CORRECT and slot.refers and self.reference(key, given) is not Grade.CORRECT:
            return Grade.PARTIAL
        return value

    def reference(self, key: Fill, given: Fill) -> Grade:
        """Whether two fillers speak of the same thing."""
        if not key.tags or not given.tags:
            return Grade.CORRECT if key.tags == given.tags else Grade.WRONG
        return max(self.text(mine, theirs) for mine in given.tags for theirs in key.tags)

    def value(self, slot: Slot, given: str, key: str) -> Grade:
        """The grade of a value alone."""
        match slot.kind:
            case FillType.STRING:
                return self.text(given, key)
            case FillType.SET:
                return _term(slot, given.upper(), key.upper())
            case FillType.NUMBER:
                return self._number(given, key)
            case FillType.DATE:
                return self._date(given.upper(), key.upper())
            case FillType.LOCATION:
                return self._place(given.upper(), key.upper())

    def text(self, given: str, key: str) -> Grade:
        """The grade of a string of the text."""
        mine, theirs = content_words(given), content_words(key)
        if mine == theirs:
            return Grade.CORRECT
        if self.strict or not mine or not theirs:
            return Grade.WRONG
        if mine[-len(theirs) :] == theirs:
            return Grade.CORRECT
        shorter, longer = sorted((mine, theirs), key=len)
        runs = (longer[n : n + len(shorter)] for n in range(len(longer) - len(shorter) + 1))
        return Grade.PARTIAL if shorter in runs else Grade.WRONG

    def _number(self, given: str, key: str) -> Grade:
        mine, theirs = given.replace(" ", ""), key.replace(" ", "")
        if mine == theirs:
            return Grade.CORRECT
        ends = theirs.lstrip("~").split("-")
        return Grade.PARTIAL if not self.strict and mine.lstrip("~") in ends else Grade.WRONG

    def _date(self, given: str, key: str) -> Grade:
        mine, theirs = _days(given), _days(key)
        if mine is None or theirs is None:
            return Grade.CORRECT if given == key else Grade.WRONG
        if mine == theirs:
            return Grade.CORRECT
        if self.strict:
            return Grade.WRONG
        if mine[0] == _FIRST:  # as open as a default fill
            return Grade.PARTIAL if mine[1] == theirs[1] else Grade.WRONG
        return Grade.PARTIAL if theirs[0] <= mine[0] and mine[1] <= theirs[1] else Grade.WRONG

    def _place(self, given: str, key: str) -> Grade:
        mine, (*context, last) = _parts(given), _parts(key)
        ends = [_KIND.sub("", end).strip() for end in re.split(r"\s-\s", last)]
        if not context:  # the key is a country alone
            if mine[0] != ends[0]:
                return Grade.WRONG
            return Grade.CORRECT if len(mine) == 1 else self._person(Grade.PARTIAL)
        if mine[0] != context[0]:
            return self._person(Grade.PARTIAL) if mine[1:] == [*context[1:], last] else Grade.WRONG
        if len(mine) == 1:
            return Grade.PARTIAL  # the program's own rule
        if mine == [*context, last] or (not self.strict and [mine[-1]] == ends):
            return Grade.CORRECT
        return self._person(Grade.PARTIAL)

    def _person(self, grade: Grade) -> Grade:
        """What only a person would have granted."""
        return Grade.WRONG if self.strict else grade


def content_words(text: str) -> list[str]:
    """The words of a string without the small words at which the program does not look."""
    words = [word.lower() for word in _WORD.findall(text)]
    return [word for word in words if word not in _PREMODIFIERS] or words


def _term(slot: Slot, given: str, key: str) -> Grade:
    if given == key:
        return Grade.CORRECT
    above = slot.parent.get(key)
    while above is not None:
        if above == given:
            return Grade.PARTIAL
        above = slot.parent.get(above)
    return Grade.WRONG


def _days(text: str) -> tuple[date, date] | None:
    """First and last day of "02 FEB 90", "01 FEB 90 - 03 FEB 90" or "- 03 FEB 90"."""
    days = [
        datetime.strptime(" ".join(match), "%d %b %y").date()  # noqa: DTZ007 - a day has no zone
        for match in _DAY.findall(text)
        if _is_day(match)
    ]
    if not days:
        return None
    if text.lstrip().startswith("-"):
        return _FIRST, days[0]
    return days[0], days[-1]


def _is_day(match: tuple[str, str, str]) -> bool:
    try:
        datetime.strptime(" ".join(match), "%d %b %y")  # noqa: DTZ007
    except ValueError:
        return False
    return True


def _parts(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(":")]
    return [part if re.search(r"\s-\s", part) else _KIND.sub("", part).strip() for part in parts]
