"""What an address asks for."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.errors import ConfigError
from firsthand.domain.event import Grade
from firsthand.store import EventFilter
from firsthand.store.desk_queries import Order
from firsthand.web.catalogue import Catalogues
from firsthand.web.filters import CONDITIONS, NAMES, Filters


def test_every_condition_of_the_store_can_be_asked_for() -> None:
    assert set(CONDITIONS) == {field.name for field in fields(EventFilter)}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"text": " drone  strike "}, {"text": "drone  strike"}),
        ({"since": "2025-06-01", "until": "2025-06-01"}, {"since": date(2025, 6, 1), "until": date(2025, 6, 1)}),
        ({"country": "mli"}, {"country": "MLI"}),
        ({"near": "16.27,-0.04,50"}, {"near": (16.27, -0.04, 50.0)}),
        ({"bbox": "170,-20,-170,20"}, {"bbox": (170.0, -20.0, -170.0, 20.0)}),
        ({"grade": "single-origin", "min_origins": "2"}, {"grade": Grade.SINGLE_ORIGIN, "min_origins": 2}),
        ({"min_killed": "0", "unreviewed": "1"}, {"min_killed": 0, "unreviewed": True}),
        ({"unreviewed": "no"}, {"unreviewed": False}),
        ({"text": "  ", "grade": ""}, {}),
        ({"lang": "fr", "utm_source": "x"}, {}),
    ],
)  # fmt: skip
def test_conditions_are_read(query: dict[str, str], wanted: dict[str, Any]) -> None:
    found = Filters.of(query)
    assert found.faults == {}
    assert found.wanted == EventFilter(**wanted)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("since", "01/06/2025", "day"), ("since", "2025-02-30", "day"), ("country", "Mali", "country"), ("country", "ÄÖÜ", "country"),
        ("near", "16,0", "near"), ("near", "nan,0,1", "near"), ("near", "91,0,1", "near"), ("near", "0,0,-1", "near"),
        ("bbox", "0,10,1,5", "bbox"), ("bbox", "a,b,c,d", "bbox"), ("bbox", "0,0,inf,1", "bbox"), ("grade", "true", "grade"),
        ("min_killed", "-1", "number"), ("min_killed", "٣", "number"), ("min_killed", "9" * 30, "number"), ("unreviewed", "perhaps", "switch"),
        ("order", "random", "order"), ("text", "x" * 301, "long"), ("text", "?!", "words"), ("km", "0", "km"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_and_left_out(name: str, text: str, fault: str) -> None:
    found = Filters.of(
        {name: text, "country" if name != "country" else "grade": "MLI" if name != "country" else "claimed"}
    )
    assert found.faults == {name: fault}
    assert found.active == (("grade",) if name == "country" else ("country",))
    assert found.given[name] == text, "the form shows what was typed"
    with pytest.raises(ConfigError, match=name):
        Filters.strict({name: text})


def test_a_period_that_ends_before_it_starts_is_named() -> None:
    found = Filters.of({"since": "2025-06-02", "until": "2025-06-01"})
    assert found.faults == {"until": "backwards"}
    assert found.wanted == EventFilter(since=date(2025, 6, 2))


def test_addresses_hold_what_was_given_and_start_on_the_first_page() -> None:
    found = Filters.of({"country": "MLI", "after": "abc", "order": "oldest", "lang": "fr"})
    assert (found.order, found.after) == (Order.OLDEST, "abc")
    assert found.query() == "country=MLI&order=oldest"
    assert found.query(country=None, grade="claimed") == "order=oldest&grade=claimed"
    assert found.query(after="def") == "country=MLI&order=oldest&after=def"
    around = Filters.of({"place": "Gao", "km": "20"})
    assert around.query(near=None) == ""


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=40)))
def test_nothing_that_is_typed_breaks_it(query: dict[str, str]) -> None:
    found = Filters.of(query)
    known = Catalogues.load()["en"]
    for name, fault in found.faults.items():
        assert name in found.given
        assert known.has(f"filters.faults.{fault}")
    again = Filters.of(dict(pair.split("=", 1) for pair in ())) if not query else Filters.of(found.given)
    assert again.wanted == found.wanted


@pytest.mark.parametrize("name", ["text", "admin1", "actor", "type", "id", "after"])
def test_null_characters_are_told_and_left_out(name: str) -> None:
    found = Filters.of({name: "a\0b"})
    assert found.faults == {name: "words"}
    assert found.wanted == EventFilter()
