"""Bringing the view up to date after new pages, and having people told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from firsthand.domain.errors import DecisionError, StoreAwayError, StoreError
from firsthand.run.logbook import Logbook
from firsthand.run.upkeep import Upkeep
from firsthand.run.watching.patience import Patience

if TYPE_CHECKING:
    from firsthand.store import Store

_log = logging.getLogger(__name__)


class Rounds:
    """Makes rounds.

    Args:
        store: whose view it is.
        upkeep: keeps it.
        alert: tells people what there is to tell.
        logbook: of the run.
    """

    def __init__(self, store: Store, upkeep: Upkeep, alert: Callable[[], None], logbook: Logbook) -> None:
        self._store = store
        self._upkeep = upkeep
        self._alert = alert
        self._logbook = logbook
        self.made = 0

    def make(self, now: datetime) -> bool:
        """Bring the view up to date where it is not, and have people told; what waited to be sent is sent in any case.

        Returns:
            Whether there was anything new.
        """
        is_stale = self._store.is_stale()
        if is_stale:
            try:
                with self._logbook.stage("linking"):
                    self._upkeep.refresh(now)
            except (
                DecisionError
            ) as fault:  # the view stays as it was, and is built once the decision is mended
                _log.error("the view was not brought up to date: %s", fault)
            self.made += 1
        with self._logbook.stage("alerts"):
            self._alert()
        return is_stale

    def try_to_make(self, now: datetime, patience: Patience) -> bool:
        """As `make`, waiting for a store that is away. A round that a damaged record spoils is logged: it keeps nobody from going on to
        fetch and read.
        """
        try:
            return patience(lambda: self.make(now))
        except StoreAwayError:
            raise
        except StoreError as fault:
            _log.error("the round could not be made: %s", fault)
            return False
