"""What sites ask robots not to fetch (RFC 9309)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import httpx
from protego import Protego

from firsthand.domain.errors import LaterError, SourceError
from firsthand.sources.fetch.manners import LONGEST_AWAY
from firsthand.sources.fetch.transport import TransientError

MAX_BYTES = 512_000  # RFC 9309 asks for 500 KiB at least; the rest is not read
AGENT = "Firsthand"
_KEPT = 24 * 3600.0  # seconds (RFC 9309, 2.4)
_FAILURE_KEPT = 300.0
MOST_SITES = 2_000
# A site that cannot be reached, or must not be: said as it is, its robots.txt is not the reason.
_NOT_ABOUT_ROBOTS = frozenset(
    {"unreachable", "refused-address", "refused-port", "bad-certificate", "asked-to-wait"}
)


class RobotsError(SourceError):
    """A robots.txt that cannot be had for now (`robots-unreachable`).

    Args:
        message: see `InputError`.
        after: seconds that the server asks us to wait, None where it does not say.
    """

    def __init__(self, message: str, after: float | None) -> None:
        super().__init__(message, code="robots-unreachable")
        self.after = after


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
            LaterError: it asked to be left alone when its robots.txt was asked for before (`robots-unreachable`), or
                otherwise (`asked-to-wait`).
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
            kept = _Kept(self._clock() + _kept_for(found), found)
            self._sites.put(site, kept)
            if isinstance(found, SourceError):
                raise found
        if isinstance(kept.found, LaterError | RobotsError) and kept.found.after is not None:
            left = max(kept.until - self._clock(), 0.0)
            raise LaterError(str(kept.found), code=kept.found.code, after=left)
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
            after = error.after if isinstance(error, TransientError) else None
            return RobotsError(f"the site's robots.txt cannot be had for now: {error}", after)
        return Protego.parse(body.decode("utf-8", errors="replace"))


def _kept_for(found: Rules | SourceError) -> float:
    """Seconds for which an answer is remembered: a failure as long as the server asks us to wait, and for a while at least."""
    if isinstance(found, LaterError | RobotsError):
        return max(_FAILURE_KEPT, min(found.after or 0.0, LONGEST_AWAY))
    return _FAILURE_KEPT if isinstance(found, SourceError) else _KEPT
