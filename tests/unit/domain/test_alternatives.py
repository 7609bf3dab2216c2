"""Alternatives that share their beginnings match what they match one by one."""

from __future__ import annotations

import re

import pytest

from firsthand.domain.alternatives import either, phrases
from firsthand.languages import LANGUAGES
from firsthand.languages.base.pack import LanguagePack

_TEXT = (
    "Attackers attacked; an attack in Gao, the ATTACK was claimed. L'attaque à Ménaka, une attaque-suicide: 12 morts, "
    "deux blessés légers, no one was killed or wounded, at least 3 soldiers have been killed, les assaillants ont tué."
)
LISTS = {
    "literal": ["attack-suicide", "attacked", "attack", "attaque", "at"],
    "quantified": ["tués?", "tué", "bless(?:és|é)", "blessés\\slégers", "morts"],
    "order": ["at", "attack", "attacked"],
    "choices": ["attacked|attack", "attaque", "(?:the|an)\\sattack", "12|une"],
    "marks": [r"L\'attaque", r"l\'at", r"attaque\-suicide", "[ae]t", "[^a|b]n"],
    "empty": ["", "attack"],
}


def _spans(expression: str) -> list[tuple[int, int]]:
    pattern = re.compile(rf"(?<![\w-])(?:{expression})(?!\w)", re.IGNORECASE)
    return [match.span() for match in pattern.finditer(_TEXT)]


@pytest.mark.parametrize("patterns", LISTS.values(), ids=LISTS)
def test_what_matches_stays_the_same(patterns: list[str]) -> None:
    one_by_one = _spans("|".join(patterns))
    assert one_by_one
    assert _spans(either(patterns)) == one_by_one


@pytest.mark.parametrize("pack", LANGUAGES, ids=lambda pack: pack.code)
def test_the_words_of_a_language_match_as_before(pack: LanguagePack) -> None:
    conflict = pack.conflict
    lists = [conflict.attack, conflict.harmless, *conflict.outcomes.values(), *conflict.harmed_after.values()]
    found = [(_spans("|".join(patterns)), _spans(either(patterns))) for patterns in lists if patterns]
    assert any(one_by_one for one_by_one, _ in found)
    assert all(one_by_one == shared for one_by_one, shared in found)


def test_beginnings_are_shared() -> None:
    assert either(["raid", "rain", "car"]) == "r(?:a(?:i(?:d|n)))|car"


def test_a_choice_is_left_as_it_is() -> None:
    assert either(["ab|ac", "a(?:b|c)", "ad?"]) == "ab|ac|a(?:(?:b|c)|d?)"


def test_phrases_match_the_longest_and_are_taken_literally() -> None:
    found = re.compile(phrases(["more than", "more", "a.m"]))
    assert found.match("more than one").group() == "more than"  # type: ignore[union-attr]
    assert found.match("more\tthan").group() == "more\tthan"  # type: ignore[union-attr]
    assert found.match("axm") is None
    assert re.compile(phrases(["more than"], blank=" ")).match("more\tthan") is None
    assert phrases([]) == ""
