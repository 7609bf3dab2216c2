"""Whose people a figure counts."""

from __future__ import annotations

import pytest

from firsthand.claims.how_many import group_of
from firsthand.languages import pack
from tests.unit.reports.test_figures import actors, figures


def told(text: str, language: str) -> list[str]:
    """The group of each figure of a text of one sentence."""
    found = pack(language)
    assert found is not None
    mentions = actors().spot(text, language)
    return [group_of(f, found, mentions) for f in figures(text, language)]


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
    assert told(text, "en") == [group]
