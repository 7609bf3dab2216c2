"""The view of an extraction as MUC templates and forms, on extractions made by hand: no reader is involved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from evaluation.benchmarks.muc_form import as_form, as_slots, number
from evaluation.benchmarks.muc_slots import SlotTemplate
from evaluation.benchmarks.muc_template import MucTemplate
from evaluation.benchmarks.muc_view import templates
from evaluation.benchmarks.muc_words import head_of, is_plural, load_words, trimmed

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.claim import Extraction
from firsthand.domain.document import Document
from firsthand.domain.report import (
    Argument,
    CasualtyKind,
    Figure,
    Outcome,
    OutcomeMention,
    Report,
    Role,
    Side,
    Status,
)
from firsthand.domain.values import (
    Anchor,
    DateExpression,
    DateKind,
    DateMention,
    DaySet,
    Operator,
    Place,
    PlaceKind,
    PlaceMention,
    Quantity,
    Span,
)
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.countries import CountryList

TEXT = (
    "MEMBERS OF THE RED FRONT BOMBED THE FRENCH EMBASSY AND TWO BUSES IN LIMA ON 2 MAY WITH A CAR BOMB. "
    "THE BLAST KILLED 7 STUDENTS AND DR. JUAN PEREZ. THE ARMY CLASHED WITH REBELS, KILLING SOLDIERS."
)
CODEBOOK = Codebook.load()
COUNTRIES = CountryList.load()


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def report(code: str, trigger: str, *arguments: tuple[Role, str], **more: object) -> Report:
    plain = Report(
        f"r-{trigger}", "doc", 0, Status.ASSERTED, code, at(trigger), 1.0,
        tuple(Argument(role, at(words)) for role, words in arguments),
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def extraction(*reports: Report, actors: tuple[ActorMention, ...] = ()) -> Extraction:
    document = Document("d", "p", TEXT, (), (), (), "en", datetime(1990, 6, 1, tzinfo=UTC))
    lima = Place("Lima", -12.05, -77.04, 10, PlaceKind.SETTLEMENT, "PER")
    day = DateMention(
        DateExpression(at("2 MAY"), DateKind.DAY, Anchor.NONE), DaySet.day(date(1990, 5, 2)), "1990-05-02"
    )
    return Extraction(
        document, "hand/1", 1.0, reports, (), (PlaceMention(at("LIMA"), lima, 1.0),), (day,), actors
    )


RED_FRONT = ActorMention(at("RED FRONT"), "red-front", ActorKind.REBEL)
BOMBING = report(
    "remote-explosive-ied",
    "BOMBED",
    (Role.INITIATOR, "MEMBERS OF THE RED FRONT"),
    (Role.FACILITY, "THE FRENCH EMBASSY"),
    (Role.TARGET, "TWO BUSES"),
    (Role.WEAPON, "CAR BOMB"),
    (Role.PLACE, "LIMA"),
    (Role.DATE, "2 MAY"),
)
DEATHS = report(
    "attack",
    "KILLED",
    (Role.VICTIM, "DR. JUAN PEREZ"),
    figures=(
        Figure(
            at("7 STUDENTS"), Quantity(Operator.EXACTLY, 7), CasualtyKind.KILLED, at("STUDENTS"), Side.TARGET
        ),
    ),
    continues=BOMBING.id,
)
CLASH = report(
    "armed-clash", "CLASHED", (Role.INITIATOR, "THE ARMY"), (Role.TARGET, "REBELS"), (Role.VICTIM, "SOLDIERS")
)
SIDES = (
    ActorMention(at("THE ARMY"), "generic:soldiers", ActorKind.STATE_FORCE),
    ActorMention(at("REBELS"), "generic:rebels", ActorKind.REBEL),
)


def one(*reports: Report) -> MucTemplate:
    (template,) = templates(extraction(*reports, actors=(RED_FRONT, *SIDES)), CODEBOOK)
    return template


def test_a_chain_of_reports_is_one_template_of_its_special_type() -> None:
    template = one(BOMBING, DEATHS)
    assert (template.type, template.reports) == ("BOMBING", (BOMBING.id, DEATHS.id))


def test_reports_that_do_not_continue_are_two() -> None:
    alone = replace(DEATHS, continues=None)
    found = templates(extraction(BOMBING, alone, actors=(RED_FRONT,)), CODEBOOK)
    assert [template.type for template in found] == ["BOMBING", "ATTACK"]


def test_a_named_group_inside_a_phrase_of_persons_fills_both() -> None:
    template = one(BOMBING)
    assert [span.text for span in template.persons] == ["MEMBERS OF THE RED FRONT"]
    assert [o.span.text for o in template.organisations] == ["RED FRONT"]
    assert template.by_state is False


def test_six_slots_hold_names_of_persons_and_no_descriptions() -> None:
    slots = as_slots(one(BOMBING, DEATHS))
    assert slots.types == {"bombing"}
    assert slots.fillers["Victim"] == (frozenset({"juan perez"}),)
    assert slots.fillers["Target"] == (frozenset({"french embassy"}), frozenset({"buses"}))
    assert slots.fillers["Weapon"] == (frozenset({"car bomb"}),)
    assert slots.fillers["PerpOrg"] == (frozenset({"red front"}),)


def test_the_form_of_1992_is_filled() -> None:
    form = as_form(one(BOMBING, replace(DEATHS, outcomes=(OutcomeMention(Outcome.DESTROYED, at("BLAST")),))),
                   date(1990, 5, 3), COUNTRIES)  # fmt: skip
    plain = {slot: [(*f.values, *f.tags) for f in fills] for slot, fills in form.fills.items()}
    assert plain["INCIDENT: TYPE"] == [("BOMBING",)]
    assert plain["INCIDENT: DATE"] == [("02 MAY 90",)]
    assert plain["INCIDENT: LOCATION"] == [("PERU: LIMA (CITY)",)]
    assert plain["INCIDENT: INSTRUMENT TYPE"] == [("VEHICLE BOMB", "CAR BOMB")]
    assert plain["PERP: INCIDENT CATEGORY"] == [("TERRORIST ACT",)]
    assert plain["PERP: ORGANIZATION CONFIDENCE"] == [("REPORTED AS FACT", "RED FRONT")]
    assert ("DIPLOMAT OFFICE OR RESIDENCE", "FRENCH EMBASSY") in plain["PHYS TGT: TYPE"]
    assert ("TRANSPORT VEHICLE", "BUSES") in plain["PHYS TGT: TYPE"]
    assert plain["PHYS TGT: NUMBER"] == [("1", "FRENCH EMBASSY"), ("PLURAL", "BUSES")]
    assert plain["PHYS TGT: EFFECT OF INCIDENT"][0] == ("DESTROYED", "FRENCH EMBASSY")
    assert plain["HUM TGT: NAME"] == [("JUAN PEREZ",)]
    assert plain["HUM TGT: NUMBER"] == [("1", "JUAN PEREZ"), ("7", "STUDENTS")]
    assert plain["HUM TGT: EFFECT OF INCIDENT"] == [("DEATH", "STUDENTS")]


def test_without_a_date_or_place_the_article_bounds_the_day_and_the_document_gives_the_country() -> None:
    form = as_form(one(DEATHS), date(1990, 5, 3), COUNTRIES)
    assert form.fills["INCIDENT: DATE"][0].values == ("- 03 MAY 90",)
    assert form.fills["INCIDENT: LOCATION"][0].values == ("PERU",)


def test_a_clash_that_harms_armed_men_alone_is_left_out() -> None:
    held = extraction(CLASH, actors=SIDES)
    assert templates(held, CODEBOOK) == []
    assert [t.type for t in templates(held, CODEBOOK, all_kinds=True)] == ["ATTACK"]
    with_civilians = replace(CLASH, arguments=(*CLASH.arguments, Argument(Role.VICTIM, at("STUDENTS"))))
    assert len(templates(extraction(with_civilians, actors=SIDES), CODEBOOK)) == 1


@pytest.mark.parametrize("status", [Status.STATEMENT, Status.AGGREGATE, Status.DENIED, Status.HYPOTHETICAL])
def test_what_did_not_happen_makes_no_template(status: Status) -> None:
    assert templates(extraction(replace(BOMBING, status=status)), CODEBOOK) == []


def test_types_without_a_muc_type_make_no_template() -> None:
    assert templates(extraction(replace(BOMBING, event_type="arrests")), CODEBOOK) == []
    assert templates(extraction(replace(BOMBING, event_type=None)), CODEBOOK) == []


def test_an_attack_with_a_bomb_is_a_bombing() -> None:
    attack = replace(BOMBING, event_type="attack")
    assert one(attack).type == "BOMBING"
    bare = replace(attack, arguments=tuple(a for a in attack.arguments if a.role is not Role.WEAPON))
    assert one(bare).type == "ATTACK"


def test_a_trigger_gives_its_instrument_and_no_act() -> None:
    words = load_words()
    assert words.instrument_in(Span(4, 21, "CAR BOMB EXPLODED")) == Span(4, 12, "CAR BOMB")
    assert words.instrument_in(Span(0, 13, "BOMB EXPLODED")) == Span(0, 4, "BOMB")
    assert words.instrument_in(Span(0, 8, "WAS SHOT")) is None


def test_a_kidnapping_has_neither_target_nor_instrument() -> None:
    slots = as_slots(replace(one(BOMBING), type="KIDNAPPING"))
    assert slots.fillers["Target"] == slots.fillers["Weapon"] == ()
    assert isinstance(slots, SlotTemplate)


@pytest.mark.parametrize(
    ("quantity", "written"),
    [
        (Quantity(Operator.EXACTLY, 7), "7"),
        (Quantity(Operator.ABOUT, 7), "~7"),
        (Quantity(Operator.AT_LEAST, 7), "7-"),
        (Quantity(Operator.MORE_THAN, 7), "8-"),
        (Quantity(Operator.LESS_THAN, 7), "-6"),
        (Quantity(Operator.RANGE, 5, 7), "5-7"),
        (Quantity(Operator.VAGUE), "PLURAL"),
    ],
)
def test_numbers_are_written_as_in_the_keys(quantity: Quantity, written: str) -> None:
    assert number(quantity) == written


def test_phrases_are_cut_to_what_the_keys_hold() -> None:
    words = load_words()
    assert trimmed(Span(0, 18, "THE THREE SOLDIERS")) == Span(10, 18, "SOLDIERS")
    assert head_of("members of the front") == "member"
    assert (is_plural("THE BUSES"), is_plural("THE BUS")) == (True, False)
    title, name = words.name_in(Span(0, 18, "COLONEL LUIS MARTI"))
    assert title is not None
    assert name is not None
    assert (title.text, name.text, name.start) == ("COLONEL", "LUIS MARTI", 8)
    assert words.name_in(Span(0, 13, "YOUNG WORKERS"))[1] is None
    assert words.name_in(Span(0, 14, "CAUSING LOSSES"))[1] is None
