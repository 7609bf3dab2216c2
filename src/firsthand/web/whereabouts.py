"""Where an event is held to have happened and where its texts put it: the map of a dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.domain.claim import Extraction
from firsthand.domain.document import Document
from firsthand.domain.event import DocumentRole, Event
from firsthand.domain.report import Role, Status
from firsthand.domain.values import Place
from firsthand.domain.values.place import haversine_km
from firsthand.publish.brief.map import draw_incident
from firsthand.publish.brief.map.marks import is_vague
from firsthand.publish.brief.words import Words
from firsthand.web.locale import Locale

_MOST_READ = 40
"""Documents whose places are looked at; those that report the event come first."""

_MOST_TOLD = 6
_SAME_KM = 1.0  # nearer than this two resolutions are one point


@dataclass(frozen=True)
class Told:
    """A place that texts name for an event.

    Attributes:
        place: what the name was resolved to.
        documents: those that do, in the order of the event's.
        is_held: whether it is where the event is held to have happened.
    """

    place: Place
    documents: tuple[Document, ...]
    is_held: bool


@dataclass(frozen=True)
class Whereabouts:
    """The map of a dossier.

    Attributes:
        drawing: SVG.
        has_circle: whether the circle of doubt can be seen on it.
        told: the places of its texts, most documents first.
    """

    drawing: Markup
    has_circle: bool
    told: tuple[Told, ...]


def whereabouts(event: Event, locale: Locale, extraction: Callable[[str], Extraction]) -> Whereabouts | None:
    """The map of an event; None where nobody knows its place.

    Args:
        event: it.
        locale: the language of names.
        extraction: everything read from a document, by its key.
    """
    if event.place is None:
        return None
    ordered = sorted(event.documents, key=lambda document: document.role is DocumentRole.MENTIONS)
    keys = list(dict.fromkeys(document.key for document in ordered))[:_MOST_READ]
    told = _told(event, event.place, (extraction(key) for key in keys))
    others = [item.place for item in told if not item.is_held]
    names = ", ".join(place.name for place in others)
    alt = locale.t(
        "event.map.alt", place=locale.where(event.place), km=locale.number(round(event.place.radius_km))
    )
    if others:
        alt += " " + locale.t("event.map.alt_told", names=names)
    drawn = draw_incident(event.place, others, Words.of(locale.language), alt)
    return Whereabouts(Markup(drawn.svg), drawn.has_circle, told)  # noqa: S704 - escaped where it is drawn


def _told(event: Event, held: Place, extractions: Iterable[Extraction]) -> tuple[Told, ...]:
    """The places of the event's reports, near ones as one; a country or region says only roughly where and is left out."""
    reports = frozenset(event.reports)
    found: list[tuple[Place, dict[str, Document]]] = []
    for extraction in extractions:
        for report in extraction.reports:
            if report.id not in reports or report.status is not Status.ASSERTED:
                continue
            for span in report.spans(Role.PLACE):
                mention = extraction.place_at(span)
                if mention is None or mention.place is None or is_vague(mention.place):
                    continue
                documents = next((held for place, held in found if _is_one(place, mention.place)), None)
                if documents is None:
                    documents = {}
                    found.append((mention.place, documents))
                documents[extraction.document.key] = extraction.document
    found.sort(key=lambda item: (not _is_one(item[0], held), -len(item[1]), item[0].name))
    return tuple(
        Told(place, tuple(documents.values()), _is_one(place, held))
        for place, documents in found[:_MOST_TOLD]
    )


def _is_one(a: Place, b: Place) -> bool:
    return haversine_km(a.lat, a.lon, b.lat, b.lon) <= _SAME_KM
