"""`firsthand brief`."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.conditions import (
    Admin1,
    Bbox,
    Country,
    EventId,
    EventType,
    Killed,
    Near,
    Origins,
    Party,
    Strength,
    Unreviewed,
    Words,
    wanted,
)
from firsthand.cli.context import Context
from firsthand.domain.errors import ConfigError

_DATE = ["%Y-%m-%d"]


def brief(  # noqa: PLR0913 - one option for each filter of the contract
    context: typer.Context,
    store: Annotated[str | None, typer.Option(help="The store to read.")] = None,
    since: Annotated[datetime | None, typer.Option(formats=_DATE, help="First day of the period.")] = None,
    until: Annotated[
        datetime | None,
        typer.Option(formats=_DATE, help="Last day. [default: today, where --since is given]"),
    ] = None,
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
    lang: Annotated[str, typer.Option("--lang", help="en or fr.")] = "en",
    format_: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", help="md, html or pdf. [default: as the name of the file says, else md]"
        ),
    ] = None,
    new_since: Annotated[
        datetime | None,
        typer.Option(
            formats=_DATE,
            help="New or revised is what is so from this day on. [default: the last 7 days of the period]",
        ),
    ] = None,
    base_url: Annotated[
        str | None, typer.Option("--base-url", help="Address of your web app: ids lead to the events there.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write to a file; pictures of md go beside it.")
    ] = None,
) -> None:
    """Write a situation report for an area and a period: figures with ranges, map, incidents, what is new, revised, contested.

    Example: firsthand brief --country MLI --since 2025-06-01 --until 2025-06-30 --lang fr -o mali.pdf
    """
    from firsthand.cli.events import writing  # noqa: PLC0415
    from firsthand.publish.brief import FORMATS, render  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    form = format_ or _form(output)
    if form not in FORMATS:
        raise ConfigError(f"a brief has no format {form!r}; there are {', '.join(FORMATS)}")
    if form == "pdf" and output is None and sys.stdout.isatty():
        raise ConfigError("a PDF is not for a terminal: give it a file with -o brief.pdf")
    asked = wanted(
        since=since, until=until, country=country, admin1=admin1, bbox=bbox, near=near, actor=actor, type=type_, grade=grade,
        min_origins=min_origins, min_killed=min_killed, unreviewed=unreviewed, text=text, id=id_,
    )  # fmt: skip
    with shared.desk() as desk:
        made = desk.brief(asked, language=lang, new_since=new_since.date() if new_since else None)
    rendered = render(made, form, base_url=_address(base_url), stem=output.stem if output else None)
    if output is None:
        sys.stdout.buffer.write(rendered.content)
        sys.stdout.flush()
        return
    for path, content in ((output.parent / name, c) for name, c in rendered.sidecars.items()):
        with writing(path, binary=True) as out:
            out.write(content)
    with writing(output, binary=True) as out:
        out.write(rendered.content)


def _form(output: Path | None) -> str:
    """The format that the name of a file says; Markdown where there is none."""
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    return {"htm": "html", "markdown": "md", "": "md"}.get(suffix, suffix)


def _address(base_url: str | None) -> str | None:
    if base_url is not None and not base_url.startswith(("http://", "https://")):
        raise ConfigError(f"--base-url is the address of a web app (https://...), not {base_url!r}")
    return base_url
