"""Capitals as place names where only their country is told."""

from __future__ import annotations

import pytest

from firsthand.domain.values import Span
from firsthand.reports import Spotter
from firsthand.reports.unnamed_capitals import with_capitals


def spans(text: str, *names: str) -> list[Span]:
    return [Span.of(text, text.index(name), text.index(name) + len(name)) for name in names]


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        ("A blast in the Somali capital killed ten.", (), ["Somali capital"]),
        ("A blast in the capital of Somalia killed ten.", ("Somalia",), ["capital of Somalia"]),
        ("A blast in the Somali capital Mogadishu killed ten.", ("Mogadishu",), ["Mogadishu"]),
        ("A blast in Mogadishu, the Somali capital, killed ten.", ("Mogadishu",), ["Mogadishu"]),
        ("Une explosion dans la capitale malienne, Bamako.", ("Bamako",), ["Bamako"]),
        ("Fighters left Baidoa for the Somali capital.", ("Baidoa",), ["Baidoa", "Somali capital"]),
        ("A blast in the provincial capital killed ten.", (), []),
    ],
)
def test_a_capital_is_a_place_where_its_name_is_not_beside_it(
    spotter: Spotter, text: str, named: tuple[str, ...], expected: list[str]
) -> None:
    found = with_capitals(text, spans(text, *named), (), spotter.gazetteer)
    assert [span.text for span in found] == expected


def test_what_is_the_name_of_something_else_is_no_place(spotter: Spotter) -> None:
    text = "The Somali capital Times reported ten dead."
    assert with_capitals(text, (), spans(text, "Somali capital Times"), spotter.gazetteer) == ()
