"""Places told of what was struck, in a sentence of its own: "A drone hit a police station. The station in Caldono was damaged in August, too"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.claims.place_context import PlaceContext
from firsthand.domain.document import Sentence
from firsthand.domain.report import Argument, Report, Role, Status
from firsthand.domain.values import Place, PlaceKind, PlaceMention, Span
from firsthand.languages.base.pack import LanguagePack

_BEHIND = 2  # sentences from a happening to the one that says where what was struck stands
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN1)
_SUBJECT = re.compile(r"(?:the|le|la)\s(?P<noun>[\w-]+)|l['’](?P<elided>[\w-]+)", re.IGNORECASE)
_STANDS = re.compile(
    r"(?:\s(?:was|is|were|are|lies|stands|était|est|étaient|sont|se\s(?:trouv|situ)\w+))?"
    r"(?:,?\s(?:located|situated|situé\w{0,2}|driving|travelling|traveling|on|in|at|near|outside|a|an|the|road|village|town|city|of|sur|dans|à|près|une?|la|le|route|piste|ville|localité|de|du)"
    r"|\s[dl]['’](?=\w))*\s?(?:[dl]['’])?",
    re.IGNORECASE,
)


def put_where_it_stands(
    context: PlaceContext, reports: Sequence[Report], places: Sequence[PlaceMention], pack: LanguagePack
) -> tuple[Report, ...]:
    """The reports; those of a happening without a place finer than a part of a country have the one that a sentence right behind tells of the site or the
    vehicle that was struck.

    Args:
        context: of the document.
        reports: of the document, in order.
        places: its resolved place names.
        pack: words of its language.
    """
    known = {mention.span: mention.place for mention in places if mention.place is not None}
    nouns = frozenset(name.rpartition(" ")[2] for name in (*pack.conflict.facilities, *pack.conflict.site_of))
    fine = {
        report.continues or report.id
        for report in reports
        if any(span in known and _is_fine(known[span]) for span in report.spans(Role.PLACE))
    }
    found = list(reports)
    for at, report in enumerate(reports):
        head = report.continues or report.id
        if report.status is not Status.ASSERTED or head in fine:
            continue
        span = _site(context, report, [m for m in places if m.place is not None], nouns)
        if span is not None:
            fine.add(head)
            found[at] = replace(report, arguments=(Argument(Role.PLACE, span), *report.arguments))
    return tuple(found)


def _is_fine(place: Place) -> bool:
    """Whether a place is a town, a site or a unit below the first level, or an unknown village anywhere in such."""
    return place.kind not in _WIDE and not (place.kind is PlaceKind.AREA and place.admin1 is None)


def _site(
    context: PlaceContext, report: Report, mentions: Sequence[PlaceMention], nouns: frozenset[str]
) -> Span | None:
    """Where the sentences behind a report say that a site stands which it names."""
    sentences = context.document.sentences
    if report.sentence >= len(sentences):
        return None
    told = {word.lower() for word in re.findall(r"[\w-]+", sentences[report.sentence].span.text)}
    for sentence in sentences[report.sentence + 1 : report.sentence + 1 + _BEHIND]:
        subject = _SUBJECT.match(sentence.span.text)
        noun = (subject["noun"] or subject["elided"]).lower() if subject is not None else ""
        if subject is None or noun not in nouns or noun not in told:
            continue
        place = _first(context, sentence, subject.end(), mentions)
        if place is not None:
            return place
    return None


def _first(
    context: PlaceContext, sentence: Sentence, start: int, mentions: Sequence[PlaceMention]
) -> Span | None:
    """The first fine place of a sentence, where nothing but words of standing leads to it."""
    here = [
        m for m in mentions if sentence.span.contains(m.span) and m.place is not None and _is_fine(m.place)
    ]
    if not here:
        return None
    span = min(mention.span for mention in here)
    between = context.document.text[sentence.span.start + start : span.start]
    return span if _STANDS.fullmatch(between) is not None else None
