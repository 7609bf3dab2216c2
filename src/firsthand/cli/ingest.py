"""`firsthand ingest`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console

from firsthand.cli.context import READER, Context
from firsthand.config import LANGUAGE_MODEL
from firsthand.domain.errors import ConfigError
from firsthand.run.summary import IngestSummary, Progress


def ingest(  # noqa: PLR0913 - the options of a command are its parameters
    context: typer.Context,
    sources: Annotated[
        list[str] | None, typer.Argument(help="Files, folders, globs, URLs, feeds, or - for standard input.")
    ] = None,
    store: Annotated[
        str | None, typer.Option(help="Where to keep the record. [default: sqlite:///firsthand.db]")
    ] = None,
    as_kind: Annotated[
        str | None,
        typer.Option(
            "--as",
            help="Read as html, text, jsonl, json, csv, eml, pdf, warc or feed whatever it looks like.",
        ),
    ] = None,
    jobs: Annotated[int | None, typer.Option(help="Processes to read in, or workers of the cluster.")] = None,
    executor: Annotated[
        str,
        typer.Option(help="Where to read: local, or ray (the cluster of RAY_ADDRESS, else this machine)."),
    ] = "local",
    everything: Annotated[
        bool, typer.Option("--all", help="Read every page, also what looks to be about something else.")
    ] = False,
    from_set_aside: Annotated[
        bool, typer.Option("--set-aside", help="Read what earlier runs set aside, from the store.")
    ] = False,
    reader: Annotated[str | None, READER] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Read pages into the store and rebuild the events. Pages already held change nothing.

    Pages that look to be about something else than armed violence are kept and set aside.

    Example: firsthand ingest pages/ dump.jsonl.gz --store sqlite:///desk.db
    """
    from firsthand.run import local  # noqa: PLC0415 - loads the stages
    from firsthand.run.executors import executor as opened  # noqa: PLC0415

    if not sources and not from_set_aside:
        raise typer.BadParameter("give at least one source, or --set-aside", param_hint="SOURCES")
    shared: Context = context.obj.with_store(store).with_reader(reader)
    if jobs is not None:
        shared = Context({**shared.flags, "jobs": jobs})
    if executor != "local" and shared.settings.reader == LANGUAGE_MODEL:
        raise ConfigError(
            "a language model is asked from one process, so that its cost can be told: take --executor local"
        )
    with (
        opened(executor, shared.jobs()) as read,
        shared.desk(create=True, reading=True) as desk,
        shared.told_usage(desk.workshop),
        progress_bar(shared.err) as progress,
    ):
        summary = local.ingest(
            sources or [],
            desk.store,
            desk.workshop,
            as_kind=as_kind,
            stdin=sys.stdin.buffer,
            jobs=shared.jobs(),
            read=read,
            everything=everything,
            from_set_aside=from_set_aside,
            progress=progress,
        )
    if as_json:
        typer.echo(json.dumps(asdict(summary), ensure_ascii=False))
    else:
        tell(summary, shared.err)
    if summary.failed:
        raise typer.Exit(1)


def tell(summary: IngestSummary, console: Console) -> None:
    """Say what came of an ingest: each failure with its reason, then the counts."""
    for issue in summary.warnings:
        console.print(f"note: {issue.input}: {issue.message}", style="dim", markup=False, soft_wrap=True)
    for issue in summary.failed:
        console.print(
            f"not read: {issue.input}: {issue.message} ({issue.code})",
            style="red",
            markup=False,
            soft_wrap=True,
        )
    if summary.set_aside:
        console.print(
            f"{summary.set_aside} set aside as not about armed violence: `firsthand store set-aside` lists them, "
            "`firsthand ingest --set-aside` reads them",
            markup=False,
            soft_wrap=True,
        )
    if summary.resumed:
        console.print(f"{summary.resumed} more had been read before the last run stopped", markup=False)
    held = f", {summary.already_held} already held" if summary.already_held else ""
    failed = f", {len(summary.failed)} not read" if summary.failed else ""
    pages = "1 page" if summary.read == 1 else f"{summary.read} pages"
    console.print(
        f"{pages} read{held}{failed}; {summary.events} events in the store ({summary.seconds:.1f} s)",
        markup=False,
    )


@contextmanager
def progress_bar(console: Console) -> Iterator[Callable[[Progress], None] | None]:
    """A line that counts pages while standard error is a terminal; nothing otherwise."""
    if not console.is_terminal:
        yield None
        return
    from rich.progress import Progress as Bar  # noqa: PLC0415
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def update(progress: Progress) -> None:
            doing = progress.input or "linking events"
            bar.update(task, description=f"{progress.done} pages  {doing[-60:]}")

        yield update
