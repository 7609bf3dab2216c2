"""The teacher: all twelve layers of multilingual-e5-small, the mean of the vectors of a text's pieces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import torch
from training.reader.network import ReaderNetwork, Shape, start

from firsthand.models.pieces import END, PAD, START

LAYERS = 12
LONGEST = 128  # pieces of a text that are read
_SORTED = 4096  # texts that are sorted by length together
_PIECES = 6144  # of a batch

Floats = npt.NDArray[np.float32]


class Teacher:
    """Vectors of texts as e5 makes them, of unit length.

    Args:
        unpacked: arrays of multilingual-e5-small by name.
        rows: the row of its embedding for each piece.
    """

    def __init__(self, unpacked: Mapping[str, Floats], rows: Sequence[int]) -> None:
        shape = Shape(pieces=len(rows), signals=1, types=1, layers=LAYERS, frozen=LAYERS)
        self._network: ReaderNetwork = start(shape, dict(unpacked), tuple(rows)).eval()

    @property
    def embedding(self) -> Floats:
        """What goes into the lowest layer, one row a piece."""
        found: Floats = self._network.words.weight.detach().numpy()
        return found

    def vectors(self, texts: Sequence[Sequence[int]], prefix: Sequence[int] = ()) -> Floats:
        """One row for each text.

        Args:
            texts: ids of their pieces.
            prefix: ids of pieces that stand before every text; e5 was trained with `query:`.
        """
        found = np.zeros((len(texts), self._network.shape.width), np.float32)
        room = LONGEST - 2 - len(prefix)
        lengths = np.array([min(len(text), room) + 2 + len(prefix) for text in texts])
        for begin in range(0, len(texts), _SORTED):
            order = begin + np.argsort(lengths[begin : begin + _SORTED], kind="stable")
            at = 0
            while at < len(order):
                count = 1
                while at + count < len(order) and lengths[order[at + count]] * (count + 1) <= _PIECES:
                    count += 1
                chosen = order[at : at + count]
                found[chosen] = self._batch([[START, *prefix, *texts[n][:room], END] for n in chosen])
                at += count
        return found

    def _batch(self, texts: Sequence[Sequence[int]]) -> Floats:
        width = max(len(text) for text in texts)
        ids = np.full((len(texts), width), PAD, np.int64)
        for number, text in enumerate(texts):
            ids[number, : len(text)] = text
        pieces = torch.from_numpy(ids)
        mask = (pieces != PAD).float()
        with (
            torch.inference_mode(),
            torch.autocast("cpu", torch.bfloat16),
        ):  # twice as fast; cosine to float32 0.99999
            x = self._network.encode(pieces, torch.zeros(*ids.shape, 1), mask)
            mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            unit: Floats = torch.nn.functional.normalize(mean.float(), dim=-1).numpy()
        return unit
