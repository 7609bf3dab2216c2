"""HTML to pieces, through trafilatura."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from firsthand.documents.pieces import Hint, Piece, piece
from firsthand.domain.errors import DocumentError

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})\b[^<>]{0,20000}?(/?)>")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "th",
        "tr",
        "dt",
        "dd",
        "option",
    ]
)
_MAX_DEPTH = 400  # real pages stay below 60; beyond this the extractors recurse too deep
_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "iframe"})
_MAX_DROPPED = 200


@dataclass(frozen=True)
class Article:
    """What an HTML page gives: pieces of the article, the texts left out, and metadata as found."""

    pieces: list[Piece]
    left_out: list[str]
    title: str | None
    outlet: str | None
    byline: str | None
    date: str | None


def read_html(html: str) -> Article:
    """The article in an HTML page.

    Raises:
        DocumentError: tags are nested beyond reason, or no text is found.
    """
    if _depth(html) > _MAX_DEPTH:
        raise DocumentError(
            "tags are nested more than 400 deep: this is no article", code="nested-too-deeply"
        )
    import trafilatura  # noqa: PLC0415 - half a second, not needed for plain text

    tree = trafilatura.load_html(html)
    if tree is None:
        raise DocumentError("this is not HTML that can be read", code="no-text")
    visible = _visible(tree)
    found: Any = trafilatura.bare_extraction(
        html,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=False,
        as_dict=False,
    )
    metadata = trafilatura.extract_metadata(html)
    body: Any = found.body if found is not None else None
    pieces = [p for p in _pieces(body) if p.text] if body is not None else []
    if not pieces:
        pieces = [piece(text) for text in visible if len(text) > 40]
    if not pieces:
        raise DocumentError("no article text was found in the page", code="no-text")
    kept = {_squeeze(p.text) for p in pieces}
    whole = " ".join(p.text for p in pieces)
    left_out = [t for t in visible if _squeeze(t) not in kept and t not in whole][:_MAX_DROPPED]
    title = _heading(tree) or metadata.title
    return Article(pieces, left_out, title, metadata.sitename, metadata.author, metadata.date)


def _depth(html: str) -> int:
    """Deepest nesting of tags that need an end tag, by one pass over the text."""
    depth = deepest = 0
    for match in _TAG.finditer(html):
        if match[3] or match[2].lower() in _VOID:
            continue
        depth += -1 if match[1] else 1
        depth = max(depth, 0)
        deepest = max(deepest, depth)
        if deepest > _MAX_DEPTH:
            break
    return deepest


def _pieces(body: Any) -> list[Piece]:
    """Paragraphs, headings and list items of trafilatura's tree, in order."""
    pieces: list[Piece] = []
    for element in body.iter("p", "head", "item", "quote", "cell"):
        if any(ancestor.tag in ("p", "item", "quote", "cell") for ancestor in element.iterancestors()):
            continue
        hint = Hint.HEADING if element.tag == "head" else Hint.NONE
        pieces += [piece(line, hint) for line in "".join(element.itertext()).split("\n")]
    return pieces


def _visible(tree: Any) -> list[str]:
    """Every text of the page that a reader could see, one entry for each block of markup."""
    texts: list[str] = []
    for element in tree.iter(
        "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "footer", "nav", "aside", "a", "div", "span", "button"
    ):
        if any(a.tag in _SKIPPED for a in (element, *element.iterancestors())):
            continue
        own = " ".join(
            part.strip()
            for part in (element.text or "", *(child.tail or "" for child in element))
            if part.strip()
        )
        if element.tag in ("p", "li") or element.tag.startswith("h"):
            own = " ".join("".join(element.itertext()).split())
        if own:
            texts.append(" ".join(own.split()))
    return list(dict.fromkeys(texts))


def _heading(tree: Any) -> str | None:
    headings = [" ".join("".join(h.itertext()).split()) for h in tree.iter("h1")]
    return headings[0] if len(headings) == 1 and headings[0] else None


def _squeeze(text: str) -> str:
    return "".join(text.split())
