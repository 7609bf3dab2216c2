"""A denial and what the same voice says instead, in one sentence."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Status
from tests.unit.reports.test_patterns import read

DENIED, ASSERTED = Status.DENIED, Status.ASSERTED


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The army denied killing civilians in Ber on Monday, saying that 30 terrorists were killed.", "en", [(DENIED, []), (ASSERTED, [30])]),
        ("The army denied that its strike killed 12 civilians but said it had killed 30 militants.", "en", [(DENIED, [12]), (ASSERTED, [30])]),
        ("Le gouvernement dément tout massacre à Ber et parle de 30 terroristes tués.", "fr", [(DENIED, []), (ASSERTED, [30])]),
        ("L'armée dément avoir tué 12 civils à Ber lundi, affirmant que 30 terroristes ont été tués.", "fr", [(DENIED, [12]), (ASSERTED, [30])]),
        ("The army denied killing 12 civilians in Ber, saying that it had carried out no strike.", "en", [(DENIED, [12])]),
        ("The army denied killing 12 civilians in Ber, saying it never attacked the town.", "en", [(DENIED, [12])]),
        ("L'armée dément avoir tué 12 civils à Ber, affirmant n'avoir mené aucune frappe.", "fr", [(DENIED, [12])]),
        ("The army said it killed 30 terrorists in Ber and denied that civilians were killed.", "en", [(DENIED, [30])]),
        ("The army denied on Monday, in a statement, that it killed 12 civilians.", "en", [(DENIED, [12])]),
    ],
)  # fmt: skip
def test_what_is_said_instead_is_not_denied(
    text: str, language: str, told: list[tuple[Status, list[int]]]
) -> None:
    found = [
        (report.status, [figure.quantity.point for figure in report.figures])
        for report in read(text, language).reports
    ]
    assert found == told
