"""The country of a document that tells of one country alone: where an incident is, at least, when nothing says where.

"Kenyan police said gunmen killed three officers" is in Kenya; without a place it could be the same as any incident of the day. An army acts abroad
too, so that "Israeli strikes" or "French troops" say nothing by themselves: there must be a word of home beside the country ("police", "villagers"),
a headline that opens with it ("Pakistan: ..."), a dateline or an outlet there, or another place of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.claims.place_context import PlaceContext
from firsthand.claims.place_evidence import home_of, shares_of
from firsthand.domain.document import BlockKind
from firsthand.domain.report import Argument, Report, Role, Status
from firsthand.domain.values import Place, PlaceMention, Span

_SURE = 0.6
_TOLD = (Status.ASSERTED, Status.BACKGROUND)
_HOME = re.compile(
    r"\s(?:\w+\s)?(?:police|gendarm\w+|villagers?|villages?|civilians|farmers|herders|residents)\b",
    re.IGNORECASE,
)
_HOME_BEFORE = re.compile(
    r"\b(?:polic\w+|gendarm\w+|villageois|villages?|civils|agriculteurs|éleveurs|habitants)\s(?:(?:du|de\sla|de|des|d['’])\s?)?$",
    re.IGNORECASE,
)
_ARMED = re.compile(
    r"\s(?:[\w-]+\s)?(?:troops|soldiers|army|military|forces?|air|airstrikes?|strikes?|jets|drones|commandos|warplanes)\b",
    re.IGNORECASE,
)
_ARMED_BEFORE = re.compile(
    r"\b(?:armées?|soldats|militaires|troupes|forces?|frappes?|raids?|aviation|drones?|aériennes?|spéciales)\s(?:(?:du|de\sla|de|des|d['’])\s?)?$",
    re.IGNORECASE,
)
_COLON = re.compile(r"\s?:")
_REACH = 40  # characters beside the name of a country


def put_in_country(
    context: PlaceContext, reports: Sequence[Report], places: Sequence[PlaceMention]
) -> tuple[tuple[Report, ...], tuple[PlaceMention, ...]]:
    """The reports of happenings without any place in the one country of their document, and its places with that mention.

    Args:
        context: of the document.
        reports: of the document.
        places: its resolved place names.
    """
    known = {mention.span: mention.place for mention in places if mention.place is not None}
    found = [known[span] for report in reports for span in report.spans(Role.PLACE) if span in known]
    placed = {
        report.continues or report.id
        for report in reports
        if any(span in known for span in report.spans(Role.PLACE))
    }
    bare = [r for r in reports if r.status in _TOLD and (r.continues or r.id) not in placed]
    mention = _country(context, places, found) if bare else None
    if mention is None:
        return tuple(reports), tuple(places)
    added = {r.id: replace(r, arguments=(Argument(Role.PLACE, mention.span), *r.arguments)) for r in bare}
    every = places if mention.span in known else sorted((*places, mention), key=lambda m: m.span)
    return tuple(added.get(report.id, report) for report in reports), tuple(every)


def _country(
    context: PlaceContext, places: Sequence[PlaceMention], found: Sequence[Place]
) -> PlaceMention | None:
    """A mention of the one country that the document tells of, where something says that it tells of what happened there."""
    told = {m.place.country for m in places if m.place is not None and m.place.country}
    codes = {*shares_of(context), *told}
    if len(codes) != 1:
        return None
    code = codes.pop()
    country = context.gazetteer.country_candidate(code)
    text = context.document.text
    spans = [
        Span.of(text, start, end) for start, end, its in context.gazetteer.countries.spot(text) if its == code
    ]
    if country is None or not spans:
        return None
    is_home = any(place.is_local for place in found) or (
        home_of(context) == code and not all(_is_army(text, span) for span in spans)
    )
    if not is_home and not any(_is_of_home(context, span) for span in spans):
        return None
    span = next((m.span for m in places if m.place is not None and m.span in spans), spans[0])
    if any(m.span.overlaps(span) and m.span != span for m in places):
        return None
    return PlaceMention(span, country.place, _SURE, ("the one country of the text",))


def _is_of_home(context: PlaceContext, span: Span) -> bool:
    """Whether the words beside the name of a country say that what is told happened there."""
    text = context.document.text
    if _HOME.match(text, span.end) or _HOME_BEFORE.search(text[max(0, span.start - _REACH) : span.start]):
        return True
    titles = (block.span for block in context.document.blocks if block.kind is BlockKind.TITLE)
    return any(title.start == span.start and _COLON.match(text, span.end) for title in titles)


def _is_army(text: str, span: Span) -> bool:
    """Whether the name of a country is said of its army, which may act abroad."""
    before = text[max(0, span.start - _REACH) : span.start]
    return _ARMED.match(text, span.end) is not None or _ARMED_BEFORE.search(before) is not None
