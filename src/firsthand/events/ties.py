"""Days that one text sets a known distance apart although it does not tell its own day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.domain.values.moment import Anchor, DateKind, DateMention
from firsthand.events.calendar import Tie
from firsthand.events.messages import BOTH_IN_ONE, IN_ONE


@dataclass(frozen=True)
class Telling:
    """Where a document tells of an incident or a statement that is to be dated.

    Attributes:
        at: offset of its first trigger.
        variable: key of what it tells of.
        mentions: its date mentions.
    """

    at: int
    variable: str
    mentions: tuple[DateMention, ...]


def ties(told: Sequence[Telling], *, is_anchored: bool) -> Iterator[Tie]:
    """Find the ties of one text.

    Two weekdays ("last Friday", "on Sunday") are at most three days apart: the closest reading, since a
    news text uses bare weekdays for one run of days. Two counted days ("yesterday", "today") differ by
    their counts. "The following day" follows the incident told before it.

    Args:
        told: what the text tells.
        is_anchored: whether its days were counted from its publication date already.
    """
    ordered = sorted(told, key=lambda place: (place.at, place.variable))
    for at, place in enumerate(ordered):
        for mention in place.mentions:
            yield from _following(mention, place, ordered[:at])
        if is_anchored:
            continue
        for other in ordered[:at]:
            if other.variable != place.variable:
                yield from _apart(other, place)


def _following(mention: DateMention, place: Telling, before: Sequence[Telling]) -> Iterator[Tie]:
    expression = mention.expression
    is_counted = expression.anchor is Anchor.CONTEXT and expression.kind is DateKind.DAY
    if is_counted and expression.offset is not None and mention.possible is None:
        last = next((other for other in reversed(before) if other.variable != place.variable), None)
        if last is not None:
            yield Tie(last.variable, place.variable, expression.offset, IN_ONE(words=mention.span.text))


def _apart(first: Telling, second: Telling) -> Iterator[Tie]:
    for a in first.mentions:
        for b in second.mentions:
            offset = _offset(a, b)
            if offset is not None:
                because = BOTH_IN_ONE(a=a.span.text, b=b.span.text)
                yield Tie(first.variable, second.variable, offset, because)
                return


def _offset(a: DateMention, b: DateMention) -> int | None:
    """Days from `a` to `b` where both are counted from one unknown publication day."""
    one, two = a.expression, b.expression
    if one.anchor is not Anchor.PUBLICATION or two.anchor is not Anchor.PUBLICATION or one.since or two.since:
        return None
    is_past = (one.offset or 0) <= 0 and (two.offset or 0) <= 0
    if one.weekday is not None and two.weekday is not None and is_past:
        return (two.weekday - one.weekday + 3) % 7 - 3
    is_counted = (
        one.month is two.month is None and one.holiday is two.holiday is None
    )  # "last Christmas" is not "yesterday"
    if (
        is_counted
        and one.kind is two.kind is DateKind.DAY
        and one.offset is not None
        and two.offset is not None
    ):
        return two.offset - one.offset
    return None
