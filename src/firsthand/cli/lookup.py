"""`firsthand actors`: look actors up in the knowledge."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.table import Table

from firsthand.cli.context import Context
from firsthand.domain.actor import Tie

_MOST = 40


def actors(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="Part of an id, a name or an alias.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Look up actors by any spelling.

    Example: firsthand actors nusrat
    """
    from firsthand.knowledge.actors import ActorList  # noqa: PLC0415

    shared: Context = context.obj
    found = ActorList.load().search(text)
    if as_json:
        for actor in found:
            aliases = [{"text": a.text, "source": a.source} for a in actor.aliases]
            record = {
                "id": actor.id,
                "name": actor.name,
                "kind": actor.kind.value,
                "country": actor.country,
                "countries": actor.countries,
                "ucdp": actor.ucdp,
                "wikidata": actor.wikidata,
                "parents": actor.parents,
                "allies": actor.allies,
                "ties": [_tie_record(tie) for tie in actor.ties],
                "aliases": aliases,
            }
            typer.echo(json.dumps(record, ensure_ascii=False))
    elif found:
        table = Table(
            "Id",
            "Name",
            "Kind",
            "Country",
            "Ties",
            "Ids",
            "Aliases",
            box=None,
            pad_edge=False,
            header_style="bold",
        )
        for actor in found[:_MOST]:
            ids = (f"UCDP {actor.ucdp}" if actor.ucdp else "", actor.wikidata or "")
            table.add_row(
                actor.id, actor.name, actor.kind.value, actor.country or " ".join(actor.countries),
                "; ".join(_tie_words(tie) for tie in actor.ties), " ".join(filter(None, ids)),
                "; ".join(alias.text for alias in actor.aliases),
            )  # fmt: skip
        shared.out.print(table)
    if not found:
        shared.err.print(f"no actor has {text!r} in its name", markup=False)
        raise typer.Exit(1)


def _tie_record(tie: Tie) -> dict[str, str | None]:
    return {
        "relation": tie.relation.value,
        "actor": tie.actor,
        "since": tie.since,
        "until": tie.until,
        "source": tie.source,
    }


def _tie_words(tie: Tie) -> str:
    """A tie for people: "parent jnim (2017-03–)"."""
    if tie.since is None and tie.until is None:
        return f"{tie.relation.value} {tie.actor}"
    return f"{tie.relation.value} {tie.actor} ({tie.since or ''}–{tie.until or ''})"
