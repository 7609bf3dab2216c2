from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.issue import Issue
from firsthand.run.local import extract, ingest
from firsthand.run.summary import Progress
from firsthand.run.upkeep import Upkeep
from firsthand.store import Store


def _keys(store: Store) -> list[str]:
    return [e.document.id for e in store.extractions()]


def test_pages_are_read_stored_and_linked_once(store: Store, stages: Any, now: datetime) -> None:
    summary = ingest(["one", "two"], store, stages, now=now)
    assert (summary.read, summary.already_held, summary.failed, summary.events) == (2, 0, (), 2)
    assert summary.rebuilt
    assert sorted(_keys(store)) == ["one", "two"]
    assert all(event.first_seen == now for event in store.events())


def test_ingesting_again_is_a_no_op(store: Store, stages: Any, now: datetime) -> None:
    ingest(["one", "empty", "missing"], store, stages, now=now)
    before = list(store.events()), store.issues(), store.revision()
    summary = ingest(["missing", "empty", "one"], store, stages, now=now + timedelta(days=1))
    assert (summary.read, summary.already_held, summary.rebuilt, summary.events) == (0, 1, False, 1)
    assert [issue.input for issue in summary.failed] == ["missing", "empty"]
    assert (list(store.events()), store.issues(), store.revision()) == before


def test_a_page_given_twice_is_read_once(store: Store, stages: Any) -> None:
    summary = ingest(["one", "one", "one"], store, stages)
    assert (summary.read, summary.already_held) == (1, 2)


def test_faults_are_recorded_and_the_rest_goes_on(store: Store, stages: Any) -> None:
    summary = ingest(["missing.txt", "empty", "mended", "one"], store, stages)
    assert [(issue.input, issue.stage, issue.code) for issue in summary.failed] == [
        ("missing.txt", "sources", "unreadable"),
        ("empty", "documents", "empty"),
    ]
    assert [issue.code for issue in summary.warnings] == ["mojibake-repaired"]
    assert summary.read == 2
    assert {issue.input for issue in store.issues()} == {"missing.txt", "empty", "mended"}


def test_a_bug_propagates_and_what_was_stored_stays(store: Store, stages: Any) -> None:
    with pytest.raises(ZeroDivisionError):
        ingest(["one", "bug", "two"], store, stages)
    assert _keys(store) == ["one"]


def test_an_interrupt_leaves_whole_pages_and_the_next_run_makes_up(store: Store, stages: Any) -> None:
    with pytest.raises(KeyboardInterrupt):
        ingest(["one", "two", "stop", "three"], store, stages)
    assert sorted(_keys(store)) == ["one", "two"]
    assert list(store.events()) == []
    assert store.check() == ()
    summary = ingest(["one"], store, stages)
    assert (summary.read, summary.rebuilt, summary.events) == (0, True, 2)


def test_a_decision_calls_for_a_rebuild(store: Store, stages: Any, now: datetime) -> None:
    ingest(["one"], store, stages)
    store.append_decision(Decision("dec_1", Judgement.REJECT, "rep_1", "A. Analyst", now))
    assert ingest([], store, stages).rebuilt


def test_events_keep_their_ids_and_moments(store: Store, stages: Any, now: datetime) -> None:
    ingest(["one"], store, stages, now=now)
    (before,) = store.events()
    ingest(["two"], store, stages, now=now + timedelta(days=1))
    assert store.event(before.id) == before
    Upkeep(store, stages).refresh(now + timedelta(days=2))
    assert store.event(before.id) == before


def test_progress_is_told_after_each_input_and_before_the_rebuild(store: Store, stages: Any) -> None:
    told: list[Progress] = []
    ingest(["one", "missing", "one", "two"], store, stages, progress=told.append)
    assert [(p.done, p.input) for p in told] == [
        (1, "one"),
        (2, "missing"),
        (3, "one"),
        (4, "two"),
        (4, None),
    ]


def test_the_order_of_arrival_does_not_matter(tmp_path: Any, stages: Any, now: datetime) -> None:
    views = []
    for order in (["one", "two", "three"], ["three", "one", "two"]):
        with Store.open(f"sqlite:///{tmp_path}/{order[0]}.db", create=True) as store:
            for argument in order:
                ingest([argument], store, stages, now=now)
            views.append((list(store.events()), list(store.extractions())))
    assert views[0] == views[1]


def test_extract_stores_nothing_and_keeps_the_order(stages: Any) -> None:
    outcomes = list(extract(["one", "missing", "empty", "two"], stages))
    assert [type(outcome) for outcome in outcomes] == [Extraction, Issue, Issue, Extraction]


def test_extract_streams(stages: Any) -> None:
    outcomes = extract(["one", "bug"], stages)
    assert isinstance(next(outcomes), Extraction)
    with pytest.raises(ZeroDivisionError):
        next(outcomes)


def test_pages_of_no_concern_are_kept_and_set_aside(store: Store, stages: Any, now: datetime) -> None:
    summary = ingest(["one", "sports today"], store, stages, now=now)
    assert (summary.read, summary.set_aside, summary.events) == (1, 1, 1)
    (judged,) = store.set_aside()
    assert (judged.id, judged.score, judged.captured_at) == ("sports today", 0.1, now)
    assert store.page(judged.page).content == b"sports today"
    again = ingest(["one", "sports today"], store, stages)
    assert (again.read, again.set_aside, again.already_held, again.rebuilt) == (0, 0, 2, False)


def test_everything_is_read_on_request(store: Store, stages: Any) -> None:
    summary = ingest(["sports today"], store, stages, everything=True)
    assert (summary.read, summary.set_aside, store.set_aside()) == (1, 0, ())


def test_what_was_set_aside_is_read_when_given_again(store: Store, stages: Any) -> None:
    ingest(["sports today", "sports again", "one"], store, stages)
    summary = ingest(["sports today", "one"], store, stages, everything=True)
    assert (summary.read, summary.already_held) == (1, 1)
    assert [judged.id for judged in store.set_aside()] == ["sports again"]
    assert ingest(["sports today"], store, stages, everything=True).already_held == 1


def test_what_was_set_aside_is_read_from_the_store(store: Store, stages: Any) -> None:
    ingest(["sports today", "sports again"], store, stages)
    summary = ingest(["one"], store, stages, from_set_aside=True)
    assert (summary.read, summary.events, store.set_aside()) == (3, 3, ())
    assert store.check() == ()


def test_a_damaged_page_that_was_set_aside_is_named(tmp_path: Any, stages: Any) -> None:
    with Store.open(f"sqlite:///{tmp_path}/store.db", create=True) as store:
        ingest(["sports today"], store, stages)
        (file,) = (tmp_path / "store.warc").glob("*.warc.gz")
        file.unlink()
        summary = ingest([], store, stages, from_set_aside=True)
    assert [(issue.input, issue.code) for issue in summary.failed] == [("sports today", "damaged")]


def test_what_is_set_aside_counts_in_the_progress(store: Store, stages: Any) -> None:
    told: list[Progress] = []
    ingest(["sports today", "one"], store, stages, progress=told.append)
    assert [(p.done, p.set_aside, p.input) for p in told] == [
        (1, 1, "sports today"),
        (2, 1, "one"),
        (2, 1, None),
    ]


def test_extract_sets_nothing_aside(stages: Any) -> None:
    (extraction,) = extract(["sports today"], stages)
    assert isinstance(extraction, Extraction)
    assert extraction.relevance == 0.1
