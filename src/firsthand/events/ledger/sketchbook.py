"""Happenings by key, most of them packed in a temporary file, so that a million of them need little memory."""

from __future__ import annotations

import msgspec

from firsthand.blocking import Scratch, Shelf
from firsthand.events.sketches import Sketch

_AT_HAND = 2500
"""Happenings kept unpacked: those asked for last."""

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Sketch)


class Sketchbook(Shelf[str, Sketch]):
    """Happenings by key, packed as MessagePack.

    Args:
        at_hand: how many are kept unpacked.
        scratch: where the others lie.
    """

    def __init__(self, at_hand: int = _AT_HAND, scratch: Scratch | None = None) -> None:
        super().__init__(at_hand, _ENCODER.encode, _DECODER.decode, scratch or Scratch())
