"""Vectors of sentences, English and French in one space, from one vector for each piece of the reader's vocabulary.

A text's vector is the sum of the vectors of its pieces, brought to length 1; what a piece weighs is in the length of its vector. Nothing
else is computed, so it is fast, and order, negation and numbers hardly count: a near vector proposes that two texts tell the same, it proves
nothing. How the vectors were learnt, and what they are worth: docs/reference/sentence-vectors.md.

The file, little endian: a header (`HEADER`), then for each piece a float32 scale, then for each piece a row of int8. A vector is its row times
its scale.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
import sentencepiece

from firsthand.domain.errors import KnowledgeError

MAGIC = b"FHV1"
HEADER = struct.Struct("<4sIIII")
"""Magic, pieces, width, CRC-32 of the SentencePiece model that the rows belong to, CRC-32 of what follows."""
NAME = "vectors.bin"
_BATCH = 256  # texts that are added up at once
_FOLDER = "firsthand.models"

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Vectors:
    """Sentence vectors; two are compared by their dot product, the cosine.

    Attributes:
        rows: one row of whole numbers for each piece.
        scales: what each row is multiplied with.
        pieces: the SentencePiece model that cuts texts.
    """

    rows: npt.NDArray[np.int8]
    scales: Floats
    pieces: sentencepiece.SentencePieceProcessor

    @classmethod
    def load(cls) -> Vectors:
        """The vectors that come with the package.

        Raises:
            KnowledgeError: a file is missing or damaged; the message names it.
        """
        try:
            data = files(_FOLDER).joinpath("data")
            model = data.joinpath("reader.pieces").read_bytes()
            packed = data.joinpath(NAME).read_bytes()
        except OSError as error:
            raise KnowledgeError(f"the sentence vectors are missing: {error}") from error
        return cls.unpack(packed, model)

    @classmethod
    def unpack(cls, packed: bytes, model: bytes) -> Vectors:
        """Read the packed form.

        Args:
            packed: the file.
            model: the SentencePiece model that its rows belong to.

        Raises:
            KnowledgeError: it is damaged, of another version, or belongs to another model.
        """
        if len(packed) < HEADER.size or packed[:4] != MAGIC:
            raise KnowledgeError(f"{NAME} is damaged or of another version")
        _, count, width, of_model, of_data = HEADER.unpack_from(packed)
        body = memoryview(packed)[HEADER.size :]
        if len(body) != count * (4 + width) or zlib.crc32(body) != of_data:
            raise KnowledgeError(f"{NAME} is damaged")
        if zlib.crc32(model) != of_model:
            raise KnowledgeError(f"{NAME} belongs to another reader.pieces")
        return cls(
            rows=np.frombuffer(body, np.int8, count * width, 4 * count).reshape(count, width),
            scales=np.frombuffer(body, "<f4", count),
            pieces=sentencepiece.SentencePieceProcessor(model_proto=model),
        )

    @property
    def width(self) -> int:
        """Numbers in a vector."""
        return int(self.rows.shape[1])

    def of(self, text: str) -> Floats:
        """The vector of a text: of length 1, or zero where the text has no pieces."""
        vector: Floats = self.of_sentences([text])[0]
        return vector

    def of_sentences(self, texts: Sequence[str]) -> Floats:
        """One row for each text, see `of`."""
        found = np.zeros((len(texts), self.width), np.float32)
        for begin in range(0, len(texts), _BATCH):
            cut = self._cut([plain(text) for text in texts[begin : begin + _BATCH]])
            self._add(cut, found[begin : begin + _BATCH])
        length = np.linalg.norm(found, axis=1, keepdims=True)
        np.divide(found, length, out=found, where=length > 0)
        return found

    def _cut(self, texts: Sequence[str]) -> list[list[int]]:
        """The pieces of each text. Of one alone they are cut here: for several a thread is started, which costs more than cutting one."""
        if len(texts) == 1:
            return [self.pieces.encode(texts[0])]
        cut: list[list[int]] = self.pieces.encode(texts, num_threads=1)
        return cut

    def _add(self, texts: Sequence[Sequence[int]], out: Floats) -> None:
        """The sum of each text's pieces, into the rows of `out`."""
        filled = [number for number, ids in enumerate(texts) if ids]
        if not filled:
            return
        ids = np.concatenate([texts[number] for number in filled])
        starts = np.cumsum([0, *(len(texts[number]) for number in filled[:-1])])
        weighed = self.rows[ids] * self.scales[ids, None]
        out[filled] = np.add.reduceat(weighed, starts, axis=0)


@cache
def bundled_vectors() -> Vectors:
    """The vectors that come with the package, read once."""
    return Vectors.load()


def plain(text: str) -> str:
    """What is cut into pieces: copy in capitals in small letters, since few pieces have capitals; half a surrogate pair as "?"."""
    valid = text.encode("utf-8", "replace").decode("utf-8")
    return valid.lower() if valid.isupper() else valid


def pack(rows: npt.NDArray[np.int8], scales: Floats, model: bytes) -> bytes:
    """The packed form; the inverse of `unpack`."""
    body = scales.astype("<f4").tobytes() + rows.tobytes()
    return HEADER.pack(MAGIC, *rows.shape, zlib.crc32(model), zlib.crc32(body)) + body
