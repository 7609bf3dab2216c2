"""Claims: which actor a voice is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from firsthand.claims.assemble import Bench, assemble
from firsthand.documents import read_page
from firsthand.domain.claim import Claim, Field
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.origins import OriginList
from firsthand.languages import pack
from firsthand.reports import PatternReader


def claims(text: str, language: str) -> list[Claim]:
    actors = ActorList.load()
    hints = PageHints(language=language, published=date(2025, 3, 10))
    document = read_page(
        Page("test", text.encode(), MediaType.TEXT, datetime(2025, 4, 1, tzinfo=UTC), hints=hints)
    )
    reading = PatternReader(actors, Gazetteer.open(), Codebook.load()).read([document])[0]
    words = pack(language)
    assert words is not None
    return list(assemble(Bench(document, reading, words, actors, OriginList.load())))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Douze soldats ont été tués à Banibangou, au Niger.\nL'EIS affirme avoir tué plus de 30 soldats.", "fr"),
        ("Twelve soldiers were killed at Banibangou, Niger.\nThe EIS claimed the attack, saying that more than 30 soldiers were killed.", "en"),
    ],
)  # fmt: skip
def test_a_group_that_claims_an_attack_counts_by_itself(text: str, language: str) -> None:
    found = claims(text, language)
    assert {claim.value for claim in found if claim.field is Field.RESPONSIBILITY} == {"issp"}
    assert {c.quantity.value: c.claimant_actor for c in found if c.quantity} == {12: None, 30: "issp"}


def test_another_thing_of_the_same_letters_claims_nothing() -> None:
    found = claims(
        "Twelve workers were killed in Niger.\nThe EIS, an environmental impact statement, reported 30 people killed.",
        "en",
    )
    assert not any(claim.claimant_actor == "issp" for claim in found)


def killed(text: str, language: str) -> set[int | None]:
    return {c.quantity.point for c in claims(text, language) if c.quantity and c.field is Field.KILLED}


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("Militiamen attacked Komanda. At least 43 people were killed, the UN said. An army spokesman had spoken of ten people killed.", "en", {43}),
        ("Des miliciens ont attaqué Komanda. Au moins 43 personnes ont été tuées, selon l'ONU. L'armée avait évoqué une dizaine de morts.", "fr", {43}),
        ("The army had announced 12 soldiers killed in an attack on Niono in Mali.", "en", {12}),
        ("L'armée avait annoncé 12 soldats tués dans une attaque à Niono, au Mali.", "fr", {12}),
        ("Twelve soldiers were killed in an attack on Niono, Mali, the army said. JNIM had announced 30 soldiers killed.", "en", {12, 30}),
        ("A bomb killed 31 people in Niono, Mali. The monitor said that it had confirmed 44 deaths.", "en", {31, 44}),
        ("Une bombe a tué 31 personnes à Niono, au Mali. L'ONG a dit qu'elle avait recensé 44 morts.", "fr", {31, 44}),
        ("A bomb hit the market of Niono, Mali. The army had counted 44 deaths. A trader said that two soldiers were killed.", "en", {2, 44}),
        ("Neuf civils ont été tués dans une attaque à Niono, au Mali. L'armée avait annoncé 30 terroristes tués.", "fr", {9, 30}),
    ],
    ids=["recalled", "in French", "alone", "alone in French", "of a party", "told at second hand", "in French too", "of a few", "of others"],
)  # fmt: skip
def test_a_figure_that_a_text_only_recalls_has_been_superseded(
    text: str, language: str, numbers: set[int]
) -> None:
    assert killed(text, language) == numbers


@pytest.mark.parametrize(
    ("voice", "official"),
    [("the state governor", True), ("The mayor", True), ("a former governor", None), ("a resident", None)],
)
def test_who_holds_an_office_in_a_place_is_official(voice: str, official: bool | None) -> None:
    found = claims(f"The toll from the attack in Bokkos has risen to 27 dead, {voice} said.", "en")
    assert [claim.official for claim in found if claim.quantity] == [official]


def test_but_not_of_fighters_killed() -> None:
    found = claims("Troops killed 27 militants in Bokkos, the state governor said.", "en")
    assert [claim.official for claim in found if claim.quantity] == [None]
