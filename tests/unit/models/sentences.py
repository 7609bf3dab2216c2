"""Sentences as the model is given them, made from plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from firsthand.models.scheme import SIGNALS
from firsthand.reports.signals import Signalled

_WORD = re.compile(r"[^\W_]+|[^\s]")


def seen(text: str, *, marked: Sequence[int] = ()) -> Signalled:
    """A sentence.

    Args:
        text: its words, as they stand.
        marked: words whose signals are all set.
    """
    found = list(_WORD.finditer(text))
    signals = np.zeros((len(found), len(SIGNALS)), np.uint8)
    signals[list(marked)] = 1
    return Signalled(
        tuple(m.start() for m in found),
        tuple(m.end() for m in found),
        tuple(m.group() for m in found),
        tuple(m.start() == 0 or text[m.start() - 1].isspace() for m in found),
        signals,
    )
