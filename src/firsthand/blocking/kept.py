"""What was worked out lately, kept at hand."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values that are worked out when they are asked for; of those asked for lately some stay.

    Args:
        size: how many stay.
        work_out: gives the value of a key.
    """

    def __init__(self, size: int, work_out: Callable[[K], V]) -> None:
        self._size = size
        self._work_out = work_out
        self._values: OrderedDict[K, V] = OrderedDict()

    def __getitem__(self, key: K) -> V:
        """The value of a key."""
        if key in self._values:
            self._values.move_to_end(key)
            return self._values[key]
        return self.keep(key, self._work_out(key))

    def keep(self, key: K, value: V) -> V:
        """Keep a value that was worked out elsewhere; returns it."""
        self._values[key] = value
        self._values.move_to_end(key)
        if len(self._values) > self._size:
            self._values.popitem(last=False)
        return value

    def forget(self, key: K) -> None:
        """Work a value out anew the next time; nothing happens where it is not kept."""
        self._values.pop(key, None)
