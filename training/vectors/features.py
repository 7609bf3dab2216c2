"""What is known of each piece before any sentence is seen: what the teacher says of the piece alone."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
_RIDGE = 1e-2


def features(embedding: Floats, alone: Floats, order: npt.NDArray[np.int64]) -> Floats:
    """A row for each piece.

    The teacher reads only the more frequent pieces alone; for the others its vector is guessed from their rows of the embedding, by a ridge
    regression over those that it did read.

    Args:
        embedding: the teacher's, a row for each piece.
        alone: its vectors of pieces.
        order: the pieces that the rows of `alone` belong to, and then the others.
    """
    centred = embedding - embedding.mean(0)
    known = np.hstack([centred / centred.std(), np.ones((len(centred), 1))])
    read = order[: len(alone)]
    wanted = alone - alone.mean(0)
    square = known[read].T @ known[read] + _RIDGE * len(read) * np.eye(known.shape[1])
    found = known @ np.linalg.solve(square, known[read].T @ wanted)
    found[read] = wanted
    scaled: Floats = (found / found.std()).astype(np.float32)
    return scaled
