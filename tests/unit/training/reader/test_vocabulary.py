"""A SentencePiece model of some pieces of another."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import sentencepiece
from training.reader.vocabulary import SPECIAL, build, choose, load_original

PIECES = [
    *((piece, 0.0) for piece in SPECIAL),
    ("▁", -3.0),
    ("▁raid", -4.0),
    ("er", -4.5),
    ("▁漢", -4.6),
    ("s", -5.0),
    ("r", -6.0),
    ("a", -6.0),
    ("i", -6.0),
    ("d", -6.0),
    ("ب", -7.0),
    ("▁rarely", -9.0),
]


def names(model: bytes) -> list[str]:
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    return [processor.id_to_piece(n) for n in range(processor.get_piece_size())]


def test_special_pieces_come_first_whatever_is_kept() -> None:
    vocabulary = build(PIECES, b"", [8, 5, 4])
    assert names(vocabulary.model) == [*SPECIAL, "▁", "▁raid", "s"]
    assert vocabulary.rows == (0, 1, 2, 3, 4, 5, 8)


def test_what_is_left_out_is_cut_into_smaller_pieces() -> None:
    whole = sentencepiece.SentencePieceProcessor(model_proto=build(PIECES, b"", range(len(PIECES))).model)
    less = sentencepiece.SentencePieceProcessor(
        model_proto=build(PIECES, b"", set(range(len(PIECES))) - {5}).model
    )
    assert whole.encode("raids", out_type=str) == ["▁raid", "s"]
    assert less.encode("raids", out_type=str) == ["▁", "r", "a", "i", "d", "s"]
    assert less.encode("X") == [less.piece_to_id("▁"), 3]


def test_pieces_of_the_texts_and_characters_of_our_scripts_are_kept() -> None:
    padded = [*PIECES, *((f"▁w{n}", -20.0 - n) for n in range(250_001 - len(PIECES)))]
    kept = {padded[row][0] for row in choose(padded, b"", ["raids"], 9)}
    assert {"▁raid", "s", "r", "ب"} <= kept
    assert "er" in kept, "the most frequent fill the room that is left"
    assert not {"▁漢", "▁rarely"} & kept


def test_an_original_is_read_from_its_tokenizer(tmp_path: Path) -> None:
    table = base64.b64encode(b"table").decode()
    for normalizer in (
        {"type": "Precompiled", "precompiled_charsmap": table},
        {"type": "Sequence", "normalizers": [{"type": "Precompiled", "precompiled_charsmap": table}]},
    ):
        path = tmp_path / "tokenizer.json"
        path.write_text(
            json.dumps({"model": {"vocab": [["<s>", 0.0], ["▁a", -1.5]]}, "normalizer": normalizer}),
            encoding="utf-8",
        )
        assert load_original(path) == ([("<s>", 0.0), ("▁a", -1.5)], b"table")
