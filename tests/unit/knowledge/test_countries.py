"""Countries by name and demonym, in both languages."""

from __future__ import annotations

from itertools import pairwise

import pytest

from firsthand.domain.errors import KnowledgeError
from firsthand.knowledge import countries
from firsthand.knowledge.countries import CountryList

ALL = CountryList.load()


def codes(text: str) -> list[str]:
    return [code for _, _, code in ALL.spot(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("soldats nigériens", "NER"),
        ("soldats nigérians", "NGA"),
        ("une patrouille nigérienne", "NER"),
        ("une patrouille nigériane", "NGA"),
        ("Nigerien troops", "NER"),
        ("Nigerian troops", "NGA"),
        ("troops in Niger", "NER"),
        ("troops in Nigeria", "NGA"),
        ("le Nigéria", "NGA"),
        ("Malians fled", "MLI"),
        ("les Maliennes", "MLI"),
        ("l'armée burkinabè", "BFA"),
        ("Burkina Faso", "BFA"),
        ("le Tchad", "TCD"),
        ("Côte d'Ivoire", "CIV"),
        ("une Ivoirienne", "CIV"),
        ("des Sénégalaises", "SEN"),
    ],
)
def test_a_country_is_found_by_name_and_demonym(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize("text", ["a chad of paper", "The malice of men", "nigeria-like", "normalien"])
def test_words_that_only_resemble_a_country_are_none(text: str) -> None:
    assert "MLI" not in codes(text)
    assert "TCD" not in codes(text)


def test_spots_are_ordered_disjoint_and_exact() -> None:
    text = "From Mali to Burkina Faso, Malian and Nigerian traders met at the border of Niger."
    found = sorted(ALL.spot(text))
    assert [text[start:end] for start, end, _ in found] == [
        "Mali",
        "Burkina Faso",
        "Malian",
        "Nigerian",
        "Niger",
    ]
    assert all(before[1] <= after[0] for before, after in pairwise(found))


def test_every_code_is_alpha_3_and_stands_once() -> None:
    found = [country.code for country in ALL.countries]
    assert len(set(found)) == len(found)
    assert all(len(code) == 3 and code.isupper() for code in found)


def test_every_country_has_names_and_demonyms() -> None:
    assert [c.code for c in ALL.countries if not c.names or not c.demonyms] == []


def test_a_line_with_missing_columns_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(countries, "read_text", lambda *_: "# head\nMLI\tMali\n")
    with pytest.raises(KnowledgeError, match=r"countries\.tsv:2"):
        CountryList.load()
