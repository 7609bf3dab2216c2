"""The article in a page: clean text, what was left out and why, and metadata with evidence."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from firsthand.domain.ids import content_id
from firsthand.domain.issue import Issue
from firsthand.domain.values.moment import Published
from firsthand.domain.values.span import Span


class BlockKind(StrEnum):
    """Part a block plays in the article."""

    TITLE = "title"
    STANDFIRST = "standfirst"  # summary above the body, often written by another hand than the body
    SUBHEADING = "subheading"
    BODY = "body"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"  # cells joined by " | "
    CAPTION = "caption"


class DropReason(StrEnum):
    """Why a block of the page is no part of the article."""

    NAVIGATION = "navigation"
    TEASERS = "teasers"  # headlines of other articles, dated or not
    RELATED_LINKS = "related-links"
    COMMENTS = "comments"
    COMMENT_FORM = "comment-form"
    COUNTER = "counter"
    FOLLOW_US = "follow-us"
    NEWSLETTER = "newsletter"
    COPYRIGHT = "copyright"
    AUTHOR_BOX = "author-box"
    SHARE_BAR = "share-bar"
    COOKIE_NOTICE = "cookie-notice"
    ADVERTISEMENT = "advertisement"
    PRINTED_DATE = "printed-date"
    REPEATED_TITLE = "repeated-title"
    CALL_TO_ACTION = "call-to-action"  # "let us know by leaving a comment"
    TAGS = "tags"
    BYLINE = "byline"  # names, dates and tools between title and article
    PAYWALL = "paywall"  # the invitation to pay that stands where the rest of the article would
    AI_SUMMARY = "ai-summary"  # summary, takeaways or questions and answers beside the article, often made by a program
    PULL_QUOTE = "pull-quote"  # a sentence of the body, repeated
    DUPLICATE = "duplicate"  # a paragraph that the page holds twice
    HIDDEN = "hidden"  # not shown to readers
    BOILERPLATE = "boilerplate"  # elsewhere on the page than the article, for no finer reason


ELSEWHERE = frozenset(
    (
        DropReason.NAVIGATION,
        DropReason.TEASERS,
        DropReason.RELATED_LINKS,
        DropReason.COMMENTS,
        DropReason.SHARE_BAR,
        DropReason.TAGS,
        DropReason.ADVERTISEMENT,
        DropReason.HIDDEN,
        DropReason.REPEATED_TITLE,
        DropReason.DUPLICATE,
        DropReason.PULL_QUOTE,
    )
)
"""Reasons of text that says nothing about how the article was made or can be read."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of the article.

    Attributes:
        kind: the part it plays.
        span: of the clean text.
        language: where it is clearly written in another language than the document, that language, "und" for one that we
            do not know; None otherwise.
    """

    kind: BlockKind
    span: Span
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text of the page that is not in the clean text."""

    reason: DropReason
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the clean text. Never crosses a block; `block` indexes `Document.blocks`."""

    index: int
    block: int
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a live blog or round-up: what it tells stands apart from the other entries.

    Attributes:
        label: its time or heading as printed.
        time: time of day as "HH:MM" in the page's own zone, None where it has none.
        first, last: its blocks, both included, as indexes of `Document.blocks`.
    """

    label: str
    time: str | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of an agency story: "BAMAKO, June 2 (Reuters) -".

    Attributes:
        place: as printed.
        agency: name in brackets, None for none.
        day: as printed, None for none; it has no year.
    """

    place: str
    agency: str | None = None
    day: str | None = None


@dataclass(frozen=True)
class Document:
    """One article as read from one page.

    Attributes:
        id: the page's id as it was given.
        page: key of the page it was read from.
        text: the clean text; blocks are joined by one blank line. All spans point into it.
        blocks: in reading order; their spans do not overlap.
        sentences: in reading order.
        dropped: everything left out, with the reason.
        language: ISO 639-1 code, None where it could not be told.
        title, outlet, byline, url: as found, None where not.
        published: publication date with evidence, None where no trace of one is found.
        captured_at: when the page was captured (UTC); a last upper bound on what it reports.
        credits: origin credits as printed: datelines and credit lines ("(Reuters)", "With AFP"),
            as spans or dropped text reduced to the credited name.
        modified: when the article was last changed, as the page says.
        canonical_url: address that the page gives as its own, where it gives one.
        dateline: see `Dateline`.
        entries: of a live blog or round-up, in reading order; empty for other articles.
        is_partial: whether the page holds only the beginning of the article (a paywall).
        outlet_country, outlet_owner: alpha-3 code and owner, where the list of outlets knows the site.
        issues: what was lost or repaired while reading (mojibake, truncated text).
    """

    id: str
    page: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    dropped: tuple[Dropped, ...]
    language: str | None
    captured_at: datetime
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: Published | None = None
    credits: tuple[str, ...] = ()
    modified: Published | None = None
    canonical_url: str | None = None
    dateline: Dateline | None = None
    entries: tuple[Entry, ...] = ()
    is_partial: bool = False
    outlet_country: str | None = None
    outlet_owner: str | None = None
    issues: tuple[Issue, ...] = ()

    @cached_property
    def key(self) -> str:
        """Content-derived key, one to one with the page's."""
        return content_id("doc", self.page)

    def block_of(self, sentence: Sentence) -> Block:
        """The block that a sentence stands in."""
        return self.blocks[sentence.block]

    def entry_of(self, sentence: Sentence) -> int | None:
        """The entry that a sentence stands in, as an index of `entries`; None outside of one."""
        return next(
            (n for n, entry in enumerate(self.entries) if entry.first <= sentence.block <= entry.last), None
        )

    def sentence_at(self, span: Span) -> Sentence | None:
        """The sentence in which a span starts, if any."""
        at = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
        return self.sentences[at] if at >= 0 and span.start < self.sentences[at].span.end else None
