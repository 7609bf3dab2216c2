"""Which places of a page are told as admin units, and what goes on with them."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Status
from tests.unit.reports.test_history import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ten soldiers were killed in the Tahoua region of Niger on Friday. The convoy was attacked near Tillia."),
        ("fr", "Dix soldats ont été tués vendredi dans la région de Tahoua, au Niger. Le convoi a été attaqué près de Tillia."),
    ],
)  # fmt: skip
def test_a_finer_place_in_the_unit_named_is_the_same_happening(language: str, text: str) -> None:
    first, second = (report for report in read(text, language) if report.status is Status.ASSERTED)
    assert second.continues == first.id


def test_a_title_names_a_unit_by_the_name_of_its_seat() -> None:
    text = "Gunmen killed ten villagers near Tillia on Friday, the governor said."
    title, body = read(text, title="Niger: ten killed in Tahoua attack")
    assert body.continues == title.id


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ten soldiers were killed in the Mopti region of Mali on Friday. Five civilians were killed in Bandiagara."),
        ("fr", "Dix soldats ont été tués vendredi dans la région de Mopti, au Mali. Cinq civils ont été tués à Gao."),
    ],
)  # fmt: skip
def test_other_dead_elsewhere_are_another_happening(language: str, text: str) -> None:
    told = [report for report in read(text, language) if report.status is Status.ASSERTED]
    assert [report.continues for report in told] == [None, None]


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("en", "Shelling kills eight in north Syria village", "Eight people were killed on Saturday by shelling of a village in northern Syria. Artillery targeted homes in the village of Umm Tina in Aleppo province."),
        ("en", "Kirkuk: six dead in ambush", "Six people were killed on Wednesday in an ambush in northern Iraq."),
        ("fr", "Kirkouk : six morts dans une embuscade", "Six personnes ont été tuées mercredi dans une embuscade dans le nord de l'Irak."),
        ("fr", "Sept morts dans le sud-ouest de la Colombie", "Sept personnes ont été tuées mardi par une bombe dans le sud de la Colombie."),
    ],
)  # fmt: skip
def test_a_part_of_a_country_is_the_place_of_the_same_happening(language: str, title: str, text: str) -> None:
    told = [report for report in read(text, language, title=title) if report.status is Status.ASSERTED]
    assert len(told) > 1
    assert {report.continues for report in told[1:]} == {told[0].id}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Five soldiers were killed in northern Mali on Monday. Gunmen killed 12 villagers in central Mali."),
        ("en", "Five soldiers were killed in Gao on Monday. Gunmen killed 12 villagers in southern Mali."),
        ("en", "Ten soldiers were killed in northern Mali on Friday. Five civilians were killed in Bandiagara."),
        ("fr", "Cinq soldats ont été tués lundi dans le nord du Mali. Douze villageois ont été tués dans le centre du Mali."),
    ],
)  # fmt: skip
def test_other_dead_in_another_part_of_a_country_are_another_happening(language: str, text: str) -> None:
    told = [report for report in read(text, language) if report.status is Status.ASSERTED]
    assert [report.continues for report in told] == [None, None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Militiamen stormed villages over the weekend and killed 60 people. They attacked two hamlets near Bara on Saturday."),
        ("fr", "Des miliciens ont attaqué des villages pendant le week-end et tué 60 personnes. Les combattants ont attaqué samedi deux hameaux près de Bara."),
    ],
)  # fmt: skip
def test_a_day_of_the_weekend_is_the_weekend_told_before(language: str, text: str) -> None:
    first, second = (report for report in read(text, language) if report.status is Status.ASSERTED)
    assert second.continues == first.id


def test_the_day_on_which_it_was_said_is_no_other_day() -> None:
    text = (
        "Militiamen stormed villages in Sudan over the weekend and killed 60 people, activists said Monday. "
        "The fighters attacked two hamlets near Bara on Saturday, the group said."
    )
    first, second = (report for report in read(text) if report.status is Status.ASSERTED)
    assert second.continues == first.id


def test_a_direction_in_its_country_is_no_part_of_a_unit() -> None:
    text = "A military jet bombed a village in the country's northwestern Sagaing region on Monday, killing nine people."
    title, body = read(text, title="Airstrike on village in Sagaing kills nine")
    assert body.continues == title.id


def test_two_parts_of_a_unit_are_two_places() -> None:
    text = "Gunmen killed six people in northern Kidal on Friday. In southern Kidal, another attack the same day killed four soldiers."
    told = [report for report in read(text) if report.status is Status.ASSERTED]
    assert [report.continues for report in told] == [None, None]
