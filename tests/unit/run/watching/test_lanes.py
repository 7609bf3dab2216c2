"""Which task a worker takes next."""

from __future__ import annotations

import threading

from firsthand.run.watching.lanes import Lanes, Task, Trust


def _lanes(*tasks: tuple[str, Trust], workers: int = 8) -> Lanes[int]:
    lanes: Lanes[int] = Lanes(workers)
    for number, (host, trust) in enumerate(tasks):
        lanes.put(Task(host, trust, number))
    return lanes


def test_one_host_is_asked_by_one_worker_at_a_time_and_in_order() -> None:
    lanes = _lanes(("a", Trust.PROVEN), ("a", Trust.PROVEN), ("b", Trust.PROVEN), ("a", Trust.PROVEN))
    first, second = lanes.take(), lanes.take()
    assert first
    assert second
    assert (first.work, second.work) == (0, 2)
    lanes.put(Task("a", Trust.PROVEN, 9))
    waiting: list[int] = []

    def work() -> None:
        while (task := lanes.take()) is not None:
            waiting.append(task.work)
            lanes.done(task)
            if len(waiting) == 3:
                lanes.close()

    thread = threading.Thread(target=work)
    thread.start()
    lanes.done(first)
    thread.join(5)
    assert waiting == [1, 3, 9]
    assert len(lanes) == 0


def test_hosts_that_answer_come_first() -> None:
    lanes = _lanes(("a", Trust.DOUBTFUL), ("b", Trust.NEW), ("c", Trust.PROVEN))
    assert [task.host for task in (lanes.take(), lanes.take(), lanes.take()) if task] == ["c", "b", "a"]


def test_hosts_that_fail_may_hold_a_part_of_the_workers() -> None:
    lanes = _lanes(
        *((f"bad{n}", Trust.DOUBTFUL) for n in range(20)), *((f"new{n}", Trust.NEW) for n in range(20))
    )
    taken = [lanes.take() for _ in range(8)]
    assert sum(task.trust is Trust.DOUBTFUL for task in taken if task) == 2
    assert sum(task.trust is Trust.NEW for task in taken if task) == 6
    lanes.put(Task("good", Trust.PROVEN, 99))
    good = lanes.take()  # the ninth worker finds what is known to answer
    assert good is not None
    assert good.host == "good"


def test_closing_lets_every_worker_go() -> None:
    lanes = _lanes()
    threads = [threading.Thread(target=lanes.take) for _ in range(4)]
    for thread in threads:
        thread.start()
    lanes.close()
    for thread in threads:
        thread.join(5)
        assert not thread.is_alive()
