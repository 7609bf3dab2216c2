"""Reading sources in one line."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pytest

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources import open_sources
from firsthand.sources.limits import LIMITS, Limits
from firsthand.sources.source import Fetched, Fetcher, Validators

NOW = datetime(2025, 6, 3, 8, 0, tzinfo=UTC)
Read = Callable[..., list[Page | Issue]]


@pytest.fixture
def read() -> Read:
    """All that some arguments give."""

    def _read(
        *arguments: object,
        as_kind: str | None = None,
        stdin: bytes | None = None,
        limits: Limits = LIMITS,
        fetcher: Fetcher | None = None,
    ) -> list[Page | Issue]:
        stream = None if stdin is None else io.BytesIO(stdin)
        return list(
            open_sources(
                [str(a) for a in arguments],
                as_kind=as_kind,
                now=NOW,
                stdin=stream,
                limits=limits,
                fetcher=fetcher,
            )
        )

    return _read


class Web:
    """A web that holds what it is given: bytes, a failure, or None for what has not changed."""

    def __init__(self, pages: Mapping[str, bytes | SourceError | None], **headers: str) -> None:
        self.pages = dict(pages)
        self.headers = headers
        self.asked: list[str] = []

    def fetch(self, url: str, validators: Validators | None = None) -> Fetched | None:
        """See `Fetcher`."""
        self.asked.append(url)
        found = self.pages.get(url, SourceError("the server answered 404", code="http-404"))
        if isinstance(found, SourceError):
            raise found
        if found is None:
            return None
        headers = tuple((name.replace("_", "-"), value) for name, value in self.headers.items())
        return Fetched(url.replace("/old/", "/new/"), found, headers, self.headers.get("charset"), NOW)
