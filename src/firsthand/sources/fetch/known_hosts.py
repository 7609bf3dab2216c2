"""What the fetchers of several threads know together."""

from __future__ import annotations

import ssl
from functools import cached_property

import httpx

from firsthand.sources.fetch.manners import Hosts
from firsthand.sources.fetch.robots import MOST_SITES, Sites


class KnownHosts:
    """How hosts are to be treated, what their robots.txt say, and the certificates that are trusted (some megabytes).

    Args:
        most_sites: sites whose robots.txt is remembered.
    """

    def __init__(self, most_sites: int = MOST_SITES) -> None:
        self.hosts = Hosts()
        self.sites = Sites(max(most_sites, MOST_SITES))

    @cached_property
    def tls(self) -> ssl.SSLContext:
        """How certificates are checked."""
        return httpx.create_ssl_context()
