"""Numbers whose noun or verb stands only before them."""

from __future__ import annotations

import pytest

from firsthand.reports.gapped import is_gapped, lie_in_hospital, names_nobody
from tests.unit.reports.test_history import read


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("Three people were killed in Goma and two in Sake.", "two", True),
        ("Trois civils ont été tués à Goma et deux autres à Sake.", "deux autres", True),
        ("Two women were killed and two in the hospital.", "two in", False),
        ("Trois morts et deux autres dans un état grave.", "deux autres", False),
        ("Three people were killed and two fled.", "two", False),
    ],
)
def test_a_number_goes_on_at_another_place_and_not_in_hospital(
    text: str, number: str, *, expected: bool
) -> None:
    start = text.rindex(number)
    end = start + len(number.removesuffix(" in"))
    assert is_gapped(text, start, end, []) is expected


@pytest.mark.parametrize(
    ("group", "expected"), [(None, True), ("others", True), ("les autres", True), ("soldiers", False)]
)
def test_others_are_nobody_named(group: str | None, *, expected: bool) -> None:
    assert names_nobody(group) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [(" others in the hospital.", True), (" dans un état grave.", True), (" in Goma.", False)],
)
def test_who_lies_in_hospital(text: str, *, expected: bool) -> None:
    assert lie_in_hospital(f"two{text}", 3) is expected


def test_who_lies_in_hospital_is_not_counted_with_the_dead_told_before() -> None:
    (report,) = read("The shooting on Sunday left two women dead and two others in the hospital.")
    assert [figure.kind.value for figure in report.figures] == ["killed", "injured"]
