"""Names of sites and authors in the visible text."""

from __future__ import annotations

import pytest

from firsthand.documents.labels import labels
from firsthand.documents.names import author_in, is_person, site_name

BODY = ["A ferry sank below the falls on Thursday night.", "Forty people were brought ashore.", "The search goes on.", "Rain is forecast."]  # fmt: skip


@pytest.mark.parametrize("name", ["Awa Diallo", "Moussa Traoré et Awa Diallo", "The Nairobi bureau", "J. K."])
def test_people_and_teams_are_authors(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize("name", ["admin", "Staff Writer", "La rédaction", "user42", "https://x.example/awa", "a@b.example", "Al", "x" * 81, "Agent 7"])  # fmt: skip
def test_accounts_are_none(name: str) -> None:
    assert not is_person(name)


def test_a_name_at_both_ends_of_the_page_is_the_site_s() -> None:
    assert (
        site_name(["River Herald", *BODY, *BODY, "River Herald, all about the falls"], None, None)
        == "River Herald"
    )


def test_a_name_given_once_is_not_believed() -> None:
    assert site_name(["River Herald", *BODY], None, None) is None


def test_the_copyright_line_names_the_site() -> None:
    assert site_name([*BODY, "© 2025 River Herald. All rights reserved"], None, None) == "River Herald"


def test_the_title_of_the_window_confirms_a_line() -> None:
    assert (
        site_name(["River Herald", *BODY], "Ferry sinks below the falls - River Herald", None)
        == "River Herald"
    )
    assert site_name(["River Herald", *BODY], "Ferry sinks below the falls", None) is None


def test_the_host_confirms_a_line() -> None:
    assert site_name(["River Herald", *BODY], None, "www.river-herald.example") == "River Herald"
    assert site_name(["River Herald", *BODY], None, "www.herald.example") is None


def test_no_lines_have_no_site() -> None:
    assert site_name([], None, None) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Awa Diallo", "Awa Diallo"),
        ("Par Moussa Traoré, à Mopti", "Moussa Traoré"),
        ("June 3, 2025 | Awa Diallo", "Awa Diallo"),
        ("By Awa Diallo June 3, 2025", "Awa Diallo"),
        ("By admin", None),
        ("June 3, 2025", None),
        ("Awa Diallo", None),
        ("3 June 2025 | Monday Morning June", None),
    ],
)
def test_an_author_stands_after_by_or_beside_the_date(line: str, name: str | None) -> None:
    assert author_in([line], labels()) == name


def test_the_first_line_with_a_person_counts() -> None:
    assert author_in(["By admin", "By Awa Diallo", "By Moussa Keita"], labels()) == "Awa Diallo"


def test_a_long_line_is_no_byline() -> None:
    assert author_in(["By Awa Diallo " + "and friends of hers " * 8], labels()) is None
