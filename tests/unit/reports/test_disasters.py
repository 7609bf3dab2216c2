"""Whom disasters kill, and nobody's violence."""

from __future__ import annotations

import pytest

from .test_among_the_dead import dead
from .test_history import read


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("More than 300 people were killed when a landslide destroyed a village in Darfur, a rebel group said.", "en", 0),
        ("A landslide killed 300 people in Darfur. Most of the dead had fled fighting. At least 120 bodies were found.", "en", 0),
        ("At least 15 people died when a boat capsized near Gummi. Gunmen killed four people in Anka on Sunday.", "en", 4),
        ("Two Ebola workers were killed by armed men in Beni on Thursday.", "en", 2),
        ("Soldiers rescuing flood victims in Maiduguri were attacked on Sunday, and three were killed.", "en", 3),
        ("Seventeen people were killed when a building collapsed in an air strike on Gaza on Sunday.", "en", 17),
        ("Nine soldiers were killed in a lightning raid on Gao on Sunday.", "en", 9),
        ("Nine people were killed in an outbreak of violence in Gao on Sunday.", "en", 9),
        ("Dix-sept personnes ont été tuées dimanche à Gaza dans l'effondrement d'un immeuble visé par une frappe.", "fr", 17),
        ("Au moins 86 personnes sont mortes dans le naufrage d'une pirogue près de Basankusu.", "fr", 0),
        ("Des inondations ont fait 40 morts à Maiduguri.", "fr", 0),
        ("Deux agents de la riposte contre Ebola ont été tués jeudi à Beni par des hommes armés.", "fr", 2),
    ],
)  # fmt: skip
def test_those_whom_disasters_kill_are_not_counted(text: str, language: str, expected: int) -> None:
    assert dead(read(text, language)) == expected
