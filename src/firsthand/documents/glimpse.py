"""A glance at a page before it is read: enough of its text for a first look, at a fifth of the cost.

Most pages of a stream of news are about something else. A glance takes the paragraphs and headings of the markup as they
stand, site furniture and all: what even so looks to be about something else needs no further reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from firsthand.documents.decode import decode, level
from firsthand.documents.language import detect_language
from firsthand.documents.markup import markup_of
from firsthand.domain.errors import DocumentError
from firsthand.domain.page import MediaType, Page

_LEAST = 400  # characters in paragraphs; with fewer, the page holds its text some other way
_MOST = 12_000  # characters that are looked at
_SHORT = 40  # characters: a shorter text is a word of a menu
_TAGS = ("h1", "h2", "h3", "p", "li", "blockquote", "td")
_HIDDEN = ("script", "style", "noscript", "template", "svg", "select", "form")


@dataclass(frozen=True, slots=True)
class Glance:
    """What a first look needs: title, text with furniture in it, language."""

    title: str | None
    text: str
    language: str | None


def glance(page: Page) -> Glance | None:
    """Take a glance at an HTML page.

    Returns:
        None where only reading tells: other forms, pages with hardly a paragraph, pages that cannot be parsed.
    """
    if page.media_type is not MediaType.HTML:
        return None
    try:
        root = markup_of(decode(page)).root
    except DocumentError:
        return None
    title = level(root.findtext(".//title") or "")[:300] or None
    text = _text(root)
    if len(text) < _LEAST:
        return None
    return Glance(title, text, detect_language(text, page.hints.language))


def _text(root: Any) -> str:
    """The paragraphs, headings and list items of a tree, one a line, without what readers do not see."""
    hidden = [element for element in root.iter(*_HIDDEN) if element is not root]
    inside = {element for top in hidden for element in top.iter(*_TAGS)}
    around = {element for top in hidden for element in top.iterancestors(*_TAGS)}
    found: list[str] = []
    length = 0
    for element in root.iter(*_TAGS):
        if element in inside:
            continue
        parts = _seen(element) if element in around else element.itertext()
        text = " ".join("".join(parts).split())
        if len(text) >= _SHORT:
            found.append(text[:_MOST])
            length += len(text)
            if length > _MOST:
                break
    return "\n".join(found)


def _seen(top: Any) -> Iterator[str]:
    """The texts in an element in order, without those in hidden ones."""
    walker = etree.iterwalk(top, events=("start", "end"))
    for event, element in walker:
        text = element.text
        if event == "end":
            text = element.tail if element is not top else None
        elif element.tag in _HIDDEN and element is not top:
            text = None
            walker.skip_subtree()
        if text:
            yield text
