"""The app: global options, the verbs, and what an error looks like."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from firsthand import __version__
from firsthand.cli import (
    alerts,
    brief,
    demo,
    evaluate,
    events,
    extract,
    ingest,
    lookup,
    places,
    review,
    serve,
    show,
    store,
    users,
    watch,
)
from firsthand.cli.context import Context
from firsthand.domain.errors import FirsthandError

INTERRUPTED = 130

app = typer.Typer(
    name="firsthand",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="One record for each real-world incident of armed conflict, with who says so.",
)
app.command("demo")(demo.demo)
app.command("ingest")(ingest.ingest)
app.command("extract")(extract.extract)
app.command("watch")(watch.watch)
app.command("events")(events.events)
app.command("show")(show.show)
app.command("serve")(serve.serve)
app.command("brief")(brief.brief)
app.command("eval")(evaluate.evaluate)
app.add_typer(lookup.actors_app, name="actors")
app.add_typer(places.app, name="places")
app.add_typer(lookup.outlets_app, name="outlets")
app.add_typer(review.app, name="review")
app.add_typer(store.app, name="store")
app.add_typer(users.app, name="users")
app.add_typer(alerts.app, name="alerts")


def _version(value: bool) -> None:  # noqa: FBT001 - Typer calls it so
    if value:
        typer.echo(f"firsthand {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    verbose: Annotated[
        int, typer.Option("--verbose", "-v", count=True, help="Say more; twice for details.")
    ] = 0,
    quiet: Annotated[int, typer.Option("--quiet", "-q", count=True, help="Say less.")] = 0,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """One record for each real-world incident of armed conflict, with who says so."""
    from firsthand.logs import level_at, set_up_logging  # noqa: PLC0415

    del version  # handled by its callback
    shared = Context()
    settings = shared.settings
    level = level_at(settings.log_level, verbose=verbose, quiet=quiet)
    set_up_logging(level, sys.stderr, form=settings.log_form)
    context.obj = shared


def main() -> None:
    """Run the command line and end the process with the contract's exit codes.

    0 done; 1 some inputs failed; 2 unusable arguments or configuration; 130 interrupted. `watch` and `serve` end with 75 where
    another start may help (`away`).
    """
    try:
        app()
    except FirsthandError as error:
        Context().err.print(f"firsthand: {error}", style="red", markup=False, soft_wrap=True)
        sys.exit(2)
    except KeyboardInterrupt:
        Context().err.print("firsthand: interrupted; what was stored stays", markup=False)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
