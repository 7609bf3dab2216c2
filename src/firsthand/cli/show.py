"""`firsthand show`."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from firsthand.cli.conditions import Names
from firsthand.cli.context import Context
from firsthand.domain.errors import ConfigError


def show(
    context: typer.Context,
    event_id: Annotated[str, typer.Argument(help="Id of an event, or one that it had before a merge.")],
    store: Annotated[str | None, typer.Option(help="The store to read.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the record as JSON.")] = False,
    names: Names = None,
) -> None:
    """Print the dossier of one event: fields, claims by origin and how they came down, contradictions, quotes, sources.

    The dossier tells the words of the pages as they are. With --json names of persons are withheld, as in every export.

    Example: firsthand show evt_5hc3q2v7k4mzxw2a
    """
    if names is not None and not as_json:
        raise ConfigError(
            "--names and --no-names go with --json: the dossier is for your own eyes and tells the pages as they are"
        )
    shared: Context = context.obj.with_store(store)
    with shared.desk() as desk:
        if as_json:
            typer.echo(json.dumps(desk.show(event_id, names=names), ensure_ascii=False))
            return
        from firsthand.publish.dossier import dossier  # noqa: PLC0415

        event = desk.store.event(event_id)
        shared.out.print(dossier(event, desk.view_of([event]), desk.chains(event)))
