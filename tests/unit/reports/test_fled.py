"""Those who fled and are not displaced."""

from __future__ import annotations

import pytest

from firsthand.domain.report import CasualtyKind

from .test_figures import figures


@pytest.mark.parametrize(
    ("text", "language", "displaced"),
    [
        ("Two gunmen fled after killing a trader in Lagos.", "en", []),
        ("Two people fled on a motorbike after the shooting in Lagos.", "en", []),
        ("Two people fled to Benin after the shooting in Lagos.", "en", [2]),
        ("Some 500 residents fled on motorbikes to Gao.", "en", [500]),
        ("Deux personnes ont fui à moto après la fusillade de Gao.", "fr", []),
        ("Deux personnes ont fui vers le Bénin.", "fr", [2]),
        ("Trois assaillants ont fui vers la forêt.", "fr", []),
    ],
)
def test_who_gets_away_is_not_displaced(text: str, language: str, displaced: list[int]) -> None:
    found = [f.quantity.point for f in figures(text, language) if f.kind is CasualtyKind.DISPLACED]
    assert found == displaced
