"""Figures of the patterns against what the model says of each number, and persons told of one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import Operator, Quantity
from firsthand.reports.counted import with_counts
from firsthand.reports.one_by_one import is_name, singles

from .test_figures import figures
from .weighing import figure, harmed, said, scene, span

TEXT = "Seven traders were shot and 12 shops burned."
SEVEN = figure(TEXT, "Seven traders", 7, group="traders")


def test_without_a_model_nothing_changes() -> None:
    bare = scene(TEXT, figures=(SEVEN,))
    assert with_counts(bare) is bare
    assert singles(bare) == []


def test_a_figure_stays_where_the_model_has_nothing_to_say() -> None:
    assert with_counts(scene(TEXT, said(TEXT), figures=(SEVEN,))).figures == (SEVEN,)


@pytest.mark.parametrize(("count", "other", "kept"), [(0.1, 0.9, False), (0.1, 0.7, True), (0.3, 0.9, True)])
def test_a_number_of_something_else_is_overruled(count: float, other: float, kept: bool) -> None:
    evidence = said(TEXT, {"count": {"Seven": count}, "other-number": {"Seven": other}})
    assert with_counts(scene(TEXT, evidence, figures=(SEVEN,))).figures == ((SEVEN,) if kept else ())


def test_losses_without_a_number_are_not_denied() -> None:
    vague = replace(SEVEN, quantity=Quantity(Operator.VAGUE))
    evidence = said(TEXT, {"other-number": {"Seven": 0.99}})
    assert with_counts(scene(TEXT, evidence, figures=(vague,))).figures == (vague,)


def test_what_happened_stays_as_the_words_of_harm_say() -> None:
    evidence = said(TEXT, counts=(harmed(TEXT, "Seven", CasualtyKind.INJURED, sure=0.99),))
    (found,) = with_counts(scene(TEXT, evidence, figures=(SEVEN,))).figures
    assert found.kind is CasualtyKind.KILLED


@pytest.mark.parametrize(("part", "expected"), [(0.9, True), (0.7, False)])
def test_a_part_of_a_toll_is_told_by_the_model(part: float, expected: bool) -> None:
    evidence = said(TEXT, counts=(harmed(TEXT, "Seven", part=part),))
    (found,) = with_counts(scene(TEXT, evidence, figures=(SEVEN,))).figures
    assert found.part_of is expected


@pytest.mark.parametrize(
    ("before", "expected"), [({}, False), ({CasualtyKind.KILLED: 5}, False), ({CasualtyKind.KILLED: 9}, True)]
)
def test_a_part_without_a_whole_is_none(before: dict[CasualtyKind, int], expected: bool) -> None:
    evidence = said(TEXT, counts=(harmed(TEXT, "Seven", part=0.9),))
    (found,) = with_counts(scene(TEXT, evidence, figures=(SEVEN,)), told=before).figures
    assert found.part_of is expected


@pytest.mark.parametrize(("before", "expected"), [(11, [True, True]), (5, [True, False])])
def test_what_is_joined_to_a_part_is_one_where_the_whole_holds_both(
    before: int, expected: list[bool]
) -> None:
    text = "The dead included four women and two children."
    given = (figure(text, "four women", 4, part_of=True), figure(text, "two children", 2))
    found = with_counts(scene(text, said(text), figures=given), told={CasualtyKind.KILLED: before}).figures
    assert [f.part_of for f in found] == expected


@pytest.mark.parametrize(("before", "expected"), [(2, False), (3, True)])
def test_what_and_joins_to_others_is_no_part_of_a_whole_that_cannot_hold_both(
    before: int, *, expected: bool
) -> None:
    text = "The blast killed a mother and her two children."
    given = (figure(text, "a mother", 1), figure(text, "two children", 2))
    evidence = said(text, counts=(harmed(text, "two", part=0.9),))
    found = with_counts(scene(text, evidence, figures=given), told={CasualtyKind.KILLED: before}).figures
    assert [f.part_of for f in found] == [False, expected]


def test_children_are_no_part_of_women() -> None:
    text = "It killed four women, three children and two men."
    told = tuple(
        figure(text, words, number, group=words.split()[1])
        for words, number in (("four women", 4), ("three children", 3), ("two men", 2))
    )
    evidence = said(text, counts=(harmed(text, "three", part=0.9),))
    found = with_counts(scene(text, evidence, figures=told), told={}).figures
    assert [f.part_of for f in found] == [False, False, False]


def test_whom_a_number_counts_is_filled_in_and_never_replaced() -> None:
    alone = figure(TEXT, "Seven", 7)
    evidence = said(TEXT, counts=(harmed(TEXT, "Seven", whom="traders"),))
    (filled,) = with_counts(scene(TEXT, evidence, figures=(alone,))).figures
    assert filled.group == span(TEXT, "traders")
    (kept,) = with_counts(scene(TEXT, evidence, figures=(replace(alone, group=span(TEXT, "Seven")),))).figures
    assert kept.group == span(TEXT, "Seven")


def test_a_count_that_no_pattern_took_is_added_with_its_number_and_persons() -> None:
    evidence = said(TEXT, counts=(harmed(TEXT, "Seven", whom="traders"),))
    (added,) = with_counts(scene(TEXT, evidence)).figures
    assert (added.span, added.group) == (span(TEXT, "Seven traders"), span(TEXT, "traders"))
    assert (added.quantity, added.kind) == (Quantity(Operator.EXACTLY, 7), CasualtyKind.KILLED)


@pytest.mark.parametrize(
    ("probability", "sure", "kind", "words"),
    [
        (0.5, 0.9, CasualtyKind.KILLED, "Seven"),
        (0.9, 0.5, CasualtyKind.KILLED, "Seven"),
        (0.9, 0.9, None, "Seven"),
        (0.9, 0.9, CasualtyKind.KILLED, "traders"),
    ],
    ids=["words unsure", "kind unsure", "no harm", "no number"],
)
def test_a_doubtful_count_is_not_added(
    probability: float, sure: float, kind: CasualtyKind | None, words: str
) -> None:
    evidence = said(TEXT, counts=(harmed(TEXT, words, kind, probability=probability, sure=sure),))
    assert with_counts(scene(TEXT, evidence)).figures == ()


def test_an_article_counts_one() -> None:
    text = "A trader was shot."
    (added,) = with_counts(scene(text, said(text, counts=(harmed(text, "A", whom="trader"),)))).figures
    assert added.quantity == Quantity(Operator.EXACTLY, 1)


def test_another_before_a_number_counts_nobody_by_itself() -> None:
    text = "The raid hurt another seven."
    evidence = said(text, counts=(harmed(text, "another"), harmed(text, "seven")))
    assert [figure.quantity.point for figure in with_counts(scene(text, evidence)).figures] == [7]


def test_a_figure_of_the_patterns_is_not_counted_again() -> None:
    evidence = said(TEXT, counts=(harmed(TEXT, "Seven"),))
    assert len(with_counts(scene(TEXT, evidence, figures=(SEVEN,))).figures) == 1


def test_an_added_count_does_not_reach_over_another() -> None:
    text = "Seven and three traders were shot."
    evidence = said(
        text, counts=(harmed(text, "Seven", whom="traders"), harmed(text, "three", whom="traders"))
    )
    found = with_counts(scene(text, evidence)).figures
    assert [f.span.text for f in found] == ["Seven", "three traders"]


def test_people_behind_another_count_are_not_those_of_the_first() -> None:
    text = "Two bombers died, killing nine traders."
    found = with_counts(
        scene(
            text,
            said(text, counts=(harmed(text, "Two", whom="traders"), harmed(text, "nine", whom="traders"))),
        )
    ).figures
    assert [(f.span.text, f.group and f.group.text) for f in found] == [
        ("Two bombers", "bombers"),
        ("nine traders", "traders"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "They raided three villages, killing people.", "three"),
        ("en", "They killed and burnt three markets.", "three"),
        ("en", "Dozens of shops were burned and people wounded.", "Dozens"),
        ("en", "Hundreds of grain stores were torched and people killed.", "Hundreds"),
        ("fr", "Une vingtaine de maisons ont brûlé et des gens sont morts.", "Une vingtaine"),
        ("fr", "Des dizaines de boutiques ont été pillées et des gens tués.", "dizaines"),
        ("fr", "Une dizaine d'habitations ont été touchées, blessant des gens.", "Une dizaine"),
        ("fr", "Une trentaine de greniers ont été incendiés et des gens tués.", "Une trentaine"),
    ],
)
def test_a_number_of_sites_or_of_what_is_destroyed_counts_nobody(
    language: str, text: str, number: str
) -> None:
    evidence = said(text, counts=(harmed(text, number),))
    assert with_counts(scene(text, evidence, language=language)).figures == ()


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "Dozens of shopkeepers were hit.", "Dozens"),
        ("fr", "Une dizaine d'habitants ont été touchés.", "Une dizaine"),
        ("fr", "Une vingtaine d'habitués du marché ont péri.", "Une vingtaine"),
    ],
)
def test_a_number_of_people_beside_a_site_counts_them(language: str, text: str, number: str) -> None:
    evidence = said(text, counts=(harmed(text, number),))
    assert len(with_counts(scene(text, evidence, language=language)).figures) == 1


@pytest.mark.parametrize("verb", ["wounding", "injuring"])
def test_a_kind_that_a_participle_tells_is_no_guess(verb: str) -> None:
    text = f"A bomb killed nine people, {verb} hundreds."
    nine = figure(text, "nine people", 9, group="people")
    counted = harmed(text, "hundreds", CasualtyKind.INJURED)
    _, hundreds = with_counts(scene(text, said(text, counts=(counted,)), figures=(nine,))).figures
    assert hundreds.kind is CasualtyKind.INJURED


def test_people_of_another_clause_are_not_counted_by_a_number() -> None:
    text = "A trader was hit; the guard died."
    (found,) = with_counts(scene(text, said(text, counts=(harmed(text, "A", whom="guard"),)))).figures
    assert found.span.text == "A trader"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A drone hit the clinic, killing nine.", CasualtyKind.KILLED),
        ("Nine were shot, one fatally.", CasualtyKind.INJURED),
        ("Nine were taken to the clinic.", CasualtyKind.INJURED),
    ],
)
def test_a_kind_without_a_word_gives_way_to_the_only_one_that_has_some(text: str, kind: CasualtyKind) -> None:
    words = "nine" if "nine" in text else "Nine"
    (found,) = with_counts(
        scene(text, said(text, counts=(harmed(text, words, CasualtyKind.INJURED),)))
    ).figures
    assert found.kind is kind


def test_one_person_is_not_told_of_twice_by_the_same_noun() -> None:
    text = "A guard and a nun were hit; the old guard died."
    evidence = said(text, {"victim": {"old guard": 0.9}}, persons=(harmed(text, "old guard"),))
    assert singles(scene(text, evidence), [figure(text, "A guard", 1, group="guard")]) == []
    assert len(singles(scene(text, evidence), [figure(text, "a nun", 1, group="nun")])) == 1


def test_a_toll_is_not_denied() -> None:
    text = "The toll now stands at 34."
    evidence = said(text, {"other-number": {"34": 0.9}})
    given = figure(text, "34", 34)
    assert with_counts(scene(text, evidence, figures=(given,))).figures == (given,)


def test_a_person_harmed_is_no_place() -> None:
    text = "They lay dead in a grave."
    assert (
        singles(scene(text, said(text, {"victim": {"grave": 0.9}}, persons=(harmed(text, "grave"),)))) == []
    )


def test_figures_come_in_the_order_of_the_text() -> None:
    text = "Seven traders and 12 women were shot."
    given = figure(text, "12 women", 12)
    found = with_counts(scene(text, said(text, counts=(harmed(text, "Seven"),)), figures=(given,))).figures
    assert [f.quantity.point for f in found] == [7, 12]


@pytest.mark.parametrize(
    ("text", "words", "language"),
    [
        ("Raiders shot the mayor dead.", "mayor", "en"),
        ("Raiders shot his brother dead.", "brother", "en"),
        ("Ils ont abattu le maire.", "maire", "fr"),
        ("Ils ont abattu l’adjoint.", "adjoint", "fr"),
    ],
)
def test_a_person_told_of_without_a_number_is_one(text: str, words: str, language: str) -> None:
    evidence = said(text, {"victim": {words: 0.9}}, persons=(harmed(text, words),))
    (found,) = singles(scene(text, evidence, language=language))
    assert found.quantity == Quantity(Operator.EXACTLY, 1)
    assert found.span == found.group


def test_names_are_counted_on_the_words_that_tell_of_the_harm_and_not_kept() -> None:
    text = "Raiders shot Awa Diallo and Musa Bello dead near the well."
    evidence = said(
        text,
        {"victim": {"Awa Diallo": 0.9, "Musa Bello": 0.9}},
        marks={"trigger": [("shot", 0.9)]},
        persons=(harmed(text, "Awa Diallo"), harmed(text, "Musa Bello")),
    )
    weighed = with_counts(scene(text, evidence))
    (found,) = weighed.figures
    assert (found.span.text, found.quantity.point, found.group) == ("shot", 2, None)
    assert weighed.singles == {found.span}


def test_a_name_behind_a_description_is_the_same_person() -> None:
    text = "Raiders shot the mayor, Awa Diallo, dead."
    evidence = said(
        text,
        {"victim": {"mayor": 0.9, "Awa Diallo": 0.9}},
        marks={"trigger": [("shot", 0.9)]},
        persons=(harmed(text, "mayor"), harmed(text, "Awa Diallo")),
    )
    assert [figure.span.text for figure in singles(scene(text, evidence))] == ["mayor"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Awa Diallo", True),
        ("Jean-Paul N’Guessan", True),
        ("mayor", False),
        ("Awa", False),
        ("the Chief", False),
    ],
)
def test_what_looks_like_a_name(text: str, named: bool) -> None:
    assert is_name(text) is named


def test_a_number_that_the_model_calls_something_else_is_not_added() -> None:
    evidence = said(TEXT, {"other-number": {"Seven": 0.9}}, counts=(harmed(TEXT, "Seven"),))
    assert with_counts(scene(TEXT, evidence)).figures == ()


@pytest.mark.parametrize(
    ("words", "kind", "probability", "sure", "initiates"),
    [
        ("traders", CasualtyKind.KILLED, 0.9, 0.9, 0.0),
        ("mayor", CasualtyKind.DISPLACED, 0.9, 0.9, 0.0),
        ("mayor", None, 0.9, 0.9, 0.0),
        ("mayor", CasualtyKind.KILLED, 0.5, 0.9, 0.0),
        ("mayor", CasualtyKind.KILLED, 0.9, 0.5, 0.0),
        ("mayor", CasualtyKind.KILLED, 0.9, 0.9, 0.95),
    ],
    ids=["several", "another harm", "no harm", "words unsure", "kind unsure", "who did it"],
)
def test_nobody_else_is_counted_singly(
    words: str, kind: CasualtyKind | None, probability: float, sure: float, initiates: float
) -> None:
    text = "The raid left the mayor and the traders dead."
    evidence = said(
        text,
        {"victim": {words: 0.9}, "initiator": {words: initiates}},
        persons=(harmed(text, words, kind, probability=probability, sure=sure),),
    )
    assert singles(scene(text, evidence)) == []


def test_a_person_whom_a_figure_counts_is_not_counted_again() -> None:
    text = "One man, the mayor, was shot."
    evidence = said(text, {"victim": {"mayor": 0.9}}, persons=(harmed(text, "mayor"),))
    assert singles(scene(text, evidence), [figure(text, "One man, the mayor", 1)]) == []
    assert len(singles(scene(text, evidence), [figure(text, "One man", 1)])) == 1


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The network put the death toll at 53, including 14 children, with 21 wounded.", "children"),
        ("Le bilan est de 31, dont neuf enfants.", "enfants"),
    ],
)
def test_a_bare_number_does_not_take_the_people_of_its_share(text: str, whom: str) -> None:
    language = "fr" if "bilan" in text else "en"
    given = tuple(figures(text, language))
    counts = tuple(harmed(text, f.span.text.split()[0], f.kind, whom=whom) for f in given)
    evidence = said(text, counts=counts)
    found = with_counts(scene(text, evidence, figures=given, language=language)).figures
    assert [f.group.text if f.group else None for f in found if not f.part_of] == [None] * (len(found) - 1)


def test_a_number_that_the_model_adds_does_not_take_the_people_of_its_share() -> None:
    text = "They took in 40, including nine children."
    counts = (harmed(text, "40", CasualtyKind.INJURED, whom="children"),)
    (found,) = with_counts(scene(text, said(text, counts=counts))).figures
    assert (found.quantity.value, found.group) == (40, None)


def test_somebody_who_survived_is_not_counted() -> None:
    text = "Un adolescent a survécu."
    persons = (harmed(text, "adolescent", CasualtyKind.ABDUCTED),)
    assert singles(scene(text, said(text, persons=persons), language="fr")) == []


@pytest.mark.parametrize(
    ("text", "who", "language", "kept"),
    [
        ("Le capitaine Moussa Diarra, de la gendarmerie, a cité neuf villageois tués.", "capitaine", "fr", 0),
        ("Le lieutenant Jules Keita, porte-parole, avait évoqué dimanche dix morts.", "lieutenant", "fr", 0),
        ("Le capitaine Moussa Diarra, de la gendarmerie, a été tué.", "capitaine", "fr", 1),
        ("Le capitaine, qui a cité neuf morts lundi, a été tué.", "capitaine", "fr", 1),
        ("Five people of a humanitarian convoy were killed.", "humanitarian convoy", "en", 0),
        ("A humanitarian worker was killed.", "humanitarian worker", "en", 1),
        ("The trader Hamid Ishaq, reached by phone, lost two brothers.", "trader", "en", 0),
        ("Un commerçant, joint par téléphone, a perdu deux frères.", "commerçant", "fr", 0),
        ("The trader Hamid Ishaq lost his life.", "trader", "en", 1),
        ("A spokesman, Wilner Casseus, did not give a death toll.", "Wilner Casseus", "en", 0),
    ],
)
def test_who_tells_a_toll_and_what_is_no_person_are_not_counted(
    text: str, who: str, language: str, kept: int
) -> None:
    evidence = said(text, persons=(harmed(text, who),))
    assert len(singles(scene(text, evidence, language=language))) == kept


def test_families_are_not_counted_as_persons() -> None:
    text = "Some 300 families left."
    evidence = said(text, counts=(harmed(text, "300", CasualtyKind.DISPLACED),))
    assert with_counts(scene(text, evidence)).figures == ()


@pytest.mark.parametrize(
    ("text", "language", "number", "kept"),
    [
        ("Before at least five fighters ran inside, a bomb went off.", "en", "five", 0),
        ("Une bombe a explosé avant que cinq combattants ne se précipitent.", "fr", "cinq", 0),
        ("Before at least five fighters ran inside, they were killed.", "en", "five", 1),
        ("Officers traded shots with the gang and felled two bandits.", "en", "two", 1),
        ("Une vingtaine d'assaillants leur ont reproché de parler.", "fr", "vingtaine", 0),
        ("Ils ont mis le feu à 70 cases.", "fr", "70", 0),
        ("They drove off 60 head of cattle.", "en", "60", 0),
        ("It struck three neighbouring villages.", "en", "three", 0),
        ("They attacked a convoy, destroying at least 40.", "en", "40", 0),
        ("They attacked a convoy, destroying 40 and killing 12.", "en", "12", 1),
        ("Ils ont attaqué un convoi, incendiant 40.", "fr", "40", 0),
        ("Three residents said dozens of soldiers had died.", "en", "Three", 0),
        ("Three men told police that they were shot.", "en", "Three", 1),
    ],
)
def test_those_who_attack_and_what_people_own_are_not_the_harmed(
    text: str, language: str, number: str, kept: int
) -> None:
    whom = next((word for word in ("fighters", "combattants", "bandits") if word in text), None)
    evidence = said(text, counts=(harmed(text, number, whom=whom),))
    assert len(with_counts(scene(text, evidence, language=language)).figures) == kept


@pytest.mark.parametrize(
    ("text", "language", "number", "kind"),
    [
        ("Seven Nigeriens were among the captives.", "en", "Seven", CasualtyKind.ABDUCTED),
        ("Seven Nigeriens were among the captives who died.", "en", "Seven", CasualtyKind.KILLED),
        ("Un voyageur et 3 guides ont été amputés.", "fr", "3", CasualtyKind.INJURED),
    ],
)
def test_the_words_of_a_sentence_decide_what_a_model_guesses(
    text: str, language: str, number: str, kind: CasualtyKind
) -> None:
    evidence = said(text, counts=(harmed(text, number, CasualtyKind.KILLED),))
    assert [f.kind for f in with_counts(scene(text, evidence, language=language)).figures] == [kind]


def test_words_for_people_behind_another_number_are_that_number_s() -> None:
    text = "Eight drilling hands abducted, two gendarmes killed."
    evidence = said(text, counts=(harmed(text, "Eight", CasualtyKind.ABDUCTED, whom="gendarmes"),))
    other = figure(text, "two gendarmes", 2, group="gendarmes")
    found = with_counts(scene(text, evidence, figures=(other,))).figures
    assert [f.group.text if f.group else None for f in found] == [None, "gendarmes"]


@pytest.mark.parametrize(("kind", "sure"), [(CasualtyKind.INJURED, 0.9), (CasualtyKind.CASUALTIES, 0.3)])
def test_what_became_of_those_who_were_shot_is_as_the_model_says_where_it_is_sure(
    kind: CasualtyKind, sure: float
) -> None:
    text = "Six traders were shot in the market."
    evidence = said(text, counts=(harmed(text, "Six", kind=CasualtyKind.INJURED, sure=sure),))
    shot = replace(figure(text, "Six", 6, group="traders"), kind=CasualtyKind.CASUALTIES)
    (found,) = with_counts(scene(text, evidence, figures=(shot,))).figures
    assert found.kind is kind
