"""One more of those counted before."""

from __future__ import annotations

import pytest

from firsthand.domain.report import CasualtyKind, Role

from .test_asides import told
from .test_history import read


def _dead(text: str, language: str) -> list[tuple[int | None, bool, str]]:
    """The dead of each figure, whether they are part of others, and who they are."""
    return [
        (figure.quantity.point, figure.part_of, figure.group.text if figure.group else "")
        for report in read(text, language)
        for figure in report.figures
        if figure.kind is CasualtyKind.KILLED
    ]


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("en", "Three soldiers were killed on Tuesday in an ambush near Bandiagara in Mali. A fourth soldier later died in hospital.", "soldiers"),
        ("en", "Three soldiers were killed on Tuesday in an ambush near Bandiagara in Mali. A fourth died of his wounds in Mopti on Wednesday.", "soldiers"),
        ("fr", "Trois soldats ont été tués mardi dans une embuscade près de Bandiagara, au Mali. Un quatrième est mort mercredi à l'hôpital de Mopti.", "soldats"),
        ("fr", "Trois soldats ont été tués mardi dans une embuscade près de Bandiagara, au Mali. Un quatrième a succombé à ses blessures mercredi à Mopti.", "soldats"),
    ],
)  # fmt: skip
def test_one_more_and_those_before_are_counted_together(language: str, text: str, group: str) -> None:
    assert _dead(text, language) == [(3, True, group), (4, False, group)]
    reports = read(text, language)
    assert len({report.thread for report in reports}) == 1
    assert "Mopti" not in told(reports, Role.PLACE)
    assert len(told(reports, Role.DATE)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A soldier was killed in Gao on Saturday. A second soldier was killed in Kidal on Sunday.",
        "Three soldiers were killed in Gao on Saturday. A second attack killed a fourth soldier.",
        "Nine soldiers were killed in Gao on Saturday. A fourth soldier died of his wounds.",
    ],
)
def test_one_more_elsewhere_or_of_others_stays_one(text: str) -> None:
    assert not any(part_of for _, part_of, _ in _dead(text, "en"))
    assert 4 not in {number for number, _, _ in _dead(text, "en")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Cinq assaillants ont été tués mardi à Bandiagara, au Mali, et un sixième a été capturé."),
        ("en", "Five attackers were killed on Tuesday in Bandiagara in Mali, and a sixth was captured."),
    ],
)
def test_another_fate_of_one_more_is_its_own(language: str, text: str) -> None:
    kinds = [(f.kind, f.quantity.point) for report in read(text, language) for f in report.figures]
    assert kinds == [(CasualtyKind.KILLED, 5), (CasualtyKind.CAPTURED, 1)]
