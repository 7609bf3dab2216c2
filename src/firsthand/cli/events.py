"""`firsthand events`."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.context import Context
from firsthand.domain.errors import ConfigError
from firsthand.domain.event import Grade

_DATE = ["%Y-%m-%d"]


def events(  # noqa: PLR0913 - one option for each filter of the contract
    context: typer.Context,
    store: Annotated[str | None, typer.Option(help="The store to read.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=_DATE, help="Possible on or after this day.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=_DATE, help="Possible on or before this day.")
    ] = None,
    country: Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-3, such as MLI.")] = None,
    bbox: Annotated[str | None, typer.Option(help="W,S,E,N in degrees.")] = None,
    near: Annotated[str | None, typer.Option(help="LAT,LON,KM.")] = None,
    actor: Annotated[str | None, typer.Option(help="Id or name of a party.")] = None,
    type_: Annotated[
        str | None, typer.Option("--type", help="Event type: our code, or ACLED's type or sub-type.")
    ] = None,
    grade: Annotated[Grade | None, typer.Option(help="Strength of the evidence.")] = None,
    min_origins: Annotated[
        int | None, typer.Option(min=1, help="At least this many independent origins.")
    ] = None,
    text: Annotated[str | None, typer.Option(help='Words of the pages; "a phrase" in quotes.')] = None,
    id_: Annotated[str | None, typer.Option("--id", help="One event by any id it ever had.")] = None,
    aggregates: Annotated[
        bool, typer.Option("--aggregates", help="Totals over periods and regions instead.")
    ] = False,
    format_: Annotated[
        str, typer.Option("--format", "-f", help="table, jsonl, csv, geojson or acled.")
    ] = "table",
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format jsonl.")] = False,
    hxl: Annotated[bool, typer.Option("--hxl", help="Add a row of HXL tags to csv.")] = False,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to a file instead.")] = None,
) -> None:
    """Print the events of the store, as a table or in an exchange format.

    Example: firsthand events --country MLI --since 2025-06-01 --format acled -o mali.csv
    """
    from firsthand.publish import EXPORTERS, View, exporter  # noqa: PLC0415
    from firsthand.publish.csv_table import CsvTable  # noqa: PLC0415
    from firsthand.store import EventFilter  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    chosen = "jsonl" if as_json or (aggregates and format_ == "table") else format_
    writer = CsvTable(hxl=True) if chosen == "csv" and hxl else exporter(chosen)
    if writer is None and chosen != "table":
        raise ConfigError(
            f"there is no format {chosen!r}; there are table, {', '.join(e.name for e in EXPORTERS)}"
        )
    wanted = EventFilter(
        since=since.date() if since else None,
        until=until.date() if until else None,
        country=country,
        bbox=_numbers(bbox, 4, "--bbox W,S,E,N"),  # type: ignore[arg-type]
        near=_numbers(near, 3, "--near LAT,LON,KM"),  # type: ignore[arg-type]
        actor=actor,
        type=type_,
        grade=grade,
        min_origins=min_origins,
        text=text,
        id=id_,
    )
    with shared.desk() as desk:
        view = desk.view(wanted, aggregates=aggregates)
        if aggregates:
            view = View([], view.operations, view.codebook, view.actors, view.document, view.aggregates)
        buffer = io.StringIO()
        if writer is not None:
            writer.write(view, buffer)
        elif output is not None:
            _table(shared, view, buffer)
        else:
            from firsthand.publish.table import print_table  # noqa: PLC0415

            print_table(view, shared.out)
            return
    if output is not None:
        write_whole(output, buffer.getvalue())
    else:
        sys.stdout.write(buffer.getvalue())
        sys.stdout.flush()


def write_whole(path: Path, text: str) -> None:
    """Write a file at once: it is either as before or complete.

    Raises:
        ConfigError: the file cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            out.write(text)
        Path(name).replace(path)
    except OSError as error:
        raise ConfigError(f"cannot write {path}: {error.strerror or error}") from error


def _table(shared: Context, view: object, buffer: io.StringIO) -> None:
    from rich.console import Console  # noqa: PLC0415

    from firsthand.publish.exporter import View  # noqa: PLC0415
    from firsthand.publish.table import print_table  # noqa: PLC0415

    assert isinstance(view, View)  # noqa: S101 - told to the type checker
    print_table(view, Console(file=buffer, width=shared.out.width, highlight=False))


def _numbers(text: str | None, count: int, form: str) -> tuple[float, ...] | None:
    if text is None:
        return None
    try:
        numbers = tuple(float(part) for part in text.split(","))
    except ValueError as error:
        raise ConfigError(f"{form} takes {count} numbers, not {text!r}") from error
    if len(numbers) != count:
        raise ConfigError(f"{form} takes {count} numbers, not {text!r}")
    return numbers
