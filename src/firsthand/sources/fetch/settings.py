"""How to behave on the network."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """What can be set.

    Attributes:
        contact: address or mailbox that site owners can turn to; goes into the user agent.
        allow_hosts: hosts, or hosts with a port (`wiki.example:8080`), that may be asked although their addresses
            are not public. One without a port opens every port.
        delay: least seconds between two requests to one host.
        timeout: seconds for one page with all that it takes (names, robots.txt, redirects, retries), without the
            waits that politeness asks for.
        max_bytes: largest answer, unpacked.
        tries: how often an address is asked for that fails in a way that may pass; 1 for whoever comes back later anyway.
    """

    contact: str | None = None
    allow_hosts: tuple[str, ...] = ()
    delay: float = 1.0
    timeout: float = 60.0
    max_bytes: int = 100_000_000
    tries: int = 3

    @property
    def user_agent(self) -> str:
        """Who we say we are."""
        from importlib.metadata import version  # noqa: PLC0415 - reads files; the package itself lies above

        return f"Firsthand/{version('firsthand')}" + (f" (+{self.contact})" if self.contact else "")


NETWORK = FetchSettings()
