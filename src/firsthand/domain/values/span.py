"""A stretch of a document's clean text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code-point offsets into `Document.text`, end exclusive, with the text they cover.

    `document.text[start:end] == text` always holds; `Span.of` is the way to make one.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, document_text: str, start: int, end: int) -> Span:
        """Cut a span out of a document's text.

        Raises:
            ValueError: the offsets do not lie in the text, or the span would be empty.
        """
        if not 0 <= start < end <= len(document_text):
            raise ValueError(f"span {start}:{end} does not lie in a text of {len(document_text)}")
        return cls(start, end, document_text[start:end])

    def matches(self, document_text: str) -> bool:
        """Whether the text at these offsets is still the text of this span."""
        return document_text[self.start : self.end] == self.text

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside this span (or equals it)."""
        return self.start <= other.start and other.end <= self.end
