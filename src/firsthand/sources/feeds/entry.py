"""What feeds of every form come down to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from firsthand.domain.issue import Issue


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        link: address of the page, None where the entry names none.
        guid: what the feed knows the entry by.
        title, published, language, outlet: what the feed says about the page; each may be missing or wrong.
        content: the full text, as HTML or plain text; None where the feed holds none.
        summary: a summary, as HTML or plain text.
        is_list: the link leads to another list, not to a page.
        modified: day of its last change, where a site map tells it; it was published no later.
    """

    link: str | None
    guid: str | None = None
    title: str | None = None
    published: date | None = None
    language: str | None = None
    outlet: str | None = None
    content: str | None = None
    summary: str | None = None
    is_list: bool = False
    modified: date | None = None


Entries = Iterator[Entry | Issue]
