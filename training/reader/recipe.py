"""What the reader learns from, in what shares and how long: the settings of the released model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from training.reader.corpora import annotated, attributions, muc, shootings
from training.reader.texts import Maker, Text

SIZE = 64_000
"""Pieces of the vocabulary."""

_FOLDS = 7


@dataclass(frozen=True)
class Corpus:
    """A source of texts.

    Attributes:
        name: in files and figures.
        files: what it is read from, below the folder of the data; annotated reports lie beside this module.
        read: reads it.
    """

    name: str
    files: tuple[str, ...]
    read: Callable[[Path, Maker], Iterator[Text]]


@dataclass(frozen=True)
class Stage:
    """A run of the learning with its own schedule of rates.

    Attributes:
        name: of its folder.
        rounds: times that everything is read.
        rate: learning rate of the encoder at its height.
        weights: how often a text of each corpus is shown in a round, on average.
    """

    name: str
    rounds: int
    rate: float
    weights: dict[str, float]


def is_held_out(text: Text) -> bool:
    """One annotated document in seven is kept from the learning, by a hash of its id."""
    return crc32(text.id.encode()) % _FOLDS == 0


CORPORA = (
    Corpus(
        "annotated",
        (),
        lambda _, maker: (t for t in annotated.texts(maker, weight=1) if not is_held_out(t)),
    ),
    Corpus("muc_train", ("muc4",), muc.texts),
    Corpus("gun_violence_train", ("gun_violence",), shootings.pages),
    Corpus("gvdb", ("gvdb",), shootings.articles),
    Corpus("polnear_train", ("polnear/train",), attributions.texts),
)
"""Learnt from."""

MEASURED = (
    Corpus(
        "annotated_held_out",
        (),
        lambda _, maker: (t for t in annotated.texts(maker, weight=1) if is_held_out(t)),
    ),
    Corpus("muc_dev", ("muc4",), lambda data, maker: muc.texts(data, maker, ("dev",))),
    Corpus("gun_violence_dev", ("gun_violence",), lambda data, maker: shootings.pages(data, maker, ("dev",))),
    Corpus("polnear_dev", ("polnear/dev",), lambda data, maker: attributions.texts(data, maker, "dev")),
)
"""Measured on, never learnt from."""

STAGES = (
    Stage(
        "first",
        2,
        2e-4,
        {"annotated": 5, "muc_train": 1, "gun_violence_train": 1, "gvdb": 1, "polnear_train": 0.3},
    ),
    Stage(
        "second",
        2,
        2e-4,
        {"annotated": 6, "muc_train": 1.3, "gun_violence_train": 1, "gvdb": 1, "polnear_train": 0.25},
    ),
    Stage(
        "third",
        3,
        1.6e-4,
        {"annotated": 6, "muc_train": 1.4, "gun_violence_train": 0.9, "gvdb": 1, "polnear_train": 0.15},
    ),
)
"""Each goes on from the weights of the one before. In the released model the first two saw texts and a loss that were mended after them: the
first had the annotations from before they were read a second time and no names of victims in MUC-4; both left in doubt every word of
the public data that nothing was known of (`possible` came with the third), and gave event types a third of their weight."""
