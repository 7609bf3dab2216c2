"""What a source is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, Protocol

from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import Mark, Page, Validators
from firsthand.sources.limits import LIMITS, Limits

_ESCAPED = re.compile(
    r"(?:[^\ud800-\udfff]|[\udc80-\udcff])*+"
)  # bytes of a name that are not UTF-8 (PEP 383)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer from the network.

    Attributes:
        url: address that answered, after redirects.
        content: the body, unpacked.
        headers: response headers, lower-case names; cookies left out.
        charset: what the header `Content-Type` says, right or wrong.
        captured_at: when it came (UTC).
    """

    url: str
    content: bytes
    headers: tuple[tuple[str, str], ...]
    charset: str | None
    captured_at: datetime


class Fetcher(Protocol):
    """Gets what an address holds."""

    def fetch(self, url: str, validators: Validators | None = None) -> Fetched | None:
        """What the address holds; None where nothing has changed since the answer that the validators are of.

        Raises:
            SourceError: it cannot be had, or must not be: see `firsthand.sources.fetch.web` for the codes.
        """
        ...


class Journal(Protocol):
    """Remembers how far inputs were read, from a run that stops to the next."""

    def resume(self, name: str, identity: str) -> Mark | None:
        """How far an input with this content was read by a run that stopped; None where it must be read from its start."""
        ...

    def note(self, mark: Mark) -> None:
        """Note, before an item is given, that all before it has been given."""
        ...

    def end(self, name: str) -> None:
        """Note that an input has given all that it holds."""
        ...


@dataclass(frozen=True, slots=True)
class Request:
    """One argument of an ingest and what applies to it.

    Attributes:
        argument: as given.
        as_kind: form that the user says it has, overriding detection; None to detect.
        now: time of capture (UTC).
        stdin: stream behind the argument `-`.
        limits: bounds on what is read.
        fetcher: gets addresses; None to stay off the network.
        validators: what is known of an earlier capture of an address; None for nothing.
        journal: remembers how far files of many pages were read; None to begin each at its start.
        depth: how many lists of links led here.
        followed: links followed for this argument so far; shared by all that is read for it.
    """

    argument: str
    as_kind: str | None
    now: datetime
    stdin: BinaryIO | None = None
    limits: Limits = LIMITS
    fetcher: Fetcher | None = None
    validators: Callable[[str], Validators | None] | None = None
    journal: Journal | None = None
    depth: int = 0
    followed: set[str] = field(default_factory=set, compare=False)


class Source(Protocol):
    """Turns an argument into pages. Implementations hold no state."""

    name: str

    def takes(self, request: Request) -> bool:
        """Whether this source is the one for an argument; the first of the registry that says yes reads it."""
        ...

    def pages(self, request: Request) -> Iterator[Page | Issue]:
        """Yield pages as they are read, and an `Issue` for each that cannot be."""
        ...


def issue(place: str, code: str, message: str, severity: Severity = Severity.ERROR) -> Issue:
    """An issue of this stage."""
    return Issue(input=place, stage="sources", code=code, message=message, severity=severity)


def printable(name: str) -> str:
    r"""A name as it was given; bytes of it that are not UTF-8 as "\xe9", control characters as "\x0a"."""
    try:
        name.encode()
    except UnicodeEncodeError:
        raw = name.encode(
            "utf-8", errors="surrogateescape" if _ESCAPED.fullmatch(name) else "backslashreplace"
        )
        name = raw.decode("utf-8", errors="backslashreplace")
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", name)
