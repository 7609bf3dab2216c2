"""Pages, what was read from them, issues and decisions."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from firsthand.domain.decision import Judgement
from firsthand.domain.errors import StoreError
from firsthand.domain.issue import Issue, Severity
from firsthand.store import Store
from firsthand.store.schema import VERSIONS


def test_what_was_added_comes_back_as_it_was(store: Store, newsroom: Any) -> None:
    page = newsroom.page()
    extraction = newsroom.read(page)
    assert not store.has_page(page.key)
    assert store.add(page, extraction)
    assert store.has_page(page.key)
    assert store.page(page.key) == page
    assert store.document(extraction.document.key) == extraction.document
    assert list(store.extractions()) == [extraction]
    assert store.has_report(extraction.reports[0].id)
    assert store.has_claim(extraction.claims[0].id)
    assert not store.has_report("rep_none")
    assert not store.has_claim("cl_none")


def test_adding_again_changes_nothing(store: Store, newsroom: Any) -> None:
    page = newsroom.page()
    assert store.add(page, newsroom.read(page))
    revision = store.revision()
    assert not store.add(page, newsroom.read(page))
    assert not store.add(newsroom.page(days=3), newsroom.read(page))
    assert store.revision() == revision
    assert len(list(store.extractions())) == 1


def test_the_newest_version_of_a_document_counts(store: Store, newsroom: Any) -> None:
    versions = [
        newsroom.page("a", "An attack killed 12.", days=1),
        newsroom.page("a", "The attack killed 12 at noon.", days=2),
    ]
    other = newsroom.page("b", "A clash.  Nothing else.")
    for page in (versions[1], other, versions[0]):
        store.add(page, newsroom.read(page))
    keys = [e.document.page for e in store.extractions()]
    assert sorted(keys) == sorted([versions[1].key, other.key])
    assert len(list(store.extractions(latest_only=False))) == 3


def test_extractions_come_sorted_by_key_whatever_the_order_of_arrival(store: Store, newsroom: Any) -> None:
    for number in (3, 1, 2):
        page = newsroom.page(f"{number}.txt")
        store.add(page, newsroom.read(page))
    keys = [e.document.key for e in store.extractions()]
    assert keys == sorted(keys)


def test_what_is_not_held_is_named(store: Store) -> None:
    for ask in (store.page, store.document, store.extraction, store.event, store.operation):
        with pytest.raises(StoreError, match=r"holds no \w+ nowhere"):
            ask("nowhere")


def test_hostile_strings_are_kept(store: Store, newsroom: Any) -> None:
    page = newsroom.page("x\x00y' OR 1=1;--", "A \x00 clash 😀 at \U0010ffff '\"; killed 12.")
    extraction = newsroom.read(page, title="\x00")
    assert store.add(page, extraction)
    assert list(store.extractions()) == [extraction]
    assert store.page(page.key) == page
    assert store.check() == ()


def test_numbers_beyond_a_column_are_kept(store: Store, newsroom: Any) -> None:
    page = newsroom.page()
    extraction = newsroom.read(page)
    claim = extraction.claims[0]
    huge = replace(extraction, claims=(replace(claim, quantity=replace(claim.quantity, value=10**40)),))
    assert store.add(page, huge)
    assert list(store.extractions()) == [huge]


def test_an_issue_is_kept_once_and_settled_by_the_page(store: Store, newsroom: Any) -> None:
    page = newsroom.page()
    empty = Issue("a.txt", "documents", "empty", "the page holds no text")
    other = Issue("b.txt", "sources", "unreadable", "no such file")
    for issue, of in ((empty, page), (empty, page), (other, None)):
        store.add_issue(issue, of)
    assert store.issues() == (empty, other)
    warning = Issue("a.txt", "documents", "mojibake-repaired", "3 letters repaired", Severity.WARNING)
    store.add(page, newsroom.read(page, issues=(warning,)))
    assert store.issues() == (warning, other)


def test_issues_do_not_call_for_a_rebuild(store: Store) -> None:
    store.add_issue(Issue("b.txt", "sources", "unreadable", "no such file"), None)
    assert not store.is_stale()


def test_decisions_are_appended_in_order_and_never_twice(store: Store, newsroom: Any) -> None:
    later = newsroom.decision(
        "rep_1",
        other="rep_2",
        judgement=Judgement.SAME,
        reason="same convoy",
        made_at=newsroom.start + timedelta(1),
    )
    earlier = newsroom.decision(
        "cl_1", judgement=Judgement.SET, field="killed", value='{"op":"=","value":12}'
    )
    assert store.append_decision(later)
    assert store.append_decision(earlier)
    assert not store.append_decision(later)
    assert store.decisions() == (later, earlier)
    assert store.is_stale()


def test_writers_take_turns(store: Store, newsroom: Any) -> None:
    pages = [newsroom.page(f"{n}.txt") for n in range(24)]
    with ThreadPoolExecutor(6) as pool:
        added = list(pool.map(lambda page: store.add(page, newsroom.read(page)), pages * 2))
    assert sum(added) == 24
    assert store.revision() == 24
    assert store.check() == ()


def test_a_reader_sees_one_state_while_others_write(store: Store, newsroom: Any) -> None:
    first, second = newsroom.page("1"), newsroom.page("2")
    store.add(first, newsroom.read(first))
    reading = store.extractions()
    seen = [next(reading)]
    store.add(second, newsroom.read(second))
    seen.extend(reading)
    assert len(seen) == 1
    assert len(list(store.extractions())) == 2


def test_an_iterator_that_is_not_taken_to_its_end_lets_go(store: Store, newsroom: Any) -> None:
    for number in range(30):
        page = newsroom.page(str(number))
        store.add(page, newsroom.read(page))
        next(store.extractions())
    assert len(list(store.extractions())) == 30


def test_stats_count(store: Store, newsroom: Any) -> None:
    page = newsroom.page()
    store.add(page, newsroom.read(page))
    stats = store.stats()
    assert stats.version == VERSIONS[-1]
    assert stats.is_stale
    assert (stats.rows["pages"], stats.rows["documents"], stats.rows["claims"], stats.rows["events"]) == (
        1,
        1,
        1,
        0,
    )
    assert stats.page_bytes > 0


def test_opening_what_is_there_keeps_it(url: str, newsroom: Any) -> None:
    page = newsroom.page()
    for create in (True, True, False):
        with Store.open(url, create=create) as store:
            store.add(page, newsroom.read(page))
            assert store.stats().rows["pages"] == 1


def test_several_may_make_a_store_at_once(url: str, newsroom: Any) -> None:
    def make(number: int) -> None:
        with Store.open(url, create=True) as store:
            page = newsroom.page(str(number))
            store.add(page, newsroom.read(page))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(make, range(8)))
    with Store.open(url) as store:
        assert store.stats().rows["pages"] == 8
