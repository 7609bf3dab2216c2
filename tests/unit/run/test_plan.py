from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest

from firsthand.domain.claim import Extraction
from firsthand.domain.errors import InputError
from firsthand.domain.issue import Issue
from firsthand.domain.page import MediaType, Page, SetAside
from firsthand.run.plan import link, read_one, rebuild


@pytest.fixture
def page(now: datetime) -> Page:
    return Page("a", b"A clash.", MediaType.TEXT, now)


def test_a_page_goes_through_documents_reports_and_claims(stages: Any, page: Page) -> None:
    outcome = read_one(page, stages)
    assert isinstance(outcome, Extraction)
    assert outcome.document.page == page.key
    assert len(outcome.reports) == 1


@pytest.mark.parametrize(
    ("method", "stage"), [("read_page", "documents"), ("read", "reports"), ("resolve", "claims")]
)
def test_an_unusable_page_is_an_issue_of_its_stage(
    stages: Any, page: Page, method: str, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise InputError("cannot be used", code="odd")

    monkeypatch.setattr(type(stages), method, refuse)
    assert read_one(page, stages) == Issue("a", stage, "odd", "cannot be used")


def test_a_page_of_no_concern_is_set_aside(stages: Any, now: datetime) -> None:
    page = Page("a", b"sports today", MediaType.TEXT, now)
    assert read_one(page, stages) == SetAside(page.key, "a", None, 0.1, now)
    assert isinstance(read_one(page, stages, everything=True), Extraction)


def test_a_glance_spares_the_reading(stages: Any, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page("a", b"football today", MediaType.TEXT, now)
    assert isinstance(read_one(page, stages, everything=True), Extraction)
    monkeypatch.delattr(type(stages), "read_page")
    assert read_one(page, stages) == SetAside(page.key, "a", "A glance", 0.01, now)


def test_a_bug_propagates(stages: Any, now: datetime) -> None:
    with pytest.raises(ZeroDivisionError):
        read_one(Page("a", b"bug", MediaType.TEXT, now), stages)


def test_linking_sees_the_documents_in_one_order(stages: Any, now: datetime) -> None:
    read = [read_one(Page(name, name.encode(), MediaType.TEXT, now), stages) for name in "dabc"]
    seen: list[Sequence[str]] = []

    class Watching(type(stages)):  # type: ignore[misc]
        def trace(self, extractions: Sequence[Extraction]) -> Any:
            seen.append([e.document.key for e in extractions])
            return super().trace(extractions)

    assert link(read, (), {}, Watching()) == link(read[::-1], (), {}, Watching())
    assert seen[0] == seen[1] == sorted(seen[0])
    assert rebuild(read, (), {}, stages) == link(read, (), {}, stages)[1]
