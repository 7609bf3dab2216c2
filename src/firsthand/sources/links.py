"""Following one address."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import Page
from firsthand.sources.credentials import without_secrets
from firsthand.sources.reading import read_stream
from firsthand.sources.source import Fetched, Request, issue


def fetch(url: str, request: Request) -> Fetched | None:
    """What an address holds; None where nothing has changed since it was captured before.

    Raises:
        SourceError: it cannot be had.
    """
    if request.fetcher is None:
        raise SourceError(
            "addresses are not fetched offline; save the page and give its path", code="offline"
        )
    return request.fetcher.fetch(url, request.validators(url) if request.validators else None)


def follow(url: str, request: Request) -> Iterator[Page | Issue]:
    """Yield the pages that an address gives, whatever form it holds, and an issue for each that cannot be read.

    Args:
        url: becomes the id of a page.
        request: what applies to it.
    """
    try:
        fetched = fetch(url, request)
    except SourceError as error:
        yield issue(without_secrets(url), error.code, str(error))
        return
    if fetched is None:
        yield unchanged(url)
        return
    yield from pages_of(fetched, url, request)


def pages_of(fetched: Fetched, url: str, request: Request) -> Iterator[Page | Issue]:
    """Yield the pages in an answer. What it holds decides, not what its `Content-Type` says."""
    for item in read_stream(io.BytesIO(fetched.content), url, replace(request, now=fetched.captured_at)):
        if isinstance(item, Page) and item.id == url and item.url is None:
            yield replace(
                item,
                url=fetched.url,
                headers=fetched.headers,
                charset=fetched.charset,
            )
        else:
            yield item


def unchanged(url: str) -> Issue:
    """That an address holds what it held before."""
    return issue(url, "not-modified", "it has not changed since it was captured", Severity.WARNING)
