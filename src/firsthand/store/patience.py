"""Trying again when the server of a store went away in the midst of something that may be done twice."""

from __future__ import annotations

import functools
import logging
import time
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from firsthand.store.faults import ConnectionLostError

S = TypeVar("S")
P = ParamSpec("P")
T = TypeVar("T")

PAUSES = [0.2, 1.0, 2.0, 4.0, 8.0, 15.0]
"""Seconds before each further attempt: half a minute in all, within which a server is back that was restarted."""

_log = logging.getLogger(__name__)


def patient(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Let a method that is one transaction wait for the server and try again.

    Only for methods that may be done twice: where the connection broke while the transaction was being committed, it may have been
    kept, and the second attempt has to find that out.
    """

    @functools.wraps(method)
    def tried(self: S, *args: P.args, **kwargs: P.kwargs) -> T:
        for pause in PAUSES:
            try:
                return method(self, *args, **kwargs)
            except ConnectionLostError as fault:
                _log.warning("%s; trying again in %g s", fault, pause)
                time.sleep(pause)
        return method(self, *args, **kwargs)

    return tried
