"""Places of a report that are only named after somebody who speaks: "Katsina police spokesman", "le maire de Mora", "security sources in Baghdad".

They tell where an incident was only where nothing else of its reports does. An office holder who was hurt was hurt at home as a rule, and stays.
The mayor of a town speaks of that town, so that it stays where only a unit is named beside it.

Left out is also the place beside which another one of the report is told to lie ("at Gossi-Mayo, near Mora"), and the far end of a road ("between A and B"):
it helps to find the site and is none itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from firsthand.claims.place_context import PlaceContext
from firsthand.claims.place_shift import COMMUNE_KM
from firsthand.domain.report import Report, Role
from firsthand.domain.values import Place, PlaceKind, PlaceMention, Span

_WIDE = {PlaceKind.COUNTRY, PlaceKind.REGION}
_LOCAL = {PlaceKind.SETTLEMENT, PlaceKind.SITE}
_FINE = (PlaceKind.SETTLEMENT, PlaceKind.SITE)
_LINK = 40  # characters between a place and the one that it is near


def without_speakers(
    context: PlaceContext, reports: Sequence[Report], places: Sequence[PlaceMention]
) -> tuple[Report, ...]:
    """The reports of a document without the places of their speakers, and without those that only help to find another.

    Args:
        context: of the document.
        reports: of the document.
        places: its resolved place names.
    """
    known = {mention.span: mention.place for mention in places if mention.place is not None}
    chains: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        chains[report.continues or report.id].append(report)
    dropped: dict[str, set[Span]] = {}
    for chain in chains.values():
        marks = {r.id: {s for s in r.spans(Role.PLACE) if _is_speakers(context, r, s)} for r in chain}
        told = {s for r in chain for s in r.spans(Role.PLACE) if s not in marks[r.id]}
        kinds = {known[span].kind for span in told if span in known}
        if kinds & _LOCAL:
            dropped |= marks
        elif kinds - _WIDE:
            dropped |= {key: {s for s in some if not context.is_mayors(s)} for key, some in marks.items()}
    return tuple(
        _without(report, dropped.get(report.id, set()) | _helpers(context, report, known))
        for report in reports
    )


def _is_speakers(context: PlaceContext, report: Report, span: Span) -> bool:
    """Whether a place is that of an office or a voice, and not of an office holder who was hurt."""
    act, text = report.trigger, context.document.text
    if act.end <= span.start and any(words.is_of_hurt(text[act.end : span.start]) for words in context.words):
        return False
    return context.is_speakers(span)


def _helpers(context: PlaceContext, report: Report, known: dict[Span, Place]) -> set[Span]:
    """Places right behind a finer place that lies near them, or on the road to them."""
    spans = sorted(span for span in report.spans(Role.PLACE) if span in known)
    return {
        other
        for span, other in pairwise(spans)
        if other.start - span.end <= _LINK
        and known[span].kind in _FINE
        and known[span].country == known[other].country
        and known[span] != known[other]
        and (context.is_near(other) or context.is_between(span, other))
    } | {
        other
        for span, other in pairwise(spans)
        if other.start - span.end <= _LINK and _is_found_by(known[span], known[other])
    }


def _is_found_by(village: Place, seat: Place) -> bool:
    """Whether a village that no gazetteer has is put in the commune of a place: "the village of X, commune of Y"."""
    around = (
        village.kind is PlaceKind.AREA
        and village.entry is None
        and village.radius_km <= seat.radius_km + COMMUNE_KM
    )
    return around and seat.kind is PlaceKind.SETTLEMENT and village.distance_km(seat) == 0


def _without(report: Report, spans: set[Span]) -> Report:
    kept = tuple(a for a in report.arguments if a.role is not Role.PLACE or a.span not in spans)
    return report if len(kept) == len(report.arguments) else replace(report, arguments=kept)
