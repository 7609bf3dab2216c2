from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.ids import canonical_json, content_id

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), _JSON))
def test_the_order_of_keys_does_not_matter(value: dict[str, object]) -> None:
    backwards = dict(reversed(value.items()))
    if len({unicodedata.normalize("NFC", key) for key in value}) == len(value):
        assert content_id("x", value) == content_id("x", backwards)  # type: ignore[arg-type]


def test_composed_and_decomposed_text_is_the_same_content() -> None:
    assert content_id("x", unicodedata.normalize("NFD", "Ménaka")) == content_id("x", "Ménaka")


def test_an_id_is_stable_across_releases() -> None:
    """Stores hold these ids: a change here breaks every store."""
    assert (
        content_id("clm", {"field": "killed", "value": 30, "day": date(2025, 6, 1)}) == "clm_vnedwugemxjaxjm5"
    )


def test_no_number_without_a_canonical_form() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical_json(float("nan"))
