"""What lies in a temporary file comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.blocking import Postings, Scratch, Shelf
from firsthand.blocking.pile import Pile

steps = st.lists(st.tuples(st.integers(0, 5), st.none() | st.binary(max_size=300)), max_size=60)


def shelf(at_hand: int, scratch: Scratch) -> Shelf[int, list[int]]:
    return Shelf(at_hand, bytes, list, scratch)


@given(steps, st.integers(1, 4), st.sampled_from((0, 200, 1 << 20)))
def test_a_shelf_is_a_map(told: list[tuple[int, bytes | None]], at_hand: int, in_memory: int) -> None:
    held, expected = shelf(at_hand, Scratch(in_memory)), dict[int, list[int]]()
    for key, value in told:
        if value is None:
            expected.pop(key, None)
            held.pop(key, None)
        else:
            expected[key] = held[key] = list(value)
        assert dict(held) == expected
        assert len(held) == len(expected)
        assert [held.get(number) for number in range(6)] == [expected.get(number) for number in range(6)]


def test_what_is_not_there_is_said_so() -> None:
    held = shelf(1, Scratch())
    with pytest.raises(KeyError):
        held[1]
    with pytest.raises(KeyError):
        del held[1]


def test_a_value_changed_in_place_and_entered_again_is_the_one_kept() -> None:
    held = shelf(1, Scratch(in_memory=0))
    held[1], held[2] = [1], [2]
    value = held[1]
    value.append(3)
    held[1] = value
    assert (held[2], held[1]) == ([2], [1, 3])


@pytest.mark.parametrize("in_memory", [0, 1 << 20])
def test_a_place_that_was_given_back_is_taken_again(in_memory: int) -> None:
    scratch = Scratch(in_memory)
    kept = scratch.put(b"kept")
    for number in range(100):
        where = scratch.put(bytes([number]) * 500)
        assert scratch.get(where) == bytes([number]) * 500
        scratch.give_back(where)
    assert scratch.size < 1000
    assert scratch.get(kept) == b"kept"


@given(steps)
def test_a_pile_is_a_list_with_holes(told: list[tuple[int, bytes | None]]) -> None:
    held, expected = Pile(Scratch(in_memory=100)), dict[int, bytes]()
    for slot, value in told:
        if value is None:
            expected.pop(slot, None)
            del held[slot]
        else:
            expected[slot] = held[slot] = value
        assert [held[number] for number in range(6)] == [expected.get(number, b"") for number in range(6)]


@given(st.lists(st.tuples(st.integers(0, 5), st.none() | st.sets(st.integers(0, 9))), max_size=40))
def test_postings_find_what_bears_a_key(told: list[tuple[int, set[int] | None]]) -> None:
    held, expected = Postings(), dict[str, set[int]]()
    for number, keys in told:
        name = f"n{number}"
        if keys is None:
            expected.pop(name, None)
            held.remove(name)
        else:
            expected[name] = keys
            held.add(name, sorted(keys))
        for key in range(10):
            assert held.sharing([key]) == {other for other, borne in expected.items() if key in borne}
    assert held.sharing(range(10)) == {name for name, borne in expected.items() if borne}
