"""Labelled sections inside the article's box: related articles, comments."""

from __future__ import annotations

from firsthand.documents.core import Core
from firsthand.documents.dom import Box, Segment
from firsthand.documents.labels import Labels
from firsthand.domain.document import DropReason

_POINT = 250  # characters of a point of a summary, or of an answer beside the article
_MOST = 0.5  # of the article's prose: a label above more than this is none


def close_sections(segments: list[Segment], core: Core, labels: Labels) -> None:
    """Drop what a label opens ("Related articles", "3 comments"), to the end of the box that holds the label.

    A label that would take half of the article with it is not believed. Works on `core.reasons` in place.
    """
    prose = sum(len(s.text) for s, r in zip(segments, core.reasons, strict=True) if r is None and s.is_prose)
    for number, segment in enumerate(segments):
        if core.reasons[number] is not None or segment.is_prose or len(segment.text) > 80:
            continue
        reason = labels.ending(segment.text) or labels.section(segment.text)
        if reason is None:
            continue
        box = _section_box(segment, segments[number + 1] if number + 1 < len(segments) else None)
        inside = [
            n for n in range(number, len(segments)) if core.reasons[n] is None and segments[n].within(box)
        ]
        if reason is DropReason.AI_SUMMARY:
            inside = [n for n in inside if len(segments[n].text) <= _POINT]
        taken = [n for n in inside if n == number or not _resumes(segments, number, n)]
        if sum(len(segments[n].text) for n in taken if segments[n].is_prose) <= _MOST * prose:
            for n in taken:
                core.reasons[n] = reason


def _section_box(label: Segment, following: Segment | None) -> Box:
    """The box that a label heads: the smallest around it that holds more than the label itself."""
    if following is None:
        return label.box
    return next((box for box in label.box.path if following.within(box)), label.box)


def _resumes(segments: list[Segment], label: int, number: int) -> bool:
    """Whether the article goes on at a segment below a label in its midst: a paragraph that is called as those above it,
    or a plain one in their box with the links of the label in between.
    """
    above = next((s for s in reversed(segments[:label]) if s.is_prose), None)
    current = segments[number]
    if above is None or not current.is_prose or current.links >= 0.5:
        return False
    if (
        current.box is not above.box
        and current.box.names
        and (current.box.tag, current.box.names) == (above.box.tag, above.box.names)
    ):
        return True
    return (
        current.links < 0.2
        and current.box.tag == "p" == above.box.tag
        and current.box.parent is above.box.parent
        and any(s.box.tag in ("ul", "li", "a", "div") or s.links > 0.5 for s in segments[label + 1 : number])
    )
