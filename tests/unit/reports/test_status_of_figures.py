"""Figures of what may happen, of totals and of earlier happenings, against those of the news."""

from __future__ import annotations

from functools import cache

import pytest

from firsthand.domain.report import Status
from firsthand.reports.reader import Reader
from firsthand.run.workshop import Workshop

from .pages import page


@cache
def reader() -> Reader:
    return Workshop.load(network=None).reader


def told(text: str, language: str) -> set[tuple[Status, int | None]]:
    """Every figure of a text with the status of its report; None for a report without figures."""
    reading = reader().read([page(text, language)])[0]
    return {
        (report.status, value)
        for report in reading.reports
        for value in ([f.quantity.value for f in report.figures] or [None])
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If the militants attack the town of Dori, 30,000 people could be displaced."),
        ("fr", "Si les jihadistes attaquent la ville de Dori, 30 000 personnes pourraient être déplacées."),
    ],
)
def test_a_condition_is_no_news(language: str, text: str) -> None:
    assert Status.ASSERTED not in {status for status, _ in told(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "Gunmen killed nine people in Dori on Monday, the third attack this year.", 9),
        ("fr", "Neuf personnes ont été tuées lundi à Dori, troisième attaque cette année.", 9),
        ("en", "Nine people were killed in Dori, bringing to 40 the number killed this year.", 9),
        ("fr", "Des centaines de personnes ont fui Dori depuis lundi.", None),
    ],
)
def test_a_period_beside_the_news_makes_no_total(language: str, text: str, number: int | None) -> None:
    assert (Status.ASSERTED, number) in told(text, language)


def test_a_recalled_happening_leaves_the_news_alone() -> None:
    text = "Un raid a tué deux personnes mardi à Dori, cinq jours après une attaque qui avait fait dix morts à Djibo."
    assert told(text, "fr") == {(Status.ASSERTED, 2), (Status.BACKGROUND, 10)}
