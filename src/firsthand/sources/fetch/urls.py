"""Addresses that may be asked for."""

from __future__ import annotations

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
    except (httpx.InvalidURL, ValueError) as error:
        raise SourceError(f"this is no address: {_one_line(error)}", code="invalid-url") from error
    if url.scheme not in ("http", "https"):
        raise SourceError("only http and https addresses are fetched", code="unsupported")
    if not host:
        raise SourceError("this is no address: it names no host", code="invalid-url")
    if url.userinfo:
        raise SourceError("an address with a user name or password is not fetched", code="credentials-in-url")
    return url


def port_of(url: httpx.URL) -> int:
    """The port, also where it is left out."""
    return url.port or (443 if url.scheme == "https" else 80)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
