"""Reading sources in one line."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources import open_sources
from firsthand.sources.limits import LIMITS, Limits

NOW = datetime(2025, 6, 3, 8, 0, tzinfo=UTC)
Read = Callable[..., list[Page | Issue]]


@pytest.fixture
def read() -> Read:
    """All that some arguments give."""

    def _read(
        *arguments: object, as_kind: str | None = None, stdin: bytes | None = None, limits: Limits = LIMITS
    ) -> list[Page | Issue]:
        stream = None if stdin is None else io.BytesIO(stdin)
        return list(
            open_sources([str(a) for a in arguments], as_kind=as_kind, now=NOW, stdin=stream, limits=limits)
        )

    return _read
