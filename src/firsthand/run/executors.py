"""Where pages are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial

from firsthand.domain.errors import ConfigError
from firsthand.run.pool import ReadAll, read_all


@contextmanager
def _local(workers: int) -> Iterator[ReadAll]:
    yield partial(read_all, jobs=workers)


@contextmanager
def _ray(workers: int) -> Iterator[ReadAll]:
    from firsthand.run.ray import pool  # noqa: PLC0415 - Ray is optional
    from firsthand.run.ray.cluster import cluster  # noqa: PLC0415

    with cluster(workers) as ray:
        yield partial(pool.read_all, ray, workers=workers)


_EXECUTORS: tuple[tuple[str, Callable[[int], AbstractContextManager[ReadAll]]], ...] = (
    ("local", _local),
    ("ray", _ray),
)
NAMES = tuple(name for name, _ in _EXECUTORS)


def executor(name: str, workers: int) -> AbstractContextManager[ReadAll]:
    """What reads pages, ready while the context lasts.

    Args:
        name: "local", processes of this machine; or "ray", those of a Ray cluster.
        workers: how many; the result does not depend on it, nor on the name.

    Raises:
        ConfigError: there is no such executor, what it needs is not installed, or its cluster cannot be reached.
    """
    for known, opened in _EXECUTORS:
        if known == name:
            return opened(workers)
    raise ConfigError(f"there is no executor {name!r}; there are {', '.join(NAMES)}")
