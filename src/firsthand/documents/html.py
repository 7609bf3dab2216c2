"""HTML to the pieces of the article in it, and everything else with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from firsthand.documents.captured import Captured
from firsthand.documents.classes import Part
from firsthand.documents.core import Core, find_core
from firsthand.documents.decode import clean
from firsthand.documents.dom import MAX_SEGMENTS, Box, Segment, segments
from firsthand.documents.entries import is_clock
from firsthand.documents.fallback import arbitrate
from firsthand.documents.labels import Labels
from firsthand.documents.markup import markup_of
from firsthand.documents.metadata import metadata_of
from firsthand.documents.pieces import Hint, Piece, same_as
from firsthand.documents.sections import close_sections
from firsthand.domain.document import Dropped, DropReason
from firsthand.domain.errors import DocumentError

_CAPTION_LENGTH = 400
_LOOSE = (DropReason.BOILERPLATE, DropReason.NAVIGATION)  # of boxes that a date line can stand in
_NEAR = 8  # segments above the first paragraph that still belong to it
_BYLINE_LENGTH = 120  # characters: a longer line with a date is a sentence
_SOME_TEXT = 55  # characters: a shorter line under the title is a name or a label
_SOME_WORDS = 25  # characters


def read_html(html: str, labels: Labels, host: str | None = None) -> Captured:
    """The article in an HTML page.

    Args:
        html: the page.
        labels: words of furniture.
        host: name of the server it came from, where known.

    Raises:
        DocumentError: tags are nested beyond reason, or no text is found.
    """
    markup = markup_of(html)
    found = segments(markup.root)
    if not found:
        raise DocumentError("no article text was found in the page", code="no-text")
    repairs = _clean(found)
    metadata = metadata_of(markup.root, found, host)
    core = find_core(found)
    if not core.is_sure:
        core = arbitrate(markup.html, found, core)
    close_sections(found, core, labels)
    pieces, left_out, printed = _sorted(found, core, metadata.title, labels)
    metadata = replace(metadata, printed=_moments(found, core))
    if len(found) == MAX_SEGMENTS:
        repairs.append("truncated")
    return Captured(pieces, left_out, printed, metadata, repairs, is_plain=False)


def _moments(found: list[Segment], core: Core) -> tuple[tuple[str, str], ...]:
    """Texts with a machine-readable time above the article, the nearest to it first."""
    first = next((n for n, r in enumerate(core.reasons) if r is None and found[n].is_prose), 0)
    above = range(first - 1, max(first - _NEAR, 0) - 1, -1)
    return tuple((found[n].text, moment) for n in above if (moment := found[n].moment) is not None)


def _clean(found: list[Segment]) -> list[str]:
    """Make the characters of every segment clean; gives the codes of what was repaired."""
    whole, repairs = clean("\n".join(segment.text for segment in found))
    texts = whole.split("\n")
    if len(texts) != len(found):  # a repair brought a line end to light
        texts = [clean(segment.text)[0] for segment in found]
    for segment, text in zip(found, texts, strict=True):
        segment.text = " ".join(text.split()) or "·"
    return repairs


def _sorted(
    found: list[Segment], core: Core, title: str | None, labels: Labels
) -> tuple[list[Piece], list[Dropped], list[str]]:
    """Pieces of the core without what stands above the first and below the last paragraph of it."""
    left_out: list[Dropped] = []
    printed: list[str] = []
    kept: list[tuple[Piece, Box | None]] = []
    body = [
        n for n, s in enumerate(found) if core.reasons[n] is None and s.is_prose and not _is_caption(s)
    ] or [n for n, s in enumerate(found) if core.reasons[n] is None]
    first, last = (body[0], body[-1]) if body else (0, -1)
    open_list = last >= 0 and found[last].text.endswith(":")
    is_title = same_as(title)

    def in_body(segment: Segment) -> bool:
        return core.holder is not None and segment.within(core.holder)

    for number, segment in enumerate(found):
        reason = core.reasons[number]
        hint = _hint(segment) if reason is None else Hint.NONE  # of what is left out nobody asks
        if (reason is None or segment.heading) and is_title(segment.text):
            reason, hint = None, Hint.TITLE
        elif reason is None and number < first:
            reason, hint = _above(segment, hint, labels, in_body=in_body(segment))
        elif reason in _LOOSE and first - _NEAR <= number < first and _dates(segment, labels):
            reason = DropReason.PRINTED_DATE
        elif reason is None and number > last:
            follows = open_list and hint in (Hint.LIST_ITEM, Hint.TABLE_ROW)
            open_list = follows
            reason = (
                None if follows or hint is Hint.CAPTION else _below(segment, labels, in_body=in_body(segment))
            )
        if reason is DropReason.PRINTED_DATE:
            printed.append(segment.text)
        if reason is None:
            row = segment.tagged("tr") if hint is Hint.TABLE_ROW else None
            kept.append((Piece(segment.text, hint), row))
        else:
            left_out.append(Dropped(_finer(reason, segment.text, labels), segment.text))
    return list(_rows(kept)), left_out, printed[::-1]


def _hint(segment: Segment) -> Hint:
    if _is_caption(segment):
        return Hint.CAPTION
    if segment.part(Part.STANDFIRST) and len(segment.text) >= 30:
        return Hint.STANDFIRST
    if segment.heading:
        return Hint.HEADING
    for box in segment.box.path[:3]:
        if box.tag in ("li", "dd", "dt"):
            return Hint.LIST_ITEM
        if box.tag == "blockquote":
            return Hint.QUOTE
        if box.tag in ("td", "th"):
            return Hint.TABLE_ROW if box.n_prose == 0 else Hint.NONE
    return Hint.NONE


def _is_caption(segment: Segment) -> bool:
    """Whether a text stands in a figure or in what is called a caption, and is no longer than captions are."""
    return len(segment.text) <= _CAPTION_LENGTH and segment.box.in_picture


def _above(segment: Segment, hint: Hint, labels: Labels, *, in_body: bool) -> tuple[DropReason | None, Hint]:
    """What stands above the first paragraph: a standfirst or caption stays, bylines, dates and tools go."""
    if is_clock(segment.text):
        return None, hint
    if _dates(segment, labels):
        return DropReason.PRINTED_DATE, hint
    if hint in (Hint.STANDFIRST, Hint.CAPTION):
        return None, hint
    if segment.links < 0.5 and len(segment.text) >= _SOME_TEXT and segment.box.tag not in ("h1", "li", "td"):
        return None, Hint.STANDFIRST
    stays = in_body and segment.links < 0.5 and segment.box.tag not in ("span", "h1")
    return (None if stays else DropReason.BYLINE), hint


def _dates(segment: Segment, labels: Labels) -> bool:
    return len(segment.text) <= _BYLINE_LENGTH and labels.dated(segment.text)


def _below(segment: Segment, labels: Labels, *, in_body: bool) -> DropReason | None:
    """What trails the last paragraph: a short last sentence stays, and what the markup calls the body's."""
    if segment.links >= 0.2 or labels.line(segment.text):
        return DropReason.BOILERPLATE
    ends = segment.text.endswith((".", "!", "?", "…", "»", "”")) and len(segment.text) >= _SOME_WORDS
    return None if in_body or (ends and not segment.heading) else DropReason.BOILERPLATE


def _finer(reason: DropReason, text: str, labels: Labels) -> DropReason:
    """The reason that the text's own words give, where its place on the page gave none."""
    if reason not in (DropReason.BOILERPLATE, DropReason.BYLINE):
        return reason
    if labels.is_date(text):
        return DropReason.PRINTED_DATE
    return labels.line(text) or labels.section(text) or labels.ending(text) or reason


def _rows(kept: list[tuple[Piece, Box | None]]) -> Iterator[Piece]:
    """The pieces with the cells of one table row joined."""
    for row, cells in groupby(kept, key=lambda item: item[1]):
        pieces = [piece for piece, _ in cells]
        if row is None:
            yield from pieces
        else:
            yield replace(pieces[0], text=" | ".join(piece.text for piece in pieces))
