"""Floors for the golden pages: what the reading of pages has reached, it keeps."""

from __future__ import annotations

from functools import cache

import pytest
from evaluation.extraction import Verdict, f1, golden_pages, judge

FLOOR = 0.99
# Texts that stay in the article though they are none of it, by page, with the reason.
KNOWN_GAPS = {
    # A list of earlier issues that looks like two more paragraphs of a press review, dates and deaths included.
    "fr/18-revue-sites-cachee": 2,
}
PAGES = [f"{path.parent.name}/{path.stem}" for path, _ in golden_pages()]


@cache
def verdicts() -> dict[str, Verdict]:
    return {f"{path.parent.name}/{path.stem}": judge(path, gold) for path, gold in golden_pages()}


@pytest.mark.parametrize("page", PAGES)
def test_no_paragraph_is_lost_and_nothing_else_is_left_in(page: str) -> None:
    verdict = verdicts()[page]
    assert verdict.lost == []
    assert len(verdict.left_in) <= KNOWN_GAPS.get(page, 0), verdict.left_in


@pytest.mark.parametrize("page", PAGES)
def test_no_date_is_wrong(page: str) -> None:
    assert verdicts()[page].date_error == 0


@pytest.mark.parametrize("page", PAGES)
def test_a_page_without_an_article_is_refused_and_one_with_is_read(page: str) -> None:
    assert not [w for w in verdicts()[page].wrong if w.startswith(("not read", "refused", "read as"))]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_text_is_that_of_the_gold(language: str) -> None:
    score, precision, recall = f1([v.overlap for page, v in verdicts().items() if page.startswith(language)])
    assert score >= FLOOR
    assert precision >= FLOOR - 0.01
    assert recall >= FLOOR


def test_the_gaps_are_those_of_pages_that_are_there() -> None:
    assert set(KNOWN_GAPS) <= set(PAGES)
    assert sum(KNOWN_GAPS.values()) == 2
