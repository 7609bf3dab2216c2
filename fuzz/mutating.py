"""Inputs made of other inputs, by chance and always the same: for machines without a coverage-guided fuzzer, and for the tests."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import islice

from fuzz.target import Target

_ODD = (
    b"\x00",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\r\n",
    b"\n",
    b" ",
    b"-1",
    b"0",
    b"9" * 40,
    b"(",
    b"\xe2\x80\xae",
    b"\xcc\x81",
)
_MOST = 4  # changes of one input


def mutations(target: Target, seed: int) -> Iterator[bytes]:
    """The seeds of a target, then changed ones without end.

    Args:
        target: whose.
        seed: another one for other changes.
    """
    seeds = list(target.seeds())
    yield from seeds
    drawn = random.Random(f"{target.name} {seed}")  # noqa: S311 - inputs, no secrets
    words = (*target.words, *_ODD)
    while True:
        data = drawn.choice(seeds)
        for _ in range(drawn.randint(1, _MOST)):
            data = _changed(data, seeds, words, drawn)
        yield data[: target.longest]


def first(target: Target, count: int, seed: int) -> list[bytes]:
    """So many of them."""
    return list(islice(mutations(target, seed), count))


def _changed(data: bytes, seeds: Sequence[bytes], words: Sequence[bytes], drawn: random.Random) -> bytes:
    at = drawn.randint(0, len(data))
    end = min(len(data), at + drawn.choice((1, 2, 4, 16, 64, 256)))
    match drawn.randrange(7):
        case 0:  # a byte becomes another
            return data[:at] + bytes((drawn.randrange(256),)) + data[at + 1 :]
        case 1:  # a stretch goes
            return data[:at] + data[end:]
        case 2:  # a stretch comes again, some times
            return data[:end] + data[at:end] * drawn.choice((1, 1, 2, 8)) + data[end:]
        case 3:  # the rest is cut off
            return data[:at]
        case 4:  # it goes on as another one
            other = drawn.choice(seeds)
            return data[:at] + other[drawn.randint(0, len(other)) :]
        case _:  # a word comes in
            return data[:at] + drawn.choice(words) + data[drawn.choice((at, end)) :]
