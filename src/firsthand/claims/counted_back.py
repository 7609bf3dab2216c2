"""Days told through others, and through what came later: "the closure on Saturday, the day after a strike that killed seven" puts the strike on Friday."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.domain.document import Document
from firsthand.domain.values import Anchor, DateExpression, DateMention
from firsthand.languages import pack
from firsthand.languages.base.speech import SpeechWords

_REACH = 60  # characters before an expression in which a verb of coming stands
_ENDS = re.compile(r"[.!?…]\s|\n")


def counted_from(
    document: Document, expression: DateExpression, mentions: Sequence[DateMention]
) -> DateMention | None:
    """The date before an expression; for "the same day" the last one that is not the day on which somebody spoke, where there is one."""
    dated = [mention for mention in mentions if mention.possible]
    if expression.anchor is Anchor.CONTEXT and expression.offset == 0:
        dated = [m for m in dated if not _is_said(document, m)] or dated
    return dated[-1] if dated else None


def _is_said(document: Document, mention: DateMention) -> bool:
    """Whether the words before a date say that somebody spoke on it: "a witness said on Tuesday"."""
    found = pack(document.language)
    start = mention.span.start
    return (
        found is not None
        and _speaks(found.speech.says).search(document.text[max(0, start - 40) : start]) is not None
    )


@cache
def _speaks(says: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{says})\s(?:on\s|le\s|ce\s|late\s|early\s)?$", re.IGNORECASE)


def is_counted_back(document: Document, expression: DateExpression, previous: DateMention) -> bool:
    """Whether the words behind "the day after", "trois jours après" name a happening, whose day is counted back from the date before.

    Only where the main clause has that date: it stands in the same sentence, or the clause says that what was told came so long after
    ("the attack comes two days after gunmen killed ..."). "The attack" alone behind them is what was told before, and the day is that
    of the main clause, as in "three days after the attack, gunmen returned".

    Args:
        document: the page.
        expression: counted from another date of the text.
        previous: that date.
    """
    found = pack(document.language)
    if found is None or not expression.offset:
        return False
    behind, bare, comes = _patterns(found.speech)
    text, span = document.text, expression.span
    tail = text[span.start : span.end + _REACH]
    match = behind.match(tail)
    if match is None or match.end() < span.end - span.start or bare.match(tail, match.end()):
        return False
    between = text[previous.span.end : span.start]
    return (
        _ENDS.search(between) is None
        or comes.search(text[max(0, span.start - _REACH) : span.start]) is not None
    )


@cache
def _patterns(speech: SpeechWords) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """An expression up to the words for a happening; words that name none by themselves; a clause that says that something came."""
    return (
        re.compile(rf"[^.,;:\n]{{0,40}}?\b(?:{either(speech.so_long_from)})", re.IGNORECASE),
        re.compile(rf"(?:{either(speech.told_before)})\s?(?:[.,;:)\n]|$)", re.IGNORECASE),
        re.compile(rf"\b(?:{either(speech.occurs)})\s(?:[\w-]{{2,15}}\s){{0,2}}$", re.IGNORECASE),
    )
