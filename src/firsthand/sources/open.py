"""Arguments to pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import BinaryIO

from firsthand.domain.errors import ConfigError
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page, Validators
from firsthand.sources.limits import LIMITS, Limits
from firsthand.sources.registry import KINDS, SOURCES
from firsthand.sources.source import Fetcher, Journal, Request

_CHOICE = f"this release reads {', '.join(KINDS)}"


def open_sources(  # noqa: PLR0913 - what applies to every request
    arguments: Sequence[str],
    *,
    as_kind: str | None,
    now: datetime,
    stdin: BinaryIO | None = None,
    limits: Limits = LIMITS,
    fetcher: Fetcher | None = None,
    validators: Callable[[str], Validators | None] | None = None,
    journal: Journal | None = None,
) -> Iterator[Page | Issue]:
    """Yield the pages of every argument, in order, with an `Issue` for each that cannot be read.

    Args:
        arguments: paths, folders, globs, `-`, URLs.
        as_kind: one of `KINDS`, overriding detection; for a zip or tar archive, that of its members.
        now: time of capture (UTC).
        stdin: stream behind `-`.
        limits: bounds on what is read.
        fetcher: gets URLs and what feeds link to; None to stay off the network.
        validators: what is known of an earlier capture of a URL.
        journal: remembers how far files of many pages were read.

    Raises:
        ConfigError: `as_kind` is none of the kinds this release reads.
    """
    if as_kind is not None and as_kind not in KINDS:
        raise ConfigError(f"cannot read sources as {as_kind!r}; {_CHOICE}")
    requests = (
        Request(argument, as_kind, now, stdin, limits, fetcher, validators, journal) for argument in arguments
    )
    return _pages(requests)


def _pages(requests: Iterator[Request]) -> Iterator[Page | Issue]:
    for request in requests:
        source = next(source for source in SOURCES if source.takes(request))
        yield from source.pages(request)
