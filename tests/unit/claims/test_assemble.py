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
