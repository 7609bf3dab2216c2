"""Which events: the options that every verb over events shares."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.domain.errors import ConfigError
from firsthand.domain.event import Grade

if TYPE_CHECKING:
    from firsthand.store import EventFilter

_DATE = ["%Y-%m-%d"]

Country = Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-3, such as MLI.")]
Bbox = Annotated[str | None, typer.Option(help="W,S,E,N in degrees.")]
Near = Annotated[str | None, typer.Option(help="LAT,LON,KM.")]
Party = Annotated[str | None, typer.Option(help="Id or name of a party.")]
EventType = Annotated[
    str | None, typer.Option("--type", help="Event type: our code, or ACLED's type or sub-type.")
]
Strength = Annotated[Grade | None, typer.Option(help="Strength of the evidence.")]
Origins = Annotated[int | None, typer.Option(min=1, help="At least this many independent origins.")]
Words = Annotated[str | None, typer.Option(help='Words of the pages; "a phrase" in quotes.')]
EventId = Annotated[str | None, typer.Option("--id", help="One event by any id it ever had.")]

Killed = Annotated[
    int | None, typer.Option(min=1, help="At least this many killed, by the figure best supported.")
]
Unreviewed = Annotated[
    bool | None,
    typer.Option(
        "--unreviewed/--reviewed",
        help="Without a decision of a reviewer behind it, or with one. [default: either]",
    ),
]
Names = Annotated[
    bool | None,
    typer.Option(
        "--names/--no-names", help="Tell names of persons, or black them out. [default: as set, else out]"
    ),
]
Since = Annotated[datetime | None, typer.Option(formats=_DATE, help="Possible on or after this day.")]
Until = Annotated[datetime | None, typer.Option(formats=_DATE, help="Possible on or before this day.")]
Admin1 = Annotated[
    str | None,
    typer.Option(
        help="First-order unit as records name it, such as Gao; with --country where several have the name."
    ),
]


def wanted(
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    bbox: str | None = None,
    near: str | None = None,
    **others: Any,
) -> EventFilter:
    """The filter that the options make; `others` are named as in `EventFilter`.

    Raises:
        ConfigError: one of them makes no sense.
    """
    from firsthand.store import EventFilter  # noqa: PLC0415 - loads SQLAlchemy

    return EventFilter(
        since=since.date() if since else None,
        until=until.date() if until else None,
        bbox=numbers(bbox, 4, "--bbox W,S,E,N"),  # type: ignore[arg-type]
        near=numbers(near, 3, "--near LAT,LON,KM"),  # type: ignore[arg-type]
        **others,
    )


def numbers(text: str | None, count: int, form: str) -> tuple[float, ...] | None:
    """The numbers of an option such as --near, None where it is not given.

    Raises:
        ConfigError: other than so many numbers; the message tells the form.
    """
    if text is None:
        return None
    try:
        numbers = tuple(float(part) for part in text.split(","))
    except ValueError as error:
        raise ConfigError(f"{form} takes {count} numbers, not {text!r}") from error
    if len(numbers) != count:
        raise ConfigError(f"{form} takes {count} numbers, not {text!r}")
    return numbers
