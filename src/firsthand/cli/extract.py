"""`firsthand extract`."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from firsthand.cli.context import Context
from firsthand.domain.issue import Issue


def extract(
    context: typer.Context,
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders, globs, URLs, feeds, or - for standard input.")
    ],
    as_kind: Annotated[
        str | None,
        typer.Option(
            "--as",
            help="Read as html, text, jsonl, json, csv, eml, pdf, warc or feed whatever it looks like.",
        ),
    ] = None,
    jobs: Annotated[int, typer.Option(help="Processes to read in.")] = 1,
) -> None:
    """Print what each document says, one JSON line per document (firsthand.extract/1). Stores nothing.

    Example: firsthand extract page.html | jq .claims
    """
    from firsthand.publish.extract import extract_record  # noqa: PLC0415
    from firsthand.run import local  # noqa: PLC0415

    shared: Context = context.obj
    workshop = shared.workshop()
    failed = False
    for outcome in local.extract(sources, workshop, as_kind=as_kind, stdin=sys.stdin.buffer, jobs=jobs):
        if isinstance(outcome, Issue):
            failed = True
            shared.err.print(
                f"not read: {outcome.input}: {outcome.message} ({outcome.code})",
                style="red",
                markup=False,
                soft_wrap=True,
            )
        else:
            typer.echo(json.dumps(extract_record(outcome, workshop.codebook), ensure_ascii=False))
    if failed:
        raise typer.Exit(1)
