"""Batches on a cluster whose workers are lost, with a cluster that does as it is told; the real one is in `test_ray.py`."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any, ClassVar

import pytest

from firsthand.domain.errors import ConfigError, FirsthandError
from firsthand.domain.issue import Issue
from firsthand.domain.page import MediaType, Page
from firsthand.run import pool as local
from firsthand.run.ray import pool, worker
from firsthand.run.ray.batches import batched
from tests.unit.run.conftest import FakeStages

NOW = datetime(2025, 6, 3, tzinfo=UTC)


class Deadly(FakeStages):
    """A page that begins with "deadly" ends the process that reads it."""

    def read_page(self, page: Page) -> Any:
        if page.content.startswith(b"deadly"):
            raise FakeRay.exceptions.RayError
        return super().read_page(page)


class FakeRay:
    """What is used of Ray, in one process: a call is answered when it is waited for; the call numbers in `lose` are lost with all
    that the worker had in hand."""

    class exceptions:  # noqa: N801 - a module of Ray
        class RayError(Exception):
            pass

        class RayTaskError(RayError):
            def __init__(self, cause: Exception) -> None:
                self.cause = cause

    def __init__(self, lose: tuple[int, ...] = ()) -> None:
        self.lose = lose
        self.reads = 0
        self.most_waiting = 0
        self.alive: list[_Actor] = []

    def put(self, value: object) -> object:
        return value

    def remote(self, **_: object) -> Callable[[type], Any]:
        return lambda made: _Made(self, made)

    def wait(self, answers: list[_Answer], *, num_returns: int) -> tuple[list[_Answer], list[_Answer]]:
        assert num_returns == 1
        self.most_waiting = max(self.most_waiting, len(answers))
        return [answers[-1]], answers[:-1]  # the last call first, so that order is not by luck

    def get(self, answer: _Answer) -> Any:
        return answer.value()

    def kill(self, actor: _Actor) -> None:
        actor.is_lost = True


class _Made:
    def __init__(self, ray: FakeRay, made: type) -> None:
        self._ray, self._made = ray, made

    def remote(self, *given: object) -> _Actor:
        actor = _Actor(self._ray, self._made(*given))
        self._ray.alive.append(actor)
        return actor


class _Actor:
    def __init__(self, ray: FakeRay, reader: worker.PageReader) -> None:
        self.ray, self.reader, self.is_lost = ray, reader, False
        self.calls: list[_Answer] = []

    @property
    def about(self) -> _Method:
        return _Method(self, self.reader.about)

    @property
    def read(self) -> _Method:
        return _Method(self, self._read)

    def _read(self, pages: list[Page]) -> Any:
        number, self.ray.reads = self.ray.reads, self.ray.reads + 1
        if number in self.ray.lose:
            raise FakeRay.exceptions.RayError
        return self.reader.read(pages)


class _Method:
    def __init__(self, actor: _Actor, function: Callable[..., Any]) -> None:
        self._actor, self._function = actor, function

    def remote(self, *given: Any) -> _Answer:
        return _Answer(self._actor, lambda: self._function(*given))


class _Answer:
    _NONE: ClassVar[object] = object()

    def __init__(self, actor: _Actor, call: Callable[[], Any]) -> None:
        self._actor, self._call, self._found = actor, call, self._NONE
        actor.calls.append(self)

    def value(self) -> Any:
        for earlier in self._actor.calls[: self._actor.calls.index(self) + 1]:  # a worker reads in order
            earlier._work()
        if isinstance(self._found, FakeRay.exceptions.RayError):
            raise self._found
        return self._found

    def _work(self) -> None:
        if self._found is not self._NONE:
            return
        try:
            self._found = FakeRay.exceptions.RayError() if self._actor.is_lost else self._call()
        except FakeRay.exceptions.RayError as fault:
            self._actor.is_lost = True
            self._found = fault
        except Exception as fault:  # noqa: BLE001 - as Ray hands it on
            self._found = FakeRay.exceptions.RayTaskError(fault)


def _items(count: int, *others: str) -> Iterator[Page | Issue]:
    for number in range(count):
        if number % 7 == 3:
            yield Issue(f"missing {number}", "sources", "unreadable", "no such file")
        else:
            yield _page(f"page {number}")
    for other in others:
        yield _page(other)


def _page(text: str) -> Page:
    return Page(text, text.encode(), MediaType.TEXT, NOW)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "batched", lambda items: batched(items, pages=3))


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_the_order_is_that_of_the_items(workers: int, stages: FakeStages) -> None:
    alone = list(local.read_all(_items(50), stages, jobs=1))
    assert list(pool.read_all(FakeRay(), _items(50), stages, workers=workers)) == alone


@pytest.mark.parametrize("lose", [(0,), (4,), (1, 2), (3, 9), (0, 1, 2, 5)])
def test_what_a_lost_worker_had_in_hand_is_read_again_and_nothing_comes_twice(
    lose: tuple[int, ...], stages: FakeStages
) -> None:
    alone = list(local.read_all(_items(50), stages, jobs=1))
    assert list(pool.read_all(FakeRay(lose), _items(50), stages, workers=2)) == alone


def test_a_page_that_ends_its_workers_becomes_an_issue_and_its_neighbours_are_read() -> None:
    found = list(pool.read_all(FakeRay(), _items(20, "deadly", "one", "two"), Deadly(), workers=2))
    issues = [outcome for page, outcome in found if page is not None and isinstance(outcome, Issue)]
    assert [(issue.input, issue.code) for issue in issues] == [("deadly", "worker-lost")]
    assert [page.id if page else None for page, _ in found] == [
        item.id if isinstance(item, Page) else None for item in _items(20, "deadly", "one", "two")
    ]


@pytest.mark.parametrize("lose", [(), (0, 2)])
def test_what_each_page_took_is_told_once_and_before_the_page(lose: tuple[int, ...]) -> None:
    def story(read: Callable[..., Iterator[local.Outcome]]) -> list[tuple[str, tuple[str, ...]]]:
        told: list[tuple[str, tuple[str, ...]]] = []
        for page, _ in read(
            _items(20, "deadly"),
            Deadly(),
            note=lambda page, timing: told.append((page.id, tuple(lap.stage for lap in timing.laps))),
        ):
            if page is not None:
                told.append((page.id, ("given",)))
        return told

    on_ray = story(partial(pool.read_all, FakeRay(lose), workers=2))
    here = story(lambda items, _, note: local.read_all(items, FakeStages(), jobs=1, note=note))
    assert on_ray[:-2] == here[:-2]
    assert "claims" in dict(on_ray[::2])["page 0"]
    assert on_ray[-2:] == [("deadly", ()), ("deadly", ("given",))]


def test_a_cluster_that_loses_every_worker_is_given_up(stages: FakeStages) -> None:
    with pytest.raises(FirsthandError, match="one worker after the other"):
        list(pool.read_all(FakeRay(tuple(range(1000))), _items(500), stages, workers=2))


def test_pages_are_taken_only_some_batches_ahead(stages: FakeStages) -> None:
    taken: list[Page | Issue] = []

    def counted() -> Iterator[Page | Issue]:
        for item in _items(500):
            taken.append(item)
            yield item

    outcomes = pool.read_all(FakeRay(), counted(), stages, workers=2)
    next(outcomes)
    assert len(taken) <= 2 * 4 * 3
    outcomes.close()


def test_workers_are_dismissed_at_the_end_and_when_nobody_wants_more(stages: FakeStages) -> None:
    for stop in (3, 100):
        ray = FakeRay()
        outcomes = pool.read_all(ray, _items(50), stages, workers=3)
        for _, _ in zip(range(stop), outcomes, strict=False):
            pass
        outcomes.close()
        assert ray.alive
        assert all(actor.is_lost for actor in ray.alive)


def test_a_bug_in_a_worker_propagates_as_it_is(stages: FakeStages) -> None:
    with pytest.raises(ZeroDivisionError):
        list(pool.read_all(FakeRay(), _items(5, "bug"), stages, workers=2))


def test_what_cannot_be_loaded_propagates(stages: FakeStages) -> None:
    class Broken(FakeStages):
        def __reduce__(self) -> Any:
            return operator.truediv, (1, 0)

    with pytest.raises(ZeroDivisionError):
        list(pool.read_all(FakeRay(), _items(5), Broken(), workers=2))


def test_another_version_on_the_cluster_is_refused(
    stages: FakeStages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "__version__", "0.0.1")
    with pytest.raises(ConfigError, match=r"has firsthand 0\.0\.1, this is"):
        list(pool.read_all(FakeRay(), _items(5), stages, workers=2))


def test_batches_end_with_their_size_or_their_bytes() -> None:
    pages = [_page("x" * 40) for _ in range(7)]
    assert [len(batch.items) for batch in batched(pages, pages=3)] == [3, 3, 1]
    assert [len(batch.items) for batch in batched(pages, pages=5, size=80)] == [2, 2, 2, 1]
