"""Outlets by domain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from firsthand.domain.errors import ConfigError, KnowledgeError
from firsthand.knowledge.country_codes import CountryCodes
from firsthand.knowledge.datafile import read_yaml
from firsthand.knowledge.own_list import OwnList, Provenance

_DOMAIN = re.compile(r"(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
_FACTS = ("name", "country", "owner")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: name, main domain, alpha-3 country, owner where public."""

    name: str
    domain: str
    country: str | None = None
    owner: str | None = None


@dataclass(frozen=True)
class OutletList:
    """Outlets by domain.

    Attributes:
        outlets: by domain, the user's own among them.
        own: by domain, where the entries of the user's own come from.
    """

    outlets: dict[str, Outlet]
    own: Mapping[str, Provenance] = field(default_factory=dict)

    @classmethod
    def load(cls, own: Path | None = None) -> OutletList:
        """Read the bundled starter list.

        Args:
            own: file of the user's own outlets, which need not be there; None to leave them aside.

        Raises:
            KnowledgeError: a file is damaged.
        """
        try:
            outlets = {entry["domain"]: Outlet(**entry) for entry in read_yaml("data", "outlets.yml")}
        except (AttributeError, TypeError, KeyError) as error:
            raise KnowledgeError(f"outlets.yml is damaged: {error!r}") from error
        if own is None:
            return cls(outlets)
        kept, sources = OwnList(own), dict[str, Provenance]()
        for domain, entry in kept.entries().items():
            try:
                outlets[domain] = merged(domain, entry, outlets.get(domain))
                sources[domain] = Provenance.of(entry)
            except (ConfigError, TypeError, ValueError) as error:
                raise kept.damaged(f"outlet {domain}: {error}") from error
        return cls(outlets, sources)

    @property
    def own_names(self) -> frozenset[str]:
        """Names of the outlets that the user added or changed."""
        return frozenset(self.outlets[domain].name for domain in self.own)

    def of_host(self, host: str) -> Outlet | None:
        """The outlet of a host name or of its parent domain."""
        parts = host.lower().split(".")
        return next(
            (self.outlets[d] for i in range(len(parts)) if (d := ".".join(parts[i:])) in self.outlets), None
        )


def merged(domain: str, entry: Mapping[str, Any], listed: Outlet | None) -> Outlet:
    """An outlet of the user's own: what its entry gives, over what the list has.

    Raises:
        ConfigError: there is no such country, a domain is none, or a name is missing.
        ValueError: a field is no text.
    """
    facts = {} if listed is None else asdict(listed)
    facts |= {key: entry[key] for key in _FACTS if entry.get(key) is not None}
    if not all(isinstance(value, str) and value.strip() for value in facts.values() if value is not None):
        raise ValueError("name, country and owner are words")
    if "name" not in facts:
        raise ConfigError("it has no name")
    if facts.get("country"):
        facts["country"] = CountryCodes.load().checked(facts["country"])
    return Outlet(**{**facts, "domain": checked_domain(domain)})


def checked_domain(given: str) -> str:
    """A domain in small letters, without "www.".

    Raises:
        ConfigError: it is none.
    """
    domain = given.strip().lower().removeprefix("www.").rstrip(".")
    try:
        domain = domain.encode("idna").decode() if not domain.isascii() else domain
    except UnicodeError:
        domain = ""
    if not _DOMAIN.fullmatch(domain):
        raise ConfigError(f"{given!r} is no domain: give it as in example.org")
    return domain


@cache
def bundled() -> OutletList:
    """The bundled list, read once.

    Raises:
        KnowledgeError: the file is damaged.
    """
    return OutletList.load()
