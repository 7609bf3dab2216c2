"""Marks and links as bytes and back, for a store to keep between two runs of the program.

MessagePack without the names of fields: who changes one of these classes changes the program, and what another program wrote is not read
(`firsthand.run.program`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from firsthand.domain.origin import Derivation, DerivedFrom
from firsthand.lineage.compare import Link
from firsthand.lineage.marks import Mark

_Tie = tuple[str, str, Derivation, float, str, bool, bytes, bytes, bool, bool]

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")  # sets in one order, whatever the process
_MARK = msgspec.msgpack.Decoder(Mark)
_TIES: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(list[_Tie])


def encode_mark(mark: Mark) -> bytes:
    """Write a mark."""
    return _ENCODER.encode(mark)


def decode_mark(content: bytes) -> Mark:
    """Read a mark back.

    Raises:
        ValueError: it is damaged.
    """
    return _MARK.decode(content)


def encode_links(links: Iterable[Link]) -> bytes:
    """Write links; the sentences of a link are more bits than a number of MessagePack has."""
    return _ENCODER.encode(
        [
            (
                *(link.edge.a, link.edge.b, link.edge.kind, link.edge.score, link.edge.because),
                *(link.ties, _bits(link.a_part), _bits(link.b_part), link.a_hangs, link.b_hangs),
            )
            for link in links
        ]
    )


def decode_links(content: bytes) -> list[Link]:
    """Read links back.

    Raises:
        ValueError: they are damaged.
    """
    return [
        Link(
            DerivedFrom(a, b, kind, score, because),
            ties,
            int.from_bytes(a_part, "little"),
            int.from_bytes(b_part, "little"),
            a_hangs,
            b_hangs,
        )
        for a, b, kind, score, because, ties, a_part, b_part, a_hangs, b_hangs in _TIES.decode(content)
    ]


def _bits(part: int) -> bytes:
    return part.to_bytes((part.bit_length() + 7) // 8, "little")
