"""Places that one version of a text alone gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from firsthand.domain.values import Place
from firsthand.events.bonds import Bonds
from firsthand.events.clusters import Clustering
from firsthand.events.outvoted import is_outvoted
from firsthand.events.rulings import Rulings
from firsthand.events.sketches import Sketch
from firsthand.events.vetoes import veto
from tests.unit.events.stories import DJIBO, KAYES, MALI, NIORO
from tests.unit.events.test_pairs import attack, sketches

DAY = date(2025, 6, 1)


def told(name: str, place: Place | None, *, family: str | None = None, day: date = DAY) -> Sketch:
    (sketch,) = sketches(attack(name, day, 20))
    return replace(sketch, place=place, leads=True, family=family or name, sureness=1.0)


def versions(*places: Place | None) -> list[Sketch]:
    return [told(f"v{at}", place, family="text") for at, place in enumerate(places)]


@pytest.mark.parametrize(
    ("places", "other", "day", "expected"),
    [
        ((KAYES, DJIBO, DJIBO), DJIBO, DAY, True),
        ((KAYES, DJIBO), DJIBO, DAY, False),  # one against one
        ((KAYES, DJIBO, None, None), DJIBO, DAY, False),  # those without a place have no say
        ((KAYES, KAYES, DJIBO), DJIBO, DAY, False),
        ((KAYES, DJIBO, DJIBO), DJIBO, date(2025, 6, 20), False),  # nor would they be one at one place
        ((DJIBO, MALI, NIORO), NIORO, DAY, True),  # a country that holds the place speaks for it
    ],
)  # fmt: skip
def test_a_place_is_outvoted_by_twice_as_many_versions(
    places: Sequence[Place | None], other: Place, day: date, expected: bool
) -> None:
    text, x = versions(*places), told("x", other, day=day)
    assert veto(text[0], x) is not None
    assert is_outvoted(text[0], x, text, [x]) is expected
    assert is_outvoted(x, text[0], [x], text) is expected


def divided(members: Sequence[Sketch], scores: dict[tuple[str, str], float]) -> list[int]:
    """Sizes of the groups, where versions of one text fit each other and the rest is as the vetoes say."""
    held = {sketch.key: sketch for sketch in members}

    def weigh(a: str, b: str) -> float | None:
        if held[a].family == held[b].family:
            return 3.0
        return None if veto(held[a], held[b]) else scores.get((a, b), scores.get((b, a), 2.0))

    likely = {
        (a, b): score
        for a, b in combinations(sorted(held), 2)
        if (score := weigh(a, b)) is not None and score > 0
    }
    bonds = Bonds(hash)
    found = Clustering(members, weigh, lambda _, others: others, Rulings(), bonds).groups(likely)
    return sorted(map(len, found))


def test_a_version_put_elsewhere_does_not_keep_its_text_from_other_reports() -> None:
    x = told("x", DJIBO)
    assert divided([*versions(DJIBO, DJIBO, KAYES), x], {}) == [4]
    assert divided([*versions(KAYES, KAYES, DJIBO), x], {}) == [1, 3]
    assert divided([*versions(DJIBO, DJIBO, KAYES), told("x", KAYES)], {}) == [1, 3]
    assert divided([*versions(DJIBO, DJIBO, KAYES), told("x", DJIBO, day=date(2025, 6, 20))], {}) == [1, 3]
