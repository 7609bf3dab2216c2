"""People counted one after the other in one list: "two soldiers and three others", "twelve villagers and two traders" are five and fourteen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.domain.groups import ANYONE
from firsthand.domain.values.quantity import Operator
from firsthand.events.boasts import is_boast
from firsthand.events.evidence import Evidence
from firsthand.events.parties import Sides
from firsthand.events.wholes import Whole

_JOINED = re.compile(
    r"(?:\s(?-i:[A-ZÀ-Þ])[\w'’.-]+){0,4}(?:\s(?:of|from|du|de|des|d['’])\s?[^,;.:()\d]{2,40}?)?(?:\s?,[^,;.:()\d]{2,60}(?=,))?\s?(?:,|,?\s(?:and|et|as\swell\sas|ainsi\sque))\s(?:(?:also|aussi|also\sthe|the|their|his|her|les|la|le|leurs?|ses|son|sa)\s)?",
    re.IGNORECASE,
)
_AND = re.compile(r"\b(?:and|et|as\swell\sas|ainsi\sque)\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:their|his|her|leurs?|ses|son|sa)\s$", re.IGNORECASE)
_MEN = re.compile(r"\b(?:m[ae]n|hommes?)$", re.IGNORECASE)
_EXACT = (Operator.EXACTLY, Operator.AT_LEAST, Operator.MORE_THAN, Operator.ABOUT)


def listed(items: Sequence[Evidence], text: str, sides: Sides) -> Sequence[Evidence]:
    """The list of a text that counts most, empty where it has none.

    A list ends with "and", and opens with people of whom something is said, or men: "twelve people, three soldiers" divides the twelve. One person is not
    divided, nor called several: "his wife and four children", "his wife, four children". Nor are people among those whose people they are: "four men and
    their guide".

    Args:
        items: claims of one kind of one text.
        text: the text.
        sides: the parties; what one counts of its enemy is in no list.
    """
    counted = sorted(
        (item for item in items if _is_plain(item, sides)), key=lambda item: item.claim.span.start
    )
    best: list[Evidence] = []
    run: list[Evidence] = []
    is_closed = False
    for item in counted:
        gap = text[run[-1].claim.span.end : item.claim.span.start] if run else None
        if (
            gap is not None
            and item.claim.report == run[-1].claim.report
            and _JOINED.fullmatch(gap)
            and not is_closed
        ):
            run.append(item)
            is_closed = _AND.search(gap) is not None or (_opens_with_one(run) and _size(run) > len(run))
        else:
            run, is_closed = [item], False
        first = run[0].claim
        is_open = (
            first.group not in ANYONE
            or _MEN.search(first.span.text) is not None
            or _opens_with_one(run)
            or _has_second(run, gap)
            or _opens_with_kin(run, text)
        )
        if is_closed and is_open and _size(run) > _size(best):
            best = list(run)
    return best


def at_least(added: Whole, run: Sequence[Evidence], beside: int = 0) -> Whole:
    """What a text says in all, no less than one of its lists counts, and as many as the text counts `beside` it."""
    size = _size(run) + beside if run else 0
    if size <= added.best:
        return added
    is_open = added.is_open or any(
        item.claim.quantity is not None and item.claim.quantity.upper is None for item in run
    )
    return replace(
        added, low=max(added.low, size), best=size, high=None if is_open else max(size, added.high or 0)
    )


def _is_plain(item: Evidence, sides: Sides) -> bool:
    quantity = item.claim.quantity
    return (
        not item.claim.part_of
        and quantity is not None
        and quantity.op in _EXACT
        and not is_boast(item, sides)
    )


def _opens_with_one(run: Sequence[Evidence]) -> bool:
    """Whether a list is one of two, and the first is a single person: "his wife and four children"."""
    quantity = run[0].claim.quantity
    return len(run) == 2 and quantity is not None and quantity.point == 1


def _opens_with_kin(run: Sequence[Evidence], text: str) -> bool:
    """Whether a list opens with a single person and goes on with one of theirs: "the chief, his wife and two guards"."""
    if len(run) < 2 or not run[0].claim.quantity or run[0].claim.quantity.point != 1:
        return False
    first, second = run[0].claim.span, run[1].claim.span
    return _THEIRS.search(text[first.end : second.start] + second.text.partition(" ")[0] + " ") is not None


def _has_second(run: Sequence[Evidence], gap: str | None) -> bool:
    """Whether a list is one of two, and the first has the second, by the words between: "four people and their guide"."""
    return len(run) == 2 and gap is not None and _THEIRS.search(gap) is not None


def _size(run: Sequence[Evidence]) -> int:
    return sum(item.claim.quantity.point or 0 for item in run if item.claim.quantity is not None)
