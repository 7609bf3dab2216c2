from __future__ import annotations

import numpy as np
from training.vectors.features import features


def test_pieces_that_were_read_keep_what_was_read_and_the_others_are_guessed_from_it() -> None:
    rng = np.random.default_rng(0)
    embedding = rng.standard_normal((400, 6)).astype(np.float32)
    truth = (embedding @ rng.standard_normal((6, 5))).astype(np.float32)
    order = rng.permutation(400)
    found = features(embedding, truth[order[:300]], order)
    wanted = truth - truth[order[:300]].mean(0)
    scale = (found[order[:300]] / wanted[order[:300]]).mean()
    assert np.allclose(found[order[:300]], wanted[order[:300]] * scale, atol=1e-4)
    guessed, right = found[order[300:]], wanted[order[300:]] * scale
    assert np.corrcoef(guessed.ravel(), right.ravel())[0, 1] > 0.99
