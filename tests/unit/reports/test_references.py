from __future__ import annotations

import pytest
from evaluation.benchmarks.texts import plain_document

from firsthand.languages import pack
from firsthand.reports import Spotter
from firsthand.reports.references import resolve_references


def _parties(spotter: Spotter, text: str, language: str) -> list[tuple[str, str | None]]:
    document = plain_document("page", text, language=language)
    spoken = pack(language)
    assert spoken is not None
    mentions = spotter.actors.spot(text, language)
    return [(m.span.text, m.actor) for m in resolve_references(document, mentions, spoken, spotter.actors)]


@pytest.mark.parametrize(
    ("text", "language", "reference", "actor"),
    [
        ("JNIM took the town. The group said so.", "en", "The group", "jnim"),
        ("JNIM took the town. The group's fighters left.", "en", "The group's fighters", "jnim"),
        ("JNIM took the town. Fighters of the group left.", "en", "Fighters of the group", "jnim"),
        ("Le JNIM a pris la ville. Le groupe le dit.", "fr", "Le groupe", "jnim"),
        (
            "Le JNIM a pris la ville. Des combattants du groupe sont morts.",
            "fr",
            "combattants du groupe",
            "jnim",
        ),
        ("Le JNIM a pris la ville. Les assaillants ont fui.", "fr", "Les assaillants", "jnim"),
        ("Malian soldiers came. The army said so.", "en", "army", "mli-army"),
        ("L'armée tchadienne est là. L'armée le dit.", "fr", "armée", "tcd-army"),
        ("Kivo Liberation Front (KLF) men came. The group said so.", "en", "The group", None),
        ("L'armée et les VDP ont repoussé les terroristes.", "fr", "terroristes", "generic:militants"),
        ("JNIM fought the VDP. The militants fled.", "en", "The militants", "jnim"),
        ("JNIM attacked soldiers and VDP in Djibo. The group said so.", "en", "The group", "jnim"),
        ("Le JNIM a tué des soldats et des VDP à Djibo. Le groupe le dit.", "fr", "Le groupe", "jnim"),
        ("JNIM left. VDP came to Djibo. The group said so.", "en", "The group", "vdp"),
        ("JNIM came. A group of gunmen fled. The group said so.", "en", "The group", "jnim"),
        ("The assailants fled.", "en", "assailants", "generic:gunmen"),
        ("Malian soldiers and Chadian soldiers came. The army said so.", "en", "army", "generic:soldiers"),
    ],
)
def test_a_reference_is_whom_the_text_named(
    spotter: Spotter, text: str, language: str, reference: str, actor: str | None
) -> None:
    assert (reference, actor) in _parties(spotter, text, language)


def test_the_men_of_the_group_are_no_party_of_their_own(spotter: Spotter) -> None:
    found = _parties(spotter, "JNIM took the town. The group's fighters left.", "en")
    assert [actor for _, actor in found] == ["jnim", "jnim"]


def test_a_group_named_later_is_not_the_one_meant_before(spotter: Spotter) -> None:
    found = _parties(spotter, "The group fled. JNIM came.", "en")
    assert [actor for _, actor in found] == ["jnim"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("JNIM attacked. The group of tourists fled.", "en"),
        ("JNIM attacked. A group of civilians fled; the group was safe.", "en"),
        ("Le JNIM a attaqué. Le groupe scolaire a brûlé.", "fr"),
        ("Le JNIM a attaqué. Un groupe de civils a fui. Ce groupe est sauf.", "fr"),
    ],
)
def test_another_group_is_not_the_one_that_was_named(spotter: Spotter, text: str, language: str) -> None:
    assert [span for span, actor in _parties(spotter, text, language) if actor == "jnim"] == ["JNIM"]


def test_a_state_that_strikes_is_not_whose_security_forces_are_meant(spotter: Spotter) -> None:
    text = "Six members of the security forces were killed in Sweida. Israel struck tanks heading towards the city."
    assert ("security forces", "isr-army") not in _parties(spotter, text, "en")
    assert ("Israel", "isr-army") in _parties(spotter, text, "en")


@pytest.mark.parametrize(
    ("text", "language", "actor"),
    [
        ("Islamic State claimed the attack on Gao. Islamic State in the Sahel said it killed ten soldiers.", "en", "issp"),
        ("L'État islamique a revendiqué l'attaque de Gao. L'État islamique au Sahel dit avoir tué dix soldats.", "fr", "issp"),
        ("Islamic State claimed the attack on Gao. JNIM killed ten soldiers in Djibo.", "en", "islamic_state"),
    ],
)  # fmt: skip
def test_the_short_name_of_a_branch_is_the_branch(
    spotter: Spotter, text: str, language: str, actor: str
) -> None:
    found = _parties(spotter, text, language)
    assert next(party for said, party in found if said.endswith(("State", "islamique"))) == actor


def test_soldiers_are_not_those_of_the_state_whose_missiles_are_told_of(spotter: Spotter) -> None:
    text = "A Russian missile hit a school. Russian missiles fell again. Russia's defence ministry said it killed 85 servicemen. Ukraine's military rejected it."
    assert ("servicemen", "generic:soldiers") in _parties(spotter, text, "en")
