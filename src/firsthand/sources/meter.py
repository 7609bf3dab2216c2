"""How much comes out of one input, in all."""

from __future__ import annotations

from firsthand.domain.errors import SourceError
from firsthand.sources.limits import Limits


class Meter:
    """Counts what went into unpacking and what came out; one for an input and everything packed within it.

    Args:
        limits: `archive`, `archive_head` and `expansion` are looked at.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._taken = 0
        self._given = 0

    def take(self, count: int) -> None:
        """Note bytes of the input itself."""
        self._taken += count

    def give(self, count: int) -> None:
        """Note bytes that were unpacked.

        Raises:
            SourceError: the input expands beyond the limits (`too-large`).
        """
        self._given += count
        limits = self._limits
        swollen = self._given > limits.archive_head and self._given > limits.expansion * self._taken
        if swollen or self._given > limits.archive:
            raise SourceError("the compressed file expands beyond all bounds", code="too-large")
