"""`firsthand places fetch`, `add`, `override`, `import`, `list` and `remove`: the user's own places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from firsthand.cli.context import DATA_DIR, Context
from firsthand.domain.errors import ConfigError, SourceError

if TYPE_CHECKING:
    from firsthand.run.own_places import Filled

_DataDir = Annotated[Path | None, DATA_DIR]
_Country = Annotated[str, typer.Option(help="Its country (ISO 3166-1, such as MLI).")]
_At = Annotated[str, typer.Option(help="Latitude and longitude in degrees (WGS 84), such as 14.48,-4.18.")]
_Radius = Annotated[
    float | None,
    typer.Option(help="The true point lies within so many km. [default: by kind, 3 for a settlement]"),
]
_Kind = Annotated[str, typer.Option(help="settlement, site, natural or area.")]
_Source = Annotated[str | None, typer.Option(help="Who says so.")]
_Alias = Annotated[list[str] | None, typer.Option(help="Another spelling; may be given again.")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON lines.")]


def fetch(
    context: typer.Context,
    country: Annotated[
        list[str] | None, typer.Option(help="A country (ISO 3166-1, ML or MLI); may be given again.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="The whole world (400 MB to fetch).")] = False,
    address: Annotated[
        str | None, typer.Option("--from", help="Address of the folder of the dumps. [default: GeoNames]")
    ] = None,
    data_dir: _DataDir = None,
) -> None:
    """Fetch all places of a country from GeoNames (licence CC BY 4.0) and look names up in them too.

    A download that broke off is taken up where it stopped; one that has not changed is not fetched again. Exit 1 when
    one of several could not be had.

    Example: firsthand places fetch --country MLI --country BFA
    """
    from firsthand.knowledge.country_codes import CountryCodes  # noqa: PLC0415
    from firsthand.knowledge.gazetteer import Gazetteer  # noqa: PLC0415
    from firsthand.run.own_places import fetch_dump  # noqa: PLC0415 - brings httpx
    from firsthand.sources.fetch.download import Downloader  # noqa: PLC0415
    from firsthand.sources.geonames import ADDRESS, ATTRIBUTION  # noqa: PLC0415

    shared: Context = context.obj.with_data_dir(data_dir)
    if bool(country) == everything:
        raise typer.BadParameter("give --country, once or more often, or --all", param_hint="--country")
    if shared.settings.offline:
        raise ConfigError(
            "places are fetched over the network and offline = true forbids it: set offline to false"
        )
    codes = CountryCodes.load()
    wanted = [None] if everything else list(dict.fromkeys(codes.checked(code) for code in country or ()))
    gazetteer, downloader = Gazetteer.open(shared.settings.gazetteer), Downloader(shared.network())
    failed = False
    try:
        for one in wanted:
            try:
                filled = fetch_dump(
                    one,
                    shared.data_dir,
                    downloader,
                    gazetteer,
                    address=address or ADDRESS,
                    started=lambda url: shared.err.print(f"fetching {url}", markup=False, soft_wrap=True),
                )
            except SourceError as error:
                failed = True
                why = f"not fetched: {one or 'the world'}: {error} ({error.code})"
                shared.err.print(why, style="red", markup=False, soft_wrap=True)
                continue
            _tell(filled, shared.err)
    finally:
        downloader.close()
    shared.err.print(f"Places from {ATTRIBUTION}.", markup=False, soft_wrap=True)
    if failed:
        raise typer.Exit(1)


def add(  # noqa: PLR0913 - the options of a command are its parameters
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Its name.")],
    at: _At,
    country: _Country,
    radius: _Radius = None,
    kind: _Kind = "settlement",
    source: _Source = None,
    alias: _Alias = None,
    data_dir: _DataDir = None,
) -> None:
    """Add a place; its name keeps all that it meant before.

    Example: firsthand places add Tinfaradjat --at 16.40,-0.55 --country MLI --source "field office, 2025"
    """
    shared: Context = context.obj.with_data_dir(data_dir)
    _keep(shared, name, at, country, radius, kind, source, alias or [], is_override=False)


def override(  # noqa: PLR0913 - the options of a command are its parameters
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The name.")],
    at: _At,
    country: _Country,
    radius: _Radius = None,
    kind: _Kind = "settlement",
    source: _Source = None,
    alias: _Alias = None,
    data_dir: _DataDir = None,
) -> None:
    """Say what a name means in a country, in place of all that it meant there before.

    Example: firsthand places override Goma --at 15.10,-2.95 --country MLI --radius 5
    """
    shared: Context = context.obj.with_data_dir(data_dir)
    _keep(shared, name, at, country, radius, kind, source, alias or [], is_override=True)


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="GeoJSON with polygons, as it is or packed with gzip.")],
    level: Annotated[int, typer.Option(min=1, max=2, help="1 for regions, 2 for the units in them.")],
    country: _Country,
    source: _Source = None,
    data_dir: _DataDir = None,
) -> None:
    """Take admin boundaries from a file of OCHA's Common Operational Datasets, in place of those imported before.

    Names are read from properties such as ADM1_EN, ADM1_FR and ADM1_PCODE. Points are then told with these units.

    Example: firsthand places import mli_admbnda_adm2.geojson --level 2 --country MLI
    """
    from firsthand.knowledge.country_codes import CountryCodes  # noqa: PLC0415
    from firsthand.run.own_places import import_boundaries  # noqa: PLC0415

    shared: Context = context.obj.with_data_dir(data_dir)
    of = CountryCodes.load().checked(country)
    _tell(import_boundaries(file, level, of, shared.data_dir, source=source), shared.err)


def list_(context: typer.Context, as_json: _Json = False, data_dir: _DataDir = None) -> None:
    """List your own places: what was fetched and imported, and each that was added.

    Example: firsthand places list --json
    """
    from firsthand.knowledge.gazetteer.own_file import LOCALS, OwnFile  # noqa: PLC0415

    shared: Context = context.obj.with_data_dir(data_dir)
    if not shared.own_places.exists():
        shared.err.print(
            f"there are no places of your own in {shared.data_dir}", markup=False, soft_wrap=True
        )
        return
    with OwnFile(shared.own_places) as own:
        collections, entries = [c for c in own.collections() if c.name != LOCALS], own.locals()
    records: list[dict[str, Any]] = [
        {"collection": c.name, "places": c.places, "outlines": c.outlines, **c.facts} for c in collections
    ]
    for entry in entries:
        row = entry.row
        records.append({
            "entry": entry.entry, "name": row.name, "aliases": sorted(row.names), "lat": row.lat, "lon": row.lon,
            "radius_km": row.radius, "kind": row.kind, "country": row.country, "admin1": row.admin1,
            "admin2": row.admin2, "override": entry.is_override, "source": entry.source,
        })  # fmt: skip
    for record in records:
        if as_json:
            typer.echo(json.dumps(record, ensure_ascii=False))
        else:
            shared.out.print(_line(record), markup=False, soft_wrap=True)
    if not records:
        shared.err.print(
            f"there are no places of your own in {shared.own_places}", markup=False, soft_wrap=True
        )


def remove(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(help="The name or entry of a place, or of a collection, as `list` has it.")
    ],
    country: Annotated[str | None, typer.Option(help="Only in this country.")] = None,
    data_dir: _DataDir = None,
) -> None:
    """Remove a place that was added, or a whole collection such as geonames:MLI. Exit 1 where there is none.

    Example: firsthand places remove Tinfaradjat --country MLI
    """
    from firsthand.knowledge.country_codes import CountryCodes  # noqa: PLC0415
    from firsthand.knowledge.folding import plain  # noqa: PLC0415
    from firsthand.knowledge.gazetteer.own_file import LOCALS, OwnFile  # noqa: PLC0415

    shared: Context = context.obj.with_data_dir(data_dir)
    of = CountryCodes.load().checked(country) if country else None
    removed: list[str] = []
    if shared.own_places.exists():
        with OwnFile(shared.own_places) as own:
            found = [
                entry.entry
                for entry in own.locals()
                if name == entry.entry
                or (plain(entry.row.name) == plain(name) and of in (None, entry.row.country))
            ]
            if len(found) > 1:
                raise ConfigError(
                    f"{name!r} is in more than one country: give --country ({', '.join(found)})"
                )
            removed = [entry for entry in found if own.remove(entry)]
            if not found and name != LOCALS and own.remove_collection(name):
                removed = [name]
    for entry in removed:
        shared.err.print(f"removed {entry}", markup=False)
    if not removed:
        shared.err.print(f"there is no place {name!r} of your own", markup=False, soft_wrap=True)
        raise typer.Exit(1)


def _keep(  # noqa: PLR0913 - what the commands were given
    shared: Context,
    name: str,
    at: str,
    country: str,
    radius: float | None,
    kind: str,
    source: str | None,
    aliases: list[str],
    *,
    is_override: bool,
) -> None:
    """Check what was given, and keep it."""
    from firsthand.domain.values import PlaceKind  # noqa: PLC0415
    from firsthand.knowledge.country_codes import CountryCodes  # noqa: PLC0415
    from firsthand.knowledge.gazetteer import Gazetteer  # noqa: PLC0415
    from firsthand.knowledge.gazetteer.adding import KINDS, local_row, point_of  # noqa: PLC0415
    from firsthand.knowledge.gazetteer.own_file import OwnFile  # noqa: PLC0415

    if kind not in KINDS:
        raise ConfigError(f"--kind is one of {', '.join(KINDS)}, not {kind!r}")
    point, of = point_of(at), CountryCodes.load().checked(country)
    units = Gazetteer.open(shared.settings.gazetteer, shared.own_places).units_at(*point)
    row = local_row(name, point, of, units, kind=PlaceKind(kind), radius_km=radius, aliases=aliases)
    with OwnFile(shared.own_places) as own:
        own.add(row, source=source, is_override=is_override)
    if units.country not in (None, of):
        shared.err.print(f"note: by the boundaries, the point lies in {units.country}", markup=False)
    shared.err.print(f"kept as {row.entry} in {shared.own_places}", markup=False, soft_wrap=True)


def _tell(filled: Filled, console: Console) -> None:
    """Say what came of a list: bad rows by name, then the counts."""
    tally = filled.tally
    for example in tally.examples:
        console.print(f"not taken: {example}", style="dim", markup=False, soft_wrap=True)
    if tally.bad > len(tally.examples):
        console.print(f"not taken: {tally.bad - len(tally.examples)} more", style="dim", markup=False)
    size = f" ({filled.size / 1e6:.1f} MB)" if filled.size else ""
    said = (
        f"{tally.taken} places, {tally.bad} not taken"
        if filled.is_new
        else "not changed since it was fetched"
    )
    console.print(f"{filled.collection}{size}: {said}", markup=False, soft_wrap=True)


def _line(record: dict[str, Any]) -> str:
    """A record of `list` for people."""
    if "collection" in record:
        told = [f"{record['places']} places"]
        told += [f"{record['outlines']} boundaries"] if record["outlines"] else []
        told += [str(record[key]) for key in ("source", "last_modified") if record.get(key)]
        return f"{record['collection']}  {', '.join(told)}"
    override = "override, " if record["override"] else ""
    source = f"; {record['source']}" if record["source"] else ""
    point = f"{record['lat']:.4f},{record['lon']:.4f}"
    return f"{record['entry']}  {record['name']} ({override}{record['kind']}, {point} within {record['radius_km']:g} km){source}"
