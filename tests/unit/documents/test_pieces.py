"""Lines of plain text as pieces."""

from __future__ import annotations

import pytest

from firsthand.documents.pieces import Hint, lines, link_lines, piece


@pytest.mark.parametrize(
    ("line", "text", "hint"),
    [
        ("## The way back", "The way back", Hint.HEADING),
        ("* salt and dates", "salt and dates", Hint.LIST_ITEM),
        ("***Salt***", "Salt", Hint.NONE),
        ("> “We waited.”", "“We waited.”", Hint.NONE),
        ("See [the map](/map) of the road", "See the map of the road", Hint.NONE),
        ("Salt\t40", "Salt | 40", Hint.TABLE_ROW),
        ("| Salt | slabs |", "Salt | slabs", Hint.TABLE_ROW),
        ("Salt | 40 | 50", "Salt | 40 | 50", Hint.TABLE_ROW),
        ("Salt | slabs", "Salt | slabs", Hint.NONE),
        ("Salt || 40", "Salt || 40", Hint.NONE),
        ("  two \t men ", "two | men", Hint.TABLE_ROW),
        ("-12 degrees", "-12 degrees", Hint.NONE),
    ],
)
def test_marks_are_read_and_taken_off(line: str, text: str, hint: Hint) -> None:
    found = piece(line)
    assert (found.text, found.hint) == (text, hint)


def test_a_row_stands_with_others_of_its_kind() -> None:
    assert [p.hint for p in lines("Salt | 40\nDates | 50\ntext\nOil | 60")] == [
        Hint.TABLE_ROW, Hint.TABLE_ROW, Hint.NONE, Hint.NONE,
    ]  # fmt: skip


def test_rules_and_empty_lines_are_none() -> None:
    assert [p.text for p in lines("one\n\n-----\n   \n|---|---|\ntwo")] == ["one", "two"]


def test_lines_of_links_are_set_apart_with_their_words() -> None:
    text = "[Home](/) · [News](/news)\nSee [the map](/map)\n![](/x.png)"
    assert [p.text for p in lines(text)] == ["See the map"]
    assert [d.text for d in link_lines(text)] == ["Home · News"]
