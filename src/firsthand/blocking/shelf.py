"""A map of which a few values are at hand and the others lie packed in a temporary file."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, MutableMapping
from typing import TypeVar, overload

from firsthand.blocking.scratch import Scratch

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")


class Shelf(MutableMapping[K, V]):
    """A map that keeps at hand the values asked for or changed last; the others are packed into a scratch file, where each costs memory for its key and
    one number only. So what is held can be many times what fits in memory.

    A value that is changed in place must be entered again (`shelf[key] = value`), as nothing else says that what was packed is no longer true.

    Args:
        at_hand: how many values are kept as they are, one at least.
        pack, unpack: what makes bytes of a value, and the value of them again.
        scratch: where packed ones lie; several shelves may share one.
    """

    def __init__(
        self, at_hand: int, pack: Callable[[V], bytes], unpack: Callable[[bytes], V], scratch: Scratch
    ) -> None:
        self._at_hand = max(1, at_hand)
        self._pack = pack
        self._unpack = unpack
        self._scratch = scratch
        self._open: OrderedDict[K, V] = OrderedDict()
        self._where: dict[K, int] = {}  # also of those at hand, where they were not changed since

    def __getitem__(self, key: K) -> V:
        """A value.

        Raises:
            KeyError: it is not here.
        """
        if key in self._open:
            self._open.move_to_end(key)
            return self._open[key]
        value = self._unpack(self._scratch.get(self._where[key]))
        self._lay_out(key, value)
        return value

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | D) -> V | D: ...
    def get(self, key: K, /, default: V | D | None = None) -> V | D | None:
        """A value, or the default where there is none."""
        if key in self._open or key in self._where:
            return self[key]
        return default

    def __setitem__(self, key: K, value: V) -> None:
        """Enter a value, or one that was changed."""
        self._put_away(key)
        self._lay_out(key, value)

    def __delitem__(self, key: K) -> None:
        """Leave a value out.

        Raises:
            KeyError: it is not here.
        """
        if not self._put_away(key) and key not in self._open:
            raise KeyError(key)
        self._open.pop(key, None)

    def __contains__(self, key: object) -> bool:
        """Whether there is one, without unpacking it."""
        return key in self._open or key in self._where

    def __iter__(self) -> Iterator[K]:
        """The keys."""
        yield from self._where
        yield from [key for key in self._open if key not in self._where]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._where) + sum(key not in self._where for key in self._open)

    def _put_away(self, key: K) -> bool:
        """Forget what was packed; returns whether something was."""
        where = self._where.pop(key, None)
        if where is not None:
            self._scratch.give_back(where)
        return where is not None

    def _lay_out(self, key: K, value: V) -> None:
        self._open[key] = value
        self._open.move_to_end(key)
        if len(self._open) > self._at_hand:
            first, oldest = self._open.popitem(last=False)
            if first not in self._where:
                self._where[first] = self._scratch.put(self._pack(oldest))
