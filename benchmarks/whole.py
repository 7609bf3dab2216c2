"""Whether a store is whole, and what it holds apart from the moments at which it was written: for `benchmarks.killing` and tests."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy import select
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from firsthand.domain.claim import Extraction
from firsthand.store import Store
from firsthand.store.tables import documents, pages, set_aside
from firsthand.store.warc_folder import WarcFolder

_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


def faults(store: Store) -> list[str]:
    """What is half-written or damaged; nothing where all holds together.

    Each finding of `store check` (which reads every page, and asks SQLite for its own check), each page that was neither read
    nor set aside, and each file of the archive that another program cannot read up to the last record in use.
    """
    found = [f"{finding.record}: {finding.message}" for finding in store.check()]
    with store.database.reading() as connection:
        held = connection.execute(select(pages.c.key, pages.c.warc_file)).all()
        read = set(connection.scalars(select(documents.c.page)))
        left = set(connection.scalars(select(set_aside.c.page)))
    found += [
        f"page {row.key}: {'both' if row.key in read else 'neither'} read and set aside"
        for row in held
        if (row.key in read) == (row.key in left)
    ]
    folder = store.database.archive_path
    if folder is not None and folder.is_dir():
        for file in WarcFolder(folder).sizes():
            used = sum(row.warc_file == file for row in held)
            readable = _records(folder / file) - 1  # the first describes the file
            if readable < used:
                found.append(f"archive file {file}: {readable} records can be read, {used} are in use")
    return found


def contents(store: Store) -> Mapping[str, tuple[int, str]]:
    """What is held: of each kind how many there are and a hash of them. When pages were read and events published is left out, and which runs there were."""
    with store.database.reading() as connection:
        rows = connection.execute(select(pages.c.key, pages.c.id, pages.c.url, pages.c.media_type)).all()
    kinds: dict[str, list[object]] = {
        "pages": [(*row, store.page(row.key).content) for row in rows],
        "documents": [_timeless(extraction) for extraction in store.extractions(latest_only=False)],
        "set aside": [replace(judged, captured_at=_MOMENT) for judged in store.set_aside()],
        "issues": list(store.issues()),
        "decisions": list(store.decisions()),
        "events": [replace(event, first_seen=None, updated=None) for event in store.events()],
        "operations": list(store.operations()),
        "aggregates": list(store.aggregates()),
        "statements": list(store.statements()),
        "rows": [*sorted((table, rows) for table, rows in store.stats().rows.items() if table != "runs")],
        "stale": [store.is_stale()],
    }
    return {kind: (len(records), _digest(records)) for kind, records in kinds.items()}


def differing(one: Mapping[str, tuple[int, str]], other: Mapping[str, tuple[int, str]]) -> list[str]:
    """The kinds of which two stores hold something else, with how many each has."""
    return [
        f"{kind}: {one[kind][0]} and {other[kind][0]}"
        for kind in one.keys() | other.keys()
        if one.get(kind) != other.get(kind)
    ]


def _timeless(extraction: Extraction) -> Extraction:
    return replace(extraction, document=replace(extraction.document, captured_at=_MOMENT))


def _digest(records: list[object]) -> str:
    return sha256("\n".join(sorted(map(repr, records))).encode()).hexdigest()


def _records(path: Path) -> int:
    """Records of a WARC file that can be read from its beginning on, whole."""
    count = 0
    with path.open("rb") as file, suppress(ArchiveLoadFailed, EOFError, OSError):
        for record in ArchiveIterator(file, no_record_parse=True):
            if len(record.raw_stream.read()) < int(record.rec_headers.get_header("Content-Length")):
                break
            count += 1
    return count
