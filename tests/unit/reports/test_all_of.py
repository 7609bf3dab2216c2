"""Those whom "all" counts a second time."""

from __future__ import annotations

import pytest

from firsthand.languages import pack
from firsthand.reports.all_of import all_of
from firsthand.reports.figures import find_figures
from firsthand.reports.scene import Scene

from .pages import page
from .test_figures import actors


def counted(text: str, language: str) -> list[tuple[str, str]]:
    document, spoken = page(text.replace(". ", ".\n"), language), pack(language)
    assert spoken is not None
    mentions = actors().spot(document.text, language)
    scenes = []
    for sentence in document.sentences:
        inside = tuple(m for m in mentions if sentence.span.contains(m.span))
        found = tuple(find_figures(document.text, sentence, spoken, inside))
        scenes.append(Scene(document, sentence, spoken, inside, (), (), found))
    return [(number.text, whom.text) for number, whom in all_of(scenes).items()]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Seven gunmen attacked the prison of Gao. Police said all seven were killed.", [("seven", "gunmen")]),
        ("en", "Two suicide bombers entered the base. Both were killed.", []),
        ("en", "Four armed gunmen stormed a hotel, and all four were killed.", [("four", "armed gunmen")]),
        ("fr", "Sept hommes armés ont attaqué la prison de Gao. Tous les sept ont été tués.", [("sept", "hommes armés")]),
        ("fr", "Cinq assaillants ont attaqué un hôtel à Gao. Les cinq ont été tués.", [("cinq", "assaillants")]),
        ("en", "Seven gunmen attacked a bus. Nine passengers were on board. All nine were killed.", []),
        ("en", "Seven gunmen attacked a bus. Seven were killed.", []),
        ("en", "Seven gunmen attacked a bus. All eight were killed.", []),
        ("en", "Seven gunmen attacked a bus. It burned on the road to Gao. Nobody came to help until the evening. The mayor wept at the sight. All seven were killed.", []),
        ("en", "Seven gunmen attacked a bus. All seven passengers were killed.", []),
    ],
)  # fmt: skip
def test_all_counts_again_the_armed_party_that_was_counted_before(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert counted(text, language) == expected
