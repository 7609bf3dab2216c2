"""Titles and leads that add up several attacks."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role, Status
from tests.unit.reports.test_history import read

_BODY = "Boko Haram killed four fishermen in Bol on Monday. On Tuesday, the group killed five soldiers at Baga Sola."
_CORPS = "Boko Haram a tué quatre pêcheurs à Bol lundi. Mardi, le groupe a tué cinq soldats à Baga Sola."


@pytest.mark.parametrize(
    ("title", "body", "language", "is_sum"),
    [
        ("Chad: two attacks leave nine dead", _BODY, "en", True),
        ("Tchad : deux attaques font neuf morts", _CORPS, "fr", True),
        ("Chad: two attacks leave eleven dead", _BODY, "en", False),
        ("Chad: attack leaves nine dead", _BODY, "en", False),
        ("Chad: attacks leave nine dead", "Four fishermen were killed in Bol. Five other people also died.", "en", False),
    ],
)  # fmt: skip
def test_the_sum_of_several_attacks_is_the_toll_of_none(
    title: str, body: str, language: str, is_sum: bool
) -> None:
    reports = read(body, language, title=title)
    assert (reports[0].status is Status.AGGREGATE) is is_sum


@pytest.mark.parametrize(
    ("title", "body", "language"),
    [
        ("Mali : 30 civils tués dans deux villages de Bankass", "Des hommes armés ont attaqué samedi deux villages : 21 personnes ont été tuées à Yarou et neuf à Bankass.", "fr"),
        ("Mali: 30 killed in attack on two villages", "Gunmen attacked on Saturday, killing 21 people in Yarou and nine in Bankass.", "en"),
    ],
)  # fmt: skip
def test_a_total_of_dead_told_place_by_place_is_no_toll_of_its_own(
    title: str, body: str, language: str
) -> None:
    assert read(body, language, title=title)[0].status is Status.AGGREGATE


def test_what_happened_the_day_before_at_another_place_is_another_happening() -> None:
    news = "Gunmen killed two people in Gao on Tuesday. The mayor was abducted the same day."
    assert read(f"{news} The day before, a post was attacked in Timbuktu.")[-1].continues is None


def test_what_happened_the_day_before_with_other_dead_is_another_happening() -> None:
    news = "Gunmen killed two people in Gao on Tuesday."
    assert read(f"{news} A day earlier, gunmen killed one person.")[-1].continues is None


def test_the_parts_of_a_total_have_its_day_and_its_authors() -> None:
    lead = "Security forces killed eight militants in two operations in Pakistan on Monday, the army said."
    first = "In the first operation in Dera Ismail Khan district, five militants were killed."
    second = "In the second operation, conducted in Lakki Marwat, three more were neutralised."
    total, *parts = read(f"{lead} {first} {second}")
    assert total.status is Status.AGGREGATE
    assert [report.continues for report in parts] == [None, None]
    for report in parts:
        assert [span.text for span in report.spans(Role.DATE)] == ["on Monday"]
        assert [span.text for span in report.spans(Role.INITIATOR)] == ["Security forces"]


def test_a_sentence_that_opens_on_another_day_with_other_dead_is_another_happening() -> None:
    text = "Boko Haram killed four fishermen in Bol on Monday. On Tuesday, the group killed five soldiers."
    assert read(text)[-1].continues is None
    text = "Boko Haram killed four fishermen in Bol on Monday. On Tuesday, rescuers recovered five bodies."
    assert read(text)[-1].continues is not None


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        ("Israeli air strikes killed 51 people across Lebanon on Wednesday.\n\nIn Nabatieh, 16 people were killed.\n\nFour were killed in Tyre.", "en", "Israeli strikes kill 51 in Lebanon"),
        ("Des frappes israéliennes ont tué 51 personnes à travers le Liban mercredi.\n\nÀ Nabatieh, 16 personnes ont été tuées.\n\nQuatre personnes ont été tuées à Tyr.", "fr", "Liban : 51 morts dans des frappes israéliennes"),
    ],
)  # fmt: skip
def test_the_dead_of_all_a_country_are_a_total_of_those_told_behind(
    text: str, language: str, title: str
) -> None:
    head, lead, *parts = read(text, language, title=title)
    assert head.status is lead.status is Status.AGGREGATE
    assert [[figure.quantity.value for figure in report.figures] for report in parts] == [[16], [4]]
    for report in parts:
        assert report.continues is None
        assert report.status is Status.ASSERTED
        assert report.event_type == lead.event_type
        for role in (Role.DATE, Role.INITIATOR):
            assert [span.text for span in report.spans(role)] == [span.text for span in lead.spans(role)]


def test_the_dead_of_all_a_country_of_whom_no_more_is_told_are_an_incident() -> None:
    (report,) = read(
        "Air strikes killed 51 people across Lebanon on Wednesday. The minister spoke on television."
    )
    assert report.status is Status.ASSERTED


def test_the_dead_of_a_week_are_a_total_of_those_told_place_by_place() -> None:
    lead = "Au moins 85 personnes ont été tuées en une semaine dans l'Etat de Benue, au Nigeria."
    body = "Samedi, 28 personnes ont été tuées à Makurdi et 15 à Gboko."
    head, total, parts = read(
        f"{lead}\n\n{body}", "fr", title="Nigeria : 85 morts en une semaine dans l'Etat de Benue"
    )
    assert head.status is total.status is Status.AGGREGATE
    assert [(figure.quantity.value, figure.place and figure.place.text) for figure in parts.figures] == [
        (28, "Makurdi"),
        (15, "Gboko"),
    ]


def test_more_than_a_number_is_that_number_and_what_a_party_claims_no_part() -> None:
    lead = "More than 70 people were killed when militants attacked police across Balochistan on Monday."
    body = "In the deadliest of the attacks, 23 passengers were shot dead in Kalat. The Baloch Liberation Army claimed to have killed 102 soldiers."
    reports = read(
        f"{lead}\n\n{body}", title="Pakistan: at least 70 killed in string of attacks in Balochistan"
    )
    assert [report.status for report in reports[:2]] == [Status.AGGREGATE, Status.AGGREGATE]


def test_a_headline_of_one_strike_is_none_of_the_dead_of_all_a_country() -> None:
    lead = "Russian forces launched missiles across Ukraine on Wednesday, killing at least six people."
    body = "In Zaporizhzhia, three people were killed when a dormitory was hit. Two men were killed in Sloviansk."
    head, total, *parts = read(
        f"{lead}\n\n{body}", title="Ukraine: strike on Zaporizhzhia dormitory kills three"
    )
    assert total.status is Status.AGGREGATE
    assert [report.status for report in parts] == [Status.ASSERTED] * 2
    assert parts[0].continues == head.id
    for report in parts:
        assert [span.text for span in report.spans(Role.DATE)] == ["on Wednesday"]
