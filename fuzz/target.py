"""What is fuzzed: one parser, what it promises, and examples to begin with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial


@dataclass(frozen=True)
class Target:
    """One parser.

    Attributes:
        name: on the command line.
        promise: what has to hold for any bytes, in one line.
        check: tries one input; whether the parser took it. Raises where the promise is broken.
        seeds: makes inputs to begin with; the parser takes them all, so that changes of them get deep into it.
        words: pieces that are worth inserting, such as the keywords of a form.
        longest: bytes of an input, at most.
        quick: inputs that the test suite tries; fewer for what takes long.
    """

    name: str
    promise: str
    check: Callable[[bytes], bool]
    seeds: Callable[[], Sequence[bytes]]
    words: tuple[bytes, ...] = ()
    longest: int = 4_096
    quick: int = 250

    @property
    def module(self) -> str:
        """Name of the module that it stands in."""
        check = self.check.func if isinstance(self.check, partial) else self.check
        return check.__module__
