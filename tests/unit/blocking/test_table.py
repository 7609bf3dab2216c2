"""A compact table is a dict."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.blocking.table import Table

keys = st.integers(0, 40).map(lambda number: number * 0x100_0000_0001)  # few: shards and places are shared
steps = st.lists(st.tuples(keys, st.integers(0, 2**32 - 2)), max_size=120)


@given(steps)
def test_a_table_holds_what_a_dict_holds(made: list[tuple[int, int]]) -> None:
    table, held = Table(), dict[int, int]()
    for key, value in made:
        if key in held:
            table.remove(key)
            del held[key]
        else:
            table.put(key, value)
            held[key] = value
        assert all(table.get(other) == held.get(other) for other, _ in made)
