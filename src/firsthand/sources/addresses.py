"""Addresses on the web."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.source import Request, issue, printable

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")


class Addresses:
    """URLs: known as such, not fetched by this release."""

    name = "addresses"

    def takes(self, request: Request) -> bool:
        """See `Source`."""
        return _ADDRESS.match(request.argument) is not None

    def pages(self, request: Request) -> Iterator[Page | Issue]:
        """See `Source`."""
        yield issue(
            printable(request.argument),
            "unsupported",
            "URLs are not supported yet; save the page and give its path",
        )
