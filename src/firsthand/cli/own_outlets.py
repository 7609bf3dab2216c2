"""`firsthand outlets add`, `override`, `list` and `remove`: the user's own outlets."""

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
_Domain = Annotated[str, typer.Argument(help="Its domain, such as example.org.")]
_Country = Annotated[str | None, typer.Option(help="Its country (ISO 3166-1, such as MLI).")]
_Owner = Annotated[str | None, typer.Option(help="Who publishes it, where public.")]
_Source = Annotated[str | None, typer.Option(help="Who says so.")]


def add(
    context: typer.Context,
    domain: _Domain,
    name: Annotated[str, typer.Option(help="Its name.")],
    country: _Country = None,
    owner: _Owner = None,
    source: _Source = None,
    data_dir: _DataDir = None,
) -> None:
    """Add an outlet. Pages of its domain that are read from now on are told with its name, country and owner.

    Example: firsthand outlets add example.org --name "Example Radio" --country MLI --source "its imprint"
    """
    shared: Context = context.obj.with_data_dir(data_dir)
    _keep(shared, domain, {"name": name, "country": country, "owner": owner}, source, is_override=False)


def override(
    context: typer.Context,
    domain: _Domain,
    name: Annotated[str | None, typer.Option(help="Another name.")] = None,
    country: _Country = None,
    owner: _Owner = None,
    source: _Source = None,
    data_dir: _DataDir = None,
) -> None:
    """Change an outlet: what is given takes the place of what is listed.

    Example: firsthand outlets override maliweb.net --owner "Example Media Group" --source "its imprint"
    """
    shared: Context = context.obj.with_data_dir(data_dir)
    if not any((name, country, owner)):
        raise ConfigError("nothing is given to change: see firsthand outlets override --help")
    _keep(shared, domain, {"name": name, "country": country, "owner": owner}, source, is_override=True)


def list_(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
    data_dir: _DataDir = None,
) -> None:
    """List your own outlets: what was added and changed, by whose word and when.

    Example: firsthand outlets list --json
    """
    from firsthand.knowledge.outlets import OutletList  # noqa: PLC0415

    shared: Context = context.obj.with_data_dir(data_dir)
    OutletList.load(shared.own_outlets)  # what is damaged is told
    print_entries(shared, shared.own_outlets, "domain", "outlets", _words, as_json=as_json)


def _words(entry: Mapping[str, Any]) -> Iterator[str | None]:
    yield from (entry.get(key) for key in ("name", "country", "owner"))


def remove(context: typer.Context, domain: _Domain, data_dir: _DataDir = None) -> None:
    """Remove an outlet that was added, or take an override back. Exit 1 where there is none.

    Example: firsthand outlets remove example.org
    """
    from firsthand.knowledge.outlets import checked_domain  # noqa: PLC0415
    from firsthand.knowledge.own_list import OwnList  # noqa: PLC0415

    shared: Context = context.obj.with_data_dir(data_dir)
    own = OwnList(shared.own_outlets)
    if not own.remove(domain) and not own.remove(checked_domain(domain)):
        shared.err.print(f"there is no outlet {domain!r} of your own", markup=False, soft_wrap=True)
        raise typer.Exit(1)
    shared.err.print(f"removed {domain}", markup=False)


def _keep(
    shared: Context, given: str, facts: dict[str, str | None], source: str | None, *, is_override: bool
) -> None:
    """Check what was given, and keep it."""
    from firsthand.knowledge.country_codes import CountryCodes  # noqa: PLC0415
    from firsthand.knowledge.outlets import OutletList, checked_domain, merged  # noqa: PLC0415
    from firsthand.knowledge.own_list import OwnList  # noqa: PLC0415

    domain = checked_domain(given)
    listed = OutletList.load(shared.own_outlets).outlets.get(domain)
    if not is_override and listed is not None:
        raise ConfigError(f"there is an outlet {domain} already: use firsthand outlets override {domain}")
    if is_override and listed is None:
        raise ConfigError(f"there is no outlet {domain} to change: use firsthand outlets add")
    own = OwnList(shared.own_outlets)
    before = own.entries().get(domain, {})
    country = CountryCodes.load().checked(facts["country"]) if facts["country"] else None
    told = {**facts, "country": country, "source": source}
    entry = {**before, **{key: value.strip() for key, value in told.items() if value and value.strip()}}
    merged(domain, entry, listed)
    today = datetime.now(UTC).date().isoformat()
    own.put(domain, {**entry, "override": before.get("override", is_override), "added": today})
    shared.err.print(f"kept as {domain} in {shared.own_outlets}", markup=False, soft_wrap=True)
