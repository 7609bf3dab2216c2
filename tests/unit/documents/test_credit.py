"""Datelines and credits."""

from __future__ import annotations

import pytest

from firsthand.documents.credit import credits_of, dateline_of
from firsthand.documents.labels import labels
from firsthand.domain.document import Dateline

BODY = "Herders found the lorry beside the ford on Tuesday morning."


@pytest.mark.parametrize(
    ("head", "dateline"),
    [
        ("BAMAKO (Reuters) - ", Dateline("BAMAKO", "Reuters")),
        ("BAMAKO, June 2 (Reuters) - ", Dateline("BAMAKO", "Reuters", "June 2")),
        ("San Salvador, 3 Jan 90 [EFE] -- ", Dateline("San Salvador", "EFE", "3 Jan 90")),
        ("Goma, DR Congo (AFP) – ", Dateline("Goma", "AFP")),
        ("NIAMEY — ", Dateline("NIAMEY")),
        ("NIAMEY, Niger – ", Dateline("NIAMEY")),
        ("Abéché, le 2 juin 2025 – ", Dateline("Abéché", None, "le 2 juin 2025")),
        ("Juba, 2 June 2025: ", Dateline("Juba", None, "2 June 2025")),
        ("Gao, 3 février 2025. ", Dateline("Gao", None, "3 février 2025")),
        ("Ouagadougou, 5 octobre - ", Dateline("Ouagadougou", None, "5 octobre")),
        ("Bamako, le 3 Nov. – ", Dateline("Bamako", None, "le 3 Nov.")),
        ("Goma, June 2nd — ", Dateline("Goma", None, "June 2nd")),
        ("Kaduna - In the morning of a market day, and far from any road, ", Dateline("Kaduna")),
        ("QUETTA: More than forty lorries stood there when, ", Dateline("QUETTA")),
        ("Maiduguri, Nov. 3, 2024 (NAN) ", Dateline("Maiduguri", "NAN", "Nov. 3, 2024")),
    ],
)
def test_a_dateline_is_read(head: str, dateline: Dateline) -> None:
    assert dateline_of([head + BODY], labels()) == dateline


@pytest.mark.parametrize(
    "text", [BODY, f"Bamako – {BODY}", f"Bamako, 5 morts - {BODY}", f"Bamako - the capital - was calm, {BODY} {BODY}", f"Security forces - {BODY} {BODY}", f"Gao, May 3 (see the map) {BODY}", "(Reuters) - " + BODY, f"The army (FAMa) said that {BODY}", f"UPDATE: The town was quiet. {BODY} {BODY}", f"MALI: The town was quiet. {BODY} {BODY}", f"ASSAD: {BODY} {BODY}".upper(), "UN-led talks", "", "A" * 80 + " — x"]
)  # fmt: skip
def test_any_other_beginning_is_none(text: str) -> None:
    assert dateline_of([text], labels()) is None


def test_a_dateline_stands_in_the_first_paragraphs() -> None:
    line = f"BAMAKO (Reuters) - {BODY}"
    assert dateline_of([BODY, BODY, BODY, line], labels()) is not None
    assert dateline_of([BODY, BODY, BODY, BODY, line], labels()) is None


def test_credits_come_from_dateline_end_of_paragraph_and_credit_line_once_each() -> None:
    blocks = ["Lorry found", f"BAMAKO (Reuters) - {BODY}", f"{BODY} (AFP)", f"{BODY} (AFP)"]
    assert credits_of(blocks, ["With reporting from Efe News"], labels()) == ("Reuters", "AFP", "Efe News")


def test_an_agency_behind_a_day_is_a_credit_without_a_dash() -> None:
    assert credits_of([f"Maiduguri, Nov. 3, 2024 (NAN) {BODY}", BODY], [], labels()) == ("NAN",)
    assert credits_of([f"Maiduguri, Nov. 3 - {BODY}", BODY], [], labels()) == ()


def test_a_dateline_deep_in_the_text_is_no_credit() -> None:
    assert credits_of([BODY] * 7 + [f"BAMAKO (Reuters) - {BODY}", BODY], [], labels()) == ()


def test_brackets_within_a_sentence_are_no_credit() -> None:
    assert credits_of(["The army (FAMa) found the lorry.", "They left (see the map)"], [], labels()) == ()
