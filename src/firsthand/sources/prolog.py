"""Whether a text begins like a feed: told in one pass, without the parsers that read it."""

from __future__ import annotations

import re

_ROOT = re.compile(rb"<(?:rss|feed|(?:\w{1,20}:)?rdf|opml|urlset|sitemapindex)[\s/>]", re.IGNORECASE)
_SUBSET_END = re.compile(rb"\]\s*>")
# A quote inside a JSON string has a backslash before it.
_JSON_FEED = re.compile(rb"(?<!\\)\"version\"\s{0,20}:\s{0,20}\"https?:\\?/\\?/jsonfeed\.org")


def begins_a_feed(start: bytes) -> bool:
    """Whether this is a feed, a list of feeds or a site map: XML by its root, a JSON Feed by its version.

    Args:
        start: the first bytes of a text, blanks and marks before it left out.
    """
    if start.startswith(b"{"):
        return _JSON_FEED.search(start) is not None
    at = 0
    while start.startswith(b"<", at):
        if start.startswith(b"<?", at):
            end = start.find(b"?>", at) + 2
        elif start.startswith(b"<!--", at):
            end = start.find(b"-->", at) + 3
        elif start[at : at + 9].upper() == b"<!DOCTYPE":
            end = _doctype_end(start, at)
        else:
            return _ROOT.match(start, at) is not None
        if end <= at:
            return False
        at = end + len(start[end:]) - len(start[end:].lstrip())
    return False


def _doctype_end(start: bytes, at: int) -> int:
    end = start.find(b">", at)
    if 0 <= start.find(b"[", at) < end:
        subset = _SUBSET_END.search(start, at)
        return subset.end() if subset else -1
    return end + 1
