"""The Ray cluster that a run works on."""

from __future__ import annotations

import logging
import os
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from firsthand.domain.errors import ConfigError

_STORE_BYTES = (
    512_000_000  # shared memory of a cluster of our own; pages on their way take some megabytes a worker
)
_ADDRESS = "RAY_ADDRESS"
_HOST_AND_PORT = re.compile(r"\[?([\w.:-]+?)\]?:(\d{1,5})")
_SECONDS = 10.0
_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",  # sends nothing home
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # what a later Ray does: no warning about it
}


@contextmanager
def cluster(workers: int) -> Iterator[Any]:
    """The cluster that the environment variable `RAY_ADDRESS` names; without one, Ray on this machine while this lasts.

    Where Ray is running in this process already, that is taken and left running.

    Args:
        workers: processors that a cluster of our own may use.

    Yields:
        The module `ray`, connected.

    Raises:
        ConfigError: Ray is not installed, or the cluster cannot be reached.
    """
    address = os.environ.get(_ADDRESS) or None
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    if address is None and "ray" not in sys.modules:  # which looks at it once, when it is imported
        os.environ.setdefault("RAY_AUTH_MODE", "token")  # as it would do by itself, and announce
    try:
        import ray  # noqa: PLC0415 - optional, and takes a second
    except ImportError as error:
        raise ConfigError("--executor ray needs Ray: pip install 'firsthand[ray]'") from error
    if ray.is_initialized():
        yield ray
        return
    own: dict[str, Any] = {}
    if address is not None:
        _knock(address)
    else:
        own = {"num_cpus": workers, "include_dashboard": False, "object_store_memory": _STORE_BYTES}
    try:
        ray.init(
            address=address or "local",
            log_to_driver=False,
            logging_level=logging.ERROR,
            namespace="firsthand",
            **own,
        )
    except (ConnectionError, RuntimeError, ValueError, ray.exceptions.RayError) as error:
        where = f"the cluster at {address} ({_ADDRESS})" if address else "Ray on this machine"
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise ConfigError(f"{where} cannot be used: {first}") from error
    try:
        yield ray
    finally:
        ray.shutdown()


def _knock(address: str) -> None:
    """See whether somebody is there: Ray itself would wait for minutes.

    Raises:
        ConfigError: nobody is, or this is an address of another kind.
    """
    if "://" in address:
        raise ConfigError(
            f"{_ADDRESS}={address} is not one that a run can work on: start it on a machine of the cluster "
            "and give host:port"
        )
    found = _HOST_AND_PORT.fullmatch(address)
    if found is None:  # "auto": Ray looks for the cluster of this machine
        return
    try:
        socket.create_connection((found[1], int(found[2])), _SECONDS).close()
    except (OSError, OverflowError) as error:
        raise ConfigError(f"the cluster at {address} ({_ADDRESS}) cannot be reached: {error}") from error
