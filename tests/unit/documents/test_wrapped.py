"""Paragraphs wrapped at a fixed width."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.documents.wrapped import unwrap

FIRST = (
    "The patrol left the barracks in the morning and had not come back by nightfall, a clerk of the district said, and the "
    "families of the men waited at the gate until the guards sent them home with no more than a promise of news. Two of "
    "them slept there."
)
SECOND = (
    "On the next day a herder found a burned lorry beside the ford, with no sign of its crew, and he walked back to the "
    "town to tell the clerk of it."
)


@pytest.mark.parametrize("width", [50, 60, 72, 80, 95])
def test_wrapped_paragraphs_become_lines(width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in (FIRST, SECOND))
    assert unwrap(text).split("\n\n") == [FIRST, SECOND]


def test_an_indented_line_begins_a_paragraph() -> None:
    text = "\n".join(textwrap.fill(paragraph, 64, initial_indent="   ") for paragraph in (FIRST, SECOND))
    assert unwrap(text).split("\n") == [FIRST, SECOND]


def test_a_short_last_line_ends_a_paragraph() -> None:
    lines = textwrap.wrap(FIRST, 64)
    assert len(lines[-1]) < 32
    assert unwrap("\n".join([*lines, *textwrap.wrap(SECOND, 64)])).split("\n") == [FIRST, SECOND]


def test_a_word_parted_at_the_end_of_a_line_keeps_its_hyphen() -> None:
    text = "\n".join(("the convoy of the north waited for a day at the bank of the river-",
                      "side market and went on in the night without any light on the road",
                      "and came to the town before the sun rose over the hills of the bor-",
                      "der where the guards of both countries met them with tea and bread."))  # fmt: skip
    assert "river-side market" in unwrap(text)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "One line.", "Title\nAwa Diallo\nRead more\nShare", f"{FIRST}\n{SECOND}", "short\n" * 9, "x" * 90 + "\n" + "Y" + "y" * 89]
)  # fmt: skip
def test_any_other_text_comes_back_as_it_is(text: str) -> None:
    assert unwrap(text) == text


@given(st.lists(st.text("ab .-\t", max_size=90), max_size=12).map("\n".join))
def test_no_word_is_lost(text: str) -> None:
    assert "".join(unwrap(text).split()) == "".join(text.split())
