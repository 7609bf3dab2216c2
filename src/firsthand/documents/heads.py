"""The head of a scraped plain text: which line is the title, and what around it is menu, byline or standfirst."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass

from firsthand.documents.pieces import Hint, Piece
from firsthand.domain.document import DropReason
from firsthand.knowledge.folding import plain

_MENU = re.compile(r"\s[|»>·•/]\s")
_BYLINE = re.compile(
    r"^(?:by|par|words by|text by|reported by|reporting by|propos recueillis par|texte de|de notre (?:correspondante?|envoyée?))\s+[^\W\d_]",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4  # a title has more words than the name of a site or a section
_ENOUGH_WORDS = 9  # and more make it no more of a title
_MOST_WORDS = 13  # of a title that stands under another line like one: with more it is a standfirst
_REACH = 60  # lines of a head that are looked at
_LONGEST = 300  # characters of a line that are compared
_DISTANCE = 0.06  # a line further up is that much less likely the title
_ABOVE = 60  # characters of a standfirst right above the title
_STANDFIRST = 45  # characters: a shorter line under the title is a name or a label


@dataclass(frozen=True)
class Head:
    """What the lines above the first paragraph are.

    Attributes:
        title: place of the title among the pieces, None where none of them reads like one.
        reasons: why lines of the head are none of the article, by their place.
    """

    title: int | None
    reasons: dict[int, DropReason]


def read_head(pieces: list[Piece], first: int, known_title: str | None, open_to: Container[int]) -> Head:
    """Sort the lines above the first paragraph.

    Args:
        pieces: lines of a text, in order.
        first: place of the first paragraph.
        known_title: where the source gives one.
        open_to: places of the lines that may be the title: not furniture by their own words.
    """
    title = _title(pieces, first, known_title, open_to)
    reasons: dict[int, DropReason] = {}
    for number, current in enumerate(pieces[:first]):
        if number == title or current.hint is Hint.CAPTION:
            continue
        if number == first - 1 and current.text.endswith(":"):  # whoever speaks the first paragraph
            continue
        if title is not None and number < title:
            is_standfirst = not current.is_headline or (number == title - 1 and len(current.text) >= _ABOVE)
            if len(current.text) <= _STANDFIRST or not is_standfirst:
                reasons[number] = DropReason.NAVIGATION
        elif is_byline(current.text) or len(current.text) < _STANDFIRST or _MENU.search(current.text):
            reasons[number] = DropReason.BYLINE if title is not None else DropReason.NAVIGATION
    same = plain(pieces[title].text) if title is not None else None
    return Head(title, {n: r for n, r in reasons.items() if plain(pieces[n].text) != same})


def is_byline(text: str) -> bool:
    """Whether a short line names who wrote."""
    return len(text) <= 90 and _BYLINE.match(text) is not None and not text.rstrip().endswith((".", "!", "?"))


def _title(pieces: list[Piece], first: int, known: str | None, open_to: Container[int]) -> int | None:
    """The line that reads like a title: by its words, marks and repetition, and by how near it stands to byline and text."""
    if known is not None:
        folded = plain(known)
        return next((n for n, p in enumerate(pieces[:first]) if plain(p.text) == folded), None)
    start = max(first - _REACH, 0)
    keys = [plain(p.text[:_LONGEST]) for p in pieces[start:first]]
    counts = Counter(plain(p.text[:_LONGEST]) for p in pieces[: first + _REACH])
    best: int | None = None
    most = 0.0
    for number, key in enumerate(keys):
        current = pieces[start + number]
        words = len(key.split())
        twice = counts[key] > 1
        marked = current.hint is Hint.HEADING
        if not key or start + number not in open_to or not (current.is_headline or twice or marked):
            continue
        if words < _FEWEST_WORDS and not (twice and words >= 2) and not marked:
            continue
        below = number > 0 and len(keys[number - 1].split()) >= _FEWEST_WORDS
        score = (
            min(words, _ENOUGH_WORDS) / _ENOUGH_WORDS
            + 1.5 * twice
            + 1.5 * marked
            - 2.0 * (_MENU.search(current.text) is not None)
            - 1.0 * is_byline(current.text)
            - (0.8 if words > _MOST_WORDS else 0.3) * below
            - _DISTANCE * (first - start - number - 1)
        )
        if best is None or score > most:
            best, most = start + keys.index(key), score
    return best
