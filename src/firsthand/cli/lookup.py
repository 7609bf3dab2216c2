"""`firsthand actors` and `firsthand places`: look things up in the knowledge."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from firsthand.cli.context import Context
from firsthand.domain.actor import Tie
from firsthand.domain.errors import ConfigError

if TYPE_CHECKING:
    from firsthand.knowledge.gazetteer import Gazetteer

_MOST = 40
_POINT = re.compile(r"([+-]?\d{1,3}(?:\.\d+)?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d+)?)")


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


def places(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(help="A place name in any usual spelling, or a point such as 14.48,-4.18.")
    ],
    country: Annotated[str | None, typer.Option(help="Only this country (alpha-3).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Look up what a place name can mean, or what a point lies in.

    Example: firsthand places Boulkessy --country MLI
    """
    from firsthand.knowledge.gazetteer import Gazetteer  # noqa: PLC0415
    from firsthand.publish.records import place_record  # noqa: PLC0415

    shared: Context = context.obj
    gazetteer = Gazetteer.open(shared.settings.gazetteer)
    if (point := _POINT.fullmatch(name.strip())) is not None:
        _units_at(shared, gazetteer, float(point[1]), float(point[2]), as_json=as_json)
        return
    found = [c for c in gazetteer.candidates(name, limit=200) if country in (None, c.place.country)]
    if as_json:
        for candidate in found:
            record = {
                **(place_record(candidate.place) or {}),
                "entry": candidate.place.entry,
                "similarity": candidate.similarity,
            }
            typer.echo(json.dumps({**record, "population": candidate.population}, ensure_ascii=False))
    elif found:
        table = Table(
            "Name",
            "Country",
            "In",
            "Kind",
            "Lat",
            "Lon",
            "Within km",
            "People",
            "Entry",
            box=None,
            pad_edge=False,
            header_style="bold",
        )
        for candidate in found[:_MOST]:
            place = candidate.place
            inside = ", ".join(part for part in (place.admin2, place.admin1) if part)
            table.add_row(
                place.name, place.country or "", inside, place.kind.value, f"{place.lat:.3f}", f"{place.lon:.3f}",
                f"{place.radius_km:g}", str(candidate.population or ""), place.entry or "",
            )  # fmt: skip
        shared.out.print(table)
    if not found:
        shared.err.print(f"the gazetteer has no {name!r}{f' in {country}' if country else ''}", markup=False)
        raise typer.Exit(1)


def _units_at(shared: Context, gazetteer: Gazetteer, lat: float, lon: float, *, as_json: bool) -> None:
    """Print the country and units of a point."""
    try:
        units = gazetteer.units_at(lat, lon)
    except ValueError as error:
        raise ConfigError(str(error)) from error
    if as_json:
        record = {"country": units.country, "admin1": units.admin1, "admin2": units.admin2}
        typer.echo(json.dumps(record, ensure_ascii=False))
    elif units.country is not None:
        shared.out.print(
            ", ".join(part for part in (units.admin2, units.admin1, units.country) if part), markup=False
        )
    if units.country is None:
        shared.err.print("no country there", markup=False)
        raise typer.Exit(1)
