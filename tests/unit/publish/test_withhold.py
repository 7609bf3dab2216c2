"""Names of persons in running text."""

from __future__ import annotations

import pytest

from firsthand.knowledge.folding import plain
from firsthand.publish.withhold import BLACK, guard, small_words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fatouma Diallo, a resident, fled.", ["Fatouma", "Diallo"]),
        ("Her son Moussa Ag Hamada was shot near Kidal.", ["Moussa", "Hamada"]),
        ("L'armée a enterré d'Amadou Traoré, âgé de 45 ans.", ["Amadou", "Traoré"]),
        ("Mme Koné et M. Barry ont été tués à Tinzaouaten.", ["Koné", "Barry"]),
        ("HAMADOUN TRAORÉ TUÉ À MOPTI", ["HAMADOUN", "TRAORÉ"]),
        ("A trader named Hawa was hurt.", ["Hawa"]),
        ("Jean-Pierre N'Guessan told Reuters", ["Jean", "Pierre", "Guessan"]),
        ("J. Smith said so.", ["Smith"]),
        ("the mother of Zeinabou", ["Zeinabou"]),
        ("Kadidia, 12, was among them", ["Kadidia"]),
        ("Olena Petrenko said shells fell.", ["Olena", "Petrenko"]),
        ("Colonel Souleymane Dembélé told the press", ["Souleymane", "Dembélé"]),
        ("in Moussa Traoré's house", ["Moussa", "Traoré"]),
        ("Israel Okonjo and April Reyes were shot.", ["Israel", "Okonjo", "April", "Reyes"]),
        ("قتل محمد", ["محمد"]),
        ("David Borders was shot.", ["David", "Borders"]),
        ("Nia Hunter, 30, and the 19-year-old Zora Market fled.", ["Nia", "Hunter", "Zora", "Market"]),
        ("The alarm was raised by Aleko Wagner.", ["Aleko", "Wagner"]),
        ("They had left.Zora was hurt at the gate.Olena ran.", ["Zora", "Olena"]),
    ],
)
def test_names_are_blacked_out(text: str, names: list[str]) -> None:
    shown = guard().blacked(text)
    assert len(shown) == len(text)
    for name in names:
        assert name not in shown
    assert BLACK in shown


@pytest.mark.parametrize(
    "text",
    [
        "The army said on Monday that JNIM attacked a post near Kidal and Gao.",
        "Human Rights Watch and the United Nations said Burkina Faso's army killed 223 civilians.",
        "L'armée malienne a affronté le Front de libération de l'Azawad à Tinzaouaten.",
        "Reuters, AFP and the BBC cited two security sources.",
        "31 soldiers were killed in central Mali",
        "Israel struck on Friday in April, the Christian village said.",
        "Twenty-two soldiers died. Eleven villagers fled. Half a dozen traders stayed. Dozens were hurt.",
        "Vingt-deux personnes ont été tuées. Quatre-vingt-dix ont fui. Une centaine sont restées. Quinze manquent.",
        "",
    ],
)
def test_what_is_known_to_be_no_name_stays(text: str) -> None:
    assert guard().blacked(text) == text


def test_a_number_beside_a_name_clears_no_name() -> None:
    assert guard().blacked("Douze civils et Moussa Onze ont fui.") == "Douze civils et ██████ ████ ont fui."
    assert guard().blacked("Twelve fled, Awa Eleven said.") == "Twelve fled, ███ ██████ said."


def test_a_name_is_out_throughout_a_text_once_it_was_found() -> None:
    text = "Ali Kidal was shot. Kidal had sold cattle in Gao."
    names = guard().names(text)
    assert "kidal" in names
    assert guard().blacked(text, frozenset(), names) == "███ █████ was shot. █████ had sold cattle in Gao."


def test_what_a_page_writes_small_is_no_name_unless_it_is_a_given_name() -> None:
    text = "Gunmen Ambush Convoy. They lay in ambush for the convoy. Rose wore a rose."
    shown = guard().blacked(text, small_words(text))
    assert shown == "Gunmen Ambush Convoy. They lay in ambush for the convoy. ████ wore a rose."


def test_places_of_the_event_stay() -> None:
    assert guard().blacked("Zzyxville fell.", frozenset({plain("Zzyxville")})) == "Zzyxville fell."
    assert "Zzyxville" not in guard().blacked("Zzyxville fell.")


def test_a_word_that_is_a_place_elsewhere_in_a_text_is_a_name_beside_one_that_is_not_known() -> None:
    text = "Police in Kidal said Olena Kidal was shot. Kidal had come to Kidal, near Kidal, to trade."
    places = guard().places(text)
    names = guard().names(text, frozenset(), places)
    shown = guard().blacked(text, frozenset(), names, places)
    assert "kidal" in places & names
    assert shown.startswith("Police in Kidal said █████ █████ was shot. █████ had come")
    assert shown.endswith("near Kidal, to trade.")


def test_a_place_before_a_body_that_is_not_known_stays() -> None:
    places = frozenset({"kidal"})
    assert (
        guard().blacked("Kidal Olympique played.", frozenset(), frozenset(), places)
        == "Kidal █████████ played."
    )
    assert (
        guard().blacked("Kidal Hunter, 30, fled.", frozenset(), frozenset(), places)
        == "█████ ██████, 30, fled."
    )
