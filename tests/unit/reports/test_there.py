"""Happenings that a text puts in the town told before."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role
from tests.unit.reports.test_patterns import read


def places(text: str, language: str) -> list[str]:
    """The places of the last report of a text."""
    return [span.text for span in read(text, language).reports[-1].spans(Role.PLACE)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Shells killed 12 people in El Fasher on Monday. On Friday, 70 worshippers were killed when a drone hit a mosque in the city.", "en", ["El Fasher"]),
        ("Gunmen killed six people in Djibo on Sunday. Last month, jihadists killed 12 soldiers in the town.", "en", ["Djibo"]),
        ("Des hommes armés ont tué six personnes dimanche à Djibo. Le mois dernier, vingt soldats avaient été tués dans la même localité.", "fr", ["Djibo"]),
        ("Gunmen killed six people in Djibo on Sunday. In May, jihadists killed 100 people in the town of Barsalogho.", "en", ["Barsalogho"]),
        ("Gunmen killed six people in Djibo on Sunday. Last month, jihadists killed 12 soldiers.", "en", []),
        ("Gunmen killed six people in Djibo on Sunday. Last month, jihadists killed 12 soldiers in the forest.", "en", []),
    ],
)  # fmt: skip
def test_a_happening_of_its_own_is_put_in_the_town_told_before(
    text: str, language: str, expected: list[str]
) -> None:
    assert places(text, language) == expected
