"""How a command that runs as a service ends where its store is away: so that whatever looks after it starts it again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from firsthand.cli.context import Context
from firsthand.domain.errors import StoreAwayError

AWAY = 75
"""Exit status of `watch` and `serve` where the store cannot be had for now: to be tried again (EX_TEMPFAIL of sysexits.h)."""


@contextmanager
def ending_for_now(shared: Context) -> Iterator[None]:
    """Say that the store is away and end with the status that asks for another start.

    Raises:
        typer.Exit: it is.
    """
    try:
        yield
    except StoreAwayError as error:
        shared.err.print(f"firsthand: {error}", style="red", markup=False, soft_wrap=True)
        raise typer.Exit(AWAY) from error
