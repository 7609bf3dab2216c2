from __future__ import annotations

import pytest

from firsthand.store.search import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ménaka-Nord", "menaka nord"),
        ("l'armée  burkinabè!", "l armee burkinabe"),
        ("STRASSE Straße", "strasse strasse"),
        ("snake_case", "snake case"),
        ("القاعدة", "القاعدة"),
        ("...", ""),
    ],
)
def test_words_are_folded_alike_however_they_are_spelled(written: str, folded: str) -> None:
    assert fold(written) == folded
