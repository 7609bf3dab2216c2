"""The list of documents, on both databases."""

from __future__ import annotations

from typing import Any

from firsthand.store import Store
from firsthand.store.shelf import Shelf


def test_leaves_follow_each_other_and_hold_each_document_once(store: Store, newsroom: Any) -> None:
    for number in range(7):
        page = newsroom.page(f"page-{number}.txt", days=number // 2)  # several were captured at one moment
        store.add(page, newsroom.read(page, title=f"Convoy attacked, part {number}"))
    shelf, after, seen = Shelf(store.database), None, []
    while True:
        leaf = shelf.leaf(most=2, after=after)
        seen += leaf.entries
        if leaf.after is None:
            break
        after = leaf.after
    assert len(seen) == len({entry.key for entry in seen}) == 7
    moments = [entry.captured_at for entry in seen]
    assert moments == sorted(moments, reverse=True)
    assert {entry.n_reports for entry in seen} == {1}
    assert set(shelf.by_key([seen[0].key, "doc_nothing"])) == {seen[0].key}


def test_words_are_words_and_no_pattern(store: Store, newsroom: Any) -> None:
    for name, title in (("a.txt", "100% of a Convoy_lost"), ("b.txt", "100 of a convoy")):
        page = newsroom.page(name, f"Gunmen attacked {name} near Gao. At least 3 soldiers were killed.")
        store.add(page, newsroom.read(page, title=title))
    shelf = Shelf(store.database)

    def found(words: str) -> set[str]:
        return {entry.id for entry in shelf.leaf(words=words).entries}

    assert found("CONVOY 100") == {"a.txt", "b.txt"}
    assert found("100%") == {"a.txt"}
    assert found("y_l") == {"a.txt"}
    assert found("b.txt") == {"b.txt"}
    assert found("'; DROP TABLE documents; --") == set()
