"""What a chronicler noted of a document as bytes and back, for a store to keep between two runs of the program.

It depends on the document, its family and what was decided about it: a record is of one view, and holds as long as the view does.
MessagePack: who changes one of these classes changes the program, and what another program wrote is not read (`firsthand.run.program`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from firsthand.domain.event import Aggregate
from firsthand.domain.values.place import Place
from firsthand.events.aggregates import Figure
from firsthand.events.sketches import Sketch
from firsthand.events.statements import Telling

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")  # sets in one order, whatever the process


@dataclass(frozen=True, slots=True)
class Record:
    """What a chronicler needs of a document that it has taken in.

    Attributes:
        document: its key.
        id: as it was given.
        captured_at: when it was captured.
        sketches: the happenings that it tells.
        tellings: the statements that it tells.
        actions: keys of the concerted actions that it tells, each with the keys of its parts.
        figures: of the totals that it tells.
    """

    document: str
    id: str
    captured_at: datetime
    sketches: tuple[Sketch, ...]
    tellings: tuple[Telling, ...]
    actions: tuple[tuple[str, tuple[str, ...]], ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """An event of the view in place.

    Attributes:
        id: of the event.
        anchor: see `Event.anchor`.
        place: where.
        reports: ids of the reports linked.
    """

    id: str
    anchor: str
    place: Place | None
    reports: tuple[str, ...]


@dataclass(frozen=True)
class InPlace:
    """The view in place, as far as a chronicler needs to know it to go on from there.

    Attributes:
        events: all of them.
        aggregates: all of them.
        parts: ids of the operations, aggregates and statements.
    """

    events: Iterable[Standing]
    aggregates: Iterable[Aggregate]
    parts: frozenset[str]


_DECODER = msgspec.msgpack.Decoder(Record)


def encode(record: Record) -> bytes:
    """Write a record."""
    return _ENCODER.encode(record)


def decode(content: bytes) -> Record:
    """Read a record back.

    Raises:
        ValueError: it is damaged.
    """
    return _DECODER.decode(content)
