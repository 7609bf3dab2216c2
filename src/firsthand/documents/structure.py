"""Title, standfirst, subheadings, body, lists, tables, captions."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.documents.pieces import Hint, Piece, same_as
from firsthand.domain.document import BlockKind, Dropped, DropReason
from firsthand.knowledge.folding import plain

_MAX_TITLE = 180
_TITLE_BLANKS = 3  # a title has four words or more
_MAX_STANDFIRST = 240
_REPEATED = 60  # characters; a shorter paragraph may come twice by intent
_QUOTED = 30  # characters of a sentence that a pull quote repeats
_SAMPLE = 2000  # characters that show how a text is written
_CAPITALS = 0.7  # share of capital letters that makes a text one in capitals: wire copy, old systems
_HINTED = {
    Hint.HEADING: BlockKind.SUBHEADING,
    Hint.CAPTION: BlockKind.CAPTION,
    Hint.LIST_ITEM: BlockKind.LIST_ITEM,
    Hint.TABLE_ROW: BlockKind.TABLE_ROW,
    Hint.STANDFIRST: BlockKind.STANDFIRST,
}


@dataclass(frozen=True)
class Arranged:
    """The parts of an article.

    Attributes:
        blocks: kind and piece in reading order, the title first.
        dropped: repetitions: of the title, of a paragraph, of a sentence as a pull quote.
        title: as found.
    """

    blocks: list[tuple[BlockKind, Piece]]
    dropped: list[Dropped]
    title: str | None


def arrange(pieces: list[Piece], title: str | None, *, scraped: bool) -> Arranged:
    """Give each piece of the article its part.

    Args:
        pieces: in reading order.
        title: known from metadata, None where not.
        scraped: True for plain text without markup, where a repeated first line is the title and what stands above it is a
            standfirst.
    """
    known = title is not None
    place = _title_place(pieces, title)
    if place is None and title is None and not scraped:
        place = _headline(pieces)
    if place is not None and title is None:
        title = pieces[place].text
    same = same_as(title)
    repeated = place is not None and sum(same(p.text) for p in pieces) > 1
    blocks: list[tuple[BlockKind, Piece]] = [(BlockKind.TITLE, Piece(title))] if title else []
    dropped: list[Dropped] = []
    seen_body = False
    shouting = _in_capitals(pieces)
    repetitions = _repetitions(pieces)
    for number, current in enumerate(pieces):
        if same(current.text):
            if (place is not None and number != place) or known:
                dropped.append(Dropped(DropReason.REPEATED_TITLE, current.text))
            continue
        if reason := repetitions.get(number):
            dropped.append(Dropped(reason, current.text))
            continue
        kind = _kind(current, number, place, seen_body=seen_body, shouting=shouting)
        if kind is BlockKind.STANDFIRST and seen_body:
            kind = BlockKind.BODY
        if (
            kind is BlockKind.BODY
            and scraped
            and repeated
            and not seen_body
            and _is_standfirst(pieces, number)
        ):
            kind = BlockKind.STANDFIRST
        seen_body = seen_body or kind is BlockKind.BODY
        blocks.append((kind, current))
    if scraped and not seen_body:  # a message of one short line is its own body
        blocks = [(BlockKind.BODY if kind is BlockKind.SUBHEADING else kind, piece) for kind, piece in blocks]
    return Arranged(blocks, dropped, title)


def _title_place(pieces: list[Piece], title: str | None) -> int | None:
    """Which piece is the title: the known one, the first that comes twice, else the first if it reads like a headline."""
    if title is not None:
        same = same_as(title)
        return next((number for number, current in enumerate(pieces) if same(current.text)), None)
    if (marked := next((n for n, p in enumerate(pieces) if p.hint is Hint.TITLE), None)) is not None:
        return marked
    for number, current in enumerate(pieces[:6]):
        same = same_as(current.text)
        if len(current.text) > _MAX_TITLE or sum(same(p.text) for p in pieces) < 2:
            continue
        if not current.is_prose or any(p.is_prose and not same(p.text) for p in pieces):
            return number
    return None


def _headline(pieces: list[Piece]) -> int | None:
    """The first headline above the paragraphs of a page that names no title."""
    first = next((n for n, p in enumerate(pieces) if p.is_prose), 0)
    heads = (n for n, p in enumerate(pieces[:first]) if p.is_headline and p.text.count(" ") >= _TITLE_BLANKS)
    return next(heads, None)


def _kind(
    current: Piece, number: int, title_place: int | None, *, seen_body: bool, shouting: bool
) -> BlockKind:
    if kind := _HINTED.get(current.hint):
        return kind
    if title_place is not None and number < title_place and len(current.text) > 40:
        return BlockKind.STANDFIRST
    if current.text.isupper() and not shouting and len(current.text) <= 120:
        return BlockKind.SUBHEADING
    if seen_body and current.is_headline and len(current.text) < 80 and current.text.count(" ") < 10:
        return BlockKind.SUBHEADING
    return BlockKind.BODY


def _in_capitals(pieces: list[Piece]) -> bool:
    """Whether the prose is written in capitals throughout, so that they set nothing apart."""
    sample = "".join(p.text for p in pieces if p.is_prose or p.hint is Hint.NONE)[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    return bool(letters) and sum(map(str.isupper, sample)) >= _CAPITALS * letters


def _is_standfirst(pieces: list[Piece], number: int) -> bool:
    """A short paragraph right under the title with longer ones after it."""
    following = [len(p.text) for p in pieces[number + 1 :] if p.is_prose]
    return (
        len(pieces[number].text) <= _MAX_STANDFIRST
        and len(following) >= 2
        and following[0] > len(pieces[number].text)
    )


def _repetitions(pieces: list[Piece]) -> dict[int, DropReason]:
    """Paragraphs that came before, and pull quotes: set apart by the markup, and part of a paragraph."""
    seen: set[str] = set()
    found: dict[int, DropReason] = {}
    prose = ""
    for number, current in enumerate(pieces):
        if len(current.text) >= _REPEATED:
            if current.text in seen:
                found[number] = DropReason.DUPLICATE
                continue
            seen.add(current.text)
        if current.hint is Hint.QUOTE and len(current.text) >= _QUOTED:
            prose = prose or plain("\n".join(p.text for p in pieces if p.hint in (Hint.NONE, Hint.LIST_ITEM)))
            if plain(current.text) in prose:
                found[number] = DropReason.PULL_QUOTE
    return found
