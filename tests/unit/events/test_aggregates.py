"""Totals over a period."""

from __future__ import annotations

from datetime import date

from firsthand.domain.report import Status
from tests.unit.events.conftest import Chronicler
from tests.unit.events.stories import Story, Told, killed


def test_totals_of_one_report_have_ids_of_their_own(chronicle: Chronicler) -> None:
    """A report that counts everybody and some group of them makes two aggregates, which one table holds by id."""
    told = Told(
        "have died",
        type=None,
        status=Status.AGGREGATE,
        claims=(
            killed("90 people", "=", 90, "civilians"),
            killed("20 children", "=", 20, "children"),
            killed("90 soldiers", "=", 90),
        ),
    )
    text = "Since January 90 people, 20 children among them, and 90 soldiers have died."
    found = chronicle([Story("alpha", text, published=date(2025, 6, 2), told=[told])]).aggregates
    assert sorted(total.group for total in found) == ["children", "civilians", "soldiers"]
    assert len({total.id for total in found}) == 3
