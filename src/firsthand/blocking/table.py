"""Numbers by numbers, in little memory."""

from __future__ import annotations

from array import array

_SHARDS = 256  # each grows by itself: none of them stops everything for long
_BITS = 8
_LEAST = 8
_FULL = 0.8  # part of the places taken from which a shard doubles


class Table:
    """A map of numbers of 64 bits, evenly spread as hashes are, to numbers below 2**32 - 1: some twenty bytes each, where a `dict` takes a hundred.

    Open addressing with linear probing and deletion by shifting back (Knuth, The Art of Computer Programming 3, 6.4, algorithms L and R).
    """

    def __init__(self) -> None:
        self._shards: list[_Shard | None] = [None] * _SHARDS

    def get(self, key: int) -> int | None:
        """The number of a key; None where it has none."""
        shard = self._shards[key & (_SHARDS - 1)]
        return None if shard is None else shard.get(key)

    def put(self, key: int, value: int) -> None:
        """Enter a key that has no number yet."""
        self._shard(key).put(key, value)

    def change(self, key: int, value: int) -> None:
        """Give a key that has a number another one."""
        self._shard(key).change(key, value)

    def remove(self, key: int) -> None:
        """Strike out a key that has a number."""
        self._shard(key).remove(key)

    def _shard(self, key: int) -> _Shard:
        at = key & (_SHARDS - 1)
        shard = self._shards[at]
        if shard is None:
            shard = self._shards[at] = _Shard()
        return shard


class _Shard:
    __slots__ = ("_keys", "_mask", "_taken", "_values")

    def __init__(self) -> None:
        self._lay_out(_LEAST)

    def get(self, key: int) -> int | None:
        value = self._values[self._find(key)]
        return value - 1 if value else None

    def put(self, key: int, value: int) -> None:
        if self._taken >= _FULL * (self._mask + 1):
            self._grow()
        at = self._find(key)
        self._keys[at] = key
        self._values[at] = value + 1  # 0 is an empty place
        self._taken += 1

    def change(self, key: int, value: int) -> None:
        self._values[self._find(key)] = value + 1

    def remove(self, key: int) -> None:
        keys, values, mask = self._keys, self._values, self._mask
        hole = at = self._find(key)
        self._taken -= 1
        while True:
            at = (at + 1) & mask
            if not values[at]:
                break
            if (at - (keys[at] >> _BITS & mask)) & mask >= (at - hole) & mask:
                keys[hole], values[hole] = keys[at], values[at]
                hole = at
        values[hole] = 0

    def _find(self, key: int) -> int:
        keys, values, mask = self._keys, self._values, self._mask
        at = key >> _BITS & mask
        while values[at] and keys[at] != key:
            at = (at + 1) & mask
        return at

    def _grow(self) -> None:
        held = [(key, value) for key, value in zip(self._keys, self._values, strict=True) if value]
        self._lay_out(2 * (self._mask + 1))
        for key, value in held:
            self.put(key, value - 1)

    def _lay_out(self, places: int) -> None:
        self._mask = places - 1
        self._keys = array("Q", bytes(8 * places))
        self._values = array("I", bytes(4 * places))
        self._taken = 0
