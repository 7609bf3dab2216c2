"""The documents stage: a page to a document."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.documents.credit import credits_of
from firsthand.documents.decode import clean, decode
from firsthand.documents.furniture import sort_pieces
from firsthand.documents.html import Article, read_html
from firsthand.documents.labels import Labels, labels
from firsthand.documents.language import detect_language
from firsthand.documents.pieces import Piece, lines
from firsthand.documents.published import from_html, from_input, from_printed
from firsthand.documents.sentences import cut
from firsthand.documents.structure import arrange
from firsthand.domain.document import Block, BlockKind, Document, Dropped, DropReason
from firsthand.domain.errors import DocumentError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import MediaType, Page
from firsthand.domain.values import Published, Span
from firsthand.languages import LANGUAGES, pack

_MAX_TEXT = 400_000  # characters; a longer "article" is an archive page or a bomb
_REPAIRS = {
    "mojibake-repaired": "text in a wrong encoding was repaired",
    "invisible-characters-removed": "invisible or direction-changing characters were removed",
    "control-characters-removed": "control characters were removed",
}


@dataclass(frozen=True)
class _Raw:
    """A page's pieces and what its markup says."""

    pieces: list[Piece]
    left_out: list[Dropped]
    article: Article | None
    html: str


def read_page(page: Page) -> Document:
    """Read the article out of a page.

    Raises:
        DocumentError: there is none, or the page cannot be read as text.
    """
    text, repairs = clean(decode(page))
    issues = [_issue(page, code, _REPAIRS[code]) for code in repairs]
    raw = _raw(text, page)
    marks = labels()
    sorted_pieces = sort_pieces(raw.pieces, marks)
    title = page.hints.title or (raw.article.title if raw.article else None)
    blocks, repeated, title = arrange(sorted_pieces.kept, title, scraped=raw.article is None)
    if not any(kind in (BlockKind.BODY, BlockKind.STANDFIRST) for kind, _ in blocks):
        raise DocumentError("no sentences: the page holds no article text", code="no-text")
    clean_text, placed, truncated = _place(blocks)
    if truncated:
        issues.append(_issue(page, "truncated", f"only the first {_MAX_TEXT} characters were read"))
    language = detect_language(" ".join(text for _, text in blocks), page.hints.language)
    rules = (pack(language) or LANGUAGES[0]).sentences
    if pack(language) is None:
        issues.append(
            _issue(page, "unsupported-language", f"no reports are read in language {language or 'unknown'}")
        )
    published = _published(page, raw, sorted_pieces.printed_dates, marks)
    if published and published.value > page.captured_at.date():
        issues.append(
            _issue(page, "future-date", f"the printed date {published.value} lies after the capture; ignored")
        )
        published = None
    dropped = [*sorted_pieces.dropped, *repeated, *raw.left_out]
    return Document(
        id=page.id,
        page=page.key,
        text=clean_text,
        blocks=placed,
        sentences=cut(clean_text, placed, rules),
        dropped=tuple(dropped),
        language=language,
        captured_at=page.captured_at,
        title=title,
        outlet=page.hints.outlet or (raw.article.outlet if raw.article else None),
        byline=raw.article.byline if raw.article else None,
        url=page.url,
        published=published,
        credits=credits_of([text for _, text in blocks], [d.text for d in dropped], marks),
        issues=tuple(issues),
    )


def _raw(text: str, page: Page) -> _Raw:
    if page.media_type is MediaType.TEXT:
        return _Raw(lines(text), [], None, "")
    article = read_html(text)
    marks = labels()
    left_out = [
        Dropped(marks.line(t) or marks.section(t) or marks.ending(t) or DropReason.BOILERPLATE, t)
        for t in article.left_out
    ]
    return _Raw(article.pieces, left_out, article, text)


def _place(blocks: list[tuple[BlockKind, str]]) -> tuple[str, tuple[Block, ...], bool]:
    """Join the blocks with one blank line between them and note where each stands."""
    placed: list[Block] = []
    parts: list[str] = []
    at = 0
    for kind, text in blocks:
        if at + len(text) > _MAX_TEXT:
            if parts:
                break
            text = text[:_MAX_TEXT]  # noqa: PLW2901 - one endless paragraph is cut, not lost
        parts.append(text)
        placed.append(Block(kind, Span(at, at + len(text), text)))
        at += len(text) + 2
    return "\n\n".join(parts), tuple(placed), len(parts) < len(blocks) or len(parts[-1]) < len(blocks[-1][1])


def _published(page: Page, raw: _Raw, printed: list[str], marks: Labels) -> Published | None:
    if page.hints.published:
        return from_input(page.hints.published)
    if raw.article and (found := from_html(raw.html, raw.article.date)):
        return found
    return next((found for line in printed if (found := from_printed(line, marks))), None)


def _issue(page: Page, code: str, message: str) -> Issue:
    return Issue(page.id, "documents", code, message, Severity.WARNING)
