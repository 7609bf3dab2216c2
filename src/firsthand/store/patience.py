"""Trying again when the server of a store went away in the midst of something that may be done twice."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from firsthand.store.faults import ConnectionLostError

F = TypeVar("F", bound=Callable[..., Any])

PAUSES = [0.2, 1.0, 2.0, 4.0, 8.0, 15.0]
"""Seconds before each further attempt: half a minute in all, within which a server is back that was restarted."""

_log = logging.getLogger(__name__)


def patient(method: F) -> F:
    """Let a method that is one transaction wait for the server and try again.

    Only for methods that may be done twice: where the connection broke while the transaction was being committed, it may have been
    kept, and the second attempt has to find that out.
    """

    @wraps(method)
    def tried(*args: Any, **kwargs: Any) -> Any:
        for pause in PAUSES:
            try:
                return method(*args, **kwargs)
            except ConnectionLostError as fault:
                _log.warning("%s; trying again in %g s", fault, pause)
                time.sleep(pause)
        return method(*args, **kwargs)

    return cast("F", tried)
