"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any

from firsthand.domain.errors import SourceError
from firsthand.sources.feeds.dates import read_date
from firsthand.sources.feeds.entry import Entries, Entry
from firsthand.sources.source import issue


def parse(content: bytes) -> Mapping[str, Any]:
    """The feed as an object.

    Raises:
        SourceError: it is none (`malformed-feed`).
    """
    try:
        feed = json.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"not JSON: {' '.join(str(error).split())[:200]}", code="malformed-feed") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise SourceError('a JSON feed has a list "items"', code="malformed-feed")
    return feed


def entries(feed: Mapping[str, Any], place: str) -> Entries:
    """The items of a feed; an issue for each that is none.

    Args:
        feed: as parsed.
        place: the feed's name, for the issues.
    """
    outlet, language = _string(feed, "title"), _string(feed, "language")
    for number, item in enumerate(feed["items"], 1):
        if isinstance(item, dict):
            yield _entry(item, outlet, language)
        else:
            yield issue(f"{place}#{number}", "malformed-entry", "an item of a JSON feed is an object")


def _entry(item: Mapping[str, Any], outlet: str | None, language: str | None) -> Entry:
    plain = _string(item, "content_text")
    return Entry(
        link=_string(item, "url") or _string(item, "external_url"),
        guid=_string(item, "id"),
        title=_string(item, "title"),
        published=read_date(_string(item, "date_published")),
        language=_string(item, "language") or language,
        outlet=outlet,
        content=_string(item, "content_html") or (html.escape(plain, quote=False) if plain else None),
        summary=_string(item, "summary"),
    )


def _string(item: Mapping[str, Any], name: str) -> str | None:
    """A string without halves of surrogate pairs and null characters; None for everything else. Ids may be numbers (1.0)."""
    value = item.get(name)
    if name == "id" and isinstance(value, int | float):
        value = str(value)
    if not isinstance(value, str):
        return None
    return value.encode(errors="replace").decode().replace("\0", "").strip() or None
