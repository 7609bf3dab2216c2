"""The documents stage: a page to a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import urlsplit

from firsthand.documents.credit import credits_of, dateline_of
from firsthand.documents.decode import clean, decode, level
from firsthand.documents.entries import mark_entries, time_of
from firsthand.documents.furniture import sort_pieces
from firsthand.documents.html import read_html
from firsthand.documents.labels import Labels, labels
from firsthand.documents.language import detect_language
from firsthand.documents.metadata import LONGEST_TITLE, Metadata
from firsthand.documents.names import author_in, site_name
from firsthand.documents.pieces import Piece, lines, link_lines
from firsthand.documents.published import (
    Trace,
    from_address,
    from_input,
    from_lines,
    from_metadata,
    from_times,
    modified_of,
    weigh,
)
from firsthand.documents.sentences import cut
from firsthand.documents.structure import arrange
from firsthand.documents.walls import is_paywalled, refuse_walls
from firsthand.documents.wrapped import unwrap
from firsthand.domain.document import Block, BlockKind, Document, Dropped, DropReason, Entry
from firsthand.domain.errors import DocumentError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import MediaType, Page
from firsthand.domain.values import Published, Span
from firsthand.knowledge.outlets import outlet_of
from firsthand.languages import LANGUAGES, pack

_MAX_TEXT = 400_000  # characters; a longer "article" is an archive page or a bomb
_MAX_LINES = 20_000  # that are not empty
_LINE = re.compile(r"\S[^\r\n\x85\u2028\u2029]*")
_ARTICLE = frozenset((BlockKind.BODY, BlockKind.STANDFIRST, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW))
_BYLINES = frozenset((DropReason.BYLINE, DropReason.PRINTED_DATE))
_REPAIRS = {
    "mojibake-repaired": "text in a wrong encoding was repaired",
    "invisible-characters-removed": "invisible or direction-changing characters were removed",
    "control-characters-removed": "control characters were removed",
}


@dataclass(frozen=True)
class _Raw:
    """A page's pieces, what was left out, its date lines, what its markup says, and what was repaired."""

    pieces: list[Piece]
    left_out: list[Dropped] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    metadata: Metadata = field(default_factory=Metadata)
    repairs: list[str] = field(default_factory=list)
    is_plain: bool = True
    is_cut: bool = False


def read_page(page: Page) -> Document:
    """Read the article out of a page.

    Raises:
        DocumentError: there is none, or the page cannot be read as text.
    """
    marks = labels()
    raw = _raw(page, marks)
    issues = [_issue(page, code, _REPAIRS[code]) for code in raw.repairs]
    title = level((page.hints.title or "")[:LONGEST_TITLE]) or raw.metadata.title
    voices = [name for name in (raw.metadata.byline, raw.metadata.outlet) if name]
    kept = sort_pieces(raw.pieces, marks, title=title, scraped=raw.is_plain, voices=voices)
    refuse_walls(kept.kept, title, [d.text for d in (*kept.dropped, *raw.left_out)], marks)
    pieces, clocks = mark_entries(kept.kept, marks, title)
    arranged = arrange(pieces, title, scraped=raw.is_plain)
    if not any(kind in _ARTICLE and _has_words(piece.text) for kind, piece in arranged.blocks):
        raise DocumentError("no sentences: the page holds no article text", code="no-text")
    clean_text, placed, truncated = _place(arranged.blocks)
    if truncated or raw.is_cut:
        limit = f"{_MAX_TEXT} characters" if truncated else f"{_MAX_LINES} lines"
        issues.append(_issue(page, "truncated", f"only the first {limit} were read"))
    dropped = [*kept.dropped, *clocks, *arranged.dropped, *raw.left_out]
    is_partial = raw.metadata.is_free is False or is_paywalled((d.text for d in dropped), marks)
    if is_partial:
        issues.append(
            _issue(
                page, "paywall", "only the beginning of the article was captured: the rest is for subscribers"
            )
        )
    language = _language(page, raw.metadata, arranged.blocks, issues)
    outlet = outlet_of(urlsplit(page.url or raw.metadata.url or "").hostname)
    texts = [piece.text for _, piece in arranged.blocks]
    return Document(
        id=page.id,
        page=page.key,
        text=clean_text,
        blocks=placed,
        sentences=cut(clean_text, placed, (pack(language) or LANGUAGES[0]).sentences),
        dropped=tuple(dropped),
        language=language,
        captured_at=page.captured_at,
        title=arranged.title,
        outlet=page.hints.outlet
        or raw.metadata.outlet
        or (outlet.name if outlet else None)
        or (
            site_name([p.text for p in raw.pieces], None, urlsplit(page.url or "").hostname)
            if raw.is_plain
            else None
        ),
        byline=raw.metadata.byline or author_in((d.text for d in dropped if d.reason in _BYLINES), marks),
        url=page.url,
        published=_published(page, raw, kept.printed_dates, marks, issues),
        credits=credits_of(texts, [d.text for d in dropped], marks),
        modified=modified_of(raw.metadata, page.captured_at.date()),
        canonical_url=raw.metadata.url,
        dateline=dateline_of([p.text for kind, p in arranged.blocks if kind is BlockKind.BODY], marks),
        entries=_entries([piece for _, piece in arranged.blocks[: len(placed)]]),
        is_partial=is_partial,
        outlet_country=outlet.country if outlet else None,
        outlet_owner=outlet.owner if outlet else None,
        issues=tuple(issues),
    )


