"""Where the next page of a list starts: the sort key of the last row and its id, as one opaque word."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass

from firsthand.domain.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page.

    Attributes:
        order: name of the order, since a cursor of one order means nothing in another.
        key: what the list is sorted by, None where the row has none.
        id: the record's id, which parts rows of equal keys.
    """

    order: str
    key: int | str | None
    id: str

    def __str__(self) -> str:
        told = json.dumps([self.order, self.key, self.id], ensure_ascii=False, separators=(",", ":"))
        return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, word: str, order: str) -> Cursor:
        """Read one back.

        Args:
            word: what `str` gave.
            order: the order that the list is in.

        Raises:
            ConfigError: it is no cursor of this order.
        """
        try:
            padded = word.encode("ascii") + b"=" * (-len(word) % 4)
            told = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            named, key, record = told
        except (binascii.Error, ValueError, TypeError) as fault:
            raise ConfigError("this is no place in a list: start again from its first page") from fault
        if (
            named != order
            or not isinstance(record, str)
            or not isinstance(key, int | str | None)
            or isinstance(key, bool)
        ):
            raise ConfigError("this place belongs to another list: start again from its first page")
        return cls(named, key, record)
