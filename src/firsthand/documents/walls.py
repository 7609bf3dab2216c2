"""Pages that hold no article, or only its beginning: errors, consent walls, invitations to pay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.documents.labels import Labels
from firsthand.documents.pieces import Piece
from firsthand.domain.errors import DocumentError

_VERY_SHORT = 300  # with so little prose, a heading anywhere on the page can say what it is
_SHORT = 900  # characters of prose; an article that quotes an error message is longer
_WALLS = {
    "error-page": "this is an error page, not an article",
    "cookie-wall": "only a consent notice was captured, not the article",
}


def refuse_walls(pieces: Sequence[Piece], title: str | None, left_out: Sequence[str], labels: Labels) -> None:
    """Raise where what was captured is a wall.

    Args:
        pieces: what would be the article.
        title: of the page.
        left_out: other texts of the page.
        labels: the words that walls carry.

    Raises:
        DocumentError: an error page (`error-page`) or a consent wall (`cookie-wall`).
    """
    prose = [p.text for p in pieces if p.is_prose]
    if sum(map(len, prose)) > _SHORT:
        return
    heads = [title or "", *(p.text for p in pieces[:6])]
    if sum(map(len, prose)) <= _VERY_SHORT:
        heads += left_out[:40]
    for code, message in _WALLS.items():
        marked = [text for text in prose if labels.wall(code, text)]
        if any(labels.wall(code, head) for head in heads if len(head) <= 200) or (
            marked and len(marked) * 2 >= len(prose)
        ):
            raise DocumentError(message, code=code)


def is_paywalled(texts: Iterable[str], labels: Labels) -> bool:
    """Whether one of the short texts of a page invites to pay for the rest."""
    return any(len(text) <= 300 and labels.wall("paywall", text) for text in texts)
