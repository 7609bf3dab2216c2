"""Site furniture: everything around the article, dropped with its reason. When unsure, keep."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.documents.labels import Labels
from firsthand.documents.pieces import Hint, Piece
from firsthand.domain.document import Dropped, DropReason


@dataclass
class Sorted:
    """Pieces told apart: the article's, in order, and the rest with reasons; printed dates also on their own."""

    kept: list[Piece] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    printed_dates: list[str] = field(default_factory=list)


def sort_pieces(pieces: list[Piece], labels: Labels) -> Sorted:
    """Tell the article from the furniture by labels, and by structure where there is no label."""
    result = Sorted()
    end = _article_end(pieces, labels)
    section: DropReason | None = None
    for number, current in enumerate(pieces):
        if current.hint is not Hint.TITLE and number >= end:
            section = labels.ending(current.text) or section or DropReason.TEASERS
            why = labels.line(current.text) or labels.section(current.text) or section
            result.dropped.append(Dropped(why, current.text))
            section = labels.section(current.text) or section
            continue
        reason = None if current.hint is Hint.TITLE else _reason(current, section, labels)
        section = labels.section(current.text) or (section if not current.is_prose else None)
        if reason is None:
            result.kept.append(current)
            continue
        if reason is DropReason.PRINTED_DATE and not result.printed_dates:
            result.printed_dates.append(current.text)
        result.dropped.append(Dropped(reason, current.text))
    return result


def _reason(current: Piece, section: DropReason | None, labels: Labels) -> DropReason | None:
    """Why a piece within the article's extent is none of it."""
    if labels.is_date(current.text):
        return section or DropReason.PRINTED_DATE
    if opened := labels.section(current.text):
        return opened
    if ending := labels.ending(current.text):
        return ending
    if reason := labels.line(current.text):
        return reason
    return section if section is not None and current.is_headline else None


def _article_end(pieces: list[Piece], labels: Labels) -> int:
    """Index after the last piece of the article.

    The article ends at a label that nothing of it can follow (comments, comment form). Otherwise it ends after the last
    prose that is not inside a list of teasers; what trails it goes where a label or a date line among it shows it to be a list.
    """
    for number, current in enumerate(pieces):
        if labels.ending(current.text) and any(p.is_prose for p in pieces[:number]):
            return number
    last = max(
        (n for n, p in enumerate(pieces) if p.is_prose and not labels.line(p.text)), default=len(pieces) - 1
    )
    last = _before_teaser_prose(pieces, last, labels)
    tail = pieces[last + 1 :]
    marked = sum(1 for p in tail if labels.is_date(p.text) or labels.section(p.text))
    return last + 1 if marked else len(pieces)


def _before_teaser_prose(pieces: list[Piece], last: int, labels: Labels) -> int:
    """Step back over prose that stands inside a labelled, dated list after the article ("Two killed in X." as a teaser)."""
    for number in range(last + 1):
        if labels.section(pieces[number].text) and any(p.is_prose for p in pieces[:number]):
            rest = pieces[number + 1 : last + 1]
            dates = sum(1 for p in rest if labels.is_date(p.text))
            prose = sum(1 for p in rest if p.is_prose)
            if dates >= 2 and dates >= prose:
                return max(n for n, p in enumerate(pieces[:number]) if p.is_prose)
    return last
