"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from sqlalchemy import TEXT, DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LARGEST = 2**63 - 1


class Words(TypeDecorator[str]):
    """Text, compared and sorted by code point on both databases.

    NUL, which PostgreSQL refuses, and lone surrogates, which UTF-8 has no bytes for, become U+FFFD: in what
    is looked up as in what is stored, so that equal strings stay equal.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """PostgreSQL sorts by the rules of its locale unless told otherwise."""
        if dialect.name == "postgresql":
            return TEXT(collation="C")  # as it is: the dialect would make a VARCHAR of it
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Replace what cannot be stored; an enum is its value to every driver."""
        return None if value is None else _UNSTORABLE.sub("\ufffd", str(value))


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, aware on both sides; SQLite keeps it without the zone."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime]:
        """PostgreSQL keeps the zone."""
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC; a moment without a zone is refused rather than guessed."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs a time zone: {value}")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give it back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def whole(value: int | None) -> int | None:
    """A count that fits a 64-bit column. What was said stays exact in the record itself."""
    return None if value is None else min(value, _LARGEST)
