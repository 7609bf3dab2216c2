"""Arguments to pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import BinaryIO

from firsthand.domain.errors import ConfigError
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.limits import LIMITS, Limits
from firsthand.sources.registry import KINDS, PLANNED_KINDS, SOURCES
from firsthand.sources.source import Request

_CHOICE = f"this release reads {', '.join(KINDS)}"


def open_sources(
    arguments: Sequence[str],
    *,
    as_kind: str | None,
    now: datetime,
    stdin: BinaryIO | None = None,
    limits: Limits = LIMITS,
) -> Iterator[Page | Issue]:
    """Yield the pages of every argument, in order, with an `Issue` for each that cannot be read.

    Args:
        arguments: paths, folders, globs, `-`.
        as_kind: one of `KINDS`, overriding detection; for a zip or tar archive, that of its members.
        now: time of capture (UTC).
        stdin: stream behind `-`.
        limits: bounds on what is read.

    Raises:
        ConfigError: `as_kind` is none of the kinds this release reads.
    """
    if as_kind in PLANNED_KINDS:
        raise ConfigError(f"reading sources as {as_kind} is not supported yet; {_CHOICE}")
    if as_kind is not None and as_kind not in KINDS:
        raise ConfigError(f"cannot read sources as {as_kind!r}; {_CHOICE}")
    return _pages(arguments, as_kind, now, stdin, limits)


def _pages(
    arguments: Sequence[str], as_kind: str | None, now: datetime, stdin: BinaryIO | None, limits: Limits
) -> Iterator[Page | Issue]:
    for argument in arguments:
        request = Request(argument, as_kind, now, stdin, limits)
        source = next(source for source in SOURCES if source.takes(request))
        yield from source.pages(request)
