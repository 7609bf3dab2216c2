"""Boundaries of MUC-4 fillers, mended by word order."""

from __future__ import annotations

import pytest
from evaluation.benchmarks.muc_spans import mended
from evaluation.benchmarks.muc_words import closed, load_words, without_article

from firsthand.domain.report import Part
from firsthand.domain.values import Span


def spans(part: Part, text: str, *phrases: str) -> list[str]:
    marked = [(part, Span(at, at + len(p), p), 0.6) for p in phrases if (at := text.index(p)) >= 0]
    found = [span for _, span, _ in mended(marked, text, load_words())]
    assert all(span.matches(text) for span in found)
    return [span.text for span in found]


@pytest.mark.parametrize(
    ("part", "text", "given", "wanted"),
    [
        (Part.PERPETRATOR, "BY EIGHT MEN TODAY", ("EIGHT", "MEN"), ["EIGHT MEN"]),
        (Part.PERPETRATOR, "BY A GUARD, MEN SAID", ("GUARD", "MEN"), ["GUARD", "MEN"]),
        (Part.PERPETRATOR, "MASKED MEN ATTACKED A BUS", ("MASKED MEN ATTACKED",), ["MASKED MEN"]),
        (Part.PERPETRATOR, "MEN AGAINST US", ("MEN AGAINST",), ["MEN"]),
        (Part.ORGANISATION, "THE ARMY OF NATIONAL UNITY", ("ARMY", "NATIONAL UNITY"), ["ARMY OF NATIONAL UNITY"]),
        (Part.ORGANISATION, "RED DAWN GUERRILLAS FLED", ("RED DAWN GUERRILLAS",), ["RED DAWN"]),
        (Part.ORGANISATION, "THE COAST CARTEL'S MEN", ("COAST CARTEL'S",), ["COAST CARTEL"]),
        (Part.NAME, "JUDGE ANA RUIZ LEON DIED", ("ANA", "RUIZ LEON"), ["ANA RUIZ LEON"]),
        (Part.NAME, "JUDGE ANA RUIZ DIED", ("JUDGE", "ANA RUIZ"), ["JUDGE", "ANA RUIZ"]),
        (Part.TARGET, "THE TOWN'S MILL", ("S MILL",), ["MILL"]),
        (Part.WEAPON, "A POWERFUL BOMB WENT OFF", ("POWERFUL",), ["POWERFUL BOMB"]),
        (Part.WEAPON, "A CAR BOMB WENT OFF", ("BOMB",), ["CAR BOMB"]),
        (Part.WEAPON, "TEN KG OF DYNAMITE", ("TEN KG", "DYNAMITE"), ["TEN KG OF DYNAMITE"]),
    ],
)  # fmt: skip
def test_boundaries(part: Part, text: str, given: tuple[str, ...], wanted: list[str]) -> None:
    assert spans(part, text, *given) == wanted


def test_the_surer_half_of_a_phrase_counts() -> None:
    text = "EIGHT MEN"
    marked = [(Part.PERPETRATOR, Span(0, 5, "EIGHT"), 0.3), (Part.PERPETRATOR, Span(6, 9, "MEN"), 0.8)]
    assert mended(marked, text, load_words()) == ((Part.PERPETRATOR, Span(0, 9, text), 0.8),)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("HALL OF THE UNION (UNI", "HALL OF THE UNION"),
        ("HALL (UNI) OFFICE", "HALL (UNI) OFFICE"),
        ('ALBA" BANK OFFICES', "BANK OFFICES"),
    ],
)
def test_what_opens_must_close(text: str, wanted: str) -> None:
    assert closed(Span(0, len(text), text)).text == wanted


def test_an_article_falls_and_a_number_stays() -> None:
    assert without_article(Span(0, 8, "THE BANK")).text == "BANK"
    assert without_article(Span(0, 7, "TWO MEN")).text == "TWO MEN"
