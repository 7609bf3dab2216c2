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
    return [kind for kind, _ in arrange(pieces, title, scraped=scraped).blocks]


def texts(
    pieces: list[Piece], title: str | None = None, *, scraped: bool = True
) -> list[tuple[BlockKind, str]]:
    return [(kind, piece.text) for kind, piece in arrange(pieces, title, scraped=scraped).blocks]


def titled(*rest: str) -> list[Piece]:
    """A title, marked as one, and lines below it."""
    return [Piece(TITLE, Hint.TITLE), *lines("\n".join(rest))]


def test_a_marked_title_is_the_title() -> None:
    arranged = arrange(titled(BODY), None, scraped=True)
    assert texts(titled(BODY)) == [(BlockKind.TITLE, TITLE), (BlockKind.BODY, BODY)]
    assert (arranged.dropped, arranged.title) == ([], TITLE)


def test_the_first_headline_of_a_page_without_a_title_is_one() -> None:
    pieces = lines(f"{TITLE}\n{BODY}")
    assert texts(pieces, scraped=False)[0] == (BlockKind.TITLE, TITLE)


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    pieces = lines(f"{BODY}\n{MORE}")
    assert texts(pieces) == [(BlockKind.BODY, BODY), (BlockKind.BODY, MORE)]
    assert arrange(pieces, None, scraped=True).title is None


def test_a_single_line_is_body() -> None:
    assert kinds(lines(TITLE)) == [BlockKind.BODY]


def test_a_title_that_differs_in_case_and_marks_is_the_same() -> None:
    pieces = lines(f"{TITLE.upper()}\n{BODY}")
    assert texts(pieces, TITLE, scraped=False) == [(BlockKind.TITLE, TITLE), (BlockKind.BODY, BODY)]
    dropped = arrange(pieces, TITLE, scraped=False).dropped
    assert [(d.reason, d.text) for d in dropped] == [(DropReason.REPEATED_TITLE, TITLE.upper())]


def test_a_title_from_metadata_comes_first_where_the_text_lacks_it() -> None:
    assert texts(lines(BODY), TITLE, scraped=False) == [(BlockKind.TITLE, TITLE), (BlockKind.BODY, BODY)]
    assert arrange(lines(BODY), TITLE, scraped=False).title == TITLE


def test_every_repetition_of_the_title_goes() -> None:
    arranged = arrange(lines("\n".join([TITLE, TITLE, BODY, TITLE])), None, scraped=True)
    assert sum(piece.text == TITLE for _, piece in arranged.blocks) == 1
    assert len(arranged.dropped) == 2


def test_a_paragraph_that_comes_twice_is_kept_once() -> None:
    arranged = arrange(titled(BODY, MORE, BODY), None, scraped=False)
    assert [piece.text for _, piece in arranged.blocks] == [TITLE, BODY, MORE]
    assert [d.reason for d in arranged.dropped] == [DropReason.DUPLICATE]


def test_a_pull_quote_that_the_body_holds_goes_and_another_quote_stays() -> None:
    inside = Piece("Lorries now wait on both banks.", Hint.QUOTE)
    other = Piece("Nobody told us when the ferry would come back.", Hint.QUOTE)
    arranged = arrange([piece(BODY), inside, other, piece(MORE)], TITLE, scraped=False)
    assert [d.reason for d in arranged.dropped] == [DropReason.PULL_QUOTE]
    assert other in [p for _, p in arranged.blocks]


def test_capitals_set_nothing_apart_in_a_text_of_capitals() -> None:
    short = "THE ROAD WILL STAY CLOSED FOR A WEEK, HE SAID."
    assert kinds(lines("\n".join([BODY.upper(), short, MORE.upper()]))) == [BlockKind.BODY] * 3


@pytest.mark.parametrize("heading", ["THE ROAD STAYS CLOSED", "Waiting at the river"])
def test_a_short_line_between_paragraphs_is_a_subheading(heading: str) -> None:
    assert kinds(lines("\n".join([TITLE, BODY, heading, MORE])))[2] is BlockKind.SUBHEADING


def test_a_heading_of_the_markup_is_a_subheading() -> None:
    pieces = [
        piece(BODY),
        Piece("What happened on the bridge that night, step by step.", Hint.HEADING),
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
    arranged = arrange(pieces, None, scraped=True)
    found = [p.text for _, p in arranged.blocks] + [d.text for d in arranged.dropped]
    assert sorted(found) == sorted(p.text for p in pieces)


@pytest.mark.parametrize(
    ("raw", "bare"),
    [("## Heading", "Heading"), ("**Bold line**", "Bold line"), ("- item", "item"), ("  a   b  c ", "a b c"), ("[the mayor](/mayor) spoke", "the mayor spoke"), ("> quoted", "quoted")],
)  # fmt: skip
def test_markdown_marks_are_taken_off(raw: str, bare: str) -> None:
    assert piece(raw).text == bare


def test_a_hyphenated_word_keeps_its_hyphen() -> None:
    assert piece("-5 degrees and half-burned huts").text == "-5 degrees and half-burned huts"


def test_lines_of_nothing_but_links_and_rules_are_no_pieces() -> None:
    text = "[Home](/) [News](/news)\n* * *\n|---|---|\nThe market reopened."
    assert [p.text for p in lines(text)] == ["The market reopened."]


def test_rows_with_as_many_cells_are_a_table_and_a_line_alone_is_none() -> None:
    table = lines("Year\tDead\n2014\t36\n2015\t14")
    assert [(p.text, p.hint) for p in table] == [
        ("Year | Dead", Hint.TABLE_ROW),
        ("2014 | 36", Hint.TABLE_ROW),
        ("2015 | 14", Hint.TABLE_ROW),
    ]
    assert [p.hint for p in lines("24 May 2025 | 18:55\nThe market reopened.")] == [Hint.NONE, Hint.NONE]


def test_a_paragraph_that_is_all_there_is_is_no_title_though_it_comes_twice() -> None:
    assert kinds(lines(f"{BODY}\n{BODY}")) == [BlockKind.BODY]
    assert kinds(lines(f"{BODY}\n{BODY}\nPhoto: Awa Diallo"))[0] is BlockKind.BODY


def test_a_title_that_ends_like_a_sentence_and_comes_twice_is_one() -> None:
    assert kinds(lines(f"{BODY}\n{BODY}\n{MORE}")) == [BlockKind.TITLE, BlockKind.BODY]
