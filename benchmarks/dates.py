"""`python -m benchmarks.dates`: words a second through the finders of dates, beside the plainest pass over the same text.

The text is that of the golden pages of each language, read over and over with the number of the round in it, so that no two passes are the
same; runs of words that come again are remembered, as they are in any large batch. Processor time of one core, the best of several rounds: compare the ratio to the plain pass (every word found by one regular
expression), machines differ. Exit status 1 when the ratio is over its budget.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable

from evaluation.extraction import golden_pages

from firsthand.languages import LANGUAGES
from firsthand.languages.base.pack import LanguagePack

ROUNDS, COPIES = 5, 40
MOST_RATIO = 50.0
"""Times the plain pass; where that does ten million words a second, 50 is the 200,000 words a second that are the aim."""

AIM = 200_000
_WORD = re.compile(r"\w+")


def text_of(language: LanguagePack) -> str:
    """The clean text of the golden pages in a language, many times."""
    texts = []
    for path, _ in golden_pages():
        if path.parent.name == language.code:
            texts.append(path.read_text(encoding="utf-8", errors="replace"))
    plain = re.sub(r"<[^>]*>", " ", "\n\n".join(texts))
    return "\n\n".join(f"{plain} {number}" for number in range(COPIES))


def seconds(function: Callable[[str], object], text: str) -> float:
    """Processor seconds of a pass, the best of several."""
    best = float("inf")
    for number in range(ROUNDS):
        start = time.process_time()
        function(f"{text} {number}")
        best = min(best, time.process_time() - start)
    return best


def main() -> int:
    """Measure every language and print the table."""
    over = 0
    print(f"{'language':<12}{'words':>9}{'words/s':>12}{'aim':>10}{'ratio':>8}{'budget':>8}")
    for language in LANGUAGES:
        text = text_of(language)
        words = len(_WORD.findall(text))
        plain, found = seconds(_WORD.findall, text), seconds(language.dates, text)
        ratio = found / plain
        over += ratio > MOST_RATIO
        print(f"{language.name:<12}{words:>9}{words / found:>12.0f}{AIM:>10}{ratio:>8.1f}{MOST_RATIO:>8.1f}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
