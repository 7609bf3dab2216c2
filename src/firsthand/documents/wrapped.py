"""Plain text to lines: paragraphs that were wrapped at a fixed width become one line each, as wire copy needs it."""

from __future__ import annotations

import re
from itertools import pairwise

_LEAST_WIDTH, _MOST_WIDTH = 40, 100  # characters at which programs and people wrap
_FULL = 0.8  # of the width: a line this long was wrapped, a shorter one ends its paragraph
_SURE = 3  # lines that are followed by another show by their widths alone that a text is wrapped
_SHARE = 0.6  # of the lines that are followed by another are full in a wrapped text
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])-$")


def unwrap(text: str) -> str:
    """Join the lines of wrapped paragraphs; a text that is not wrapped comes back as it is.

    A paragraph is a run of lines without an empty one, that starts anew at an indented line or after a short line.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    if not _is_wrapped(lines):
        return text
    width = max(len(line) for line in lines)
    paragraphs: list[list[str]] = []
    previous = ""
    for line in lines:
        begins = (
            not previous.strip()
            or (line[:1].isspace() and not previous[:1].isspace())
            or _ends_short(previous, width)
        )
        if not line.strip():
            paragraphs.append([])
        elif begins or not paragraphs:
            paragraphs.append([line.strip()])
        else:
            paragraphs[-1] += ["" if _HYPHEN.search(previous) else " ", line.strip()]
        previous = line
    return "\n".join("".join(parts) for parts in paragraphs)


def _ends_short(line: str, width: int) -> bool:
    return len(line) < 0.55 * width and line.rstrip().endswith((".", "!", "?", '"', "]", ":"))


def _is_wrapped(lines: list[str]) -> bool:
    """Whether no line is long, and most lines that have a next one reach the same width."""
    longest = max((len(line) for line in lines), default=0)
    if not _LEAST_WIDTH <= longest <= _MOST_WIDTH:
        return False
    followed = [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip()]
    full = sum(len(line) >= _FULL * longest for line, _ in followed)
    if len(followed) < _SURE:  # so few lines could be a title and sentences below it
        return bool(followed) and all(
            len(line) >= _FULL * longest and (line.isupper() or after.lstrip()[:1].islower())
            for line, after in followed
        )
    return full >= _SHARE * len(followed)
