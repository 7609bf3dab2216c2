"""What nobody foresaw while one address was asked: a bug of ours or of a library that a strange answer brought up.

It is an error of that address, told in the log with its traceback and in the store as the issue `fault`, and the watcher goes on:
thousands of other sources have nothing to do with it. What is no matter of one answer (no memory left, a call to exit) goes through.
"""

from __future__ import annotations

import logging

from firsthand.domain.errors import SourceError

FAULT = "fault"
_log = logging.getLogger(__name__)


def as_error(fault: Exception, address: str) -> SourceError:
    """A fault as the error of an address (`fault`), logged with its traceback.

    Raises:
        MemoryError: that is what it is.
    """
    if isinstance(fault, MemoryError):
        raise fault
    _log.error(
        "%s: a fault of this program", address, exc_info=fault, extra={"document": address, "code": FAULT}
    )
    words = " ".join(f"{type(fault).__name__}: {fault}".split())[:200]
    return SourceError(f"it brought up a fault of this program ({words})", code=FAULT)
