"""RSS 0.9x, 1.0 (RDF) and 2.0."""

from __future__ import annotations

from typing import Any

from firsthand.sources.feeds.dates import read_date
from firsthand.sources.feeds.entry import Entries, Entry
from firsthand.sources.feeds.markup import children, content, text

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def entries(root: Any) -> Entries:
    """The items of a channel. In RSS 1.0 and 0.90 they stand beside it."""
    channel = next(children(root, "channel"), root)
    outlet, language = text(channel, "title"), text(channel, "language")
    for parent in dict.fromkeys((channel, root)):
        for item in children(parent, "item"):
            yield _entry(item, outlet, language)


def _entry(item: Any, outlet: str | None, language: str | None) -> Entry:
    guid_element = next(children(item, "guid"), None)
    guid = text(item, "guid")
    is_link = guid_element is not None and guid_element.get("isPermaLink", "true").strip().lower() == "true"
    encoded = next(
        (found for child in item.iterchildren(_CONTENT) if (found := content(child).strip())), None
    )
    return Entry(
        link=text(item, "link") or (guid if is_link else None),
        guid=guid,
        title=text(item, "title"),
        published=read_date(
            text(item, "pubdate", "date", "published")
        ),  # "date" is Dublin Core's, of RSS 1.0
        language=text(item, "language") or language,
        outlet=outlet,
        content=encoded,
        summary=text(item, "description"),
    )
