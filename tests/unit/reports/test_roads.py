"""Roads named after the towns at their ends."""

from __future__ import annotations

import pytest

from .test_toponyms import _names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("A mine killed three soldiers on the Maiduguri-Damboa road on Sunday.", "en", {"Maiduguri", "Damboa"}),
        ("A mine killed three soldiers on the Gao-Ansongo highway.", "en", {"Gao", "Ansongo"}),
        ("Une mine a tué trois soldats sur l'axe Sévaré-Bandiagara.", "fr", {"Sévaré", "Bandiagara"}),
        ("A mine killed three soldiers on the Port-au-Prince road.", "en", {"Port-au-Prince"}),
        ("Three soldiers of the Maiduguri-Damboa brigade were killed.", "en", set()),
    ],
)  # fmt: skip
def test_both_ends_of_a_road_are_places(text: str, language: str, names: set[str]) -> None:
    assert set(_names(text, language)) == names
