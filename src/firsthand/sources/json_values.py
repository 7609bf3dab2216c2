"""Documents as a JSON array, or as objects over several lines."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.item import Item
from firsthand.sources.jsonl import page_of
from firsthand.sources.source import issue
from firsthand.sources.streams import ByteStream

_BLANK = " \t\r\n"
_CHUNK = 65_536
_DEPTH = "it is nested too deeply"


def read_values(stream: ByteStream, item: Item) -> Iterator[Page | Issue]:
    """Yield the page of each object; one that does not hold a page is an issue with its number.

    Raises:
        SourceError: what is no JSON, or the stream gives out; the objects before it have been read.
    """
    for number, value in enumerate(_values(stream, item.limits.line), start=1):
        place = f"{item.name}:{number}"
        if not isinstance(value, dict):
            yield issue(place, "invalid-line", "an object is needed here")
            continue
        try:
            yield page_of(value, place, now=item.request.now, limits=item.limits)
        except SourceError as error:
            yield issue(place, error.code, str(error))


def _values(stream: ByteStream, limit: int) -> Iterator[object]:
    """The values of an array, or values one after the other, each as soon as it has been read."""
    text = _Text(stream)
    decoder = json.JSONDecoder()
    text.skip(_BLANK + "\ufeff")
    in_array = text.starts("[")
    if in_array:
        text.at += 1
    while True:
        text.skip(_BLANK + ",")
        if text.is_at_end():
            if in_array:
                raise SourceError("not JSON: the array is cut off", code="malformed-line")
            return
        if in_array and text.starts("]"):
            return
        yield _value(text, decoder, limit)


def _value(text: _Text, decoder: json.JSONDecoder, limit: int) -> object:
    """One value; what does not parse may only be cut off, so more is read until nothing is left or allowed."""
    while True:
        try:
            value, text.at = decoder.raw_decode(text.buffer, text.at)
        except RecursionError as error:
            raise SourceError(f"not JSON: {_DEPTH}", code="malformed-line") from error
        except ValueError as error:
            have = len(text.buffer) - text.at
            if have > limit:
                raise SourceError(
                    f"an object is no JSON, or longer than {limit / 1e6:g} MB", code="too-large"
                ) from error
            if not text.more(max(have, _CHUNK)):
                raise SourceError(
                    f"not JSON: {' '.join(str(error).split())[:200]}", code="malformed-line"
                ) from error
        else:
            return value


class _Text:
    """UTF-8 as it comes, with what was read of it."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.buffer = ""
        self.at = 0

    def more(self, size: int) -> bool:
        """Read on; False at the end."""
        data = self._stream.read(size)
        try:
            more = self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            raise SourceError("not JSON: the text is not UTF-8", code="malformed-line") from error
        self.buffer, self.at = self.buffer[self.at :] + more, 0
        return bool(data)

    def skip(self, characters: str) -> None:
        """Pass over some characters."""
        while True:
            while self.at < len(self.buffer) and self.buffer[self.at] in characters:
                self.at += 1
            if self.at < len(self.buffer) or not self.more(_CHUNK):
                return

    def starts(self, character: str) -> bool:
        """Whether a character comes next."""
        return self.buffer.startswith(character, self.at)

    def is_at_end(self) -> bool:
        """Whether nothing is left, after `skip`."""
        return self.at >= len(self.buffer)
