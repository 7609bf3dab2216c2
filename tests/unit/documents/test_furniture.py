"""What surrounds an article is dropped with its reason, and nothing of the article is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from firsthand.documents import read_page
from firsthand.documents.furniture import sort_pieces
from firsthand.documents.labels import labels
from firsthand.documents.pieces import lines
from firsthand.domain.document import Document, DropReason
from firsthand.domain.page import MediaType, Page

TITLE = "Convoy of traders ambushed on the road to Ménaka"
FIRST = (
    "Gunmen opened fire on a convoy of traders on Tuesday, killing four drivers and setting three lorries alight, a "
    "member of the lorry owners' union told reporters."
)
SECOND = (
    "The army sent a patrol to the place in the afternoon, but the attackers had already gone, he added, and the road "
    "stayed closed until the next morning."
)
STORY = (TITLE, FIRST, SECOND)


def read(*parts: str) -> Document:
    content = "\n".join(parts).encode()
    return read_page(Page("page", content, MediaType.TEXT, datetime(2025, 6, 30, tzinfo=UTC)))


def reason(document: Document, text: str) -> DropReason | None:
    return next((dropped.reason for dropped in document.dropped if dropped.text == text), None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Share this article", DropReason.SHARE_BAR),
        (
            "(This October 13 story has been corrected to say that the attack was near Hombori, not Gossi.)",
            DropReason.BYLINE,
        ),
        ("(Updates death toll, adds quotes)", DropReason.BYLINE),
        ("Facebook Twitter WhatsApp", DropReason.SHARE_BAR),
        ("Follow us on Facebook", DropReason.FOLLOW_US),
        ("Subscribe to our newsletter", DropReason.NEWSLETTER),
        ("Sign up for our morning briefing", DropReason.NEWSLETTER),
        ("© 2025 Example Media", DropReason.COPYRIGHT),
        ("All rights reserved", DropReason.COPYRIGHT),
        ("About the author", DropReason.AUTHOR_BOX),
        ("View all posts by Awa Diallo", DropReason.AUTHOR_BOX),
        ("We use cookies to make this site work.", DropReason.COOKIE_NOTICE),
        ("Advertisement", DropReason.ADVERTISEMENT),
        ("1,204 views", DropReason.COUNTER),
        ("4 min read", DropReason.COUNTER),
        ("Skip to content", DropReason.NAVIGATION),
        ("Home | News | Africa | Sport", DropReason.NAVIGATION),
        ("Read more: Why the road was closed last year", DropReason.RELATED_LINKS),
        ("Leave your thoughts below", DropReason.CALL_TO_ACTION),
    ],
)
def test_a_label_inside_the_article_is_dropped_with_its_reason(line: str, expected: DropReason) -> None:
    document = read(TITLE, FIRST, line, SECOND)
    assert reason(document, line) is expected
    assert document.text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "line", ["Abonnez-vous à notre newsletter", "Partager cet article", "Tous droits réservés", "Publicité"]
)
def test_french_labels_are_known_in_an_english_page(line: str) -> None:
    document = read(TITLE, FIRST, line, SECOND)
    assert reason(document, line) is not None
    assert line not in document.text


def test_a_dated_list_of_other_headlines_after_the_article_goes() -> None:
    teasers = (
        "More stories",
        "Minister visits flooded quarter",
        "May 30, 2025",
        "Harvest late in the north",
        "May 29, 2025",
    )
    document = read(*STORY, *teasers)
    assert document.text == "\n\n".join(STORY)
    assert reason(document, "Minister visits flooded quarter") is DropReason.TEASERS
    assert reason(document, "Harvest late in the north") is DropReason.TEASERS


def test_a_dated_list_without_a_label_goes_too() -> None:
    document = read(
        *STORY, "Minister visits flooded quarter", "May 30, 2025", "Harvest late in the north", "May 29, 2025"
    )
    assert document.text == "\n\n".join(STORY)


def test_teasers_that_read_like_sentences_go_with_their_list() -> None:
    teasers = [
        f"{n} farmers were shot dead near the river on Sunday evening, their families say."
        for n in ("Two", "Six")
    ]
    document = read(*STORY, "Related articles", "May 30, 2025", teasers[0], "May 29, 2025", teasers[1])
    assert document.text == "\n\n".join(STORY)


def test_dates_of_teasers_are_not_the_page_s_date() -> None:
    document = read(*STORY, "More stories", "Minister visits flooded quarter", "May 30, 2025")
    assert document.published is None


def test_a_list_in_the_middle_ends_with_the_next_paragraph() -> None:
    document = read(TITLE, FIRST, "Related articles", "Harvest late in the north", SECOND)
    assert reason(document, "Harvest late in the north") is DropReason.RELATED_LINKS
    assert SECOND in document.text


def test_comments_and_their_form_end_the_article() -> None:
    comment = "My cousin drove one of those lorries and he said that nobody came to help them at all."
    document = read(
        *STORY,
        "2 comments",
        comment,
        "Leave a reply",
        "Your email address will not be published.",
        "Post comment",
    )
    assert document.text == "\n\n".join(STORY)
    assert reason(document, comment) is DropReason.COMMENTS
    assert reason(document, "Leave a reply") is DropReason.COMMENT_FORM
    assert reason(document, "Post comment") is DropReason.COMMENT_FORM


def test_a_comment_label_above_the_article_does_not_end_it() -> None:
    document = read(TITLE, "2 comments", FIRST, SECOND)
    assert document.text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices of the mine fell after residents said that the road would stay closed for weeks.",
        "Follow-up patrols found two more bodies, and the home of a village chief had been burned down.",
        "Comments by the minister on Friday angered the union, whose members are on strike until Monday.",
        "The newsletter of the union had warned its members in May not to travel on that road at night.",
    ],
)
def test_a_sentence_that_begins_like_a_label_stays(sentence: str) -> None:
    assert sentence in read(TITLE, FIRST, sentence, SECOND).text


def test_nothing_of_the_page_is_lost_silently() -> None:
    parts = (
        *STORY,
        "Advertisement",
        "More stories",
        "Harvest late in the north",
        "May 29, 2025",
        "© 2025 Example",
    )
    pieces = lines("\n".join(parts))
    found = sort_pieces(pieces, labels())
    assert sorted([p.text for p in found.kept] + [d.text for d in found.dropped]) == sorted(parts)


def test_only_the_first_printed_date_is_kept_as_one() -> None:
    found = sort_pieces(lines("\n".join((TITLE, "June 2, 2025", FIRST, "June 3, 2025", SECOND))), labels())
    assert found.printed_dates == ["June 2, 2025"]
