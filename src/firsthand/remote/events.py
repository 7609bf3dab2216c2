"""Events of a desk on another machine."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from firsthand.domain.errors import ConfigError
from firsthand.publish.columns import TABLE, Kind
from firsthand.publish.sheet import original_cell
from firsthand.remote.connection import Connection, Record

if TYPE_CHECKING:
    import pandas as pd

PAGE = 200
"""Records asked for at once; the interface gives up to 500."""

_READERS: Mapping[Kind, Callable[[str], object]] = {
    Kind.WHOLE: int,
    Kind.NUMBER: float,
    Kind.DAY: date.fromisoformat,
}


class RemoteEventList:
    """Events in the order asked for, fetched when first needed and in pages.

    Going through them asks anew for all pages but the first; `len` is how many there were when that was asked for.

    Args:
        connection: to the desk.
        query: the conditions, as they stand in an address.
    """

    def __init__(self, connection: Connection, query: Mapping[str, str]) -> None:
        self._connection, self._query = connection, dict(query)
        self._first: Record | None = None

    def __len__(self) -> int:
        return int(self._page_one()["total"])

    def __iter__(self) -> Iterator[Record]:
        page = self._page_one()
        while True:
            yield from page["events"]
            if page["after"] is None:
                return
            page = self._page({"after": page["after"]})

    def to_dicts(self) -> list[Record]:
        """The events as `firsthand.event/1` records."""
        return [*self]

    def to_pandas(self) -> pd.DataFrame:
        """A data frame with the columns of the CSV export, typed as those of `Desk.events().to_pandas()`; None where nothing is known.

        Raises:
            ConfigError: pandas is not installed, or a filter makes no sense.
            StoreError: the desk does not answer.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - optional
        except ImportError as error:
            raise ConfigError("to_pandas() needs pandas: pip install pandas") from error
        out = io.StringIO(newline="")
        self._connection.stream("/events", {**self._query, "format": "csv"}, out)
        out.seek(0)
        header, *rows = csv.reader(out)
        readers = [_reader(name) for name in header]
        read = [
            [read(cell) if cell else None for read, cell in zip(readers, row, strict=True)] for row in rows
        ]
        return pd.DataFrame(read, columns=header)

    def _page_one(self) -> Record:
        if self._first is None:
            self._first = self._page({})
        return self._first

    def _page(self, start: Mapping[str, str]) -> Record:
        query = {**self._query, "limit": str(PAGE), **start}
        return self._connection.ask("/events", query, ("events", "total", "after"))


def _reader(column: str) -> Callable[[str], object]:
    """What makes a value of a cell of the CSV export; columns that are known only to the desk are text."""
    kind = next((each.kind for each in TABLE if each.name == column), Kind.TEXT)
    return _READERS.get(kind, original_cell)
