"""Whose people a figure counts."""

from __future__ import annotations

import pytest

from firsthand.claims.how_many import actor_of, group_of
from firsthand.languages import pack
from tests.unit.reports.test_figures import actors, figures


def told(text: str, language: str) -> list[tuple[str, str | None]]:
    """Group and actor of each figure of a text of one sentence."""
    found = pack(language)
    assert found is not None
    mentions = actors().spot(text, language)
    return [(group_of(f, found, mentions), actor_of(f, mentions)) for f in figures(text, language)]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Three officers were killed at a police station.", "police"),
        ("Five officers were killed when Al Shabaab ambushed their vehicle.", "police"),
        ("Police opened fire, and 52 officers were injured.", "police"),
        ("Two army officers were killed.", "soldiers"),
        ("The Nigerian army said that nine officers were wounded.", "soldiers"),
        ("Four officers of the Nigerian army were killed.", "soldiers"),
        ("Nine soldiers were killed near the police station.", "soldiers"),
    ],
)
def test_officers_are_police_unless_an_army_is_named(text: str, group: str) -> None:
    assert [found for found, _ in told(text, "en")] == [group]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Nigerian army said it had lost nine men.", ("soldiers", "nga-army")),
        ("en", "The Nigerian army lost four men.", ("soldiers", "nga-army")),
        ("en", "ISWAP lost six men.", ("militants", "iswap")),
        ("fr", "L'armée malienne a perdu trois hommes.", ("soldiers", "mli-army")),
        ("fr", "L'armée malienne a reconnu avoir perdu cinq hommes.", ("soldiers", "mli-army")),
        ("fr", "Le JNIM a perdu dix hommes.", ("militants", "jnim")),
        ("fr", "Le village a perdu trois hommes.", ("persons", None)),
        ("en", "Residents lost two men.", ("persons", None)),
        ("en", "The Nigerian army killed six men.", ("persons", None)),
        ("en", "The Nigerian army said that residents had lost six men.", ("persons", None)),
    ],
)
def test_the_men_that_a_party_lost_are_its_own(
    language: str, text: str, expected: tuple[str, str | None]
) -> None:
    assert told(text, language) == [expected]
