"""OPML: lists of feeds."""

from __future__ import annotations

from typing import Any

from firsthand.sources.feeds.entry import Entries, Entry


def entries(root: Any) -> Entries:
    """The feeds of a list, folders or not."""
    for outline in root.iter("outline"):
        attributes = {str(name).lower(): str(value).strip() for name, value in outline.attrib.items()}
        if link := attributes.get("xmlurl"):
            yield Entry(
                link=link, title=attributes.get("title") or attributes.get("text") or None, is_list=True
            )
