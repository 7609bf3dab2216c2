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
    found = json.loads(was or "null")
    shelf = _SHELVES.get(field, field)
    if not isinstance(found, dict) or shelf not in found:
        return AS_READ
    return _label(field, (found[shelf] or {}).get(of) if field in _SHELVES else found[shelf])


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
