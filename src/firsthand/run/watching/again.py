"""Looking at articles again. Runs in a worker: touches the network and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from firsthand.domain.errors import SourceError
from firsthand.domain.page import Page, Validators
from firsthand.domain.watching import Visit
from firsthand.sources.limits import LIMITS, Limits
from firsthand.sources.links import pages_of
from firsthand.sources.source import Fetcher, Request


@dataclass(frozen=True, slots=True)
class Again:
    """Articles of one host, looked at one after the other."""

    visits: tuple[Visit, ...]
    limits: Limits = LIMITS


@dataclass(frozen=True, slots=True)
class Seen:
    """What another look gave.

    Attributes:
        visit: the visit.
        page: what is there now; None where it has not changed, or cannot be had.
        validators: what it says now for conditional requests, None where it has not changed.
        error: why it cannot be had, None where it can.
    """

    visit: Visit
    page: Page | None = None
    validators: Validators | None = None
    error: SourceError | None = None


def look_again(visit: Visit, fetcher: Fetcher, now: Callable[[], datetime], limits: Limits = LIMITS) -> Seen:
    """Look at one article again, asking whether it has changed since."""
    try:
        fetched = fetcher.fetch(visit.link, Validators(visit.etag, visit.last_modified))
    except SourceError as error:
        return Seen(visit, error=error)
    if fetched is None:
        return Seen(visit)
    said = Validators.of(fetched.headers)
    request = Request(visit.link, None, now(), limits=limits, depth=99)  # it leads no further
    for item in pages_of(fetched, visit.link, request):
        if isinstance(item, Page) and item.id == visit.id:
            return Seen(visit, item, said)
        break
    return Seen(visit, validators=said, error=SourceError("it holds no page any more", code="no-page"))
