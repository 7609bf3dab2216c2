"""`firsthand demo`."""

from __future__ import annotations

import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.context import Context
from firsthand.cli.ingest import progress_bar, tell


def demo(
    context: typer.Context,
    store: Annotated[
        str | None, typer.Option(help="Where to keep the record. [default: a scratch store]")
    ] = None,
) -> None:
    """Run the main job on the bundled example pages and say how to go on.

    Example: firsthand demo
    """
    from firsthand.publish.table import print_table  # noqa: PLC0415
    from firsthand.run import local  # noqa: PLC0415

    url = store or f"sqlite:///{Path(tempfile.mkdtemp(prefix='firsthand-demo-')) / 'demo.db'}"
    shared: Context = context.obj.with_store(url)
    with as_file(files("firsthand") / "examples") as pages, shared.desk(create=True) as desk:
        shared.err.print(
            "Reading the bundled example pages: real incidents, our own words, invented outlets.",
            markup=False,
        )
        with progress_bar(shared.err) as progress:
            summary = local.ingest([str(pages)], desk.store, desk.workshop, progress=progress)
        tell(summary, shared.err)
        view = desk.view()
        shared.out.print()
        print_table(view, shared.out)
    if view.events:
        shared.out.print()
        shared.out.print("How to go on:", style="bold")
        most = max(view.events, key=lambda event: (len(event.documents), event.id))
        for command in (
            f"firsthand serve --store {url}",
            f"firsthand show {most.id} --store {url}",
            f"firsthand events --store {url} --format geojson",
            "firsthand ingest yours/ --store sqlite:///desk.db",
        ):
            shared.out.print(f"  {command}", markup=False, soft_wrap=True)
        shared.out.print("In a checkout the command is .venv/bin/firsthand.", style="dim")
    if summary.failed:
        raise typer.Exit(1)
