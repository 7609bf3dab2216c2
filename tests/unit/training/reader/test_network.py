"""The network and its losses. Needs torch, which only the training has."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from firsthand.models.pieces import Pieces
from firsthand.models.scheme import SIGNALS, TOLLS

from ...models.test_pieces import bundled
from .test_texts_for_learning import learning

torch = pytest.importorskip("torch")

from training.reader.batches import collate, rows  # noqa: E402 - only with torch
from training.reader.learn import Settings, learn, losses, split_words  # noqa: E402
from training.reader.network import ReaderNetwork, Shape, start  # noqa: E402

TYPES = 3


def shape(pieces: int = 50) -> Shape:
    return Shape(pieces, len(SIGNALS), TYPES, layers=3, frozen=1, width=24, heads=2, inner=32, positions=200)


def network(pieces: int = 50) -> ReaderNetwork:
    torch.manual_seed(1)
    return ReaderNetwork(shape(pieces)).eval()


def run(of: ReaderNetwork, ids: list[list[int]], mask: list[list[float]]) -> tuple[object, ...]:
    pieces = torch.tensor(ids)
    with torch.no_grad():
        return of(pieces, torch.zeros(*pieces.shape, len(SIGNALS)), torch.tensor(mask))


def test_outputs_have_their_places() -> None:
    found = network()
    words, sentences, documents = run(found, [[0, 5, 6, 2]], [[1, 1, 1, 1]])
    assert split_words(words).part.shape == (1, 4, 1)
    assert sentences.shape[:2] == (1, 4)
    assert documents.shape == (1, 2 * TOLLS)


def test_padding_changes_nothing() -> None:
    found = network()
    alone = run(found, [[0, 5, 6, 2]], [[1, 1, 1, 1]])[0]
    padded = run(found, [[0, 5, 6, 2, 1, 1]], [[1, 1, 1, 1, 0, 0]])[0]
    assert torch.allclose(alone, padded[:, :4], atol=1e-5)


def test_the_weights_of_the_encoder_are_put_in_their_places() -> None:
    sizes = shape(2)
    width, inner = sizes.width, sizes.inner
    chance = np.random.default_rng(1)

    def array(*size: int) -> np.ndarray:
        return chance.normal(size=size).astype(np.float32)

    unpacked = {
        "emb.word": array(5 * width), "emb.pos": array(512 * width), "emb.type": array(width), "emb.ln.w": array(width),
        "emb.ln.b": array(width),
    }  # fmt: skip
    for n in range(sizes.layers):
        for name in ("q", "k", "v", "ao"):
            unpacked |= {f"l{n}.{name}.w": array(width, width), f"l{n}.{name}.b": array(width)}
        unpacked |= {f"l{n}.fi.w": array(inner, width), f"l{n}.fi.b": array(inner)}
        unpacked |= {f"l{n}.fo.w": array(width, inner), f"l{n}.fo.b": array(width)}
        for name in ("aln", "oln"):
            unpacked |= {f"l{n}.{name}.w": array(width), f"l{n}.{name}.b": array(width)}
    found = start(sizes, unpacked, (4, 2))
    assert np.allclose(found.words.weight[0].detach(), unpacked["emb.word"].reshape(5, width)[4])
    assert np.allclose(found.layers[1].qkv.weight[width : 2 * width].detach(), unpacked["l1.k.w"])
    assert np.allclose(found.layers[2].norm.bias.detach(), unpacked["l2.oln.b"])


def test_every_loss_is_lowered_by_learning(tmp_path: Path) -> None:
    pieces = Pieces(bundled())
    found = network(64_003)
    batch = collate(rows([learning()], pieces, 160), TYPES)
    before = {name: float(value.detach()) for name, value in losses(found, batch).items()}
    assert set(before) == {
        "inside", "begin", "kind", "side", "part", "status", "types", "incidents", "links", "same", "toll",
    }  # fmt: skip
    checked: list[int] = []
    settings = Settings(rounds=12, rate=5e-3, budget=400, forget=0.0)
    learn(found, [learning()] * 4, pieces, settings, tmp_path, lambda _, number: checked.append(number))
    after = {name: float(value.detach()) for name, value in losses(found.eval(), batch).items()}
    assert sum(after.values()) < 0.7 * sum(before.values())
    assert checked == list(range(12))
    assert len((tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()) == 12


def test_learning_goes_on_from_its_last_checkpoint(tmp_path: Path) -> None:
    pieces, checked = Pieces(bundled()), list[int]()

    def note(_: ReaderNetwork, number: int) -> None:
        checked.append(number)

    for rounds in (1, 3):
        learn(network(64_003), [learning()], pieces, Settings(rounds=rounds, budget=400), tmp_path, note)
    assert checked == [0, 1, 2]
