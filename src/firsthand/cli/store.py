"""`firsthand store`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from firsthand.cli.context import Context
from firsthand.cli.stats import stats

if TYPE_CHECKING:
    from firsthand.store.transfer import Progress

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look after a store.")
_Store = Annotated[str | None, typer.Option("--store", help="The store. [default: sqlite:///firsthand.db]")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def init(context: typer.Context, store: _Store = None) -> None:
    """Make an empty store; one that is there already stays as it is.

    Example: firsthand store init --store sqlite:///desk.db
    """
    shared: Context = context.obj.with_store(store)
    with shared.desk(create=True) as desk:
        shared.err.print(f"{desk.store.name} is ready", markup=False)


@app.command()
def migrate(context: typer.Context, store: _Store = None) -> None:
    """Bring a store of an older release up to date.

    Example: firsthand store migrate --store sqlite:///desk.db
    """
    from firsthand.store import Store  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    applied = Store.migrate(shared.settings.store)
    shared.err.print(
        f"applied {', '.join(applied)}" if applied else "nothing to do: the store is up to date", markup=False
    )


@app.command()
def check(
    context: typer.Context,
    store: _Store = None,
    deep: Annotated[
        bool, typer.Option("--deep", help="Also read every archived page again and compare the texts.")
    ] = False,
    as_json: _Json = False,
) -> None:
    """Prove that archived pages match their hashes and every span its text. Exit 1 if not.

    Example: firsthand store check --deep
    """
    shared: Context = context.obj.with_store(store)
    with shared.desk() as desk:
        findings = desk.store.check(reread=desk.workshop.read_page if deep else None)
    for finding in findings:
        typer.echo(
            json.dumps(asdict(finding), ensure_ascii=False)
            if as_json
            else f"{'note: ' if finding.is_note else ''}{finding.record}: {finding.message}"
        )
    if not all(finding.is_note for finding in findings):
        raise typer.Exit(1)
    shared.err.print("every page matches its hash, every span its text", markup=False)


@app.command("set-aside")
def set_aside(context: typer.Context, store: _Store = None, as_json: _Json = False) -> None:
    """List the pages that were kept and not read, because they look to be about something else.

    Example: firsthand store set-aside
    """
    shared: Context = context.obj.with_store(store)
    with shared.desk() as desk:
        held = desk.store.set_aside()
    for page in held:
        if as_json:
            record = {**asdict(page), "captured_at": page.captured_at.isoformat()}
            typer.echo(json.dumps(record, ensure_ascii=False))
        else:
            title = f"  {page.title}" if page.title else ""
            shared.out.print(f"{page.score:.2f}  {page.id}{title}", markup=False, soft_wrap=True)
    if not held:
        shared.err.print("nothing is set aside", markup=False)


@app.command()
def backup(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help="The new file.")],
    store: _Store = None,
) -> None:
    """Copy a store into a new SQLite file, and its archive into a folder beside it, while it is in use.

    Example: firsthand store backup desk-2025-07-01.db
    """
    shared: Context = context.obj.with_store(store)
    with shared.desk() as desk, copy_bar(shared.err) as tell:
        desk.store.backup(path, tell=tell)
    shared.err.print(f"copied to {path}", markup=False)


@app.command()
def restore(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help="The file that `store backup` made.")],
    store: _Store = None,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Put a SQLite store that is there aside, under a name with the time."),
    ] = False,
) -> None:
    """Make a store from a backup. A database in PostgreSQL has to be new or empty. Stop what uses the store before.

    Example: firsthand store restore desk-2025-07-01.db --store sqlite:///desk.db
    """
    from firsthand.store.backup import restore as restored  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    settings = shared.settings
    with copy_bar(shared.err) as tell:
        aside = restored(path, settings.store, archive=settings.archive, replace=replace, tell=tell)
    for old in aside:
        shared.err.print(f"put aside: {old}", markup=False, soft_wrap=True)
    shared.err.print(f"restored from {path}", markup=False)


@app.command()
def copy(
    context: typer.Context,
    origin: Annotated[str, typer.Argument(metavar="FROM", help="Address of the store.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Address of the copy: new, or an empty store.")],
    archive: Annotated[
        Path | None, typer.Option("--archive", help="Folder of the archive of FROM. [default: as set]")
    ] = None,
    archive_to: Annotated[
        Path | None,
        typer.Option(
            "--archive-to", help="New folder for the archive of the copy. [default: beside a SQLite file]"
        ),
    ] = None,
    as_json: _Json = False,
) -> None:
    """Copy a store from SQLite to PostgreSQL or back, and prove row by row that the copy is the same: whole, or not at all.

    Example: firsthand store copy sqlite:///desk.db postgresql://desk@db.example/desk
    """
    from firsthand.store import Store  # noqa: PLC0415

    shared: Context = context.obj
    settings = shared.settings
    started = time.monotonic()
    if archive is None and origin == settings.store:
        archive = settings.archive
    with (
        Store.open(origin, archive=archive) as store,
        copy_bar(shared.err) as tell,
    ):
        copied = store.copy_to(target, archive=archive_to, tell=tell)
    if as_json:
        typer.echo(json.dumps({**asdict(copied), "seconds": round(time.monotonic() - started, 1)}))
        return
    rows = sum(table.rows for table in copied.tables.values())
    shared.err.print(
        f"{rows} rows of {len(copied.tables)} tables copied to {copied.target} and found the same",
        markup=False,
        soft_wrap=True,
    )
    if copied.is_archive_shared:
        shared.err.print(
            f"its pages stand in {copied.archive}: set archive = {json.dumps(copied.archive)} for the copy, or copy again with --archive-to",
            markup=False,
            soft_wrap=True,
        )


@app.command()
def names(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="A name or part of one, perhaps misspelled.")],
    store: _Store = None,
    places: Annotated[bool, typer.Option("--places", help="Look for places instead of actors.")] = False,
    as_json: _Json = False,
) -> None:
    """Find actors or places of the store's events by a name that is spelled in some other way.

    Example: firsthand store names ansarul islm
    """
    from firsthand.store.names import NameKind, Names  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    kind = NameKind.PLACE if places else NameKind.ACTOR
    with shared.desk() as desk:
        found = Names(desk.store.database).like(" ".join(words), kind)
    for named in found:
        if as_json:
            typer.echo(json.dumps(asdict(named), ensure_ascii=False))
        else:
            told = f"{named.likeness:.2f}  {named.id}  {named.name}  ({named.events} events)"
            shared.out.print(told, markup=False, soft_wrap=True)
    if not found:
        shared.err.print("no event names anything like it", markup=False)


@contextmanager
def copy_bar(console: Console) -> Iterator[Callable[[Progress], None] | None]:
    """How far a copy is, while standard error is a terminal; nothing otherwise."""
    if not console.is_terminal:
        yield None
        return
    from rich.progress import Progress as Bar  # noqa: PLC0415

    with Bar(console=console, transient=True) as bar:
        task = bar.add_task("copying", total=None)

        def update(progress: Progress) -> None:
            bar.update(task, description=progress.doing, completed=progress.done, total=progress.total)

        yield update


app.command()(stats)
