"""Whose count a figure is where a party claims the act."""

from __future__ import annotations

import pytest

from tests.unit.claims.test_assemble import claims


def counted(text: str, language: str) -> dict[int | None, str | None]:
    """The numbers of a text, each with the actor that gives it."""
    return {c.quantity.point: c.claimant_actor for c in claims(text, language) if c.quantity is not None}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Al Shabaab claimed the attack on Mogadishu, saying it killed 17 soldiers.", "en"),
        ("Al Shabaab, which claimed the attack on Mogadishu, put the toll at 17 soldiers.", "en"),
        ("Al Shabaab claimed the attack on Mogadishu and said 17 soldiers were killed.", "en"),
        ("Al Shabaab claimed responsibility for killing 17 soldiers in Mogadishu.", "en"),
        ("Les shebab ont revendiqué l'attaque de Mogadiscio, affirmant avoir tué 17 militaires.", "fr"),
        ("Les shebab, qui ont revendiqué l'attaque de Mogadiscio, ont fait état de 17 soldats tués.", "fr"),
        ("Les shebab revendiquent la mort de 17 soldats à Mogadiscio.", "fr"),
        ("L'EI revendique la mort de 17 soldats à Tera.", "fr"),
    ],
)
def test_who_claims_an_act_speaks_for_what_it_says_that_it_did(text: str, language: str) -> None:
    assert counted(text, language)[17] in ("al_shabaab", "islamic_state")


@pytest.mark.parametrize(
    ("text", "language", "actor"),
    [
        ("Al Shabaab claimed the attack in Mogadishu that killed 12 soldiers.", "en", None),
        ("Twelve soldiers killed in Mogadishu, Al Shabaab claims responsibility.", "en", None),
        ("The attack, claimed by Al Shabaab, killed 12 soldiers in Mogadishu.", "en", None),
        ("Twelve soldiers were killed in Mogadishu, the police said, and Al Shabaab claimed the attack.", "en", "generic:police"),
        ("Douze soldats tués à Mogadiscio, les shebab revendiquent.", "fr", None),
        ("Les shebab ont revendiqué l'attaque qui a tué 12 soldats à Mogadiscio.", "fr", None),
        ("Les shebab revendiquent une attaque ayant fait 12 morts à Mogadiscio.", "fr", None),
        ("L'attaque, revendiquée par les shebab, a fait 12 morts à Mogadiscio, selon la police.", "fr", "generic:police"),
    ],
)  # fmt: skip
def test_who_only_claims_an_act_has_counted_nobody(text: str, language: str, actor: str | None) -> None:
    assert counted(text, language) == {12: actor}


def test_who_claims_it_before_saying_so_is_not_the_voice_of_the_sentence_before() -> None:
    text = "A bomb killed five people in Mogadishu, police said. Al Shabaab, which claimed the attack on its radio, said 30 soldiers had died."
    assert counted(text, "en") == {5: "generic:police", 30: "al_shabaab"}
