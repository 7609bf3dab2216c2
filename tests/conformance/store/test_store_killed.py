"""An ingest is killed (`kill -9`) at moments of its run: nothing is lost, doubled or half-written. Fifty moments: `python -m benchmarks.killing`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.killing import Moment, Trials
from benchmarks.launching import warm
from benchmarks.whole import contents, differing, faults
from sqlalchemy import delete, select

from firsthand.store import Store
from firsthand.store.tables import documents, reports


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_killed_runs_come_to_the_store_of_an_undisturbed_one(
    database: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    new_url: Callable[[], str] = request.getfixturevalue(f"new_{database}_url")
    trials = Trials(tmp_path, new_url, warm, pages=20, seed=7)
    calm = trials.undisturbed
    assert (calm.contents["pages"][0], calm.contents["events"][0] >= 5, calm.lines) == (16, True, 5)
    at_random = trials.run([trials.moment(0), Moment(calm.lines, 0.0)])  # the second while events are linked
    after_a_line = trials.run([trials.moment(1), trials.moment(2)])
    assert (at_random.wrong, after_a_line.wrong) == ((), ())
    assert 0 < after_a_line.held[0] <= 16


def test_half_a_page_is_noticed(tmp_path: Path, new_sqlite_url: Callable[[], str]) -> None:
    trials = Trials(tmp_path, new_sqlite_url, warm, pages=5, seed=1)
    with Store.open(f"sqlite:///{tmp_path}/store0.db") as store:
        assert faults(store) == []
        assert differing(trials.undisturbed.contents, contents(store)) == []
        with store.database.writing() as connection:
            key = connection.scalar(select(documents.c.key).limit(1))
            connection.execute(delete(reports).where(reports.c.document == key))
        assert any(
            kind.startswith("rows:") for kind in differing(trials.undisturbed.contents, contents(store))
        )
        (file,) = (tmp_path / "store0.warc").glob("*.warc.gz")
        file.write_bytes(file.read_bytes()[:-20])
        assert any(fault.startswith("archive file") for fault in faults(store))
