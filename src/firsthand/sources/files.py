"""Files, folders, globs and standard input."""

from __future__ import annotations

import glob
import gzip
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue
from firsthand.domain.page import MediaType, Page
from firsthand.sources.content import Content, binary_name, media_type, sniff
from firsthand.sources.jsonl import read_lines
from firsthand.sources.source import Request, issue

_HEAD = 4096
_FORMS = {"html": Content.HTML, "text": Content.TEXT, "jsonl": Content.JSONL}


class StandardInput:
    """The argument `-`: one page, or JSON lines."""

    name = "stdin"

    def takes(self, request: Request) -> bool:
        """See `Source`."""
        return request.argument == "-"

    def pages(self, request: Request) -> Iterator[Page | Issue]:
        """See `Source`."""
        if request.stdin is None:
            yield issue("-", "no-input", "there is no standard input to read")
            return
        yield from _read(request.stdin, "-", request)


class Files:
    """A path, a folder (read in full, hidden files left out) or a glob."""

    name = "files"

    def takes(self, request: Request) -> bool:
        """See `Source`."""
        return "://" not in request.argument

    def pages(self, request: Request) -> Iterator[Page | Issue]:
        """See `Source`."""
        path = Path(request.argument)
        if path.is_dir():
            yield from self._folder(request)
        elif glob.has_magic(request.argument) and not path.exists():
            matches = sorted(m for m in glob.glob(request.argument, recursive=True) if not Path(m).is_dir())  # noqa: PTH207
            if not matches:
                yield issue(request.argument, "no-match", "no file matches")
            for match in matches:
                yield from self._file(match, request)
        else:
            yield from self._file(request.argument, request)

    def _folder(self, request: Request) -> Iterator[Page | Issue]:
        found = False
        for folder, folders, names in os.walk(request.argument):  # links are not followed: no loops
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(name for name in names if not name.startswith(".")):
                found = True
                yield from self._file(str(Path(folder) / name), request)
        if not found:
            yield issue(request.argument, "empty-folder", "the folder holds no files")

    def _file(self, name: str, request: Request) -> Iterator[Page | Issue]:
        try:
            with Path(name).open("rb") as stream:
                yield from _read(cast("BinaryIO", stream), name, request)
        except FileNotFoundError:
            yield issue(name, "not-found", "no such file")
        except PermissionError:
            yield issue(name, "unreadable", "permission denied")
        except OSError as error:
            yield issue(name, "unreadable", error.strerror or str(error))


class Addresses:
    """Addresses on the web: known as such, not read by this release."""

    name = "addresses"

    def takes(self, request: Request) -> bool:
        """See `Source`."""
        return "://" in request.argument

    def pages(self, request: Request) -> Iterator[Page | Issue]:
        """See `Source`."""
        yield issue(
            request.argument, "unsupported", "this release reads files only; save the page and give its path"
        )


def _read(stream: BinaryIO, name: str, request: Request) -> Iterator[Page | Issue]:
    """Read one stream by what it holds."""
    head = stream.read(_HEAD)
    form = sniff(head)
    whole = cast("BinaryIO", _Rejoined(head, stream))
    if form is Content.GZIP:
        try:
            with gzip.GzipFile(fileobj=whole) as inner:
                yield from _read(cast("BinaryIO", _Bounded(inner, request.limits.archive)), name, request)
        except SourceError as error:
            yield issue(name, error.code, str(error))
        except (OSError, EOFError, zlib.error) as error:
            yield issue(name, "damaged", f"the gzip file is damaged: {error}")
        return
    if form is Content.EMPTY and not stream.read(1):
        yield issue(name, "empty", "the file is empty")
        return
    if what := binary_name(head):
        yield issue(name, "binary", f"this is {what}, not a page of text or HTML")
        return
    form = _FORMS.get(request.as_kind or "", form)
    if form is Content.JSONL:
        yield from read_lines(whole, name, now=request.now, limits=request.limits)
        return
    content = whole.read(request.limits.page + 1)
    if len(content) > request.limits.page:
        yield issue(name, "too-large", f"the page is larger than {request.limits.page / 1e6:.0f} MB")
    elif b"\x00" in content and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield issue(name, "binary", "null bytes: this is not a page of text or HTML")
    elif not content.strip():
        yield issue(name, "empty", "the file is empty")
    else:
        kind = {Content.HTML: MediaType.HTML, Content.TEXT: MediaType.TEXT}.get(form, media_type(content))
        yield Page(id=name, content=content, media_type=kind, captured_at=request.now)


class _Rejoined:
    """A stream with its first bytes put back, as far as `read` and `readline` need."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            head, self._head = self._head, b""
            return head + self._rest.read()
        head, self._head = self._head[:size], self._head[size:]
        while len(head) < size and (more := self._rest.read(size - len(head))):
            head += more
        return head

    def readline(self, size: int = -1) -> bytes:
        end = self._head.find(b"\n") + 1
        if end:
            line, self._head = self._head[:end], self._head[end:]
            return line
        line, self._head = self._head, b""
        return line + self._rest.readline(max(size - len(line), 0) if size >= 0 else -1)


class _Bounded:
    """A decompressed stream that stops a bomb."""

    def __init__(self, stream: gzip.GzipFile, limit: int) -> None:
        self._stream = stream
        self._left = limit

    def _count(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise SourceError("the file expands beyond all bounds", code="too-large")
        return data

    def read(self, size: int = -1) -> bytes:
        return self._count(self._stream.read(size))

    def readline(self, size: int = -1) -> bytes:
        return self._count(self._stream.readline(size))
