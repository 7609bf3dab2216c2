"""Each rule of the weighing: filled where the patterns have nothing, overruled where the model is sure, guarded else, untouched without a model."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.domain.report import Argument, Outcome, OutcomeMention, Role, Status, Voice
from firsthand.domain.values import Span
from firsthand.languages import pack
from firsthand.reports.classify import OVERTAKEN
from firsthand.reports.triggers import Trigger
from firsthand.reports.weighed import (
    named_parties,
    weighed_dates,
    weighed_places,
    weighed_roles,
    weighed_status,
    weighed_triggers,
    weighed_type,
)

from .weighing import figure, said, scene, span

TEXT = "Gunmen stormed Kala on Monday and five men died."
STORMED = Trigger(span(TEXT, "stormed"), None)
SILENT = {"none": 0.99, "asserted": 0.01}


def test_without_a_model_nothing_changes() -> None:
    bare = scene(TEXT)
    place, role = span(TEXT, "Kala"), Argument(Role.INITIATOR, span(TEXT, "Gunmen"))
    english = pack("en")
    assert english is not None
    dates = english.dates(TEXT)
    assert dates
    assert weighed_triggers(bare, [STORMED]) == (STORMED,)
    assert weighed_triggers(bare, []) == ()
    assert weighed_type(bare, STORMED, "attack") == "attack"
    assert weighed_status(bare, Status.PLANNED) is Status.PLANNED
    assert weighed_roles(bare, [role], lambda _: True) == [role]
    assert weighed_places(bare, [place]) == [place]
    assert weighed_dates(bare, dates) == list(dates)


def test_a_happening_that_no_cue_names_is_filled_in() -> None:
    evidence = said(TEXT, marks={"trigger": [("stormed", 0.8)]}, types={"attack": 0.9, "arrests": 0.1})
    assert weighed_triggers(scene(TEXT, evidence), []) == (Trigger(span(TEXT, "stormed"), "attack"),)


@pytest.mark.parametrize(
    ("types", "status", "trigger"),
    [
        ({"attack": 0.5}, None, 0.9),
        ({"attack": 0.9}, {"none": 0.5, "asserted": 0.5}, 0.9),
        ({"attack": 0.9}, None, 0.55),
        ({}, None, 0.9),
    ],
    ids=["type unsure", "maybe nothing happens", "words unsure", "no types"],
)
def test_a_happening_is_not_filled_in_where_the_model_is_unsure(
    types: dict[str, float], status: dict[str, float] | None, trigger: float
) -> None:
    evidence = said(TEXT, marks={"trigger": [("stormed", trigger)]}, types=types, status=status)
    assert weighed_triggers(scene(TEXT, evidence), []) == ()


def test_cues_of_a_sentence_that_tells_of_nothing_are_overruled() -> None:
    evidence = said(TEXT, status=SILENT, types={"attack": 0.05})
    assert weighed_triggers(scene(TEXT, evidence), [STORMED]) == ()


@pytest.mark.parametrize(
    ("status", "sure"), [({"none": 0.9, "asserted": 0.1}, 0.05), (SILENT, 0.2)], ids=["status", "type"]
)
def test_cues_stay_where_the_model_is_not_very_sure(status: dict[str, float], sure: float) -> None:
    evidence = said(TEXT, status=status, types={"attack": sure})
    assert weighed_triggers(scene(TEXT, evidence), [STORMED]) == (STORMED,)


def test_cues_beside_a_figure_stay() -> None:
    evidence = said(TEXT, status=SILENT, types={"attack": 0.05})
    told = scene(TEXT, evidence, figures=(figure(TEXT, "five men", 5),))
    assert weighed_triggers(told, [STORMED]) == (STORMED,)


@pytest.mark.parametrize(
    ("cue", "best", "own", "expected"),
    [
        (None, 0.7, 0.2, "armed-clash"),  # a word that names no type by itself: the likelier one
        (None, 0.7, 0.4, "attack"),
        (None, 0.5, 0.0, "attack"),
        ("attack", 0.9, 0.05, "armed-clash"),  # a cue of the type: only where it is out of the question
        ("attack", 0.9, 0.2, "attack"),
        ("attack", 0.8, 0.05, "attack"),
    ],
)
def test_the_type_is_overruled_where_the_model_is_sure(
    cue: str | None, best: float, own: float, expected: str
) -> None:
    told = scene(TEXT, said(TEXT, types={"armed-clash": best, "attack": own}))
    assert weighed_type(told, Trigger(STORMED.span, cue), "attack") == expected


def test_a_type_that_the_model_shares_stays() -> None:
    assert weighed_type(scene(TEXT, said(TEXT, types={"attack": 0.99})), STORMED, "attack") == "attack"


@pytest.mark.parametrize(
    ("status", "likely", "expected"),
    [
        (Status.ASSERTED, {"planned": 0.98, "asserted": 0.02}, Status.PLANNED),
        (Status.ASSERTED, {"planned": 0.8, "asserted": 0.2}, Status.ASSERTED),
        (Status.DENIED, {"asserted": 0.9, "denied": 0.1}, Status.DENIED),
        (Status.DENIED, {"asserted": 0.98, "denied": 0.02}, Status.ASSERTED),
        (Status.ASSERTED, {"none": 0.99, "asserted": 0.01}, Status.ASSERTED),
        (Status.AGGREGATE, {"asserted": 0.99}, Status.AGGREGATE),
        (Status.BACKGROUND, {"asserted": 0.99}, Status.BACKGROUND),
    ],
)
def test_the_status_is_overruled_where_the_model_is_sure(
    status: Status, likely: dict[str, float], expected: Status
) -> None:
    assert weighed_status(scene(TEXT, said(TEXT, status=likely)), status) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government said the rebels killed 23 civilians in Kala.", Status.ASSERTED),
        ("The rebels rejected that their men killed 23 civilians in Kala.", Status.DENIED),
        ("The army did not shell Kala, its spokesman said.", Status.DENIED),
        ("Reports that soldiers burned Kala are untrue, the army said.", Status.DENIED),
    ],
)
def test_the_model_sees_a_denial_only_where_something_is_negated(text: str, expected: Status) -> None:
    sure = scene(text, said(text, status={"denied": 0.99, "asserted": 0.01}))
    assert weighed_status(sure, Status.ASSERTED) is expected


@pytest.mark.parametrize(("index", "expected"), [(0, Status.ASSERTED), (3, Status.BACKGROUND)])
def test_a_document_does_not_open_with_history_by_the_model_alone(index: int, expected: Status) -> None:
    told = scene(TEXT, said(TEXT, status={"background": 0.99}))
    told = replace(told, sentence=replace(told.sentence, index=index))
    assert weighed_status(told, Status.ASSERTED) is expected


def test_parties_that_only_the_model_sees_are_filled_in() -> None:
    evidence = said(TEXT, marks={"initiator": [("Gunmen", 0.8)], "weapon": [("five", 0.5)]})
    assert weighed_roles(scene(TEXT, evidence), [], lambda _: True) == [
        Argument(Role.INITIATOR, span(TEXT, "Gunmen"))
    ]


def test_what_does_not_belong_to_the_happening_is_not_filled_in() -> None:
    evidence = said(TEXT, marks={"initiator": [("Gunmen", 0.8)]})
    assert weighed_roles(scene(TEXT, evidence), [], lambda _: False) == []


def test_a_voice_is_no_party() -> None:
    source = span(TEXT, "Gunmen")
    told = scene(
        TEXT,
        said(TEXT, marks={"initiator": [("Gunmen", 0.9)]}),
        voices=(Voice(Span.of(TEXT, 0, len(TEXT)), source),),
    )
    assert weighed_roles(told, [], lambda _: True) == []


def test_a_role_is_not_given_twice() -> None:
    own = Argument(Role.TARGET, span(TEXT, "five men"))
    evidence = said(TEXT, marks={"target": [("five", 0.9)]}, inside={"target": {"five men": 0.9}})
    assert weighed_roles(scene(TEXT, evidence), [own, own], lambda _: True) == [own]


@pytest.mark.parametrize(
    ("role", "initiates", "suffers", "expected"),
    [
        (Role.INITIATOR, 0.02, 0.99, Role.INITIATOR),
        (Role.TARGET, 0.99, 0.02, Role.TARGET),
        (Role.PARTICIPANT, 0.9, 0.05, Role.INITIATOR),
        (Role.PARTICIPANT, 0.05, 0.9, Role.TARGET),
        (Role.PARTICIPANT, 0.8, 0.05, Role.PARTICIPANT),
        (Role.PARTICIPANT, 0.9, 0.2, Role.PARTICIPANT),
    ],
)
def test_a_role_that_word_order_leaves_open_is_told_where_the_model_is_sure(
    role: Role, initiates: float, suffers: float, expected: Role
) -> None:
    evidence = said(TEXT, {"initiator": {"Gunmen": initiates}, "target": {"Gunmen": suffers}})
    given = Argument(role, span(TEXT, "Gunmen"))
    (weighed,) = weighed_roles(scene(TEXT, evidence), [given], lambda _: True)
    assert weighed == Argument(expected, given.span)


@pytest.mark.parametrize(
    ("own", "other", "kept"), [(0.02, 0.9, False), (0.02, 0.8, True), (0.3, 0.9, True), (0.9, 0.0, True)]
)
def test_places_and_days_of_something_else_are_left_out(own: float, other: float, kept: bool) -> None:
    evidence = said(
        TEXT,
        {
            "place": {"Kala": own},
            "elsewhere": {"Kala": other},
            "date": {"on Monday": own},
            "other-date": {"on Monday": other},
        },
    )
    told, place, english = scene(TEXT, evidence), span(TEXT, "Kala"), pack("en")
    assert english is not None
    dates = [date for date in english.dates(TEXT) if "Monday" in date.span.text]
    assert [date.span.text for date in dates] == ["on Monday"]
    assert weighed_places(told, [place]) == ([place] if kept else [])
    assert weighed_dates(told, dates) == (dates if kept else [])


NAMED = "Officers said the victim was Awa Sira Keita, 21, a student in Gao."


def test_a_part_of_the_name_of_who_was_hit_is_not_who_did_it() -> None:
    marks = {"victim": [("Awa Sira Keita", 0.9)], "initiator": [("Sira Keita", 0.7)]}
    inside = {"victim": {"Awa Sira Keita": 0.9}, "initiator": {"Sira Keita": 0.7}}
    hit = Argument(Role.VICTIM, span(NAMED, "Awa Sira Keita"))
    assert weighed_roles(scene(NAMED, said(NAMED, inside, marks=marks)), [], lambda _: True) == [hit]


def test_the_surer_side_of_words_marked_as_both_stays() -> None:
    marks = {"victim": [("Awa Sira Keita", 0.7)], "initiator": [("Awa Sira Keita", 0.9)]}
    inside = {"victim": {"Awa Sira Keita": 0.7}, "initiator": {"Awa Sira Keita": 0.9}}
    found = weighed_roles(scene(NAMED, said(NAMED, inside, marks=marks)), [], lambda _: True)
    assert [argument.role for argument in found] == [Role.INITIATOR]


@pytest.mark.parametrize(
    ("words", "probability", "is_taken"),
    [("Awa Sira Keita", 0.9, True), ("Awa Sira Keita", 0.7, False), ("a student", 0.9, False)],
    ids=["surely", "perhaps", "no name"],
)
def test_only_who_is_surely_in_it_and_named_is_taken_from_a_sentence_without_an_act(
    words: str, probability: float, is_taken: bool
) -> None:
    evidence = said(NAMED, {"victim": {words: probability}}, marks={"victim": [(words, probability)]})
    found = named_parties(scene(NAMED, evidence))
    assert found == ([Argument(Role.VICTIM, span(NAMED, words))] if is_taken else [])
    assert named_parties(scene(NAMED)) == []


def test_nothing_changes_hands_where_no_word_says_so() -> None:
    sure = said(TEXT, types={OVERTAKEN: 0.95, "attack": 0.01})
    assert weighed_type(scene(TEXT, sure), STORMED, "attack") == "attack"
    seized = OutcomeMention(Outcome.SITE_SEIZED, span(TEXT, "stormed"))
    assert weighed_type(replace(scene(TEXT, sure), outcomes=(seized,)), STORMED, "attack") == OVERTAKEN


def test_no_protest_is_seen_where_no_word_tells_of_one() -> None:
    burnt, sit_in = "Women picked burnt corn in Kala.", "Women held a sit-in in Kala."
    evidence = {
        text: said(text, marks={"trigger": [(word, 0.9)]}, types={"peaceful-protest": 0.9})
        for text, word in ((burnt, "picked"), (sit_in, "held"))
    }
    assert weighed_triggers(scene(burnt, evidence[burnt]), []) == ()
    assert [t.event_type for t in weighed_triggers(scene(sit_in, evidence[sit_in]), [])] == [
        "peaceful-protest"
    ]
    picked = Trigger(span(burnt, "picked"), None)
    assert weighed_type(scene(burnt, evidence[burnt]), picked, "attack") == "attack"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Attack on Ituri gold mine leaves 14 dead", "attack"),
        ("Attaque d'une mine d'or : 14 morts", "attack"),
        ("Attack near a mine leaves 14 dead", "remote-explosive-ied"),
        ("Attack on gold mine with bombs leaves 14 dead", "remote-explosive-ied"),
    ],
)
def test_a_mine_in_which_people_dig_blows_nobody_up(text: str, code: str) -> None:
    word = "Attaque" if text.startswith("Attaque") else "Attack"
    evidence = said(text, types={"remote-explosive-ied": 0.99})
    assert weighed_type(scene(text, evidence), Trigger(span(text, word), None), "attack") == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ten dead in double explosion at rally", "attack"),
        ("Ten dead as bomber blows himself up at rally", "suicide-bomb"),
    ],
)
def test_nobody_blows_up_with_a_bomb_where_no_word_says_so(text: str, code: str) -> None:
    evidence = said(text, types={"suicide-bomb": 0.99})
    assert weighed_type(scene(text, evidence), Trigger(span(text, "dead"), None), "attack") == code


def test_a_gold_mine_is_no_weapon() -> None:
    text = "Fighters raided a gold mine on Monday."
    evidence = said(text, {"weapon": {"mine": 0.99}}, marks={"weapon": [("mine", 0.99)]})
    assert weighed_roles(scene(text, evidence), [], lambda _: True) == []
