"""History that is told over several sentences, and the news beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

import pytest

from firsthand.documents import read_page
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.domain.report import Report, Role, Status
from firsthand.reports.reader import Reader
from firsthand.run.workshop import Workshop


@cache
def reader() -> Reader:
    return Workshop.load(network=None).reader


def read(text: str, language: str = "en", title: str | None = None) -> tuple[Report, ...]:
    """The reports of a page of 20 November 2025, blank lines between its paragraphs."""
    hints = PageHints(language=language, published=date(2025, 11, 20), title=title)
    page = Page("test", text.encode(), MediaType.TEXT, datetime(2025, 12, 1, tzinfo=UTC), hints=hints)
    return reader().read([read_page(page)])[0].reports


def figures(reports: tuple[Report, ...], status: Status) -> set[int | None]:
    told = (report for report in reports if report.status is status)
    return {figure.quantity.value for report in told for figure in report.figures}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On 9 August 2023, gunmen stormed Bokkos, Nigeria. They killed 48 people and burned homes."),
        ("en", "In February 2021, rebels burned the village of Kumbo, Cameroon.\n\nThey killed 31 people there."),
        ("en", "Three years ago today, forces bombed a theatre in Mariupol. Some 300 people were killed."),
        ("fr", "Le 27 mars 2022, l'armée entrait dans Moura, au Mali. Plus de 500 personnes y ont été exécutées."),
        ("fr", "Il y a six ans, des hommes armés attaquaient Yirgou, au Burkina Faso. Quarante-neuf personnes ont été tuées."),
        ("fr", "Le 5 juin 2021, des hommes armés attaquaient Sebba. Au moins 132 civils avaient été tués."),
    ],
)  # fmt: skip
def test_what_goes_on_with_history_is_history(language: str, text: str) -> None:
    reports = read(text, language)
    assert any(report.figures for report in reports)
    assert {report.status for report in reports} <= {Status.BACKGROUND, Status.AGGREGATE}


def test_history_told_on_belongs_to_the_happening_recalled() -> None:
    first, second = read("On 9 August 2023, gunmen stormed Bokkos, Nigeria. They killed 48 people.")
    assert second.continues == first.id


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", ("Gunmen killed 12 people in Kankara on Tuesday. In December 2020, gunmen attacked a school there. "
               "Police said 15 people were wounded."), 15),
        ("en", "On 3 March 2024, gunmen attacked a bus near Gao. On Tuesday, another attack killed nine people.", 9),
        ("en", "In May 2021, rebels burned the market of Djibo.\n\nSeven soldiers were killed in an ambush.", 7),
        ("en", "In May 2021, rebels burned Djibo. Gunmen killed seven traders in Dori, the mayor said.", 7),
        ("fr", ("Neuf soldats ont été tués mardi à Djibo. En août 2021, une attaque y avait fait 80 morts. "
               "L'armée dit avoir tué 11 assaillants."), 11),
        ("fr", "Le 5 juin 2021, des hommes armés attaquaient Sebba. Mardi, ils ont tué douze soldats.", 12),
    ],
)  # fmt: skip
def test_news_beside_history_stays_news(language: str, text: str, number: int) -> None:
    assert number in figures(read(text, language), Status.ASSERTED)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Three years after the Moura massacre, survivors wait for justice"),
        ("en", "Families mark the anniversary of the attack on Solhan"),
        ("fr", "A Moura, trois ans après le massacre, les survivants attendent"),
    ],
)
def test_a_headline_that_counts_the_years_since_is_no_news(language: str, title: str) -> None:
    reports = read("Families gathered. / Des familles se sont réunies.", language, title)
    assert {report.status for report in reports} <= {Status.BACKGROUND}


def test_a_headline_of_news_stays_news() -> None:
    (report, *_) = read("Police gave no details.", title="Gunmen kill 14 in Bandiagara, years after truce")
    assert report.status is Status.ASSERTED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At least 60 people were killed in Kadugli on Saturday.\n\nOn Sept 19, a strike on a mosque in the city killed 70 worshippers."),
        ("en", "Gunmen killed eight people in Dori overnight Saturday to Sunday. An attack on October 1 killed 19 worshippers."),
        ("en", "A bomb killed 12 people in Afgoye on Sunday, police said. On October 3, gunmen killed 30 people at a hotel in the town."),
        ("fr", "Soixante personnes ont été tuées samedi à Kadugli.\n\nLe 19 septembre, une frappe sur une mosquée a tué 70 fidèles."),
        ("fr", "Huit civils ont été tués mardi à Dori. Une attaque a tué 19 fidèles le 1er octobre."),
    ],
)  # fmt: skip
def test_a_calendar_day_weeks_before_the_news_of_the_week_is_history(language: str, text: str) -> None:
    reports = read(text, language)
    assert len(figures(reports, Status.ASSERTED)) == 1
    assert len(figures(reports, Status.BACKGROUND)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On November 15, gunmen killed eight people in Dori. On October 1, an attack in Djibo killed 19 people."),
        ("en", "Eight people were killed in Dori on Saturday. On November 13, an attack in Djibo killed 19 people."),
        ("en", "The toll of the attack on Dori rose on Monday after eight people died. The attack on October 1 killed 19 people."),
        ("en", "Bandits freed eight people in Anka on Monday. On October 1, they killed 19 people in Anka."),
        ("fr", "Le 15 novembre, huit personnes ont été tuées à Dori. Le 1er octobre, une attaque a tué 19 civils à Djibo."),
    ],
)  # fmt: skip
def test_a_calendar_day_is_no_history_by_itself(language: str, text: str) -> None:
    assert 19 in figures(read(text, language), Status.ASSERTED)


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "Bombs killed seven people in Cali on Tuesday. They come three days after the shooting of a senator in Bogota.", Status.BACKGROUND),
        ("en", "Bombs killed seven people in Cali on Tuesday. It came less than two weeks after gunmen killed nine people in Tumaco.", Status.BACKGROUND),
        ("fr", "Des bombes ont tué sept personnes mardi à Cali. Elles surviennent trois jours après l'agression d'un sénateur à Bogota.", Status.BACKGROUND),
        ("en", "Bombs killed seven people in Cali on Tuesday. Gunmen came at night and killed nine people in Tumaco.", Status.ASSERTED),
    ],
)  # fmt: skip
def test_what_the_news_came_after_is_history(language: str, text: str, status: Status) -> None:
    news, before = read(text, language)
    assert (news.status, before.status) == (Status.ASSERTED, status)
    assert before.continues is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen killed five policemen near Kirkuk on Wednesday. Attacks have become rare but continue in the areas disputed between Baghdad and Kurdistan."),
        ("en", "A drone killed 37 people in Um Keddada on Sunday. The town has been held by the rebels since April, when they drove the army from the road to El Fasher."),
        ("fr", "Des hommes armés ont tué cinq policiers mercredi à Kirkouk. Les attaques restent fréquentes entre Bagdad et le Kurdistan."),
        ("fr", "Un drone a tué 37 personnes dimanche à Um Keddada. La ville est aux mains des rebelles depuis avril, quand ils ont chassé l'armée de la route d'El-Facher."),
        ("fr", "Des hommes armés ont tué 21 fidèles vendredi à Ouallam. L'assaut d'un poste avancé y avait coûté la vie à trente-quatre soldats à la mi-novembre."),
    ],
)  # fmt: skip
def test_how_things_stand_is_no_news(language: str, text: str) -> None:
    assert sum(report.status is Status.ASSERTED for report in read(text, language)) == 1


def test_how_long_after_history_the_news_came_does_not_date_the_history() -> None:
    text = "Seven people were killed in Cali on Tuesday, three days after gunmen killed a senator in Bogota."
    before = next(r for r in read(text) if "Bogota" in {span.text for span in r.spans(Role.PLACE)})
    assert before.status is Status.BACKGROUND
    assert not before.spans(Role.DATE)


@pytest.mark.parametrize(
    ("language", "text", "before"),
    [
        ("en", "The militia killed 52 people in Bara on Saturday. The raid followed clashes on Thursday between the militia and the army.", {"on Thursday"}),
        ("fr", "La milice a tué 52 personnes samedi à Bara. Le raid a suivi des affrontements jeudi entre la milice et l'armée.", {"jeudi"}),
        ("en", "The militia killed 52 people in Bara on Saturday. The raid was followed by an air strike on Sunday.", set()),
    ],
)  # fmt: skip
def test_what_the_news_followed_is_history_with_its_day(language: str, text: str, before: set[str]) -> None:
    found = {
        span.text
        for report in read(text, language)
        if report.status is Status.BACKGROUND
        for span in report.spans(Role.DATE)
    }
    assert found == before
