"""From the teacher's vectors of sentences to one vector for each piece.

The model is linear: a text's vector is the weighted mean of its pieces' vectors. In the manner of model2vec and tokenlearn
(https://github.com/MinishLab, MIT), with both steps solved instead of learnt by descent:

1. weights of pieces, a / (a + frequency): smooth inverse frequency (Arora, Liang & Ma 2017, "A simple but tough-to-beat baseline for
   sentence embeddings"), the frequency being the mean of those in English and in French;
2. targets: the teacher's vectors without their mean and without the direction in which the two languages differ, turned to their main
   components (PCA), the larger of which are scaled down;
3. a ridge regression from features of pieces (the teacher's embedding, and what it says of the piece alone) to the targets. It gives
   every piece a vector, also those that no sentence has;
4. a ridge regression of what is then left, piece by piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

Floats = npt.NDArray[np.float32]
_STEPS = 60  # of conjugate gradients


@dataclass(frozen=True)
class Setting:
    """Choices, each measured on sentences that were held out.

    Attributes:
        sentences: that the teacher reads, at most, English and French.
        width: numbers in a vector.
        smooth: `a` of the weights of pieces.
        power: each component is divided by this power of its standard deviation.
        map_ridge: penalty of the map from features, on the scale of the mean of a sentence.
        piece_ridge: penalty of what single pieces add.
        languages: whether the direction between the languages is taken out.
    """

    sentences: tuple[int, int] = (12_288, 7226)
    width: int = 176
    smooth: float = 3e-4
    power: float = 0.9
    map_ridge: float = 1e-2
    piece_ridge: float = 0.03
    languages: bool = True


@dataclass(frozen=True)
class Targets:
    """What sentences should come to: `turned` of a teacher's vector."""

    mean: Floats
    turn: Floats

    @classmethod
    def of(cls, taught: Floats, apart: Floats, setting: Setting) -> Targets:
        """Mean and main components of the teacher's vectors.

        Args:
            taught: its vectors, a row for each sentence.
            apart: how one language differs from the other, zero to leave it in.
            setting: see there.
        """
        mean = taught.mean(0)
        centred = taught - mean
        if setting.languages:
            unit = apart / max(float(np.linalg.norm(apart)), 1e-12)
            centred = centred - np.outer(centred @ unit, unit)
        values, axes = np.linalg.eigh(centred.T @ centred / len(centred))
        main = np.argsort(-values)[: setting.width]
        turn = axes[:, main] / np.maximum(values[main], 1e-12) ** (setting.power / 2)
        if setting.languages:
            turn = turn - np.outer(unit, unit @ turn)
        return cls(mean.astype(np.float32), turn.astype(np.float32))

    def turned(self, taught: Floats) -> Floats:
        """Targets of the teacher's vectors, of length 1."""
        found = (taught - self.mean) @ self.turn
        unit: Floats = found / np.linalg.norm(found, axis=1, keepdims=True)
        return unit


def frequencies(texts: Sequence[Sequence[Sequence[int]]], pieces: int) -> npt.NDArray[np.float64]:
    """How often each piece occurs, the mean over languages.

    Args:
        texts: for each language, the ids of the pieces of its sentences.
        pieces: how many there are.
    """
    found = np.zeros(pieces)
    for language in texts:
        counted = np.bincount(
            np.concatenate([np.asarray(ids, np.int64) for ids in language]), minlength=pieces
        )
        found += counted / counted.sum() / len(texts)
    return found


def counts(texts: Sequence[Sequence[int]], weights: Floats) -> torch.Tensor:
    """A sparse row for each text: the weights of its pieces, summing to 1."""
    starts = np.cumsum([0, *(len(ids) for ids in texts)])
    ids = np.concatenate([np.asarray(ids, np.int64) for ids in texts])
    value = weights[ids]
    total = np.add.reduceat(value, starts[:-1])
    value = value / np.repeat(total, np.diff(starts))
    lines = np.repeat(np.arange(len(texts)), np.diff(starts))
    places = torch.from_numpy(np.stack([lines, ids]))
    shape = (len(texts), len(weights))
    return torch.sparse_coo_tensor(places, torch.from_numpy(value), shape, check_invariants=True).coalesce()


def fit(
    texts: Sequence[Sequence[int]],
    targets: Floats,
    features: Floats,
    weights: Floats,
    setting: Setting,
) -> Floats:
    """A vector for each piece, its weight in its length.

    Args:
        texts: ids of the pieces of each sentence.
        targets: what the sentences should come to.
        features: a row for each piece.
        weights: one for each piece.
        setting: see there.
    """
    rows = counts(texts, weights)
    wanted = torch.from_numpy(targets)
    seen = torch.sparse.mm(rows, torch.from_numpy(features))
    seen = torch.cat([seen, torch.ones(len(seen), 1)], dim=1)
    square = seen.T @ seen
    square += setting.map_ridge * square.diagonal().mean() * torch.eye(len(square))
    mapped = torch.linalg.solve(square, seen.T @ wanted)
    table = torch.from_numpy(features) @ mapped[:-1] + mapped[-1]
    left = wanted - torch.sparse.mm(rows, table)
    table += torch.sparse.mm(rows.t().coalesce(), _solve(rows, left, setting.piece_ridge))
    found: Floats = (table * torch.from_numpy(weights)[:, None]).numpy()
    return found


def _solve(rows: torch.Tensor, left: torch.Tensor, ridge: float) -> torch.Tensor:
    """(rows rowsᵀ + ridge) x = left, by conjugate gradients, each column its own."""
    across = rows.t().coalesce()
    x = torch.zeros_like(left)
    rest = left.clone()
    way = rest.clone()
    size = (rest * rest).sum(0)
    for _ in range(_STEPS):
        image = torch.sparse.mm(rows, torch.sparse.mm(across, way)) + ridge * way
        step = size / (way * image).sum(0).clamp_min(1e-30)
        x += step * way
        rest -= step * image
        new = (rest * rest).sum(0)
        way = rest + new / size.clamp_min(1e-30) * way
        size = new
    return x


def whole(table: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """The table in whole numbers of 8 bits, and a scale for each row."""
    scales = np.maximum(np.abs(table).max(axis=1), 1e-12) / 127
    return np.round(table / scales[:, None]).astype(np.int8), scales.astype(np.float32)
