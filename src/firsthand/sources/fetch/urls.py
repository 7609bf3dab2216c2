"""Addresses that may be asked for."""

from __future__ import annotations

from urllib.parse import urlsplit

import httpx

from firsthand.domain.errors import SourceError

_LONGEST = 8_000


def checked(address: str, base: httpx.URL | None = None) -> httpx.URL:
    """An address to ask for, without its fragment.

    Args:
        address: as a person, a page or a redirect gives it.
        base: where it stands, for a relative one.

    Raises:
        SourceError: it is none (`invalid-url`), is neither http nor https (`unsupported`), or holds a password
            (`credentials-in-url`).
    """
    if len(address) > _LONGEST:
        raise SourceError(f"the address is longer than {_LONGEST} characters", code="invalid-url")
    try:
        url = base.join(address) if base else httpx.URL(address)
        url = url.copy_with(fragment=None)
        host = url.host
        urlsplit(address)  # which refuses hosts that the other takes, and others read addresses with it
    except (httpx.InvalidURL, ValueError) as error:
        raise SourceError(f"this is no address: {_one_line(error)}", code="invalid-url") from error
    if url.scheme not in ("http", "https"):
        raise SourceError("only http and https addresses are fetched", code="unsupported")
    if not host:
        raise SourceError("this is no address: it names no host", code="invalid-url")
    if url.port is not None and not 0 < url.port < 65_536:
        raise SourceError("this is no address: there is no such port", code="invalid-url")
    if url.userinfo:
        raise SourceError("an address with a user name or password is not fetched", code="credentials-in-url")
    return url


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
