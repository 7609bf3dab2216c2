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
