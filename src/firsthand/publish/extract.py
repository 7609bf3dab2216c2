"""One document as the contract's JSON (`firsthand.extract/1`)."""

from __future__ import annotations

import re
from typing import Any

from firsthand.domain.claim import Extraction
from firsthand.domain.issue import Issue
from firsthand.domain.report import Argument, Report, Role, Voice
from firsthand.domain.values import DateMention, PlaceMention, Published, Span
from firsthand.knowledge.codebook import Codebook
from firsthand.publish.records import claim_fields, intervals

SCHEMA = "firsthand.extract/1"


def extract_record(extraction: Extraction, codebook: Codebook) -> dict[str, Any]:
    """Everything that was read from one document."""
    document = extraction.document
    return {
        "schema": SCHEMA,
        "id": document.id,
        "language": document.language,
        "title": document.title,
        "outlet": document.outlet,
        "published": _date_of(document.published),
        "modified": _date_of(document.modified),
        "byline": document.byline,
        "canonical_url": document.canonical_url,
        "dateline": {
            "place": document.dateline.place,
            "agency": document.dateline.agency,
            "day": document.dateline.day,
        }
        if document.dateline
        else None,
        "credits": list(document.credits),
        "partial": document.is_partial,
        "text": document.text,
        "blocks": [
            {"kind": b.kind.value, "start": b.span.start, "end": b.span.end, "language": b.language}
            for b in document.blocks
        ],
        "entries": [
            {
                "label": entry.label,
                "time": entry.time,
                "start": document.blocks[entry.first].span.start,
                "end": document.blocks[entry.last].span.end,
            }
            for entry in document.entries
        ],
        "dropped": [{"reason": d.reason.value, "text": d.text} for d in document.dropped],
        "relevance": extraction.relevance,
        "reports": [_report(report, extraction, codebook) for report in extraction.reports],
        "claims": [claim_fields(claim) for claim in extraction.claims],
        "places": [_place(mention) for mention in extraction.places],
        "dates": [_date(mention) for mention in extraction.dates],
        "attributions": [_attribution(voice) for voice in extraction.voices if voice.source is not None],
        "issues": [issue_record(issue) for issue in extraction.issues],
    }


_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+\s+(?:[\w'’-]+\s+)?[A-ZÀ-Þ][\w'’-]+|^[A-ZÀ-Þ][a-zß-ÿ'’-]+$")
"""Two words with capitals, or one word alone: what could be a person's name."""


def _date_of(published: Published | None) -> dict[str, Any] | None:
    if published is None:
        return None
    return {
        "value": published.value.isoformat(),
        "confidence": published.confidence,
        "evidence": published.evidence,
    }


def issue_record(issue: Issue) -> dict[str, Any]:
    """A fault in one input."""
    return {
        "input": issue.input,
        "stage": issue.stage,
        "code": issue.code,
        "message": issue.message,
        "severity": issue.severity.value,
    }


def _report(report: Report, extraction: Extraction, codebook: Codebook) -> dict[str, Any]:
    event_type = codebook.get(report.event_type) if report.event_type else None
    return {
        "id": report.id,
        "status": report.status.value,
        "event_type": event_type.acled_event_type if event_type else None,
        "sub_event_type": event_type.acled_sub_event_type if event_type else None,
        "muc_type": event_type.muc if event_type else None,
        "plover": event_type.plover if event_type else None,
        "trigger": _span(report.trigger),
        "confidence": report.confidence,
        "arguments": [
            {
                "role": argument.role.value,
                **_span(argument.span),
                "actor": mention.actor if (mention := extraction.actor_at(argument.span)) else None,
            }
            for argument in report.arguments
            if not _names_a_victim(argument, extraction)
        ],
        "claims": [claim.id for claim in extraction.claims_of(report.id)],
        "continues": report.continues,
        "simultaneous": report.simultaneous,
    }


def _names_a_victim(argument: Argument, extraction: Extraction) -> bool:
    """Whether an argument is the name of a person who was harmed: those are nobody's business but the article's."""
    harmed = argument.role in (Role.VICTIM, Role.TARGET, Role.INITIATOR)
    return (
        harmed and extraction.actor_at(argument.span) is None and _NAME.search(argument.span.text) is not None
    )


def _span(span: Span) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _place(mention: PlaceMention) -> dict[str, Any]:
    place = mention.place
    return {
        **_span(mention.span),
        "name": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "radius_km": place.radius_km if place else None,
        "geonames_id": place.geonames_id if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "precision": place.precision if place else None,
        "confidence": mention.confidence,
    }


def _date(mention: DateMention) -> dict[str, Any]:
    return {
        **_span(mention.span),
        "kind": mention.expression.kind.value,
        "possible": intervals(mention.possible),
        "timex": mention.timex,
    }


def _attribution(voice: Voice) -> dict[str, Any]:
    return {
        "source": _span(voice.source) if voice.source else None,
        "cue": _span(voice.cue) if voice.cue else None,
        "content": _span(voice.content),
    }
