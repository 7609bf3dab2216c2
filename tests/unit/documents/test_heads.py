"""The lines above the first paragraph of a scraped text."""

from __future__ import annotations

import pytest

from firsthand.documents.heads import is_byline, read_head
from firsthand.documents.pieces import lines
from firsthand.domain.document import DropReason

TITLE = "Ferry sinks below the falls after a night of storms"
BODY = "A ferry with some ninety people on board sank below the falls on Thursday night, and fishermen brought forty ashore."
LEAD = (
    "Fishermen brought forty people ashore in the dark, and the search goes on between the two landings today"
)


def head(*above: str, known: str | None = None) -> tuple[str | None, dict[str, DropReason]]:
    pieces = lines("\n".join((*above, BODY)))
    found = read_head(pieces, len(pieces) - 1, known, range(len(pieces)))
    title = pieces[found.title].text if found.title is not None else None
    return title, {pieces[n].text: reason for n, reason in found.reasons.items()}


def test_the_line_that_reads_like_a_headline_is_the_title() -> None:
    assert head("River News", TITLE) == (TITLE, {"River News": DropReason.NAVIGATION})


def test_a_line_that_comes_twice_outranks_a_longer_one() -> None:
    twice = "Ferry sinks below falls"
    assert head("All about the river and the people who live along its banks", twice, twice)[0] == twice


def test_a_marked_heading_outranks_a_longer_line() -> None:
    assert head("All about the river and those who live along its banks", "# Ferry sinks")[0] == "Ferry sinks"


def test_a_menu_is_no_title() -> None:
    menu = "Home | World news | River and weather | Sports of the day"
    title, reasons = head(menu, TITLE)
    assert title == TITLE
    assert reasons[menu] is DropReason.NAVIGATION


def test_the_known_title_is_the_title() -> None:
    assert head("Night of storms on the upper river leaves many dead", TITLE, known=TITLE.upper())[0] == TITLE
    assert head(TITLE, known="Another headline")[0] is None


def test_short_lines_under_the_title_are_bylines() -> None:
    assert head(TITLE, "Awa Diallo") == (TITLE, {"Awa Diallo": DropReason.BYLINE})


def test_standfirsts_above_and_below_the_title_stay() -> None:
    assert head(f"{LEAD}.", TITLE)[1] == {}
    assert head(TITLE, LEAD) == (TITLE, {})


def test_the_name_of_the_first_speaker_stays() -> None:
    assert head(TITLE, "Captain Keita:")[1] == {}


def test_a_repeated_title_is_not_taken_for_a_menu() -> None:
    assert TITLE not in head(TITLE, TITLE)[1]


@pytest.mark.parametrize(
    "line", ["By Awa Diallo", "par Moussa Traoré et Awa Diallo", "Propos recueillis par A. Keita"]
)
def test_bylines_are_known(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line", ["By noon the road was closed.", "Bystanders fled", "Par 42 voix", f"By {LEAD}"]
)
def test_sentences_that_begin_alike_are_no_bylines(line: str) -> None:
    assert not is_byline(line)
