"""The notation of the keys."""

from __future__ import annotations

import pytest
from evaluation.benchmarks.muc_keys import SLOTS, Fill, read_fill, read_template

BY_NAME = {slot.name: slot for slot in SLOTS}


@pytest.mark.parametrize(
    ("slot", "text", "fill"),
    [
        ("INCIDENT: TYPE", "BOMBING / ATTACK", Fill(("BOMBING", "ATTACK"))),
        ("INCIDENT: DATE", "- 02 MAY 90", Fill(("- 02 MAY 90",))),
        (
            "INCIDENT: DATE",
            "(09 DEC 89) / (- 09 DEC 89)",
            Fill(("09 DEC 89", "- 09 DEC 89")),
        ),
        (
            "INCIDENT: LOCATION",
            "(PERU: LIMA (CITY)) / (PERU: LIMA (DEPARTMENT))",
            Fill(("PERU: LIMA (CITY)", "PERU: LIMA (DEPARTMENT)")),
        ),
        ("PERP: INDIVIDUAL ID", '? "REBELS" / "MEN"', Fill(("REBELS", "MEN"), (), optional=True)),
        ("PHYS TGT: ID", '"\\"BLUE\\" FARM" / "FARM"', Fill(('"BLUE" FARM', "FARM"))),
        (
            "PHYS TGT: TYPE",
            'CIVILIAN RESIDENCE / OTHER: "FARM: A"',
            Fill(("CIVILIAN RESIDENCE", "OTHER"), ("FARM: A",)),
        ),
        ("INCIDENT: INSTRUMENT TYPE", 'GUN: "-"', Fill(("GUN",))),
        ("INCIDENT: INSTRUMENT TYPE", "GUN: -", Fill(("GUN",))),
        (
            "PERP: ORGANIZATION CONFIDENCE",
            '(POSSIBLE / ACQUITTED): "CARTEL"',
            Fill(("POSSIBLE", "ACQUITTED"), ("CARTEL",)),
        ),
        (
            "HUM TGT: DESCRIPTION",
            '"MAYOR OF X" / "MAYOR": "TORRES"',
            Fill(("MAYOR OF X", "MAYOR"), ("TORRES",)),
        ),
        ("HUM TGT: NUMBER", '~7: "JUDGES"', Fill(("~7",), ("JUDGES",))),
        ("PHYS TGT: ID", "*", None),
        ("PHYS TGT: ID", "-", None),
    ],
)
def test_a_filler_is_read(slot: str, text: str, fill: Fill | None) -> None:
    assert read_fill(text, BY_NAME[slot]) == fill


def test_a_template_may_be_optional() -> None:
    raw = {"MESSAGE: TEMPLATE": ["2 (OPTIONAL)"], "INCIDENT: TYPE": ["ARSON"], "PHYS TGT: ID": ["*"]}
    template = read_template(raw)
    assert template.optional
    assert template.of(BY_NAME["INCIDENT: TYPE"]) == (Fill(("ARSON",)),)
    assert template.of(BY_NAME["PHYS TGT: ID"]) == ()
    assert not read_template({**raw, "MESSAGE: TEMPLATE": ["2"]}).optional
