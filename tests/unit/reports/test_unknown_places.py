"""Names that no gazetteer has, told as places."""

from __future__ import annotations

import pytest

from .test_toponyms import _names


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Three civilians were killed in Mahagi by militiamen on Thursday.", "en", "Mahagi"),
        ("Trois civils ont été tués à Mahagi par des miliciens jeudi.", "fr", "Mahagi"),
        ("Rebels killed at least 60 people at a funeral in Ntoyo, in North Kivu, on Monday.", "en", "Ntoyo"),
        ("Heavy fighting has been raging in Walikale since Wednesday.", "en", "Walikale"),
        ("An Israeli strike on Kfar Kila in southern Lebanon killed four fighters.", "en", "Kfar Kila"),
        ("Russian forces shelled Zolota Balka in Kherson region.", "en", "Zolota Balka"),
        ("Une frappe sur Kfar Kila dans le sud du Liban a tué quatre combattants.", "fr", "Kfar Kila"),
        ("A second strike near Zebdine wounded a child.", "en", "Zebdine"),
        (
            "Bandits raided Sabon Garin Damri village in Bakura and killed five people.",
            "en",
            "Sabon Garin Damri",
        ),
        ("Gunmen stormed Unguwar Mai Dawa, a community in Kankara.", "en", "Unguwar Mai Dawa"),
        ("Gunmen killed 20 people at a displaced persons' camp in Plaine Savo.", "en", "Plaine Savo"),
        ("M23 rebels backed by Rwanda attacked Sake on Tuesday.", "en", "Sake"),
        ("À Wana, dans le nord-ouest du Pakistan, l'armée a tué quatre assaillants.", "fr", "Wana"),
        ("Des insurgés ont attaqué Mocímboa da Praia dimanche.", "fr", "Mocímboa da Praia"),
        ("Deux policiers ont été tués à Kaiga Kindjiria, une île du lac.", "fr", "Kaiga Kindjiria"),
    ],
)
def test_a_name_where_people_are_harmed_or_fight_is_a_place(text: str, language: str, name: str) -> None:
    assert name in _names(text, language)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Nine were killed in Ramadan.", "en", "Ramadan"),
        ("A man killed four people in Grand Blanc Township on Sunday.", "en", "Grand Blanc Township"),
        ("A former Marine killed four people in a church on Sunday.", "en", "Marine"),
        ('The bomb killed four. "We lost four men," said Bulama Kaka, a commander.', "en", "Kaka"),
        ("A strike on Fuad Shukr in Beirut killed two others.", "en", "Fuad Shukr"),
        ("A strike on Kfar Kila in southern Lebanon killed four.", "en", "Kila"),
        ("Ten people were killed, an official, Dostain Khan Dashti, said.", "en", "Khan"),
        ("Nine were killed in an attack at Christmas.", "en", "Christmas"),
        ("Ten rebels were killed in Operation Thunder, the army said.", "en", "Operation Thunder"),
        ("Three soldiers were killed in Zanabiri prison riots.", "en", "Zanabiri"),
        ("The minister believes in Zanabiri, a man of the people.", "en", "Zanabiri"),
        ("Le ministre croit en Zanabiri, un homme du peuple.", "fr", "Zanabiri"),
    ],
)
def test_other_names_are_none(text: str, language: str, name: str) -> None:
    assert name not in _names(text, language)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Gunmen stormed a village in Kankara Local Government Area of Katsina State.",
            ["Kankara", "Katsina State"],
        ),
        ("Gunmen attacked farmers in Kankara LGA of Katsina.", ["Kankara", "Katsina"]),
    ],
)
def test_a_noun_that_looks_like_a_name_ends_one(text: str, names: list[str]) -> None:
    assert _names(text) == names
