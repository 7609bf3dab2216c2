"""Documents: the text as it was read, with what was read in it."""

from __future__ import annotations

import html
import re

import pytest
from fastapi.testclient import TestClient

from firsthand.desk import Desk
from firsthand.web.comparing import compare
from firsthand.web.marks import KINDS, marks, paragraphs


def test_the_list_holds_every_document_once_over_its_pages(client: TestClient, demo_desk: Desk) -> None:
    keys = {extraction.document.key for extraction in demo_desk.store.extractions()}
    page = client.get("/documents").text
    assert set(re.findall(r'href="/documents/(doc_\w+)"', page)) == keys


@pytest.mark.parametrize(
    ("words", "found"), [("djibo", True), ("DJIBO base", True), ("no such words", False), ("%", False)]
)
def test_the_list_is_searched_by_words_of_titles(client: TestClient, words: str, found: bool) -> None:
    page = client.get("/documents", params={"text": words}).text
    assert ("/documents/doc_" in page) is found
    assert ("No document fits" in page) is not found


def test_a_place_in_the_list_that_is_none_of_ours_is_refused(client: TestClient) -> None:
    assert client.get("/documents?after=nonsense").status_code == 422


def test_pieces_of_a_text_add_up_to_it_and_lie_under_their_marks(demo_desk: Desk) -> None:
    for extraction in demo_desk.store.extractions():
        laid = paragraphs(extraction)
        for paragraph in laid:
            assert "".join(piece.text for piece in paragraph.pieces) == paragraph.block.span.text
            for piece in paragraph.pieces:
                for mark in piece.marks:
                    assert mark.start <= piece.start
                    assert mark.end >= piece.start + len(piece.text)
        held = [mark for paragraph in laid for piece in paragraph.pieces for mark in piece.marks]
        assert set(held) == set(marks(extraction))


def test_a_page_shows_the_whole_text_and_every_kind_of_mark(client: TestClient, demo_desk: Desk) -> None:
    seen = set()
    for extraction in demo_desk.store.extractions():
        page = client.get(f"/documents/{extraction.document.key}").text
        article = page[page.index('class="article"') :]
        words = " ".join(html.unescape(re.sub(r"<[^>]+>", "", article)).split())
        for block in extraction.document.blocks:
            assert " ".join(block.span.text.split()) in words
        seen |= {kind for kind in KINDS if f"m-{kind} " in page}
    assert seen == set(KINDS)


def test_a_document_leads_to_the_events_it_tells_of(client: TestClient, demo_desk: Desk) -> None:
    for event in demo_desk.store.events():
        for document in event.documents:
            assert f"/events/{event.id}" in client.get(f"/documents/{document.key}").text


def test_a_rewrite_leads_to_what_it_was_made_from_and_back(client: TestClient, demo_desk: Desk) -> None:
    edges = [
        (step.source.key, step.document.key)
        for event in demo_desk.store.events()
        for chain in demo_desk.chains(event)
        for branch in chain.branches
        for step in branch.steps
    ]
    assert edges, "the demo pages hold rewrites"
    for source, rewrite in edges:
        assert f"/documents/{rewrite}" in client.get(f"/documents/{source}").text
        assert f"/documents/{source}" in client.get(f"/documents/{rewrite}").text
        assert client.get(f"/documents/{source}/compared/{rewrite}").status_code == 200


def test_two_documents_side_by_side_keep_every_sentence_of_both(demo_desk: Desk) -> None:
    documents = [extraction.document for extraction in demo_desk.store.extractions()]
    for left in documents:
        for right in documents:
            rows = compare(left, right)
            ours = [" ".join(run.text for run in row.left) for row in rows if row.left]
            theirs = [" ".join(run.text for run in row.right) for row in rows if row.right]
            assert ours == [" ".join(s.span.text.split()) for s in left.sentences]
            assert theirs == [" ".join(s.span.text.split()) for s in right.sentences]
            if left is right:
                assert {row.kind for row in rows} == {"same"}


def test_the_page_as_captured_is_kept_byte_for_byte(client: TestClient, demo_desk: Desk) -> None:
    for extraction in demo_desk.store.extractions():
        page = demo_desk.store.page(extraction.document.page)
        answer = client.get(f"/documents/{extraction.document.key}/page?download=1")
        assert answer.content == page.content
        assert answer.headers["x-content-sha256"] == page.sha256


def test_what_is_not_held_is_not_found(client: TestClient) -> None:
    for path in ("/documents/doc_nothing", "/documents/doc_nothing/page", "/documents/doc_a/compared/doc_b"):
        assert client.get(path).status_code == 404
