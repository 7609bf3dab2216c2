"""What goes on for long, or comes again and again, against the news."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role, Status

from .test_patterns import read

LEAD = {
    "en": "Gunmen killed nine people in Kidal on Sunday.",
    "fr": "Des hommes armés ont tué neuf personnes à Kidal dimanche.",
}


def statuses(text: str, language: str) -> set[Status]:
    """Of the reports of a sentence that follows the news."""
    lead = LEAD[language]
    reports = read(f"{lead}\n\n{text}", language).reports
    return {report.status for report in reports if report.trigger.start > len(lead)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Attacks have become rare but continue in the areas disputed between Baghdad and Kurdistan."),
        ("en", "The town is regularly attacked by jihadists."),
        ("en", "No one claimed the blast; separatists have planted mines there for decades."),
        ("en", "Jihadists attack the road to Gao every week."),
        ("en", "Shelling and sniping continue around Taiz."),
        ("en", "The region has seen an upsurge of attacks by armed groups."),
        ("en", "Gangs have terrorised the state, abducting hundreds for ransom."),
        ("en", "The rebels have held Bama since April, when they attacked the army there."),
        ("en", "The region has been plagued by attacks by groups linked to al Qaeda and Islamic State."),
        ("fr", "La région est en proie à des attaques de groupes armés."),
        ("fr", "Les attaques sont devenues rares mais se poursuivent dans les zones disputées."),
        ("fr", "La ville est régulièrement attaquée par des jihadistes."),
        ("fr", "Des jihadistes attaquent la route de Gao chaque semaine."),
        ("fr", "Des groupes armés multiplient les attaques dans cette zone."),
        ("fr", "La région connaît une recrudescence des attaques de groupes armés."),
        ("fr", "Le poste avait été ouvert à Bama après le massacre de pêcheurs."),
    ],
)
def test_what_goes_on_is_no_incident(language: str, text: str) -> None:
    assert statuses(text, language) <= {Status.BACKGROUND}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fighting continued in Goma on Tuesday, killing five soldiers."),
        ("en", "The attackers stormed Dori, which is often attacked by jihadists."),
        ("en", "Rebels attacked the town again on Monday; it is regularly attacked."),
        ("en", "Two former soldiers were killed by gunmen in Bama on Monday."),
        ("fr", "Des jihadistes ont attaqué lundi la ville de Dori, régulièrement visée."),
        ("fr", "Les combats se sont intensifiés lundi autour de Goma."),
    ],
)
def test_an_act_beside_a_habit_is_news(language: str, text: str) -> None:
    assert Status.ASSERTED in statuses(text, language)


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "Three policemen were killed in the raid on the post, which had been opened in September 2023.", Status.ASSERTED),
        ("fr", "Trois policiers ont été tués dans l'assaut du poste, qui avait été ouvert en septembre 2023.", Status.ASSERTED),
        ("en", "Three policemen were killed in a raid in September 2023 on the post.", Status.BACKGROUND),
    ],
)  # fmt: skip
def test_when_the_post_was_built_does_not_make_its_raid_history(
    language: str, text: str, status: Status
) -> None:
    assert statuses(text, language) == {status}


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("M23 rebels executed 21 civilians in Goma in October, the UN said in a report on Wednesday.", "en", Status.ASSERTED),
        ("Selon un rapport de l'ONU, le M23 a exécuté 21 civils à Goma en octobre.", "fr", Status.ASSERTED),
        ("M23 rebels executed 21 civilians in Goma in October.", "en", Status.BACKGROUND),
        ("M23 rebels executed civilians in Goma in October, the UN said in a report on Wednesday.", "en", Status.BACKGROUND),
    ],
)  # fmt: skip
def test_what_a_report_found_is_news_however_old(text: str, language: str, status: Status) -> None:
    assert {report.status for report in read(text, language).reports} == {status}


def test_what_a_report_found_is_history_further_down() -> None:
    text = "M23 rebels executed 21 civilians in Goma in October, the UN said in a report on Wednesday."
    assert statuses(f"Traders had come to the market from far away, the mayor said. {text}", "en") == {
        Status.BACKGROUND
    }


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("On Monday night, troops had killed three separatists outside Kumbo.", "en", Status.ASSERTED),
        ("Lundi soir, des soldats avaient tué trois séparatistes près de Gao.", "fr", Status.ASSERTED),
        ("On Monday night, troops had killed several separatists outside Kumbo.", "en", Status.BACKGROUND),
        ("On Monday night, troops had killed three separatists.", "en", Status.BACKGROUND),
        ("Troops had killed three separatists outside Kumbo.", "en", Status.BACKGROUND),
    ],
)
def test_what_happened_this_week_elsewhere_is_news(text: str, language: str, status: Status) -> None:
    assert statuses(text, language) == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Fighting has been raging in Walikale since Wednesday, killing at least 12 people.",
            Status.ASSERTED,
        ),
        ("Fighting has been raging in Walikale since 2019, killing at least 12 people.", Status.AGGREGATE),
    ],
)
def test_what_has_gone_on_for_days_is_news(text: str, status: Status) -> None:
    assert statuses(text, "en") == {status}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A local administrator put the combined toll at 89."),
        ("fr", "Le bilan cumulé est de 89 morts, selon le préfet."),
    ],
)
def test_a_toll_of_several_attacks_is_a_total(language: str, text: str) -> None:
    assert statuses(text, language) == {Status.AGGREGATE}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two explosions killed at least 84 people on Wednesday at a ceremony in Kerman, in Iran, to mark the anniversary of the killing of a general by a US drone in Baghdad in January 2020.", "en"),
        ("Des hommes armés ont tué neuf personnes dimanche à Kidal, ville reprise par l'armée en novembre 2023.", "fr"),
    ],
)  # fmt: skip
def test_what_is_recalled_behind_the_news_of_this_week_does_not_make_it_history(
    text: str, language: str
) -> None:
    (news,) = [report for report in read(text, language).reports if report.figures]
    assert news.status is Status.ASSERTED
    assert not any("army" in span.text or "US" in span.text for span in news.spans(Role.INITIATOR))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen killed nine people on Sunday in Kidal in retaliation for the killing of a chief.", "en"),
        ("Des hommes armés ont tué neuf personnes dimanche à Kidal en représailles à la mort d'un de leurs chefs.", "fr"),
        ("Des hommes armés ont tué neuf personnes dimanche à Kidal pour venger la mort d'un de leurs chefs.", "fr"),
    ],
)  # fmt: skip
def test_whom_an_act_avenges_it_did_not_kill(text: str, language: str) -> None:
    figures = [figure for report in read(text, language).reports for figure in report.figures]
    assert [figure.quantity.point for figure in figures] == [9]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The attack, the deadliest since 2012, killed 100 people in Kidal."),
        ("fr", "L'attaque, la plus meurtrière depuis 2012, a fait plus de 100 morts à Kidal."),
        ("en", "The bodies of 16 soldiers missing since last week were found near Kidal."),
    ],
)
def test_since_when_nothing_was_worse_is_no_history(language: str, text: str) -> None:
    reading = read(text, language)
    assert {report.status for report in reading.reports} == {Status.ASSERTED}
    assert not any(report.spans(Role.DATE) for report in reading.reports)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Hundreds of residents fled Djibo fearing an attack by rebels.", {Status.HYPOTHETICAL}),
        ("en", "Hundreds of residents fled Djibo after an attack by rebels.", {Status.ASSERTED}),
        ("fr", "Des centaines d'habitants ont fui Djibo par crainte d'une attaque des rebelles.", {Status.HYPOTHETICAL}),
        ("fr", "Craignant une attaque, des centaines d'habitants ont fui Djibo.", {Status.HYPOTHETICAL}),
    ],
)  # fmt: skip
def test_what_people_flee_for_fear_of_has_not_happened(
    language: str, text: str, expected: set[Status]
) -> None:
    assert {report.status for report in read(text, language).reports} == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army and police had deployed to prevent further attacks."),
        ("en", "Troops deployed to the area to avert reprisal attacks."),
        ("fr", "L'armée s'est déployée pour empêcher de nouvelles attaques."),
    ],
)
def test_what_forces_are_to_prevent_has_not_happened(language: str, text: str) -> None:
    assert statuses(text, language) == {Status.HYPOTHETICAL}
