"""Addresses of the web, as pages and people give them: right or wrong."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(address: str | None) -> str:
    """The host that an address names, in small letters; empty where it names none or is no address ("http://[")."""
    try:
        return urlsplit(address or "").hostname or ""
    except ValueError:
        return ""
