"""A fingerprint of all rows of a table: the same on every database, whatever order the rows come in."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable
from datetime import UTC, date, datetime

_MODULUS = 1 << 256


class Digest:
    """The rows seen so far: how many, and the sum of their SHA-256 hashes modulo 2^256 (an additive hash of a multiset, Clarke et al. 2003).

    It tells a row that was lost, doubled or changed; it does not withstand somebody who makes rows up to match.
    """

    def __init__(self) -> None:
        self.rows = 0
        self._sum = 0

    def add(self, row: Iterable[object]) -> None:
        """Take in a row, by its values in the order of the table's columns."""
        told = hashlib.sha256(b"".join(map(_told, row))).digest()
        self._sum = (self._sum + int.from_bytes(told)) % _MODULUS
        self.rows += 1

    def __str__(self) -> str:
        return f"{self._sum:064x}"


def _told(value: object) -> bytes:
    """A value as bytes that no other value, alone or with those beside it, is told by."""
    match value:
        case None:
            return b"n"
        case bool():
            return b"t" if value else b"f"
        case int():
            return b"i%d;" % value
        case float():
            return b"d" + struct.pack(">d", value + 0.0)  # SQLite keeps no negative zero
        case str():
            words = value.encode()
            return b"s%d:%b" % (len(words), words)
        case bytes() | memoryview():
            return b"b%d:%b" % (len(value), bytes(value))
        case datetime():
            return b"m" + value.astimezone(UTC).isoformat().encode() + b";"
        case date():
            return b"D" + value.isoformat().encode() + b";"
        case _:
            raise TypeError(f"no column holds a {type(value).__name__}")
