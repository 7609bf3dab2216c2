"""How the withholding of names is counted."""

from __future__ import annotations

from evaluation.benchmarks.texts import plain_document
from evaluation.benchmarks.withholding import BENCHMARK, Case, in_records, in_text

from firsthand.run.plan import Workshop
from tests.unit.evaluation.benchmarks.datasets import need

TEXT = (
    "Two men shot in Gao\n\nZora Petrenko and Olena Gao were shot dead in Gao on Monday, police said. Petrenko had sold cattle. "
    "The army said Israel knew them."
)


def _case(names: set[str], town: set[str]) -> Case:
    return Case(
        plain_document("1", TEXT, language="en", titled=True), frozenset(names - town), frozenset(town)
    )


def test_each_place_where_a_coded_word_stands_with_a_capital_counts() -> None:
    names, town = in_text(_case({"zora", "petrenko", "olena", "cattle", "israel"}, {"gao"}))
    assert (names.right, names.gold) == (4, 5)  # "Israel" is a country to whoever does not know him
    assert (town.right, town.gold) == (2, 3)


def test_records_count_what_is_told_with_names_against_what_is_told_without(workshop: Workshop) -> None:
    text = "Attack in Gao\n\nGunmen attacked the market of Gao on Monday and killed Zora Petrenko, 34, and 3 other civilians, the army said."
    document = plain_document("1", text, language="en", titled=True)
    tally, misread = in_records(Case(document, frozenset({"zora", "petrenko"}), frozenset()), workshop)
    assert tally.gold > 0
    assert (tally.right, misread) == (tally.gold, 0)


def test_the_sets_are_read() -> None:
    figures = BENCHMARK.run(need(BENCHMARK), Workshop.load(network=None), 3)
    assert [figure.name.partition(",")[0] for figure in figures].count("name words withheld") == 3
    assert all(0 <= figure.value <= 1 for figure in figures)
