"""Distances that only tell where a named place lies."""

from __future__ import annotations

import pytest

from firsthand.domain.values import Span
from firsthand.domain.values.place import Place, PlaceKind
from firsthand.events.apposed import without_distances


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Gunmen attacked Bandiagara, 60 km from Mopti.", ["Bandiagara"]),
        ("Gunmen attacked Bandiagara, a town about 60 km east of Mopti.", ["Bandiagara"]),
        ("Des hommes ont attaqué Bandiagara (à environ 60 km de Mopti).", ["Bandiagara"]),
        ("In Bandiagara, 12 soldiers were killed 60 km from Mopti.", ["Bandiagara", "Mopti"]),
        ("Gunmen attacked Bandiagara. Mopti is 60 km away.", ["Bandiagara", "Mopti"]),
    ],
)
def test_a_town_is_where_it_is_named(text: str, kept: list[str]) -> None:
    place = Place("town", 14.0, -4.0, 3.0, PlaceKind.SETTLEMENT)
    sites = [
        (Span.of(text, text.index(name), text.index(name) + len(name)), place)
        for name in ("Bandiagara", "Mopti")
    ]
    assert [span.text for span, _ in without_distances(sites, text)] == kept
