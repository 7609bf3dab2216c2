from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.knowledge.folding import fold_name, fold_place, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ouagadougou", "Wagadugu"),
        ("Tin-Akoff", "Tin Akof"),
        ("Boulkessi", "Bulkesi"),
        ("N'Djaména", "Ndjamena"),
        ("N’Djamena", "N'Djamena"),
        ("Talataye", "Talataï"),
        ("In-Delimane", "I-n-Déliman"),
        ("Diabaly", "Jabali"),
        ("Koutiala", "Kutiala"),
        ("Le Mans", "Mans"),
        ("Bouchra", "Bushra"),
    ],
)
def test_usual_spellings_of_a_place_meet(one: str, other: str) -> None:
    assert fold_place(one) == fold_place(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Gao", "Goa"), ("Dori", "Dire"), ("Kidal", "Kodal"), ("Kayes", "Kaya")]
)
def test_different_places_stay_apart(one: str, other: str) -> None:
    assert fold_place(one) != fold_place(other)


def test_particles_and_vowels_of_names_go() -> None:
    assert fold_name("Nusrat al-Islam wal-Muslimin") == fold_name("Nosrat ul Islam wa al-Mouslimin")


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(alphabet="abcdeghiklmnorstuwy -'", max_size=30))
def test_a_fold_has_no_blanks_or_marks(text: str) -> None:
    assert not set(fold_place(text)) & set(" -'")
