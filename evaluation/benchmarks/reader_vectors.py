"""Sentences with source and target marked, as the shipped trained reader sees them.

The network is run as it is, without signals, and its outputs for each piece, before they are made probabilities, are averaged over parts
of the sentence: all of it, source, target, what stands between, before and behind them. It has not learnt from any sentence of
PLOVER (`docs/reference/reader-model.md`). Each sentence is run twice, once as it stands and once with "Someone" and "others" for its
parties, so that an act is not told by who the parties are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.models.pieces import END, START, Pieces
from firsthand.models.scheme import SIGNALS

PARTS = ("all", "source", "target", "outside", "between", "before", "after")
"""Parts of a sentence, in the order of the rows of `vectors`."""

_LONGEST = 160
"""Pieces of a sentence, start and end among them: what the network was trained with."""

_BEFORE, _AFTER = 6, 8
"""Pieces on each side of the pair that count as around it."""

_TOKEN = re.compile(r"</?[st]>|\w+|[^\w\s]")
_TAG = re.compile(r"</?[st]>")
_NAMELESS = {"s": "Someone", "t": "others"}
_OUTSIDE = ""


def vectors(marked: str, *, nameless: bool) -> NDArray[np.float64]:
    """(parts, outputs); zeros for a part that the sentence lacks.

    Args:
        marked: a sentence with its source and target in tags.
        nameless: put a pronoun for each party.
    """
    return _vectors(marked, nameless)


@cache
def _vectors(marked: str, nameless: bool) -> NDArray[np.float64]:  # noqa: FBT001 - a key of the cache
    session, pieces = _network()
    ids, sides = [START], [_OUTSIDE]
    for word, spaced, side in tokens(marked, nameless=nameless):
        of_word = pieces.of(word, spaced=spaced)
        ids += of_word
        sides += [side] * len(of_word)
    ids, sides = [*ids[: _LONGEST - 1], END], sides[: _LONGEST - 1]
    size = len(ids)
    of_words, of_sentences, _ = session.run(
        None,
        {
            "pieces": np.array([ids], np.int64),
            "signals": np.zeros((1, size, len(SIGNALS)), np.float32),
            "mask": np.ones((1, size), np.float32),
        },
    )
    outputs = np.concatenate([of_words[0], of_sentences[0]], axis=1).astype(np.float64)
    rows = (outputs[positions] for positions in parts(sides))
    return np.stack([row.mean(axis=0) if len(row) else np.zeros(outputs.shape[1]) for row in rows])


def tokens(marked: str, *, nameless: bool) -> Iterator[tuple[str, bool, str]]:
    """Words, whether white space stands before each, and the party that each belongs to: "s", "t" or "".

    Args:
        marked: a sentence with its source and target in tags.
        nameless: one pronoun for all words of a party.
    """
    side, named = _OUTSIDE, set[str]()
    end = 0
    for match in _TOKEN.finditer(marked):
        token = match.group()
        if _TAG.fullmatch(token):
            side = _OUTSIDE if token[1] == "/" else token[1]
            continue
        spaced = _TAG.sub("", marked[end : match.start()]) != "" or end == 0
        end = match.end()
        if not (nameless and side):
            yield token, spaced, side
        elif side not in named:
            named.add(side)
            yield _NAMELESS[side], True, side


def parts(sides: Sequence[str]) -> list[list[int]]:
    """The positions of the pieces of each of `PARTS`; the first piece, which starts the sentence, is in none.

    Args:
        sides: the party of each piece.
    """
    size = len(sides)
    pair = [n for n, side in enumerate(sides) if side]
    first, last = (pair[0], pair[-1]) if pair else (1, 0)
    outside = [n for n in range(1, size) if not sides[n]]
    return [
        list(range(1, size)),
        [n for n in pair if sides[n] == "s"],
        [n for n in pair if sides[n] == "t"],
        outside,
        [n for n in outside if first < n < last],
        [n for n in outside if first - _BEFORE <= n < first],
        [n for n in outside if last < n <= last + _AFTER],
    ]


@cache
def _network() -> tuple[Any, Pieces]:
    import onnxruntime  # noqa: PLC0415 - only this benchmark needs it here

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    folder = files("firsthand.models") / "data"
    with as_file(folder / "reader.onnx") as path:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return session, Pieces((folder / "reader.pieces").read_bytes())
