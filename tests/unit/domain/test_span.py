from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.values import Span


@given(st.text(min_size=1), st.data())
def test_a_span_quotes_its_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.text
    assert span.matches(text)
    assert span.contains(span)
    assert span.overlaps(span)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 99)])
def test_a_span_outside_its_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="does not lie"):
        Span.of("Ménaka", start, end)


def test_a_changed_text_no_longer_matches() -> None:
    assert not Span.of("thirty soldiers", 0, 6).matches("twenty soldiers")
