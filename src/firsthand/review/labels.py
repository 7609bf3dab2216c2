"""What a decision says of a field, so that two ways to say one thing are one label."""

from __future__ import annotations

import json
from typing import Any

from firsthand.domain.ids import canonical_json

AS_READ = "as read"
"""Label of a field that was accepted where the log does not tell what stood there."""

_SHELVES = {"actor": "actors", "count": "casualties", "toll": "tolls"}
"""Field to where a verdict keeps what it found of several."""


def value_label(field: str, value: str | None) -> str:
    """The label of a value that was set.

    Args:
        field: "date", "place", "actor", ...: without the name of which one.
        value: as JSON.
    """
    return _label(field, json.loads(value or "null"))


def found_label(field: str, of: str, was: str | None) -> str:
    """The label of what stood in a field when the whole was accepted.

    Args:
        field: see `value_label`.
        of: which one of several, empty where there is only one.
        was: what the verdict found, as JSON (`present.whole`).
    """
    return AS_READ if _shelf(field, was) is None else _label(field, found_value(field, of, was))


def found_value(field: str, of: str, was: str | None) -> Any:
    """What stood in a field when the whole was accepted, as the verdict found it; None where nothing did or the log does not tell.

    Args:
        field: see `value_label`.
        of: see `found_label`.
        was: likewise.
    """
    found = _shelf(field, was)
    if found is None:
        return None
    [held] = found
    return (held or {}).get(of) if field in _SHELVES else held


def _shelf(field: str, was: str | None) -> tuple[Any] | None:
    """What a verdict found under the name of a field, None where it does not tell."""
    found = json.loads(was or "null")
    name = _SHELVES.get(field, field)
    return (found[name],) if isinstance(found, dict) and name in found else None


def _label(field: str, value: Any) -> str:
    if value is None:
        return "null"
    match field:
        case "date":
            return canonical_json(_runs(value))
        case "place" if isinstance(value, dict):
            return f"{value.get('name')} {float(value['lat']):.2f} {float(value['lon']):.2f}"
        case "actor" if isinstance(value, dict):
            return f"{value.get('id', '')} {value.get('role')}".strip()
        case "claimed_by" if isinstance(value, list):
            return canonical_json(sorted(map(str, value)))
    return value if isinstance(value, str) else canonical_json(value)


def _runs(value: Any) -> list[list[str]]:
    """Runs of days, however they are written."""
    if isinstance(value, str):
        return [[value, value]]
    if "possible" in value:
        return sorted([str(first), str(last)] for first, last in value["possible"])
    return [[str(value["start"]), str(value["end"])]]
