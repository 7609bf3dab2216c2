"""A second look at long documents that the first look is in doubt about: what the trained model says of their most telling sentences.

The first look is made so that it misses next to nothing, and lets one page of ordinary news in six through; reading all of one costs as much as a hundred
first looks. The model finds no event in the sentences of most of them that are nearest to one.
"""

from __future__ import annotations

from firsthand.domain.document import Document
from firsthand.languages import pack
from firsthand.models.features import words
from firsthand.models.first_look import FirstLook
from firsthand.models.tagger import Tagger
from firsthand.reports.signals import is_shouted, unsignalled

DOUBT = 0.5
"""Score of the first look from where on a document is read without a second."""

SENTENCES = 10
"""How many sentences are looked at beside the first. A document that has no more is read as it is: that costs no more than the look."""

MARGIN = 4.0
"""What the model says is taken so many times: a sentence out of its place, without what patterns see in it, tells the model less."""


class SecondLook:
    """Takes a second look.

    Args:
        look: the first look, which tells the most telling sentences.
        tagger: the model.
    """

    def __init__(self, look: FirstLook, tagger: Tagger) -> None:
        self._look = look
        self._tagger = tagger

    def score(self, document: Document) -> float:
        """At most how likely the document tells of an event of the codebook: `MARGIN` times the highest probability that the model gives
        one of its most telling sentences, from 0 to 1; the model sees the words alone.

        Returns:
            1.0 for what is not judged: few sentences, or a language without a pack.
        """
        if len(document.sentences) <= SENTENCES or pack(document.language) is None:
            return 1.0
        telling = [self._telling(sentence.span.text) for sentence in document.sentences]
        strongest = sorted(range(1, len(telling)), key=lambda n: (-telling[n], n))[:SENTENCES]
        shouted = is_shouted(document)
        seen = [
            unsignalled(document.sentences[n].span.text, shouted=shouted) for n in sorted({0, *strongest})
        ]
        (said,) = self._tagger.tag([seen])
        return min(1.0, MARGIN * max(float(sentence.types.max()) for sentence in said.sentences))

    def _telling(self, sentence: str) -> float:
        found = words(sentence)
        return max(self._look.windows(found)) if found else float("-inf")
