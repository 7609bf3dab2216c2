"""Every target takes its own examples and holds for changes of them: without the fuzzer, so that no target rots."""

from __future__ import annotations

import pytest
from fuzz.mutating import first
from fuzz.registry import TARGETS, target
from fuzz.target import Target

by_name = pytest.mark.parametrize("tried", TARGETS, ids=lambda tried: tried.name)


@by_name
def test_a_target_takes_its_examples(tried: Target) -> None:
    seeds = tried.seeds()
    assert seeds
    for data in seeds:
        assert tried.check(data), data[:200]


@by_name
def test_the_promise_holds_for_changes_of_the_examples(tried: Target) -> None:
    for data in first(tried, tried.quick, seed=1):
        try:
            tried.check(data)
        except BaseException as error:
            error.add_note(f"{tried.name}: {data!r}")
            raise


def test_names_are_distinct_and_lead_to_their_targets() -> None:
    assert len({tried.name for tried in TARGETS}) == len(TARGETS)
    assert all(target(tried.name) is tried for tried in TARGETS)


def test_changes_are_the_same_each_time_and_short_enough() -> None:
    tried = target("feeds")
    assert first(tried, 50, seed=3) == first(tried, 50, seed=3) != first(tried, 50, seed=4)
    assert all(
        len(data) <= max(tried.longest, *map(len, tried.seeds())) for data in first(tried, 200, seed=3)
    )
