"""Messages: filling in, finding the one that made a text, saying it in French."""

from __future__ import annotations

import pytest

from firsthand.domain.message import Message, Messages

RANGE = Message("{a} to {b}", "de {a} à {b}")
BY = Message("by {name}", "selon {name}")
SHARE = Message("{share:percent} of a page", "{share} d’une page")
WITHIN = Message("{why:message}, within the {n:int} days", "{why}, dans les {n} jours")
NO = Message("{value:quoted} is no date", "{value} n’est pas une date")
ALL = Messages((RANGE, BY, SHARE, WITHIN, NO))


def plain(shape: str, value: str) -> str:
    return f"<{value}>" if shape in ("int", "quoted") else value


@pytest.mark.parametrize(
    ("text", "french"),
    [
        (BY(name="AFP"), "selon AFP"),
        (SHARE(share="31%"), "31% d’une page"),
        (WITHIN(why=BY(name="AFP"), n=14), "selon AFP, dans les <14> jours"),
        (NO(value="it's {x}"), '<"it\'s {x}"> n’est pas une date'),
        ("by AFP; 31% of a page", "selon AFP ; 31% d’une page"),
        ("by ana: one; two", "selon ana: one; two"),
        ("nobody made this", None),
    ],
)
def test_a_text_is_said_in_french(text: str, french: str | None) -> None:
    assert ALL.say(text, "fr", plain) == french


def test_the_message_with_more_words_of_its_own_is_found_first() -> None:
    general, special = Message("{a} by {b}", "général"), Message("told by {b}", "précis")
    assert Messages((general, special)).say("told by AFP", "fr", plain) == "précis"


def test_a_missing_value_is_a_fault() -> None:
    with pytest.raises(KeyError):
        BY()


def test_values_are_never_read_as_sentences() -> None:
    assert BY(name="{name} {x}") == "by {name} {x}"
    assert ALL.say("by {name}", "fr", plain) == "selon {name}"


def test_english_can_be_said_again_with_other_values() -> None:
    assert ALL.say("by jnim", "en", lambda _, value: value.upper()) == "by JNIM"
