"""Benchmarks against floors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from evaluation.benchmarks.figures import Benchmark, Figure, Pin
from evaluation.benchmarks.measure import Result, choose, measure, raised
from evaluation.benchmarks.registry import BENCHMARKS
from evaluation.floors import Floors

from firsthand.domain.errors import ConfigError
from firsthand.run.plan import Workshop

WORKSHOP = cast("Workshop", object())


def benchmark(value: float, name: str = "one", *, pinned: bool = True, pin: Pin | None = None) -> Benchmark:
    figure = Figure("F1", value, pinned=pinned, pin=pin)
    return Benchmark(
        name, "something", "somehow", ("set/*.txt",), lambda *_: [figure], may_read=("set/test.md",)
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "a.txt").write_text("a")
    return tmp_path


def run(one: Benchmark, data: Path, floors: Floors, limit: int | None = None) -> Result:
    return next(measure([one], data, lambda: WORKSHOP, floors, limit))


def test_a_figure_stands_on_the_floor_of_the_same_corpus(data: Path) -> None:
    one = benchmark(0.5)
    floors = raised(Floors({}), [run(one, data, Floors({}))])
    assert floors.values == {"one/F1": (one.fingerprint(data), 0.5)}
    below = run(benchmark(0.4), data, floors).rows
    assert below is not None
    assert (below[0].floor, below[0].is_below) == (0.5, True)
    above = run(benchmark(0.6), data, floors).rows
    assert above is not None
    assert not above[0].is_below


def test_another_corpus_has_no_floor(data: Path) -> None:
    floors = raised(Floors({}), [run(benchmark(0.5), data, Floors({}))])
    (data / "set" / "a.txt").write_text("b")
    rows = run(benchmark(0.1), data, floors).rows
    assert rows is not None
    assert (rows[0].floor, rows[0].is_below) == (None, False)


def test_floors_only_rise(data: Path) -> None:
    high = raised(Floors({}), [run(benchmark(0.5), data, Floors({}))])
    assert raised(high, [run(benchmark(0.4), data, high)]) == high


def test_a_floor_leaves_the_slack_of_its_benchmark(data: Path) -> None:
    loose = replace(benchmark(0.5), slack=0.1)
    (floor,) = raised(Floors({}), [run(loose, data, Floors({}))]).values.values()
    assert floor[1] == pytest.approx(0.4)


def test_a_part_of_the_data_is_not_compared_and_not_pinned(data: Path) -> None:
    floors = raised(Floors({}), [run(benchmark(0.5), data, Floors({}))])
    part = run(benchmark(0.1), data, floors, limit=3)
    assert part.rows is not None
    assert not part.rows[0].is_below
    assert raised(floors, [part]) == floors


def test_figures_that_explain_get_no_floor_and_others_may_have_their_own(data: Path) -> None:
    assert raised(Floors({}), [run(benchmark(0.5, pinned=False), data, Floors({}))]) == Floors({})
    own = Pin("older/name", "corpus")
    assert raised(Floors({}), [run(benchmark(0.5, pin=own), data, Floors({}))]).values == {
        "older/name": ("corpus", 0.5)
    }


def test_absent_data_are_shown_and_load_nothing(tmp_path: Path) -> None:
    def load() -> Workshop:
        raise AssertionError("nothing is to be measured")

    results = list(measure([benchmark(0.5)], tmp_path, load, Floors({})))
    assert [result.rows for result in results] == [None]
    assert results[0].record()["present"] is False


def test_the_fingerprint_covers_what_may_be_read(data: Path) -> None:
    before = benchmark(0.5).fingerprint(data)
    (data / "set" / "test.md").write_text("more")
    assert benchmark(0.5).fingerprint(data) != before


def test_benchmarks_are_chosen_by_name() -> None:
    both = [benchmark(0.1, "one"), benchmark(0.1, "two")]
    assert [b.name for b in choose(["two", "two"], both)] == ["two"]
    assert [b.name for b in choose([], both)] == ["one", "two"]
    with pytest.raises(ConfigError, match=r"'three'.*one, two"):
        choose(["three"], both)


def test_names_in_the_registry_are_unique() -> None:
    names = [one.name for one in BENCHMARKS]
    assert len(names) == len(set(names))
