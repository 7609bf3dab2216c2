"""When the whole view is built, and when only what was touched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.document import Document
from firsthand.domain.event import Grade
from firsthand.domain.page import Page
from firsthand.run.local import ingest
from firsthand.run.upkeep import Upkeep
from firsthand.store import Store


class Desk:
    """A store under upkeep that counts how often the whole view is built. Blanks after a page are left out when it is read."""

    def __init__(self, store: Store, stages: Any, now: datetime) -> None:
        class Counting(type(stages)):  # type: ignore[misc]
            def chronicler(self, archive: Any, decisions: Any) -> Any:
                counted.builds += 1
                return super().chronicler(archive, decisions)

            def open_sources(self, arguments: Sequence[str], **more: Any) -> Iterator[Any]:
                for page in super().open_sources(arguments, **more):
                    yield replace(page, id=page.id.strip())

            def read_page(self, page: Page) -> Document:
                document = super().read_page(page)
                return replace(document, text=document.text.strip())

        counted = self
        self.builds = 0
        self.store, self.now, self.stages = store, now, Counting()
        self.upkeep = Upkeep(store, self.stages)

    def read(self, *pages: str, elsewhere: bool = False) -> None:
        self.now += timedelta(minutes=1)
        upkeep = Upkeep(self.store, self.stages) if elsewhere else self.upkeep
        ingest(pages, self.store, self.stages, now=self.now, upkeep=upkeep)

    def decide(self, judgement: Judgement, target: str) -> str:
        self.now += timedelta(minutes=1)
        decision = Decision(f"dec_{self.now.minute}", judgement, target, "A. Analyst", self.now)
        assert self.store.append_decision(decision)
        return decision.id

    def grades(self) -> list[Grade]:
        return sorted(event.grade for event in self.store.events())

    def report(self, page: str) -> str:
        return next(e.reports[0].id for e in self.store.extractions() if e.document.text == page)


@pytest.fixture
def desk(store: Store, stages: Any, now: datetime) -> Desk:
    return Desk(store, stages, now)


def test_pages_and_decisions_together_are_taken_in_without_a_rebuild(desk: Desk) -> None:
    desk.read("one")
    rejection = desk.decide(Judgement.REJECT, desk.report("one"))
    desk.read("two", "three")
    assert desk.grades() == [Grade.DISCOUNTED, Grade.SINGLE_ORIGIN, Grade.SINGLE_ORIGIN]
    undo = desk.decide(Judgement.UNDO, rejection)
    desk.upkeep.refresh(desk.now)
    assert set(desk.grades()) == {Grade.SINGLE_ORIGIN}
    desk.decide(Judgement.ACCEPT, desk.report("two"))
    desk.decide(Judgement.ACCEPT, undo)
    desk.upkeep.refresh(desk.now)
    assert not desk.store.is_stale()
    assert desk.builds == 1


def test_what_another_process_stored_calls_for_a_rebuild(desk: Desk) -> None:
    desk.read("one")
    desk.read("two", elsewhere=True)
    assert desk.builds == 2
    desk.read("three")
    assert (desk.builds, len(desk.grades())) == (3, 3)
    desk.read("four")
    assert (desk.builds, len(desk.grades())) == (3, 4)


def test_a_decision_does_not_hide_a_page_that_another_process_stored(desk: Desk) -> None:
    desk.read("one")
    other = desk.stages.open_sources(["two"], as_kind=None, now=desk.now, stdin=None)
    for page in other:
        document = desk.stages.read_page(page)
        desk.store.add(page, desk.stages.resolve(document, desk.stages.read(document)))
    desk.decide(Judgement.REJECT, desk.report("one"))
    desk.upkeep.refresh(desk.now)
    assert desk.grades() == [Grade.DISCOUNTED, Grade.SINGLE_ORIGIN]
    assert desk.builds == 2


def test_a_page_captured_again_that_says_the_same_calls_for_nothing(desk: Desk) -> None:
    desk.read("one", "two")
    desk.read("one ", "one  ")
    assert not desk.store.is_stale()
    desk.read("one   ", "three")
    assert (desk.builds, len(desk.grades())) == (1, 3)
    assert desk.store.stats().rows["pages"] == 6


def test_a_fault_on_the_way_leaves_the_view_and_the_next_refresh_makes_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.read("one")
    desk.decide(Judgement.REJECT, desk.report("one"))
    with monkeypatch.context() as broken:
        broken.setattr(Store, "amend_chronicle", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            desk.upkeep.refresh(desk.now)
    assert desk.grades() == [Grade.SINGLE_ORIGIN]
    desk.upkeep.refresh(desk.now)
    assert (desk.builds, desk.grades()) == (2, [Grade.DISCOUNTED])
