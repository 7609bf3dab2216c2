"""Versions of documents, and what a server told for the next visit."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

from firsthand.domain.document import Dropped, DropReason
from firsthand.domain.page import Validators
from firsthand.store import Store
from firsthand.store.archive import Addition


def _captures(newsroom: Any) -> list[Any]:
    """Day 1 and 2 say the same with another menu, day 3 has another toll, day 4 another menu again."""
    said = [
        (1, "A clash killed 12.", "menu one"),
        (2, "A clash killed 12.", "menu two"),
        (3, "A clash killed 12 or more.", "menu two"),
        (4, "A clash killed 12 or more.", "menu three"),
    ]
    captures = []
    for day, words, menu in said:
        page = newsroom.page("a", words, days=day)
        page = replace(page, content=page.content + menu.encode())
        shown = newsroom.read(replace(newsroom.page("a", words, days=day)))
        dropped = (Dropped(DropReason.NAVIGATION, menu),)
        document = replace(shown.document, page=page.key, dropped=dropped)
        captures.append((page, replace(shown, document=document, reports=(), claims=())))
    return captures


def test_captures_that_say_the_same_are_one_version_in_any_order(
    url: str, store: Store, newsroom: Any
) -> None:
    captures = _captures(newsroom)
    expected = [captures[0][1].document.key, captures[2][1].document.key]
    other = newsroom.page("b")
    store.add(other, newsroom.read(other))
    for page, extraction in captures:
        assert store.add(page, extraction)
    assert [version.document for version in store.versions("a")] == expected
    assert {e.document.key for e in store.extractions()} == {expected[1], newsroom.read(other).document.key}
    assert store.revised() == {"a"}
    assert store.versions("nowhere") == ()
    assert store.check() == ()


def test_versions_do_not_depend_on_the_order_of_arrival(new_sqlite_url: Any, newsroom: Any) -> None:
    captures = _captures(newsroom)
    seen = set()
    for order in permutations(captures):
        with Store.open(new_sqlite_url(), create=True) as store:
            for page, extraction in order:
                store.add(page, extraction)
            versions = tuple(version.document for version in store.versions("a"))
            seen.add((versions, *(e.document.key for e in store.extractions())))
    assert len(seen) == 1


def test_a_capture_that_says_the_same_calls_for_no_rebuild(store: Store, newsroom: Any) -> None:
    captures = _captures(newsroom)
    assert store.add(*captures[0]) is Addition.NEWS
    revision = store.revision()
    assert store.add(*captures[1]) is Addition.REPEAT
    assert store.revision() == revision
    assert store.add(*captures[2]) is Addition.NEWS
    assert store.revision() == revision + 1
    assert store.add(*captures[2]) is Addition.NOTHING
    assert [bool(added) for added in Addition] == [False, True, True]
    assert [added.is_news for added in Addition] == [False, True, False]


def test_the_newest_capture_tells_how_to_ask_again(store: Store, newsroom: Any) -> None:
    url = "https://n.example/a"
    assert store.validators(url) == Validators()
    for day, headers in (
        (2, (("etag", '"2"'), ("last-modified", "Tue, 03 Jun 2025 10:00:00 GMT"))),
        (1, (("etag", '"1"'),)),
    ):
        page = replace(newsroom.page("feed item", f"A clash {day}.", days=day), url=url, headers=headers)
        store.add(page, newsroom.read(page))
    assert store.validators(url) == Validators('"2"', "Tue, 03 Jun 2025 10:00:00 GMT")
    assert store.validators("feed item") == store.validators(url)
