"""The teacher with made-up weights. Needs torch, which only the training needs."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="the training needs torch")

from training.vectors.teacher import LAYERS, Teacher

WIDTH, INNER, PIECES = 384, 1536, 30


@pytest.fixture(scope="module")
def teacher() -> Teacher:
    rng = np.random.default_rng(0)

    def some(*shape: int) -> np.ndarray:
        return rng.standard_normal(shape, dtype=np.float32) * np.float32(0.05)

    arrays = {"emb.word": some(PIECES, WIDTH), "emb.pos": some(512, WIDTH), "emb.type": some(1, WIDTH)}
    arrays |= {"emb.ln.w": 1 + some(WIDTH), "emb.ln.b": some(WIDTH)}
    sizes = dict.fromkeys(("q", "k", "v", "ao"), (WIDTH, WIDTH))
    sizes |= {"fi": (INNER, WIDTH), "fo": (WIDTH, INNER)}
    for layer in range(LAYERS):
        for name, size in sizes.items():
            arrays |= {f"l{layer}.{name}.w": some(*size), f"l{layer}.{name}.b": some(size[0])}
        for name in ("aln", "oln"):
            arrays |= {f"l{layer}.{name}.w": 1 + some(WIDTH), f"l{layer}.{name}.b": some(WIDTH)}
    return Teacher(arrays, range(PIECES))


def test_the_company_of_a_text_changes_nothing_and_order_is_kept(teacher: Teacher) -> None:
    texts = [[4, 5, 6], [7], [8, 9, 10, 11, 12, 13], [14, 15]]
    together = teacher.vectors(texts)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-3)
    for text, row in zip(texts, together, strict=True):
        assert teacher.vectors([text])[0] @ row > 0.999  # bfloat16


def test_a_prefix_is_read_before_every_text(teacher: Teacher) -> None:
    assert teacher.vectors([[5, 6]], [4])[0] @ teacher.vectors([[4, 5, 6]])[0] > 0.999


def test_a_long_text_is_cut(teacher: Teacher) -> None:
    long = [4 + n % 20 for n in range(400)]
    assert teacher.vectors([long])[0] @ teacher.vectors([[*long, 5, 6]])[0] > 0.999
