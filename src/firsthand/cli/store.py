"""`firsthand store`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.context import Context

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
    """Copy a SQLite store into a new file, and its archive into a folder beside it, while it is in use.

    Example: firsthand store backup desk-2025-07-01.db
    """
    shared: Context = context.obj.with_store(store)
    with shared.desk() as desk:
        desk.store.backup(path)
    shared.err.print(f"copied to {path}", markup=False)


@app.command()
def stats(context: typer.Context, store: _Store = None, as_json: _Json = False) -> None:
    """Count what the store holds.

    Example: firsthand store stats --json
    """
    shared: Context = context.obj.with_store(store)
    with shared.desk() as desk:
        held = desk.store.stats()
    if as_json:
        typer.echo(json.dumps(asdict(held)))
        return
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
