"""Publication dates with what speaks for them."""

from __future__ import annotations

from datetime import date

import pytest

from firsthand.documents.labels import labels
from firsthand.documents.metadata import Metadata, Stamp
from firsthand.documents.published import (
    Trace,
    from_address,
    from_input,
    from_lines,
    from_metadata,
    from_times,
    iso_day,
    modified_of,
    parse_day,
    weigh,
)
from firsthand.domain.values import Published

DAY = date(2025, 6, 2)
LATER = date(2025, 6, 9)
CAPTURED = date(2025, 7, 1)


def printed(line: str) -> Published | None:
    return weigh(from_lines([line], labels()), CAPTURED)


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
    assert printed(line) is None


def test_a_printed_date_anchors_what_is_counted_from_it() -> None:
    found = printed("Published 2 June 2025")
    assert found is not None
    assert (found.value, found.anchors) == (DAY, True)
    assert found.evidence == "printed: Published 2 June 2025"


@pytest.mark.parametrize(
    "line", ["Mon Jun 2 2025", "Mon Jun 2 2025 10:15:42 GMT+0000", "2025-06-02 10:15:42"]
)
def test_a_date_in_a_program_s_form_is_only_a_bound(line: str) -> None:
    found = printed(line)
    assert found is not None
    assert (found.value, found.confidence, found.anchors) == (DAY, 0.6, False)


@pytest.mark.parametrize(
    "value", ["2025-06-02", "2025-06-02T10:15:00+02:00", "20250602", "20250602T101500Z", "20250602101500"]
)
def test_iso_moments_give_their_day(value: str) -> None:
    assert iso_day(value) == DAY


@pytest.mark.parametrize("value", ["2025-02-31", "yesterday", "1200-01-01", "2025", ""])
def test_other_values_give_none(value: str) -> None:
    assert iso_day(value) is None


def test_metadata_give_a_date_with_its_evidence() -> None:
    metadata = Metadata(
        published=(Stamp("2025-02-31", "meta date"), Stamp("2025-06-02T10:00", "json-ld datePublished"))
    )
    found = weigh(from_metadata(metadata), CAPTURED)
    assert found is not None
    assert (found.value, found.confidence) == (DAY, 0.9)
    assert found.evidence == "json-ld datePublished: 2025-06-02T10:00"


def test_a_time_element_counts_where_readers_see_a_date() -> None:
    shown = Metadata(printed=(("2 June 2025", "2025-06-02T10:00"),))
    unseen = Metadata(printed=(("Read this next", "2025-06-02T10:00"),))
    assert [t.value for t in from_times(shown, labels())] == [DAY]
    assert list(from_times(unseen, labels())) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://desk.example/2025/06/02/raid",
        "https://desk.example/news/2025-06-02-raid.html",
        "https://desk.example/raid-20250602",
        "https://desk.example/2025/6/2/raid?date=2024/01/01",
    ],
)
def test_an_address_tells_its_date(url: str) -> None:
    assert [t.value for t in from_address(url)] == [DAY]


@pytest.mark.parametrize(
    "url",
    [
        None,
        "https://desk.example/raid",
        "https://desk.example/2025/06/raid",
        "https://desk.example/123456789",
    ],
)
def test_an_address_without_a_full_date_tells_none(url: str | None) -> None:
    assert list(from_address(url)) == []


def traces(**days: date) -> list[Trace]:
    return [
        Trace(day, {"metadata": 0.9, "printed": 0.8, "address": 0.75}[kind], kind, kind)
        for kind, day in days.items()
    ]


def test_two_kinds_of_trace_that_agree_confirm_each_other() -> None:
    found = weigh(traces(metadata=DAY, address=date(2025, 6, 3)), CAPTURED)
    assert found is not None
    assert (found.value, found.confidence) == (DAY, 0.95)


def test_two_against_one_decide() -> None:
    found = weigh(traces(metadata=LATER, printed=DAY, address=DAY), CAPTURED)
    assert found is not None
    assert (found.value, found.confidence) == (DAY, 0.95)


def test_traces_that_differ_leave_a_doubt_that_does_not_anchor() -> None:
    found = weigh(traces(metadata=date(2025, 5, 1), printed=DAY), CAPTURED)
    assert found is not None
    assert (found.value, found.anchors) == (DAY, False)
    assert found.evidence.startswith("traces differ")


def test_without_a_shown_date_the_earliest_of_two_is_taken() -> None:
    found = weigh(traces(metadata=LATER, address=DAY), CAPTURED)
    assert found is not None
    assert (found.value, found.anchors) == (DAY, False)


def test_a_trace_in_the_future_counts_for_nothing() -> None:
    found = weigh(traces(metadata=date(2031, 1, 1), printed=DAY), CAPTURED)
    assert found is not None
    assert (found.value, found.confidence) == (DAY, 0.8)
    assert weigh(traces(metadata=date(2031, 1, 1)), CAPTURED) is None


def test_a_page_without_a_trace_has_no_date() -> None:
    assert weigh([], CAPTURED) is None


def test_the_day_of_the_last_change_is_read_from_metadata() -> None:
    metadata = Metadata(
        modified=(Stamp("2031-01-01", "meta lastmod"), Stamp("2025-06-09", "json-ld dateModified"))
    )
    found = modified_of(metadata, CAPTURED)
    assert found is not None
    assert found.value == LATER


def test_the_date_of_the_input_anchors() -> None:
    found = from_input(DAY)
    assert (found.value, found.evidence, found.anchors) == (DAY, "input", True)
