"""Round-ups: the news of one country behind that of another."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Report, Role, Status
from tests.unit.reports.test_history import read

_MINE = (
    "Twelve people were killed when a bus hit a mine near Loroum in Burkina Faso on Monday, officials said.\n\n"
    "The army said its engineers had cleared the road.\n\n"
)
_CORPS = (
    "Douze personnes ont été tuées lundi par une mine près de Loroum, au Burkina Faso, selon les autorités.\n\n"
    "L'armée dit avoir déminé la route.\n\n"
)


def threads(reports: tuple[Report, ...]) -> dict[str, set[int | None]]:
    """The dead told in each happening of the news, by the head of its thread."""
    found: dict[str, set[int | None]] = {}
    for report in reports:
        if report.status is Status.ASSERTED:
            killed = {f.quantity.point for f in report.figures if f.kind.value == "killed" and not f.part_of}
            found.setdefault(report.thread, set()).update(killed)
    return found


def places(reports: tuple[Report, ...], killed: int) -> set[str]:
    """The places of the happening with a number of dead."""
    head = next(r.thread for r in reports if any(f.quantity.point == killed for f in r.figures))
    return {span.text for r in reports if r.thread == head for span in r.spans(Role.PLACE)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", _MINE + "In Iraq, gunmen shot dead nine workers at a brick kiln on Tuesday, police said. The attackers fled."),
        ("en", _MINE + "In northern Iraq, a brick kiln was stormed on Tuesday. Nine people died there."),
        ("en", _MINE + "The people of Tal Afar, in Iraq's Nineveh province, had no rest either. Gunmen shot dead nine workers at a brick kiln."),
        ("en", _MINE + "Iraq, too, mourns its dead. Nine workers were killed by gunmen at a brick kiln on Tuesday."),
        ("en", _MINE + "On Tuesday it was the turn of Iraq. Nine workers were killed by gunmen at a brick kiln."),
        ("fr", _CORPS + "En Irak, des hommes armés ont abattu mardi neuf ouvriers d'une briqueterie, selon la police."),
        ("fr", _CORPS + "Dans le nord de l'Irak, une briqueterie a été prise d'assaut mardi. Neuf ouvriers ont été tués."),
        ("fr", _CORPS + "L'Irak a connu la même horreur. Neuf ouvriers d'une briqueterie ont été tués mardi par des hommes armés."),
    ],
)  # fmt: skip
def test_the_news_of_another_country_is_another_happening(language: str, text: str) -> None:
    reports = read(text, language)
    assert {12} in threads(reports).values()
    assert {9} in threads(reports).values()
    assert not places(reports, 12) & places(reports, 9)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", _MINE + "In France, the president condemned the attack, which killed at least 12 people."),
        ("en", _MINE + "In France, the foreign ministry said two French citizens were among those killed."),
        ("en", _MINE + "Refugees who fled to Mali said 15 people had been killed."),
        ("en", _MINE + "Officials in Mali said 15 people had been killed."),
        ("en", _MINE + "Malian soldiers reached the place on Tuesday and found 15 dead."),
        ("en", _MINE + "Three of the wounded were taken to hospital in Mali, where 2 died."),
        ("fr", _CORPS + "En France, le président a condamné l'attaque, qui a fait 12 morts."),
        ("fr", _CORPS + "Une liste fait état de 25 blessés, dont certains ont été conduits au Mali."),
        ("fr", _CORPS + "Des habitants réfugiés au Mali parlent de 15 morts."),
    ],
)  # fmt: skip
def test_a_country_that_is_none_of_the_happening_opens_no_part(language: str, text: str) -> None:
    assert len(threads(read(text, language))) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen killed 12 people in Diffa on Monday.\n\nThe attack was the second this month in southeastern Niger, where nine people died."),
        ("en", "Gunmen killed 12 people in a village on Monday.\n\nIn Niger, 20 people had been wounded, officials said."),
        ("fr", "Des hommes armés ont tué lundi 12 personnes à Diffa.\n\nDans le sud-est du Niger, 20 personnes ont été blessées dans cette attaque."),
    ],
)  # fmt: skip
def test_a_country_named_late_is_that_of_the_news_before(language: str, text: str) -> None:
    assert len(threads(read(text, language))) == 1


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("en", "Mine in Burkina Faso, massacre in Iraq", _MINE + "In Iraq, gunmen shot dead nine workers at a brick kiln on Tuesday."),
        ("fr", "Explosion au Burkina Faso, massacre en Irak", _CORPS + "En Irak, des hommes armés ont tué mardi neuf ouvriers."),
    ],
)  # fmt: skip
def test_a_headline_over_both_is_news_of_neither(language: str, title: str, text: str) -> None:
    reports = read(text, language, title=title)
    heads = [report for report in reports if report.trigger.end <= len(title)]
    assert heads
    assert {report.status for report in heads} == {Status.AGGREGATE}
    assert len(threads(reports)) == 2


@pytest.mark.parametrize(
    ("language", "title", "status"),
    [
        ("en", "Niger mourns villagers; Colombia offers reward after bombing", Status.AGGREGATE),
        ("fr", "Le Niger pleure ses morts ; récompense en Colombie après un attentat", Status.AGGREGATE),
        ("en", "Bombing in Niger; officials say 12 people were killed", Status.ASSERTED),
    ],
)
def test_a_headline_of_two_halves_is_news_of_neither(language: str, title: str, status: Status) -> None:
    text = {
        "en": "Gunmen killed 12 people in Diffa on Monday.\n\nThe minister has meanwhile offered a reward after a bomb killed six people in Caldono.",
        "fr": "Des hommes armés ont tué 12 personnes lundi à Diffa.\n\nLe ministre a offert une récompense après qu'une bombe a tué six personnes à Caldono.",
    }
    reports = read(text[language], language, title=title)
    assert [report.status for report in reports if report.trigger.end <= len(title)] == [status]


def test_a_headline_over_the_first_part_is_news_of_it() -> None:
    text = _MINE + "In Iraq, gunmen shot dead nine workers at a brick kiln on Tuesday."
    reports = read(text, title="Twelve killed by mine in Burkina Faso")
    assert reports[0].status is Status.ASSERTED
    assert len(threads(reports)) == 2


def test_attacks_announced_together_are_news_of_neither_part() -> None:
    text = "Two attacks this week show how weak the states are.\n\n" + _MINE
    reports = read(text + "In Iraq, gunmen shot dead nine workers at a brick kiln on Tuesday.")
    assert reports[0].status is Status.AGGREGATE
    assert len(threads(reports)) == 2


def test_the_attackers_of_one_part_are_not_those_of_the_other() -> None:
    text = (
        "JNIM fighters killed 12 people near Djibo in Burkina Faso on Monday.\n\n"
        "In Iraq, nine workers were killed at a brick kiln in Kirkuk on Tuesday. The attackers fired on 20 other people."
    )
    reports = read(text)
    head = next(r.thread for r in reports if any(f.quantity.point == 9 for f in r.figures))
    named = {
        a.span.text for r in reports if r.thread == head for a in r.arguments if a.role is not Role.PLACE
    }
    assert "The attackers" not in named


def test_what_opens_a_part_gives_its_place_and_day_to_the_news_behind_it() -> None:
    text = (
        _MINE + "The people of Mosul, in Iraq, had no rest on Tuesday either. Gunmen shot dead nine workers."
    )
    shot = next(r for r in read(text) if any(f.quantity.point == 9 for f in r.figures))
    assert "Mosul" in {span.text for span in shot.spans(Role.PLACE)}
    assert {span.text for span in shot.spans(Role.DATE)} == {"on Tuesday"}


def test_a_text_that_comes_back_to_a_country_goes_on_with_its_news() -> None:
    text = _MINE + "In Iraq, gunmen shot dead nine workers at a brick kiln in Kirkuk on Tuesday.\n\n"
    reports = read(text + "Back in Burkina Faso, three more people died of their wounds, officials said.")
    assert sorted(map(len, threads(reports).values())) == [1, 2]
    assert {12, 3} in threads(reports).values()
