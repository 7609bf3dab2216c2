"""A fetcher that is made when the first address is asked for: files need no network and no library for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.domain.page import Validators
from firsthand.sources.fetch.settings import FetchSettings
from firsthand.sources.source import Fetched

if TYPE_CHECKING:
    from firsthand.sources.fetch.web import WebFetcher


class OnDemand:
    """See `Fetcher`."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._fetcher: WebFetcher | None = None

    def fetch(self, url: str, validators: Validators | None = None) -> Fetched | None:
        """See `Fetcher`."""
        if self._fetcher is None:
            from firsthand.sources.fetch.web import WebFetcher  # noqa: PLC0415 - brings httpx

            self._fetcher = WebFetcher(self._settings)
        return self._fetcher.fetch(url, validators)

    def __reduce__(self) -> tuple[type[OnDemand], tuple[FetchSettings]]:
        """Travel to a worker process without the connections."""
        return type(self), (self._settings,)
