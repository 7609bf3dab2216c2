"""The wounded who are no longer."""

from __future__ import annotations

import pytest

from firsthand.reports.died_since import died_since


@pytest.mark.parametrize(
    ("text", "died"),
    [
        ("A police officer| wounded when gunmen attacked his post in Gao has died.", True),
        ("Two of the wounded| have since died.", True),
        ("Three people| who had been injured in the blast later died.", True),
        ("Un soldat blessé| lundi dans l'embuscade de Gao a succombé.", True),
        ("Un soldat| blessé lundi dans l'embuscade de Gao a succombé.", True),
        ("Deux blessés| sont morts.", True),
        ("A police officer| wounded and two who died.", False),
        ("A police officer| wounded in Gao, where two people died.", False),
        ("Two soldiers| were injured when 12 others died.", False),
        ("Un soldat blessé| a été évacué.", False),
        ("Un soldat| a été évacué avant que deux autres ne meurent.", False),
    ],
)
def test_the_wounded_who_died_since(text: str, died: bool) -> None:
    plain = text.replace("|", "")
    assert (died_since(plain, text.index("|")) is not None) is died
