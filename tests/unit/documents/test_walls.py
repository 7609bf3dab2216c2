"""Pages that hold no article."""

from __future__ import annotations

import pytest

from firsthand.documents.labels import labels
from firsthand.documents.pieces import Piece
from firsthand.documents.walls import is_paywalled, refuse_walls
from firsthand.domain.errors import DocumentError

PROSE = "The search for the crew of the ferry goes on between the two landings, a captain of the river guard said on Friday."


def refuse(*texts: str, title: str | None = None, left_out: tuple[str, ...] = ()) -> str | None:
    """The code of the refusal, None for none."""
    try:
        refuse_walls([Piece(text) for text in texts], title, left_out, labels())
    except DocumentError as error:
        return error.code
    return None


@pytest.mark.parametrize("heading", ["404 Not Found", "Page not found", "Access denied", "Page introuvable"])
def test_the_heading_of_an_error_page_is_refused(heading: str) -> None:
    assert refuse(heading, "Try the search.") == "error-page"
    assert refuse("Try the search.", title=heading) == "error-page"


def test_a_consent_notice_alone_is_refused() -> None:
    notice = "We and our 214 partners use technology such as cookies to store and read data on the device that you hold."
    assert refuse(notice, notice) == "cookie-wall"


def test_a_short_article_passes() -> None:
    assert refuse("Ferry sinks below the falls", PROSE) is None


def test_a_long_article_may_speak_of_errors() -> None:
    assert refuse("Access denied", *[PROSE] * 9) is None


def test_one_long_notice_among_paragraphs_passes() -> None:
    notice = f"We use cookies. {PROSE} {PROSE}"
    assert refuse("Ferry sinks", notice, PROSE, PROSE) is None
    assert refuse("Ferry sinks", notice, PROSE) == "cookie-wall"


def test_what_was_left_out_tells_only_where_there_is_hardly_any_prose() -> None:
    assert refuse("Home", left_out=("Page not found",)) == "error-page"
    assert refuse("Home", PROSE, PROSE, PROSE, left_out=("Page not found",)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe to continue reading",
        "This article is reserved for our subscribers",
        "Cet article est réservé aux abonnés",
    ],
)
def test_an_invitation_to_pay_is_known(text: str) -> None:
    assert is_paywalled([PROSE, text], labels())


def test_a_long_text_is_no_invitation() -> None:
    assert not is_paywalled([f"Subscribe to continue reading {PROSE * 3}"], labels())
    assert not is_paywalled([PROSE], labels())
