"""A page to a document, whole."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from firsthand.documents import read_page
from firsthand.domain.document import BlockKind, Document, DropReason
from firsthand.domain.errors import DocumentError
from firsthand.domain.issue import Severity
from firsthand.domain.page import MediaType, Page, PageHints

NOW = datetime(2025, 6, 3, 12, tzinfo=UTC)
TITLE = "Raiders burn grain stores in two villages near Djibo"
FIRST = (
    "Armed men on motorcycles rode into two villages before dawn on Monday, burned the grain stores and drove off "
    "most of the cattle, residents who fled to the town said by telephone."
)
SECOND = (
    "A teacher who reached the town on foot counted nine bodies along the track, and he said that the soldiers of the "
    "nearby post had left their barracks the evening before the raid."
)
FRENCH = (
    "Des hommes armés ont attaqué lundi deux villages situés au nord de la ville, où ils ont brûlé les greniers et "
    "emporté le bétail, selon des habitants qui ont fui vers le chef-lieu."
)
GERMAN = (
    "Bewaffnete Männer haben am Montag zwei Dörfer überfallen und die Speicher angezündet, berichteten Bewohner, die "
    "in die nahe Stadt geflohen waren und nun auf Hilfe der Behörden warten."
)


def read(content: str | bytes, *, html: bool = False, hints: PageHints | None = None) -> Document:
    raw = content.encode() if isinstance(content, str) else content
    media = MediaType.HTML if html else MediaType.TEXT
    return read_page(Page("page", raw, media, NOW, hints=hints or PageHints()))


def text(*parts: str) -> str:
    return "\n".join(parts)


def markup(*paragraphs: str, head: str = "", title: str = TITLE) -> str:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


def kinds(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.text) for block in document.blocks]


def codes(document: Document) -> list[str]:
    return [issue.code for issue in document.issues]


def test_scraped_text_gives_title_and_body() -> None:
    document = read(text(TITLE, FIRST, SECOND))
    assert kinds(document) == [(BlockKind.TITLE, TITLE), (BlockKind.BODY, FIRST), (BlockKind.BODY, SECOND)]
    assert document.title == TITLE


def test_a_line_above_the_repeated_title_is_a_standfirst() -> None:
    summary = "Nine people died and hundreds fled after two raids in one night, residents say"
    document = read(text(summary, TITLE, TITLE, FIRST, SECOND))
    assert (BlockKind.STANDFIRST, summary) in kinds(document)
    assert document.title == TITLE


def test_a_short_paragraph_under_a_repeated_title_is_a_standfirst() -> None:
    summary = "Nine people died and hundreds fled after the raids, according to residents."
    document = read(text(TITLE, TITLE, summary, FIRST, SECOND))
    assert [kind for kind, _ in kinds(document)] == [
        BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.BODY,
    ]  # fmt: skip


def test_a_repeated_title_is_dropped_with_its_reason() -> None:
    document = read(text(TITLE, TITLE, FIRST, SECOND))
    assert document.text.count(TITLE) == 1
    assert [d.text for d in document.dropped if d.reason is DropReason.REPEATED_TITLE] == [TITLE]


def test_the_title_of_the_source_outranks_the_page_s() -> None:
    document = read(text(TITLE, FIRST, SECOND), hints=PageHints(title=TITLE))
    assert document.title == TITLE
    assert document.text.count(TITLE) == 1


def test_blocks_are_joined_by_one_blank_line_and_match_their_spans() -> None:
    document = read(text(TITLE, "", "", FIRST, "  ", SECOND))
    assert document.text == "\n\n".join((TITLE, FIRST, SECOND))
    assert all(block.span.matches(document.text) for block in document.blocks)
    assert all(sentence.span.matches(document.text) for sentence in document.sentences)


def test_sentences_stay_inside_their_block() -> None:
    document = read(text(TITLE, FIRST, SECOND))
    assert all(document.block_of(s).span.contains(s.span) for s in document.sentences)


def test_html_gives_the_article_without_its_markup() -> None:
    document = read(markup(FIRST, SECOND), html=True)
    assert kinds(document) == [(BlockKind.TITLE, TITLE), (BlockKind.BODY, FIRST), (BlockKind.BODY, SECOND)]


def test_scripts_never_reach_the_text() -> None:
    page = markup(FIRST, SECOND).replace("<article>", "<script>var secret = 'stolen';</script><article>")
    document = read(page, html=True)
    assert "stolen" not in document.text
    assert all("stolen" not in dropped.text for dropped in document.dropped)


def test_json_ld_dates_are_taken_with_confidence_nine_tenths() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-06-02T09:00:00Z"}</script>'
    published = read(markup(FIRST, SECOND, head=head), html=True).published
    assert published is not None
    assert (published.value, published.confidence) == (date(2025, 6, 2), 0.9)
    assert published.evidence.startswith("json-ld")


def test_the_date_of_the_source_outranks_the_page_s() -> None:
    head = '<meta property="article:published_time" content="2025-05-01T00:00:00Z">'
    document = read(markup(FIRST, SECOND, head=head), html=True, hints=PageHints(published=date(2025, 6, 1)))
    assert document.published is not None
    assert (document.published.value, document.published.evidence) == (date(2025, 6, 1), "input")


def test_a_printed_date_leaves_the_text_and_becomes_the_date() -> None:
    document = read(text(TITLE, "Published 2 June 2025", FIRST, SECOND))
    assert document.published is not None
    assert document.published.value == date(2025, 6, 2)
    assert "2 June 2025" not in document.text


def test_a_date_after_the_capture_is_rejected_with_an_issue() -> None:
    document = read(text(TITLE, "Published 2 June 2031", FIRST, SECOND))
    assert document.published is None
    assert "future-date" in codes(document)


def test_a_date_on_the_day_of_capture_is_no_future_date() -> None:
    document = read(text(TITLE, "Published 3 June 2025", FIRST, SECOND))
    assert document.published is not None
    assert "future-date" not in codes(document)


@pytest.mark.parametrize(("body", "language"), [(FIRST, "en"), (FRENCH, "fr"), (GERMAN, "de")])
def test_the_language_is_told_from_the_text(body: str, language: str) -> None:
    document = read(body)
    assert document.language == language
    assert ("unsupported-language" in codes(document)) is (language == "de")


def test_the_text_outranks_what_the_source_says_of_its_language() -> None:
    assert read(FRENCH, hints=PageHints(language="en")).language == "fr"


def test_a_text_too_short_to_tell_takes_the_language_of_its_source() -> None:
    assert read("Deux morts à Gao.", hints=PageHints(language="fr")).language == "fr"
    assert "unsupported-language" in codes(read("Deux morts à Gao."))


def test_repairs_are_warnings_of_the_stage() -> None:
    document = read(FIRST.replace("two", "t\u200bwo"))
    assert [(i.stage, i.code, i.severity) for i in document.issues] == [
        ("documents", "invisible-characters-removed", Severity.WARNING)
    ]
    assert document.text == FIRST


@pytest.mark.parametrize(
    "content", ["Share this article\nLeave a comment\n3 comments", "\u200b\u200b", "\u00ad\n\u00ad"]
)
def test_a_page_without_an_article_is_refused(content: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read(content)
    assert refused.value.code == "no-text"


@pytest.mark.parametrize(
    "content", ["<html><body></body></html>", "<html><script>let a = 1;</script></html>", "<p></p>", "<!doctype html><html>"]
)  # fmt: skip
def test_html_without_text_is_refused(content: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read(content, html=True)
    assert refused.value.code == "no-text"


@pytest.mark.parametrize("tag", ["div", "b", "blockquote"])
def test_a_hundred_thousand_nested_tags_are_refused_fast(tag: str) -> None:
    start = time.process_time()
    with pytest.raises(DocumentError) as refused:
        read(f"<{tag}>" * 100_000 + FIRST, html=True)
    assert refused.value.code == "nested-too-deeply"
    assert time.process_time() - start < 5


def test_an_endless_text_is_cut_with_an_issue() -> None:
    document = read("\n".join(f"On day {n} {FIRST}" for n in range(4_000)))
    assert len(document.text) <= 400_000
    assert "truncated" in codes(document)


def test_one_endless_paragraph_is_cut_not_lost() -> None:
    document = read(" ".join([FIRST] * 4_000))
    assert len(document.text) == 400_000
    assert "truncated" in codes(document)


def test_credits_are_found_in_dateline_and_credit_line() -> None:
    document = read(
        text(
            TITLE,
            f"BAMAKO, June 2 (Reuters) - {FIRST}",
            SECOND,
            "This story was written with reporting from AFP.",
        )
    )
    assert document.credits == ("Reuters", "AFP")


def test_the_same_page_gives_the_same_document() -> None:
    assert read(text(TITLE, FIRST, SECOND)) == read(text(TITLE, FIRST, SECOND))


def test_a_menu_of_links_is_dropped_and_not_lost() -> None:
    document = read(text("[Home](/) | [Contact us](/contact)", TITLE, FIRST, SECOND))
    assert [(d.reason, d.text) for d in document.dropped] == [(DropReason.NAVIGATION, "Home | Contact us")]


def test_the_title_of_the_source_is_made_clean() -> None:
    document = read(text(FIRST, SECOND), hints=PageHints(title=" Raiders\n burn\u200b grain "))
    assert document.title == "Raiders burn grain"
    assert read(text(FIRST, SECOND), hints=PageHints(title="\u200b ")).title is None


def test_a_date_before_all_news_is_rejected_with_an_issue() -> None:
    document = read(text(TITLE, FIRST, SECOND), hints=PageHints(published=date(1, 1, 1)))
    assert document.published is None
    assert "past-date" in codes(document)


@pytest.mark.parametrize("address", ["http://[", "https://n[[s.example/a", "//a]b", "http://\u2100.example/"])
@pytest.mark.parametrize("media", [MediaType.TEXT, MediaType.HTML])
def test_an_address_that_is_none_does_not_keep_a_page_from_being_read(address: str, media: MediaType) -> None:
    text = "Gunmen attacked an army post near the town on Sunday and killed at least ten soldiers, two officers said."
    page = Page(
        "page",
        f"<p>{text}</p>".encode() if media is MediaType.HTML else text.encode(),
        media,
        datetime(2025, 6, 3, tzinfo=UTC),
        url=address,
    )
    document = read_page(page)
    assert text in document.text
    assert document.url == address
