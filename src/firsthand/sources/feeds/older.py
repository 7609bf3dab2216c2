"""Where the older entries of a feed stand."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin, urlsplit

from firsthand.domain.errors import SourceError
from firsthand.sources.feeds import json_feed, markup

_RELATIONS = ("prev-archive", "next")
"""Of an archived feed (RFC 5005, section 4) and of a paged one (section 3), in the order they are looked for."""


def older_entries(content: bytes, address: str) -> str | None:
    """The address of the page of a feed that holds the entries before these, None where the feed names none.

    Args:
        content: the feed, one that could be read.
        address: where it stands.
    """
    try:
        link = _named(content)
        found = urljoin(address, link) if link else None
        return found if found and urlsplit(found).scheme in ("http", "https") else None
    except (SourceError, ValueError):
        return None


def _named(content: bytes) -> str | None:
    if content.lstrip().startswith((b"{", b"\xef\xbb\xbf{")):
        link = json_feed.parse(content).get("next_url")
        return link if isinstance(link, str) else None
    root, _ = markup.parse(content)
    links = [
        *_links(root),
        *(link for channel in markup.children(root, "channel") for link in _links(channel)),
    ]
    for relation in _RELATIONS:
        for link in links:
            if link.get("rel", "").strip().lower() == relation and link.get("href"):
                return str(link.get("href")).strip()
    return None


def _links(element: Any) -> list[Any]:
    return list(markup.children(element, "link"))
