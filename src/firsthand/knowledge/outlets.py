"""Outlets by domain."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from firsthand.domain.errors import KnowledgeError
from firsthand.knowledge.datafile import read_yaml


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: name, main domain, alpha-3 country, owner where public."""

    name: str
    domain: str
    country: str | None = None
    owner: str | None = None


@dataclass(frozen=True)
class OutletList:
    """Outlets by domain."""

    outlets: dict[str, Outlet]

    @classmethod
    def load(cls) -> OutletList:
        """Read the bundled starter list.

        Raises:
            KnowledgeError: the file is damaged.
        """
        try:
            return cls({entry["domain"]: Outlet(**entry) for entry in read_yaml("data", "outlets.yml")})
        except (AttributeError, TypeError, KeyError) as error:
            raise KnowledgeError(f"outlets.yml is damaged: {error!r}") from error

    def of_host(self, host: str) -> Outlet | None:
        """The outlet of a host name or of its parent domain."""
        parts = host.lower().split(".")
        return next(
            (self.outlets[d] for i in range(len(parts)) if (d := ".".join(parts[i:])) in self.outlets), None
        )


@cache
def bundled() -> OutletList:
    """The bundled list, read once.

    Raises:
        KnowledgeError: the file is damaged.
    """
    return OutletList.load()


def outlet_of(host: str | None) -> Outlet | None:
    """The outlet of a host name in the bundled list, None for an unknown one."""
    return bundled().of_host(host) if host else None
