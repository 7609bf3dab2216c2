"""Days that a text lists one after the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from firsthand.claims.when import place_in_calendar
from firsthand.domain.values import DaySet, Published
from firsthand.languages import pack
from tests.unit.reports.pages import page


def _first(text: str, language: str) -> DaySet | None:
    words = pack(language)
    assert words is not None
    document = replace(page(text, language), published=Published(date(2025, 7, 5), "test", 0.95))
    return place_in_calendar(document, words.dates(text))[0].possible


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("fr", "Trente personnes ont été tuées les 26, 27 et 28 juin à Komanda.", 26, 28),
        ("fr", "Les attaques des 3 et 4 juin ont fait 20 morts.", 3, 4),
        ("en", "Thirty people were killed on June 26, 27 and 28 in Komanda.", 26, 28),
        ("en", "Gunmen killed 20 people on June 3 and 4.", 3, 4),
        ("en", "Gunmen killed 20 people on 3 and 4 June in Gao.", 3, 4),
        ("fr", "Vingt civils ont été tués les 3 et 14 juin à Bankass.", 3, 3),
        ("en", "Gunmen struck on June 3 and 14 in Gao.", 3, 3),
        ("en", "On June 3, 4 soldiers and 5 civilians were killed.", 3, 3),
        ("en", "Gunmen struck on June 3 and 4 people were killed.", 3, 3),
        ("fr", "Le 3 juin et le 5 juin, des hommes armés ont attaqué Gao.", 3, 3),
    ],
)  # fmt: skip
def test_a_list_of_days_in_a_row_is_all_of_them(language: str, text: str, first: int, last: int) -> None:
    assert _first(text, language) == DaySet.between(date(2025, 6, first), date(2025, 6, last))
