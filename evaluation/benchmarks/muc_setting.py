"""Day and place of a MUC-4 template, from the reports that it is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from evaluation.benchmarks.muc_places import load_atlas
from firsthand.domain.claim import Extraction
from firsthand.domain.document import Document
from firsthand.domain.report import Report, Role
from firsthand.domain.values import DateKind, DateMention, PlaceMention, Span

LONGEST = 62  # days of a period that dates an incident: "recent" is two months (task documentation, section 1, rule 6)


def date_of(extraction: Extraction, reports: Iterable[Report]) -> DateMention | None:
    """The first day that a report gives, None where none does."""
    mentions = (extraction.date_at(span) for report in reports for span in report.spans(Role.DATE))
    return next((mention for mention in mentions if mention and mention.possible), None)


def day_in(extraction: Extraction, sentence: Span) -> DateMention | None:
    """The first day or short period that a sentence names, None where it names none."""
    for mention in extraction.dates:
        possible = mention.possible
        if not sentence.contains(mention.span) or mention.expression.kind is DateKind.WEEKDAY or not possible:
            continue
        if possible.start and possible.end and (possible.end - possible.start).days <= LONGEST:
            return mention
    return None


def place_of(extraction: Extraction, reports: Iterable[Report]) -> PlaceMention | None:
    """The first local place that a report gives, else the first of any sort, None where there is none."""
    mentions = [extraction.place_at(span) for report in reports for span in report.spans(Role.PLACE)]
    resolved = [mention for mention in mentions if mention and mention.place]
    return next((m for m in resolved if m.place and m.place.is_local), resolved[0] if resolved else None)


def whereabouts(document: Document, near: Sequence[Span]) -> tuple[str | None, PlaceMention | None]:
    """Country and place of an incident: the first local place in its sentences, likeliest sentence first; else the first of any sort.

    Args:
        document: tells the country.
        near: sentences of the incident.
    """
    atlas = load_atlas()
    country = atlas.country(document, near)
    if country is None:
        return None, None
    places = [mention for span in near for mention in atlas.places(span, country)]
    local = (mention for mention in places if mention.place and mention.place.is_local)
    return country, next(local, places[0] if places else None)


def country_of(extraction: Extraction) -> str | None:
    """The country that the document speaks of most."""
    countries = Counter(m.place.country for m in extraction.places if m.place and m.place.country)
    return countries.most_common(1)[0][0] if countries else None
