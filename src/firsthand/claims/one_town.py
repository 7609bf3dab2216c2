"""The town of a document that names one town above all: where its incidents are, when no sentence about them says where; and the town told of before, where
a sentence only says "in the city centre".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from firsthand.claims.place_context import PlaceContext
from firsthand.domain.report import Argument, Report, Role, Status
from firsthand.domain.values import Place, PlaceKind, PlaceMention

_SURE = 0.6  # confidence of a place that speaks for the whole document
_OFTEN = 2  # mentions: a town named once may be the dateline of a report from elsewhere
_SAME_KM = 25.0
_LOCAL = (PlaceKind.SETTLEMENT, PlaceKind.SITE)
_TOLD = (Status.ASSERTED, Status.BACKGROUND)


def put_in_town(reports: Sequence[Report], places: Sequence[PlaceMention]) -> tuple[Report, ...]:
    """Local news names its town in the headline and the dateline and then speaks of streets and blocks.

    Only where no report of the document has a place: then the town named most often, twice at least, and of no other
    country or first-level unit than the rest of the document, is the place of every report that is told as having happened.

    Args:
        reports: of one document.
        places: its resolved place names.

    Returns:
        The reports, in order.
    """
    if any(report.spans(Role.PLACE) for report in reports) or (town := _town(places)) is None:
        return tuple(reports)
    return tuple(
        replace(report, arguments=(Argument(Role.PLACE, town.span), *report.arguments))
        if report.status in _TOLD
        else report
        for report in reports
    )


def put_in_same_town(
    context: PlaceContext, reports: Sequence[Report], places: Sequence[PlaceMention]
) -> tuple[Report, ...]:
    """The reports, those of happenings without any place put in the town told of before, where their words say that it is that town ("in the city centre").

    Args:
        context: of the document.
        reports: of the document, in order.
        places: its resolved place names.
    """
    towns = {m.span for m in places if m.place is not None and m.place.kind in _LOCAL}
    placed = {report.continues or report.id for report in reports if report.spans(Role.PLACE)}
    sentences = context.document.sentences
    before = None
    found = []
    for report in reports:
        here = next((span for span in report.spans(Role.PLACE) if span in towns), None)
        is_bare = report.status in _TOLD and (report.continues or report.id) not in placed
        if is_bare and before is not None and report.sentence < len(sentences):
            said = sentences[report.sentence].span.text
            if any(words.town_again.search(said) for words in context.words):
                found.append(replace(report, arguments=(Argument(Role.PLACE, before), *report.arguments)))
                continue
        before = here or before
        found.append(report)
    return tuple(found)


def _town(places: Sequence[PlaceMention]) -> PlaceMention | None:
    sure = [(m, m.place) for m in places if m.place is not None and m.confidence >= _SURE]
    counts = Counter(place for _, place in sure if place.kind is PlaceKind.SETTLEMENT)
    if not counts:
        return None
    town, often = counts.most_common(1)[0]
    if often < _OFTEN or any(_is_elsewhere(place, town) for _, place in sure):
        return None
    return next(mention for mention, place in sure if place == town)


def _is_elsewhere(place: Place, town: Place) -> bool:
    """Whether a place that is no town speaks against the town: another country, another province, a part of a country."""
    if place.kind in (PlaceKind.AREA, PlaceKind.REGION) or place.country != town.country:
        return place.distance_km(town) > _SAME_KM
    return place.kind is PlaceKind.ADMIN1 and town.admin1 is not None and place.admin1 != town.admin1
