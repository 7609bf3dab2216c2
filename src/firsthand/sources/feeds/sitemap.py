"""Site maps, those of news among them, and their indexes."""

from __future__ import annotations

from typing import Any

from firsthand.sources.feeds.dates import read_date
from firsthand.sources.feeds.entry import Entries, Entry
from firsthand.sources.feeds.markup import children, text


def entries(root: Any) -> Entries:
    """The pages of a site map, with what a news site map says of them. `lastmod` is no date of publication."""
    for url in children(root, "url"):
        news = next(children(url, "news"), None)
        outlet = next(children(news, "publication"), None) if news is not None else None
        yield Entry(
            link=text(url, "loc"),
            title=text(news, "title") if news is not None else None,
            published=read_date(text(news, "publication_date")) if news is not None else None,
            language=text(outlet, "language") if outlet is not None else None,
            outlet=text(outlet, "name") if outlet is not None else None,
            modified=read_date(text(url, "lastmod")),
        )


def index_entries(root: Any) -> Entries:
    """The site maps of an index."""
    for place in children(root, "sitemap"):
        yield Entry(link=text(place, "loc"), is_list=True, modified=read_date(text(place, "lastmod")))
