"""What a side did from the air after an attack."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role
from tests.unit.reports.test_history import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "JNIM attacked Nampala on Sunday, killing nine civilians. The army said it had carried out air strikes afterwards that killed 20 terrorists."),
        ("en", "JNIM attacked Nampala on Sunday, killing nine civilians. The army then launched air strikes that killed 20 terrorists."),
        ("fr", "Le JNIM a attaqué dimanche Nampala, tuant neuf civils. L'armée a ensuite mené des frappes aériennes qui ont tué 20 terroristes."),
    ],
)  # fmt: skip
def test_air_strikes_after_an_attack_are_a_happening_where_and_when_it_was(language: str, text: str) -> None:
    attack, response = read(text, language)
    assert response.continues is None
    assert response.spans(Role.PLACE) == attack.spans(Role.PLACE)
    assert set(attack.spans(Role.DATE)) <= set(response.spans(Role.DATE))


def test_air_strikes_that_are_the_attack_are_no_response() -> None:
    attack, more = read(
        "Air strikes hit Nampala on Sunday, killing nine. The strikes were carried out by drones and killed 20 terrorists."
    )
    assert more.continues == attack.id
