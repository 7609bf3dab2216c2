"""Figures that a person sets: of one group, or of everybody harmed in one way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from firsthand.domain.errors import DecisionError
from firsthand.domain.event import Event
from firsthand.domain.ids import Canonical
from firsthand.domain.report import CasualtyKind, Side
from firsthand.review import messages as says

MOST = 1_000_000
"""A larger figure is taken for a slip of the hand."""

_NONE = frozenset({"none", "null", "-"})
_BOUNDS = re.compile(
    r"(?P<a>\d{1,9})(?:\s*(?:-|/|\s)\s*(?P<b>\d{1,9}))?(?:\s*(?:/|\s)\s*(?P<c>\d{1,9}))?(?P<open>\+)?"
)
_ROW = re.compile(
    r"(?P<kind>[a-z]+)(?:[\s/]+(?P<group>[a-z][a-z-]*))?(?:[\s/]+(?P<side>[a-z]+))?[\s=:]+(?P<bounds>\S.*)",
    re.IGNORECASE,
)
_GROUP = re.compile("[a-z][a-z-]{1,39}")


def count_field(of: str, value: Any, event: Event) -> tuple[str, Canonical]:
    """The field and value for the figure of one group.

    Args:
        of: "killed/soldiers/target" where the field names it; else the value begins with it.
        value: "killed soldiers target 10-15", the side left out where the event has only one; a figure is "12", "10-15", "12+" for an open end,
            "10/12/15" for low, best and high, "none" for none at all. Or an object {"low", "best", "high"}, with "kind", "group" and "side".
        event: whose figure it is.

    Raises:
        DecisionError: it is not a figure of a known kind and side, or its bounds are out of order.
    """
    parts = of.split("/") if of else []
    if isinstance(value, Mapping):
        parts = parts or [str(value.get(key) or "") for key in ("kind", "group", "side")]
        bounds = None if value.get("none") else bounds_of(value)
    elif value is None and parts:
        bounds = None
    elif parts:
        bounds = parsed_bounds(value)
    else:
        row = _ROW.fullmatch(str(value).strip())
        if row is None:
            raise DecisionError(says.NO_ROW(value=value))
        parts = [row["kind"], row["group"] or "", row["side"] or ""]
        bounds = parsed_bounds(row["bounds"])
    kind, group, side = (*(part.strip().lower() for part in parts), "", "")[:3]
    kind = _kind(kind)
    group = group or "persons"
    if not _GROUP.fullmatch(group):
        raise DecisionError(says.NO_GROUP(value=group))
    if not side:
        sides = {row.side.value for row in event.casualties if row.kind.value == kind and row.group == group}
        side = sides.pop() if len(sides) == 1 else Side.UNKNOWN.value
    if side not in {known.value for known in Side}:
        raise DecisionError(says.NO_SIDE(value=side, names=", ".join(known.value for known in Side)))
    return f"count:{kind}/{group}/{side}", bounds


def toll_field(of: str, value: Any) -> tuple[str, Canonical]:
    """The field and value for everybody harmed in one way: "killed 10-15", or with `of` the figure alone.

    Raises:
        DecisionError: see `count_field`; of "casualties", which may be dead or hurt, there is no toll.
    """
    kind = of
    if isinstance(value, Mapping):
        kind = kind or str(value.get("kind") or "")
        bounds = None if value.get("none") else bounds_of(value)
    elif value is None and kind:
        bounds = None
    elif kind:
        bounds = parsed_bounds(value)
    else:
        kind, _, rest = str(value).strip().replace("=", " ").partition(" ")
        bounds = parsed_bounds(rest)
    kind = _kind(kind.strip().lower())
    if kind == CasualtyKind.CASUALTIES:
        raise DecisionError(says.NO_CASUALTIES())
    return f"toll:{kind}", bounds


def parsed_bounds(value: Any) -> Canonical:
    """Low, best and high as a person writes them; None for "none"."""
    text = str(value).strip().lower()
    if text in _NONE:
        return None
    found = _BOUNDS.fullmatch(text)
    if found is None:
        raise DecisionError(says.NO_BOUNDS(value=value))
    numbers = [int(found[name]) for name in "abc" if found[name] is not None]
    if len(numbers) == 3:
        low, best, high = numbers
    else:
        low, best, high = numbers[0], numbers[0], numbers[-1]
    return bounds_of({"low": low, "best": best, "high": None if found["open"] else high})


def bounds_of(value: Mapping[str, Any]) -> Canonical:
    """Low, best and high, checked.

    Raises:
        DecisionError: a bound is no whole number from 0, or they are out of order.
    """
    low, best, high = (_number(value.get(name), name) for name in ("low", "best", "high"))
    if best is None:
        raise DecisionError(says.NO_BEST())
    low = best if low is None else low
    if low > best or (high is not None and high < best):
        raise DecisionError(says.OUT_OF_ORDER(low=low, best=best, high=high))
    return {"low": low, "best": best, "high": high}


def _number(value: Any, name: str) -> int | None:
    if value in (None, ""):
        return None
    try:
        number = int(str(value).strip())
    except ValueError as error:
        raise DecisionError(says.NOT_WHOLE(name=name, value=value)) from error
    if not 0 <= number <= MOST:
        raise DecisionError(says.OUT_OF_RANGE(name=name, most=f"{MOST:,}", n=number))
    return number


def _kind(kind: str) -> str:
    kinds = [known.value for known in CasualtyKind]
    if kind not in kinds:
        raise DecisionError(says.NO_KIND(value=kind, names=", ".join(kinds)))
    return kind
