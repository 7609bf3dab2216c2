"""`firsthand actors add`, `override`, `list` and `remove`: the user's own actors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from firsthand.cli.context import DATA_DIR, Context
from firsthand.cli.own_entries import print_entries
from firsthand.domain.errors import ConfigError

_DataDir = Annotated[Path | None, DATA_DIR]
_Id = Annotated[str, typer.Argument(help="Its id.")]
_Kind = Annotated[str, typer.Option(help="What it is, such as rebel, militia, communal or state-force.")]
_Country = Annotated[
    list[str] | None,
    typer.Option(help="A country that it acts in (ISO 3166-1, such as MLI); may be given again."),
]
_Alias = Annotated[list[str] | None, typer.Option(help="Another spelling; may be given again.")]
_Tie = Annotated[
    list[str] | None,
    typer.Option(
        help="Relation to another actor, as in parent:al_qaeda or ally:al_qaeda:2019:2021; may be given again."
    ),
]
_Source = Annotated[str | None, typer.Option(help="Who says so.")]


def add(  # noqa: PLR0913 - the options of a command are its parameters
    context: typer.Context,
    actor_id: Annotated[
        str,
        typer.Argument(metavar="ID", help="An id of your own, such as zone-guards; it stays in the records."),
    ],
    name: Annotated[str, typer.Option(help="Its name.")],
    kind: _Kind,
    country: _Country = None,
    alias: _Alias = None,
    tie: _Tie = None,
    source: _Source = None,
    data_dir: _DataDir = None,
) -> None:
    """Add an actor. What is read from now on finds it under its name and aliases.

    Example: firsthand actors add zone-guards --name "Zone Guards" --kind militia --country MLI --source "field office"
    """
    shared: Context = context.obj.with_data_dir(data_dir)
    _keep(shared, actor_id, name, kind, country or [], alias or [], [], tie or [], source, is_override=False)


def override(  # noqa: PLR0913 - as above
    context: typer.Context,
    actor_id: Annotated[str, typer.Argument(metavar="ID", help="The id, bundled or your own.")],
    name: Annotated[str | None, typer.Option(help="Another name.")] = None,
    kind: Annotated[str | None, typer.Option(help="Another kind.")] = None,
    country: _Country = None,
    alias: _Alias = None,
    drop_alias: Annotated[
        list[str] | None, typer.Option(help="A spelling that does not mean it; may be given again.")
    ] = None,
    tie: _Tie = None,
    source: _Source = None,
    data_dir: _DataDir = None,
) -> None:
    """Change an actor: name, kind and countries take the place of those listed; aliases and ties come to them.

    Example: firsthand actors override al_qaeda --alias "The Base" --source "field office"
    """
    shared: Context = context.obj.with_data_dir(data_dir)
    if not any((name, kind, country, alias, drop_alias, tie)):
        raise ConfigError("nothing is given to change: see firsthand actors override --help")
    _keep(
        shared, actor_id, name, kind, country or [], alias or [], drop_alias or [], tie or [], source,
        is_override=True,
    )  # fmt: skip


def list_(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
    data_dir: _DataDir = None,
) -> None:
    """List your own actors: what was added and changed, by whose word and when.

    Example: firsthand actors list --json
    """
    from firsthand.knowledge.actors import ActorList  # noqa: PLC0415

    shared: Context = context.obj.with_data_dir(data_dir)
    ActorList.load(shared.own_actors)  # what is damaged is told
    print_entries(shared, shared.own_actors, "id", "actors", _words, as_json=as_json)


def _words(entry: Mapping[str, Any]) -> Iterator[str | None]:
    yield from (entry.get("name"), entry.get("kind"), " ".join(entry.get("countries", ())))
    yield from entry.get("aliases", ())
    yield from (f"not {text}" for text in entry.get("dropped", ()))
    yield from (f"{tie['relation']} {tie['actor']}" for tie in entry.get("ties", ()))


def remove(context: typer.Context, actor_id: _Id, data_dir: _DataDir = None) -> None:
    """Remove an actor that was added, or take an override back. Exit 1 where there is none.

    What was read meanwhile keeps the id.

    Example: firsthand actors remove zone-guards
    """
    from firsthand.knowledge.actors.own import tied_to  # noqa: PLC0415
    from firsthand.knowledge.own_list import OwnList  # noqa: PLC0415

    shared: Context = context.obj.with_data_dir(data_dir)
    own = OwnList(shared.own_actors)
    entries = own.entries()
    tied = [key for key, entry in entries.items() if key != actor_id and actor_id in tied_to(entry)]
    if tied and not entries.get(actor_id, {}).get("override", True):
        raise ConfigError(f"{', '.join(tied)} has a tie to {actor_id}: remove that first")
    if not own.remove(actor_id):
        shared.err.print(f"there is no actor {actor_id!r} of your own", markup=False, soft_wrap=True)
        raise typer.Exit(1)
    shared.err.print(f"removed {actor_id}", markup=False)


def _keep(  # noqa: PLR0913 - what the commands were given
    shared: Context,
    actor_id: str,
    name: str | None,
    kind: str | None,
    countries: list[str],
    aliases: list[str],
    dropped: list[str],
    ties: list[str],
    source: str | None,
    *,
    is_override: bool,
) -> None:
    """Check what was given, and keep it."""
    from firsthand.knowledge.actors import ActorList  # noqa: PLC0415
    from firsthand.knowledge.actors.own import changed, merged, tie_of  # noqa: PLC0415
    from firsthand.knowledge.country_codes import CountryCodes  # noqa: PLC0415
    from firsthand.knowledge.own_list import OwnList  # noqa: PLC0415

    known = {actor.id: actor for actor in ActorList.load(shared.own_actors).all()}
    if not is_override and actor_id in known:
        raise ConfigError(f"there is an actor {actor_id} already: use firsthand actors override {actor_id}")
    if is_override and actor_id not in known:
        raise ConfigError(
            f"there is no actor {actor_id!r} to change: look it up, or use firsthand actors add"
        )
    if lost := [text for text in dropped if text not in {alias.text for alias in known[actor_id].aliases}]:
        raise ConfigError(f"{actor_id} has no alias {lost[0]!r}, as it is written")
    given = [tie_of(tie) for tie in ties]
    if strange := [tie["actor"] for tie in given if tie["actor"] not in known or tie["actor"] == actor_id]:
        raise ConfigError(f"there is no other actor {strange[0]!r} to be tied to")
    own = OwnList(shared.own_actors)
    before = own.entries().get(actor_id, {})
    entry = changed(
        before,
        name=name,
        kind=kind,
        countries=[CountryCodes.load().checked(code) for code in countries],
        aliases=aliases,
        dropped=dropped,
        ties=given,
    )
    bundled = before.get("override", is_override)
    base = {actor.id: actor for actor in ActorList.load().all()}.get(actor_id) if bundled else None
    merged(actor_id, entry, base)
    said = source or before.get("source")
    told = {"source": said} if said else {}
    today = datetime.now(UTC).date().isoformat()
    own.put(actor_id, {**entry, **told, "override": bundled, "added": today})
    shared.err.print(f"kept as {actor_id} in {shared.own_actors}", markup=False, soft_wrap=True)
