"""The file of the encoder: a made-up one of the same form, read back."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest
from training.reader.encoder import MEMBER, EncoderError, load, unpack

_WIDTH = 32


def _file() -> bytes:
    """Two tensors: a bias in full, and a matrix of two rows in 4 bits whose weights are the half bytes less 8, times 0.5 and -2."""
    head = b"E5S1" + struct.pack("<I7ifi", 1, _WIDTH, 1, 1, 64, 3, 8, 1, 1e-12, 32)
    head += struct.pack("<5iQ", 3, 0, 2, 1, 3, 4) + struct.pack("<4I3f", 0, 1, 2, 4, 0, -1, -2) + b"abcd"
    head += struct.pack("<iI", 1, 5) + b"table"
    bias = np.array([1.5, -2.5], "<f4").tobytes()
    halves = bytes(low | (15 - low) << 4 for low in range(16))
    matrix = b"".join(np.float16(scale).tobytes() + halves for scale in (0.5, -2.0))
    names = (b"l0.q.b", b"l0.q.w")
    size = len(head) + 4 + sum(2 + len(name) + 21 for name in names)
    table = struct.pack("<i", 2)
    table += struct.pack("<H", 6) + names[0] + struct.pack("<BIQQ", 0, 2, size, len(bias))
    table += struct.pack("<H", 6) + names[1] + struct.pack("<BIQQ", 1, 64, size + len(bias), len(matrix))
    return head + table + bias + matrix


def test_weights_of_four_bits_and_of_thirty_two() -> None:
    found = unpack(_file())
    assert found["l0.q.b"].tolist() == [1.5, -2.5]
    row = [*range(-8, 8), *range(7, -9, -1)]
    assert found["l0.q.w"].tolist() == [[0.5 * w for w in row], [-2.0 * w for w in row]]


def test_out_of_a_wheel(tmp_path: Path) -> None:
    wheel = tmp_path / "made-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as opened:
        opened.writestr(MEMBER, _file())
    assert load(wheel)["l0.q.w"].shape == (2, _WIDTH)
    with zipfile.ZipFile(wheel, "w") as opened:
        opened.writestr("other", b"")
    with pytest.raises(EncoderError, match="holds no"):
        load(wheel)


@pytest.mark.parametrize("damage", [lambda b: b"E5S2" + b[4:], lambda b: b[:50], lambda b: b[:-1]])
def test_a_damaged_file_is_refused(damage: object) -> None:
    with pytest.raises(EncoderError):
        unpack(damage(_file()))  # type: ignore[operator]
