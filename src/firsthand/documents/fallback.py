"""The second opinion: trafilatura, where the page's structure does not speak clearly."""

from __future__ import annotations

from typing import Any

from firsthand.documents.core import Core
from firsthand.documents.dom import Segment
from firsthand.domain.document import DropReason

_SHORT = 25  # characters; a shorter text may stand in the article by chance
_MUCH_MORE = 1.3


def arbitrate(html: str, segments: list[Segment], core: Core) -> Core:
    """Where trafilatura finds much more of an article, its choice of segments; else ours."""
    import trafilatura  # noqa: PLC0415 - half a second, not needed for most pages

    found: Any = trafilatura.bare_extraction(
        html, include_comments=False, include_tables=True, fast=True, with_metadata=False, as_dict=False
    )
    text = _squeeze(found.text or "") if found is not None else ""
    ours = sum(len(s.text) for s, r in zip(segments, core.reasons, strict=True) if r is None and s.is_prose)
    theirs = [len(s.text) >= _SHORT and _squeeze(s.text) in text for s in segments]
    gain = sum(len(s.text) for s, inside in zip(segments, theirs, strict=True) if inside)
    if gain <= _MUCH_MORE * ours:
        return core
    return Core(
        [
            None if inside else reason or DropReason.BOILERPLATE
            for inside, reason in zip(theirs, core.reasons, strict=True)
        ],
        is_sure=False,
    )


def _squeeze(text: str) -> str:
    return "".join(text.split())
