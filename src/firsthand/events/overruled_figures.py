"""Figures that a reviewer set or chose, in place of what was fused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from firsthand.domain.claim import Claim
from firsthand.domain.decision import Decision
from firsthand.domain.event import Casualty, Event, Toll
from firsthand.domain.report import CasualtyKind, Side
from firsthand.events.messages import ADDED_UP, CHOSEN_BY, SET_BY
from firsthand.events.rulings import Rulings, misfit, value_of
from firsthand.events.wholes import whole

COUNT, TOLL = "count:", "toll:"
FIGURES = (COUNT, TOLL)
"""How the names of fields begin that set figures: "count:killed/soldiers/target" for one row, "toll:killed" for everybody."""

_Bounds = tuple[int | None, int | None, int | None]


def figures_overruled(
    event: Event, settings: Mapping[str, Decision], rulings: Rulings
) -> tuple[tuple[Casualty, ...], tuple[Toll, ...]]:
    """The casualties and tolls of an event with what reviewers decided on them.

    A figure is set as {"low", "best", "high"}, null for one that is none. A preferred claim gives `best`; low and high go on telling what others
    say. A toll follows the rows of its kind where one of them was settled, unless it is set itself.

    Args:
        event: as it was fused.
        settings: field to the latest decision that sets it.
        rulings: the decisions.

    Raises:
        DecisionError: a value does not fit.
    """
    claims = {claim.id: claim for claim in event.claims}
    rows: list[Casualty] = []
    settled: dict[CasualtyKind, str] = {}
    for row in event.casualties:
        chosen = _preferred(row, claims, rulings)
        if chosen is None:
            rows.append(row)
        else:
            decision, number = chosen
            rows.append(_with_best(row, number, CHOSEN_BY(who=_by(decision))))
            settled[row.kind] = decision.author
    for name, decision in sorted(settings.items()):
        if name.startswith(COUNT):
            kind, group, side = _row_named(name, decision)
            kept = [row for row in rows if (row.kind, row.group, row.side) != (kind, group, side)]
            old = next((row for row in rows if row not in kept), None)
            fresh = _row(kind, group, side, old, decision)
            rows = [*kept, fresh] if fresh else kept
            settled[kind] = decision.author
    tolls = {toll.kind: toll for toll in event.tolls}
    for kind, author in settled.items():
        if kind is not CasualtyKind.CASUALTIES:
            told = [row for row in rows if row.kind is kind]
            _put(tolls, kind, _added(kind, told, author))
    for name, decision in sorted(settings.items()):
        if name.startswith(TOLL):
            kind = _kind(name.removeprefix(TOLL), decision)
            _put(tolls, kind, _toll(kind, tolls.get(kind), decision))
    ordered = sorted(rows, key=lambda row: (list(CasualtyKind).index(row.kind), row.group, row.side))
    if not settled:
        ordered = list(event.casualties)
    return tuple(ordered), tuple(tolls[kind] for kind in CasualtyKind if kind in tolls)


def row_name(row: Casualty) -> str:
    """The field that sets a row."""
    return f"{COUNT}{row.kind}/{row.group}/{row.side}"


def _preferred(row: Casualty, claims: Mapping[str, Claim], rulings: Rulings) -> tuple[Decision, int] | None:
    """The number of the claim of a row that a reviewer preferred last."""
    chosen = []
    for name in row.claims:
        quantity = claims[name].quantity if name in claims else None
        if name in rulings.preferred and quantity is not None and quantity.point is not None:
            chosen.append((rulings.preferred[name], quantity.point))
    return max(chosen, key=lambda item: (item[0].made_at, item[0].id), default=None)


def _with_best(row: Casualty, number: int, because: str) -> Casualty:
    return replace(
        row,
        low=number if row.low is None else min(row.low, number),
        best=number,
        high=None if row.high is None else max(row.high, number),
        because=because,
    )


def _row(
    kind: CasualtyKind, group: str, side: Side, old: Casualty | None, decision: Decision
) -> Casualty | None:
    bounds = _bounds(decision)
    if bounds is None:
        return None
    low, best, high = bounds
    claims = old.claims if old else ()
    actor = old.actor if old else None
    return Casualty(kind, group, side, low, best, high, SET_BY(who=_by(decision)), claims, actor)


def _toll(kind: CasualtyKind, old: Toll | None, decision: Decision) -> Toll | None:
    bounds = _bounds(decision)
    if bounds is None:
        return None
    low, best, high = bounds
    return Toll(kind, low or 0, best or 0, high, SET_BY(who=_by(decision)), old.claims if old else ())


def _added(kind: CasualtyKind, rows: Sequence[Casualty], author: str) -> Toll | None:
    added = whole(rows, rows)
    if added is None:
        return None
    claims = tuple(sorted({claim for row in rows for claim in row.claims}))
    return Toll(kind, added.low, added.best, added.high, ADDED_UP(author=author), claims)


def _put(tolls: dict[CasualtyKind, Toll], kind: CasualtyKind, toll: Toll | None) -> None:
    tolls.pop(kind, None)
    if toll is not None:
        tolls[kind] = toll


def _bounds(decision: Decision) -> _Bounds | None:
    """Low, best and high in order; None where the figure is said to be none."""
    value = value_of(decision)
    if value is None:
        return None
    try:
        low, best, high = (_number(value.get(name)) for name in ("low", "best", "high"))
    except (AttributeError, TypeError, ValueError) as error:
        raise misfit(decision) from error
    if best is None or (low is not None and low > best) or (high is not None and high < best):
        raise misfit(decision)
    return (best if low is None else low), best, high


def _number(value: Any) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
        raise ValueError(value)
    return value


def _row_named(name: str, decision: Decision) -> tuple[CasualtyKind, str, Side]:
    try:
        kind, group, side = name.removeprefix(COUNT).split("/")
        return _kind(kind, decision), group, Side(side)
    except ValueError as error:
        raise misfit(decision) from error


def _kind(name: str, decision: Decision) -> CasualtyKind:
    try:
        return CasualtyKind(name)
    except ValueError as error:
        raise misfit(decision) from error


def _by(decision: Decision) -> str:
    return f"{decision.author}: {decision.reason}" if decision.reason else decision.author
