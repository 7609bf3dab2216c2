"""Capitals told by their country."""

from __future__ import annotations

import pytest

from firsthand.knowledge.capitals import capital_called, capitals_told
from firsthand.knowledge.countries import CountryList
from firsthand.knowledge.gazetteer import Gazetteer

COUNTRIES = CountryList.load()


@pytest.mark.parametrize(
    ("text", "said", "country"),
    [
        ("a hotel in the Somali capital on Wednesday", "Somali capital", "SOM"),
        ("Blast in Somali capital kills ten", "Somali capital", "SOM"),
        ("Chad's capital city was quiet", "Chad's capital city", "TCD"),
        ("in the capital of the Central African Republic", "capital of the Central African Republic", "CAF"),
        ("une explosion dans la capitale malienne", "capitale malienne", "MLI"),
        ("dans la capitale du Mali", "capitale du Mali", "MLI"),
        ("à l'est de la capitale de la Somalie", "capitale de la Somalie", "SOM"),
    ],
)
def test_a_country_tells_its_capital(text: str, said: str, country: str) -> None:
    ((start, end, code),) = capitals_told(text, COUNTRIES)
    assert (text[start:end], code) == (said, country)


@pytest.mark.parametrize(
    "text",
    [
        "the provincial capital of Mali's north",
        "Goma, the capital of North Kivu",
        "la capitale de la province du Sud-Kivu",
        "la capitale économique du Mali",
        "the Nigerian capital market",
        "the Iranian capital punishment law",
        "Somali capitals",
        "the Malian army entered the capital",
    ],
)
def test_other_capitals_are_none(text: str) -> None:
    assert capitals_told(text, COUNTRIES) == ()


def test_only_the_whole_name_is_a_capital() -> None:
    assert capital_called("Somali capital", COUNTRIES) == "SOM"
    assert capital_called("north of the Somali capital", COUNTRIES) is None
    assert capital_called("Bamako", COUNTRIES) is None


@pytest.mark.parametrize(
    ("name", "capital"),
    [("Somali capital", "Mogadishu"), ("capitale malienne", "Bamako"), ("Chad's capital", "N'Djamena")],
)
def test_the_gazetteer_finds_it(gazetteer: Gazetteer, name: str, capital: str) -> None:
    (found,) = gazetteer.candidates(name)
    assert (found.place.name, found.matched) == (capital, name)


def test_a_country_without_a_capital_in_the_gazetteer_has_none(gazetteer: Gazetteer) -> None:
    assert gazetteer.capital("ESH") is None
    assert gazetteer.capital("XXX") is None
