"""Live blogs and round-ups."""

from __future__ import annotations

import pytest

from firsthand.documents.entries import is_clock, mark_entries, time_of
from firsthand.documents.labels import labels
from firsthand.documents.pieces import Hint, Piece
from firsthand.domain.document import DropReason

NEWS = [
    "Shells fell on the market in the northern quarter, two traders said by telephone on Monday.",
    "The army says that the airfield is open again, and that a supply flight landed there at noon.",
    "Nurses at the clinic counted eleven wounded, most of them children of the river quarter.",
]


def opens(pieces: list[Piece], title: str | None = None) -> list[str | None]:
    return [piece.opens for piece in mark_entries(pieces, labels(), title)[0]]


@pytest.mark.parametrize(
    "line", ["10:15", "9.30 pm", "14h05", "8h", "at 10:15 GMT", "à 14h30", "Updated 7:05 am", "| 10:15 |", "10:15 (heure locale)"]
)  # fmt: skip
def test_a_line_with_a_time_alone_is_a_clock(line: str) -> None:
    assert is_clock(line)


@pytest.mark.parametrize(
    "line", ["25:10", "10:75", "10:15 Shells fell", "June 3", "1015", "", "10", "2 hours ago"]
)
def test_any_other_line_is_none(line: str) -> None:
    assert not is_clock(line)


@pytest.mark.parametrize(
    ("label", "time"),
    [("10:15", "10:15"), ("9.30 pm", "21:30"), ("12:05 am", "00:05"), ("12:05 p.m.", "12:05"), ("8h", "08:00"), ("14h05", "14:05"),
     ("Market shelled", None), ("", None)],
)  # fmt: skip
def test_the_time_of_a_label_is_that_of_the_day(label: str, time: str | None) -> None:
    assert time_of(label) == time


def test_times_on_lines_of_their_own_open_entries_and_go() -> None:
    clocks = ["10:15", "11:40", "12:05"]
    pieces = [Piece(text) for pair in zip(clocks, NEWS, strict=True) for text in pair]
    marked, dropped = mark_entries(pieces, labels(), None)
    assert [(p.text, p.opens) for p in marked] == list(zip(NEWS, clocks, strict=True))
    assert [(d.reason, d.text) for d in dropped] == [(DropReason.PRINTED_DATE, clock) for clock in clocks]


def test_one_time_makes_no_live_blog_and_goes_all_the_same() -> None:
    marked, dropped = mark_entries([Piece("10:15"), *map(Piece, NEWS)], labels(), None)
    assert [p.opens for p in marked] == [None] * 3
    assert [d.text for d in dropped] == ["10:15"]


def test_times_at_the_head_of_paragraphs_open_entries_and_stay() -> None:
    pieces = [Piece(f"{9 + n}:00 - {text}") for n, text in enumerate(NEWS)]
    marked, dropped = mark_entries(pieces, labels(), None)
    assert [p.opens for p in marked] == ["9:00", "10:00", "11:00"]
    assert [p.text for p in marked] == [p.text for p in pieces]
    assert dropped == []


def test_two_such_times_are_no_live_blog() -> None:
    assert opens([Piece(f"9:00 - {NEWS[0]}"), Piece(f"10:00 - {NEWS[1]}"), Piece(NEWS[2])]) == [None] * 3


def test_headings_of_a_round_up_open_entries() -> None:
    pieces = [p for n, text in enumerate(NEWS) for p in (Piece(f"Quarter {n}", Hint.HEADING), Piece(text))]
    assert opens(pieces, "Security round-up") == ["Quarter 0", None, "Quarter 1", None, "Quarter 2", None]
    assert opens(pieces, "Shells fall on market") == [None] * 6


def test_numbers_of_a_round_up_open_entries() -> None:
    assert opens([Piece(f"{n}. {text}") for n, text in enumerate(NEWS, 1)], "The week in brief") == [
        "1",
        "2",
        "3",
    ]
