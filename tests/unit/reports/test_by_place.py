"""Harm told place by place: each figure with its place."""

from __future__ import annotations

import pytest

from tests.unit.reports.test_history import read


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Three people were killed in Goma and two in Sake on Wednesday, officials said.", {3: "Goma", 2: "Sake"}),
        ("en", "Gunmen attacked Goma and Sake on Monday, killing three in Goma and two in Sake.", {3: "Goma", 2: "Sake"}),
        ("en", "In Goma, three people were killed on Monday, and in Sake two.", {3: "Goma", 2: "Sake"}),
        ("en", "Seven people were killed on Monday, including three in Goma and four in Sake, the army said.", {7: None, 3: "Goma", 4: "Sake"}),
        ("fr", "Lundi, cinq civils ont été tués à Bunia et trois autres à Butembo par des miliciens.", {5: "Bunia", 3: "Butembo"}),
    ],
)  # fmt: skip
def test_each_figure_has_its_place(language: str, text: str, told: dict[int, str | None]) -> None:
    (report,) = read(text, language)
    assert report.simultaneous
    assert {f.quantity.value: f.place.text if f.place else None for f in report.figures} == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Five people were killed in Goma and Sake on Monday."),
        ("en", "Gunmen killed three people in Goma and wounded two in Goma on Monday."),
        ("en", "Gunmen from Sake killed three people and wounded two in Goma on Monday."),
        ("fr", "Trois personnes ont été tuées à Goma lundi, portant le bilan à huit."),
    ],
)
def test_other_figures_have_none(language: str, text: str) -> None:
    reports = read(text, language)
    assert not any(report.simultaneous for report in reports)
    assert all(figure.place is None for report in reports for figure in report.figures)
