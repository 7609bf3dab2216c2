"""One stream on its way to pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, TypeAlias

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.limits import Limits
from firsthand.sources.meter import Meter
from firsthand.sources.source import Request
from firsthand.sources.streams import ByteStream
from firsthand.sources.track import Track

_ARCHIVES = frozenset({"zip", "tar"})


@dataclass(frozen=True, slots=True)
class Item:
    """What is known of a stream before it is read.

    Attributes:
        name: id of the page, or of the file that the pages stand in.
        request: what applies to it.
        meter: bounds what it unpacks to; shared by all that is packed in one input.
        origin: the same bytes from the start, where the stream can go back.
        depth: how many archives or mails it stands in.
        packed: whether it came out of a compressed file.
        track: how far it was read; None where that is not noted, as in archives of files.
    """

    name: str
    request: Request
    meter: Meter
    origin: BinaryIO | None = None
    depth: int = 0
    packed: bool = False
    track: Track | None = None

    @property
    def limits(self) -> Limits:
        """The bounds of its request."""
        return self.request.limits

    def member(self, name: str) -> Item:
        """A stream in this one, by its own name; a kind given for the archive is not the kind of its members."""
        kind = self.request.as_kind
        request = replace(self.request, as_kind=None if kind in _ARCHIVES else kind)
        return Item(f"{self.name}!/{name}", request, self.meter, depth=self.depth + 1)


Reader: TypeAlias = Callable[[ByteStream, Item], Iterator[Page | Issue]]
