"""`firsthand places`: look places up."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from firsthand.cli import own_places
from firsthand.cli.context import DATA_DIR, Context
from firsthand.cli.name_first import NameFirst
from firsthand.domain.errors import ConfigError

if TYPE_CHECKING:
    from firsthand.knowledge.gazetteer import Gazetteer

_MOST = 40
_POINT = re.compile(r"([+-]?\d{1,3}(?:\.\d+)?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d+)?)")
DataDir = Annotated[Path | None, DATA_DIR]


class _NameOrPoint(NameFirst):
    """Takes a point too."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """See `NameFirst`; a point in the south is no option."""
        if args and args[0] not in self.commands:
            points = [word for word in args if word.startswith("-") and _POINT.fullmatch(word)]
            others = [word for word in args if word not in points]
            args = ["find", *others, "--", *points] if points and "--" not in args else args
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_NameOrPoint,
    rich_markup_mode=None,
    help="""Look up what a place name can mean, or what a point lies in, and keep places of your own beside the bundled ones.

    A name that is also a command is looked up with `find`.

    Example: firsthand places Djibo --country BFA""",
)


@app.command("find")
def find(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(help="A place name in any usual spelling, or a point such as 14.48,-4.18.")
    ],
    country: Annotated[str | None, typer.Option(help="Only this country (alpha-3).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Look up what a place name can mean, or what a point lies in. The word `find` may be left out.

    Example: firsthand places find Djibo --country BFA
    """
    from firsthand.knowledge.gazetteer import Gazetteer  # noqa: PLC0415
    from firsthand.publish.records import place_record  # noqa: PLC0415

    shared: Context = context.obj.with_data_dir(data_dir)
    gazetteer = Gazetteer.open(shared.settings.gazetteer, shared.own_places)
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


app.command("fetch")(own_places.fetch)
app.command("add")(own_places.add)
app.command("override")(own_places.override)
app.command("import")(own_places.import_)
app.command("list")(own_places.list_)
app.command("remove")(own_places.remove)
