"""Sentences that tell of two happenings: a protest and what it is about."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Report, Role, Status

from .test_history import read


def told(reports: tuple[Report, ...]) -> list[tuple[str | None, list[str], int]]:
    """Type, days and dead of each report that tells of a happening."""
    return [
        (
            report.event_type,
            [span.text for span in report.spans(Role.DATE)],
            sum(figure.quantity.point or 0 for figure in report.figures),
        )
        for report in reports
        if report.status is Status.ASSERTED
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Residents protested in Butembo on Monday after soldiers killed two students on Sunday.", [("peaceful-protest", ["on Monday"], 0), ("attack", ["on Sunday"], 2)]),
        ("en", "Hundreds of women marched in Gao on Monday to protest the killing of five teachers last week.", [("peaceful-protest", ["on Monday"], 0), ("attack", ["last week"], 5)]),
        ("fr", "Des habitants ont manifesté lundi à Butembo après que des soldats ont tué deux étudiants dimanche.", [("peaceful-protest", ["lundi"], 0), ("attack", ["dimanche"], 2)]),
        ("fr", "Des centaines de femmes ont manifesté à Gao contre l'assassinat de cinq enseignants.", [("peaceful-protest", [], 0), ("attack", [], 5)]),
        ("en", "Four protesters were killed in Butembo on Monday after police opened fire on a demonstration.", [("excessive-force-against-protesters", ["on Monday"], 4)]),
    ],
)  # fmt: skip
def test_a_protest_is_apart_from_what_it_is_about(
    language: str, text: str, expected: list[tuple[str, list[str], int]]
) -> None:
    reports = read(text, language)
    assert told(reports) == expected
    assert len({report.thread for report in reports}) == len(expected)


def test_what_is_told_next_goes_on_with_the_killing() -> None:
    reports = read(
        "Hundreds of women marched in Gao, Mali, on Monday to protest the killing of five teachers by gunmen.\n\n"
        "The teachers were shot dead on Thursday on the road to Ansongo."
    )
    by_type = {report.event_type: report for report in reports}
    assert [r.thread for r in reports if r.event_type == "attack"] == [by_type["attack"].thread] * 2
    assert by_type["peaceful-protest"].thread != by_type["attack"].thread
    assert [span.text for span in by_type["peaceful-protest"].spans(Role.INITIATOR)] == ["women"]


@pytest.mark.parametrize(
    ("language", "text", "dead"),
    [
        ("en", "A strike in Pauwa on Saturday killed a leader linked to the attack on a mosque that killed 50 people last week.", 1),
        ("en", "India fired missiles at Pakistan on Wednesday, killing three, two weeks after gunmen killed 26 tourists in Pahalgam.", 3),
        ("en", "The attack in Gao on Monday, in which four traders died, was in retaliation for a raid that killed 12 herders.", 4),
        ("fr", "Une frappe a tué samedi à Gao un chef lié à l'attaque d'une mosquée qui a fait 50 morts mardi.", 1),
        ("fr", "Quatre commerçants ont été tués lundi à Gao, en représailles à un raid qui a tué 12 éleveurs.", 4),
    ],
)  # fmt: skip
def test_what_somebody_is_tied_to_is_recalled(language: str, text: str, dead: int) -> None:
    assert sum(number for _, _, number in told(read(text, language))) == dead


def test_one_place_and_the_units_that_it_lies_in_are_not_several() -> None:
    (report,) = read(
        "The attack, which killed nine people, occurred in the Unguwan Mantau community in Malumfashi, in Katsina state."
    )
    assert not report.simultaneous


def test_what_a_party_did_before_makes_it_no_attacker_now() -> None:
    news, _ = read(
        "The army killed 12 ADF fighters near Mambasa on Monday, two days after the group massacred more than 40 people in Komanda."
    )
    assert [figure.side.value for figure in news.figures] == ["target"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rebels are blamed for an attack that killed 40 people in Komanda on Sunday."),
        ("en", "A group linked to the killing of 40 civilians in Komanda on Sunday denied any role."),
        ("fr", "Des rebelles sont soupçonnés d'être responsables de l'attaque qui a tué 40 civils dimanche à Komanda."),
    ],
)  # fmt: skip
def test_who_is_blamed_for_it_is_the_news_of_it(language: str, text: str) -> None:
    reports = read(text, language)
    assert sum(figure.quantity.point or 0 for report in reports for figure in report.figures) == 40
    assert Status.BACKGROUND not in {report.status for report in reports}


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The army killed 12 militants involved in Sunday's attack on Djibo.", None),
        ("en", "Troops killed two bandits suspected of the Sunday attack on Gusau in a raid on Wednesday.", None),
        ("fr", "L'armée a tué mercredi deux assaillants impliqués dans l'attaque de dimanche contre Djibo.", "mercredi"),
    ],
)  # fmt: skip
def test_who_is_killed_for_an_act_was_not_killed_in_it(language: str, text: str, day: str | None) -> None:
    reports = read(text, language)
    killed = next(report for report in reports if report.figures)
    assert not killed.spans(Role.PLACE)
    assert [span.text for span in killed.spans(Role.DATE)] == ([day] if day else [])
    past = next(report for report in reports if report.status is Status.BACKGROUND)
    assert {"in Sunday", "Sunday", "de dimanche"} & {span.text for span in past.spans(Role.DATE)}
    assert past.spans(Role.PLACE)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The president visited Mopti on Friday, days after the massacre in Gao, where 150 people were killed."),
        ("fr", "Le président s'est rendu à Mopti, quelques jours après le massacre de Gao, où 150 personnes ont été tuées."),
    ],
)  # fmt: skip
def test_where_somebody_went_after_an_act_is_no_place_of_it(language: str, text: str) -> None:
    [report] = read(text, language)
    assert [span.text for span in report.spans(Role.PLACE)] == ["Gao"]


def test_a_headline_over_two_incidents_is_told_apart() -> None:
    text = (
        "The army killed 33 militants in Zhob on Friday.\n\nA bomb killed two officers in Kech on Saturday."
    )
    dead: dict[str, set[int | None]] = {}
    for report in read(text, title="Two officers killed in Kech bombing, 33 militants killed at border"):
        dead.setdefault(report.thread, set()).update(figure.quantity.point for figure in report.figures)
    assert sorted(dead.values(), key=str) == [{2}, {33}]
