"""`firsthand extract`."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from firsthand.cli.context import READER, Context
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
    reader: Annotated[str | None, READER] = None,
) -> None:
    """Print what each document says, one JSON line per document (firsthand.extract/1). Stores nothing.

    Example: firsthand extract page.html | jq .claims
    """
    from firsthand.publish.extract import extract_record  # noqa: PLC0415
    from firsthand.run import local  # noqa: PLC0415

    shared: Context = Context({**context.obj.flags, "jobs": jobs}).with_reader(reader)
    workshop = shared.workshop(reading=True)
    failed = False
    with shared.told_usage(workshop):
        outcomes = local.extract(
            sources, workshop, as_kind=as_kind, stdin=sys.stdin.buffer, jobs=shared.jobs()
        )
        for outcome in outcomes:
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
