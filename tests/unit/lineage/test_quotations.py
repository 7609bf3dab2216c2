"""Quoted strings, and what weight a shared one has."""

from firsthand.lineage.quotations import quotations, shared_quotations


def test_all_usual_marks_are_read() -> None:
    found = quotations("He said “we held on”, elle a dit « nous avons tenu » and \"nobody slept\"; 'no'.")
    assert found == {("we", "held", "on"), ("nous", "avons", "tenu"), ("nobody", "slept")}


def test_part_of_a_long_quotation_counts_in_full_and_two_words_by_half() -> None:
    whole = quotations('"we stood until the last of us fell" and "fierce response"')
    part = quotations('"until the last of us" and "fierce response"')
    assert shared_quotations(whole, part) == 1.5


def test_an_unclosed_mark_costs_no_time() -> None:
    assert quotations('"' + "a " * 50_000) == frozenset()
    assert quotations("“a" * 20_000) == frozenset()
