from __future__ import annotations

from dataclasses import replace

import pytest
from evaluation.benchmarks.texts import plain_document

from firsthand.domain.document import Document
from firsthand.models.first_look import FirstLook
from firsthand.models.tagger import Tagger
from firsthand.reports import SecondLook
from firsthand.reports.second_look import DOUBT, SENTENCES
from firsthand.run.workshop import Workshop

LOOK = FirstLook.load()
SECOND = SecondLook(LOOK, Tagger.load())

GAME = """Review: the new shooter aims high and mostly hits
The studio took four years to build its latest shooter.
Players storm a bunker, clear it of soldiers and blow up the radio mast.
The weapons feel heavy and the rifle kicks like a mule.
A grenade tears through the scenery in a shower of splinters.
The second chapter is set in a harbour at night.
Enemies attack from all sides, and the checkpoints are far apart.
It is hard, sometimes unfairly so.
The soundtrack was recorded with a full orchestra in Prague.
Graphics are crisp, though the frame rate drops in crowded rooms.
The online mode was not available before release.
Fans of the first part will feel at home at once.
It costs sixty euros and is out on Friday."""
REPORT = "Gunmen on motorbikes killed four farmers in the village of Kouri on Sunday, the mayor said."
GARDEN = """Le jardin botanique rouvre
Le jardin botanique a rouvert ses portes lundi après deux ans de travaux.
Les serres ont été repeintes et chauffées.
Une allée de palmiers mène au bassin.
Les écoles de la ville y viendront chaque jeudi.
Le prix du billet reste le même.
Un café a été installé près de l'entrée.
Les abeilles ont leur propre parterre.
Le maire a salué le travail des jardiniers.
Des bénévoles guideront les visiteurs.
Le parc ferme à dix-huit heures.
On y trouve aussi une petite boutique.
Le festival des plantes aura lieu en mai."""


def document(text: str, language: str = "en") -> Document:
    return plain_document("page", text, language=language, titled=True)


@pytest.mark.parametrize(("text", "language"), [(GAME, "en"), (GARDEN, "fr"), (GAME.upper(), "en")])
def test_a_long_page_that_tells_of_no_event_is_unlikely(text: str, language: str) -> None:
    assert SECOND.score(document(text, language)) < LOOK.threshold


@pytest.mark.parametrize("line", range(1, 14))
def test_one_report_anywhere_in_a_long_page_is_enough(line: int) -> None:
    lines = GAME.splitlines()
    text = "\n".join([*lines[:line], REPORT, *lines[line:]])

    assert SECOND.score(document(text)) > DOUBT


def test_a_report_far_down_a_very_long_page_is_seen() -> None:
    calm = "\n".join([GAME, *[f"Chapter {n} takes an hour." for n in range(300)], REPORT])

    assert SECOND.score(document(calm)) > DOUBT


def test_a_page_that_costs_no_more_to_read_than_to_look_at_is_not_judged() -> None:
    short = document("\n".join(GAME.splitlines()[:SENTENCES]))

    assert len(short.sentences) == SENTENCES
    assert SECOND.score(short) == 1.0


def test_a_language_without_a_pack_is_not_judged() -> None:
    assert SECOND.score(replace(document(GAME), language="pt")) == 1.0
    assert SECOND.score(replace(document(GAME), language=None)) == 1.0


def test_sentences_without_words_are_passed_over() -> None:
    assert SECOND.score(document(GAME + "\n" + "\n".join(["***", "…", "1 2 3"] * 4))) < LOOK.threshold


class Doubting:
    """A first look that gives everything the same score."""

    threshold = 0.08

    def __init__(self, score: float) -> None:
        self._score = score

    def score(self, title: str | None, text: str, language: str | None) -> float:
        return self._score


@pytest.mark.parametrize(
    ("first", "is_asked"),
    [(0.02, False), (0.079, False), (0.08, True), (0.3, True), (DOUBT, False), (0.99, False)],
)
def test_the_workshop_asks_only_where_the_first_look_is_in_doubt(first: float, is_asked: bool) -> None:
    workshop = replace(Workshop.load(network=None), first_look=Doubting(first), second_look=SECOND)

    found = workshop.relevance(document(GAME))

    assert found < 0.08 if is_asked else found == first


def test_without_a_second_look_the_first_decides() -> None:
    workshop = replace(Workshop.load(network=None), first_look=Doubting(0.3), second_look=None)

    assert workshop.relevance(document(GAME)) == 0.3


def test_the_second_look_raises_no_score() -> None:
    workshop = replace(Workshop.load(network=None), first_look=Doubting(0.3), second_look=SECOND)

    assert workshop.relevance(document(f"{GAME}\n{REPORT}")) == 0.3
