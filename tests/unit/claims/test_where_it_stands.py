"""Where the site stands that was struck, told in a sentence of its own."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role

from .test_one_country import resolved


def places(text: str, language: str) -> list[str]:
    """The places of the first report, by the words that name them."""
    return [span.text for span in resolved(text, language, None).reports[0].spans(Role.PLACE)]


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("A drone hit a police station in southwestern Colombia on Wednesday, wounding three officers. The station in Caldono, in Cauca, had been repaired.", "en", "Caldono"),
        ("Four soldiers were wounded on Thursday when a drone hit their vehicle in northern Syria. The vehicle was on a road near the town of Manbij.", "en", "Manbij"),
        ("Un drone a touché mercredi un commissariat dans le sud-ouest de la Colombie, blessant trois policiers. Le commissariat de Caldono venait de rouvrir.", "fr", "Caldono"),
    ],
)  # fmt: skip
def test_a_sentence_behind_says_where_it_stands(text: str, language: str, place: str) -> None:
    assert place in places(text, language)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A drone hit a police station in southwestern Colombia on Wednesday, wounding three officers. The officers were flown to Caldono.", "Caldono"),
        ("A drone hit a police station in southwestern Colombia on Wednesday, wounding three officers. The station sends its patrols to Caldono.", "Caldono"),
        ("A drone hit a police station in Popayán in Colombia on Wednesday, wounding three officers. The station in Caldono had been repaired.", "Caldono"),
    ],
)  # fmt: skip
def test_any_other_place_is_none_of_it(text: str, place: str) -> None:
    assert place not in places(text, "en")
