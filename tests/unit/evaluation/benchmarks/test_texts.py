"""Texts as documents."""

from __future__ import annotations

from datetime import date

from evaluation.benchmarks.texts import first, plain_document, read_article

from firsthand.domain.document import BlockKind
from firsthand.run.plan import Workshop

TEXT = "A headline \n\nFirst sentence. Second one!\n  \n\tThird line."


def test_a_plain_document_keeps_every_offset():
    document = plain_document("d", TEXT, language="en", titled=True)
    assert document.text == TEXT
    assert [block.kind for block in document.blocks] == [BlockKind.TITLE, BlockKind.BODY, BlockKind.BODY]
    assert [sentence.span.text for sentence in document.sentences] == [
        "A headline",
        "First sentence.",
        "Second one!",
        "Third line.",
    ]
    assert all(sentence.span.matches(TEXT) for sentence in document.sentences)


def test_the_publication_date_given_anchors():
    document = plain_document("d", "Un mort.", language="fr", published=date(2015, 1, 5))
    assert document.published is not None
    assert document.published.anchors
    assert plain_document("d", "Un mort.", language="fr").published is None


def test_an_article_without_words_is_none(workshop: Workshop):
    assert read_article(workshop, "d", " \n ", title=None, published=None, language="en") is None


def test_a_limit_takes_rows_from_the_start():
    assert list(first("abc", 2)) == ["a", "b"]
    assert list(first("abc", None)) == ["a", "b", "c"]
