"""What a program asks for, as it stands in an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from firsthand.domain.errors import ConfigError, NotHeldError
from firsthand.store import EventFilter

FILTERS = (*(field.name for field in fields(EventFilter)), "order")
"""Names of conditions, as in `EventFilter`; `order` is newest, oldest, deadliest or changed."""


def conditions(filters: Mapping[str, Any]) -> dict[str, str]:
    """Conditions as they stand in an address; what their values mean is the desk's to judge.

    Raises:
        ConfigError: there is no such condition, or one is empty: the desk passes over either and would answer with more than was
            asked for.
    """
    if unknown := [name for name in filters if name not in FILTERS]:
        raise ConfigError(f"there is no filter {unknown[0]!r}: {', '.join(FILTERS)}")
    told = {name: _written(value) for name, value in filters.items() if value is not None}
    if empty := [name for name, value in told.items() if not value.strip()]:
        raise ConfigError(f"the filter {empty[0]} is empty: leave it out")
    return told


def segment(name: str, what: str) -> str:
    """An id as one part of a path.

    Args:
        name: the id.
        what: what has it.

    Raises:
        NotHeldError: nothing can have that id.
    """
    if not name.strip("."):
        raise NotHeldError(f"no {what} has the id {name!r}")
    return quote(name, safe="")


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return ",".join(str(part) for part in value) if isinstance(value, tuple | list) else str(value)
