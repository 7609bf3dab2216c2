"""What hangs together without end is taken apart the same way whatever came first, and a person is asked."""

from __future__ import annotations

import random
from collections.abc import Iterator
from unittest.mock import patch

from benchmarks.hot_spots import CASES, Store

from firsthand.events.doubts import CROWDED
from firsthand.events.ledger.web import LEVELS, Survey, Web

TOLD = CASES[2]


def chained(links: int) -> Iterator[tuple[str, str, float]]:
    """Knots of four that are surely alike, each a little like the next."""
    for knot in range(links):
        members = [f"{knot:03}-{at}" for at in range(4)]
        yield from ((a, b, 6.5) for a in members for b in members if a < b)
        if knot:
            yield f"{knot - 1:03}-0", f"{knot:03}-0", 0.5 + knot % 3


def parts(edges: list[tuple[str, str, float]]) -> set[frozenset[str]]:
    web = Web(lambda _: ())
    for a, b, score in edges:
        web.add(a, b, score)
    survey = Survey()
    return {frozenset(web.part(key, survey).members) for a, b, _ in edges for key in (a, b)}


def test_a_chain_without_end_is_cut_where_it_is_weakest_whatever_came_first() -> None:
    edges = list(chained(200))
    shuffled = random.Random(3).sample(edges, len(edges))  # noqa: S311
    found = parts(edges)
    assert found == parts(shuffled)
    assert len(found) > 1
    assert sum(map(len, found)) == 800
    assert all(len({key.split("-")[0] for key in part}) * 4 == len(part) for part in found)


def test_a_chain_that_can_be_divided_at_once_is_left_whole() -> None:
    assert len(parts(list(chained(20)))) == 1


def test_what_is_surely_alike_stays_together_however_much_it_is() -> None:
    edges = [(f"{at:04}", f"{at + 1:04}", LEVELS[-1]) for at in range(1000)]
    assert len(parts(edges)) == 1


def test_a_happening_stays_with_the_one_that_it_is_most_like() -> None:
    edges = [*chained(200), ("000-1", "lonely", 0.2)]
    assert any({"000-1", "lonely"} <= part for part in parts(edges))


def test_a_person_is_asked_about_an_incident_of_which_not_all_pairs_were_compared() -> None:
    with patch("firsthand.events.ledger.web.MOST", 50):
        store = Store()
        store.add(TOLD.page(number) for number in range(60))
    assert {issue.code for issue in store.issues.values()} == {CROWDED}
    assert store.issues.keys() <= store.events.keys()
