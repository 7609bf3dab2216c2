from __future__ import annotations

import struct
import zlib
from importlib.resources import files
from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.errors import KnowledgeError
from firsthand.models import vectors as module
from firsthand.models.vectors import HEADER, NAME, Vectors, pack, plain

VECTORS = Vectors.load()
MODEL = files("firsthand.models").joinpath("data", "reader.pieces").read_bytes()
# English, the same told in other words, the same in French; then the next story.
STORIES = [
    (
        "Gunmen killed fourteen villagers in a raid on Tolé market on Friday.",
        "Fourteen civilians died when armed men stormed the market of Tolé.",
        "Quatorze villageois ont été tués vendredi dans l'attaque du marché de Tolé par des hommes armés.",
    ),
    (
        "The central bank kept interest rates unchanged for the third month.",
        "Borrowing costs stay where they are for a third month, the central bank said.",
        "La banque centrale laisse ses taux inchangés pour le troisième mois.",
    ),
    (
        "Doctors went on strike over unpaid wages.",
        "A walkout by physicians began because salaries had not been paid.",
        "Les médecins se sont mis en grève pour réclamer leurs salaires impayés.",
    ),
    (
        "Floods destroyed hundreds of houses after heavy rain.",
        "Heavy downpours left hundreds of homes in ruins.",
        "Les inondations ont détruit des centaines de maisons après de fortes pluies.",
    ),
    (
        "The national team won the football match in the last minute.",
        "A late goal gave the national side its victory.",
        "L'équipe nationale a gagné le match de football à la dernière minute.",
    ),
]


def small_table(rows: int = 3) -> tuple[bytes, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    table = rng.integers(-127, 128, (rows, 4), dtype=np.int8)
    scales = rng.random(rows, dtype=np.float32)
    return pack(table, scales, MODEL), table, scales


def test_every_piece_has_a_row() -> None:
    assert len(VECTORS.rows) == len(VECTORS.scales) == VECTORS.pieces.get_piece_size()


@pytest.mark.parametrize("other", [1, 2])
def test_the_same_story_in_other_words_or_in_french_is_nearest(other: int) -> None:
    first = VECTORS.of_sentences([story[0] for story in STORIES])
    second = VECTORS.of_sentences([story[other] for story in STORIES])
    cosines = first @ second.T
    assert list(cosines.argmax(axis=1)) == list(range(len(STORIES)))
    assert list(cosines.argmax(axis=0)) == list(range(len(STORIES)))


def test_capitals_change_nothing() -> None:
    text = "Gunmen attacked the village at dawn."
    assert np.allclose(VECTORS.of(text.upper()), VECTORS.of(text.lower()), atol=1e-6)


def test_nothing_has_no_direction() -> None:
    assert not VECTORS.of("").any()
    assert not VECTORS.of(" \n").any()
    assert VECTORS.of_sentences([]).shape == (0, VECTORS.width)


def test_a_batch_says_what_each_text_says_alone() -> None:
    texts = [sentence for story in STORIES for sentence in story] * 20
    texts[3] = texts[-1] = ""
    together = VECTORS.of_sentences(texts)
    assert np.allclose(together, np.stack([VECTORS.of(text) for text in texts]), atol=1e-6)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_has_a_vector_of_length_one_or_none(text: str) -> None:
    vector = VECTORS.of(text)
    assert vector.dtype == np.float32
    length = float(np.linalg.norm(vector))
    assert length == pytest.approx(1, abs=1e-4) or length == 0


def test_half_a_surrogate_pair_does_no_harm() -> None:
    assert np.linalg.norm(VECTORS.of("raid \ud83d at dawn")) == pytest.approx(1, abs=1e-4)


def test_a_vector_is_the_sum_of_rows_times_scales() -> None:
    ids = VECTORS.pieces.encode(plain("Two soldiers died."))
    total = (VECTORS.rows[ids].astype(np.float64) * VECTORS.scales[ids, None]).sum(axis=0)
    assert np.allclose(VECTORS.of("Two soldiers died."), total / np.linalg.norm(total), atol=1e-5)


def test_what_is_packed_is_unpacked() -> None:
    packed, table, scales = small_table()
    found = Vectors.unpack(packed, MODEL)
    assert np.array_equal(found.rows, table)
    assert np.array_equal(found.scales, scales)
    assert found.width == 4


@pytest.mark.parametrize(
    "harm",
    [
        lambda packed: b"",
        lambda packed: packed[:10],
        lambda packed: b"XXXX" + packed[4:],
        lambda packed: packed[:-1],
        lambda packed: packed + b"\0",
        lambda packed: packed[:-2] + bytes([packed[-2] ^ 1]) + packed[-1:],
        lambda packed: packed[:4] + struct.pack("<I", 7) + packed[8:],
    ],
)
def test_a_damaged_file_is_named(harm: object) -> None:
    packed, _, _ = small_table()
    with pytest.raises(KnowledgeError, match=NAME):
        Vectors.unpack(harm(packed), MODEL)  # type: ignore[operator]


def test_vectors_of_another_vocabulary_are_refused() -> None:
    packed, _, _ = small_table()
    with pytest.raises(KnowledgeError, match=r"reader\.pieces"):
        Vectors.unpack(packed, MODEL + b"\0")


def test_a_missing_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "NAME", "absent.bin")
    with pytest.raises(KnowledgeError, match=r"absent\.bin"):
        Vectors.load()


def test_the_header_tells_the_model_it_belongs_to() -> None:
    packed = files("firsthand.models").joinpath("data", NAME).read_bytes()
    assert HEADER.unpack_from(packed)[3] == zlib.crc32(MODEL)


def test_five_thousand_sentences_a_second() -> None:
    texts = [sentence for story in STORIES for sentence in story] * 200
    spent = []
    for _ in range(3):
        start = process_time()
        VECTORS.of_sentences(texts)
        spent.append(process_time() - start)
    assert len(texts) / min(spent) > 5000
