"""The documents stage: a page to a document."""

from __future__ import annotations

from firsthand.documents.capture import capture
from firsthand.documents.captured import Captured, note
from firsthand.documents.credit import credits_of, dateline_of
from firsthand.documents.decode import level
from firsthand.documents.entries import mark_entries, time_of
from firsthand.documents.furniture import sort_pieces
from firsthand.documents.labels import labels
from firsthand.documents.language import detect_language, language_of_block
from firsthand.documents.messages import AFTER_CAPTURE, BEFORE_NEWS, NO_LANGUAGE
from firsthand.documents.metadata import LONGEST_TITLE
from firsthand.documents.names import author_in, site_name
from firsthand.documents.pieces import Piece
from firsthand.documents.published import modified_of, publication
from firsthand.documents.sentences import cut
from firsthand.documents.structure import arrange
from firsthand.documents.walls import is_paywalled, refuse_walls
from firsthand.domain.addresses import host_of
from firsthand.domain.document import ELSEWHERE, Block, BlockKind, Document, DropReason, Entry
from firsthand.domain.errors import DocumentError
from firsthand.domain.page import Page
from firsthand.domain.values import Span
from firsthand.knowledge.outlets import OutletList, bundled
from firsthand.languages import LANGUAGES, pack

_MAX_TEXT = 400_000  # characters; a longer "article" is an archive page or a bomb
_ARTICLE = frozenset((BlockKind.BODY, BlockKind.STANDFIRST, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW))
_BYLINES = frozenset((DropReason.BYLINE, DropReason.PRINTED_DATE))


def read_page(page: Page, outlets: OutletList | None = None) -> Document:
    """Read the article out of a page.

    Args:
        page: the page.
        outlets: names the outlet of a site; None for the bundled list.

    Raises:
        DocumentError: there is none, or the page cannot be read as text.
    """
    marks = labels()
    captured = capture(page, marks)
    metadata = captured.metadata
    title = level((page.hints.title or "")[:LONGEST_TITLE]) or metadata.title
    voices = [name for name in (metadata.byline, metadata.outlet) if name]
    kept = sort_pieces(captured.pieces, marks, title=title, scraped=captured.is_plain, voices=voices)
    refuse_walls(kept.kept, title, [d.text for d in (*kept.dropped, *captured.left_out)], marks)
    pieces, clocks = mark_entries(kept.kept, marks, title)
    arranged = arrange(pieces, title, scraped=captured.is_plain)
    if not any(kind in _ARTICLE and _has_words(piece.text) for kind, piece in arranged.blocks):
        raise DocumentError("no sentences: the page holds no article text", code="no-text")
    language = detect_language(
        " ".join(piece.text for _, piece in arranged.blocks), page.hints.language or metadata.language
    )
    text, blocks = _place(arranged.blocks, language)
    dropped = [*kept.dropped, *clocks, *arranged.dropped, *captured.left_out]
    about = [d.text for d in dropped if d.reason not in ELSEWHERE]
    is_partial = metadata.is_free is False or is_paywalled(about, marks)
    dateline = dateline_of([b.span.text for b in blocks if b.kind is BlockKind.BODY], marks)
    published, impossible = publication(page, captured, kept.printed_dates, dateline, marks)
    issues = [note(page, code) for code in captured.codes]
    if len(blocks) < len(arranged.blocks) or len(blocks[-1].span.text) < len(arranged.blocks[-1][1].text):
        issues.append(note(page, "truncated"))
    if is_partial:
        issues.append(note(page, "paywall"))
    if pack(language) is None:
        issues.append(note(page, "unsupported-language", NO_LANGUAGE(language=language or "unknown")))
    if impossible is not None:
        is_future = impossible > page.captured_at.date()
        code, told = ("future-date", AFTER_CAPTURE) if is_future else ("past-date", BEFORE_NEWS)
        issues.append(note(page, code, told(day=impossible)))
    known = (outlets or bundled()).of_host(host_of(page.url or metadata.url))
    return Document(
        id=page.id,
        page=page.key,
        text=text,
        blocks=blocks,
        sentences=cut(text, blocks, (pack(language) or LANGUAGES[0]).sentences),
        dropped=tuple(dropped),
        language=language,
        captured_at=page.captured_at,
        title=arranged.title,
        outlet=page.hints.outlet or metadata.outlet or (known.name if known else _site(page, captured)),
        byline=metadata.byline or author_in((d.text for d in dropped if d.reason in _BYLINES), marks),
        url=page.url,
        published=published,
        credits=credits_of([piece.text for _, piece in arranged.blocks], about, marks),
        modified=modified_of(metadata, page.captured_at.date()),
        canonical_url=metadata.url,
        dateline=dateline,
        entries=_entries([piece for _, piece in arranged.blocks[: len(blocks)]]),
        is_partial=is_partial,
        outlet_country=known.country if known else None,
        outlet_owner=known.owner if known else None,
        issues=tuple(issues),
    )


def _site(page: Page, captured: Captured) -> str | None:
    """The name of the site in the lines of a plain text."""
    if not captured.is_plain:
        return None
    return site_name([piece.text for piece in captured.pieces], None, host_of(page.url) or None)


def _has_words(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _place(blocks: list[tuple[BlockKind, Piece]], language: str | None) -> tuple[str, tuple[Block, ...]]:
    """Join the blocks with one blank line between them and note where each stands; what is too much is left off."""
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
        placed.append(Block(kind, Span(at, at + len(text), text), language_of_block(text, language)))
        at += len(text) + 2
    return "\n\n".join(parts), tuple(placed)


def _entries(pieces: list[Piece]) -> tuple[Entry, ...]:
    starts = [n for n, piece in enumerate(pieces) if piece.opens]
    ends = [*(n - 1 for n in starts[1:]), len(pieces) - 1]
    return tuple(
        Entry(label := pieces[n].opens or "", time_of(label), n, end)
        for n, end in zip(starts, ends, strict=False)
    )
