"""What a program asks for: conditions, the state it holds already, and how an answer is sent in pieces."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import Full, Queue
from threading import Event as Flag
from typing import IO, Annotated, Any

from fastapi import Depends, Query, Request, Response

from firsthand import __version__
from firsthand.web.filters import Filters
from firsthand.web.visit import Visit

_PIECE = 32 * 1024
_AHEAD = 16  # pieces that are made before somebody takes them
_PATIENCE = 0.5  # seconds


def asked_filters(  # noqa: PLR0913, PLR0917 - the conditions are the parameters of the address
    request: Request,
    text: Annotated[
        str | None, Query(description='Words that all occur, "quoted phrases" as they stand.')
    ] = None,
    since: Annotated[str | None, Query(description="First day, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, Query(description="Last day, YYYY-MM-DD.")] = None,
    country: Annotated[str | None, Query(description="ISO 3166-1 alpha-3.")] = None,
    admin1: Annotated[str | None, Query(description="First-order unit as records name it.")] = None,
    bbox: Annotated[str | None, Query(description="west,south,east,north in degrees.")] = None,
    near: Annotated[str | None, Query(description="latitude,longitude,kilometres.")] = None,
    actor: Annotated[str | None, Query(description="Id or name of a party.")] = None,
    type: Annotated[str | None, Query(description="Code of the codebook, or a type of ACLED's.")] = None,  # noqa: A002
    grade: Annotated[str | None, Query(description="Strength of the evidence.")] = None,
    min_origins: Annotated[str | None, Query(description="Independent origins at least.")] = None,
    min_killed: Annotated[
        str | None, Query(description="Killed at least, by the figure best supported.")
    ] = None,
    unreviewed: Annotated[str | None, Query(description="true: without a decision of a reviewer.")] = None,
    id: Annotated[str | None, Query(description="Id of the event, or one it had before a merge.")] = None,  # noqa: A002
    order: Annotated[str | None, Query(description="newest, oldest, deadliest or changed.")] = None,
    after: Annotated[str | None, Query(description="Where the page before ended.")] = None,
) -> Filters:
    """The conditions of an address; the parameters are there for its description.

    Raises:
        ConfigError: one of them cannot be read.
    """
    del (
        text,
        since,
        until,
        country,
        admin1,
        bbox,
        near,
        actor,
        type,
        grade,
        min_origins,
        min_killed,
        unreviewed,
        id,
        order,
        after,
    )
    return Filters.strict(request.query_params)


Asked = Annotated[Filters, Depends(asked_filters)]


def tag(here: Visit) -> str:
    """An entity tag (RFC 9110): other as soon as the store, the program or the address is."""
    url = here.request.url
    told = f"{__version__} {url.path}?{url.query} {here.user.role}"
    return f'W/"{here.store.revision()}-{hashlib.sha256(told.encode()).hexdigest()[:16]}"'


def unchanged(here: Visit, current: str) -> Response | None:
    """The answer to a program that holds this state already, None where it does not."""
    given = here.request.headers.get("if-none-match", "")
    held = {part.strip() for part in given.split(",")}
    return Response(status_code=304, headers={"ETag": current}) if held & {current, "*"} else None


def pieces(write: Callable[[IO[Any]], None], *, binary: bool) -> Iterator[bytes]:
    """What something writes, piece by piece while it is being written.

    Args:
        write: writes into a stream.
        binary: whether it writes bytes and not text.
    """
    made: Queue[bytes | None] = Queue(_AHEAD)
    given_up = Flag()
    stream = _Stream(made, given_up, binary=binary)

    def run() -> None:
        try:
            write(stream)  # type: ignore[arg-type]
            stream.flush_all()
        finally:
            stream.put(None)

    with ThreadPoolExecutor(1, "firsthand-pieces") as pool:
        running = pool.submit(run)
        try:
            while (piece := made.get()) is not None:
                yield piece
            running.result()  # raises what went wrong
        finally:
            given_up.set()


class _GivenUpError(Exception):
    """Nobody takes the pieces any more."""


class _Stream:
    """What an exporter writes into."""

    def __init__(self, made: Queue[bytes | None], given_up: Flag, *, binary: bool) -> None:
        self._made, self._given_up, self._binary = made, given_up, binary
        self._held: list[bytes] = []
        self._size = self._position = 0

    def write(self, words: Any) -> int:
        """Take some words or bytes."""
        piece = bytes(words) if self._binary else words.encode("utf-8")
        self._held.append(piece)
        self._size += len(piece)
        self._position += len(piece)
        if self._size >= _PIECE:
            self.flush_all()
        return len(words)

    def tell(self) -> int:
        """Bytes written so far."""
        return self._position

    def flush(self) -> None:
        """Nothing to do: pieces go when they are large enough."""

    def writable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is not."""
        return False

    @property
    def closed(self) -> bool:
        """Whether nobody takes the pieces any more."""
        return self._given_up.is_set()

    def close(self) -> None:
        """Nothing to do."""

    def flush_all(self) -> None:
        """Hand on what is held."""
        if self._held:
            self.put(b"".join(self._held))
            self._held, self._size = [], 0

    def put(self, piece: bytes | None) -> None:
        """Wait until there is room."""
        while not self._given_up.is_set():
            try:
                self._made.put(piece, timeout=_PATIENCE)
            except Full:
                continue
            return
        raise _GivenUpError
