"""The list's words in ours."""

from __future__ import annotations

import pytest
from evaluation.benchmarks.mali_codes import group_of, label_of, our_group, targets_of, types_of

from firsthand.domain.actor import ActorKind
from firsthand.domain.report import Role
from firsthand.knowledge.codebook import Codebook
from tests.unit.evaluation.benchmarks.making import party


@pytest.mark.parametrize(
    ("word", "group"),
    [
        ("soldat", "soldiers"),
        ("Soldats", "soldiers"),
        ("casque bleu", "peacekeepers"),
        ("policiers", "police"),
        ("combattants (X)", "militants"),
        ("civil", "civilians"),
        ("ND", "persons"),
        (" ", "persons"),
        ("inconnu au bataillon", None),
    ],
)
def test_categories_of_victims(word: str, group: str | None):
    assert group_of(word) == group


def test_groups_finer_than_the_lists_are_made_coarse():
    assert [our_group(group) for group in ("children", "militia", "soldiers")] == [
        "civilians",
        "militants",
        "soldiers",
    ]


@pytest.mark.parametrize(
    ("coded", "weapons", "text", "fitting"),
    [
        ("Attaque", "ND", "Attaque d'un village", {"attack", "armed-clash"}),
        ("Attaque", "Mine", "Un camion saute", {"remote-explosive-ied"}),
        ("Attaque", "ND", "Un camion saute sur une mine", {"remote-explosive-ied"}),
        ("Attaque", "ND", "Attaque d'un mineur", {"attack", "armed-clash"}),
        ("Attaque", "Obus", "Le camp est visé", {"shelling-artillery-missile"}),
        ("Attaque; Enlèvement", None, "", {"attack", "armed-clash", "abduction-forced-disappearance"}),
        ("Affrontement; Combat", "ND", "", {"armed-clash", "mob-violence"}),
        ("Mine découverte", "Mine", "", {"disrupted-weapons-use"}),
        (
            "Opération déminage",
            "Mine",
            "",
            {"disrupted-weapons-use", "armed-clash", "arrests", "other-strategic"},
        ),
        ("Assassinat", "ND", "", {"attack"}),
        (None, None, "", set()),
        ("Accident", "ND", "", set()),
    ],
)
def test_types(coded: str | None, weapons: str | None, text: str, fitting: set[str]):
    assert types_of(coded, weapons, text) == fitting


def test_every_type_is_in_the_codebook():
    codes = {event_type.code for event_type in Codebook.load().types}
    words = "attaque;combat;neutralisation;lynchage;arrestation;enlevement;braquage;incendie;attentat;deminage;frappes;operation"
    for word in words.split(";"):
        for weapon in ("", "mine", "obus", "kamikaze"):
            found = types_of(word, weapon, "")
            assert found
            assert found <= codes


@pytest.mark.parametrize(
    ("coded", "labels"),
    [
        ("MINUSMA", {"minusma"}),
        ("aMA", {"state"}),
        ("AMA/Barkhane", {"state", "barkhane"}),
        ("Civil (bergers)", {"civil"}),
        ("GATIA; MSA", {"gatia", "msa"}),
        ("ND", set()),
        (None, set()),
        ("Civil / Quelqu'un", set()),
    ],
)
def test_targets(coded: str | None, labels: set[str]):
    assert targets_of(coded) == labels


@pytest.mark.parametrize(
    ("actor", "kind", "label"),
    [
        ("mli-army", ActorKind.STATE_FORCE, "state"),
        ("generic:soldiers", ActorKind.STATE_FORCE, "state"),
        ("nga-army", ActorKind.STATE_FORCE, "nga-army"),
        ("generic:peacekeepers", ActorKind.INTERNATIONAL_FORCE, "minusma"),
        ("minusma", ActorKind.INTERNATIONAL_FORCE, "minusma"),
        ("generic:civilians", ActorKind.CIVILIANS, "civil"),
        ("generic:gunmen", ActorKind.UNKNOWN, "armed"),
        ("gatia", ActorKind.MILITIA, "gatia"),
    ],
)
def test_our_parties(actor: str, kind: ActorKind, label: str):
    assert label_of(party(actor, Role.TARGET, kind)) == label
