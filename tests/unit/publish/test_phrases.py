"""Words for what is known of an event."""

from __future__ import annotations

import pytest

from firsthand.publish.phrases import group_phrase


@pytest.mark.parametrize(
    ("group", "one"),
    [
        ("persons", "person"),
        ("mercenaries", "mercenary"),
        ("police", "police officer"),
        ("children", "child"),
        ("aid-workers", "aid-worker"),
    ],
)
def test_one_is_told_in_the_singular(group: str, one: str) -> None:
    assert group_phrase(group, one=True) == one
    assert group_phrase(group, one=False) == group
