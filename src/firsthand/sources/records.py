"""The records of a web archive (WARC), one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.domain.errors import SourceError
from firsthand.sources.streams import Buffered, ByteStream, Chunks, Section
from firsthand.sources.unpacked import Unpacked

_HEADERS = 65_536  # bytes of a record's header; real ones take 500
_VERSION = b"WARC/"


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its headers by lower-case names, and its block, which is next in the stream."""

    headers: Mapping[str, str]
    block: Section


class Records:
    """Reads records. A fault in the archive is raised where it stands; `recover` then goes on after it.

    The libraries for this give up at the first damaged record, and the faster one ends the process on some streams.

    Args:
        stream: a web archive, unpacked; an `Unpacked` one can also recover from damage to its compression.
        number: of records before it, where it does not begin at the start.
    """

    def __init__(self, stream: ByteStream, number: int = 0) -> None:
        self._stream = stream if isinstance(stream, Buffered) else Chunks(stream)
        self._late: SourceError | None = None
        self.number = number  # of the record that was read last, damaged ones included

    def next(self) -> Record | None:
        """The next record, None at the end.

        Raises:
            SourceError: no record stands here, or it is cut off (`damaged`).
        """
        if self._late is not None:
            late, self._late = self._late, None
            self.number += 1
            raise late
        self._stream.skip_blanks()
        line = self._stream.readline(_HEADERS)
        if not line:
            return None
        self.number += 1
        if not line.startswith(_VERSION):
            raise SourceError("no record begins where one should", code="damaged")
        headers = read_fields(self._stream, _HEADERS)
        length = headers.get("content-length", "").strip()
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            raise SourceError("the record does not say how long it is", code="damaged")
        return Record(headers, Section(self._stream, int(length)))

    def finish(self, record: Record) -> None:
        """Pass over what is left of a record and what parts it from the next, where its checksum stands.

        Raises:
            SourceError: it is cut off or does not agree with its checksum (`damaged`).
        """
        record.block.skip()
        try:
            self._stream.skip_blanks()
        except SourceError as error:
            if not (isinstance(self._stream, Unpacked) and self._stream.is_fresh):
                raise
            self._late = error  # of the next one, which is in a member of its own

    def boundary(self) -> int | None:
        """Byte at which the next record begins after `finish`, of the stream that is packed where it is; None where not known."""
        return None if self._late is not None else self._stream.boundary()

    def recover(self) -> bool:
        """Go to the next record after a fault; False where there is none."""
        self._late = None
        while True:
            try:
                if self._stream.peek(len(_VERSION)) == _VERSION:
                    return True
                if not self._stream.skip_to(b"\n" + _VERSION):
                    return False
                self._stream.read(1)
            except SourceError as error:
                if error.code != "damaged":
                    raise
                if not isinstance(self._stream, Unpacked) or not self._stream.recover():
                    return False


def read_fields(stream: ByteStream, limit: int) -> dict[str, str]:
    """Header fields up to a blank line, by lower-case names; of a repeated one the first counts.

    Raises:
        SourceError: they are cut off or longer than `limit` bytes (`damaged`).
    """
    fields: dict[str, str] = {}
    last = ""
    left = limit
    while True:
        line = stream.readline(left)
        left -= len(line)
        if not line.endswith(b"\n"):
            raise SourceError("the header is cut off or too long", code="damaged")
        if not line.strip():
            return fields
        text = line.decode("utf-8", errors="backslashreplace").replace("\0", "") or " "
        if text[0] in " \t" and last:
            fields[last] += " " + text.strip()
            continue
        name, _, value = text.partition(":")
        last = name.strip().lower()
        fields.setdefault(last, value.strip())
