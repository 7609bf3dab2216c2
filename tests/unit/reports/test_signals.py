"""Words of a sentence and what the patterns and the knowledge see in each."""

from __future__ import annotations

import numpy as np
import pytest

from firsthand.models.scheme import SIGNALS
from firsthand.reports import Spotter
from firsthand.reports.signals import Signalled, Signaller, is_shouted, tokens

from .pages import page

TEXT = "On 3 March, gunmen killed 1,200.5 people in Bamako, said l’armée of “Mali”."


def signalled(spotter: Spotter, text: str, language: str = "en") -> list[Signalled]:
    return Signaller(spotter).signals(page(text, language))


def words_with(found: Signalled, name: str) -> list[str]:
    column = found.signals[:, SIGNALS.index(name)]
    return [word for word, given in zip(found.words, column, strict=True) if given]


def test_words_are_letters_numbers_and_single_marks() -> None:
    assert tokens("L’armée a tué 1 200,5 h_mmes (12-3).") == (
        "l", "’", "armée", "a", "tué", "1", "200,5", "h", "_", "mmes", "(", "12", "-", "3", ")", ".",
    )  # fmt: skip
    assert tokens(" \n\t") == ()


@pytest.mark.parametrize("text", [TEXT, "😀 漢字 \x07 e\u0301 مسلحون", "a" * 5000, "İstanbul’da İKİ"])
def test_offsets_give_back_the_words(spotter: Spotter, text: str) -> None:
    (found,) = signalled(spotter, text)
    cut = [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]
    assert [word.lower() for word in cut] == [word.lower() for word in found.words]
    assert "".join(cut) == "".join(text.split())
    assert found.signals.shape == (len(cut), len(SIGNALS))
    assert set(np.unique(found.signals)) <= {0, 1}


def test_offsets_of_a_later_sentence_count_from_the_start_of_the_document(spotter: Spotter) -> None:
    text = "Rien.\nThe army fled."
    _, second = signalled(spotter, text)
    assert [text[a:b] for a, b in zip(second.starts, second.ends, strict=True)] == list(second.words)


def test_space_is_told_for_each_word(spotter: Spotter) -> None:
    (found,) = signalled(spotter, "The army’s men, dead.")
    assert dict(zip(found.words, found.spaced, strict=True)) == {
        "The": True, "army": True, "’": False, "s": False, "men": True, ",": False, "dead": True, ".": False,
    }  # fmt: skip


def test_what_is_known_of_a_word_is_signalled(spotter: Spotter) -> None:
    (found,) = signalled(
        spotter, "On Monday, gunmen with rifles killed 12 villagers in Bamako, the army said."
    )
    for name, word in (
        ("date", "Monday"),
        ("number", "12"),
        ("killed", "12"),
        ("toponym", "Bamako"),
        ("weapon", "rifles"),
        ("actor", "gunmen"),
        ("source", "army"),
        ("credit", "said"),
    ):
        assert word in words_with(found, name), name
    assert words_with(found, "title") == words_with(found, "caption") == []


def test_every_signal_is_of_a_word_that_stands_in_it(spotter: Spotter) -> None:
    (found,) = signalled(spotter, "Nothing of note was said at lunch, which was soup.")
    assert not words_with(found, "attack")
    assert not words_with(found, "killed")


def test_capitals_throughout_tell_nothing(spotter: Spotter) -> None:
    loud = "GUNMEN KILLED TWELVE VILLAGERS IN BAMAKO."
    assert is_shouted(page(loud))
    (found,) = signalled(spotter, loud)
    assert found.words[:2] == ("gunmen", "killed")
    assert not is_shouted(page("UN and AU troops of the mission left Bamako."))
    assert not is_shouted(page("AFP")), "too short to tell"
    assert not is_shouted(page("12 34 56 78 90 12 34 56 78 90"))


def test_a_language_without_a_pack_has_no_signals(spotter: Spotter) -> None:
    assert signalled(spotter, TEXT, "de") == []


def test_sentences_can_be_joined(spotter: Spotter) -> None:
    parts = signalled(spotter, "Nine died.\nThe army fled.")
    joined = Signalled.joined(parts)
    assert joined.words == ("Nine", "died", ".", "The", "army", "fled", ".")
    assert joined.signals.shape == (7, len(SIGNALS))
    assert (joined.signals[3:] == parts[1].signals).all()
