"""What goes with the records wherever a format has room for it: source, method, licence, filters, caveats."""

from __future__ import annotations

from typing import Any

from firsthand import __version__
from firsthand.publish.exporter import Terms, View

METHOD = (
    "Made by Firsthand from news reports: one record for each incident, each figure drawn from claims that name their origin. "
    "low is the smallest credible lower bound, best the figure best supported by independent origins, official acknowledgement and recency, "
    "high the largest figure any origin gives. Outlets that relay one origin count once."
)
CAVEATS = (
    "The grade tells the strength of the evidence, never truth.",
    "Events that nobody reported, or whose reports were not read, are missing; an empty area or week is no quiet one.",
    "A point is the middle of a place with its radius, not the spot of the incident.",
    "A day is given only where the texts decide it; else the first and the last possible day are.",
    "An empty high bound means that only lower bounds are known, not that there is none.",
    "Figures of an operation belong to the whole and are in no event's figures.",
    "Read by a program; a person may have corrected what a decision names.",
)
SOURCES = (
    "The pages named with each record and the origins they relay; their texts belong to their publishers.",
    "Places: GeoNames (https://www.geonames.org, CC BY 4.0), Who's On First (https://whosonfirst.org/docs/licenses/), Natural Earth (public domain).",
    "Actors: UCDP Actor Dataset 22.1 (https://ucdp.uu.se/downloads, CC BY 4.0), lists of the European Union (reuse authorised), Firsthand's own.",
)
NO_LICENCE = "not stated by the publisher; ask before you pass it on (setting export_licence)"


def about(view: View) -> dict[str, Any]:
    """Everything that a reader should be told, as JSON."""
    return {
        "made_by": f"Firsthand {__version__}",
        "method": METHOD,
        "sources": list(SOURCES),
        "licence": view.terms.licence or NO_LICENCE,
        "filters": dict(view.terms.filters),
        "safety": list(safety(view.terms)),
        "caveats": list(CAVEATS),
    }


def safety(terms: Terms) -> tuple[str, ...]:
    """What was done to keep people safe."""
    names = (
        "Names of persons are told as the pages tell them."
        if terms.names and terms.coarsen is None
        else "Names of persons are blacked out (█); some names of places and bodies that could not be told from them are too."
    )
    if terms.coarsen is None:
        return (names,)
    coarse = (
        f"Points are the middles of cells of {terms.coarsen:g} degrees, and radii are enlarged so that the true point stays inside; names of places "
        "finer than the first-level unit, words of pages and their addresses are left out."
    )
    return (coarse,)
