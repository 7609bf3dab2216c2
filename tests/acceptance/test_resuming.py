"""Every process goes on where the last one stopped, on real pages: the records are those of one that built the whole view."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from unittest.mock import PropertyMock, patch

import pytest
from sqlalchemy import select, update

from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision
from firsthand.domain.page import Page
from firsthand.review.making import Signature, accept, different, reject, set_field, undo
from firsthand.run.plan import Workshop, read_one
from firsthand.run.upkeep import Upkeep
from firsthand.store import Store
from firsthand.store.tables import events, traces
from firsthand.store.traced_view import TracedView

NOW = datetime(2026, 6, 1, tzinfo=UTC)

Change = Callable[[Store], None]


@cache
def workshop() -> Workshop:
    return Workshop.load(network=None)


@cache
def read() -> tuple[tuple[Page, Extraction], ...]:
    with as_file(files("firsthand") / "examples") as folder:
        paths = sorted(str(path) for path in Path(folder).iterdir() if path.suffix in (".html", ".txt"))
        pages = list(workshop().open_sources(paths, as_kind=None, now=NOW, stdin=None))
    told = [(page, read_one(page, workshop(), everything=True)) for page in pages if isinstance(page, Page)]
    return tuple((page, outcome) for page, outcome in told if isinstance(outcome, Extraction))


def shown(store: Store) -> tuple[object, ...]:
    return (
        [replace(event, first_seen=None, updated=None) for event in store.events()],
        list(store.operations()),
        list(store.aggregates()),
        list(store.statements()),
    )


def resume(store: Store) -> None:
    """As a process does that has just begun."""
    Upkeep(store, workshop()).refresh(NOW)


@contextmanager
def nothing_built() -> Iterator[None]:
    with (
        patch.object(Store, "extractions", side_effect=AssertionError("everything is read")),
        patch.object(TracedView, "replace", side_effect=AssertionError("everything is put up")),
    ):
        yield


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Most of the pages, with their view."""
    with Store.open(f"sqlite:///{tmp_path}/store.db", create=True) as opened:
        for page, extraction in read()[:-4]:
            opened.add(page, extraction)
        resume(opened)
        yield opened


def same_as_built(store: Store) -> None:
    """The view in the store is the one that a program builds that finds no traces."""
    resumed = shown(store)
    assert not store.is_stale()
    with patch.object(Workshop, "program", PropertyMock(return_value=None)):
        resume(store)
    assert shown(store) == resumed


def test_a_process_for_every_page_and_decision(store: Store) -> None:
    by = iter(Signature("Tester", NOW + timedelta(minutes=minute), "a test") for minute in range(100))
    made: list[Decision] = []

    def decide(event: int, kind: Callable[..., Decision], *more: str) -> Change:
        def change(store: Store) -> None:
            told = [found for found in store.events() if found.claims and len(found.reports) > 1]
            chosen = told[event]
            named = (
                (chosen.reports[0], chosen.reports[-1]) if kind is different else (chosen.reports[0], *more)
            )
            made.append(kind(*named, next(by)))
            assert store.append_decision(made[-1])

        return change

    def take_back(store: Store) -> None:
        assert store.append_decision(undo(made[0], next(by)))

    def add(number: int) -> Change:
        return lambda store: bool(store.add(*read()[number])) and None

    def capture_again(store: Store) -> None:
        page, _ = read()[0]
        later = replace(page, content=page.content + b" ", captured_at=NOW + timedelta(days=1))
        again = read_one(later, workshop(), everything=True)
        assert isinstance(again, Extraction)
        document = replace(again.document, title="Another title")
        assert store.add(later, replace(again, document=document)).is_news

    changes = [decide(0, reject), add(-1), decide(0, different), add(-2), capture_again, take_back, add(-3)]
    changes += [decide(-1, set_field, "date", "2025-06-02"), add(-4)]
    with nothing_built():
        for change in changes:
            change(store)
            resume(store)
            assert not store.is_stale()
    same_as_built(store)


def test_two_processes_in_turn(store: Store) -> None:
    one, other = Upkeep(store, workshop()), Upkeep(store, workshop())
    with nothing_built():
        for at, upkeep in zip((-1, -2, -3, -4), (one, other, one, one), strict=True):
            page, extraction = read()[at]
            store.add(page, extraction)
            upkeep.add(extraction.document)
            upkeep.refresh(NOW)
            assert not store.is_stale()
    same_as_built(store)


@pytest.mark.parametrize("name", ["mark", "links", "notes", "scores"])
def test_a_damaged_trace_is_made_anew_and_recorded(store: Store, name: str) -> None:
    keys = [extraction.document.key for _, extraction in read()[:-4]]
    with store.database.writing() as connection:
        for key in keys[::3]:
            connection.execute(update(traces).where(traces.c.document == key).values({name: b"damaged"}))
    store.add(*read()[-1])
    with nothing_built():
        resume(store)
    told = [issue.input for issue in store.issues() if issue.code == "trace-damaged"]
    assert sorted(told) == sorted(keys[::3])
    with store.database.reading() as connection:
        assert not connection.scalar(select(traces.c.document).where(traces.c[name] == b"damaged"))
    same_as_built(store)


def test_another_program_makes_all_anew(store: Store) -> None:
    store.add(*read()[-1])
    with patch.object(Workshop, "program", PropertyMock(return_value="another")):
        resume(store)
        store.add(*read()[-2])
        with nothing_built():
            resume(store)
    same_as_built(store)


def test_traces_that_do_not_give_the_view_are_not_trusted(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    with store.database.writing() as connection:
        first = connection.scalars(select(events.c.id).order_by(events.c.id)).first()
        connection.execute(events.delete().where(events.c.id == first))
    store.add(*read()[-1])
    resume(store)
    assert "all is linked anew" in caplog.text
    same_as_built(store)


def test_nothing_new_is_nothing_to_do(store: Store) -> None:
    before = shown(store)
    store.append_decision(accept(next(store.events()).claims[0].id, Signature("Tester", NOW, "")))
    with nothing_built():
        resume(store)
    assert len(shown(store)[0]) == len(before[0])  # type: ignore[arg-type]
    same_as_built(store)


_LEAVE = """
import sys
from pathlib import Path
from sqlalchemy import select
from firsthand.store import Store
from firsthand.store.tables import traces
from tests.acceptance.test_resuming import read, resume

with Store.open("sqlite://" + sys.argv[1], create=True) as store:
    for page, extraction in read():
        store.add(page, extraction)
    resume(store)
    with store.database.reading() as connection:
        print(sorted(map(repr, map(tuple, connection.execute(select(traces))))))
"""


def test_two_processes_leave_the_same_traces(tmp_path: Path) -> None:
    """Sets have another order in every process; what is stored has one."""
    root = Path(__file__).parents[2]
    told = [
        subprocess.run(
            [sys.executable, "-c", _LEAVE, f"/{tmp_path}/{seed}.db"],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"},
            check=True, capture_output=True, text=True, timeout=120,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert len(told[0]) > 1000
    assert told[0] == told[1]
