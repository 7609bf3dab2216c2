from __future__ import annotations

import pytest

from firsthand.domain.origin import OriginKind
from firsthand.knowledge.roles import person


@pytest.mark.parametrize(
    ("voice", "origin", "name"),
    [
        ("le maire de Mora", "official:mayor-mora", "mayor of Mora"),
        ("The mayor of Mora", "official:mayor-mora", "mayor of Mora"),
        ("Deputy mayor Rose Fils-Aimé, who fled", "official:rose-fils-aime", "deputy mayor Rose Fils-Aimé"),
        ("le chef de canton Youssouf Mbodou", "official:youssouf-mbodou", "canton chief Youssouf Mbodou"),
        ("Doctor Alima Barry", "official:alima-barry", "doctor Alima Barry"),
    ],
)
def test_an_official_is_known_by_name_or_by_the_place_of_a_sole_office(
    voice: str, origin: str, name: str
) -> None:
    found = person(voice)
    assert found is not None
    assert (found.id, found.name, found.kind) == (origin, name, OriginKind.OFFICIAL)


def test_a_witness_is_known_without_keeping_the_name() -> None:
    found, again, other = (
        person("resident Awa Diallo"),
        person("l'habitante Awa Diallo"),
        person("resident Awa Keita"),
    )
    assert found is not None
    assert again is not None
    assert other is not None
    assert found.kind is OriginKind.WITNESS
    assert found.id == again.id != other.id
    assert "awa" not in f"{found.id} {found.name}".casefold()


@pytest.mark.parametrize(
    "voice",
    [
        "a resident",
        "un habitant de Djibo",
        "the governor",
        "le gouverneur de la province",
        "a doctor of Gaza",
        "Mayor Keita",
        "the mayor and Reuters",
        "police spokesman Awa Diallo",
        "la même source",
    ],
)
def test_who_is_not_named_is_no_first_hand(voice: str) -> None:
    assert person(voice) is None
