"""The pattern reader on short texts of many kinds: status, type, parties, happenings."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

import pytest

from firsthand.documents import read_page
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.domain.report import Reading, Report, Role, Side, Status
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.reports import PatternReader


@cache
def _reader() -> PatternReader:
    return PatternReader(ActorList.load(), Gazetteer.open(), Codebook.load())


def read(text: str, language: str = "en", published: date = date(2025, 3, 10)) -> Reading:
    hints = PageHints(language=language, published=published)
    page = Page("test", text.encode(), MediaType.TEXT, datetime(2025, 4, 1, tzinfo=UTC), hints=hints)
    return _reader().read([read_page(page)])[0]


def only(reading: Reading, status: Status = Status.ASSERTED) -> Report:
    found = [report for report in reading.reports if report.status is status]
    assert len(found) == 1, [(r.status, r.trigger.text) for r in reading.reports]
    return found[0]


def actors(reading: Reading, report: Report, role: Role) -> set[str | None]:
    spans = report.spans(role)
    return {mention.actor for mention in reading.actors if mention.span in spans}


@pytest.mark.parametrize(
    ("text", "language", "event_type"),
    [
        ("Gunmen killed twelve villagers in Dori on Sunday, officials said.", "en", "attack"),
        ("Jihadists ambushed an army patrol near Ansongo, killing five soldiers.", "en", "armed-clash"),
        ("A roadside bomb killed four peacekeepers near Kidal on Tuesday.", "en", "remote-explosive-ied"),
        ("A drone strike on a market in Tessalit killed nine traders.", "en", "air-drone-strike"),
        ("Armed men kidnapped three teachers in Djibo on Monday.", "en", "abduction-forced-disappearance"),
        ("Gunmen torched a police station in Gao, Mali, on Sunday and stole weapons.", "en", "looting-property-destruction"),
        ("Des hommes armés ont incendié un poste de police à Gao dimanche.", "fr", "looting-property-destruction"),
        ("A suicide bomber killed seven people at a mosque in Maiduguri.", "en", "suicide-bomb"),
        ("Troops recaptured the town of Bama from Boko Haram fighters on Friday.", "en", "government-regains-territory"),
        ("Three bombs went off near police stations in Cali on Monday.", "en", "remote-explosive-ied"),
        ("Deux bombes ont explosé lundi près d'un commissariat de Cali, faisant deux morts.", "fr", "remote-explosive-ied"),
        ("Rebels took control of the army base in Tessalit after the soldiers withdrew.", "en", "non-state-actor-overtakes-territory"),
        ("Des hommes armés ont tué huit villageois à Bandiagara dimanche.", "fr", "attack"),
        ("Deux soldats sont morts dans une embuscade près de Tillabéri.", "fr", "armed-clash"),
        ("Quatre gendarmes ont été tués par un engin explosif improvisé à Diapaga.", "fr", "remote-explosive-ied"),
        ("Une frappe de drone a fait six morts à Kidal.", "fr", "air-drone-strike"),
        ("Trois humanitaires ont été enlevés à Ménaka par des individus armés.", "fr", "abduction-forced-disappearance"),
        ("Les rebelles du M23 se sont emparés de la ville de Goma.", "fr", "non-state-actor-overtakes-territory"),
    ],
)  # fmt: skip
def test_the_type_follows_cues_and_targets(text: str, language: str, event_type: str) -> None:
    assert only(read(text, language)).event_type == event_type


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed nine people in Nigeria's Plateau state on Monday.", "Plateau"),
        ("The RSF killed nine people in Sudan's Gezira state on Monday.", "Gezira"),
        ("Bandits killed nine people in the Nigerian state of Katsina on Monday.", "Katsina"),
    ],
)
def test_a_state_of_a_federation_is_a_place(text: str, place: str) -> None:
    reading = read(text)
    assert place in {span.text for span in only(reading).spans(Role.PLACE)}


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("In 2019, gunmen killed 160 villagers in Ogossagou.", "en", Status.BACKGROUND),
        ("Since January, more than 900 people have been killed in Mali, Niger and Burkina Faso.", "en", Status.AGGREGATE),
        ("The African Union condemned the attack.", "en", Status.STATEMENT),
        ("The army denied that its soldiers attacked the village.", "en", Status.DENIED),
        ("En mars 2019, des hommes armés avaient tué 160 villageois à Ogossagou.", "fr", Status.BACKGROUND),
        ("Depuis janvier, plus de 900 personnes ont été tuées au Mali, au Niger et au Burkina Faso.", "fr", Status.AGGREGATE),
        ("L'Union africaine a condamné l'attaque.", "fr", Status.STATEMENT),
    ],
)  # fmt: skip
def test_only_news_is_asserted(text: str, language: str, status: Status) -> None:
    assert [report.status for report in read(text, language).reports] == [status]


@pytest.mark.parametrize(
    ("text", "initiator", "target"),
    [
        ("JNIM fighters attacked Malian soldiers near Gao.", "jnim", "mli-army"),
        ("Malian soldiers were attacked by JNIM fighters near Gao.", "jnim", "mli-army"),
        ("Nigerian troops killed 30 Boko Haram fighters near Bama.", "nga-army", "boko_haram"),
        (
            "The army of Niger said that its soldiers had killed 30 Boko Haram fighters near Diffa.",
            "ner-army",
            "boko_haram",
        ),
    ],
)
def test_parties_by_the_order_of_words(text: str, initiator: str, target: str) -> None:
    reading = read(text)
    report = only(reading)
    assert initiator in actors(reading, report, Role.INITIATOR)
    assert target in actors(reading, report, Role.TARGET)


def test_the_framing_of_a_side_changes_nothing() -> None:
    """Terrorists, fighters, insurgents: the same type, roles and counts."""
    texts = [
        f"{word} killed eight soldiers in an ambush near Ansongo on Sunday."
        for word in ("Terrorists", "Fighters", "Insurgents")
    ]
    reports = [only(read(text)) for text in texts]
    assert (
        len(
            {
                (r.event_type, r.figures[0].quantity, r.figures[0].side, tuple(a.role for a in r.arguments))
                for r in reports
            }
        )
        == 1
    )


def test_two_attacks_in_one_text_are_two_happenings() -> None:
    reading = read(
        "Gunmen killed six villagers in Dori on Sunday.\n\nIn a separate attack on Monday, gunmen killed three traders in Djibo.\n\n"
        "The attack in Dori lasted two hours."
    )
    first, second = (r for r in reading.reports if r.continues is None and r.status is Status.ASSERTED)
    assert {first.spans(Role.PLACE)[0].text, second.spans(Role.PLACE)[0].text} == {"Dori", "Djibo"}


def test_what_a_sentence_recalls_is_no_news() -> None:
    reading = read(
        "The army killed 40 militants near Diffa, days after gunmen killed 12 soldiers at a garrison in Nguigmi."
    )
    assert {r.status for r in reading.reports} == {Status.ASSERTED, Status.BACKGROUND}


def test_a_concerted_attack_names_all_its_places() -> None:
    reading = read(
        "Rebels carried out coordinated attacks on army posts on Tuesday.\n\nThe targeted towns were Gao, Ansongo, Bourem and Kidal."
    )
    listed = next(r for r in reading.reports if len(r.spans(Role.PLACE)) == 4)
    assert listed.simultaneous
    assert listed.continues is not None


def test_the_dead_of_the_attackers_are_on_their_side() -> None:
    reading = read(
        "JNIM fighters attacked a base in Tessalit on Sunday.\n\nTwenty militants and three Malian soldiers were killed, the army said."
    )
    sides = {f.group.text: f.side for r in reading.reports for f in r.figures if f.group}
    assert sides["militants"] is Side.INITIATOR
    assert sides["Malian soldiers"] is Side.TARGET


def test_an_unread_language_gives_an_empty_reading() -> None:
    assert read("Wanajeshi wanane waliuawa siku ya Jumapili karibu na mji wa Goma.", "sw").reports == ()


def test_every_span_quotes_its_document() -> None:
    text = "Gunmen killed six villagers in Dori on Sunday, police told AFP.\n\nThe army said that it had repelled the attackers."
    page = Page(
        "t", text.encode(), MediaType.TEXT, datetime(2025, 4, 1, tzinfo=UTC), hints=PageHints(language="en")
    )
    document = read_page(page)
    reading = _reader().read([document])[0]
    spans = [a.span for r in reading.reports for a in r.arguments] + [
        f.span for r in reading.reports for f in r.figures
    ]
    assert spans
    assert all(span.matches(document.text) for span in spans)


@pytest.mark.parametrize(
    ("text", "language", "event_type", "struck"),
    [
        ("Un camion de la MONUSCO saute sur une mine près de Beni.", "fr", "remote-explosive-ied", "monusco"),
        ("Tirs de roquettes contre la base de la MINUSCA à Bria.", "fr", "shelling-artillery-missile", "minusca"),
        ("Tir de mortier sur le camp MINUSCA de Bria.", "fr", "shelling-artillery-missile", "minusca"),
        ("Embuscade contre une escorte de l'armée près de Djibo.", "fr", "armed-clash", "generic:soldiers"),
        ("Une équipe de la MONUSCO tombe dans une embuscade à Beni.", "fr", "armed-clash", "monusco"),
        ("Assassinat du chef du village près de Djibo par des présumés jihadistes.", "fr", "attack", None),
        ("Enlèvement de deux enseignants à Djibo.", "fr", "abduction-forced-disappearance", "generic:civilians"),
        ("A MONUSCO vehicle hit a mine near the town of Beni on Monday.", "en", "remote-explosive-ied", "monusco"),
        ("Indirect fire on a camp of the MINUSCA in Bria.", "en", "shelling-artillery-missile", "minusca"),
        ("A patrol of the army fell into an ambush near Djibo.", "en", "armed-clash", "generic:soldiers"),
        ("Assassination of the mayor in Djibo.", "en", "attack", None),
    ],
)  # fmt: skip
def test_terse_notes_tell_type_and_who_was_struck(
    text: str, language: str, event_type: str, struck: str | None
) -> None:
    reading = read(text, language)
    report = only(reading)
    assert report.event_type == event_type
    assert struck is None or struck in actors(reading, report, Role.TARGET)
    assert struck not in actors(reading, report, Role.INITIATOR)


def test_the_dead_of_both_sides_in_one_list_keep_their_sides() -> None:
    reading = read("Attaque d'un poste à Djibo.\n\n9 morts (6 soldats, 3 assaillants).", "fr")
    parties = {
        (actor, role)
        for report in reading.reports
        for role in (Role.INITIATOR, Role.TARGET)
        for actor in actors(reading, report, role)
    }
    assert ("generic:soldiers", Role.TARGET) in parties
    assert ("generic:gunmen", Role.TARGET) not in parties


@pytest.mark.parametrize(
    "text",
    [
        "L'armée malienne a fait état mardi de huit morts dans l'attaque menée lundi par des hommes armés contre Bankass.",
        "La police malienne a fait état de douze morts dans une attaque d'hommes armés à Djibo.",
        "La police malienne a fait part de douze morts dans une attaque d'hommes armés à Djibo.",
        "L'armée malienne faisait état dimanche de cinq morts dans une embuscade d'hommes armés à Gao.",
    ],
)
def test_who_tells_a_toll_is_no_party(text: str) -> None:
    reading = read(text, "fr")
    report = only(reading)
    assert actors(reading, report, Role.INITIATOR) == {"generic:gunmen"}
    assert not actors(reading, report, Role.TARGET) & {"mli-army", "mli-police"}
    assert report.voice is not None
    assert "fait" not in report.trigger.text


def test_a_toll_is_told_on_another_day_than_it_fell() -> None:
    text = "L'armée malienne a fait état mardi de huit morts dans l'attaque menée lundi contre le village de Bankass."
    assert [span.text for span in only(read(text, "fr")).spans(Role.DATE)] == ["lundi"]


def test_an_attack_still_leaves_dead() -> None:
    report = only(read("L'explosion a fait huit morts à Gao, a fait savoir la police.", "fr"))
    assert [figure.quantity.lower for figure in report.figures] == [8]


@pytest.mark.parametrize(
    ("text", "language", "event_type"),
    [
        ("A Nigerian air force strike killed 12 civilians near Dansadau on Wednesday.", "en", "air-drone-strike"),
        ("Sudanese army warplanes bombed a market in Kabkabiya on Monday, killing 30 people.", "en", "air-drone-strike"),
        ("An RSF drone killed nine people at a mosque in El Fasher on Friday.", "en", "air-drone-strike"),
        ("Five people were killed in a Russian strike on Kharkiv on Monday.", "en", "air-drone-strike"),
        ("Five people were killed by a Russian missile in Kharkiv on Monday.", "en", "shelling-artillery-missile"),
        ("An M23 shell hit a church in Goma on Friday, killing two worshippers.", "en", "shelling-artillery-missile"),
        ("Un drone de l'armée malienne a tué sept civils à Inadiatafane dimanche.", "fr", "air-drone-strike"),
        ("Des avions de l'armée soudanaise ont bombardé un marché à Nyala, tuant vingt civils.", "fr", "air-drone-strike"),
        ("Des frappes russes ont tué six personnes à Kharkiv lundi.", "fr", "air-drone-strike"),
        ("Un obus du M23 est tombé sur une église à Goma vendredi, tuant deux fidèles.", "fr", "shelling-artillery-missile"),
        # arms that strike nobody, or that their bearers carry
        ("A drone found the bodies of six farmers killed by gunmen in Bama.", "en", "attack"),
        ("Soldiers shot down a drone and killed two militants near Gao.", "en", "armed-clash"),
        ("A helicopter carrying Malian soldiers was hit by gunfire near Gao, killing four people.", "en", "attack"),
        ("Gunmen on motorcycles killed nine people in Tsafe on Monday.", "en", "attack"),
        ("Des hommes armés à moto ont tué neuf personnes à Tsafe lundi.", "fr", "attack"),
    ],
)  # fmt: skip
def test_what_strikes_tells_the_type_of_a_bare_attack(text: str, language: str, event_type: str) -> None:
    assert only(read(text, language)).event_type == event_type


@pytest.mark.parametrize(
    ("text", "language", "event_type"),
    [
        ("Gunmen killed 18 villagers and abducted four women in Bakori on Monday.", "en", "attack"),
        ("Des hommes armés ont tué dix-huit villageois et enlevé quatre femmes à Bakori lundi.", "fr", "attack"),
        ("Gunmen abducted four women in Bakori on Monday.", "en", "abduction-forced-disappearance"),
        ("Gunmen abducted four women and wounded a trader in Bakori on Monday.", "en", "abduction-forced-disappearance"),
        ("Des hommes armés ont enlevé quatre femmes à Bakori lundi.", "fr", "abduction-forced-disappearance"),
    ],
)  # fmt: skip
def test_an_abduction_with_dead_is_an_attack(text: str, language: str, event_type: str) -> None:
    assert only(read(text, language)).event_type == event_type


@pytest.mark.parametrize(
    ("text", "language", "initiator"),
    [
        ("Russian missiles and drones struck Kyiv on Tuesday, killing at least 15 people.", "en", "rus-army"),
        ("A Russian missile attack on Dnipro killed six people on Monday.", "en", "rus-army"),
        ("Russian shelling killed two people in Kherson on Monday.", "en", "rus-army"),
        ("Israeli air strikes killed 20 people in Gaza City on Monday.", "en", "isr-army"),
        ("Ukrainian drones killed two workers in Belgorod on Monday.", "en", "ukr-army"),
        ("Une frappe aérienne israélienne a tué neuf personnes à Gaza lundi.", "fr", "isr-army"),
        ("Des missiles russes ont touché Kiev dans la nuit, tuant quinze personnes.", "fr", "rus-army"),
        ("Quatre personnes ont été tuées par des tirs israéliens à Gaza lundi.", "fr", "isr-army"),
    ],
)
def test_arms_with_a_demonym_stand_for_the_forces_of_a_state(
    text: str, language: str, initiator: str
) -> None:
    reading = read(text, language)
    assert actors(reading, only(reading), Role.INITIATOR) == {initiator}
