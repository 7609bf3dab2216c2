"""Atom (RFC 4287), and its forerunner 0.3."""

from __future__ import annotations

import html
from typing import Any
from urllib.parse import urljoin

from firsthand.sources.feeds.dates import read_date
from firsthand.sources.feeds.entry import Entries, Entry
from firsthand.sources.feeds.markup import XML_BASE, XML_LANG, children, content, inner_markup, text


def entries(root: Any) -> Entries:
    """The entries of a feed, or the one of an entry document."""
    outlet, language = text(root, "title"), root.get(XML_LANG)
    for entry in children(root, "entry"):
        yield _entry(entry, outlet, language, root.get(XML_BASE))


def _entry(entry: Any, outlet: str | None, language: str | None, base: str | None) -> Entry:
    source = next(children(entry, "source"), None)  # of an entry taken over from another feed
    return Entry(
        link=_link(entry, base),
        guid=text(entry, "id"),
        title=_words(next(children(entry, "title"), None)),
        published=read_date(text(entry, "published", "issued", "updated", "modified", "created")),
        language=entry.get(XML_LANG) or language,
        outlet=(text(source, "title") if source is not None else None) or outlet,
        content=_markup(next(children(entry, "content"), None)),
        summary=_markup(next(children(entry, "summary"), None)),
    )


def _link(entry: Any, base: str | None) -> str | None:
    """The page that the entry stands for: rel="alternate", HTML before other forms."""
    links = [
        link
        for link in children(entry, "link")
        if link.get("href") and link.get("rel", "alternate").strip().lower() == "alternate"
    ]
    links.sort(key=lambda link: "html" not in link.get("type", "text/html").lower())
    if not links:
        return None
    link = str(links[0].get("href")).strip()
    own = links[0].get(XML_BASE) or entry.get(XML_BASE) or base
    try:
        return urljoin(own, link) if own else link
    except ValueError:
        return link


def _markup(element: Any) -> str | None:
    """Text or HTML, as an element says; None for content that lies elsewhere or is neither."""
    if element is None or element.get("src"):
        return None
    kind = (element.get("type") or "text").strip().lower()
    if kind in ("xhtml", "application/xhtml+xml") or (kind == "text/html" and len(element)):
        return inner_markup(element).strip() or None
    if kind in ("html", "text/html"):
        return content(element).strip() or None
    if kind in ("text", "text/plain"):
        return html.escape(content(element), quote=False).strip() or None  # "<" means itself here
    return None


def _words(element: Any) -> str | None:
    return content(element).strip() or None if element is not None else None
