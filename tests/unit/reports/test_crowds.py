"""What forces did to those at a protest told before."""

from __future__ import annotations

import pytest

from tests.unit.reports.test_patterns import read


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Hundreds of people protested in Butembo on Monday. Police fired on the crowd, killing two.", "en", "excessive-force-against-protesters"),
        ("Des centaines de personnes ont manifesté lundi à Butembo. La police a tiré sur la foule, tuant deux personnes.", "fr", "excessive-force-against-protesters"),
        ("Hundreds of people protested in Butembo on Monday. Gunmen fired on the crowd, killing two.", "en", "attack"),
        ("People gathered at a market in Butembo on Monday. Police fired on the crowd, killing two.", "en", "attack"),
    ],
)  # fmt: skip
def test_forces_that_fire_on_the_crowd_of_a_protest(text: str, language: str, expected: str) -> None:
    assert read(text, language).reports[-1].event_type == expected
