"""What is kept for ever: pages as captured and what was read from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select

from firsthand.domain.claim import Claim, Extraction
from firsthand.domain.document import Document
from firsthand.domain.ids import content_id
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import Page
from firsthand.domain.report import Report
from firsthand.domain.values import Span
from firsthand.store import codec
from firsthand.store.columns import whole
from firsthand.store.revision import raise_revision
from firsthand.store.tables import claims, documents, issues, pages, reports
from firsthand.store.upsert import insert_new

_AT_ONCE = 100  # extractions in memory while streaming


def has_page(connection: Connection, key: str) -> bool:
    """Whether a page was read and kept."""
    return connection.scalar(select(pages.c.key).where(pages.c.key == key)) is not None


def add(connection: Connection, page: Page, extraction: Extraction) -> bool:
    """Keep a page and what was read from it; errors recorded of the same input before are settled by it.

    Returns:
        False, and nothing changed, where the page was already held.
    """
    row = {
        "key": page.key,
        "id": page.id,
        "sha256": page.sha256,
        "media_type": page.media_type,
        "captured_at": page.captured_at,
        "url": page.url,
        "page": codec.encode(replace(page, content=b"")).decode(),
        "content": codec.pack(page.content),
    }
    if not insert_new(connection, pages, row):
        return False
    document = extraction.document
    connection.execute(insert(documents), _document_row(extraction))
    if extraction.reports:
        connection.execute(
            insert(reports), [_report_row(n, r, document) for n, r in enumerate(extraction.reports)]
        )
    if extraction.claims:
        connection.execute(
            insert(claims), [_claim_row(n, c, document) for n, c in enumerate(extraction.claims)]
        )
    connection.execute(delete(issues).where(issues.c.input == page.id, issues.c.severity == Severity.ERROR))
    for issue in dict.fromkeys((*document.issues, *extraction.issues)):
        add_issue(connection, issue, page.key)
    raise_revision(connection)
    return True


def add_issue(connection: Connection, issue: Issue, page: str | None) -> None:
    """Keep an issue with the key of its page, once however often it comes up."""
    fields = {
        "input": issue.input,
        "stage": issue.stage,
        "code": issue.code,
        "message": issue.message,
        "severity": str(issue.severity),
    }
    insert_new(connection, issues, {**fields, "id": content_id("issue", fields), "page": page})


def all_issues(connection: Connection) -> tuple[Issue, ...]:
    """Every issue, by input."""
    ordered = select(issues).order_by(issues.c.input, issues.c.stage, issues.c.code, issues.c.message)
    return tuple(
        Issue(row.input, row.stage, row.code, row.message, Severity(row.severity))
        for row in connection.execute(ordered)
    )


def page_of(row: Row[*tuple[Any, ...]]) -> Page:
    """The page of a row of `pages`, bytes included."""
    return replace(codec.decode(row.page, Page), content=codec.unpack(row.content))


def page(connection: Connection, key: str) -> Page | None:
    """One page as it was captured."""
    row = connection.execute(select(pages).where(pages.c.key == key)).one_or_none()
    return None if row is None else page_of(row)


def extraction(connection: Connection, key: str) -> Extraction | None:
    """What was read from one document, by its key."""
    content = connection.scalar(select(documents.c.extraction).where(documents.c.key == key))
    return None if content is None else codec.decode(codec.unpack(content), Extraction)


def extractions(connection: Connection, *, latest_only: bool) -> Iterator[Extraction]:
    """Every extraction, by document key.

    Args:
        connection: open until the last one was taken.
        latest_only: of several versions of one document id only the one captured last.
    """
    wanted = _latest() if latest_only else select(documents.c.extraction)
    rows = connection.execute(wanted.order_by(documents.c.key), execution_options={"yield_per": _AT_ONCE})
    for (content,) in rows:
        yield codec.decode(codec.unpack(content), Extraction)


def has_report(connection: Connection, report_id: str) -> bool:
    """Whether a report of this id was read."""
    return connection.scalar(select(reports.c.id).where(reports.c.id == report_id).limit(1)) is not None


def has_claim(connection: Connection, claim_id: str) -> bool:
    """Whether a claim of this id was read."""
    return connection.scalar(select(claims.c.id).where(claims.c.id == claim_id).limit(1)) is not None


def _latest() -> Select[Any]:
    version = func.row_number().over(
        partition_by=documents.c.id, order_by=(documents.c.captured_at.desc(), documents.c.key.desc())
    )
    ranked = select(documents.c.key, version.label("version")).subquery()
    return (
        select(documents.c.extraction)
        .join(ranked, ranked.c.key == documents.c.key)
        .where(ranked.c.version == 1)
    )


def _document_row(extraction: Extraction) -> dict[str, object]:
    document = extraction.document
    return {
        "key": document.key,
        "page": document.page,
        "id": document.id,
        "url": document.url,
        "language": document.language,
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published.value if document.published else None,
        "captured_at": document.captured_at,
        "reader": extraction.reader,
        "relevance": extraction.relevance,
        "extraction": codec.pack(codec.encode(extraction)),
    }


def _report_row(position: int, report: Report, document: Document) -> dict[str, object]:
    return {
        "document": document.key,
        "position": position,
        "id": report.id,
        "status": report.status,
        "event_type": report.event_type,
        "confidence": report.confidence,
        "trigger": report.trigger.text,
        "quote": _quote(document, report.trigger),
    }


def _claim_row(position: int, claim: Claim, document: Document) -> dict[str, object]:
    quantity = claim.quantity
    return {
        "document": document.key,
        "position": position,
        "id": claim.id,
        "report": claim.report,
        "field": claim.field,
        "value": claim.value,
        "op": quantity.op if quantity else None,
        "low": whole(quantity.lower) if quantity else None,
        "high": whole(quantity.upper) if quantity else None,
        "group_name": claim.group,
        "actor": claim.actor,
        "side": claim.side,
        "claimant": claim.claimant,
        "claimant_actor": claim.claimant_actor,
        "relay": claim.relay,
        "official": claim.official,
        "origin": claim.origin,
        "start_offset": claim.span.start,
        "end_offset": claim.span.end,
        "text": claim.span.text,
        "quote": _quote(document, claim.span),
    }


def _quote(document: Document, span: Span) -> str:
    sentence = document.sentence_at(span)
    return sentence.span.text if sentence else span.text
