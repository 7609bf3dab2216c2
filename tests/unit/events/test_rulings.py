"""Which decisions are in force, and what is decided otherwise than before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from firsthand.domain.decision import Decision, Judgement
from firsthand.events.rulings import rulings

START = datetime(2026, 1, 1, tzinfo=UTC)


def made(number: int, judgement: Judgement, target: str, other: str | None = None) -> Decision:
    at = START + timedelta(minutes=number)
    return Decision(f"d{number}", judgement, target, "ana", at, other=other)


def test_reports_judged_different_are_parted_whichever_is_named_first() -> None:
    ruled = rulings([made(1, Judgement.DIFFERENT, "b", "a"), made(2, Judgement.SAME, "b", "c")])
    assert ruled.parted(("x", "a"), ("y", "b"))
    assert ruled.parted(iter("b"), iter("a"))
    assert not ruled.parted(("a", "x"), ("c", "y"))
    assert not ruled.parted(("a",), ("a",))
    assert ruled.may_part(("x", "b"))
    assert not ruled.may_part(("c",))
    assert not rulings([]).parted(("a",), ("b",))


def test_only_what_is_decided_otherwise_is_unlike() -> None:
    log = [made(1, Judgement.REJECT, "a"), made(2, Judgement.SAME, "b", "c"), made(3, Judgement.ACCEPT, "d")]
    before = rulings(log)
    assert before.unlike(before) == frozenset()
    assert before.unlike(rulings([])) == {"a", "b", "c", "d"}
    log.append(made(4, Judgement.UNDO, "d2"))
    undone = rulings(log)
    assert undone.unlike(before) == before.unlike(undone) == {"b", "c"}
    log.append(made(5, Judgement.UNDO, "d4"))
    assert rulings(log).unlike(undone) == {"b", "c"}
    assert rulings(log).unlike(before) == frozenset()
    log.append(replace(made(6, Judgement.SET, "a"), field="grade", value='"contested"'))
    assert rulings(log).unlike(before) == {"a"}
