"""Fighters whom only their enemy counts, beside others whom somebody else does."""

from __future__ import annotations

import pytest

from firsthand.domain.event import Casualty
from firsthand.domain.report import CasualtyKind, Side
from firsthand.events.messages import BY, ONLY_PARTY
from firsthand.events.rivals import parted


def row(group: str, best: int, side: Side = Side.TARGET, *, boast: bool = False) -> Casualty:
    because = (ONLY_PARTY if boast else BY)(name="x")
    return Casualty(CasualtyKind.KILLED, group, side, best, best, best, because, ())


@pytest.mark.parametrize(
    ("counted", "other", "is_disputed"),
    [
        (row("soldiers", 10, boast=True), row("police", 5), True),
        (row("soldiers", 10, boast=True), row("persons", 5), True),
        (row("soldiers", 10, boast=True), row("civilians", 5), False),
        (row("soldiers", 10, boast=True), row("militants", 5), False),
        (row("soldiers", 10, boast=True), row("police", 5, boast=True), False),
        (row("soldiers", 10, boast=True), row("police", 5, Side.INITIATOR), False),
        (row("soldiers", 10, boast=True), row("police", 5, Side.UNKNOWN), True),
        (row("soldiers", 10), row("police", 5), False),
        (row("militants", 30, boast=True), row("civilians", 12), True),
        (row("militants", 30, boast=True), row("persons", 12), True),
        (row("militants", 30, boast=True), row("soldiers", 12), False),
    ],
    ids=["police", "people", "civilians", "fighters", "both counted by enemies", "other side", "side not told",
         "counted by others too", "villagers", "fighters or people", "fighters and soldiers"],
)  # fmt: skip
def test_whom_only_their_enemy_counts_may_be_those_whom_others_count(
    counted: Casualty, other: Casualty, is_disputed: bool
) -> None:
    sure, doubtful = parted([counted, other], [])
    assert (counted in doubtful) is is_disputed
    assert other in sure
    assert parted([counted], [counted, other])[1] == ([counted] if is_disputed else [])
