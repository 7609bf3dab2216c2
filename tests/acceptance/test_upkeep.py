"""Real pages in any order, one by one or together: the same records."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.event import Chronicle, Event
from firsthand.domain.page import Page
from firsthand.review.making import (
    Signature,
    accept,
    background,
    different,
    prefer,
    reject,
    same,
    set_field,
    split,
    undo,
)
from firsthand.run.local import ingest
from firsthand.run.plan import Workshop, link, read_one
from firsthand.run.upkeep import Upkeep
from firsthand.store import Store

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SHUFFLES = 20


@cache
def workshop() -> Workshop:
    return Workshop.load(network=None)


def paths() -> list[str]:
    with as_file(files("firsthand") / "examples") as folder:
        return sorted(str(path) for path in Path(folder).iterdir() if path.suffix in (".html", ".txt"))


@cache
def extractions() -> tuple[Extraction, ...]:
    pages = workshop().open_sources(paths(), as_kind=None, now=NOW, stdin=None)
    outcomes = [read_one(page, workshop(), everything=True) for page in pages if isinstance(page, Page)]
    return tuple(outcome for outcome in outcomes if isinstance(outcome, Extraction))


def plain(events: Sequence[Event]) -> list[Event]:
    return [replace(event, redirects=(), first_seen=None, updated=None) for event in events]


def shown(store: Store) -> tuple[object, ...]:
    return (
        plain(list(store.events())),
        list(store.operations()),
        list(store.aggregates()),
        list(store.statements()),
    )


@cache
def at_once() -> tuple[object, Chronicle]:
    return link(extractions(), (), {}, workshop())


def test_the_examples_tell_of_several_incidents() -> None:
    whole = at_once()[1]
    assert len(extractions()) >= 10
    assert len(whole.events) >= 3


@pytest.mark.parametrize("seed", range(SHUFFLES))
def test_the_order_of_arrival_changes_nothing(seed: int) -> None:
    shuffled = list(extractions())
    random.Random(seed).shuffle(shuffled)  # noqa: S311
    assert link(shuffled, (), {}, workshop()) == at_once()


@pytest.mark.parametrize("seed", range(2))
def test_pages_that_come_one_by_one_give_what_they_give_together(seed: int, tmp_path: Path) -> None:
    shuffled = paths()
    random.Random(seed).shuffle(shuffled)  # noqa: S311
    with Store.open(f"sqlite:///{tmp_path}/grown.db", create=True) as store:
        upkeep = Upkeep(store, workshop())
        for path in shuffled:
            ingest([path], store, workshop(), now=NOW, upkeep=upkeep)
        grown, ids = shown(store), dict(store.published_ids())
        moments = {event.id: event.updated for event in store.events()}
        Upkeep(store, workshop()).refresh(NOW)
        assert shown(store) == grown
        assert {event.id: event.updated for event in store.events()} == moments
        assert dict(store.published_ids()) == ids
    with Store.open(f"sqlite:///{tmp_path}/whole.db", create=True) as store:
        ingest(paths(), store, workshop(), now=NOW)
        assert len(list(store.events())) == len(grown[0])  # type: ignore[arg-type]
        assert sorted(event.reports for event in store.events()) == sorted(
            event.reports
            for event in grown[0]  # type: ignore[attr-defined]
        )


def test_what_another_process_stored_is_seen(tmp_path: Path) -> None:
    first, second, *_ = paths()
    with Store.open(f"sqlite:///{tmp_path}/store.db", create=True) as store:
        upkeep = Upkeep(store, workshop())
        ingest([first], store, workshop(), now=NOW, upkeep=upkeep)
        ingest([second], store, workshop(), now=NOW)
        third = paths()[2]
        ingest([third], store, workshop(), now=NOW, upkeep=upkeep)
        grown = shown(store)
        Upkeep(store, workshop()).refresh(NOW)
        assert shown(store) == grown
        assert not store.is_stale()


def test_decisions_on_a_view_that_grows_give_what_they_give_to_one_built_at_once(tmp_path: Path) -> None:
    by = iter(Signature("Tester", NOW + timedelta(minutes=minute), "a test") for minute in range(100))
    with Store.open(f"sqlite:///{tmp_path}/store.db", create=True) as store:
        upkeep = Upkeep(store, workshop())
        made: list[Decision] = []
        for path in paths():
            events = list(store.events())
            made += _decide(events, made, by)
            for decision in made:
                store.append_decision(decision)
            ingest([path], store, workshop(), now=NOW, upkeep=upkeep)
        assert {decision.judgement for decision in made} == set(Judgement)
        _settled(store, upkeep)
        for decision in (made[5], made[3], made[0]):  # the first is an undo
            store.append_decision(undo(decision, next(by)))
            _settled(store, upkeep)


def _decide(events: Sequence[Event], made: Sequence[Decision], by: Iterator[Signature]) -> list[Decision]:
    """One decision of each kind, as far as there is something to decide on."""
    told = [event for event in events if event.claims]
    match len(made), events:
        case 0, [*_, last] if told:
            return [accept(told[0].claims[0].id, next(by)), reject(last.reports[0], next(by))]
        case 2, [first, *_, last] if len(events) > 1:
            return [same(first.reports[0], last.reports[0], next(by))]
        case 3, _ if splits := [event for event in events if len(event.reports) > 1]:
            return [different(splits[0].reports[0], splits[0].reports[-1], next(by))]
        case 4, _:
            return [set_field(told[-1].reports[0], "date", "2025-06-02", next(by)), undo(made[1], next(by))]
        case 6, _ if splits := [event for event in events if len(event.reports) > 1 and event.claims]:
            first, *rest = splits[-1].reports
            return [
                prefer(splits[-1].claims[0].id, next(by)),
                split([first], rest, next(by)),
                background([told[0].reports[-1]], next(by)),
            ]
    return []


def _settled(store: Store, upkeep: Upkeep) -> None:
    """The view that is brought up to date is the one that another process builds."""
    upkeep.refresh(NOW)
    grown, ids = shown(store), dict(store.published_ids())
    assert not store.is_stale()
    Upkeep(store, workshop()).refresh(NOW)
    assert shown(store) == grown
    assert dict(store.published_ids()) == ids
