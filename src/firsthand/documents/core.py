"""Where in a page the article stands."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.documents.classes import Part
from firsthand.documents.dom import Box, Segment
from firsthand.documents.entries import FEWEST, is_clock
from firsthand.domain.document import DropReason

_JUNK_WEIGHT = 0.7  # a character of links and headlines takes this much from the prose beside it
_NAMED_JUNK_WEIGHT = 0.2  # where names call it the body of the article
_NAMED_SHARE = 0.4  # of the prose in the fullest box: less, and it is another article's
_NAMED_BONUS = 1.25  # for a box that its names call the body of the article
_AROUND_EMBEDS = frozenset(
    (DropReason.SHARE_BAR, DropReason.FOLLOW_US)
)  # a quoted post stands in "social" boxes
_SURE_PROSE = 450  # characters of an article whose box is hardly a mistake
_SURE_SHARE = 0.6  # of the page's prose that stands in it
_HELD = 0.75  # of the article's prose stands in its holder
_BRANCH = 0.4  # of the holder's prose: a part beside it with more may be half of the article
_CARD_TEXT = 260  # characters of a teaser's standfirst
_CARD_PROSE = 420  # a teaser tells no more than this


@dataclass(frozen=True)
class Core:
    """What of a page is the article.

    Attributes:
        reasons: why each segment of the page is none of the article, None for those that are, by its place in the page.
        is_sure: whether the page's structure speaks clearly.
        holder: the smallest box that holds nearly all paragraphs of the article, None where none was found.
    """

    reasons: list[DropReason | None]
    is_sure: bool
    holder: Box | None = None


def find_core(segments: list[Segment]) -> Core:
    """Tell the article's segments from the others by the markup alone: names of boxes, links, repeated cards, mass of prose."""
    named = [_named(segment) for segment in segments]
    cards = _cards(segments)
    reasons: list[DropReason | None] = [
        reason or (DropReason.TEASERS if number in cards else None) for number, reason in enumerate(named)
    ]
    best, share = _best(segments, reasons)
    if best is None:
        return Core([r or DropReason.BOILERPLATE for r in reasons], is_sure=False)
    first = next(n for n, s in enumerate(segments) if s.within(best))
    for number, segment in enumerate(segments):
        if reasons[number] is not None:
            continue
        inside = segment.within(best)
        if not inside and not (number < first and _leads(segment, first - number)):
            reasons[number] = _outside(segment)
        elif (
            segment.links > 0.75
            and not segment.heading
            and len(segment.text) < 300
            and not _is_quote(segment)
        ):
            reasons[number] = DropReason.RELATED_LINKS
    holder = _holder(segments, reasons)
    _keep_clocks(segments, reasons, holder)
    _cut_branches(segments, reasons, holder)
    _cut_boxed_teasers(segments, reasons, holder)
    prose = sum(len(s.text) for n, s in enumerate(segments) if reasons[n] is None and s.is_prose)
    return Core(reasons, is_sure=prose >= _SURE_PROSE and share >= _SURE_SHARE, holder=holder)


def _keep_clocks(segments: list[Segment], reasons: list[DropReason | None], holder: Box | None) -> None:
    """Keep the times of a live blog, whatever the boxes are called that they stand in."""
    clocks = [
        n for n, s in enumerate(segments) if holder is not None and s.within(holder) and is_clock(s.text)
    ]
    if len(clocks) >= FEWEST:
        for number in clocks:
            reasons[number] = None


def _holder(segments: list[Segment], reasons: list[DropReason | None]) -> Box | None:
    """The smallest box with at least `_HELD` of the article's prose."""
    prose: dict[Box, int] = {}
    total = 0
    for segment, reason in zip(segments, reasons, strict=True):
        if reason is None and segment.is_prose:
            total += len(segment.text)
            for box in segment.box.path:
                prose[box] = prose.get(box, 0) + len(segment.text)
    enough = [box for box, amount in prose.items() if amount >= _HELD * total]
    return max(enough, key=lambda box: len(box.path), default=None)


def _cut_branches(segments: list[Segment], reasons: list[DropReason | None], holder: Box | None) -> None:
    """Drop what stands below the holder of the article, in boxes of other names: teasers, comments, notes about the site."""
    if holder is None:
        return
    inside = [n for n, s in enumerate(segments) if s.within(holder)]
    for number in range(inside[-1] + 1, len(segments)):
        segment = segments[number]
        if reasons[number] is not None:
            continue
        branch = _branch(segment, holder)
        same = bool(holder.names) and (branch.tag, branch.names) == (holder.tag, holder.names)
        if not same and (branch.prose <= _BRANCH * holder.prose):
            reasons[number] = DropReason.TEASERS if segment.links > 0.5 else DropReason.BOILERPLATE


