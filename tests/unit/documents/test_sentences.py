"""Sentences with exact offsets."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.documents.sentences import cut
from firsthand.domain.document import Block, BlockKind, Sentence
from firsthand.domain.values import Span
from firsthand.languages import pack

_TEXT = st.lists(
    st.sampled_from(
        [
            "Gen.",
            "J.",
            "U.S.",
            "M.",
            "BAMAKO, June 2 (Reuters) - ",
            "...",
            "?!",
            ".”",
            "«",
            "» ",
            "\n",
            "3.5",
            "St. ",
            "».",
        ]
    )
    | st.text(max_size=12),
    max_size=30,
).map(" ".join)


def sentences(text: str, language: str = "en") -> tuple[Sentence, ...]:
    found = pack(language)
    assert found is not None
    return cut(text, [Block(BlockKind.BODY, Span.of(text, 0, len(text)))], found.sentences)


def split(text: str, language: str = "en") -> list[str]:
    return [sentence.span.text for sentence in sentences(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Moussa Traoré visited the post.",
        "The U.S. ambassador left on Monday.",
        "Col. A. Diarra and Dr. Keita were hurt.",
        "The 3.5 km road to St. Louis is closed.",
        "It happened at 4 a.m. on the river bank.",
        "J. B. Ouédraogo runs the clinic.",
        "About 12.4 million people need food.",
        "The site news.example.org reported it first.",
        "They left... and came back with others.",
    ],
)
def test_a_stop_that_ends_no_sentence_cuts_nothing(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "M. Sissoko a quitté la ville.",
        "Le col. Assimi est arrivé à Gao.",
        "Une roquette est tombée à 3.5 km du marché.",
        "Mme. Cissé a porté plainte.",
    ],
)
def test_french_abbreviations_cut_nothing(text: str) -> None:
    assert split(text, "fr") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Plus de 40 civils y ont été tués, selon l'ONU. Trois ans plus tard, rien n'a changé.",
        "La force a été promue par le général. Deux colonels ont suivi.",
    ],
)
def test_a_sentence_may_end_with_a_word_that_is_no_abbreviation(text: str) -> None:
    assert len(split(text, "fr")) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The base fell. Soldiers fled.", 2),
        ("Who fired first? Nobody knows! The inquiry goes on.", 3),
        ("“They burned everything.” The chief wept.", 2),
        ("He left the village.Two men followed him.", 2),
        ("The mayor said so. “We saw them,” he added.", 2),
        ("They fled … Nobody returned.", 2),
        ("It began in 2012. Since then thousands died.", 2),
        ("No one slept.  \t Everyone waited.", 2),
    ],
)
def test_sentences_are_told_apart(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_a_missing_space_after_a_stop_still_ends_the_sentence() -> None:
    assert split("The post was burned.Nine soldiers died.") == ["The post was burned.", "Nine soldiers died."]


def test_a_dateline_is_a_sentence_of_its_own() -> None:
    found = split("NIAMEY, June 2 (Reuters) - Gunmen killed six guards. The road is closed.")
    assert found == ["NIAMEY, June 2 (Reuters) -", "Gunmen killed six guards.", "The road is closed."]


def test_french_guillemets_stay_with_their_sentence() -> None:
    found = split("« Nous avons tout perdu. » Le maire a pleuré. « Ils sont revenus », dit-il.", "fr")
    assert found == ["« Nous avons tout perdu. »", "Le maire a pleuré.", "« Ils sont revenus », dit-il."]


def test_a_quotation_that_goes_on_in_lower_case_is_one_sentence() -> None:
    text = "“Where is the army?” asked a trader."
    assert split(text) == [text]


def test_an_endless_sentence_is_cut_at_a_stop() -> None:
    assert max(len(part) for part in split("a. " * 10_000)) <= 4_010


def test_a_sentence_knows_its_block_and_number() -> None:
    text = "One fell. Two fled.\n\nThree stayed."
    rules = pack("en")
    assert rules is not None
    blocks = [
        Block(BlockKind.BODY, Span.of(text, 0, 19)),
        Block(BlockKind.BODY, Span.of(text, 21, len(text))),
    ]
    assert [(s.index, s.block, s.span.text) for s in cut(text, blocks, rules.sentences)] == [
        (0, 0, "One fell."),
        (1, 0, "Two fled."),
        (2, 1, "Three stayed."),
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
@given(text=_TEXT)
def test_sentences_of_any_text_are_disjoint_and_leave_out_only_blanks(language: str, text: str) -> None:
    if not text:
        return
    found = sentences(text, language)
    position = 0
    for number, sentence in enumerate(found):
        assert sentence.index == number
        assert sentence.span.matches(text)
        assert sentence.span.start >= position
        assert not text[position : sentence.span.start].strip()
        position = sentence.span.end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "attack", ["." * 50_000, "A. " * 30_000, "« " * 30_000, "A" * 60_000 + " (", '."' * 30_000]
)
def test_hostile_text_is_cut_in_linear_time(attack: str) -> None:
    start = time.process_time()
    split(attack)
    assert time.process_time() - start < 2
