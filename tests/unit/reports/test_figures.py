"""Casualty figures of single sentences."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

from firsthand.documents import read_page
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.domain.report import CasualtyKind, Figure, Side
from firsthand.domain.values import Operator
from firsthand.knowledge.actors import ActorList
from firsthand.languages import pack
from firsthand.reports.figures import find_figures


@cache
def actors() -> ActorList:
    return ActorList.load()


def figures(text: str, language: str) -> list[Figure]:
    page = Page(
        "page",
        text.encode(),
        MediaType.TEXT,
        datetime(2025, 6, 3, tzinfo=UTC),
        hints=PageHints(language=language),
    )
    document, found = read_page(page), pack(language)
    assert found is not None
    mentions = actors().spot(document.text, language)
    result: list[Figure] = []
    for sentence in document.sentences:
        inside = [m for m in mentions if sentence.span.contains(m.span)]
        result += find_figures(document.text, sentence, found, inside)
    assert all(figure.span.matches(document.text) for figure in result)
    return result


def short(figure: Figure) -> str:
    """A figure as `operator+value kind group`, with `part` for a subset."""
    quantity = figure.quantity
    match quantity.op:
        case Operator.RANGE:
            number = f"{quantity.value}..{quantity.high}"
        case Operator.VAGUE:
            number = f"vague:{quantity.convention}"
        case _:
            number = f"{quantity.op.value}{quantity.value}"
    words = [number, figure.kind.value, figure.group.text if figure.group else "-"]
    return " ".join([*words, "part"] if figure.part_of else words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels killed six soldiers near the well.", ["=6 killed soldiers"]),
        ("More than 30 soldiers were killed in the raid.", [">30 killed soldiers"]),
        ("The blast left at least 12 people dead.", [">=12 killed people"]),
        ("About 40 villagers were wounded when the roof fell in.", ["~40 injured villagers"]),
        ("The raid caused the deaths of over 50 civilians.", [">50 killed civilians"]),
        ("Gunmen abducted three teachers at the school.", ["=3 abducted teachers"]),
        ("Gunmen seized 43 pupils at the school.", ["=43 abducted pupils"]),
        ("Bandits whisked away 30 worshippers from a mosque.", ["=30 abducted worshippers"]),
        ("Armed men raided the village and made off with six women.", ["=6 abducted women"]),
        ("Police seized 40 rifles and two vehicles.", []),
        ("The army arrested 15 men at the market.", ["=15 arrested men"]),
        ("Between 20 and 25 fighters were killed.", ["20..25 killed fighters"]),
        ("Dozens of people were killed on the road.", ["vague:12 killed people"]),
        ("Several soldiers were injured in the blast.", ["vague:None injured soldiers"]),
        ("Four guards were killed and seven wounded.", ["=4 killed guards", "=7 injured -"]),
        ("Eight soldiers and two policemen were killed.", ["=8 killed soldiers", "=2 killed policemen"]),
        ("A rocket killed a mother and her two daughters.", ["=1 killed mother", "=2 killed daughters"]),
        ("Another soldier later died of his wounds.", ["=1 killed soldier"]),
        ("Nine men were taken off a bus and shot dead near Gao.", ["=9 killed men"]),
        ("Three teachers were abducted and later killed near Gao.", ["=3 killed teachers"]),
        ("Gunmen abducted nine people and killed two near Gao.", ["=9 abducted people", "=2 killed -"]),
        ("Two soldiers were wounded and killed three gunmen.", ["=2 injured soldiers", "=3 killed gunmen"]),
        ("A soldier who was wounded in an ambush near Gao died in hospital.", ["=1 killed soldier part"]),
        (
            "The shelling killed 18 people, including five children.",
            ["=18 killed people", "=5 killed children part"],
        ),
        ("A teacher was abducted on her way to work.", ["=1 abducted teacher"]),
        ("The mine killed nine of them.", ["=9 killed -"]),
        (
            "Twelve pupils were taken and a guard was killed.",
            ["=12 abducted pupils", "=1 killed guard"],
        ),
        (
            "It left dozens wounded, including seven women and four children.",
            ["vague:12 injured -", "=7 injured women part", "=4 injured children part"],
        ),
        ("A resident put the number of dead at 40.", ["=40 killed -"]),
        ("A resident counted the dead.", []),
        ("Twelve men were counted dead.", ["=12 killed men"]),
        ("Five members of a humanitarian convoy were killed.", ["=5 killed members"]),
        ("A civilian convoy and three police posts were hit, killing a civilian.", ["=1 killed civilian"]),
        ("About 300 families fled after militants killed 12 people.", ["=12 killed people"]),
        ("Many families fled.", ["vague:None displaced families"]),
        ("They displaced 40 Tutsi families and five households.", []),
        ("It killed three family members.", ["=3 killed family"]),
        ("It killed 12 people from families nearby.", ["=12 killed people"]),
        ("Nine men were taken by the gunmen.", ["=9 abducted men"]),
        ("Nine men were taken to a hospital.", []),
        ("Two wounded died on Sunday.", ["=2 killed - part"]),
        ("Twelve guards died; two of them were officers.", ["=12 killed guards", "=2 killed - part"]),
        (
            "Three guards were killed and five traders, two of them children, wounded.",
            ["=3 killed guards", "=5 injured traders", "=2 injured - part"],
        ),
        ("The death toll rose to 61.", ["=61 killed -"]),
        ("Ten gunmen killed four villagers.", ["=4 killed villagers"]),
        ("The attackers burned five lorries and stole 200 cows.", []),
        ("Soldiers destroyed three bases and seized 40 motorcycles.", []),
        ("The 14-year-old boy walked 30 km to the town.", []),
        ("The governor visited two villages in 2024.", []),
        ("Some 300 soldiers guard the dam.", []),
        ("The blast left two guards in a critical condition.", ["=2 injured guards"]),
        ("Six traders were shot in the market.", ["=6 casualties traders"]),
        ("Six traders were shot dead in the market.", ["=6 killed traders"]),
        ("Two gunmen shot six traders dead.", ["=6 killed traders"]),
        ("The blast left six traders with severe burns.", ["=6 injured traders"]),
        ("It left four guards dead and two in critical condition.", ["=4 killed guards", "=2 injured -"]),
    ],
)
def test_english_figures(text: str, expected: list[str]) -> None:
    assert [short(figure) for figure in figures(text, "en")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les rebelles ont tué six soldats près du puits.", ["=6 killed soldats"]),
        ("Plus de 30 soldats ont été tués dans l'attaque.", [">30 killed soldats"]),
        ("L'explosion a fait au moins 12 morts.", [">=12 killed morts"]),
        ("Une quarantaine de villageois ont été blessés.", ["~40 injured villageois"]),
        ("Des hommes armés ont enlevé trois enseignants.", ["=3 abducted enseignants"]),
        ("L'armée a arrêté 15 hommes au marché.", ["=15 arrested hommes"]),
        ("Entre 20 et 25 combattants ont été tués.", ["20..25 killed combattants"]),
        ("Des dizaines de personnes ont été tuées sur la route.", ["vague:10 killed personnes"]),
        ("Plusieurs soldats ont été blessés.", ["vague:None injured soldats"]),
        ("Quatre gardes ont été tués et sept autres blessés.", ["=4 killed gardes", "=7 injured autres"]),
        ("Huit soldats et deux policiers ont été tués.", ["=8 killed soldats", "=2 killed policiers"]),
        (
            "Les obus ont tué 18 personnes, dont cinq enfants.",
            ["=18 killed personnes", "=5 killed enfants part"],
        ),
        ("L'attaque a fait 9 morts et 14 blessés.", ["=9 killed morts", "=14 injured blessés"]),
        ("Les assaillants ont brûlé cinq camions et volé 200 vaches.", []),
        ("Le gouverneur a visité deux villages en 2024.", []),
        ("Quelque 300 soldats gardent le barrage.", []),
    ],
)
def test_french_figures(text: str, expected: list[str]) -> None:
    assert [short(figure) for figure in figures(text, "fr")] == expected


@pytest.mark.parametrize(
    ("text", "language", "side"),
    [
        ("The garrison suffered heavy losses.", "en", Side.INITIATOR),
        ("The rebels inflicted heavy losses on the garrison.", "en", Side.TARGET),
        ("La garnison a subi de lourdes pertes.", "fr", Side.INITIATOR),
        ("Les rebelles ont infligé de lourdes pertes à la garnison.", "fr", Side.TARGET),
    ],
)
def test_losses_without_a_number_know_their_side(text: str, language: str, side: Side) -> None:
    (figure,) = figures(text, language)
    assert (figure.kind, figure.side) == (CasualtyKind.CASUALTIES, side)
    assert figure.quantity.op is Operator.VAGUE


def test_a_figure_that_the_text_itself_replaces_is_left_out() -> None:
    found = figures("Officials said 54 soldiers were killed, up from an earlier toll of eight.", "en")
    assert [figure.quantity.value for figure in found] == [54]


def test_the_span_holds_number_and_group() -> None:
    (figure,) = figures("On Friday more than 30 Malian soldiers were killed.", "en")
    assert figure.span.text == "more than 30 Malian soldiers"
    assert figure.group is not None
    assert figure.group.text == "Malian soldiers"


def test_days_and_years_are_no_figures() -> None:
    found = figures("On 14 June 2025 rebels killed six soldiers; in 2019 there was peace.", "en")
    assert [figure.quantity.value for figure in found] == [6]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("A 9-year-old girl was killed by a stray bullet.", "en", ["=1 killed 9-year-old girl"]),
        ("A sixteen-year-old was wounded in the market.", "en", ["=1 injured sixteen-year-old"]),
        ("Two 12-year-olds died when the shell fell.", "en", ["=2 killed 12-year-olds"]),
        ("The woman, 61, was killed at the bridge.", "en", []),
        ("The guard was pronounced dead at 4:40 a.m.", "en", []),
        ("Two other men, ages 30 and 44, were wounded.", "en", ["=2 injured other men"]),
        ("Three of the eight hostages were killed.", "en", ["=3 killed hostages"]),
        ("Environ 300 familles ont fui après la mort de deux civils.", "fr", ["=2 killed civils"]),
        ("Trois des huit otages ont été tués.", "fr", ["=3 killed otages"]),
        ("A guard who shot and killed his commander fled.", "en", []),
        ("Two men killed 14 villagers.", "en", ["=14 killed villagers"]),
        ("Trois soldats ont tué 12 civils.", "fr", ["=12 killed civils"]),
        ("Un homme a tué sa voisine.", "fr", []),
        ("Three traders had died.", "en", ["=3 killed traders"]),
        ("The fatal shooting of a 15-year-old boy shook the town.", "en", ["=1 killed 15-year-old boy"]),
    ],
)
def test_ages_choices_and_those_who_do_harm(text: str, language: str, expected: list[str]) -> None:
    assert [short(figure) for figure in figures(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The toll rose from eight to 14 dead.", "en", ["=14 killed dead"]),
        ("The toll was revised up from 12 to at least 20 dead.", "en", [">=20 killed dead"]),
        ("Between eight and 14 people died.", "en", ["8..14 killed people"]),
        ("Le bilan est passé de huit à 14 morts.", "fr", ["=14 killed morts"]),
        ("De huit à 14 villageois ont été tués.", "fr", ["8..14 killed villageois"]),
        ("Of the 40 attackers, 17 were killed.", "en", ["=17 killed -"]),
        ("Of the 40 dead, 12 were women.", "en", ["=40 killed dead"]),
        ("Sur les 40 assaillants, 17 ont été tués.", "fr", ["=17 killed -"]),
    ],
)
def test_what_a_toll_was_and_what_a_share_is_of_are_no_figures(
    text: str, language: str, expected: list[str]
) -> None:
    assert [short(figure) for figure in figures(text, language)] == expected


def read(text: str, language: str) -> list[tuple[str, str, bool]]:
    return [(figure.span.text, figure.kind.value, figure.part_of) for figure in figures(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Gunmen killed 11 people, abducting the bride and about 30 guests.", "en", [("11 people", "killed", False), ("about 30 guests", "abducted", False)]),
        ("Ils ont tué 11 personnes, enlevant la mariée et une trentaine d'invités.", "fr", [("11 personnes", "killed", False), ("une trentaine d'invités", "abducted", False)]),
        ("Some 30 guests were taken into the forest and 11 people shot dead.", "en", [("Some 30 guests", "abducted", False), ("11 people", "killed", False)]),
        ("Among the dead were nine women who sold tea and four children.", "en", [("nine women", "killed", True), ("four children", "killed", True)]),
        ("Parmi les morts figurent neuf vendeuses de thé et quatre enfants.", "fr", [("neuf vendeuses", "killed", True), ("quatre enfants", "killed", True)]),
        ("Un villageois, dont deux cousins sont morts, est arrivé.", "fr", [("deux cousins", "killed", False)]),
        ("Douze villageois, dont deux enfants, sont morts.", "fr", [("Douze villageois", "killed", False), ("deux enfants", "killed", True)]),
        ("Une vingtaine d'hommes, sortis de la forêt, en ont décapité sept mardi.", "fr", [("sept", "killed", False)]),
        ("Cinq policiers y ont laissé la vie et trois ont été blessés.", "fr", [("Cinq policiers", "killed", False), ("trois", "injured", False)]),
        ("Une bombe a tué deux soldats.", "fr", [("deux soldats", "killed", False)]),
        ("Of 60 injured people, eleven died on the way to Bamako.", "en", [("60", "injured", False), ("eleven", "killed", True)]),
        ("Of 60 people injured in the blast, eleven died.", "en", [("60 people", "injured", False), ("eleven", "killed", True)]),
        ("Sur 60 blessés, onze sont morts en route vers Bamako.", "fr", [("60 blessés", "injured", False), ("onze", "killed", True)]),
        ("Of 60 people in the bus, eleven died.", "en", [("eleven", "killed", False)]),
    ],
)  # fmt: skip
def test_what_befell_whom_and_who_is_some_of_others(
    text: str, language: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Quinze assaillants ont été « neutralisés ».", "fr"),
        ("Quinze villageois ont été « sauvagement exécutés » et aucun n'a survécu.", "fr"),
        ('Fifteen villagers were "brutally murdered", the army said.', "en"),
        ("Fifteen soldiers paid the supreme price.", "en"),
        ("Quinze soldats sont tombés au champ d'honneur.", "fr"),
        ("Quinze hommes ont été alignés et fusillés.", "fr"),
        ("Fifteen men were lined up and shot.", "en"),
        ('Fifteen attackers were "neutralised", the army said.', "en"),
    ],
)
def test_harm_in_quotation_marks_is_harm(text: str, language: str) -> None:
    (found,) = figures(text, language)
    assert (found.quantity.point, found.kind) == (15, CasualtyKind.KILLED)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bandits stormed Gidan Goga, killing the village head and two of his sons.", "en"),
        ("Bandits killed the village head and two others.", "en"),
        ("Des bandits ont tué le chef de village et deux de ses fils.", "fr"),
    ],
)
def test_a_village_head_is_one_beside_the_others(text: str, language: str) -> None:
    found = figures(text, language)
    assert [(f.quantity.point, f.kind) for f in found] == [(1, CasualtyKind.KILLED), (2, CasualtyKind.KILLED)]
    assert not any(f.part_of for f in found)


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        ("en", "The army killed 30 al-Shabaab in the town of Bardhere.", ["30 al-Shabaab"]),
        ("en", "Air strikes destroyed 30 al-Shabaab bases and killed two people.", ["two people"]),
        ("en", "Six Houthis were killed in Hodeidah.", ["Six Houthis"]),
        ("fr", "Six shebab ont péri lors d'un raid à Kismayo.", ["Six shebab"]),
        (
            "fr",
            "L'armée a détruit six bases shebab à Kismayo et tué deux personnes.",
            ["deux personnes"],
        ),
    ],
)
def test_the_name_of_a_group_counts_its_people(language: str, text: str, counted: list[str]) -> None:
    assert [figure.span.text for figure in figures(text, language)] == counted


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        ("en", "A landmine killed a family of five near Douentza.", [("a family of five", "killed")]),
        ("en", "A landmine killed a family of five people near Douentza.", [("a family of five people", "killed")]),
        ("fr", "Une famille de cinq a péri près de Douentza.", [("Une famille de cinq", "killed")]),
        ("en", "The bodies of 16 soldiers missing since Sunday were found.", [("16 soldiers", "killed")]),
        ("fr", "Les corps de seize soldats portés disparus ont été retrouvés.", [("seize soldats", "killed")]),
        ("en", "Sixteen soldiers are missing since Sunday.", [("Sixteen soldiers", "missing")]),
        ("en", "Gunmen killed 20 people at a displaced persons' camp.", [("20 people", "killed")]),
        ("en", "A priest and two catechists were abducted.", [("A priest", "abducted"), ("two catechists", "abducted")]),
        ("fr", "Un prêtre et deux catéchistes ont été enlevés.", [("Un prêtre", "abducted"), ("deux catéchistes", "abducted")]),
        ("fr", "Deux jeunes hommes et trois adultes ont été tués.", [("Deux jeunes hommes", "killed"), ("trois adultes", "killed")]),
        ("en", "Two youths and three adults were killed.", [("Two youths", "killed"), ("three adults", "killed")]),
    ],
)  # fmt: skip
def test_who_and_how_many_suffered_what(language: str, text: str, counted: list[tuple[str, str]]) -> None:
    assert [(figure.span.text, figure.kind.value) for figure in figures(text, language)] == counted
