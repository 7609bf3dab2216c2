from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.blocking import Windows

names = st.lists(st.sampled_from([f"n{at}" for at in range(9)]), min_size=1, max_size=30)


def pairs(windows: Windows[int], held: set[str]) -> set[tuple[str, str]]:
    return {(name, other) for name in held for other in windows.neighbours(name)}


def test_in_a_crowded_block_only_the_next_ones_meet() -> None:
    windows: Windows[int] = Windows(2)
    for place in range(100):
        windows.add(f"n{place:02}", [7], place)
    assert windows.neighbours("n50") == {"n48", "n49", "n51", "n52"}
    assert windows.are_neighbours("n50", "n52")
    assert not windows.are_neighbours("n50", "n53")


def test_what_shares_no_block_does_not_meet() -> None:
    windows: Windows[int] = Windows(2)
    windows.add("a", [1, 2], 0)
    windows.add("b", [3], 0)
    assert windows.neighbours("a") == set()
    assert "a" in windows
    assert "c" not in windows


@given(names, st.integers(1, 3))
def test_who_meets_hangs_on_what_is_held_alone_and_every_change_is_told(
    steps: list[str], window: int
) -> None:
    """Each step takes a member in, or out where it is in. Pairs that part or meet between others are reported."""
    windows: Windows[int] = Windows(window)
    held: set[str] = set()
    for name in steps:
        before = pairs(windows, held)
        blocks = [int(name[1]) % 2, 5]
        if name in held:
            held.discard(name)
            told = windows.remove(name)
        else:
            held.add(name)
            told = windows.add(name, blocks, int(name[1]))
        moved = {pair for pair in before ^ pairs(windows, held) if name not in pair}
        assert moved <= {pair for a, b in told for pair in ((a, b), (b, a))}
    at_once: Windows[int] = Windows(window)
    for name in sorted(held):
        at_once.add(name, [int(name[1]) % 2, 5], int(name[1]))
    assert pairs(windows, held) == pairs(at_once, held)
