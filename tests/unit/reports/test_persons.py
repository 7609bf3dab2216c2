"""Names of persons by what stands before them."""

from __future__ import annotations

import pytest

from firsthand.languages import pack
from firsthand.reports.capitals import runs, words_of
from firsthand.reports.persons import PersonNames
from tests.unit.reports.pages import page


def _apposed(text: str, language: str, *, speaking: bool = False) -> list[str]:
    words = pack(language)
    assert words is not None
    document = page(text, language)
    names = PersonNames(words.places, lambda name: name == "Mali")
    found = [
        run
        for sentence in document.sentences
        for run in runs(text, words_of(text, sentence.span), words.places.connectors, ())
    ]
    says = words.speech.says
    if speaking:
        return [text[run[0].start : run[-1].end] for run in found if names.speak(text, run, words.speech)]
    return [text[run[0].start : run[-1].end] for run in found if names.are_apposed(text, run, says)]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("They left, said the police spokesman, Abdifatah Adan.", "en", ["Abdifatah Adan"]),
        ("They left, said the governor of Borno, Babagana Zulum.", "en", ["Babagana Zulum"]),
        ("Ils ont fui, selon le porte-parole de la police, Adan Hassan.", "fr", ["Adan Hassan"]),
        ("Ils ont fui, a dit le chef d'état-major, Oumar Diarra.", "fr", ["Oumar Diarra"]),
        ("They left, said a former fighter, Saddiku.", "en", ["Saddiku"]),
        ("Ils ont fui, a dit un ancien combattant, Saddiku.", "fr", ["Saddiku"]),
        ("They left, said a resident of Koro, Mopti.", "en", []),
        ("They left the governor of Borno, Zulum.", "en", []),
        ("They left Gao, said the governor, central Mali.", "en", []),
        ("A witness said in Gao, Bourem Inaly was empty.", "en", []),
        ("They fled to Konna, Mopti Region.", "en", []),
    ],
)
def test_who_holds_the_office_told_before_a_comma_is_a_person(
    text: str, language: str, names: list[str]
) -> None:
    assert _apposed(text, language) == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("A resident, Bello Dan-Buga, said they left.", "en", ["Bello Dan-Buga"]),
        ("A trader, Boureima, said they left.", "en", ["Boureima"]),
        ("Un habitant, Bello Dan-Buga, a affirmé qu'ils étaient partis.", "fr", ["Bello Dan-Buga"]),
        ("Officials in the town, Djibo, said they left.", "en", []),
        ("Officials in the capital, Bamako, said they left.", "en", []),
        ("A resident of the town, Djibo, was killed.", "en", []),
    ],
)
def test_who_is_described_and_speaks_is_a_person(text: str, language: str, names: list[str]) -> None:
    assert _apposed(text, language, speaking=True) == names
