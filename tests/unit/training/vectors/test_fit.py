"""The fit, on made data whose answer is known. Needs torch, which only the training needs."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="the training needs torch")

from training.vectors.fit import Setting, Targets, counts, fit, frequencies, whole

PIECES, WIDTH = 60, 8


def _made(seed: int = 0) -> tuple[list[list[int]], np.ndarray, np.ndarray]:
    """Sentences, true vectors of pieces, what the sentences come to."""
    rng = np.random.default_rng(seed)
    truth = rng.standard_normal((PIECES, WIDTH)).astype(np.float32)
    texts = [list(rng.integers(0, PIECES, rng.integers(3, 9))) for _ in range(800)]
    total = np.stack([truth[ids].mean(0) for ids in texts])
    return texts, truth, total / np.linalg.norm(total, axis=1, keepdims=True)


def _cosine(table: np.ndarray, texts: list[list[int]], wanted: np.ndarray) -> float:
    found = np.stack([table[ids].sum(0) for ids in texts])
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    return float((found * wanted).sum(1).mean())


def test_vectors_of_pieces_are_found_from_sentences_alone() -> None:
    texts, _, wanted = _made()
    nothing = np.zeros((PIECES, 2), np.float32)
    table = fit(texts[:600], wanted[:600], nothing, np.ones(PIECES, np.float32), Setting(width=WIDTH))
    assert _cosine(table, texts[600:], wanted[600:]) > 0.95


def test_a_piece_that_no_sentence_has_gets_its_vector_from_its_features() -> None:
    texts, truth, wanted = _made()
    seen = [number for number, ids in enumerate(texts) if 0 not in ids]
    table = fit(
        [texts[number] for number in seen],
        wanted[seen],
        truth,
        np.ones(PIECES, np.float32),
        Setting(width=WIDTH),
    )
    assert table[0] @ truth[0] / np.linalg.norm(table[0]) / np.linalg.norm(truth[0]) > 0.9


def test_rows_of_counts_are_weighted_means() -> None:
    weights = np.array([1.0, 0.5, 0.25], np.float32)
    found = counts([[0, 1, 1], [2]], weights).to_dense().numpy()
    assert np.allclose(found, [[0.5, 0.5, 0], [0, 0, 1]])


def test_frequencies_are_the_mean_of_the_languages_however_much_there_is_of_each() -> None:
    assert np.allclose(frequencies([[[0, 0], [0, 1]], [[1]]], 3), [0.375, 0.625, 0])


def test_the_direction_between_languages_is_taken_out() -> None:
    rng = np.random.default_rng(1)
    taught = rng.standard_normal((300, 12)).astype(np.float32)
    apart = rng.standard_normal(12).astype(np.float32)
    targets = Targets.of(taught, apart, Setting(width=6))
    assert np.allclose(targets.turned(taught), targets.turned(taught + apart), atol=1e-4)
    kept = Targets.of(taught, apart, Setting(width=6, languages=False))
    assert not np.allclose(kept.turned(taught), kept.turned(taught + apart), atol=1e-2)


def test_whole_numbers_lose_little() -> None:
    table = np.random.default_rng(2).standard_normal((50, 32)).astype(np.float32)
    table[3] = 0
    rows, scales = whole(table)
    assert rows.dtype == np.int8
    assert np.abs(rows * scales[:, None] - table).max() <= scales.max() / 2 + 1e-6
