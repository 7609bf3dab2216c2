"""`firsthand alerts`."""

from __future__ import annotations

import json
import secrets
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.context import Context
from firsthand.domain.alert import DeliveryState
from firsthand.domain.errors import ConfigError, FirsthandError

if TYPE_CHECKING:
    from firsthand.alerts import AlertBook
    from firsthand.desk import Desk
    from firsthand.run.alerts import AlertSummary
    from firsthand.run.sending import Post

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Tell people of incidents that they asked for."
)
_File = Annotated[Path, typer.Argument(help="The file of rules and channels (TOML).")]
_Store = Annotated[str | None, typer.Option("--store", help="The store. [default: sqlite:///firsthand.db]")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON, one line each.")]


@app.command()
def check(context: typer.Context, file: _File) -> None:
    """Check a file of rules and channels, and say in words what each would do.

    Example: firsthand alerts check alerts.toml
    """
    from firsthand.alerts import read_alerts  # noqa: PLC0415
    from firsthand.alerts.describing import channel_in_words, rule_in_words  # noqa: PLC0415

    shared: Context = context.obj
    book = read_alerts(file)
    for line in (*map(rule_in_words, book.rules), *map(channel_in_words, book.channels)):
        shared.out.print(line, markup=False, soft_wrap=True)


@app.command()
def run(
    context: typer.Context,
    file: _File,
    store: _Store = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would be told; write and send nothing.")
    ] = False,
    once: Annotated[bool, typer.Option("--once", help="Look once and end.")] = False,
    every: Annotated[int, typer.Option(min=5, help="Seconds between two looks.")] = 60,
    as_json: _Json = False,
) -> None:
    """Look for what the rules have to tell, and send what is due; for ever unless `--once`. Exit 1 where a message failed.

    Example: firsthand alerts run alerts.toml --once
    """
    from firsthand.alerts import read_alerts  # noqa: PLC0415
    from firsthand.run.alerts import run_alerts  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    book = read_alerts(file)
    with shared.desk() as desk:
        if desk.store.is_stale():
            shared.err.print(
                "pages came in since the events were built: the next ingest brings them up to date"
            )
        if dry_run:
            _rehearse(shared, desk, book, as_json=as_json)
            return
        while True:
            summary = run_alerts(desk.store, book, _post(shared), actors=desk.actors)
            _tell(shared, summary, as_json=as_json, is_last=once)
            if once:
                break
            time.sleep(every)
    if any(outcome.error for outcome in summary.outcomes):
        raise typer.Exit(1)


@app.command()
def test(
    context: typer.Context,
    file: _File,
    channel: Annotated[str, typer.Argument(help="Name of the channel in the file.")],
) -> None:
    """Send a message that tells of nothing over one channel.

    Example: firsthand alerts test alerts.toml duty-officer
    """
    from firsthand.alerts import read_alerts  # noqa: PLC0415
    from firsthand.alerts.message import trial  # noqa: PLC0415

    shared: Context = context.obj
    book = read_alerts(file)
    chosen = book.channel(channel)
    language = next((rule.language for rule in book.rules if channel in rule.channels), "en")
    message = trial(f"note_test{secrets.token_hex(8)}", channel, language, datetime.now(UTC))
    try:
        _post(shared)(chosen).send(message)
    except FirsthandError as error:
        raise ConfigError(f"channel {channel!r}: {error}") from error
    shared.err.print(f"sent to {channel}: {message.subject}", markup=False)


@app.command("log")
def show_log(
    context: typer.Context,
    store: _Store = None,
    state: Annotated[
        DeliveryState | None, typer.Option(help="Only messages in this state; dead ones were given up.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 50,
    as_json: _Json = False,
) -> None:
    """List messages, newest first: to which channel, of which incidents, and what became of each.

    Example: firsthand alerts log --state dead
    """
    from firsthand.store.outbox import Outbox  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    with shared.desk() as desk:
        outbox = Outbox(desk.store.database)
        deliveries = outbox.log(limit, state)
        for delivery in deliveries:
            parts = outbox.parts(delivery.id)
            if as_json:
                typer.echo(
                    json.dumps(
                        {**_record(delivery), "alerts": [_record(alert) for alert in parts]},
                        ensure_ascii=False,
                    )
                )
                continue
            when = delivery.done or delivery.due
            error = f"  {delivery.error}" if delivery.error else ""
            shared.out.print(
                f"{when:%Y-%m-%d %H:%M}  {delivery.state.value:<8}{delivery.channel}  {delivery.id}  "
                f"tries {delivery.attempts}{error}",
                markup=False,
                soft_wrap=True,
            )
            for alert in parts:
                kinds = " and ".join(kind.value for kind in alert.kinds)
                shared.out.print(f"    {alert.rule}: {kinds}, {alert.event}", markup=False, soft_wrap=True)
    if not deliveries:
        shared.err.print("no messages", markup=False)


@app.command()
def retry(
    context: typer.Context,
    ids: Annotated[
        list[str] | None, typer.Argument(help="Messages; all that were given up if none is named.")
    ] = None,
    store: _Store = None,
) -> None:
    """Take up messages that were given up; the next run sends them.

    Example: firsthand alerts retry
    """
    from firsthand.store.outbox import Outbox  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    with shared.desk() as desk:
        count = Outbox(desk.store.database).revive(datetime.now(UTC), ids or ())
    shared.err.print(f"{count} to be tried again", markup=False)


def _post(shared: Context) -> Post:
    from firsthand.run.sending import sender_of  # noqa: PLC0415

    if shared.settings.offline:
        raise ConfigError("alerts are sent over the network and offline = true forbids it; see --dry-run")
    return partial(sender_of, settings=shared.network())


def _rehearse(shared: Context, desk: Desk, book: AlertBook, *, as_json: bool) -> None:
    from firsthand.run.alerts import rehearse  # noqa: PLC0415

    for found in rehearse(desk.store, book, actors=desk.actors):
        if found.known:
            shared.err.print(
                f"{found.rule.name}: {found.known} incidents would be noted as known and not told",
                markup=False,
            )
        for alert, message in found.messages:
            if as_json:
                record = {**_record(alert), "subject": message.subject, "text": message.body}
                typer.echo(json.dumps(record, ensure_ascii=False))
            else:
                shared.out.print(message.subject, style="bold", markup=False, soft_wrap=True)
                shared.out.print(message.body, markup=False, soft_wrap=True)


def _tell(shared: Context, summary: AlertSummary, *, as_json: bool, is_last: bool) -> None:
    for outcome in summary.outcomes:
        if as_json:
            record = {"delivery": outcome.delivery, "channel": outcome.channel, "state": outcome.state.value}
            typer.echo(
                json.dumps({**record, "subject": outcome.subject, "error": outcome.error}, ensure_ascii=False)
            )
            continue
        error = f"  {outcome.error}" if outcome.error else ""
        shared.out.print(
            f"{outcome.state.value:<8}{outcome.channel}  {outcome.subject}{error}",
            markup=False,
            soft_wrap=True,
        )
    if is_last or summary.decided or summary.outcomes:
        sent = sum(outcome.state is DeliveryState.SENT for outcome in summary.outcomes)
        shared.err.print(f"{len(summary.decided)} to tell, {sent} messages sent", markup=False)


def _record(delivery: object) -> dict[str, object]:
    import msgspec  # noqa: PLC0415

    record: dict[str, object] = msgspec.to_builtins(delivery)
    return record
