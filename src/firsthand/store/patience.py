"""Trying again when the server of a store went away in the midst of something that may be done twice."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from firsthand.store.faults import ConnectionLostError

C = TypeVar("C", bound=type)

PAUSES = [0.2, 1.0, 2.0, 4.0, 8.0, 15.0]
"""Seconds before each further attempt: half a minute in all, within which a server is back that was restarted."""

_log = logging.getLogger(__name__)

TWICE = ("has_page", "is_set_aside", "add", "add_set_aside", "add_issue", "page", "validators", "versions", "revised", "extraction",
         "documents_of", "has_report", "has_claim", "decisions", "revision", "is_stale", "published_ids", "replace_chronicle",
         "amend_chronicle", "event")  # fmt: skip
"""Methods of the store that may be asked again: they read, or keep what is kept once however often it is given."""


def patient(*names: str) -> Callable[[C], C]:
    """Let methods of a class, each of which is one transaction, wait for the server and try again.

    Only for methods that may be done twice: where the connection broke while the transaction was being committed, it may have been
    kept, and the second attempt has to find that out.

    Args:
        names: of the methods.
    """

    def made_patient(held: C) -> C:
        for name in names:
            setattr(held, name, _patient(getattr(held, name)))
        return held

    return made_patient


def _patient(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def tried(*args: Any, **kwargs: Any) -> Any:
        for pause in PAUSES:
            try:
                return method(*args, **kwargs)
            except ConnectionLostError as fault:
                _log.warning("%s; trying again in %g s", fault, pause)
                time.sleep(pause)
        return method(*args, **kwargs)

    return tried
