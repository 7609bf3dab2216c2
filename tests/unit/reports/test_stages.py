"""Sentences that give the violence told behind them its day."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role, Status
from tests.unit.reports.test_history import read


@pytest.mark.parametrize(
    ("language", "text", "day", "place"),
    [
        ("en", "Inmates escaped from the prison of Koutoukale in Niger on Wednesday evening. Two guards were killed in the shooting, police said.", "on Wednesday evening", "Koutoukale"),
        ("fr", "Des détenus se sont évadés mercredi soir de la prison de Koutoukalé, au Niger. Deux gardes ont été tués.", "mercredi soir", "Koutoukalé"),
    ],
)  # fmt: skip
def test_an_escape_gives_the_dead_behind_it_their_day(language: str, text: str, day: str, place: str) -> None:
    report = read(text, language)[-1]
    assert [span.text for span in report.spans(Role.DATE)] == [day]
    assert place in [span.text for span in report.spans(Role.PLACE)]


@pytest.mark.parametrize(
    "text",
    [
        "Inmates escaped from the prison of Koutoukale in Niger on Wednesday. On Friday, two guards were killed.",
        "The minister visited the prison of Koutoukale on Wednesday. Two guards were killed.",
    ],
)
def test_other_sentences_give_no_day(text: str) -> None:
    report = read(text)[-1]
    assert not any("Wednesday" in span.text for span in report.spans(Role.DATE))


def test_a_total_gives_what_is_told_behind_it_its_place_and_no_dead() -> None:
    text = (
        "At least 226 people have been killed in El Fasher in Sudan since 10 May, doctors said. "
        "On Monday the Rapid Support Forces attacked a hospital and looted it."
    )
    total, attack = read(text)
    assert total.status is Status.AGGREGATE
    assert attack.status is Status.ASSERTED
    assert "El Fasher" in [span.text for span in attack.spans(Role.PLACE)]
    assert not attack.figures
