"""The pieces that the reader knows: those of XLM-R that our texts need, as a SentencePiece model, with their rows of the embedding.

multilingual-e5-small has 250,037 rows, two thirds of its weights, for a hundred languages. Kept are the pieces that occur in the texts at hand,
every piece of one character, and the most frequent pieces of Latin and Arabic script, up to a size; the rest would be cut into smaller
pieces, which the model has too.
"""

from __future__ import annotations

import base64
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import sentencepiece
from sentencepiece import sentencepiece_model_pb2 as schema

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_SCRIPTS = ("LATIN", "ARABIC", "DIGIT")
_SPACE = "▁"


@dataclass(frozen=True)
class Vocabulary:
    """Pieces and where they come from.

    Attributes:
        model: the SentencePiece model, serialised.
        rows: the row of the original embedding for each piece, in the order of the ids.
    """

    model: bytes
    rows: tuple[int, ...]


def load_original(path: Path) -> tuple[list[tuple[str, float]], bytes]:
    """Pieces with their scores and the table of normalisation, out of a tokenizer.json of XLM-R."""
    loaded = json.loads(path.read_text(encoding="utf-8"))
    pieces = [(piece, score) for piece, score in loaded["model"]["vocab"]]
    steps = loaded["normalizer"].get("normalizers", [loaded["normalizer"]])
    table = next(step["precompiled_charsmap"] for step in steps if step["type"] == "Precompiled")
    return pieces, base64.b64decode(table)


def build(pieces: list[tuple[str, float]], table: bytes, keep: Iterable[int]) -> Vocabulary:
    """A SentencePiece model of some pieces of the original."""
    rows = [0, 1, 2, 3, *sorted(set(keep) - {0, 1, 2, 3})]
    model = schema.ModelProto()
    for row in rows:
        piece, score = pieces[row]
        kinds = {"<unk>": model.SentencePiece.UNKNOWN} | dict.fromkeys(
            ("<s>", "<pad>", "</s>"), model.SentencePiece.CONTROL
        )
        model.pieces.add(piece=piece, score=score, type=kinds.get(piece, model.SentencePiece.NORMAL))
    model.trainer_spec.model_type = schema.TrainerSpec.UNIGRAM
    model.trainer_spec.unk_id, model.trainer_spec.bos_id = 3, 0
    model.trainer_spec.eos_id, model.trainer_spec.pad_id = 2, 1
    model.normalizer_spec.name = "nmt_nfkc"
    model.normalizer_spec.precompiled_charsmap = table
    model.normalizer_spec.add_dummy_prefix = True
    model.normalizer_spec.remove_extra_whitespaces = True
    model.normalizer_spec.escape_whitespaces = True
    return Vocabulary(model.SerializeToString(), tuple(rows))


def choose(pieces: list[tuple[str, float]], table: bytes, texts: Iterable[str], size: int) -> set[int]:
    """Rows to keep: pieces of the texts, single characters of our scripts, then the most frequent pieces of our scripts."""
    whole = sentencepiece.SentencePieceProcessor(model_proto=build(pieces, table, range(250_001)).model)
    found: Counter[int] = Counter()
    for text in texts:
        for variant in (text, text.lower()):
            found.update(whole.encode(variant))
    ours = {row for row, (piece, _) in enumerate(pieces) if len(piece.strip(_SPACE)) <= 1 and _is_ours(piece)}
    kept = ours | set(found)
    by_frequency = sorted(range(4, 250_001), key=lambda row: -pieces[row][1])
    for row in by_frequency:
        if len(kept) >= size:
            break
        if _is_ours(pieces[row][0]):
            kept.add(row)
    return kept


def _is_ours(piece: str) -> bool:
    return all(_scripts(piece.replace(_SPACE, "")))


def _scripts(text: str) -> Iterator[bool]:
    for char in text:
        if char.isalpha():
            yield unicodedata.name(char, "").startswith(_SCRIPTS)
        else:
            yield ord(char) < 0x2100 or unicodedata.category(char)[0] in "PSZ"
