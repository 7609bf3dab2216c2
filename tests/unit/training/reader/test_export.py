"""The exported graph says what the network says. Needs torch and onnx, which only the training has."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from firsthand.models import scheme

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

import onnxruntime  # noqa: E402 - only with the others
from training.reader.export import build, export  # noqa: E402
from training.reader.network import ReaderNetwork, Shape  # noqa: E402

SHAPE = Shape(50, len(scheme.SIGNALS), 3, layers=3, frozen=1, width=24, heads=2, inner=32, positions=60)


@pytest.fixture(scope="module")
def network() -> ReaderNetwork:
    torch.manual_seed(1)
    return ReaderNetwork(SHAPE).eval()


def inputs() -> dict[str, np.ndarray]:
    chance = np.random.default_rng(1)
    mask = np.ones((2, 9), np.float32)
    mask[1, 6:] = 0
    return {
        "pieces": chance.integers(4, 50, (2, 9)),
        "signals": chance.integers(0, 2, (2, 9, len(scheme.SIGNALS))).astype(np.float32),
        "mask": mask,
    }


def worst(graph: bytes | str, network: ReaderNetwork) -> float:
    given = inputs()
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    with torch.no_grad():
        expected = network(*(torch.from_numpy(value) for value in given.values()))
    found = session.run(None, given)
    counts = given["mask"] == 1
    pairs = [(found[0][counts], expected[0].numpy()[counts]), (found[1][counts], expected[1].numpy()[counts]), (found[2], expected[2].numpy())]  # fmt: skip
    return max(float(np.abs(a - b).max()) for a, b in pairs)


def test_the_graph_is_the_network_but_for_the_embedding_in_8_bits(network: ReaderNetwork) -> None:
    assert worst(build(network).SerializeToString(), network) < 0.05


def test_the_file_in_8_bits_stays_near_and_names_its_outputs(network: ReaderNetwork, tmp_path: Path) -> None:
    path = tmp_path / "reader.onnx"
    export(network, ["a", "b", "c"], path)
    assert worst(str(path), network) < 0.3
    names = json.loads((tmp_path / "reader.json").read_text(encoding="utf-8"))
    assert tuple(names["signals"]) == scheme.SIGNALS
    assert names["types"] == ["a", "b", "c"]
