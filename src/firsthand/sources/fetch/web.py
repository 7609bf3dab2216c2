"""The fetcher of web pages.

Codes of the SourceErrors it raises: `http-<status>`, `blocked-by-robots`, `robots-unreachable`, `refused-address`,
`refused-port`, `redirect-loop`, `too-many-redirects`, `too-large`, `timeout`, `unreachable`, `broken-off`,
`bad-certificate`, `damaged`, `unsupported-encoding`, `unsupported`, `invalid-url`, `credentials-in-url`,
`host-failing`, `asked-to-wait`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TypeVar

import httpx

from firsthand.domain.errors import LaterError, SourceError
from firsthand.domain.page import Validators
from firsthand.sources.fetch.body import ACCEPTED
from firsthand.sources.fetch.deadline import Deadline
from firsthand.sources.fetch.guard import Guard, Resolve, system_resolve
from firsthand.sources.fetch.known_hosts import KnownHosts
from firsthand.sources.fetch.manners import LONGEST_RETRY_AFTER, Manners, retry_after
from firsthand.sources.fetch.robots import MAX_BYTES, Robots
from firsthand.sources.fetch.settings import FetchSettings
from firsthand.sources.fetch.transport import Answer, TransientError, Transport
from firsthand.sources.fetch.urls import checked
from firsthand.sources.source import Fetched
from firsthand.sources.transfer import charset_of

MOST_REDIRECTS = 5
_FIRST_WAIT = 2.0  # seconds before the second try; doubles
_BRIEF = 10.0  # seconds that whoever comes back later anyway waits where a host wants to be left alone
_TRANSIENT = frozenset({429, 500, 502, 503, 504})
_HOST_FAILS = frozenset({"timeout", "unreachable", "robots-unreachable"})
_WITH_PAGE = frozenset({200, 203})
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.8"
_NOT_KEPT = frozenset({"set-cookie", "set-cookie2"})


_Found = TypeVar("_Found")


def _now() -> datetime:
    return datetime.now(UTC)


def conditions(validators: Validators) -> dict[str, str]:
    """The headers that ask for an answer only where something has changed."""
    known = validators.sendable
    named = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified))
    return {name: value for name, value in named if value}


class WebFetcher:
    """See `Fetcher`. For one thread; fetchers of several threads may share what they know of hosts.

    Args:
        settings: how to behave.
        resolve: gives the addresses of a name.
        sleep: waits.
        clock: seconds that only grow.
        now: the time of day (UTC).
        shared: what is known of hosts and sites, None for this fetcher alone.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        resolve: Resolve = system_resolve,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = _now,
        shared: KnownHosts | None = None,
    ) -> None:
        self._settings = settings
        self._deadline = Deadline(clock)
        shared = shared or KnownHosts()
        self._transport = Transport(Guard(self._deadline, settings.allow_hosts, resolve), shared.tls)
        self._sleep = sleep
        patience = LONGEST_RETRY_AFTER if settings.tries > 1 else _BRIEF
        self._manners = Manners(settings.delay, clock, self._pause, shared.hosts, patience)
        self._robots = Robots(self._robots_txt, clock, shared.sites)
        self._now = now

    def fetch(self, url: str, validators: Validators | None = None) -> Fetched | None:
        """See `Fetcher`."""
        target = checked(url)
        known = None if validators is None else validators.sendable
        if known == Validators():
            known = None
        try:
            with self._deadline.span(self._settings.timeout):
                found = self._patiently(lambda: self._page(target, known))
        except LaterError:  # of which nothing follows for the host
            raise
        except SourceError as error:
            is_host = isinstance(error, TransientError) or error.code in _HOST_FAILS
            self._manners.note(target.host, failed=is_host)
            raise
        self._manners.note(target.host, failed=False)
        return found

    def close(self) -> None:
        """Close the connections."""
        self._transport.__exit__(None, None, None)

    def _page(self, url: httpx.URL, validators: Validators | None) -> Fetched | None:
        """The page, after redirects, each of which is checked like the first address."""

        def get(target: httpx.URL) -> Answer:
            delay = self._robots.crawl_delay(target)
            self._manners.wait(target.host, delay)
            return self._get(target, validators, self._settings.max_bytes)

        final, answer = self._follow(url, get)
        if answer.status == HTTPStatus.NOT_MODIFIED and validators is not None:
            return None
        self._check(final, answer)
        return Fetched(
            url=str(final),
            content=answer.content,
            headers=tuple(
                (name, value) for name, value in answer.headers.multi_items() if name not in _NOT_KEPT
            ),
            charset=charset_of(answer.headers.get("content-type", "").lower()),
            captured_at=self._now(),
        )

    def _robots_txt(self, url: httpx.URL) -> bytes:
        def get(target: httpx.URL) -> Answer:
            self._manners.heed(target.host)
            return self._get(target, None, MAX_BYTES, cut=True)

        def once() -> bytes:
            final, answer = self._follow(url, get)
            self._check(final, answer)
            return answer.content

        return self._patiently(once)

    def _follow(self, url: httpx.URL, get: Callable[[httpx.URL], Answer]) -> tuple[httpx.URL, Answer]:
        seen = [url]
        while True:
            answer = get(url)
            if answer.location is None:
                return url, answer
            url = checked(answer.location, base=url)
            if url in seen:
                raise SourceError(f"it redirects in a circle, back to {url}", code="redirect-loop")
            seen.append(url)
            if len(seen) > MOST_REDIRECTS + 1:
                raise SourceError(f"it redirects more than {MOST_REDIRECTS} times", code="too-many-redirects")

    def _get(self, url: httpx.URL, validators: Validators | None, most: int, *, cut: bool = False) -> Answer:
        headers = {
            "User-Agent": self._settings.user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": ACCEPTED,
        }
        if validators is not None:
            headers |= conditions(validators)
        return self._transport.get(url, headers, most=most, cut=cut)

    def _check(self, url: httpx.URL, answer: Answer) -> None:
        status = answer.status
        if status in _WITH_PAGE:
            return
        words = next((f" ({known.phrase})" for known in HTTPStatus if known == status), "")
        message, code = f"the server answered {status}{words}", f"http-{status}"
        if status not in _TRANSIENT:
            raise SourceError(message, code=code)
        after = retry_after(answer.headers.get("retry-after"), self._now())
        if after is not None:
            self._manners.stay_away(url.host, after)
            message += f" and asks to wait {after:g} seconds"
        raise TransientError(message, code=code, after=after)

    def _patiently(self, get: Callable[[], _Found]) -> _Found:
        """Try again, a few times and after growing waits, what may be better in a moment."""
        wait = _FIRST_WAIT
        for tries in range(1, self._settings.tries + 1):
            try:
                return get()
            except TransientError as failure:
                if tries == self._settings.tries or (failure.after or 0) > LONGEST_RETRY_AFTER:
                    raise
                self._pause(max(wait, failure.after or 0))
                wait *= 2
        raise AssertionError  # the last try returns or raises

    def _pause(self, seconds: float) -> None:
        with self._deadline.paused():
            self._sleep(seconds)
