"""Site furniture told by words: what its own labels, its place in the text and its form show to be none of the article.

Works on pieces of plain text and of HTML alike: scrapers leave the lines of a page without its markup. When unsure, keep.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from firsthand.documents.entries import is_clock
from firsthand.documents.heads import is_byline, read_head
from firsthand.documents.labels import Labels
from firsthand.documents.pieces import Hint, Piece
from firsthand.domain.document import Dropped, DropReason

_POINTED = re.compile(r"[»›→▶►▸👉➡]️?\s\S")  # a line behind an arrow leads elsewhere
_SIGNED = re.compile(
    r"(?:\([A-Z]{2,6}\)\s)?[A-Za-z]{2,3}(?:/[A-Za-z0-9]{2,4}){1,5}"
)  # initials below wire copy
_TICKER = re.compile(r"(?:\S\s\*{3}\s.*){2}")
_EMOJI = re.compile(r"^(?:[^\w\s]{1,4}\d[\d.,]*[KkMm]?\s?)+$")  # counts of reactions
_WORDLESS = re.compile(r"[^A-Za-zÀ-ÿ\u0370-\uffff]{1,40}|\d[\d.,]*\s?[kKmM]?|!\[.*")
_BREADCRUMBS = re.compile(
    r"^(?:[^»›>|]{2,40}\s[»›>]\s){1,}[^»›>|]{2,}|^(?:[^|·]{2,30}\s[|·]\s){2,}[^|·]{2,30}$"
)
_RUN = 2  # paragraphs in a row that show that the article goes on below a label
_RUN_LENGTH = 300  # characters of them
_LONG = 250  # characters of one paragraph that no teaser has
_NOTE = 400  # characters of a note about an author or outlet
_BYLINE = 120  # characters of a line with a name and a date
_WALL = 300  # characters of an invitation to pay
_LAST = 130  # characters of one that nothing follows
_POINT = 110  # characters: points of a summary are shorter
_BEGUN = 250  # characters of prose after which a label can end the article


@dataclass
class Sorted:
    """Pieces told apart.

    Attributes:
        kept: the article's, in order.
        dropped: the rest, with reasons.
        printed_dates: lines with a date, those above the article first, the nearest to it before the others.
    """

    kept: list[Piece] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    printed_dates: list[str] = field(default_factory=list)

    def drop(self, reason: DropReason, piece: Piece) -> None:
        """Leave a piece out."""
        self.dropped.append(Dropped(reason, piece.text))


class _Form(Enum):
    """What a piece is by itself."""

    PROSE = auto()
    SHORT = auto()  # a short sentence
    HEAD = auto()  # a headline, name, word of a menu
    ITEM = auto()  # of a list or table
    CAPTION = auto()
    DATE = auto()
    CLOCK = auto()
    LINE = auto()  # furniture by its own words
    SECTION = auto()  # label that opens a list of other things
    ENDING = auto()  # label after which nothing of the article comes


@dataclass(frozen=True, slots=True)
class _Known:
    piece: Piece
    form: _Form
    reason: DropReason | None = None

    @property
    def is_text(self) -> bool:
        return self.form in (_Form.PROSE, _Form.SHORT, _Form.ITEM)

    @property
    def tells(self) -> bool:
        return self.is_text or self.form is _Form.HEAD

    @property
    def ends_points(self) -> bool:
        return self.form in (_Form.CLOCK, _Form.DATE, _Form.ENDING) or (
            self.form is _Form.PROSE and len(self.piece.text) >= _POINT
        )


def sort_pieces(
    pieces: list[Piece],
    labels: Labels,
    *,
    title: str | None = None,
    scraped: bool = True,
    voices: Sequence[str] = (),
) -> Sorted:
    """Tell the article from the furniture.

    Args:
        pieces: lines or paragraphs, in order.
        labels: words of furniture.
        title: where it is known.
        scraped: whether the pieces are all lines of a page, its head unsorted.
        voices: names of the author and the outlet: a last paragraph that begins with one tells of them.
    """
    known = [_known(piece, labels) for piece in pieces]
    result = Sorted()
    first = next((n for n, k in enumerate(known) if k.form is _Form.PROSE), 0)
    if scraped:
        known = _with_head(known, first, title)
    last = next((n for n in reversed(range(len(known))) if known[n].tells), -1)
    story = next((n for n in reversed(range(len(known))) if known[n].ends_points), -1)
    number = prose = 0
    while number < len(known):
        current = known[number]
        begun = prose >= _BEGUN or (prose > 0 and number > first + 1)
        if current.form is _Form.ENDING and begun:
            _drop_rest(known[number:], current.reason or DropReason.BOILERPLATE, result)
            break
        if current.form is _Form.SECTION and prose > 0 and current.reason is not DropReason.AI_SUMMARY:
            resumed = _resumption(known, number + 1, current.reason, last)
            _drop_rest(known[number:resumed], current.reason or DropReason.TEASERS, result)
            number = resumed
            continue
        if current.form is _Form.SECTION and current.reason is DropReason.AI_SUMMARY:
            after = _after_points(known, number + 1) if number < story else number + 1
            _drop_rest(known[number:after], DropReason.AI_SUMMARY, result)
            number = after
            continue
        if prose >= _BEGUN and _shares(known, number):
            resumed = _resumption(known, number + 1, DropReason.SHARE_BAR, last)
            _drop_rest(known[number:resumed], DropReason.SHARE_BAR, result)
            number = resumed
            continue
        _place(current, result, labels, is_head=number < first)
        prose += len(current.piece.text) if current.form is _Form.PROSE else 0
        number += 1
    _trim(result, voices, scraped=scraped)
    return result


def _with_head(known: list[_Known], first: int, title: str | None) -> list[_Known]:
    """What is known of the pieces, with the lines above the first paragraph sorted."""
    lines = (_Form.HEAD, _Form.SHORT)
    head = read_head(
        [k.piece for k in known], first, title, {n for n, k in enumerate(known) if k.form in lines}
    )
    return [
        replace(k, form=_Form.LINE, reason=head.reasons[n])
        if n in head.reasons and (k.form in lines or (k.form is _Form.ITEM and n < (head.title or 0)))
        else replace(k, piece=replace(k.piece, hint=Hint.TITLE))
        if n == head.title
        else k
        for n, k in enumerate(known)
    ]


def _known(current: Piece, labels: Labels) -> _Known:
    if current.hint in (Hint.TITLE, Hint.STANDFIRST):
        return _Known(current, _Form.HEAD)
    if current.hint is Hint.TABLE_ROW:
        return _Known(current, _Form.ITEM)
    form, reason = _by_words(current, labels)
    if form is not None:
        return _Known(current, form, reason)
    if current.hint is Hint.CAPTION or labels.is_caption(current.text):
        return _Known(replace(current, hint=Hint.CAPTION), _Form.CAPTION)
    if current.hint is Hint.LIST_ITEM:
        return _Known(current, _Form.ITEM)
    if current.is_prose:
        return _Known(current, _Form.PROSE)
    return _Known(current, _Form.HEAD if current.is_headline else _Form.SHORT)


def _by_words(current: Piece, labels: Labels) -> tuple[_Form | None, DropReason | None]:
    """What the words of a piece show it to be, None where they are those of any text."""
    text = current.text
    if labels.is_date(text):
        return _Form.DATE, DropReason.PRINTED_DATE
    if is_clock(text):
        return _Form.CLOCK, DropReason.PRINTED_DATE
    if ending := labels.ending(text):
        return _Form.ENDING, ending
    if section := labels.section(text):
        return _Form.SECTION, section
    if len(text) <= _WALL and labels.wall("paywall", text):
        return _Form.SECTION, DropReason.PAYWALL
    return (_Form.LINE, reason) if (reason := _line(current, labels)) else (None, None)


def _line(current: Piece, labels: Labels) -> DropReason | None:
    """Why a single line is furniture."""
    if is_byline(current.text):
        return DropReason.BYLINE
    if _WORDLESS.fullmatch(current.text) or _EMOJI.match(current.text):
        return DropReason.COUNTER
    if _SIGNED.fullmatch(current.text):
        return DropReason.BYLINE
    if (current.is_headline or current.text.endswith(("...", "…"))) and _BREADCRUMBS.search(current.text):
        return DropReason.NAVIGATION
    if _POINTED.match(current.text) or _TICKER.search(current.text):
        return DropReason.RELATED_LINKS
    return labels.line(current.text)


def _shares(known: list[_Known], number: int) -> bool:
    """Whether two lines in a row invite to share: what a page puts under its article."""
    return all(
        k.form is _Form.LINE and k.reason is DropReason.SHARE_BAR for k in known[number : number + 2]
    ) and (number + 1 < len(known))


def _place(current: _Known, result: Sorted, labels: Labels, *, is_head: bool) -> None:
    """Keep or drop one piece by what it is itself; above the first paragraph a short line with a date is a byline."""
    text = current.piece.text
    dated = current.form is _Form.DATE or (
        current.form in (_Form.HEAD, _Form.LINE, _Form.SHORT)
        and current.piece.hint is Hint.NONE
        and (
            labels.announces(text)
            or (
                (is_head or current.reason is DropReason.BYLINE)
                and len(text) <= _BYLINE
                and labels.dated(text)
            )
        )
    )
    if dated:
        if is_head:
            result.printed_dates.insert(0, text)
        elif not result.printed_dates:
            result.printed_dates.append(text)
        result.drop(
            DropReason.PRINTED_DATE
            if current.form is _Form.HEAD
            else current.reason or DropReason.PRINTED_DATE,
            current.piece,
        )
    elif current.form in (_Form.LINE, _Form.SECTION, _Form.ENDING):
        result.drop(current.reason or DropReason.BOILERPLATE, current.piece)
    else:
        result.kept.append(current.piece)


def _resumption(known: list[_Known], start: int, reason: DropReason | None, last: int) -> int:
    """Where the article goes on below a label in its midst; the end where it does not. Nothing tells after `last`."""
    for number in range(start, len(known)):
        current = known[number]
        if current.form is _Form.ENDING:
            return len(known)
        if current.form is _Form.SECTION and current.reason is not reason:
            return number
        if current.form is not _Form.PROSE:
            continue
        if len(current.piece.text) >= (_LAST if number >= last else _LONG) or _goes_on(known, number):
            return number
    return len(known)


def _goes_on(known: list[_Known], start: int) -> bool:
    """Whether a run of paragraphs begins, with nothing between them but single lines of furniture."""
    count = length = 0
    for number in range(start, len(known)):
        if known[number].is_text:
            count += 1
            length += len(known[number].piece.text)
            if count >= _RUN and length >= _RUN_LENGTH:
                return True
        elif known[number].form is not _Form.LINE:
            return False
    return False


def _after_points(known: list[_Known], start: int) -> int:
    """Where the article begins below a summary: at the first paragraph that is longer than points are."""
    return next((n for n in range(start, len(known)) if known[n].ends_points), start)


def _drop_rest(known: list[_Known], reason: DropReason, result: Sorted) -> None:
    """Drop pieces under the label that opens them, and under those that follow it."""
    for current in known:
        if current.form in (_Form.SECTION, _Form.ENDING) and current.reason:
            reason = current.reason
        own = current.reason if current.form is _Form.LINE else None
        result.drop(own or reason, current.piece)


def _trim(result: Sorted, voices: Sequence[str], *, scraped: bool) -> None:
    """Drop headlines that trail the last paragraph, since there is nothing below them that they could head, and a last
    paragraph about the author or the outlet.
    """
    first = next((n for n, p in enumerate(result.kept) if p.is_prose), len(result.kept))
    while len(result.kept) > first + 1:
        last = result.kept[-1]
        if _is_loose(last, scraped=scraped):
            result.drop(DropReason.TEASERS, result.kept.pop())
        elif any(last.text.startswith(name) for name in voices if len(name) > 3) and len(last.text) <= _NOTE:
            result.drop(DropReason.AUTHOR_BOX, result.kept.pop())
        else:
            break


def _is_loose(last: Piece, *, scraped: bool) -> bool:
    """Whether a last piece heads nothing; a line of an HTML page may be one of a list that the markup calls none."""
    if last.hint in (Hint.HEADING, Hint.TITLE):
        return last.is_headline
    return scraped and last.hint is Hint.NONE and last.is_headline
