"""The verbs of a desk on another machine; those of reviewing are in `remote.reviewing`.

What comes back is what that desk hands out: records and tables with names of persons withheld unless its settings tell them.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any, NoReturn, Self

import httpx

from firsthand.domain.errors import ConfigError
from firsthand.publish.registry import exporter
from firsthand.remote.connection import KEY_VARIABLE, Connection, Record, is_text
from firsthand.remote.events import PAGE, RemoteEventList
from firsthand.remote.query import conditions, segment
from firsthand.remote.reviewing import RemoteReviewing


class RemoteDesk(RemoteReviewing):
    """A desk on another machine, for reading and reviewing. Use as a context manager, or call `close`.

    Only answers that say so are asked for again: 429 and 503, after growing waits and not before `Retry-After`.

    Args:
        address: where it is served, such as `https://desk.example.org`.
        key: of `firsthand users token`; by default that of the environment variable `FIRSTHAND_API_KEY`, "" for none. It is sent
            to this address alone, never to where a redirect leads.
        transport: what carries the requests, by default the network.
        sleep: waits.

    Raises:
        ConfigError: the address cannot be used, or a key would go unencrypted to another machine.
    """

    def __init__(
        self,
        address: str,
        *,
        key: str | None = None,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        key = os.environ.get(KEY_VARIABLE, "") if key is None else key
        self._connection = Connection(address, key, transport, sleep)
        self.address = self._connection.address

    def __repr__(self) -> str:
        return f"RemoteDesk({self.address!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._connection.close()

    def events(self, **filters: Any) -> RemoteEventList:
        """Events that match every filter given; nothing is asked before they are needed.

        Args:
            filters: see `remote.query.FILTERS`; names and meanings as in `EventFilter`, dates also as ISO strings.

        Raises:
            ConfigError: there is no such filter. A value that makes no sense is told once the events are asked for.
        """
        return RemoteEventList(self._connection, conditions(filters))

    def show(self, event_id: str) -> Record:
        """One event by any id that it ever had, as a `firsthand.event/1` record with its `lineage` and `history`, as `Desk.show` has them.

        Raises:
            NotHeldError: there is none.
            StoreError: the desk does not answer.
        """
        ask = self._connection.ask
        record = ask(f"/events/{segment(event_id, 'event')}", must=("id",))
        path = f"/events/{segment(record['id'], 'event')}"
        lineage = ask(f"{path}/lineage", must=("lineage",))["lineage"]
        return {**record, "lineage": lineage, "history": ask(f"{path}/history", must=("history",))["history"]}

    def export(
        self,
        format: str,  # noqa: A002
        out: str | Path | IO[Any],
        *,
        language: str | None = None,
        **filters: Any,
    ) -> None:
        """Write the events that match every filter in an exchange format, piece by piece as they come.

        Args:
            format: name of a format of `firsthand events`, such as "csv"; what the desk offers, not what is installed here, counts.
            out: a file, which is either as it was before or complete; or a stream of bytes, or of text where the format is text.
            language: of `atom`: "en" or "fr".
            filters: as for `events`.

        Raises:
            ConfigError: there is no such format or filter, a filter makes no sense, or the file cannot be written.
            StoreError: the desk does not answer, or breaks off.
        """
        if format == "json":
            raise ConfigError("json comes in pages: use events(), or export jsonl")
        query = {**conditions(filters), "format": format, **({"lang": language} if language else {})}
        if not isinstance(out, str | Path):
            self._stream(query, out)
            return
        path = Path(out)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        try:
            with draft.open("xb") as file:
                self._stream(query, file)
            draft.replace(path)
        except OSError as error:
            raise ConfigError(f"cannot write {path}: {error.strerror or error}") from error
        finally:
            draft.unlink(missing_ok=True)

    def facets(self, **filters: Any) -> Record:
        """How many events there are of each country, type and grade, each counted without its own condition.

        Raises:
            ConfigError: there is no such filter, or it makes no sense.
            StoreError: the desk does not answer.
        """
        return self._connection.ask("/facets", conditions(filters), ("total", "countries", "types", "grades"))

    def documents(self, *, text: str | None = None, outlet: str | None = None) -> Iterator[Record]:
        """The documents that were read, newest capture first; their texts stay at the desk.

        Args:
            text: words of the title or the id.
            outlet: name of the outlet.

        Raises:
            StoreError: the desk does not answer.
        """
        query = {name: value for name, value in (("text", text), ("outlet", outlet)) if value is not None}
        query["limit"] = str(PAGE)
        while True:
            page = self._connection.ask("/documents", query, ("documents", "after"))
            yield from page["documents"]
            if page["after"] is None:
                return
            query["after"] = page["after"]

    def document(self, key: str) -> Record:
        """One document with the ids of the `events` that it tells of.

        Raises:
            NotHeldError: there is none.
            StoreError: the desk does not answer.
        """
        return self._connection.ask(f"/documents/{segment(key, 'document')}", must=("key", "events"))

    def actors(self, name: str) -> list[Record]:
        """Actors of the list that a name fits: any part of any spelling."""
        return list(self._connection.ask("/actors", {"name": name}, ("actors",))["actors"])

    def types(self) -> list[Record]:
        """The event types, with their place in ACLED's codebook."""
        return list(self._connection.ask("/types", must=("types",))["types"])

    def status(self) -> Record:
        """The version of the desk and what its store holds."""
        return self._connection.ask("/status", must=("version", "rows"))

    def _stream(self, query: Mapping[str, str], out: IO[Any]) -> None:
        known = exporter(query["format"])
        if is_text(out) and known is not None and known.binary:
            raise ConfigError(f"{known.name} is no text: give a file or a stream of bytes")
        self._connection.stream("/events", query, out)

    def ingest(self, *what: object, **how: object) -> NoReturn:
        """Pages are read where the store is.

        Raises:
            ConfigError: always.
        """
        del what, how
        raise self._elsewhere("ingest", "run `firsthand ingest` there, or open the store itself")

    def brief(self, *what: object, **how: object) -> NoReturn:
        """Briefs are made where the store is.

        Raises:
            ConfigError: always.
        """
        del what, how
        raise self._elsewhere("brief", f"see {self.address}/brief, or run `firsthand brief` there")

    def _elsewhere(self, verb: str, where: str) -> ConfigError:
        return ConfigError(f"{verb} is not offered by the interface of {self.address}: {where}")
