"""`firsthand actors` and `firsthand outlets`: look actors and outlets up in the knowledge."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from firsthand.cli import own_actors, own_outlets
from firsthand.cli.context import DATA_DIR, Context
from firsthand.cli.name_first import NameFirst
from firsthand.domain.actor import Tie

if TYPE_CHECKING:
    from firsthand.knowledge.outlet_search import FoundOutlet
    from firsthand.knowledge.own_list import Provenance

_MOST = 40
_Json = Annotated[bool, typer.Option("--json", help="Print JSON lines.")]
_DataDir = Annotated[Path | None, DATA_DIR]

actors_app = typer.Typer(
    cls=NameFirst,
    rich_markup_mode=None,
    help="""Look up actors by any spelling, and keep actors of your own beside the bundled ones.

    A name that is also a command is looked up with `find`.

    Example: firsthand actors nusrat""",
)
outlets_app = typer.Typer(
    cls=NameFirst,
    rich_markup_mode=None,
    help="""Look up outlets by name, domain or host, and keep outlets of your own beside the bundled ones.

    A name that is also a command is looked up with `find`.

    Example: firsthand outlets rfi.fr""",
)


@actors_app.command("find")
def find_actors(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="Part of an id, a name or an alias.")],
    as_json: _Json = False,
    data_dir: _DataDir = None,
) -> None:
    """Look up actors by any spelling. The word `find` may be left out.

    Example: firsthand actors find nusrat
    """
    from firsthand.knowledge.actors import ActorList  # noqa: PLC0415

    shared: Context = context.obj.with_data_dir(data_dir)
    listed = ActorList.load(shared.own_actors)
    found = listed.search(text)
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
                "own": _provenance_record(listed.own.get(actor.id)),
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
            "From",
            box=None,
            pad_edge=False,
            header_style="bold",
        )
        for actor in found[:_MOST]:
            ids = (f"UCDP {actor.ucdp}" if actor.ucdp else "", actor.wikidata or "")
            table.add_row(
                actor.id, actor.name, actor.kind.value, actor.country or " ".join(actor.countries),
                "; ".join(_tie_words(tie) for tie in actor.ties), " ".join(filter(None, ids)),
                "; ".join(alias.text for alias in actor.aliases), _from(listed.own.get(actor.id)),
            )  # fmt: skip
        shared.out.print(table)
    if not found:
        shared.err.print(f"no actor has {text!r} in its name", markup=False)
        raise typer.Exit(1)


@outlets_app.command("find")
def find_outlets(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="Part of a name or domain, a host, or an address.")],
    as_json: _Json = False,
    data_dir: _DataDir = None,
) -> None:
    """Look up outlets by name, domain or host. The word `find` may be left out.

    First hands that are known by name alone have no domain; of local sites, the units that they serve are told.

    Example: firsthand outlets find https://www.bbc.co.uk/news
    """
    from firsthand.knowledge.origins import OriginList  # noqa: PLC0415
    from firsthand.knowledge.outlet_search import OutletSearch  # noqa: PLC0415
    from firsthand.knowledge.outlets import OutletList  # noqa: PLC0415

    shared: Context = context.obj.with_data_dir(data_dir)
    outlets = OutletList.load(shared.own_outlets)
    found = OutletSearch(outlets, OriginList.load()).find(text)
    if as_json:
        for each in found:
            own = outlets.own.get(each.domain or "")
            record = {**_outlet_record(each), "own": _provenance_record(own)}
            typer.echo(json.dumps(record, ensure_ascii=False))
    elif found:
        table = Table(
            "Domain",
            "Name",
            "Country",
            "Owner",
            "Origin",
            "Also",
            "Local to",
            "From",
            box=None,
            pad_edge=False,
            header_style="bold",
        )
        for each in found[:_MOST]:
            origin = f"{each.origin.id} ({each.origin.kind.value})" if each.origin else ""
            table.add_row(
                each.domain or "", each.name or "", each.country or "", (each.outlet and each.outlet.owner) or "", origin,
                "; ".join(each.aliases), "; ".join(f"{unit}, {country}" for country, unit in each.units),
                _from(outlets.own.get(each.domain or "")),
            )  # fmt: skip
        shared.out.print(table)
    if not found:
        shared.err.print(f"no outlet has {text!r} in its name or domain", markup=False, soft_wrap=True)
        raise typer.Exit(1)


def _outlet_record(found: FoundOutlet) -> dict[str, Any]:
    origin = found.origin
    return {
        "domain": found.domain,
        "name": found.name,
        "country": found.country,
        "owner": found.outlet.owner if found.outlet else None,
        "origin": {"id": origin.id, "name": origin.name, "kind": origin.kind.value} if origin else None,
        "aliases": list(found.aliases),
        "units": [{"country": country, "admin1": unit} for country, unit in found.units],
    }


def _provenance_record(own: Provenance | None) -> dict[str, Any] | None:
    """Where an entry of the user's own comes from; None for a bundled one."""
    if own is None:
        return None
    added = own.added.isoformat() if own.added else None
    return {"source": own.source, "override": own.is_override, "added": added}


def _from(own: Provenance | None) -> str:
    return own.words if own is not None else ""


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


for _app, _of in ((actors_app, own_actors), (outlets_app, own_outlets)):
    _app.command("add")(_of.add)
    _app.command("override")(_of.override)
    _app.command("list")(_of.list_)
    _app.command("remove")(_of.remove)
