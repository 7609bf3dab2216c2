"""Markup to segments of visible text."""

from __future__ import annotations

import pytest

from firsthand.documents.dom import MAX_DEPTH, MAX_SEGMENTS, Segment, segments
from firsthand.documents.markup import parse
from firsthand.domain.document import DropReason
from firsthand.domain.errors import DocumentError

PROSE = (
    "The bridge at Konna was cut in the night and lorries have been waiting on both banks of the river since, "
    "drivers said."
)


def read(body: str) -> list[Segment]:
    return segments(parse(f"<html><body>{body}</body></html>"))


def texts(body: str) -> list[str]:
    return [segment.text for segment in read(body)]


def test_blocks_part_text_and_inline_elements_do_not() -> None:
    assert texts("<div>one <b>t</b>wo<p>three</p>four</div>") == ["one two", "three", "four"]


def test_blanks_are_levelled() -> None:
    assert texts("<p>  two\n   villages\t burned </p>") == ["two villages burned"]


@pytest.mark.parametrize(
    "hidden",
    ["<script>x</script>", "<style>x</style>", "<template>x</template>", "<noscript>x</noscript>", "<select><option>x</select>",
     "<svg><text>x</text></svg>", "<!-- x -->", '<span style="display: none">x</span>', "<b hidden>x</b>"],
)  # fmt: skip
def test_what_readers_do_not_see_is_no_text(hidden: str) -> None:
    assert texts(f"<p>seen {hidden}here</p>") == ["seen here"]


def test_a_hidden_block_is_told_apart_with_its_reason() -> None:
    (segment,) = read('<div style="visibility:hidden"><p>x</p></div>')
    assert [box.reason for box in segment.box.path if box.reason] == [DropReason.HIDDEN]


def test_a_line_break_parts_paragraphs_but_not_a_sentence() -> None:
    assert texts("<p>Two men died.<br>Three fled</p>") == ["Two men died.", "Three fled"]
    assert texts("<p>Two men<br>died there.</p>") == ["Two men died there."]
    assert texts("<p>Two men died.<br>near the well</p>") == ["Two men died.", "near the well"]


def test_the_share_of_links_is_that_of_the_characters() -> None:
    (segment,) = read("<p><a href=/x>abcde</a> fghi</p>")
    assert segment.links == pytest.approx(0.5)


def test_a_moment_belongs_to_its_own_segment() -> None:
    first, second = read('<p><time datetime="2025-06-02">Monday</time></p><p>text</p>')
    assert (first.moment, second.moment) == ("2025-06-02", None)


def test_prose_ends_like_a_sentence_or_is_long() -> None:
    assert [s.is_prose for s in read(f"<p>{PROSE}</p><p>{PROSE[:-1]}</p><p>{PROSE[:-1] * 2}</p>")] == [
        True,
        False,
        True,
    ]


def test_a_paragraph_of_links_is_no_prose() -> None:
    assert not read(f"<p><a href=/x>{PROSE}</a></p>")[0].is_prose


def test_boxes_count_the_prose_in_them() -> None:
    first = read(f"<section><p>{PROSE}</p><p>{PROSE}</p><p>Menu</p></section>")[0]
    section = first.tagged("section")
    assert section is not None
    assert (section.n_prose, section.prose) == (2, 2 * len(PROSE))


def test_a_name_that_covers_the_page_is_void() -> None:
    body = f"<p>{PROSE}</p>" * 3
    assert read(f'<div class="sidebar">{body}</div>')[0].box.path[1].is_void
    beside = read(f'<div class="sidebar">{body}</div><div>{body * 2}</div>')[0]
    assert not beside.box.path[1].is_void


def test_headings_and_parts_are_found_through_inner_elements() -> None:
    heading, inner = read('<h2><div>Fighting</div></h2><div class="chapo"><div>Short</div></div>')
    assert heading.heading
    assert not inner.heading
    assert inner.part("standfirst")


def test_nesting_is_allowed_to_a_depth_and_refused_beyond() -> None:
    assert texts("<div>" * (MAX_DEPTH - 5) + "x") == ["x"]
    with pytest.raises(DocumentError) as refused:
        read("<div>" * (MAX_DEPTH + 5) + "x")
    assert refused.value.code == "nested-too-deeply"


@pytest.mark.parametrize("mark", ["<p>x", "x<br>X"])
def test_no_more_segments_are_read_than_there_may_be(mark: str) -> None:
    assert len(read(mark * (MAX_SEGMENTS + 7))) == MAX_SEGMENTS


@pytest.mark.parametrize("html", ["", " ", "<!doctype html>", "<!---->"])
def test_nothing_is_refused(html: str) -> None:
    with pytest.raises(DocumentError) as refused:
        parse(html)
    assert refused.value.code == "no-text"
