"""Cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.publish.sheet import original_cell, safe_cell


@pytest.mark.parametrize(
    "text",
    [
        "=1",
        "+1",
        "-1",
        "@x",
        "\t1",
        "\r1",
        "\n1",
        " =1",
        "\u00a0+1",
        "\ufeff@x",
        "\u200b-1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "'=1",
    ],
)
def test_text_that_begins_like_a_formula_is_marked(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", [-1, 0.5, "a=1", "'tis", "1-2", "Djibo", ""])
def test_other_cells_stay(value: object) -> None:
    assert safe_cell(value) == value


def test_nothing_is_an_empty_cell() -> None:
    assert safe_cell(None) == ""


@given(st.text(alphabet=st.one_of(st.sampled_from("'=+-@ \t\r\n\u00a0＝a"), st.characters()), max_size=12))
def test_the_mark_can_be_taken_away_again(text: str) -> None:
    marked = safe_cell(text)
    assert isinstance(marked, str)
    assert original_cell(marked) == text
    assert not marked.lstrip().startswith(("=", "+", "-", "@", "＝"))
