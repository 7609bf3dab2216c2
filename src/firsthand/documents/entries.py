"""Live blogs and round-ups: one page, several entries, each with its own time or heading."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.documents.labels import Labels
from firsthand.documents.pieces import Hint, Piece
from firsthand.domain.document import Dropped, DropReason

FEWEST = 3  # entries that make a live blog or a round-up
_CLOCK = r"(?:[01]?\d|2[0-3])\s?(?:[:.hH]\s?[0-5]\d|h)(?:\s?[ap]\.?m\.?)?(?:\s?\(?(?:GMT|UTC|WAT|CAT|EAT|CET|CEST|EST|TU|heure locale|local time)\)?)?"
_TIME = re.compile(r"(?<!\d)([01]?\d|2[0-3])\s?[:.hH]\s?([0-5]\d)?(?:\s?([ap]\.?m))?", re.IGNORECASE)
_ALONE = re.compile(rf"^(?:(?:at|à|updated?|mis à jour à|posted)\s)?{_CLOCK}$", re.IGNORECASE)
_LEADING = re.compile(rf"^(?P<time>{_CLOCK})\s?(?:[-–—:|•]|\.\s)\s?(?=[A-ZÀ-Ý«“\"])", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|[•▪●–-])\s")


def is_clock(text: str) -> bool:
    """Whether a line holds a time of day and nothing else."""
    return len(text) <= 40 and _ALONE.match(text.strip(" |•-–—")) is not None


def time_of(label: str) -> str | None:
    """The time of day in a label as "HH:MM", None where it holds none."""
    match = _TIME.search(label)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    half = (match[3] or "").lower()[:1]
    hour = hour % 12 + 12 if half == "p" else hour % 12 if half == "a" else hour
    return f"{hour:02}:{minute:02}"


def mark_entries(pieces: list[Piece], labels: Labels, title: str | None) -> tuple[list[Piece], list[Dropped]]:
    """Note on the first piece of each entry what opens it; lines that hold only a time go.

    Returns:
        The pieces, unchanged where the page is neither a live blog nor a round-up, and the lines dropped.
    """
    clocks = [n for n, p in enumerate(pieces) if is_clock(p.text)]
    if clocks:
        marked, dropped = _after_clocks(pieces)
        return (marked if len(clocks) >= FEWEST else [replace(p, opens=None) for p in marked]), dropped
    leading = [n for n, p in enumerate(pieces) if _LEADING.match(p.text)]
    if len(leading) >= FEWEST:
        return [
            replace(p, opens=m["time"].strip()) if (m := _LEADING.match(p.text)) else p for p in pieces
        ], []
    if title and labels.is_roundup(title):
        headings = [
            n
            for n, p in enumerate(pieces)
            if p.hint is Hint.HEADING or (p.is_headline and 0 < n < len(pieces) - 1)
        ]
        if len(headings) >= FEWEST:
            return [replace(p, opens=p.text) if n in headings else p for n, p in enumerate(pieces)], []
        numbered = [n for n, p in enumerate(pieces) if _NUMBERED.match(p.text) or p.hint is Hint.LIST_ITEM]
        if len(numbered) >= FEWEST:
            return [
                replace(p, opens=str(numbered.index(n) + 1)) if n in numbered else p
                for n, p in enumerate(pieces)
            ], []
    return pieces, []


def _after_clocks(pieces: list[Piece]) -> tuple[list[Piece], list[Dropped]]:
    kept: list[Piece] = []
    dropped: list[Dropped] = []
    pending: str | None = None
    for current in pieces:
        if is_clock(current.text):
            pending = current.text.strip(" |•-–—")
            dropped.append(Dropped(DropReason.PRINTED_DATE, current.text))
        else:
            kept.append(replace(current, opens=pending) if pending else current)
            pending = None
    return kept, dropped
