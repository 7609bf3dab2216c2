"""Who says it, who passed it on, and how surely."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

from firsthand.documents import read_page
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.domain.report import Voice
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.origins import OriginList
from firsthand.languages import pack
from firsthand.reports.voices import find_voices


@cache
def knowledge() -> tuple[ActorList, OriginList]:
    return ActorList.load(), OriginList.load()


def voices(text: str, language: str) -> tuple[Voice, ...]:
    page = Page(
        "page",
        text.encode(),
        MediaType.TEXT,
        datetime(2025, 6, 3, tzinfo=UTC),
        hints=PageHints(language=language),
    )
    document, found = read_page(page), pack(language)
    assert found is not None
    actors, origins = knowledge()
    spans = [span for span, _ in origins.spot(document.text)]
    result = find_voices(document, found, actors.spot(document.text, language), spans)
    for voice in result:
        parts = (voice.content, voice.source, voice.cue, voice.relay, *voice.hedges)
        assert all(part.matches(document.text) for part in parts if part)
    return result


def only(text: str, language: str) -> Voice:
    (voice,) = voices(text, language)
    return voice


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The army said it lost six men.", "The army", "said"),
        ("Six men died, the army said.", "the army", "said"),
        ("Six men died, according to a local official.", "a local official", "according to"),
        ("According to the governor, six men died.", "the governor", "According to"),
        ("JNIM claimed that it had taken the post.", "JNIM", "claimed"),
        ("Two residents reported heavy gunfire.", "Two residents", "reported"),
        ("Six men died, a spokesman for the mine said on Sunday.", "a spokesman for the mine", "said"),
        ("The United Nations announced a new tally of victims.", "The United Nations", "announced"),
        ("A security source confirmed the raid.", "A security source", "confirmed"),
        ("“We buried nine people,” said village chief Oumar Tall.", "village chief Oumar Tall", "said"),
        (
            "A faction led by “General No Pity” claimed that ten soldiers died.",
            "A faction led by “General No Pity”",
            "claimed",
        ),
    ],
)
def test_english_sources(text: str, source: str, cue: str) -> None:
    voice = only(text, "en")
    assert voice.source is not None
    assert voice.cue is not None
    assert (voice.source.text, voice.cue.text) == (source, cue)


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("L'armée affirme avoir perdu six hommes.", "L'armée", "affirme"),
        ("Six hommes sont morts, a annoncé le gouverneur.", "le gouverneur", "a annoncé"),
        ("Six hommes sont morts, selon un élu local.", "un élu local", "selon"),
        ("Selon le gouverneur, six hommes sont morts.", "le gouverneur", "Selon"),
        ("D'après des habitants, le poste a brûlé.", "des habitants", "D'après"),
        ("Le poste a brûlé, ont indiqué des sources locales.", "des sources locales", "ont indiqué"),
        ("Le poste a brûlé, a-t-on appris de sources sécuritaires.", "sources sécuritaires", "de"),
        (
            "Le poste a brûlé, a déclaré un porte-parole de l'armée.",
            "un porte-parole de l'armée",
            "a déclaré",
        ),
        (
            "Le JNIM, lié à Al-Qaïda, a revendiqué l'assaut et affirme avoir tué plus de 60 militaires.",
            "Le JNIM, lié à Al-Qaïda",
            "affirme",
        ),
    ],
)
def test_french_sources(text: str, source: str, cue: str) -> None:
    voice = only(text, "fr")
    assert voice.source is not None
    assert voice.cue is not None
    assert (voice.source.text, voice.cue.text) == (source, cue)


@pytest.mark.parametrize(
    ("text", "language", "source", "relay"),
    [
        ("Six men died, two security sources told Reuters.", "en", "two security sources", "Reuters"),
        ("Six men died, according to sources cited by Reuters.", "en", "sources", "Reuters"),
        ("Six men died, a witness told The Associated Press.", "en", "a witness", "The Associated Press"),
        (
            "Six hommes sont morts, selon deux sources sécuritaires jointes par l'AFP.",
            "fr",
            "deux sources sécuritaires",
            "AFP",
        ),
    ],
)
def test_who_passed_it_on(text: str, language: str, source: str, relay: str) -> None:
    voice = only(text, language)
    assert voice.source is not None
    assert voice.relay is not None
    assert voice.source.text == source
    assert relay in voice.relay.text


def test_an_agency_that_speaks_itself_is_the_source() -> None:
    voice = only("Six men died, according to Reuters.", "en")
    assert voice.source is not None
    assert (voice.source.text, voice.relay) == ("Reuters", None)


@pytest.mark.parametrize(
    ("text", "language", "official"),
    [
        ("The ministry confirmed that six men had died.", "en", True),
        ("Residents say six men died, but official confirmation is pending.", "en", False),
        ("Residents say six men died; the toll remains unconfirmed by officials.", "en", False),
        ("Residents say that six men died.", "en", None),
        ("Le ministère a confirmé la mort de six hommes.", "fr", True),
        ("Six hommes sont morts, selon des habitants.", "fr", None),
    ],
)
def test_whether_officials_confirm_it(text: str, language: str, official: bool | None) -> None:
    assert voices(text, language)[0].official is official


def test_words_of_doubt_are_kept() -> None:
    voice = only("Six men reportedly died in the raid.", "en")
    assert voice.source is None
    assert [hedge.text for hedge in voice.hedges] == ["reportedly"]


def test_a_plain_sentence_has_no_voice() -> None:
    assert voices("Six men died in the raid on the post.", "en") == ()
    assert voices("Six hommes sont morts dans l'attaque du poste.", "fr") == ()


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("The governor said the road was closed. He said that six men had died.", "en", "The governor"),
        ("Le poste a brûlé, selon un élu local. Selon lui, six hommes sont morts.", "fr", "un élu local"),
    ],
)
def test_a_pronoun_speaks_for_the_voice_before_it(text: str, language: str, source: str) -> None:
    first, second = voices(text, language)
    assert first.source is not None
    assert second.source is not None
    assert (first.source.text, second.source.text) == (source, source)


def test_a_pronoun_without_a_voice_before_it_is_none() -> None:
    assert voices("He said that six men had died.", "en") == ()


def test_the_content_is_the_sentence() -> None:
    text = "The road is closed. Six men died, the army said."
    assert [voice.content.text for voice in voices(text, "en")] == ["Six men died, the army said."]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "L'armée nigérienne a repoussé une attaque de l'État islamique contre sa base, perdant six soldats, a indiqué le ministère de la Défense.",
            "le ministère de la Défense",
        ),
        ("Des terroristes ont attaqué Tera, tuant six soldats, a annoncé lundi l'état-major.", "l'état-major"),
        ("Le colonel Ali, porte-parole de l'armée, a indiqué que six soldats avaient péri.", "Le colonel Ali, porte-parole de l'armée"),
    ],
)  # fmt: skip
def test_what_stands_before_an_inverted_verb_of_saying_is_no_voice(text: str, source: str) -> None:
    found = only(text, "fr").source
    assert found is not None
    assert found.text == source
