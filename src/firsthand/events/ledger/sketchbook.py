"""Where the ledger keeps its happenings: packed, so that a million of them fit in memory."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Iterator, MutableMapping

import msgspec

from firsthand.events.sketches import Sketch

_AT_HAND = 10_000
"""Happenings kept unpacked: those asked for last."""

_SAMPLE = 4
"""The first happenings, as they are, are the vocabulary of the packing: field names and common words are told once."""

_WINDOW, _MEMORY, _LEVEL = -13, 6, 6  # of zlib: a raw stream; happenings are small

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Sketch)


class Sketchbook(MutableMapping[str, Sketch]):
    """Happenings by key, packed as MessagePack and deflated against a vocabulary: some two hundred bytes each.

    Packed ones are plain bytes, which the garbage collector has no need to visit.

    Args:
        at_hand: how many are kept unpacked.
    """

    def __init__(self, at_hand: int = _AT_HAND) -> None:
        self._packed: dict[str, bytes] = {}
        self._plain: dict[str, bytes] = {}  # the sample
        self._at_hand = at_hand
        self._unpacked: OrderedDict[str, Sketch] = OrderedDict()
        self._vocabulary = b""
        self._deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY)
        self._inflate = zlib.decompressobj(_WINDOW)

    def __getitem__(self, key: str) -> Sketch:
        """A happening; those asked for last are kept unpacked."""
        found = self._unpacked.get(key)
        if found is not None:
            self._unpacked.move_to_end(key)
            return found
        plain = self._plain.get(key)
        if plain is None:
            plain = self._inflate.copy().decompress(self._packed[key])
        found = _DECODER.decode(plain)
        self._lay_out(key, found)
        return found

    def __setitem__(self, key: str, sketch: Sketch) -> None:
        """Keep a happening."""
        self._plain.pop(key, None)
        self._packed.pop(key, None)
        plain = _ENCODER.encode(sketch)
        if self._vocabulary:
            packer = self._deflate.copy()
            self._packed[key] = packer.compress(plain) + packer.flush()
        else:
            self._plain[key] = plain
            if len(self._plain) >= _SAMPLE:
                self._learn()
        self._unpacked.pop(key, None)
        self._lay_out(key, sketch)

    def __delitem__(self, key: str) -> None:
        """Leave a happening out.

        Raises:
            KeyError: it is not here.
        """
        if self._plain.pop(key, None) is None:
            del self._packed[key]
        self._unpacked.pop(key, None)

    def __contains__(self, key: object) -> bool:
        """Whether a happening is here, without unpacking it."""
        return key in self._packed or key in self._plain

    def __iter__(self) -> Iterator[str]:
        """The keys."""
        yield from self._plain
        yield from self._packed

    def __len__(self) -> int:
        """How many there are."""
        return len(self._plain) + len(self._packed)

    def _learn(self) -> None:
        self._vocabulary = b"".join(self._plain.values())
        self._deflate = zlib.compressobj(
            _LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, self._vocabulary
        )
        self._inflate = zlib.decompressobj(_WINDOW, self._vocabulary)

    def _lay_out(self, key: str, sketch: Sketch) -> None:
        self._unpacked[key] = sketch
        if len(self._unpacked) > self._at_hand:
            self._unpacked.popitem(last=False)
