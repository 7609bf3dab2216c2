"""`firsthand eval`."""

from __future__ import annotations

import importlib
import json
import sys
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

import firsthand
from firsthand.cli.context import Context
from firsthand.domain.errors import ConfigError

_ROOT = Path(firsthand.__file__).resolve().parents[2]


def evaluate(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Benchmarks; all where none is named.")
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(help="Folder with the data sets. [default: ../shared/data beside the checkout]"),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            min=1, help="At most so many documents each, for a quick look; floors are not compared."
        ),
    ] = None,
    raise_floors: Annotated[
        bool, typer.Option("--raise", help="Pin what was reached. Never lowers a floor.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Run the public benchmarks and print their figures against floors and peers. Needs the source checkout.
    Exit 1 when a figure is below its floor.

    Example: firsthand eval muc4-slots --data ../shared/data
    """
    shared: Context = context.obj
    folder = data or _ROOT.parent / "shared" / "data"
    _require_checkout(_ROOT)
    if not folder.is_dir():
        raise ConfigError(f"there is no folder {folder}; name the one with the data sets with --data")
    if raise_floors and limit is not None:
        raise ConfigError("--raise pins what all documents give; leave --limit out")
    bench, floors_type = _evaluation(_ROOT)
    floors = floors_type.load()
    results = []
    load = partial(shared.workshop, with_own=False)  # the same figures on every machine
    for result in bench.measure(bench.choose(names or ()), folder, load, floors, limit):
        results.append(result)
        if shared.err.is_terminal:
            shared.err.print(f"{result.benchmark.name} done", style="dim", markup=False)
    if as_json:
        records = [result.record() for result in results]
        typer.echo(
            json.dumps({"data": str(folder), "limit": limit, "benchmarks": records}, ensure_ascii=False)
        )
    else:
        shared.out.print(_table(results))
    if raise_floors:
        bench.raised(floors, results).save()
    if any(row.is_below for result in results for row in result.rows or ()):
        raise typer.Exit(1)


def _require_checkout(root: Path) -> None:
    """Check that this is a source checkout: the installed package does not hold the benchmarks.

    Raises:
        ConfigError: it is none.
    """
    if not (root / "evaluation" / "benchmarks" / "registry.py").is_file():
        raise ConfigError(
            "the benchmarks are not part of the installed package; run this from a source checkout"
        )


def _evaluation(root: Path) -> tuple[Any, Any]:
    """The benchmarks and the floors of a source checkout."""
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    return (
        importlib.import_module("evaluation.benchmarks.measure"),
        importlib.import_module("evaluation.floors").Floors,
    )


def _table(results: list[Any]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Benchmark", no_wrap=True)
    table.add_column("Figure")
    for heading in ("Value", "Floor", "Aim"):
        table.add_column(heading, justify="right")
    table.add_column("Peers")
    table.add_column("Note")
    for result in results:
        if result.rows is None:
            table.add_row(
                result.benchmark.name, "absent", "", "", "", "", escape(", ".join(result.benchmark.files))
            )
            continue
        for number, row in enumerate(result.rows):
            figure = row.figure
            style = "bold red" if row.is_below else ""
            table.add_row(
                result.benchmark.name if number == 0 else "",
                escape(figure.name),
                f"{figure.value:.3f}",
                "" if row.floor is None else f"{row.floor:.3f}" + (" BELOW" if row.is_below else ""),
                "" if figure.aim is None else f"{figure.aim:.3f}",
                escape(figure.peers),
                escape(figure.note),
                style=style,
            )
    return table
