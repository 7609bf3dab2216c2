"""Finding the model's quotes in the text. What is not found does not exist."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from firsthand.domain.document import Document, Sentence
from firsthand.domain.values import Span

LONGEST = 400  # characters of a quote
_SINGLE = "'’‘ʼ`´"
_DOUBLE = '"“”„«»'
_DASHES = "-‐‑‒–—"
_PARTS = re.compile(
    rf"\s+|[{re.escape(_SINGLE)}]|\s*[{re.escape(_DOUBLE)}]\s*|[{re.escape(_DASHES)}]|.", re.DOTALL
)


def occurrences(quote: str, document: Document, sentence: Sentence) -> tuple[Span, ...]:
    """Where a quote stands in a sentence, whole words only.

    As it is; where that fails, with blanks, quotation marks, apostrophes and dashes levelled, which models
    set their own way.
    """
    return _search(quote, document, sentence.span.start, sentence.span.end)


def nearest(quote: str, document: Document, sentence: Sentence, to: Span) -> Span | None:
    """The occurrence nearest to a span: in its sentence, else in another sentence of the document.

    Entries of a live blog tell their own: no quote is looked for in another one.
    """
    found = occurrences(quote, document, sentence) or _search(quote, document, 0, len(document.text))
    starts = [s.span.start for s in document.sentences]
    entry = document.entry_of(sentence)
    for span in sorted(found, key=lambda span: (_gap(span, to), span.start)):
        other = document.sentences[max(bisect_right(starts, span.start) - 1, 0)]
        if other.span.contains(span) and (other is sentence or document.entry_of(other) == entry):
            return span
    return None


def _search(quote: str, document: Document, start: int, end: int) -> tuple[Span, ...]:
    wanted = quote.strip()
    if not wanted or len(wanted) > LONGEST:
        return ()
    for pattern in _patterns(wanted):
        found = tuple(
            Span.of(document.text, m.start(), m.end()) for m in pattern.finditer(document.text, start, end)
        )
        if found:
            return found
    return ()


def _gap(span: Span, to: Span) -> int:
    return max(span.start - to.end, to.start - span.end, 0)


@lru_cache(maxsize=256)
def _patterns(quote: str) -> tuple[re.Pattern[str], ...]:
    levelled = "".join(_levelled(part) for part in _PARTS.findall(quote))
    return tuple(_whole(quote, pattern) for pattern in (re.escape(quote), levelled))


def _whole(quote: str, pattern: str) -> re.Pattern[str]:
    """A match that starts and ends where words do: "Mali" is not in "Malian", nor "12" in "112"."""
    before = r"(?<!\w)" if quote[0].isalnum() else ""
    after = r"(?!\w)" if quote[-1].isalnum() else ""
    return re.compile(before + pattern + after)


def _levelled(part: str) -> str:
    bare = part.strip()
    if not bare:
        return r"\s+"
    if bare in _DOUBLE:
        return rf"\s*[{re.escape(_DOUBLE)}]\s*"
    if part in _SINGLE:
        return f"[{re.escape(_SINGLE)}]"
    if part in _DASHES:
        return f"[{re.escape(_DASHES)}]"
    return re.escape(part)
