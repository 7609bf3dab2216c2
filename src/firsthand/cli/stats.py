"""`firsthand store stats`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli.context import Context, since_day

if TYPE_CHECKING:
    from firsthand.domain.run_record import RunRecord
    from firsthand.store import Store
    from firsthand.store.checks import Stats

_FILES = "(files)"


class By(StrEnum):
    """What pages are counted by."""

    SOURCE = "source"
    DAY = "day"
    OUTLET = "outlet"


def stats(
    context: typer.Context,
    store: Annotated[
        str | None, typer.Option("--store", help="The store. [default: sqlite:///firsthand.db]")
    ] = None,
    by: Annotated[
        By | None,
        typer.Option(
            "--by",
            help="Count pages read, set aside and not read, and why: by watched source or site, by day of capture, or documents by outlet.",
        ),
    ] = None,
    since: Annotated[str | None, typer.Option(help="With --by source or day: from this day on.")] = None,
    runs: Annotated[
        int | None, typer.Option("--runs", min=1, max=1000, help="List so many of the latest runs instead.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Count what the store holds, and say what the last runs took, stage by stage.

    Example: firsthand store stats --by source --since 2025-06-01
    """
    if by is not None and runs is not None:
        raise typer.BadParameter("--by and --runs exclude one another")
    if since is not None and by not in {By.SOURCE, By.DAY}:
        raise typer.BadParameter("goes with --by source or --by day", param_hint="--since")
    first = since_day(since)
    shared: Context = context.obj.with_store(store)
    with shared.desk() as desk:
        if by is not None:
            _print(shared, _counted(desk.store, by, first), as_json=as_json)
            return
        latest = _latest(desk.store, runs)
        held = None if runs is not None else desk.store.stats()
    if held is None:
        for record in latest:
            _print(shared, [_as_record(record)] if as_json else _told(record), as_json=as_json)
        return
    if as_json:
        typer.echo(json.dumps({**asdict(held), "runs": [_as_record(record) for record in latest]}))
        return
    _tell(shared, held)
    for record in latest:
        _print(shared, _told(record), as_json=False)


def _tell(shared: Context, held: Stats) -> None:
    for name, count in {**held.rows, **{f"{part}s": n for part, n in held.parts.items()}}.items():
        shared.out.print(f"{name:<16}{count:>10}")
    shared.out.print(f"{'bytes of pages':<16}{held.page_bytes / 1e6:>10.1f} MB")
    if held.archive is not None:
        files = "1 file" if held.archive_files == 1 else f"{held.archive_files} files"
        shared.out.print(
            f"{'archive':<16}{held.archive_bytes / 1e6:>10.1f} MB  {files} in {held.archive}",
            markup=False,
            soft_wrap=True,
        )
    for stage, codes in held.issues.items():
        for code, severities in codes.items():
            for severity, count in severities.items():
                shared.out.print(f"{severity:<16}{count:>10}  {stage}: {code}", markup=False)


def _counted(store: Store, by: By, since: date | None) -> Iterator[dict[str, Any]]:
    from firsthand.store.counts import Counts  # noqa: PLC0415 - brings SQLAlchemy

    counts = Counts(store.database)
    if by is By.OUTLET:
        for each in counts.by_outlet():
            days = {
                "first": each.first and each.first.isoformat(),
                "last": each.last and each.last.isoformat(),
            }
            yield {"outlet": each.outlet, "documents": each.documents, **days}
        return
    found = counts.by_source(since) if by is By.SOURCE else counts.by_day(since)
    for name, tallied in found.items():
        yield {by.value: name.isoformat() if isinstance(name, date) else name, **asdict(tallied)}


def _print(shared: Context, rows: Iterator[Any] | list[Any], *, as_json: bool) -> None:
    for row in rows:
        if as_json:
            typer.echo(json.dumps(row, ensure_ascii=False))
        else:
            line = row if isinstance(row, str) else _line(row)
            shared.out.print(line, markup=False, soft_wrap=True)


def _line(row: dict[str, Any]) -> str:
    if "outlet" in row:
        days = f"  {row['first']} to {row['last']}" if row["first"] else ""
        return f"{row['documents']:>8} documents  {row['outlet'] or '(none known)'}{days}"
    name = row.get("day") or row.get("source") or _FILES
    why = ", ".join(f"{code} {count}" for code, count in row["why"].items())
    return (
        f"{row['read']:>8} read {row['set_aside']:>8} set aside {row['failed']:>8} not read  {name}"
        f"{f'  ({why})' if why else ''}"
    )


def _latest(store: Store, most: int | None) -> list[RunRecord]:
    """So many of the latest runs; the last one of each kind where no number is given."""
    from firsthand.domain.run_record import RunKind  # noqa: PLC0415
    from firsthand.store.runs import RunLog  # noqa: PLC0415 - brings SQLAlchemy

    log = RunLog(store.database)
    return list(log.latest(most)) if most else [run for kind in RunKind for run in log.latest(1, kind)]


def _as_record(record: RunRecord) -> dict[str, Any]:
    import msgspec  # noqa: PLC0415

    told: dict[str, Any] = msgspec.to_builtins(record)
    return {"schema": "firsthand.run/1", "state": record.state(datetime.now(UTC)), **told}


def _told(record: RunRecord) -> Iterator[str]:
    memory = f", {record.peak_bytes / 1e6:.0f} MB at most" if record.peak_bytes else ""
    workers = f" and {record.worker_peak_bytes / 1e6:.0f} MB in a worker" if record.worker_peak_bytes else ""
    yield (
        f"{record.kind} of {record.started_at:%Y-%m-%d %H:%M} ({record.state(datetime.now(UTC))}): {record.seconds:.1f} s, "
        f"{record.read} read, {record.set_aside} set aside, {record.failed} not read{memory}{workers}"
    )
    for each in record.stages:
        yield f"  {each.stage:<12}{each.times:>10} times {each.seconds:>10.2f} s {each.processor:>10.2f} s of processor"
