"""Days told through what came later."""

from __future__ import annotations

from datetime import date

import pytest

from firsthand.domain.values import DaySet
from tests.unit.claims.test_when import SURE, mentions


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "L'hôpital a annoncé dimanche la fermeture de ses services au lendemain d'une frappe de drone qui a tué sept personnes.", date(2025, 5, 31)),
        ("fr", "Sept personnes ont été tuées dimanche à Cali. Les attaques surviennent trois jours après l'agression par balle d'un sénateur à Bogota.", date(2025, 5, 29)),
        ("fr", "Dimanche, trois jours après l'attaque, les assaillants sont revenus.", date(2025, 6, 4)),
        ("fr", "L'attaque a eu lieu dimanche. Le lendemain, les villageois ont fui.", date(2025, 6, 2)),
        ("fr", "Trois civils ont été tués dimanche, à la veille d'un sommet de paix à Bamako.", date(2025, 6, 2)),
        ("en", "The hospital closed on Sunday, the day after a drone strike that killed seven people.", date(2025, 5, 31)),
        ("en", "Seven people were killed on Sunday in Cali. The attacks come three days after the shooting of a senator in Bogota.", date(2025, 5, 29)),
        ("en", "Gunmen attacked Gao on Sunday. Three days after the attack, they returned.", date(2025, 6, 4)),
        ("en", "Gunmen attacked Gao on Sunday. Two days after the raid they killed a guard.", date(2025, 6, 3)),
        ("en", "Gunmen attacked Gao on Sunday. The day after, they returned.", date(2025, 6, 2)),
        ("en", "Gunmen attacked Gao on Sunday, residents said on Monday. Other towns were hit the same day.", date(2025, 6, 1)),
        ("fr", "Gao a été attaquée dimanche, ont indiqué lundi des habitants. D'autres localités ont été visées le même jour.", date(2025, 6, 1)),
        ("en", "The army said on Monday that it would send more men. The same day, gunmen attacked Gao.", date(2025, 6, 2)),
    ],
)  # fmt: skip
def test_the_day_of_what_came_before(language: str, text: str, day: date) -> None:
    assert mentions(text, SURE, language)[-1].possible == DaySet.day(day)
