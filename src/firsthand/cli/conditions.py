"""Which events: the options that every verb over events shares."""

from __future__ import annotations

from typing import Annotated

import typer

from firsthand.domain.errors import ConfigError
from firsthand.domain.event import Grade

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
