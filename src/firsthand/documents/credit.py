"""Credits: whom a text names as its first hand."""

from __future__ import annotations

import re

from firsthand.documents.labels import Labels

# A dateline: city, day, agency in brackets, dash.
DATELINE = re.compile(
    r"^[A-ZÀ-Ý][\w'’. -]{2,40}(?:,[^()\n]{1,40})?\s\((?P<name>[A-Z][\w/ .&-]{1,25})\)\s?[-–—:]+\s"
)
_BRACKETED = re.compile(r"\((?P<name>[A-Z][\w/ .&-]{1,25})\)\s*$")


def credits_of(blocks: list[str], dropped: list[str], labels: Labels) -> tuple[str, ...]:
    """Names in datelines, in brackets at the end of a paragraph, and in credit lines, in order."""
    heads = (DATELINE.match(text) or _BRACKETED.search(text) for text in blocks)
    found = [match["name"] for match in heads if match]
    for text in (*blocks[-2:], *dropped):
        if len(text) <= 200:
            found += [match[1].strip() for pattern in labels.credits for match in pattern.finditer(text)]
    return tuple(dict.fromkeys(found))
