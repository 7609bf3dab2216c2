from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from evaluation.sentence_vectors import (
    cosines,
    found_again,
    lead,
    main,
    parted,
    tfidf,
    translations,
    treebank,
)


def test_pairs_in_perfect_order() -> None:
    vectors = np.array([[1, 0], [1, 0.1], [0, 1], [0.1, 1]])
    found = parted(cosines(vectors), ["a", "a", "b", "b"])
    assert found.area == 1
    assert found.best == 1


def test_pairs_in_poor_order() -> None:
    vectors = np.array([[1, 0], [1, 0.1], [0, 1], [0.1, 1]])
    found = parted(
        cosines(vectors), ["a", "b", "a", "b"]
    )  # one of the two true pairs stands above two of four others
    assert found.area == pytest.approx(0.25)
    assert found.best == pytest.approx(0.5)


def test_area_and_best_f1_by_hand() -> None:
    # Cosines to the first: .9 (other), .8 (same); the second and third: high, other.
    angles = np.arccos([1, 0.9, 0.8])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    found = parted(cosines(vectors), ["a", "b", "a"])
    assert found.area == 0
    assert found.best == pytest.approx(0.5)


def test_words_that_every_text_has_weigh_nothing() -> None:
    table = tfidf(["raid village", "raid bridge", "raid raid"])
    assert np.count_nonzero(table[2]) == 0
    assert table[0] @ table[1] == 0


def test_found_again_counts_both_ways() -> None:
    first = np.eye(3)
    assert found_again(first, first) == 1
    assert found_again(first, first[[1, 0, 2]]) == pytest.approx(1 / 3)


def test_a_lead_is_the_title_and_ninety_words() -> None:
    assert lead("Title", "word " * 200).split() == ["Title.", *["word"] * 90]


def test_translations_come_in_pairs_and_treebanks_are_read(tmp_path: Path) -> None:
    english, french = translations()
    assert len(english) == len(french) == len(set(english)) == len(set(french)) >= 40
    (tmp_path / "a.conllu").write_text("# text = One.\n1\tOne\n\n# text = Two.\n", encoding="utf-8")
    assert treebank(tmp_path / "a.conllu") == ["One.", "Two."]


def test_it_runs_without_the_public_data(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["sentence_vectors"])
    assert main() == 0
    said = capsys.readouterr().out
    assert float(said.split()[2]) >= 0.9  # translations found again
