"""`firsthand events`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli.conditions import (
    Admin1,
    Bbox,
    Country,
    EventId,
    EventType,
    Killed,
    Names,
    Near,
    Origins,
    Party,
    Since,
    Strength,
    Unreviewed,
    Until,
    Words,
    wanted,
)
from firsthand.cli.context import Context
from firsthand.domain.errors import ConfigError

if TYPE_CHECKING:
    from firsthand.publish.exporter import Exporter, Terms, View
    from firsthand.store import EventFilter

_FORMATS = (
    "table, jsonl, csv, geojson, acled, ucdp, plover, xlsx, parquet, geoparquet, atom or datapackage (a zip)."
)


def events(  # noqa: PLR0913 - one option for each filter of the contract
    context: typer.Context,
    store: Annotated[str | None, typer.Option(help="The store to read.")] = None,
    since: Since = None,
    until: Until = None,
    country: Country = None,
    admin1: Admin1 = None,
    bbox: Bbox = None,
    near: Near = None,
    actor: Party = None,
    type_: EventType = None,
    grade: Strength = None,
    min_origins: Origins = None,
    min_killed: Killed = None,
    unreviewed: Unreviewed = None,
    text: Words = None,
    id_: EventId = None,
    aggregates: Annotated[
        bool, typer.Option("--aggregates", help="Totals over periods and regions instead.")
    ] = False,
    format_: Annotated[str, typer.Option("--format", "-f", help=_FORMATS)] = "table",
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format jsonl.")] = False,
    hxl: Annotated[bool, typer.Option("--hxl", help="Add a row of HXL tags to csv.")] = False,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin csv with a byte order mark, for old spreadsheets.")
    ] = False,
    names: Names = None,
    coarsen: Annotated[
        float | None,
        typer.Option(
            help="Move points to the middle of cells of 0.1, 0.25, 0.5 or 1 degrees and leave words of pages out."
        ),
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="Language of atom: en or fr.")] = "en",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to a file instead.")] = None,
) -> None:
    """Print the events of the store, as a table or in an exchange format.

    Example: firsthand events --country MLI --since 2025-06-01 --format acled -o mali.csv
    """
    shared: Context = context.obj.with_store(store)
    chosen = "jsonl" if as_json or (aggregates and format_ == "table") else format_
    writer = _writer(chosen, hxl=hxl, bom=bom, to_terminal=output is None and sys.stdout.isatty())
    asked = wanted(
        since=since, until=until, country=country, admin1=admin1, bbox=bbox, near=near, actor=actor, type=type_, grade=grade,
        min_origins=min_origins, min_killed=min_killed, unreviewed=unreviewed, text=text, id=id_,
    )  # fmt: skip
    terms = _terms(shared, asked, names=names, coarsen=coarsen, language=lang)
    with shared.desk() as desk:
        view = replace(desk.view(asked, aggregates=aggregates, streamed=writer is not None), terms=terms)
        if aggregates:
            view = replace(view, events=[])
        if writer is None and output is None:
            from firsthand.publish.table import print_table  # noqa: PLC0415

            print_table(view, shared.out)
            return
        with writing(output, binary=writer is not None and writer.binary) as out:
            if writer is not None:
                writer.write(view, out)
            else:
                _table(shared, view, out)


def _writer(chosen: str, *, hxl: bool, bom: bool, to_terminal: bool) -> Exporter | None:
    """The exporter of a format, None for the table.

    Raises:
        ConfigError: there is none, an option is not for it, or it would write bytes to a terminal.
    """
    from firsthand.publish import EXPORTERS, exporter  # noqa: PLC0415
    from firsthand.publish.registry import csv_exporter  # noqa: PLC0415

    if (hxl or bom) and chosen != "csv":
        raise ConfigError(f"{'--hxl' if hxl else '--bom'} is for --format csv, not {chosen}")
    writer = csv_exporter(hxl=hxl, bom=bom) if chosen == "csv" else exporter(chosen)
    if writer is None and chosen != "table":
        raise ConfigError(
            f"there is no format {chosen!r}; there are table, {', '.join(e.name for e in EXPORTERS)}"
        )
    if writer is not None and writer.binary and to_terminal:
        raise ConfigError(f"{chosen} is no text for a terminal: add -o FILE.{writer.extension}")
    return writer


def _terms(
    shared: Context, asked: EventFilter, *, names: bool | None, coarsen: float | None, language: str
) -> Terms:
    """On what terms the events are handed out: settings, options and the filters.

    Raises:
        ConfigError: a size of cells or a language that there is none of.
    """
    from firsthand.publish.coarsen import CELLS  # noqa: PLC0415
    from firsthand.publish.exporter import Terms  # noqa: PLC0415

    if coarsen is not None and coarsen not in CELLS:
        raise ConfigError(
            f"--coarsen takes {', '.join(f'{cell:g}' for cell in CELLS)} degrees, not {coarsen:g}"
        )
    if language not in ("en", "fr"):
        raise ConfigError(f"--lang is en or fr, not {language!r}")
    settings = shared.settings
    given = {field.name: getattr(asked, field.name) for field in fields(asked)}
    return Terms(
        names=settings.publish_names if names is None else names,
        coarsen=coarsen,
        authority=settings.feed_authority or Terms().authority,
        licence=settings.export_licence,
        filters={name: _told(value) for name, value in given.items() if value is not None},
        language=language,
    )


def _told(value: object) -> str:
    return ",".join(f"{part:g}" for part in value) if isinstance(value, tuple) else str(value)


@contextmanager
def writing(path: Path | None, *, binary: bool = False) -> Iterator[IO[Any]]:
    """Standard output, or a file that is either as before or complete.

    Args:
        path: of the file, None for standard output.
        binary: whether bytes are written; else text in UTF-8 with line ends as they are given.

    Raises:
        ConfigError: the file cannot be written.
    """
    if path is None:
        out = sys.stdout.buffer if binary else sys.stdout
        yield out
        out.flush()
        return
    draft: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        draft = Path(name)
        with (
            os.fdopen(handle, "wb")
            if binary
            else os.fdopen(handle, "w", encoding="utf-8", newline="") as file
        ):
            yield file
        os.umask(mask := os.umask(0))
        draft.chmod(0o666 & ~mask)  # as any file that is made, not as the private draft
        draft.replace(path)
    except OSError as error:
        raise ConfigError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)


def _table(shared: Context, view: View, out: IO[str]) -> None:
    from rich.console import Console  # noqa: PLC0415

    from firsthand.publish.table import print_table  # noqa: PLC0415

    print_table(view, Console(file=out, width=shared.out.width, highlight=False))
