"""Whatever people decide and take back: the log stays valid, an undo restores what was, and reading again changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.desk import Desk
from firsthand.domain.errors import DecisionError, StoreError
from firsthand.domain.event import Event
from firsthand.review import Log
from firsthand.run.local import ingest
from firsthand.run.plan import Workshop
from firsthand.run.upkeep import Upkeep
from firsthand.store import Store

NOW = datetime(2026, 6, 1, tzinfo=UTC)
PAGES = ("04-tinzaouaten-rebels.html", "05-tinzaouaten-armee.html", "08-fambita-reuters.html", "09-fambita-deuil.html", "11-djibo-base.html", "12-djibo-silence.txt")  # fmt: skip
FIELDS = (
    ("date", "2025-05-12"),
    ("type", "attack"),
    ("place", "13.5, 2.1 Somewhere"),
    ("count", "killed civilians bystander 3-5"),
    ("toll", "killed 77"),
    ("grade", "contested"),
    ("actor", "add issp as initiator"),
    ("claimed-by", "none"),
)

numbers = st.integers(0, 30)
steps = st.one_of(
    st.tuples(st.sampled_from(["accept", "reject", "background"]), numbers, numbers),
    st.tuples(st.sampled_from(["merge", "different", "split"]), numbers, numbers),
    st.tuples(st.just("set"), numbers, st.integers(0, len(FIELDS) - 1)),
    st.tuples(st.sampled_from(["claim", "choose"]), numbers, numbers),
    st.tuples(st.just("undo"), numbers, numbers),
)


@cache
def workshop() -> Workshop:
    return Workshop.load(network=None)


def paths() -> list[str]:
    with as_file(files("firsthand") / "examples") as folder:
        return [str(Path(folder) / name) for name in PAGES]


@cache
def template() -> Path:
    folder = Path(mkdtemp(prefix="reviewing"))
    with Store.open(f"sqlite:///{folder}/store.db", create=True) as store:
        ingest(paths(), store, workshop(), now=NOW)
    return folder


@contextmanager
def desk() -> Iterator[Desk]:
    """A desk on a store of its own."""
    folder = Path(mkdtemp(prefix="reviewing"))
    try:
        shutil.copytree(template(), folder, dirs_exist_ok=True)
        with Store.open(f"sqlite:///{folder}/store.db") as store:
            yield Desk(store, workshop)
    finally:
        shutil.rmtree(folder)


def view(store: Store) -> tuple[Any, ...]:
    return (
        [replace(event, updated=None, redirects=()) for event in store.events()],
        list(store.operations()),
        list(store.aggregates()),
        list(store.statements()),
    )


def act(found: Desk, step: tuple[str, int, int]) -> None:
    """One step of a person, where it makes sense."""
    verb, first, second = step
    events: list[Event] = list(found.store.events())
    if verb == "undo":
        log = found.reviewing.log()
        if log.decisions:
            found.undo(log.decisions[first % len(log.decisions)].id, author=f"author {second % 2}")
        return
    if not events:
        return
    event, other = events[first % len(events)], events[second % len(events)]
    what: dict[str, Any] = {"author": f"author {second % 2}", "reason": "seen"}
    if verb in ("accept", "reject", "background"):
        found.decide(verb, event.id, **what)
    elif verb in ("merge", "different"):
        found.decide(verb, event.id, other=other.id, **what)
    elif verb == "split":
        report = event.reports[second % len(event.reports)]
        found.decide(verb, event.id, reports=[report], **what)
    elif verb == "set":
        field, value = FIELDS[second]
        found.decide(verb, event.id, field=field, value=value, **what)
    elif event.claims:
        claim = event.claims[second % len(event.claims)]
        found.decide("reject" if verb == "claim" else "choose", claim.id, **what)


def try_to(found: Desk, step: tuple[str, int, int]) -> bool:
    before = len(found.store.decisions())
    try:
        act(found, step)
    except (DecisionError, StoreError):
        assert len(found.store.decisions()) == before, "what was refused left a trace"
        return False
    return len(found.store.decisions()) > before


@settings(max_examples=8, deadline=None)
@given(st.lists(steps, min_size=1, max_size=5), steps)
def test_any_sequence_leaves_a_valid_log_and_an_undo_restores_what_was(
    before: list[tuple[str, int, int]], last: tuple[str, int, int]
) -> None:
    with desk() as found:
        for step in before:
            try_to(found, step)
        was = view(found.store)
        if try_to(found, last):
            decision = found.store.decisions()[-1]
            found.undo(decision.id, author="author 1")
            assert view(found.store) == was
            again = found.store.decisions()[-1]
            found.undo(again.id, author="author 1")
            assert decision.id in Log(found.store.decisions()).undoable
        log = found.reviewing.log()
        moments = [decision.made_at for decision in log.decisions]
        assert moments == sorted(moments)
        assert len(set(moments)) == len(moments)
        grown = view(found.store)
        ingest(paths(), found.store, workshop(), now=NOW)
        Upkeep(found.store, workshop()).refresh(NOW)
        assert view(found.store) == grown


@settings(max_examples=3, deadline=None)
@given(st.lists(steps, min_size=2, max_size=5), st.permutations(range(len(PAGES))))
def test_what_was_decided_holds_for_any_order_of_pages(
    taken: list[tuple[str, int, int]], order: list[int]
) -> None:
    with desk() as found:
        for step in taken:
            try_to(found, step)
        told = {event.reports: replace(event, id="", updated=None, redirects=(), operation=None) for event in found.store.events()}  # fmt: skip
        decisions = found.store.decisions()
    folder = Path(mkdtemp(prefix="reviewing"))
    try:
        with Store.open(f"sqlite:///{folder}/store.db", create=True) as store:
            for n in order[:3]:
                ingest([paths()[n]], store, workshop(), now=NOW)
            for decision in decisions:
                store.append_decision(decision)
            ingest([paths()[n] for n in order[3:]], store, workshop(), now=NOW)
            again = {event.reports: replace(event, id="", updated=None, redirects=(), operation=None) for event in store.events()}  # fmt: skip
        assert again.keys() == told.keys()
        for reports, event in again.items():
            assert replace(event, first_seen=None) == replace(told[reports], first_seen=None)
    finally:
        shutil.rmtree(folder)


def test_a_merge_and_its_undo_give_back_both_ids() -> None:
    with desk() as found:
        first, second, *_ = found.store.events()
        outcome = found.decide("merge", first.id, other=second.id, author="ana")
        assert len(outcome.events) == 1
        (merged,) = outcome.events
        assert outcome.left == tuple({first.id, second.id} - {merged})
        assert found.store.event(first.id).id == found.store.event(second.id).id == merged
        shown = found.decisions_of(second.id)
        assert [decision.id for decision in shown] == [outcome.decision.id]
        back = found.undo(author="ana")
        assert set(back.events) == {first.id, second.id}
        assert found.store.event(first.id).reports == first.reports
        assert found.store.event(second.id).reports == second.reports
        assert [d.judgement for d in found.decisions_of(second.id)] == ["same", "undo"]
