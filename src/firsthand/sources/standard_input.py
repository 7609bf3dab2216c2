"""Standard input."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.reading import read_stream
from firsthand.sources.source import Request, issue


class StandardInput:
    """The argument `-`: one page, or a form that holds many, packed or not."""

    name = "stdin"

    def takes(self, request: Request) -> bool:
        """See `Source`."""
        return request.argument == "-"

    def pages(self, request: Request) -> Iterator[Page | Issue]:
        """See `Source`."""
        if request.stdin is None:
            yield issue("-", "no-input", "there is no standard input to read")
            return
        yield from read_stream(request.stdin, "-", request)
