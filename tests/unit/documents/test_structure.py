"""Parts of an article."""

from __future__ import annotations

import pytest

from firsthand.documents.pieces import Hint, Piece, lines, piece
from firsthand.documents.structure import arrange
from firsthand.domain.document import BlockKind, DropReason

TITLE = "Bridge blown up on the road to Mopti"
BODY = "A bridge on the road to Mopti was destroyed by an explosion on Friday night, and lorries now wait on both banks."
MORE = "Fishermen carry passengers across the river for a fee that has doubled since, a trader who waits there complained on Sunday."


def kinds(pieces: list[Piece], title: str | None = None, *, scraped: bool = True) -> list[BlockKind]:
    return [kind for kind, _ in arrange(pieces, title, scraped=scraped)[0]]


def test_a_first_line_that_reads_like_a_headline_is_the_title() -> None:
    blocks, dropped, title = arrange(lines(f"{TITLE}\n{BODY}"), None, scraped=True)
    assert blocks == [(BlockKind.TITLE, TITLE), (BlockKind.BODY, BODY)]
    assert (dropped, title) == ([], TITLE)


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    blocks, _, title = arrange(lines(f"{BODY}\n{MORE}"), None, scraped=True)
    assert blocks == [(BlockKind.BODY, BODY), (BlockKind.BODY, MORE)]
    assert title is None


def test_a_single_line_is_body() -> None:
    assert kinds(lines(TITLE)) == [BlockKind.BODY]


def test_a_title_that_differs_in_case_and_marks_is_the_same() -> None:
    blocks, dropped, _ = arrange(lines(f"{TITLE.upper()}\n{BODY}"), TITLE, scraped=False)
    assert blocks == [(BlockKind.TITLE, TITLE), (BlockKind.BODY, BODY)]
    assert [(d.reason, d.text) for d in dropped] == [(DropReason.REPEATED_TITLE, TITLE.upper())]


def test_a_title_from_metadata_comes_first_where_the_text_lacks_it() -> None:
    blocks, _, title = arrange(lines(BODY), TITLE, scraped=False)
    assert blocks == [(BlockKind.TITLE, TITLE), (BlockKind.BODY, BODY)]
    assert title == TITLE


def test_every_repetition_of_the_title_goes() -> None:
    blocks, dropped, _ = arrange(lines("\n".join([TITLE, TITLE, BODY, TITLE])), None, scraped=True)
    assert sum(text == TITLE for _, text in blocks) == 1
    assert len(dropped) == 2


@pytest.mark.parametrize("heading", ["THE ROAD STAYS CLOSED", "Waiting at the river"])
def test_a_short_line_between_paragraphs_is_a_subheading(heading: str) -> None:
    assert kinds(lines("\n".join([TITLE, BODY, heading, MORE])))[2] is BlockKind.SUBHEADING


def test_a_heading_of_the_markup_is_a_subheading() -> None:
    pieces = [
        piece(BODY),
        piece("What happened on the bridge that night, step by step.", Hint.HEADING),
        piece(MORE),
    ]
    assert kinds(pieces, TITLE, scraped=False)[2] is BlockKind.SUBHEADING


def test_html_has_no_standfirst_by_length() -> None:
    short = "A bridge is gone, and so is the income of hundreds of traders."
    pieces = lines("\n".join([TITLE, TITLE, short, BODY, MORE]))
    assert BlockKind.STANDFIRST in kinds(pieces)
    assert BlockKind.STANDFIRST not in kinds(pieces, scraped=False)


def test_no_piece_is_lost() -> None:
    pieces = lines("\n".join([TITLE, BODY, TITLE, "Waiting at the river", MORE]))
    blocks, dropped, _ = arrange(pieces, None, scraped=True)
    assert sorted([t for _, t in blocks] + [d.text for d in dropped]) == sorted(p.text for p in pieces)


@pytest.mark.parametrize(
    ("raw", "bare"),
    [("## Heading", "Heading"), ("**Bold line**", "Bold line"), ("- item", "item"), ("  a   b\tc ", "a b c"), ("> quoted", "quoted")],
)  # fmt: skip
def test_markdown_marks_are_taken_off(raw: str, bare: str) -> None:
    assert piece(raw).text == bare


def test_a_hyphenated_word_keeps_its_hyphen() -> None:
    assert piece("-5 degrees and half-burned huts").text == "-5 degrees and half-burned huts"
