"""HTML to a tree, whatever a page does to the parser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree

from firsthand.domain.errors import DocumentError

# The start of a tag, or its end tag, as browsers cut them: a ">" within a quoted value ends none.
_TAG = re.compile(
    r"</?[a-z](?:[^>=<]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|=|<(?!/(?:script|style)))*+", re.IGNORECASE
)
_NAMES_IN_TAG = re.compile(r"[\s\"'/][^\s\"'/=]")
_MANY_WORDS = 1000  # in one tag: the parser takes quadratic time for attributes
# What a tag with so many words shows: it is long, unless ends of tags stand in its values.
_SCRIPT = re.compile(r"<script\b|<(/)script\s*>", re.IGNORECASE)
_TYPE_REACH = 200  # characters in which a script says its type
_LONG_TAG = re.compile(rf"</?[a-zA-Z][^>]{{{2 * _MANY_WORDS}}}")
_QUOTED_ENDS = re.compile(r"=\s*+(?:\"[^\">]*+>|'[^'>]*+>)")


def tame(html: str) -> str:
    """A page without its scripts, and without the attributes of tags that have them by the thousand."""
    html = _without_scripts(html)
    if _LONG_TAG.search(html) or len(_QUOTED_ENDS.findall(html)) > _MANY_WORDS // 2:
        return _with_few_words(html)
    return html


def _without_scripts(html: str) -> str:
    """A page without the scripts that end, those with metadata (JSON-LD) left in."""
    kept: list[str] = []
    at, start = 0, -1
    for tag in _SCRIPT.finditer(html):
        if tag[1] is None:
            end = html.find(">", tag.end(), tag.end() + _TYPE_REACH)
            if start < 0 and "ld+json" not in html[tag.end() : max(end, tag.end())]:
                start = tag.start()
        elif start >= 0:
            kept.append(html[at:start])
            at, start = tag.end(), -1
    return "".join([*kept, html[at:]]) if kept else html


def _with_few_words(html: str) -> str:
    """A page in which the tags of too many words are left with their names alone."""
    kept: list[str] = []
    at = 0
    for tag in _TAG.finditer(html):
        start, end = tag.span()
        if end - start >= 2 * _MANY_WORDS and len(_NAMES_IN_TAG.findall(tag[0])) > _MANY_WORDS:
            kept += (html[at:start], tag[0].split(None, 1)[0])
            at = end
    return "".join([*kept, html[at:]]) if kept else html


@dataclass(frozen=True, slots=True)
class Markup:
    """A page's markup, tamed, and its tree, which several look at: nobody changes it."""

    html: str
    root: Any


@lru_cache(maxsize=1)
def markup_of(html: str) -> Markup:
    """The markup of a page. That of the last page is kept: the glance at a page comes right before its reading.

    Raises:
        DocumentError: nothing in it can be read as HTML.
    """
    tamed = tame(html)
    return Markup(tamed, parse(tamed))


def parse(html: str) -> Any:
    """The tree of a page.

    Raises:
        DocumentError: nothing in it can be read as HTML.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError("this is not HTML that can be read", code="no-text") from error
    if root is None:
        raise DocumentError("this is not HTML that can be read", code="no-text")
    return root
