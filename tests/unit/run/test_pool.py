"""Worker processes give what one process gives, in the same order."""

from __future__ import annotations

import operator
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import psutil
import pytest

from firsthand.domain.claim import Extraction
from firsthand.domain.document import Document
from firsthand.domain.issue import Issue
from firsthand.domain.page import MediaType, Page
from firsthand.run.plan import Workshop
from firsthand.run.pool import read_all
from tests.unit.run.conftest import FakeStages

NOW = datetime(2025, 6, 3, tzinfo=UTC)
NEWS = (
    "Gunmen attacked a convoy near Gao on Tuesday, killing at least {0} soldiers, two officers told AFP. " * 3
)

pytestmark = pytest.mark.slow


class Broken(Workshop):
    """Cannot be loaded in a worker."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:  # type: ignore[override]
        return operator.truediv, (1, 0)


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop.load()


def _items(count: int) -> Iterator[Page | Issue]:
    for number in range(count):
        name = f"{number}.txt"
        match number % 3:
            case 0:
                yield Issue(name, "sources", "unreadable", "no such file")
            case 1:
                yield Page(name, b"", MediaType.TEXT, NOW)
            case _:
                yield Page(name, NEWS.format(number).encode(), MediaType.TEXT, NOW)


def test_the_result_does_not_depend_on_the_number_of_processes(workshop: Workshop) -> None:
    alone = list(read_all(_items(18), workshop, jobs=1))
    assert list(read_all(_items(18), workshop, jobs=2)) == alone
    names = [outcome.input if isinstance(outcome, Issue) else outcome.document.id for _, outcome in alone]
    assert names == [f"{number}.txt" for number in range(18)]


def test_pages_are_taken_only_a_little_ahead(workshop: Workshop) -> None:
    taken: list[Page | Issue] = []

    def counted() -> Iterator[Page | Issue]:
        for item in _items(200):
            taken.append(item)
            yield item

    outcomes = read_all(counted(), workshop, jobs=2)
    next(outcomes)
    assert len(taken) <= 8
    outcomes.close()


def test_a_bug_in_a_worker_propagates(workshop: Workshop) -> None:
    broken = Broken(workshop.gazetteer, workshop.actors, workshop.codebook, workshop.origins, workshop.reader)
    with pytest.raises(ZeroDivisionError):
        list(read_all(_items(3), broken, jobs=2))


class Deadly(FakeStages):
    """A page that begins with "deadly" ends the process that reads it, "once" the first time only."""

    def read_page(self, page: Page) -> Document:
        mark = Path(page.id)
        if page.content.startswith(b"deadly") or (page.content.startswith(b"once") and not mark.exists()):
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read_page(page)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_pages_of_a_lost_process_are_read_again_and_the_deadly_one_becomes_an_issue(tmp_path: Path) -> None:
    texts = ["one", "once", "two", "missing", "deadly", "three", "four"]
    items = [Page(str(tmp_path / text), text.encode(), MediaType.TEXT, NOW) for text in texts]
    outcomes = list(read_all(iter(items), Deadly(), jobs=2))
    assert [page for page, _ in outcomes] == items
    issues = [outcome for _, outcome in outcomes if isinstance(outcome, Issue)]
    assert [(issue.input, issue.code) for issue in issues] == [(str(tmp_path / "deadly"), "worker-lost")]
    assert [o.document.text for _, o in outcomes if isinstance(o, Extraction)] == [
        text for text in texts if text != "deadly"
    ]


_WORKING = """
import os, sys
from datetime import UTC, datetime
from tests.unit.run.conftest import FakeStages
from firsthand.domain.page import MediaType, Page
from firsthand.run.pool import read_all

class Slow(FakeStages):
    def read_page(self, page):
        print(os.getpid(), flush=True)
        import time; time.sleep(60)

if __name__ == "__main__":
    pages = (Page(str(n), b"one", MediaType.TEXT, datetime.now(UTC)) for n in range(2))
    list(read_all(pages, Slow(), jobs=2))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "working.py"
    program.write_text(_WORKING, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, program], stdout=subprocess.PIPE, text=True, env=environment
    ) as parent:
        assert parent.stdout is not None
        workers = [psutil.Process(int(parent.stdout.readline())) for _ in range(2)]
        parent.kill()
        _, alive = psutil.wait_procs(workers, timeout=20)
    assert alive == []
