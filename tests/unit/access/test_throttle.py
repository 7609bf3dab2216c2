from hypothesis import given
from hypothesis import strategies as st

from firsthand.access.throttle import Throttle


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_then_a_wait_then_one_more() -> None:
    clock = Clock()
    throttle = Throttle(3, 0.5, clock=clock)
    assert [throttle.wait("a") for _ in range(3)] == [0, 0, 0]
    assert throttle.wait("a") == 2.0
    assert throttle.wait("b") == 0, "each key has a bucket of its own"
    clock.now += 2
    assert throttle.wait("a") == 0
    assert throttle.wait("a") > 0


def test_refusals_do_not_lengthen_the_wait() -> None:
    clock = Clock()
    throttle = Throttle(1, 1.0, clock=clock)
    throttle.wait("a")
    assert {throttle.wait("a") for _ in range(100)} == {1.0}


def test_what_was_used_up_can_be_forgiven() -> None:
    throttle = Throttle(1, 0.001, clock=Clock())
    throttle.wait("a")
    throttle.forgive("a")
    assert throttle.wait("a") == 0


def test_keys_are_forgotten_so_that_memory_is_bounded() -> None:
    throttle = Throttle(1, 0.001, keys=10, clock=Clock())
    for n in range(1000):
        throttle.wait(str(n))
    assert len(throttle._levels) == 10


@given(st.lists(st.floats(0, 5), max_size=60))
def test_no_more_is_let_through_than_burst_and_rate_allow(steps: list[float]) -> None:
    clock = Clock()
    throttle = Throttle(4, 0.7, clock=clock)
    let = 0
    for step in steps:
        clock.now += step
        let += throttle.wait("a") == 0
    assert let <= 4 + 0.7 * (clock.now - 100) + 1e-6
