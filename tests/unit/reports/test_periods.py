"""Totals over a period against the news, in one sentence."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role, Status

from .test_patterns import read


def told(text: str, language: str) -> set[tuple[Status, int | None]]:
    return {
        (report.status, figure.quantity.value)
        for report in read(text, language).reports
        for figure in report.figures
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The United Nations counted 3,100 people killed across the country between January and June."),
        ("en", "The UN said on Monday that 3,100 people were killed in Haiti in the first half of the year."),
        (
            "en",
            "Some 3,100 civilians were killed in the province from late April to mid-June, a monitor said.",
        ),
        ("fr", "Les combats autour de la ville ont fait 218 morts depuis le 28 février, selon une ONG."),
        ("en", "In the first quarter, gangs killed 3,100 people in the capital."),
        ("en", "At least 3,100 people were killed in the district in October alone."),
        ("en", "The violence has killed 3,100 people since the start of the war."),
        ("en", "Every year 3,100 people are killed in the area."),
        ("fr", "Selon l'ONU, 3 100 personnes ont été tuées de janvier à mars dans le pays."),
        ("fr", "Quelque 3 100 personnes ont été tuées à travers Haïti au premier semestre, selon l'ONU."),
        ("fr", "En un an, 3 100 personnes y ont perdu la vie."),
        ("fr", "Au cours des six derniers mois, 3 100 civils ont été tués dans le Nord-Kivu."),
        ("fr", "Chaque année, 3 100 personnes sont tuées dans la zone."),
    ],
)
def test_persons_counted_over_months_are_a_total(language: str, text: str) -> None:
    assert {status for status, _ in told(text, language)} == {Status.AGGREGATE}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen killed 12 people in Dori on Sunday, the heaviest toll since January."),
        ("en", "Twelve people were killed on Sunday in the third attack in six months."),
        ("en", "Fighting between March 3 and March 5 killed 12 soldiers near Goma."),
        ("en", "Gunmen killed 12 farmers between Bama and Konduga on Sunday."),
        ("en", "Militants killed 12 people on Sunday in a village that had seen no attack in the past six months."),
        ("en", "The clashes in the past week killed 12 people in Goma."),
        ("en", "Gunmen killed 12 people in Beni, where 300 civilians have been killed since January."),
        ("en", "The rebels killed 12 people on Sunday and have killed 300 since January."),
        ("fr", "Des combats ont fait 12 morts entre le 3 et le 5 mars près de Goma."),
        ("fr", "Des hommes armés ont tué 12 personnes dimanche à Dori, la pire attaque en trois ans."),
        ("fr", "Douze personnes ont été tuées dimanche à Beni, où 300 civils, dont 40 enfants, ont été tués depuis janvier."),
    ],
)  # fmt: skip
def test_a_period_beside_the_news_leaves_its_toll_alone(language: str, text: str) -> None:
    assert told(text, language) == {(Status.ASSERTED, 12)}


def test_tens_of_thousands_of_dead_are_no_incident() -> None:
    assert {status for status, _ in told("The war has killed tens of thousands of people.", "en")} == {
        Status.AGGREGATE
    }
    assert told("La guerre a tué des dizaines de milliers de personnes.", "fr") == {(Status.AGGREGATE, None)}


def test_the_period_of_a_total_does_not_date_the_news() -> None:
    text = "Gunmen killed 12 people in Beni on Sunday, where 300 civilians have been killed since January."
    dates = {span.text for report in read(text).reports for span in report.spans(Role.DATE)}
    assert dates == {"on Sunday"}


def test_the_parts_of_a_total_are_part_of_it() -> None:
    text = "Since January 300 civilians have been killed in Beni, among them 40 children."
    assert {status for status, _ in told(text, "en")} == {Status.AGGREGATE}