def _raw(page: Page, marks: Labels) -> _Raw:
    if page.media_type is MediaType.TEXT:
        whole = decode(page)
        cut = next((m.start() for m in islice(_LINE.finditer(whole), _MAX_LINES, None)), len(whole))
        text, repairs = clean(whole[:cut])
        text = unwrap(text)
        return _Raw(lines(text), link_lines(text), repairs=repairs, is_cut=cut < len(whole))
    article = read_html(decode(page), marks, urlsplit(page.url or "").hostname)
    return _Raw(
        article.pieces,
        article.left_out,
        article.printed,
        article.metadata,
        article.repairs,
        is_plain=False,
        is_cut=article.is_cut,
    )


def _has_words(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _place(blocks: list[tuple[BlockKind, Piece]]) -> tuple[str, tuple[Block, ...], bool]:
    """Join the blocks with one blank line between them and note where each stands."""
    placed: list[Block] = []
    parts: list[str] = []
    at = 0
    for kind, piece in blocks:
        text = piece.text
        if at + len(text) > _MAX_TEXT:
            if parts:
                break
            text = text[:_MAX_TEXT]  # one endless paragraph is cut, not lost
        parts.append(text)
        placed.append(Block(kind, Span(at, at + len(text), text)))
        at += len(text) + 2
    whole = len(parts) == len(blocks) and len(parts[-1]) == len(blocks[-1][1].text)
    return "\n\n".join(parts), tuple(placed), not whole


def _entries(pieces: list[Piece]) -> tuple[Entry, ...]:
    starts = [n for n, piece in enumerate(pieces) if piece.opens]
    ends = [*(n - 1 for n in starts[1:]), len(pieces) - 1]
    return tuple(
        Entry(label := pieces[n].opens or "", time_of(label), n, end)
        for n, end in zip(starts, ends, strict=False)
    )


def _language(
    page: Page, metadata: Metadata, blocks: list[tuple[BlockKind, Piece]], issues: list[Issue]
) -> str | None:
    hint = page.hints.language or metadata.language
    language = detect_language(" ".join(piece.text for _, piece in blocks), hint)
    if pack(language) is None:
        issues.append(
            _issue(page, "unsupported-language", f"no reports are read in language {language or 'unknown'}")
        )
    return language


def _published(
    page: Page, raw: _Raw, printed: list[str], marks: Labels, issues: list[Issue]
) -> Published | None:
    latest = page.captured_at.date()
    if page.hints.published:
        found = from_input(page.hints.published)
        if found.value <= latest:
            return found
        issues.append(
            _issue(page, "future-date", f"the given date {found.value} lies after the capture; ignored")
        )
    traces = list(_traces(page, raw, printed, marks))
    found_date = weigh(traces, latest)
    future = [trace for trace in traces if trace.value > latest]
    if future and (found_date is None or found_date.value > latest):
        issues.append(
            _issue(page, "future-date", f"the printed date {future[0].value} lies after the capture; ignored")
        )
        return weigh((t for t in traces if t.value <= latest), latest)
    return found_date


def _traces(page: Page, raw: _Raw, printed: list[str], marks: Labels) -> Iterator[Trace]:
    yield from from_metadata(raw.metadata)
    yield from from_times(raw.metadata, marks)
    yield from from_lines(raw.printed, marks)
    yield from from_lines(printed, marks)
    yield from from_address(page.url or raw.metadata.url)


def _issue(page: Page, code: str, message: str) -> Issue:
    return Issue(page.id, "documents", code, message, Severity.WARNING)
