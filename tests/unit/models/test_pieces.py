"""Words to pieces, and sentences to windows that hold each word once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import sentencepiece
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.models.pieces import END, START, UNKNOWN, Pieces, Window, windows
from firsthand.reports.signals import Signalled

from .sentences import seen

SPACE = "\u2581"


@cache
def bundled() -> bytes:
    return (files("firsthand.models") / "data" / "reader.pieces").read_bytes()


@cache
def pieces() -> Pieces:
    return Pieces(bundled())


@cache
def processor() -> sentencepiece.SentencePieceProcessor:
    return sentencepiece.SentencePieceProcessor(model_proto=bundled())


def told(word: str, *, spaced: bool) -> list[str]:
    return [processor().id_to_piece(piece) for piece in pieces().of(word, spaced=spaced)]


@pytest.mark.parametrize("word", ["killed", "soldats", "مسلحون", "12", "l", "é", "😀", "漢字"])
def test_a_word_behind_white_space_carries_the_mark_of_a_space(word: str) -> None:
    assert told(word, spaced=True)[0].startswith(SPACE)


@pytest.mark.parametrize("word", ["l", "é", "s", "m", "12", "😀", "漢字", ".", ","])
def test_a_word_right_behind_another_does_not(word: str) -> None:
    assert not told(word, spaced=False)[0].startswith(SPACE)


@pytest.mark.parametrize("word", ["killed", "soldats", "l", "é", "."])
@pytest.mark.parametrize("spaced", [True, False])
def test_the_pieces_of_a_word_are_its_letters(word: str, spaced: bool) -> None:
    assert "".join(told(word, spaced=spaced)).replace(SPACE, "") == word


@pytest.mark.parametrize(
    "word",
    [
        "",
        "\x00",
        "\x07",
        "\u200b",
        "\u3000",
        "\u2581",
        "漢",
        "😀",
        "\U0001f468\u200d\U0001f469",
        "ﷺ",
        "\ud83d",
    ],
    ids=ascii,
)
@pytest.mark.parametrize("spaced", [True, False])
def test_any_word_has_a_piece_that_the_model_knows(word: str, spaced: bool) -> None:
    found = pieces().of(word, spaced=spaced)
    assert found
    assert all(UNKNOWN <= piece < processor().get_piece_size() for piece in found)


def test_a_word_of_ten_thousand_letters_is_cut_short() -> None:
    assert 1 <= len(pieces().of("a" * 10_000, spaced=True)) <= 12


def test_a_word_is_cut_the_same_way_each_time() -> None:
    fresh = Pieces(bundled())
    assert [fresh.of("raiders", spaced=s) for s in (True, False, True)] == [
        pieces().of("raiders", spaced=s) for s in (True, False, True)
    ]


def test_a_model_is_loaded_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "reader.pieces"
    path.write_bytes(bundled())
    assert Pieces.load(path).of("raid", spaced=True) == pieces().of("raid", spaced=True)


def check(sentences: list[Signalled], found: list[Window], length: int) -> list[int]:
    """Every sentence in one window, in order; its words in order too. Words held of each sentence."""
    held: list[int] = []
    for window in found:
        assert window.first == len(held)
        assert len(window.pieces) <= length
        assert len(window.signals) == len(window.pieces)
        assert window.pieces[0] == START
        before = 0
        for positions, end in zip(window.words, window.ends, strict=True):
            sentence = sentences[len(held)]
            assert list(positions) == sorted(set(positions.tolist()))
            assert window.pieces[end] == END
            assert before < end < len(window.pieces)
            assert all(before < at < end for at in positions)
            for n, (at, until) in enumerate(pairwise([*positions, end])):
                of_word = pieces().of(sentence.words[n], spaced=sentence.spaced[n])
                assert tuple(window.pieces[at:until]) == of_word
                assert (window.signals[at:until] == sentence.signals[n]).all()
            held.append(len(positions))
            before = end
        assert before == len(window.pieces) - 1, "nothing stands behind the last sentence"
    assert len(held) == len(sentences)
    return held


def test_no_sentences_make_no_window() -> None:
    assert list(windows([], pieces(), 160)) == []


def test_an_empty_sentence_has_a_place_without_words() -> None:
    sentences = [seen("Raiders came."), seen(""), seen("Nine died.")]
    (window,) = found = list(windows(sentences, pieces(), 160))
    assert check(sentences, found, 160) == [3, 0, 3]
    assert len(window.words[1]) == 0


def test_sentences_go_to_the_next_window_whole() -> None:
    sentences = [seen("Raiders came to the village at dawn.", marked=[n % 3]) for n in range(30)]
    found = list(windows(sentences, pieces(), 40))
    assert len(found) > 3
    assert check(sentences, found, 40) == [8] * 30


def test_a_sentence_longer_than_a_window_is_cut_at_a_word() -> None:
    sentences = [seen("Before."), seen("raid " * 300), seen("After.")]
    found = list(windows(sentences, pieces(), 160))
    before, cut, after = check(sentences, found, 160)
    assert (before, after) == (2, 2)
    assert 100 < cut <= 158
    assert len(found) == 3


def test_the_longest_sentence_that_fits_is_not_cut() -> None:
    sentence = seen("raid " * 158)
    assert len(pieces().of("raid", spaced=True)) == 1
    assert check([sentence], list(windows([sentence], pieces(), 160)), 160) == [158]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.text(min_size=1, max_size=8), max_size=25).map(" ".join), max_size=8),
    st.integers(16, 80),
)
def test_every_word_is_in_exactly_one_window_and_in_its_order(texts: list[str], length: int) -> None:
    sentences = [seen(text, marked=range(0, len(seen(text).words), 2)) for text in texts]
    held = check(sentences, list(windows(sentences, pieces(), length)), length)
    for sentence, words in zip(sentences, held, strict=True):
        sizes = [len(pieces().of(w, spaced=s)) for w, s in zip(sentence.words, sentence.spaced, strict=True)]
        room = np.cumsum([0, *sizes]) <= length - 2
        assert words == int(room.sum()) - 1, "all that there is room for, and no less"
