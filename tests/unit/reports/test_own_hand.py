"""Attackers who take their own lives."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Side
from firsthand.reports.counted import with_counts

from .test_figures import figures
from .weighing import harmed, said, scene


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A guard killed three soldiers before turning the gun on himself.", [(3, Side.TARGET), (1, Side.INITIATOR)]),
        ("en", "He killed a teacher and two soldiers before he took his own life.", [(1, Side.TARGET), (2, Side.TARGET), (1, Side.INITIATOR)]),
        ("en", "A guard shot himself dead after killing three soldiers.", [(1, Side.INITIATOR), (3, Side.TARGET)]),
        ("en", "Four people died after a guard opened fire and killed himself.", [(4, Side.UNKNOWN), (1, Side.INITIATOR)]),
        ("en", "A guard killed three soldiers and tried to kill himself.", [(3, Side.UNKNOWN)]),
        ("en", "A suicide bomber killed three guards.", [(3, Side.UNKNOWN)]),
        ("fr", "Un garde a tué trois collègues avant de se donner la mort.", [(3, Side.TARGET), (1, Side.INITIATOR)]),
        ("fr", "Il a abattu deux gardes puis retourné son arme contre lui.", [(2, Side.TARGET), (1, Side.INITIATOR)]),
        ("fr", "Il a tué deux gardes et menacé de se suicider.", [(2, Side.UNKNOWN)]),
    ],
)  # fmt: skip
def test_who_takes_his_life_counts_on_the_side_of_those_who_did_it(
    language: str, text: str, expected: list[tuple[int, Side]]
) -> None:
    found = sorted(figures(text, language), key=lambda figure: figure.span.start)
    assert [(figure.quantity.point, figure.side) for figure in found] == expected


@pytest.mark.parametrize(
    ("text", "dead"),
    [("A guard then committed suicide.", 1), ("A guard tried to kill himself.", 0)],
)
def test_he_is_counted_once_whatever_the_model_holds(text: str, dead: int) -> None:
    evidence = said(text, counts=(harmed(text, "A", whom="guard"),))
    found = with_counts(scene(text, evidence, figures=tuple(figures(text, "en")))).figures
    assert sum(figure.quantity.point or 0 for figure in found) == dead
