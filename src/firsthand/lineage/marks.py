"""What the register keeps of a document once its wording is done with: small, and a matter of the document and the program alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from firsthand.blocking.numbers import Numbers, packed
from firsthand.lineage.blocks import fact_blocks, word_blocks
from firsthand.lineage.first_hand import Hand
from firsthand.lineage.traces import Floats, Traces

SCALE = 127
"""Of the whole numbers that stand for the shares of a vector of length 1."""


@dataclass(frozen=True, slots=True)
class Outline:
    """By what a document is found and held to be worth comparing.

    Attributes:
        key: of the document.
        told: ordinal of the day on which it was published, or else captured.
        digest: of its words in their order.
        ends: how many sentences its text has.
        centre: its mean sentence in whole numbers from -127 to 127, one byte each.
        words, facts: its blocks (`word_blocks`, `fact_blocks`), packed.
    """

    key: str
    told: int
    digest: int
    ends: int
    centre: bytes
    words: Numbers
    facts: Numbers


@dataclass(frozen=True, slots=True)
class Mark:
    """What the register keeps of a document.

    Attributes:
        outline: by what it is found.
        names: numbers of the names and local places in it, packed.
        hand: where its assertions may come from.
        spelled: id of an origin that no list knows to its name there.
    """

    outline: Outline
    names: Numbers
    hand: Hand
    spelled: dict[str, str]


def outline(traces: Traces) -> Outline:
    """Outline a document."""
    return Outline(
        key=traces.key,
        told=traces.told,
        digest=traces.wording.digest,
        ends=max(traces.places_in_text, default=-1) + 1,
        centre=_short(traces.centre).tobytes(),
        words=packed(word_blocks(traces)),
        facts=packed(fact_blocks(traces)),
    )


def _short(vector: Floats) -> npt.NDArray[np.int8]:
    """In whole numbers, so that a product is exact in any order."""
    rounded: npt.NDArray[np.int8] = np.rint(vector * SCALE).astype(np.int8)
    return rounded
