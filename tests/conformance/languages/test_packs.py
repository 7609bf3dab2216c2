"""One suite for every registered language."""

from __future__ import annotations

import time
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.groups import ANYONE, UNARMED_GROUPS, WITH_ARMS
from firsthand.knowledge.codebook import Codebook
from firsthand.languages import LANGUAGES, pack
from firsthand.languages.base.pack import LanguagePack

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
ALL = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)

# Letters, digits, separators and words on which finders like to trip.
_TEXT = st.lists(
    st.sampled_from(
        ["12", "1,200", "1 200", "20-25", "٣٠", "third", "May", "mars", "Sunday", "dimanche", "dernier", "une trentaine", "dozens",
         "more than", "plus de", "2025", "31", "février", "the", "le", ",", ".", "\n", "«", "’", "\u200b", "9" * 31, "-", "to", "à"]
    )
    | st.text(max_size=6),
    max_size=25,
).map(" ".join)  # fmt: skip


@ALL
def test_a_pack_is_found_by_its_code(language: LanguagePack) -> None:
    assert pack(language.code) is language


@ALL
def test_a_pack_has_golden_pages(language: LanguagePack) -> None:
    assert len(list((GOLDEN / language.code).glob("*.yml"))) >= 5


@ALL
def test_every_event_type_has_cues(language: LanguagePack) -> None:
    missing = [
        event_type.code for event_type in Codebook.load().types if not event_type.cues.get(language.code)
    ]
    assert not missing


@ALL
def test_no_word_list_is_empty(language: LanguagePack) -> None:
    for part in ("sentences", "furniture", "conflict", "speech"):
        words = getattr(language, part)
        assert any(getattr(words, field.name) for field in fields(words)), part


@ALL
def test_every_group_of_people_has_words(language: LanguagePack) -> None:
    named = {*language.conflict.persons.values(), *language.conflict.groups.values()}
    assert WITH_ARMS | UNARMED_GROUPS | ANYONE - {None} <= named
    assert not WITH_ARMS & UNARMED_GROUPS


@pytest.mark.parametrize(
    "code", [language.code for language in LANGUAGES]
)  # a whole pack is too long to be shown
@given(text=_TEXT)
def test_finders_return_ordered_disjoint_spans_of_the_text(code: str, text: str) -> None:
    language = pack(code)
    for found in (language.numbers(text), language.dates(text)):
        spans = [expression.span for expression in found]
        assert all(span.matches(text) for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))


@ALL
@pytest.mark.parametrize(
    "attack",
    [
        "1 " * 20_000,
        "9" * 50_000,
        "more than " * 8_000,
        "de la " * 15_000,
        "20-" * 20_000,
        "in the early " * 6_000,
        "\n" * 40_000,
    ],
)
def test_finders_are_linear_on_hostile_text(language: LanguagePack, attack: str) -> None:
    start = time.process_time()
    language.numbers(attack)
    language.dates(attack)
    assert time.process_time() - start < 5
