"""Words of furniture, of all languages at once."""

from __future__ import annotations

import pytest

from firsthand.documents.labels import labels
from firsthand.domain.document import DropReason

MARKS = labels()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share this article", DropReason.SHARE_BAR),
        ("  PARTAGER CET ARTICLE : ", DropReason.SHARE_BAR),
        ("» All rights reserved", DropReason.COPYRIGHT),
        ("Advertisement / Publicité", DropReason.ADVERTISEMENT),
        ("Herders share the well with the village", None),
        ("", None),
    ],
)
def test_a_line_is_furniture_as_a_whole(line: str, reason: DropReason | None) -> None:
    assert MARKS.line(line) is reason


@pytest.mark.parametrize("label", ["Related articles", "► À lire aussi", "Read also:"])
def test_a_label_opens_a_section(label: str) -> None:
    assert MARKS.section(label) is DropReason.RELATED_LINKS


def test_a_label_ends_an_article() -> None:
    assert MARKS.ending("3 comments") is DropReason.COMMENTS
    assert MARKS.ending("Leave a reply") is DropReason.COMMENT_FORM


def test_a_sentence_is_no_label() -> None:
    assert MARKS.section("See also.") is None
    assert MARKS.ending("They left no comments.") is None


def test_a_long_line_is_never_furniture() -> None:
    assert MARKS.line("Share this article on " + "x" * 50) is DropReason.SHARE_BAR
    assert MARKS.line("We use cookies " + "x" * 400) is None


@pytest.mark.parametrize(
    "line", ["June 2, 2025", "lundi 2 juin 2025 à 10:15", "2025-06-02", "Published: 02/06/2025", "Mon, 2 Jun"]
)
def test_a_date_alone(line: str) -> None:
    assert MARKS.is_date(line)
    assert MARKS.dated(line)


@pytest.mark.parametrize(
    "line", ["June", "Two men died on June 2", "2025", "10:15", "2/6/25", "", "June 2, 2025 " * 8]
)
def test_no_date_alone(line: str) -> None:
    assert not MARKS.is_date(line)


def test_a_line_beside_a_date_announces_it_only_in_words_of_publication() -> None:
    assert MARKS.announces("Published by our desk on June 2, 2025")
    assert not MARKS.announces("Fighting near Gao on June 2, 2025")
    assert MARKS.dated("Fighting near Gao on June 2, 2025")
    assert not MARKS.dated("Fighting near Gao in June")


@pytest.mark.parametrize(
    "title", ["Weekly security update: Sahel", "Mali: news in brief", "Burkina : revue de presse"]
)
def test_round_ups_are_told_by_their_title(title: str) -> None:
    assert MARKS.is_roundup(title)
    assert not MARKS.is_roundup("Fighting near Gao")


@pytest.mark.parametrize(
    "text",
    [
        "Women wait at the well. [Awa Diallo/River Herald]",
        "Photo: Awa Diallo",
        "The bridge in May © River Herald",
    ],
)
def test_captions_are_told_by_their_credit(text: str) -> None:
    assert MARKS.is_caption(text)
    assert not MARKS.is_caption(text + " " + "x" * 260)


def test_every_wall_has_words() -> None:
    assert MARKS.wall("error-page", "Error 404")
    assert MARKS.wall("cookie-wall", "We value your privacy")
    assert MARKS.wall("paywall", "Subscribe to continue reading")
    assert not any(
        MARKS.wall(code, "Two men died near Gao.") for code in ("error-page", "cookie-wall", "paywall")
    )
