from __future__ import annotations

import pytest

from firsthand.claims.place_context import PlaceContext
from firsthand.claims.place_evidence import shares_of
from firsthand.knowledge.gazetteer import Gazetteer
from tests.unit.reports.pages import page

_GAZETTEER = Gazetteer.open()


@pytest.mark.parametrize(
    ("text", "language", "shares"),
    [
        ("Un camp a brûlé près de la frontière du Burkina Faso.", "fr", {}),
        ("Un camp a brûlé près de la frontière ivoirienne.", "fr", {}),
        ("A camp burnt on the border with Niger.", "en", {}),
        ("A camp burnt near the Algerian border.", "en", {}),
        ("A camp burnt in Mali, on the border with Niger.", "en", {"MLI": 1.0}),
        ("Un camp a brûlé à la frontière entre le Mali et le Niger.", "fr", {"MLI": 0.5, "NER": 0.5}),
        ("Niger closed its border with Benin.", "en", {"NER": 1.0}),
    ],
)
def test_a_country_named_for_its_border_is_not_where_it_happened(
    text: str, language: str, shares: dict[str, float]
) -> None:
    assert shares_of(PlaceContext(page(text, language), _GAZETTEER)) == shares
