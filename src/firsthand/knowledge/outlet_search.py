"""Looking outlets up: by name, by the other names of the same hand, by domain, host or address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from firsthand.domain.origin import Origin
from firsthand.knowledge.folding import plain
from firsthand.knowledge.local_outlets import units_of_site
from firsthand.knowledge.origins import OriginList
from firsthand.knowledge.outlets import Outlet, OutletList


@dataclass(frozen=True, slots=True)
class FoundOutlet:
    """What is known of an outlet.

    Attributes:
        outlet: its entry in the list of outlets; None for a first hand or a local site that the list does not hold.
        domain: its main domain; None for a first hand that is known by name alone.
        origin: the first hand under the same name in the list of origins.
        aliases: other names of that first hand, as listed.
        units: first-level units that the site serves, as (alpha-3, name).
    """

    outlet: Outlet | None
    domain: str | None
    origin: Origin | None = None
    aliases: tuple[str, ...] = ()
    units: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str | None:
        """Its name; None for a site of which only the units are known."""
        if self.outlet is not None:
            return self.outlet.name
        return self.origin.name if self.origin is not None else None

    @property
    def country(self) -> str | None:
        """Alpha-3 country, where the list or the units of the site tell one."""
        if self.outlet is not None:
            return self.outlet.country
        return self.units[0][0] if self.units else None


class OutletSearch:
    """Finds outlets in the lists of outlets, origins and local sites.

    Args:
        outlets: the list of outlets.
        origins: the list of first hands.
    """

    def __init__(self, outlets: OutletList, origins: OriginList) -> None:
        self._outlets = outlets
        self._origins = origins
        self._aliases: dict[Origin, list[str]] = {}
        for alias, origin in origins.aliases.items():
            self._aliases.setdefault(origin, []).append(alias)

    def find(self, text: str) -> tuple[FoundOutlet, ...]:
        """Outlets with the text in their name, in another name of the same hand or in their domain, accents and case ignored.

        A host or an address finds the outlet that its domain belongs to. First hands that are known by name alone, and sites
        of which only the units are known, come last.
        """
        host = _host(text)
        if not plain(text):
            return ()

        def fits(*spellings: str) -> bool:
            """Of a host the full stop counts: "al.com" is in no "International Committee"."""
            if host is not None:
                return any(text.strip().lower() in spelling.lower() for spelling in spellings)
            return any(plain(text) in plain(spelling) for spelling in spellings)

        found: dict[str, FoundOutlet] = {}
        at_host = self._outlets.of_host(host) if host else None
        for domain, outlet in sorted(self._outlets.outlets.items()):
            told = self._told(outlet)
            if outlet == at_host or text.strip().lower() in domain or fits(outlet.name, *told.aliases):
                found[domain] = told
        named = {told.origin for told in found.values()}
        hands = [
            FoundOutlet(None, None, origin, tuple(aliases))
            for origin, aliases in self._aliases.items()
            if origin not in named and fits(origin.name, *aliases)
        ]
        units = units_of_site(host) if host and not found else ()
        sites = [FoundOutlet(None, host, units=units)] if units else []
        return (*found.values(), *sorted(hands, key=lambda told: told.name or ""), *sites)

    def _told(self, outlet: Outlet) -> FoundOutlet:
        origin = self._origins.match(outlet.name)
        others = self._aliases.get(origin, ()) if origin is not None else ()
        aliases = tuple(alias for alias in others if alias != outlet.name)
        return FoundOutlet(outlet, outlet.domain, origin, aliases, units_of_site(outlet.domain))


def _host(text: str) -> str | None:
    """The host that a text names: an address, or a name with a full stop and no blank."""
    given = text.strip()
    if not given or any(map(str.isspace, given)) or "." not in given:
        return None
    try:
        found = urlsplit(given if "//" in given else f"//{given}").hostname
    except ValueError:  # brackets that are no address
        return None
    return found.rstrip(".").removeprefix("www.") if found else None
