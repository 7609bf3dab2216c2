"""What sites ask robots not to fetch (RFC 9309)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import httpx
from protego import Protego

from firsthand.domain.errors import SourceError

MAX_BYTES = 512_000  # RFC 9309 asks for 500 KiB at least; the rest is not read
AGENT = "Firsthand"
_KEPT = 24 * 3600.0  # seconds (RFC 9309, 2.4)
_FAILURE_KEPT = 300.0
MOST_SITES = 2_000
# A site that cannot be reached, or must not be: said as it is, its robots.txt is not the reason.
_NOT_ABOUT_ROBOTS = frozenset({"unreachable", "refused-address", "refused-port", "bad-certificate"})


class Rules(Protocol):
    """What a robots.txt says, read by a parser."""

    def can_fetch(self, url: str, user_agent: str) -> bool:
        """Whether a robot may fetch an address."""
        ...

    def crawl_delay(self, user_agent: str) -> float | None:
        """Seconds that a robot is asked to leave between two requests."""
        ...


@dataclass(frozen=True, slots=True)
class _Kept:
    until: float
    found: Rules | SourceError


class Sites:
    """What sites said, for the fetchers of one thread or of several.

    Args:
        most: sites that are remembered.
    """

    def __init__(self, most: int = MOST_SITES) -> None:
        self._most = most
        self._turn = threading.Lock()
        self._kept: dict[str, _Kept] = {}

    def get(self, site: str, now: float) -> _Kept | None:
        """What a site said, None where that is not known or too old."""
        with self._turn:
            kept = self._kept.get(site)
        return kept if kept is not None and kept.until > now else None

    def put(self, site: str, kept: _Kept) -> None:
        """Remember what a site said, and forget the one that was asked first."""
        with self._turn:
            if len(self._kept) >= self._most:
                self._kept.pop(next(iter(self._kept)))
            self._kept[site] = kept


class Robots:
    """The robots.txt of each site, kept for a day.

    Args:
        get: gives the body of a robots.txt; raises SourceError with the code `http-<status>`, or another.
        clock: seconds that only grow.
        sites: what is remembered; shared with other fetchers, or None for this one alone.
    """

    def __init__(
        self, get: Callable[[httpx.URL], bytes], clock: Callable[[], float], sites: Sites | None = None
    ) -> None:
        self._get = get
        self._clock = clock
        self._sites = sites or Sites()

    def crawl_delay(self, url: httpx.URL) -> float | None:
        """Check an address, and give the seconds that the site asks for between two requests.

        Raises:
            SourceError: the site does not want it fetched (`blocked-by-robots`), or cannot say for now
                (`robots-unreachable`); codes of a site that cannot be reached at all.
        """
        rules = self._rules(url)
        if not rules.can_fetch(str(url), AGENT):
            raise SourceError("the site's robots.txt asks not to fetch it", code="blocked-by-robots")
        return rules.crawl_delay(AGENT)

    def _rules(self, url: httpx.URL) -> Rules:
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        kept = self._sites.get(site, self._clock())
        if kept is None:
            found = self._ask(url.join("/robots.txt"))
            seconds = _FAILURE_KEPT if isinstance(found, SourceError) else _KEPT
            kept = _Kept(self._clock() + seconds, found)
            self._sites.put(site, kept)
        if isinstance(kept.found, SourceError):
            raise SourceError(str(kept.found), code=kept.found.code)
        return kept.found

    def _ask(self, url: httpx.URL) -> Rules | SourceError:
        try:
            body = self._get(url)
        except SourceError as error:
            if error.code in _NOT_ABOUT_ROBOTS:
                return error
            if error.code.startswith("http-4") and error.code != "http-429":
                return Protego.parse("")  # there is none: all is allowed
            return SourceError(
                f"the site's robots.txt cannot be had for now: {error}", code="robots-unreachable"
            )
        return Protego.parse(body.decode("utf-8", errors="replace"))
