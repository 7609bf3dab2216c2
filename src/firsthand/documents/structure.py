"""Title, standfirst, subheadings, body."""

from __future__ import annotations

from firsthand.documents.pieces import Hint, Piece
from firsthand.domain.document import BlockKind, Dropped, DropReason
from firsthand.knowledge.folding import plain

_MAX_TITLE = 180
_MAX_STANDFIRST = 240


def arrange(
    pieces: list[Piece], title: str | None, *, scraped: bool
) -> tuple[list[tuple[BlockKind, str]], list[Dropped], str | None]:
    """Give each piece of the article its part.

    Args:
        pieces: in reading order.
        title: known from metadata, None where not.
        scraped: True for plain text without markup, where a repeated first line is the title and what stands above it is a
            standfirst.

    Returns:
        The blocks in reading order (the title first), the repeated titles dropped, and the title.
    """
    known = title is not None
    place = _title_place(pieces, title)
    repeated = sum(1 for p in pieces if place is not None and plain(p.text) == plain(pieces[place].text)) > 1
    if place is not None and title is None:
        title = pieces[place].text
    blocks: list[tuple[BlockKind, str]] = [(BlockKind.TITLE, title)] if title else []
    dropped: list[Dropped] = []
    seen_body = False
    for number, current in enumerate(pieces):
        if title and plain(current.text) == plain(title):
            if (place is not None and number != place) or known:
                dropped.append(Dropped(DropReason.REPEATED_TITLE, current.text))
            continue
        kind = _kind(current, number, place, seen_body=seen_body)
        if (
            kind is BlockKind.BODY
            and scraped
            and repeated
            and not seen_body
            and _is_standfirst(pieces, number)
        ):
            kind = BlockKind.STANDFIRST
        seen_body = seen_body or kind is BlockKind.BODY
        blocks.append((kind, current.text))
    return blocks, dropped, title


def _title_place(pieces: list[Piece], title: str | None) -> int | None:
    """Which piece is the title: the known one, the first that comes twice, else the first if it reads like a headline."""
    keys = [plain(p.text) for p in pieces]
    if title is not None:
        return keys.index(plain(title)) if plain(title) in keys else None
    for number, current in enumerate(pieces[:6]):
        if len(current.text) <= _MAX_TITLE and keys.count(keys[number]) > 1:
            return number
    if pieces and pieces[0].is_headline and len(pieces) > 1 and len(pieces[0].text) <= _MAX_TITLE:
        return 0
    return None


def _kind(current: Piece, number: int, title_place: int | None, *, seen_body: bool) -> BlockKind:
    if title_place is not None and number < title_place and len(current.text) > 40:
        return BlockKind.STANDFIRST
    if current.hint is Hint.HEADING or (current.text.isupper() and len(current.text) <= 120):
        return BlockKind.SUBHEADING
    if seen_body and current.is_headline and len(current.text) < 80 and current.text.count(" ") < 10:
        return BlockKind.SUBHEADING
    return BlockKind.BODY


def _is_standfirst(pieces: list[Piece], number: int) -> bool:
    """A short paragraph right under the title with longer ones after it."""
    following = [len(p.text) for p in pieces[number + 1 :] if p.is_prose]
    return (
        len(pieces[number].text) <= _MAX_STANDFIRST
        and len(following) >= 2
        and following[0] > len(pieces[number].text)
    )
