"""What nobody foresaw while one address was asked: a bug of ours or of a library that a strange answer brought up.

It is an error of that address, told in the log with its traceback and in the store as the issue `fault`, and the watcher goes on:
thousands of other sources have nothing to do with it.
"""

from __future__ import annotations

import logging
from types import TracebackType
from typing import Self

from firsthand.domain.errors import SourceError

FAULT = "fault"
_log = logging.getLogger(__name__)


class Contained:
    """What goes wrong inside a `with` statement concerns one address. What does not (no memory left, a call to exit) goes through.

    Args:
        address: the address.

    Attributes:
        error: what went wrong, a fault as the error `fault`; None where nothing did.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self.error: SourceError | None = None

    @property
    def failure(self) -> SourceError:
        """The error, of which it is known that there is one."""
        if self.error is None:
            raise AssertionError
        return self.error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if isinstance(fault, SourceError):
            self.error = fault
        elif isinstance(fault, Exception) and not isinstance(fault, MemoryError):
            told = {"document": self._address, "code": FAULT}
            _log.error("%s: a fault of this program", self._address, exc_info=fault, extra=told)
            words = " ".join(f"{type(fault).__name__}: {fault}".split())[:200]
            self.error = SourceError(f"it brought up a fault of this program ({words})", code=FAULT)
        return self.error is not None
