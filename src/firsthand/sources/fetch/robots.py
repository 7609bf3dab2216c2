"""What sites ask robots not to fetch (RFC 9309)."""

from __future__ import annotations

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
_MOST_SITES = 2_000
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


class Robots:
    """The robots.txt of each site, kept for a day.

    Args:
        get: gives the body of a robots.txt; raises SourceError with the code `http-<status>`, or another.
        clock: seconds that only grow.
    """

    def __init__(self, get: Callable[[httpx.URL], bytes], clock: Callable[[], float]) -> None:
        self._get = get
        self._clock = clock
        self._sites: dict[str, _Kept] = {}

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
        kept = self._sites.get(site)
        if kept is None or kept.until <= self._clock():
            found = self._ask(url.join("/robots.txt"))
            seconds = _FAILURE_KEPT if isinstance(found, SourceError) else _KEPT
            kept = _Kept(self._clock() + seconds, found)
            if len(self._sites) >= _MOST_SITES:
                self._sites.pop(next(iter(self._sites)))
            self._sites[site] = kept
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
