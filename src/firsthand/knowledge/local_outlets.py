"""Where local outlets are at home: first-level units by site (`data/local_outlets.tsv`)."""

from __future__ import annotations

from functools import cache

from firsthand.knowledge.datafile import read_text


def units_of_site(host: str) -> tuple[tuple[str, str], ...]:
    """The units that a site serves, as (alpha-3, GeoNames name of the unit); none for a site that is not listed.

    Args:
        host: name of a host; a listed parent domain speaks for it ("news.example.com" is "example.com").

    Raises:
        KnowledgeError: the list is missing.
    """
    parts = host.lower().split(".")
    hosts = (".".join(parts[first:]) for first in range(len(parts) - 1))
    return next((units for site in hosts if (units := _bundled().get(site))), ())


@cache
def _bundled() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in read_text("data", "local_outlets.tsv").splitlines():
        if line.startswith("#"):
            continue
        country, unit, sites = line.split("\t")
        for site in sites.split():
            found[site] = (*found.get(site, ()), (country, unit))
    return found
