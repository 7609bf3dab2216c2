"""What a page says of its article in JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from firsthand.documents.decode import level

_ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "LiveBlogPosting",
        "BlogPosting",
        "Report",
        "SocialMediaPosting",
        "WebPage",
        "ItemPage",
    ]
)
_WEAK = frozenset(("WebPage", "ItemPage"))
_MAX_LENGTH = 500_000
_MAX_NODES = 500
_CONTROL = re.compile(r"[\x00-\x1f]")


def article_of(root: Any) -> Mapping[str, Any]:
    """The node that describes the article: the first of an article's type, else one of a page; empty where there is none."""
    weak: Mapping[str, Any] = {}
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        for node in _nodes(script.text or ""):
            if is_article(node):
                return node
            if _kinds(node) & _WEAK and not weak:
                weak = node
    return weak


def is_article(node: Mapping[str, Any]) -> bool:
    """Whether a node describes an article, and not only a page."""
    return bool(_kinds(node) & _ARTICLES - _WEAK)


def text_of(node: Mapping[str, Any], *names: str) -> str | None:
    """The first of some fields that holds a text, or a thing with a name."""
    for name in names:
        value = node.get(name)
        for item in value if isinstance(value, list) else [value]:
            text = item.get("name") or item.get("@id") if isinstance(item, dict) else item
            if isinstance(text, str) and (levelled := level(text)):
                return levelled
    return None


def _kinds(node: Mapping[str, Any]) -> set[str]:
    kinds = node.get("@type")
    if not isinstance(kinds, list):
        kinds = [kinds]
    return {kind for kind in kinds if isinstance(kind, str)}


def _nodes(text: str) -> Iterator[Mapping[str, Any]]:
    if len(text) > _MAX_LENGTH:
        return
    try:
        data = json.loads(_CONTROL.sub(" ", text), strict=False)
    except (ValueError, RecursionError):
        return
    waiting: list[Any] = [data]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting = [*item[:_MAX_NODES], *waiting]
        elif isinstance(item, dict):
            yield item
            waiting = [
                *(item[k] for k in ("@graph", "mainEntity", "mainEntityOfPage") if k in item),
                *waiting,
            ]
