"""Two voices that may count the same dead as different people: "30 terrorists", as those who killed them say, "12 civilians", as residents do."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.domain.event import Casualty
from firsthand.domain.groups import ANYONE, ARMED_GROUPS, STATE_GROUPS
from firsthand.domain.report import Side
from firsthand.events.messages import ONLY_PARTY


def parted(rows: Iterable[Casualty], heard: Iterable[Casualty]) -> tuple[list[Casualty], list[Casualty]]:
    """Rows without those in dispute, and those in dispute.

    In dispute are fighters whom nobody counts but their enemy, where another voice counts civilians or people on that side, and soldiers, where
    it counts people or others of the state ("ten soldiers", say rebels; "five gendarmes", an official): they may be the same. Both may also be right, so that such a number is neither added to the others nor left out.

    Args:
        rows: figures of one kind, of one text or of all.
        heard: those of all texts.
    """
    rows = tuple(rows)
    disputed = {
        (row.group, row.side)
        for told in (tuple(heard), rows)
        for row in told
        if _is_boast(row) and any(_may_be(row, other) for other in told)
    }
    sure: list[Casualty] = []
    doubtful: list[Casualty] = []
    for row in rows:
        (doubtful if (row.group, row.side) in disputed else sure).append(row)
    return sure, doubtful


def _is_boast(row: Casualty) -> bool:
    return row.group in ARMED_GROUPS | STATE_GROUPS and ONLY_PARTY.values(row.because) is not None


def _may_be(fighters: Casualty, others: Casualty) -> bool:
    """Whether the people of one row may be those whom another one calls fighters; soldiers are none of those told to be civilians, and may be police."""
    if fighters.group in STATE_GROUPS:
        is_alike = others.group in ANYONE | STATE_GROUPS
    else:
        is_alike = others.group not in STATE_GROUPS
    return (
        is_alike
        and others.group not in ARMED_GROUPS | {fighters.group}
        and others.best is not None
        and ONLY_PARTY.values(others.because) is None
        and (others.side is fighters.side or Side.UNKNOWN in (others.side, fighters.side))
    )
