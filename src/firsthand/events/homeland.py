"""Whether a text is news of the country whose armed crime the trained reader has learnt its views of whole texts from.

Only there may such a view settle or give a toll: elsewhere, above all where there is war, a number stands on a claim or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Extraction
from firsthand.domain.report import Role
from firsthand.domain.values.place import PlaceKind, PlaceMention
from firsthand.events.frames import Frame
from firsthand.events.geography import SURE
from firsthand.events.happenings import Happening
from firsthand.events.parties import GROUPS, STATES

COUNTRY = "USA"
"""Where the pages that the views were learnt from come from: armed crime in the United States."""

_POLICE = "generic:police"
_ARMED = (*GROUPS, *STATES, ActorKind.PRIVATE_MILITARY)
_AT_WAR = frozenset(_ARMED) - {ActorKind.UNKNOWN, ActorKind.STATE_FORCE, ActorKind.GOVERNMENT}


def is_at_home(extraction: Extraction, reports: Iterable[str]) -> bool:
    """Whether the view of a whole text may be heard of what some of its reports tell.

    The text names no other country and no fighters; most of the places that it names, each as far as it is surely the one meant, lie in the
    country, and none that is surely the place of the happening lies elsewhere. A text that names no place tells of nobody armed but the
    police: an attack in a place that nobody knows is left to its claims.

    Args:
        extraction: everything read from the text.
        reports: ids of those that tell the happening.
    """
    named = [m for m in extraction.places if m.place is not None and m.place.country is not None]
    if any(_country(m) != COUNTRY and _is_country(m) for m in named) or _has_fighters(extraction):
        return False
    weights: dict[str, float] = defaultdict(float)
    for mention in named:
        weights[_country(mention)] += mention.confidence
    if 2 * weights[COUNTRY] > sum(weights.values()):
        sites = _sites(extraction, set(reports))
        return not sites or COUNTRY in sites
    return not named and not any(m.kind in _ARMED and m.actor != _POLICE for m in extraction.actors)


def is_elsewhere(happenings: Iterable[Happening], frames: Mapping[str, Frame]) -> bool:
    """Whether most of the texts that surely say where an event was put it in another country.

    Args:
        happenings: those that tell the event.
        frames: their documents.
    """
    countries = [
        place.country
        for told in happenings
        if (place := told.place) is not None
        and any(
            site == place
            and span in (known := frames[told.document].places)
            and known[span].confidence >= SURE
            for span, site in told.sites
        )
    ]
    return 2 * countries.count(COUNTRY) < len(countries)


def _sites(extraction: Extraction, reports: set[str]) -> set[str]:
    """The countries of the places that surely are those of some reports."""
    spans = {
        span for report in extraction.reports if report.id in reports for span in report.spans(Role.PLACE)
    }
    return {
        _country(mention)
        for mention in extraction.places
        if mention.span in spans and mention.place is not None and mention.confidence >= SURE
    } - {""}


def _has_fighters(extraction: Extraction) -> bool:
    return any(mention.kind in _AT_WAR for mention in extraction.actors)


def _country(mention: PlaceMention) -> str:
    return (mention.place.country if mention.place else None) or ""


def _is_country(mention: PlaceMention) -> bool:
    return mention.place is not None and mention.place.kind is PlaceKind.COUNTRY
