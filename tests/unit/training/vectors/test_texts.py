from __future__ import annotations

from pathlib import Path

from training.vectors import texts
from training.vectors.texts import gather, sentences


def test_sentences_are_cut_and_short_or_long_ones_left_out() -> None:
    text = "Gunmen raided the village at dawn. No. They left before the army came!\n\n" + "word " * 80
    assert list(sentences(text)) == ["Gunmen raided the village at dawn.", "They left before the army came!"]


def test_wire_copy_in_capitals_is_read_in_small_letters() -> None:
    assert list(sentences("FIVE SOLDIERS WERE KILLED.")) == ["five soldiers were killed."]


def test_french_comes_from_treebanks_and_marks_of_our_reports_are_taken_out(tmp_path: Path) -> None:
    bank = tmp_path / "bank.conllu"
    bank.write_text("# sent_id = 1\n# text = Le pont a été coupé hier.\n1\tLe\tle\n\n", encoding="utf-8")
    english, french = gather(tmp_path, [bank], seed=0)
    assert "Le pont a été coupé hier." in french
    assert english
    assert not any("{" in found or "}" in found or "<<" in found for found in (*english, *french))


def test_the_same_seed_gives_the_same_order_and_each_sentence_once(tmp_path: Path) -> None:
    first, again, other = (gather(tmp_path, [], seed=seed) for seed in (0, 0, 1))
    assert first == again
    assert first != other
    assert sorted(first[1]) == sorted(set(first[1]))


def test_brief_sentences_come_after_those_of_any_length_and_before_the_rest(tmp_path: Path) -> None:
    _, french = gather(tmp_path, [], seed=0)
    rest = [found.count(" ") >= texts._BRIEF for found in french[texts._ANY_LENGTH :]]
    assert rest == sorted(rest)
    assert any(rest)
