from __future__ import annotations

import os
import subprocess
import sys
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.errors import KnowledgeError
from firsthand.models.features import fold, words
from firsthand.models.first_look import MAGIC, FirstLook, Weights

LOOK = FirstLook.load()

ACTS = [
    (
        None,
        "Gunmen on motorbikes killed at least 17 villagers in Kouri on Sunday, a local official said.",
        "en",
    ),
    (
        "Suicide bomber strikes mosque",
        "At least nine worshippers died when a man blew himself up during prayers.",
        "en",
    ),
    ("Rebels ambush army convoy, six soldiers dead", "", "en"),
    (
        "Two priests kidnapped",
        "Armed men took the two from their parish house overnight, the diocese said.",
        "en",
    ),
    (None, "Dix-sept villageois ont été tués dimanche à Kouri par des hommes armés circulant à moto.", "fr"),
    (
        "Un véhicule militaire saute sur une mine",
        "Quatre soldats sont morts et trois autres ont été blessés.",
        "fr",
    ),
    ("Des élèves enlevés près de la frontière", "", "fr"),
    ("Frappe de drone sur un marché", "Des habitants parlent d'au moins vingt morts.", "fr"),
    (None, "La police a tiré sur les manifestants, deux jeunes ont été tués.", "fr"),
]
ORDINARY = [
    (
        "Council approves budget",
        "The town council approved next year's budget and a new swimming pool on Tuesday.",
        "en",
    ),
    (
        "Cocoa prices rise",
        "Cocoa rose 3 percent in London as buyers expect a smaller harvest in Ghana.",
        "en",
    ),
    (
        "Singer announces tour",
        "The singer will play twelve concerts in spring. Tickets go on sale next week.",
        "en",
    ),
    (
        "Le budget de la commune adopté",
        "Le conseil municipal a voté le budget et la construction d'un stade.",
        "fr",
    ),
    ("Cacao : les cours montent", "Les acheteurs s'attendent à une récolte plus faible au Ghana.", "fr"),
    (
        "Le festival de théâtre ouvre ses portes",
        "Vingt troupes venues de huit pays joueront pendant une semaine.",
        "fr",
    ),
]
HARD = [
    (
        "United's attack fires again",
        "The striker scored twice and the coach praised his team after the match.",
        "en",
    ),
    ("Comedy bombs at the box office", "The film earned little in its first weekend, the studio said.", "en"),
    (
        "L'attaque des Verts retrouve des couleurs",
        "L'avant-centre a marqué deux buts lors du match de championnat.",
        "fr",
    ),
    (
        "La banque victime d'une attaque informatique",
        "Des pirates ont paralysé les serveurs et le site.",
        "fr",
    ),
]


@pytest.mark.parametrize("document", ACTS, ids=lambda d: d[0] or d[1][:30])
def test_lets_reports_of_acts_through(document: tuple[str | None, str, str]) -> None:
    assert LOOK.score(*document) >= LOOK.threshold


@pytest.mark.parametrize("document", ORDINARY, ids=lambda d: d[0])
def test_sets_ordinary_news_aside(document: tuple[str | None, str, str]) -> None:
    assert LOOK.score(*document) < LOOK.threshold


def test_ranks_figures_of_speech_below_acts() -> None:
    assert max(LOOK.score(*d) for d in HARD) < min(LOOK.score(*d) for d in ACTS)


@pytest.mark.parametrize("document", ACTS + ORDINARY + HARD, ids=lambda d: d[0] or d[1][:30])
def test_capitals_change_nothing(document: tuple[str | None, str, str]) -> None:
    title, text, language = document
    assert LOOK.score(title and title.upper(), text.upper(), language) == LOOK.score(title, text, language)


def test_missing_accents_change_nothing() -> None:
    assert LOOK.score(None, "Enlèvement d'élèves à Kaya", "fr") == LOOK.score(
        None, "Enlevement d'eleves a Kaya", "fr"
    )


def test_no_text_scores_nothing() -> None:
    assert LOOK.score(None, "", None) == 0.0
    assert LOOK.score("  ", "\n", "fr") == 0.0


def test_does_not_judge_what_it_was_not_trained_for() -> None:
    assert LOOK.score(None, "Der Stadtrat hat den Haushalt beschlossen.", "de") == 1.0
    assert LOOK.score(None, "قتل ثلاثة جنود", None) == 1.0


def test_judges_regional_codes_of_its_languages() -> None:
    assert LOOK.score(None, ORDINARY[0][1], "en-GB") == LOOK.score(None, ORDINARY[0][1], "en")


@given(st.text(max_size=400), st.text(max_size=3000))
def test_is_a_probability_and_does_not_depend_on_what_was_read_before(title: str, text: str) -> None:
    warm = LOOK.score(title, text, "fr")
    assert 0.0 <= warm <= 1.0
    assert FirstLook(LOOK.weights).score(title, text, "fr") == warm


def test_gives_the_same_in_another_process() -> None:
    program = (
        "from firsthand.models.first_look import FirstLook;"
        f"print(repr(FirstLook.load().score({ACTS[0][0]!r}, {ACTS[0][1]!r}, 'en')))"
    )
    outcome = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env=_other_hash_seed(),
    )
    assert outcome.stdout.strip() == repr(LOOK.score(*ACTS[0]))


def _other_hash_seed() -> dict[str, str]:
    return {"PYTHONHASHSEED": "4242", "PYTHONPATH": os.pathsep.join(sys.path)}


def test_a_report_late_in_a_page_is_seen() -> None:
    calm = " ".join(text for _, text, language in ORDINARY if language == "en") * 4
    assert LOOK.score("News in brief", f"{calm} {ACTS[0][1]}", "en") >= LOOK.threshold


def test_is_fast_enough() -> None:
    page = " ".join(f"{text} " for _, text, _ in [*ACTS, *ORDINARY, *HARD]) * 2
    page = " ".join(page.split()[:400])
    LOOK.score(None, page, "en")
    began = time.process_time()
    for _ in range(200):
        LOOK.score(None, page, "en")
    assert time.process_time() - began < 1.0  # far below the 1,500 a second of a free core


def test_loads_from_a_small_file() -> None:
    began = time.process_time()
    FirstLook.load()
    assert time.process_time() - began < 0.5


def test_a_huge_page_is_bounded() -> None:
    began = time.process_time()
    LOOK.score("x" * 1_000_000, "attack " * 1_000_000, "en")
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(
    "packed", [b"", b"FHL0abc", MAGIC + b"abc", MAGIC + zlib.compress(b"\xff\xff\xff\xff{")]
)
def test_damaged_weights_are_named(packed: bytes) -> None:
    with pytest.raises(KnowledgeError, match="first look"):
        Weights.unpack(packed)


def test_words_are_folded() -> None:
    assert words("L'ATTAQUE d’Œuvre à 5h") == ["l", "attaque", "d", "oeuvre", "a", "5", "h"]
    assert fold("ÉLÈVES") == "eleves"
