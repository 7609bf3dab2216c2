"""Publication dates with what speaks for them."""

from __future__ import annotations

from datetime import date

import pytest

from firsthand.documents.labels import labels
from firsthand.documents.published import from_html, from_input, from_printed, parse_day

DAY = date(2025, 6, 2)


@pytest.mark.parametrize(
    "line",
    [
        "2 June 2025",
        "June 2, 2025",
        "Jun 2, 2025",
        "2nd June 2025",
        "Monday, June 2, 2025",
        "Published: June 2, 2025 at 10:15 am",
        "Published on 02 June 2025 10:15 GMT",
        "2025-06-02",
        "02/06/2025",
        "02.06.2025",
        "2 juin 2025",
        "Publié le 2 juin 2025 à 10h15",
        "lundi 2 juin 2025",
        "Mon Jun 2 2025 10:15:42 GMT+0000",
    ],
)
def test_a_date_line_gives_its_day(line: str) -> None:
    assert parse_day(line, labels()) == DAY


@pytest.mark.parametrize(
    "line", ["June 2025", "31 February 2025", "2025", "Monday", "2 June", "2 June 1785", "99/99/2025"]
)
def test_a_line_without_a_full_day_gives_none(line: str) -> None:
    assert parse_day(line, labels()) is None
    assert from_printed(line, labels()) is None


def test_a_printed_date_anchors_what_is_counted_from_it() -> None:
    found = from_printed("Published 2 June 2025", labels())
    assert found is not None
    assert (found.value, found.anchors) == (DAY, True)
    assert found.evidence == "printed: Published 2 June 2025"


@pytest.mark.parametrize(
    "line", ["Mon Jun 2 2025", "Mon Jun 2 2025 10:15:42 GMT+0000", "2025-06-02 10:15:42"]
)
def test_a_date_in_a_program_s_form_is_only_a_bound(line: str) -> None:
    found = from_printed(line, labels())
    assert found is not None
    assert (found.value, found.confidence, found.anchors) == (DAY, 0.6, False)


@pytest.mark.parametrize(
    ("html", "evidence", "confidence"),
    [
        ('<script>{"datePublished": "2025-06-02T10:00"}</script>', "json-ld datePublished", 0.9),
        (
            '<meta property="article:published_time" content="2025-06-02T10:00">',
            "meta article:published_time",
            0.9,
        ),
        ('<meta content="2025-06-02" property="article:published_time">', "meta article:published_time", 0.9),
        ('<meta name="date" content="2025-06-02">', "meta date", 0.9),
        ('<meta itemprop="datePublished" content="2025-06-02">', "meta date", 0.9),
        ('<time class="when" datetime="2025-06-02">Monday</time>', "time datetime", 0.8),
    ],
)
def test_markup_gives_a_date_with_its_evidence(html: str, evidence: str, confidence: float) -> None:
    found = from_html(html, None)
    assert found is not None
    assert (found.value, found.confidence) == (DAY, confidence)
    assert found.evidence.startswith(evidence)


def test_json_ld_outranks_a_meta_element() -> None:
    html = '<meta name="date" content="2025-05-01"><script>{"datePublished":"2025-06-02"}</script>'
    found = from_html(html, "2025-04-01")
    assert found is not None
    assert found.value == DAY


def test_a_date_that_does_not_exist_falls_through_to_the_next() -> None:
    html = '{"datePublished":"2025-02-31"}<meta name="date" content="2025-06-02">'
    found = from_html(html, None)
    assert found is not None
    assert found.value == DAY


def test_a_guess_never_anchors() -> None:
    found = from_html("<p>nothing</p>", "2025-06-02")
    assert found is not None
    assert (found.value, found.anchors) == (DAY, False)


def test_a_page_without_a_date_gives_none() -> None:
    assert from_html("<p>nothing</p>", None) is None
    assert from_html("<p>nothing</p>", "no date") is None


def test_the_date_of_the_input_anchors() -> None:
    found = from_input(DAY)
    assert (found.value, found.evidence, found.anchors) == (DAY, "input", True)