def _branch(segment: Segment, holder: Box) -> Box:
    """The outermost box around a segment that does not hold the article."""
    around = set(holder.path)
    return next((box for box in reversed(segment.box.path) if box not in around), segment.box)


def _cut_boxed_teasers(segments: list[Segment], reasons: list[DropReason | None], holder: Box | None) -> None:
    """Drop repeated boxes below the last paragraph of the article's own kind, each a headline and one short text."""
    if holder is None:
        return
    kept = [n for n, s in enumerate(segments) if reasons[n] is None and s.within(holder)]
    groups: dict[tuple[str, str], list[int]] = {}
    for number in kept:
        box = next(
            (b for b in segments[number].box.path if b.names and b is not holder and holder in b.path), None
        )
        if box is not None and box.part == "" and box.n_prose == 1 and box.prose <= _CARD_TEXT:
            groups.setdefault((box.tag, box.names), []).append(number)
    for numbers in groups.values():
        boxes = {segments[n].box.path[0] for n in numbers if segments[n].is_prose}
        heads = sum(not segments[n].is_prose for n in numbers)
        after = [n for n in kept if n > numbers[0] and n not in numbers and segments[n].is_prose]
        told = sum(len(segments[n].text) for n in numbers if segments[n].is_prose)
        if len(boxes) >= 2 and heads >= len(boxes) and not after and told <= _BRANCH * holder.prose:
            for number in numbers:
                reasons[number] = DropReason.TEASERS


def _named(segment: Segment) -> DropReason | None:
    """What the names of the boxes around a segment call it; the innermost word counts, a body inside a sidebar is none."""
    for box in segment.box.path:
        if box.reason is not None and not box.is_void:
            if box.reason in _AROUND_EMBEDS and _is_quote(segment):
                continue
            return box.reason
    return None


def _outside(segment: Segment) -> DropReason:
    if segment.links > 0.5:
        return DropReason.NAVIGATION if len(segment.text) < 40 else DropReason.TEASERS
    return DropReason.BOILERPLATE


def _is_quote(segment: Segment) -> bool:
    return segment.tagged("blockquote") is not None


def _leads(segment: Segment, distance: int) -> bool:
    """Whether a segment above the core is a standfirst: called so, or prose right above."""
    if segment.links > 0.5:
        return False
    return segment.part(Part.STANDFIRST) or (
        segment.is_prose and distance <= 8 and segment.tagged("li") is None
    )


def _best(segments: list[Segment], reasons: list[DropReason | None]) -> tuple[Box | None, float]:
    """The box with the most prose for the least else, and its share of the page's prose."""
    prose: dict[Box, float] = {}
    junk: dict[Box, float] = {}
    total = 0.0
    for segment, reason in zip(segments, reasons, strict=True):
        length = len(segment.text)
        counts = reason is None and segment.is_prose
        value = length * (1 - segment.links)
        total += value if counts else 0
        for box in segment.box.path:
            if counts:
                prose[box] = prose.get(box, 0) + value
            elif reason is None:
                junk[box] = junk.get(box, 0) + min(length, 120)
    best: Box | None = None
    most = 0.0
    highest = max(prose.values(), default=0)
    for box, amount in prose.items():  # the inner boxes come before those around them
        named = box.part == Part.BODY and amount >= _NAMED_SHARE * highest
        weight, bonus = (_NAMED_JUNK_WEIGHT, _NAMED_BONUS) if named else (_JUNK_WEIGHT, 1.0)
        score = bonus * amount - weight * junk.get(box, 0)
        if best is None or score > most:
            best, most = box, score
    return best, (prose[best] / total if best is not None and total else 0.0)


def _cards(segments: list[Segment]) -> set[int]:
    """Places of the segments in repeated boxes that each hold a linked headline and hardly more: teasers of other articles."""
    linked: dict[Box, int] = {}
    for segment in segments:
        if segment.links > 0.8 and len(segment.text) >= 20:
            for box in segment.box.path[:5]:
                linked[box] = linked.get(box, 0) + 1
    cards = {
        box
        for box, links in linked.items()
        if box.parent is not None
        and box.prose <= _CARD_PROSE
        and links <= 2
        and box.tag not in ("p", "tr", "tbody")
    }
    by_parent: dict[tuple[int, str, str], list[Box]] = {}
    for box in cards:
        by_parent.setdefault((id(box.parent), box.tag, box.names[:12]), []).append(box)
    repeated = {box for boxes in by_parent.values() if len(boxes) >= 2 for box in boxes}
    return {n for n, s in enumerate(segments) if not repeated.isdisjoint(s.box.path[:6])}
