"""A run that stopped is taken up where it stopped, and comes to the same end as one that did not."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from benchmarks.same import differences

from firsthand.run import checkpoints
from firsthand.run.local import ingest
from firsthand.run.pool import read_all
from firsthand.run.summary import Progress
from firsthand.run.workshop import Workshop
from firsthand.store import Store
from firsthand.store.marks import MarkLog
from tests.unit.sources.samples import record, warc_gz

NOW = datetime(2025, 6, 3, tzinfo=UTC)
RAID = "Gunmen attacked the village of Ménaka on Monday, killing at least {0} soldiers, the army said."
FAIR = "Traders waited on both banks while the ferry was mended, and the price of cotton rose by a third in week {0}. "


class StoppedError(Exception):
    """Stands for anything that ends a run."""


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop.load(network=None)


def _archive(name: str) -> bytes:
    """Forty records: prices of cotton, some raids, an image, a damaged one, one that holds no article, one that is there twice."""
    records = []
    for number in range(36):
        text = RAID.format(number) if number % 9 == 4 else FAIR.format(number) * 3
        body = f"<html><body><article><h1>{name} {number}</h1><p>{text}</p></article></body></html>"
        records.append(record(body.encode(), url=f"https://{name}.example/{number}"))
    records[20:20] = [b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", records[3]]
    records[10:10] = [
        record(b"GIF89a", content_type="image/gif"),
        record(b"<html></html>", url=f"https://{name}.example/no"),
    ]
    return warc_gz(*records)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("sources")
    (folder / "a.warc.gz").write_bytes(_archive("a"))
    (folder / "b.txt").write_text(FAIR.format(99), encoding="utf-8")
    lines = [
        json.dumps({"id": f"line {n}", "text": FAIR.format(n), "published": "2025-06-02"}) for n in range(20)
    ]
    (folder / "c.jsonl").write_text("\n".join([*lines[:9], "nonsense", *lines[9:]]), encoding="utf-8")
    (folder / "d.warc.gz").write_bytes(_archive("d"))
    return [str(folder)]


@pytest.fixture(scope="module")
def undisturbed(sources: list[str], workshop: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("undisturbed") / "desk.db"
    with Store.open(f"sqlite:///{path}", create=True) as store:
        summary = ingest(sources, store, workshop, now=NOW)
        assert (summary.read, summary.resumed, len(summary.failed)) == (8, 0, 5)
        assert MarkLog(store.database).all() == ()
    return path


def _stop_at(*done: int) -> Callable[[Progress], None]:
    def stop(progress: Progress) -> None:
        if progress.done in done and progress.input is not None:
            raise StoppedError

    return stop


@pytest.mark.parametrize("stops", [(3,), (25,), (39,), (41, 12), (60, 8), (70, 20, 5)])
def test_a_run_that_stopped_is_taken_up(
    stops: tuple[int, ...],
    sources: list[str],
    undisturbed: Path,
    workshop: Workshop,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checkpoints, "_SECONDS", 0.0)
    path = tmp_path / "desk.db"
    for stop in stops:
        with Store.open(f"sqlite:///{path}", create=True) as store, pytest.raises(StoppedError):
            ingest(sources, store, workshop, now=NOW, progress=_stop_at(stop))
    with Store.open(f"sqlite:///{path}") as store:
        held = store.stats().rows["pages"]
        assert bool(MarkLog(store.database).all()) is (
            stops != (3,)
        )  # no mark in the first bytes of an archive
        summary = ingest(sources, store, workshop, now=NOW)
        assert MarkLog(store.database).all() == ()
        assert store.check() == ()
    assert held + summary.read + summary.set_aside == 36 + 1 + 20 + 36
    assert summary.already_held <= 3 + 6 + 2  # what is there twice, and what no mark stands before
    assert summary.resumed >= sum(stops) - 5 * len(stops)  # the last before each stop are looked at again
    assert differences(undisturbed, path) == []


def test_what_was_read_ahead_and_not_kept_is_read_again(
    sources: list[str], undisturbed: Path, workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "_SECONDS", 0.0)

    def ahead(items: object, stages: object, **options: object) -> object:
        """Takes twenty items before it gives the first."""
        yield from [*read_all(items, stages, jobs=1, **options)][:20]  # type: ignore[arg-type]
        raise StoppedError

    path = tmp_path / "desk.db"
    with Store.open(f"sqlite:///{path}", create=True) as store:
        with pytest.raises(StoppedError):
            ingest(sources, store, workshop, now=NOW, read=ahead)  # type: ignore[arg-type]
        ingest(sources, store, workshop, now=NOW, read=partial(read_all, jobs=1))
    assert differences(undisturbed, path) == []


def test_another_version_of_the_program_begins_at_the_start(
    sources: list[str], workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(f"sqlite:///{tmp_path}/desk.db", create=True) as store:
        with pytest.raises(StoppedError):
            ingest(sources, store, workshop, now=NOW, progress=_stop_at(30))
        assert MarkLog(store.database).all()
        monkeypatch.setattr(checkpoints, "__version__", "99")
        summary = ingest(sources, store, workshop, now=NOW)
    assert summary.resumed == 0
    assert summary.already_held >= 25


def test_what_was_set_aside_is_read_from_the_start_where_everything_is_wanted(
    sources: list[str], workshop: Workshop, tmp_path: Path
) -> None:
    archive = [f"{sources[0]}/a.warc.gz"]
    with Store.open(f"sqlite:///{tmp_path}/desk.db", create=True) as store:
        with pytest.raises(StoppedError):
            ingest(archive, store, workshop, now=NOW, progress=_stop_at(30))
        summary = ingest(archive, store, workshop, now=NOW, everything=True)
        assert summary.resumed == 0
        assert store.set_aside() == ()
