from __future__ import annotations

from firsthand.blocking import Kept, number


def test_a_value_is_worked_out_once_while_it_is_kept() -> None:
    asked: list[str] = []

    def work_out(key: str) -> str:
        asked.append(key)
        return key.upper()

    kept = Kept(2, work_out)
    assert [kept["a"], kept["b"], kept["a"], kept["c"], kept["a"]] == ["A", "B", "A", "C", "A"]
    assert asked == ["a", "b", "c"]
    assert kept["b"] == "B"  # made room for c
    kept.forget("a")
    kept.forget("nothing")
    assert kept.keep("d", "given") == kept["d"] == "given"
    assert asked == ["a", "b", "c", "b"]


def test_a_number_is_the_same_everywhere() -> None:
    assert number("Djibo") == 4913268458758883648
    assert number("Djibo") != number("Niono")
    assert 0 <= number("é\ud800") < 1 << 64
