"""What a source delivered: bytes as captured, before anything is read out of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from firsthand.domain.ids import content_id, sha256_hex


class MediaType(StrEnum):
    """What the bytes are, told from their content."""

    HTML = "text/html"
    TEXT = "text/plain"
    PDF = "application/pdf"


@dataclass(frozen=True)
class PageHints:
    """What the source itself says about a page (fields of a JSONL line); each may be missing or wrong."""

    title: str | None = None
    published: date | None = None
    language: str | None = None
    outlet: str | None = None


@dataclass(frozen=True)
class Page:
    """One captured page.

    Attributes:
        id: the id as it was given: the path, the URL, or the `id` of a JSONL line. Returned unchanged.
        content: the bytes.
        media_type: see `MediaType`.
        captured_at: when it was captured (UTC).
        url: address, where there is one.
        headers: response headers, lower-case names, where there were any.
        charset: character set that the source declares, None where unknown.
        hints: what the source says about the page.
    """

    id: str
    content: bytes
    media_type: MediaType
    captured_at: datetime
    url: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    charset: str | None = None
    hints: PageHints = field(default_factory=PageHints)

    @cached_property
    def sha256(self) -> str:
        """Hash of the bytes, hexadecimal."""
        return sha256_hex(self.content)

    @cached_property
    def key(self) -> str:
        """Content-derived key: the same id with the same bytes is the same page, whenever captured."""
        return content_id("page", {"id": self.id, "sha256": self.sha256})


def _printable(value: str | None) -> str | None:
    return value if value and value.isascii() and value.isprintable() else None


@dataclass(frozen=True, slots=True)
class Validators:
    """What the newest capture of an address lets us ask its server: "has this changed since?".

    Attributes:
        etag: the `ETag` header as it was sent, None where there was none.
        last_modified: the `Last-Modified` header as it was sent, None where there was none.
    """

    etag: str | None = None
    last_modified: str | None = None

    @classmethod
    def of(cls, headers: Iterable[tuple[str, str]]) -> Validators:
        """Those of an answer, such as can be sent back."""
        found = dict(headers)
        return cls(found.get("etag"), found.get("last-modified")).sendable

    @property
    def sendable(self) -> Validators:
        """Without what is not printable ASCII: a request cannot hold it as it was sent."""
        return Validators(_printable(self.etag), _printable(self.last_modified))


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an input of many pages was read, by a run that stopped.

    Attributes:
        input: the file, as it was given.
        identity: tells this content of it from another; a mark is good for no other.
        form: what the file holds ("warc", "jsonl", "parquet").
        is_packed: whether that is in a compressed file.
        offset: byte of the file from which to read on.
        number: records, lines or rows before that.
        counts: of those, how many held no page, by reason.
        faults: of those, how many were damaged.
        pages: pages and issues that came of them.
        is_done: whether there is nothing after it.
    """

    input: str
    identity: str
    form: str
    is_packed: bool = False
    offset: int = 0
    number: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    faults: int = 0
    pages: int = 0
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class SetAside:
    """A page that the first look held to be about something else, so that it was not read further.

    Attributes:
        page: key of the page.
        id: the page's id as it was given.
        title: of the article, None where it has none.
        score: likelihood that it reports armed violence, 0 to 1.
        captured_at: when the page was captured (UTC).
    """

    page: str
    id: str
    title: str | None
    score: float
    captured_at: datetime
