"""Losses that a sentence tells without a number: "suffered heavy casualties"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.domain.document import Sentence
from firsthand.domain.report import CasualtyKind, Figure, Side
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.languages.base.pack import LanguagePack


def losses(text: str, sentence: Sentence, pack: LanguagePack, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Losses told without a number, with whose they are relative to the subject of the sentence."""
    conflict = pack.conflict
    for pattern in conflict.losses:
        for match in re.finditer(pattern, sentence.span.text, re.IGNORECASE):
            span = Span.of(text, sentence.span.start + match.start(), sentence.span.start + match.end())
            if any(figure.span.overlaps(span) for figure in figures):
                continue
            verb = match["verb"]
            side = Side.UNKNOWN
            if re.match(conflict.losses_inflicted, verb, re.IGNORECASE):
                side = Side.TARGET
            elif re.match(conflict.losses_suffered, verb, re.IGNORECASE):
                side = (
                    Side.INITIATOR
                )  # of the sentence: its subject; `sides` turns it to the side of the happening
            yield Figure(span, Quantity(Operator.VAGUE), CasualtyKind.CASUALTIES, side=side)
