"""What came of an action, beside casualties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.domain.document import Sentence
from firsthand.domain.report import Outcome, OutcomeMention
from firsthand.domain.values import Span
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.matching import words

_CHANGES_HANDS = (Outcome.SITE_SEIZED, Outcome.SITE_RETAKEN)


def find_outcomes(
    text: str, sentence: Sentence, pack: LanguagePack, places: Sequence[Span] = ()
) -> tuple[OutcomeMention, ...]:
    """Outcomes told in a sentence, in order, each kind once; spans count from the start of `text`.

    What a relative clause says had come about before is none of the news: "the camp, parts of which the rebels have overrun". A town changes hands by its
    name too ("seized Sake", "Sake fell to"), where people and goods may only be seized.

    Args:
        text: the whole text.
        sentence: the sentence.
        pack: its language.
        places: the names of places in it.
    """
    seized = _named(text, sentence, pack, places)
    if not _any(tuple(pack.conflict.outcomes.values())).search(sentence.span.text):
        return seized
    before = words(pack.conflict.come_about)
    found = []
    for outcome, patterns in pack.conflict.outcomes.items():
        told = words(patterns).finditer(sentence.span.text)
        match = next((m for m in told if not before.search(sentence.span.text[: m.start()])), None)
        if match is not None:
            at = sentence.span.start
            found.append(OutcomeMention(outcome, Span.of(text, at + match.start(), at + match.end())))
    if seized and not any(mention.outcome in _CHANGES_HANDS for mention in found):
        found += seized
    return tuple(sorted(found, key=lambda mention: mention.span.start))


def _named(
    text: str, sentence: Sentence, pack: LanguagePack, places: Sequence[Span]
) -> tuple[OutcomeMention, ...]:
    """The first place of a sentence that is taken by its name."""
    takes, taken = _taking(pack.conflict.takes, pack.conflict.taken)
    come_about = words(pack.conflict.come_about)
    for place in places:
        before = text[sentence.span.start : place.start]
        told = takes.search(before)
        put = before.rstrip().rpartition(" ")[2].lower() in pack.places.at
        behind = None if put else taken.match(text, place.end, sentence.span.end)
        if (told is None and behind is None) or come_about.search(before[: told.start()] if told else before):
            continue
        span = (
            Span.of(text, sentence.span.start + told.start("act"), place.start - 1)
            if told
            else Span.of(text, place.end + 1, behind.end() if behind else place.end)
        )
        return (OutcomeMention(Outcome.SITE_SEIZED, span),)
    return ()


@cache
def _taking(takes: tuple[str, ...], taken: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"(?<![\w-])(?P<act>{either(takes)})\s?$", re.IGNORECASE),
        re.compile(rf"\s(?:{either(taken)})(?!\w)", re.IGNORECASE),
    )


@cache
def _any(outcomes: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """Matches where an outcome of any kind is told: most sentences tell of none."""
    return words(tuple(pattern for patterns in outcomes for pattern in patterns))
