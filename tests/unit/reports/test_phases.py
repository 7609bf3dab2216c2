"""What came beside an attack names no type: aircraft afterwards, shells that were heard, a bomb that stopped the first car."""

from __future__ import annotations

import pytest

from .test_patterns import read

AMBUSH = "Jihadists ambushed an army convoy near Menaka on Sunday, killing eight soldiers."
EMBUSCADE = "Huit soldats ont été tués dimanche dans une embuscade tendue par des jihadistes près de Ménaka."


def types(text: str, language: str = "en") -> set[str | None]:
    return {report.event_type for report in read(text, language).reports}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{AMBUSH} The air force later bombed caves in the hills.", "en"),
        (f"{AMBUSH} The convoy first hit a roadside bomb.", "en"),
        (f"{AMBUSH} Residents heard shelling in the night.", "en"),
        (f"{AMBUSH} The army killed 20 militants in air strikes.", "en"),
        (f"{EMBUSCADE} L'aviation a bombardé dans la nuit des grottes de la zone.", "fr"),
        (f"{EMBUSCADE} Des tirs d'obus ont été entendus jusque dans la soirée.", "fr"),
        (f"{EMBUSCADE} L'armée a riposté par hélicoptère et coulé deux pirogues.", "fr"),
        (f"{EMBUSCADE} L'armée a riposté par des frappes aériennes.", "fr"),
    ],
)
def test_a_second_phase_leaves_an_ambush_a_clash(text: str, language: str) -> None:
    assert types(text, language) <= {"armed-clash", None}


@pytest.mark.parametrize(
    ("text", "language", "event_type"),
    [
        ("The army attacked a market in Kidal on Sunday, killing nine traders. An army drone struck it twice.", "en", "air-drone-strike"),
        ("A blast killed nine people in Kidal on Sunday, and gunmen fled. The roadside bomb had been hidden in a bag.", "en", "remote-explosive-ied"),
        (f"{AMBUSH} The air strikes killed nine villagers.", "en", "air-drone-strike"),
        ("Twelve Ukrainian soldiers were killed in Kherson on Sunday. The Russian army bombarded the town.", "en", "shelling-artillery-missile"),
        ("L'armée a attaqué dimanche un marché de Kidal, tuant neuf civils. Un drone de l'armée a frappé deux fois.", "fr", "air-drone-strike"),
    ],
)  # fmt: skip
def test_what_struck_names_the_type_where_the_page_opens_on_no_fight(
    text: str, language: str, event_type: str
) -> None:
    assert event_type in types(text, language)
