"""Getting the lease while the store comes and goes."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest

from firsthand.domain.errors import StoreAwayError, StoreError
from firsthand.run.watching.tenure import Tenure
from firsthand.store import Store
from firsthand.store.lease import Leases

LENGTH = timedelta(seconds=0.4)


class Away:
    """Leases of a store that is away for its first few calls.

    Args:
        leases: of the store.
        fault: what its calls raise.
        calls: how many of them.
    """

    def __init__(self, leases: Leases, fault: StoreError, calls: int) -> None:
        self.leases, self.fault, self.left = leases, fault, calls

    def __getattr__(self, name: str) -> Any:
        def call(*args: Any, **named: Any) -> Any:
            if self.left:
                self.left -= 1
                raise self.fault
            return getattr(self.leases, name)(*args, **named)

        return call


def _tenure(store: Store, fault: StoreError, calls: int = 3) -> Tenure:
    return Tenure(Away(Leases(store.database), fault, calls), "second", LENGTH)  # type: ignore[arg-type]


def test_who_stands_by_waits_for_a_store_that_is_away(store: Store) -> None:
    tenure = _tenure(store, StoreAwayError("the server is restarting"))
    assert tenure.acquire(threading.Event(), waits=True)
    standing = Leases(store.database).standing()
    assert standing is not None
    assert standing.holder == "second"


def test_who_was_told_to_end_does_not_wait_for_a_store_that_is_away(store: Store) -> None:
    stop = threading.Event()
    stop.set()
    assert not _tenure(store, StoreAwayError("gone"), calls=1_000).acquire(stop, waits=True)


def test_who_looks_once_and_who_meets_a_damaged_store_does_not_wait(store: Store) -> None:
    with pytest.raises(StoreAwayError):
        _tenure(store, StoreAwayError("gone")).acquire(threading.Event(), waits=False)
    with pytest.raises(StoreError, match="damaged"):
        _tenure(store, StoreError("damaged")).acquire(threading.Event(), waits=True)


def test_a_holder_that_could_not_renew_has_the_time_to_when_the_store_is_back(store: Store) -> None:
    """Of a lease that lasts by the clock of the store: that nobody renewed it while nobody could says nothing."""
    leases = Leases(store.database)
    held = leases.take("first", timedelta(minutes=5))
    moment = [0.0]
    away = Away(leases, StoreAwayError("gone"), 0)
    looks: list[int] = []

    class Stop(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            looks.append(1)
            if len(looks) == 1:
                away.left = 3
            moment[0] += 0.3  # less than the length
            return len(looks) >= 5

    tenure = Tenure(away, "second", LENGTH, clock=lambda: moment[0])  # type: ignore[arg-type]
    assert not tenure.acquire(Stop(), waits=True)
    assert leases.standing() == held
