"""The wording of both languages: complete, alike, and set as each language sets it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from string import Formatter
from typing import Any

import pytest

from firsthand.domain.errors import ConfigError
from firsthand.domain.event import ContradictionType, EventDate, Grade
from firsthand.domain.event import DatePrecision as Precision
from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import DaySet, Place, PlaceKind
from firsthand.knowledge.codebook import Codebook
from firsthand.languages.en.conflict import CONFLICT
from firsthand.publish.brief import LANGUAGES, Scope, render
from firsthand.publish.brief.model import Figure
from firsthand.publish.brief.phrasing import Phrasing
from firsthand.publish.brief.words import Words
from tests.unit.publish.brief.records import MENAKA, brief, casualty, event, toll

NO_BREAK, THIN = "\u00a0", "\u202f"


def phrasing(language: str) -> Phrasing:
    return Phrasing(Words.of(language), Codebook.load())


def leaves(record: Any, path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in record.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{key}.")
        elif isinstance(value, str):
            yield f"{path}{key}", value


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_both_languages_have_the_same_sentences_with_the_same_blanks() -> None:
    english, french = (dict(leaves(Words.of(language)._record)) for language in ("en", "fr"))
    parts = (
        "sentences.",
        "words.",
        "headings.",
        "columns.",
        "figure.",
        "said.",
        "days.",
        "changes.",
        "place.",
    )
    parts += ("conditions.", "area.", "period.", "contradictions.", "roles.")
    for key in sorted({*english, *french}):
        if key.startswith(parts):
            assert blanks(english[key]) - {"n"} == blanks(french[key]) - {"n"}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_a_record_can_hold_has_a_word(language: str) -> None:
    words = Words.of(language)
    groups = {*CONFLICT.persons.values(), *CONFLICT.groups.values()}
    for kind in CasualtyKind:
        for group in groups:
            assert words.kind(kind.value, 1, group)
            assert words.find(f"groups.{group}"), group
    for grade in Grade:
        assert words[f"grades.{grade.value}.gloss"]
    for contradiction in ContradictionType:
        assert words[f"contradictions.{contradiction.value}"]


def test_every_event_type_has_a_french_name() -> None:
    words = Words.of("fr")
    for entry in Codebook.load().types:
        assert words.type(entry.code) == entry.names["fr"], entry.code


def test_a_language_that_briefs_are_not_written_in_is_refused() -> None:
    with pytest.raises(ConfigError, match="en and fr"):
        Words.of("de")


def test_french_agrees_with_the_number_and_the_gender_of_the_group() -> None:
    words = phrasing("fr")
    told = {
        (1, "persons"): "1 personne tuée",
        (2, "persons"): "2 personnes tuées",
        (0, "soldiers"): "0 soldat tué",
        (3, "police"): "3 policiers tués",
        (1250, "women"): f"1{THIN}250 femmes tuées",
    }
    for (n, group), expected in told.items():
        assert words.figure(Figure(CasualtyKind.KILLED, n, n, n, (group,))) == expected


def test_ranges_and_open_ends_are_said() -> None:
    def told(low: int | None, best: int | None, high: int | None) -> str:
        return phrasing("en").figure(Figure(CasualtyKind.KILLED, low, best, high, ("soldiers",)))

    assert told(31, 31, None) == "at least 31 soldiers killed"
    assert told(31, 40, None) == "at least 31 soldiers killed (best supported 40)"
    assert told(21, 24, 24) == "21 to 24 soldiers killed (best supported 24)"
    assert told(None, None, None) == "soldiers killed, number not known"


def test_days_are_never_more_exact_than_the_set() -> None:
    first, last = date(2025, 6, 1), date(2025, 6, 20)
    sets = {
        DaySet.day(first): f"1er{NO_BREAK}juin 2025",
        DaySet.between(first, last): f"un jour entre le 1er{NO_BREAK}juin 2025 et le 20{NO_BREAK}juin 2025",
        DaySet.weekday(
            6, first, last
        ): f"1er{NO_BREAK}juin 2025, 8{NO_BREAK}juin 2025 ou 15{NO_BREAK}juin 2025",
        DaySet.weekday(
            0, first, date(2025, 7, 1)
        ): f"un lundi, entre le 2{NO_BREAK}juin 2025 et le 30{NO_BREAK}juin 2025",
        DaySet.between(date.min, last): f"le 20{NO_BREAK}juin 2025 ou avant",
        DaySet.between(first, date.max): f"le 1er{NO_BREAK}juin 2025 ou après",
        DaySet(): "aucun jour ne convient à tous les textes",
    }
    for days, expected in sets.items():
        assert phrasing("fr").when(EventDate(days, Precision.PERIOD)) == expected
    assert phrasing("fr").when(EventDate(None, Precision.UNKNOWN)) == "jour inconnu"


def test_places_carry_their_radius_and_countries_their_name_in_the_language() -> None:
    wide = Place("Liptako", 14.0, 1.0, 120, PlaceKind.AREA, "NER")
    country = Place("Chad", 15.0, 19.0, 900, PlaceKind.COUNTRY, "TCD")
    assert phrasing("fr").where(wide) == f"Liptako, Niger, à 120{NO_BREAK}km près"
    assert phrasing("fr").where(country) == "Tchad"
    assert phrasing("en").where(MENAKA) == "Ménaka, Mali"


def test_organs_of_states_and_descriptions_are_named_in_the_language() -> None:
    french = Words.of("fr")
    assert french.actor("tcd-army", "Military Forces of Chad") == "Armée (Tchad)"
    assert french.actor("generic:gunmen", "Unidentified armed men") == "Hommes armés non identifiés"
    assert french.actor("jnim", "JNIM") == "JNIM"
    assert Words.of("en").actor("tcd-army", "Military Forces of Chad") == "Military Forces of Chad"


def test_french_spaces_do_not_break_before_double_signs_and_in_guillemets() -> None:
    made = brief(
        event(
            "e1",
            tolls=(toll(2100, 2200, None),),
            casualties=(casualty(2100, 2200, None),),
            grade=Grade.CONTESTED,
        ),
        event("e2", place=None),
        scope=Scope(date(2025, 6, 1), date(2025, 6, 30), conditions=(("text", "marché"),)),
        language="fr",
    )
    told = re.sub(r"\(#[^)]*\)|\(data:[^)]*\)|\|[ :|-]+\||&#\d+;", "", render(made, "md").text)
    told = told.split("## Dans le temps")[0] + told.split("\n\n*En haut")[1]
    assert re.findall(r".{12}[^\u00a0\u202f][:;!?»](?=\s|$).{0,9}", told) == []
    assert re.findall(r"«[^\u00a0]", told) == []
    assert f"2{THIN}100" in told
    assert "'" not in "".join(value for _, value in leaves(Words.of("fr")._record))
