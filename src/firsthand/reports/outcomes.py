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
    """Outcomes told in a sentence, in order, each kind once; spans count from the start of `text`."""
    if not _any(tuple(pack.conflict.outcomes.values())).search(sentence.span.text):
        return ()
    found = []
    for outcome, patterns in pack.conflict.outcomes.items():
        if match := words(patterns).search(sentence.span.text):
            at = sentence.span.start
            found.append(OutcomeMention(outcome, Span.of(text, at + match.start(), at + match.end())))
    return tuple(sorted(found, key=lambda mention: mention.span.start))


@cache
def _any(outcomes: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """Matches where an outcome of any kind is told: most sentences tell of none."""
    return words(tuple(pattern for patterns in outcomes for pattern in patterns))
