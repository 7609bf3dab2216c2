"""Tolls that a text says have risen."""

from __future__ import annotations

import pytest

from firsthand.domain.values import Span
from firsthand.events.risen import has_risen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll from Tuesday's strike on Gao has climbed to [19], officials said.", True),
        ("Death toll in Gao attack rises to [43], UN says", True),
        ("The number of people killed in Sunday's attack in Gao has risen to [43].", True),
        ("Three of the wounded died, raising the death toll to [eight].", True),
        ("The toll rose from 12 to at least [15] on Monday.", True),
        ("Le bilan de la frappe de mardi sur Gao est passé à [19] morts.", True),
        ("Le bilan de l'attaque s'alourdit à [19] morts.", True),
        ("Deux blessés ont succombé, portant le bilan à [19] morts.", True),
        ("The attack killed [19] people.", False),
        ("The army put the toll at [19].", False),
        ("The toll rose on Monday. An attack elsewhere killed [19].", False),
        ("Le bilan est de [19] morts.", False),
        ("Tensions have risen to a new height; [19] died.", False),
    ],
)
def test_a_toll_that_rose_to_a_number(text: str, expected: bool) -> None:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    assert has_risen(plain, Span.of(plain, start, end)) is expected
