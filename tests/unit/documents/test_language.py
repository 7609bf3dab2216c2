"""The language of a text."""

from __future__ import annotations

import pytest

from firsthand.documents.language import detect_language


@pytest.mark.parametrize(
    ("text", "hint", "language"),
    [
        ("A roadside bomb hit a UN convoy in Mali, wounding three soldiers.", None, "en"),
        ("A roadside bomb hit a UN convoy in Mali, wounding three soldiers.", "en", "en"),
        ("A UN convoy hit a mine near Kidal and a UN base came under fire.", None, "en"),
        ("A car bomb killed a UN peacekeeper and a UN driver near a UN base.", "en", "en"),
        ("Un convoi de l'ONU a sauté sur une mine près de Kidal, blessant trois soldats.", None, "fr"),
        ("UN CONVOI DE L'ONU A SAUTÉ SUR UNE MINE PRÈS DE KIDAL, TROIS SOLDATS BLESSÉS", None, "fr"),
        ("Un convoi de l'ONU a sauté sur une mine près de Kidal, blessant trois soldats.", "en", "fr"),
        ("Una bomba mató a tres soldados cerca de la ciudad de Cali el domingo.", None, "es"),
        ("El ejército informó que tres soldados murieron en un ataque en la zona rural de la ciudad, según un comunicado.", None, "es"),
        ("Tre soldati sono stati uccisi in un attacco nella regione di Kidal, nel nord del Mali, secondo fonti militari.", None, "it"),
        ("Drie soldaten zijn gedood bij een aanslag in het noorden van Mali, zei het leger. Het was de derde in een week.", None, "nl"),
        ("Sojoji uku sun mutu a wani hari da aka kai a arewacin Mali, in ji rundunar soja a ranar Lahadi.", None, "ha"),
        ("Gunmen kill 12 in attack on Nigeria village, police say", None, "en"),
        ("Mali: huit soldats tués dans une embuscade près de Bandiagara", None, "fr"),
        ("Trois morts", "fr", "fr"),
        ("Trois morts", None, None),
    ],
)  # fmt: skip
def test_words_tell_the_language(text: str, hint: str | None, language: str | None) -> None:
    assert detect_language(text, hint) == language
