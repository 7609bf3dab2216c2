"""What came of an action, beside casualties."""

from __future__ import annotations

import re
from functools import cache

from firsthand.domain.document import Sentence
from firsthand.domain.report import OutcomeMention
from firsthand.domain.values import Span
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.matching import words


def find_outcomes(text: str, sentence: Sentence, pack: LanguagePack) -> tuple[OutcomeMention, ...]:
    """Outcomes told in a sentence, in order, each kind once; spans count from the start of `text`.

    What a relative clause says had come about before is none of the news: "the camp, parts of which the rebels have overrun".
    """
    if not _any(tuple(pack.conflict.outcomes.values())).search(sentence.span.text):
        return ()
    before = words(pack.conflict.come_about)
    found = []
    for outcome, patterns in pack.conflict.outcomes.items():
        told = words(patterns).finditer(sentence.span.text)
        match = next((m for m in told if not before.search(sentence.span.text[: m.start()])), None)
        if match is not None:
            at = sentence.span.start
            found.append(OutcomeMention(outcome, Span.of(text, at + match.start(), at + match.end())))
    return tuple(sorted(found, key=lambda mention: mention.span.start))


@cache
def _any(outcomes: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """Matches where an outcome of any kind is told: most sentences tell of none."""
    return words(tuple(pattern for patterns in outcomes for pattern in patterns))
