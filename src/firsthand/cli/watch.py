"""`firsthand watch`."""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.away import ending_for_now
from firsthand.cli.context import READER, Context, since_day
from firsthand.config import LANGUAGE_MODEL
from firsthand.domain.errors import ConfigError

if TYPE_CHECKING:
    from firsthand.domain.watching import Health, Tally
    from firsthand.run.watching.book import WatchBook
    from firsthand.run.watching.summary import WatchSummary
    from firsthand.store import Store

_INTERRUPTED = 130
_WEEK = timedelta(days=7)
_ACTIONS = "--status, --check, --pause and --resume exclude one another and --once"


def watch(  # noqa: PLR0913 - the options of a command are its parameters
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="CONFIG", help="The file of sources (TOML).")] = None,
    store: Annotated[
        str | None, typer.Option(help="Where to keep the record. [default: sqlite:///firsthand.db]")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Ask each source once and end.")] = False,
    since: Annotated[
        str | None,
        typer.Option(help="Read everything back to this day once, past what each source lists now."),
    ] = None,
    status: Annotated[bool, typer.Option("--status", help="Say how each source does.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Check the file and end.")] = False,
    pause: Annotated[
        list[str] | None, typer.Option(help="Pause a source; can be given again. A watcher at work heeds it.")
    ] = None,
    resume: Annotated[
        list[str] | None, typer.Option(help="Resume a paused source; can be given again.")
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(min=1, max=64, help="Processes to read articles in. [default: as the file has it]"),
    ] = None,
    starter: Annotated[
        str | None, typer.Option(help="Print a list to start from: sahel, wires-en or wires-fr.")
    ] = None,
    reader: Annotated[str | None, READER] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one line each.")] = False,
) -> None:
    """Poll feeds, site maps, pages and searches for ever, politely; read what is new, and tell people of it.

    One watcher works on a store at a time; a second one stands by and takes over when the first is gone. SIGTERM and Ctrl-C end it
    after the page it reads. Exit 1 after --once where a source could not be had; 75 where the store is away (server gone, disk full) and
    another start may help.

    Example: firsthand watch watch.toml --store sqlite:///desk.db
    """
    if starter is not None:
        from firsthand.run.watching.starter import starter as text_of  # noqa: PLC0415

        typer.echo(text_of(starter), nl=False)
        return
    if sum(map(bool, (status, check, pause or resume, once))) > 1:
        raise typer.BadParameter(_ACTIONS)
    shared: Context = context.obj.with_store(store).with_reader(reader)
    if pause or resume:
        _pause(shared, pause or [], resume or [])
    elif status:
        _status(shared, _book(file) if file else None, as_json=as_json)
    elif file is None:
        raise typer.BadParameter("give the file of sources", param_hint="CONFIG")
    elif check:
        _check(shared, _book(file))
    else:
        book = _with_jobs(shared, _book(file), jobs)
        with ending_for_now(shared):
            _watch(shared, book, once=once, since=since_day(since), as_json=as_json)


def _book(file: Path) -> WatchBook:
    from firsthand.run.watching.reading import read_watch  # noqa: PLC0415

    return read_watch(file)


def _with_jobs(shared: Context, book: WatchBook, jobs: int | None) -> WatchBook:
    """The file of sources, with the number of processes that is asked for; one where a language model is asked."""
    wanted = jobs or book.jobs
    return replace(book, jobs=1 if shared.settings.reader == LANGUAGE_MODEL else wanted)


def _watch(shared: Context, book: WatchBook, *, once: bool, since: date | None, as_json: bool) -> None:
    from firsthand.run.watching.watch import fetchers  # noqa: PLC0415 - loads the stages
    from firsthand.run.watching.watch import watch as run  # noqa: PLC0415
    from firsthand.sources.limits import Limits  # noqa: PLC0415

    if shared.settings.offline:
        raise ConfigError("watching asks over the network and offline = true forbids it")
    with shared.desk(create=True, reading=True) as desk, _stopped_by_signals() as stopped:
        stop, caught = stopped
        alert = _alert(shared, desk.store, book)
        workshop = desk.workshop
        shared.err.print(f"watching {len(book.sources)} sources for {desk.store.name}", markup=False)
        with shared.told_usage(workshop):
            summary = run(
                desk.store,
                workshop,
                book,
                fetchers(book, shared.network()),
                stop=stop,
                once=once,
                since=since,
                alert=alert,
                tell=partial(_tell, shared, as_json=as_json),
                stand_by=lambda who: shared.err.print(f"standing by: {who} is at work", markup=False),
                limits=Limits(page=shared.settings.max_page_bytes),
            )
    if once:
        for name, why in sorted(summary.failing.items()):
            shared.err.print(f"not had: {name}: {why}", style="red", markup=False, soft_wrap=True)
        _tell(shared, summary, as_json=as_json)
    if caught and caught[0] == signal.SIGINT:
        raise typer.Exit(_INTERRUPTED)
    if once and summary.failing:
        raise typer.Exit(1)


@contextmanager
def _stopped_by_signals() -> Iterator[tuple[threading.Event, list[int]]]:
    """An event that SIGTERM and SIGINT set, and which of them came. The second one ends the process as ever."""
    stop, caught = threading.Event(), list[int]()

    def end(number: int, _: FrameType | None) -> None:
        caught.append(number)
        stop.set()
        for known, handler in before.items():
            signal.signal(known, handler)

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop, caught
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _alert(shared: Context, store: Store, book: WatchBook) -> Callable[[], None]:
    """What tells people, by the file of alerts that the book names."""
    if book.alerts is None:
        return lambda: None
    from firsthand.alerts import read_alerts  # noqa: PLC0415
    from firsthand.knowledge.actors import ActorList  # noqa: PLC0415
    from firsthand.run.alerts import run_alerts  # noqa: PLC0415
    from firsthand.run.sending import sender_of  # noqa: PLC0415

    rules = read_alerts(book.alerts)
    post = partial(sender_of, settings=shared.network())
    actors = ActorList.load(shared.own_actors)

    def tell() -> None:
        for outcome in run_alerts(store, rules, post, actors=actors).outcomes:
            error = f": {outcome.error}" if outcome.error else ""
            shared.err.print(
                f"{outcome.state.value} to {outcome.channel}: {outcome.subject}{error}",
                markup=False,
                soft_wrap=True,
            )

    return tell


def _tell(shared: Context, summary: WatchSummary, *, as_json: bool) -> None:
    tally = summary.tally
    if as_json:
        from dataclasses import asdict  # noqa: PLC0415

        record = {"schema": "firsthand.watch/1", **asdict(tally), "failing": len(summary.failing)}
        typer.echo(json.dumps({**record, "rounds": summary.rounds}, ensure_ascii=False))
        return
    shared.err.print(
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} so far {tally.read} pages read, {tally.set_aside} set aside, "
        f"{tally.failed} not read{_again(tally)}; {len(summary.failing)} sources failing",
        markup=False,
    )


def _check(shared: Context, book: WatchBook) -> None:
    if book.alerts is not None:
        from firsthand.alerts import read_alerts  # noqa: PLC0415

        read_alerts(book.alerts)
    for source in book.sources:
        note = "" if source.verified else "  (not verified)"
        shared.out.print(
            f"{source.kind.value:<8}{source.name}  {source.address}{note}", markup=False, soft_wrap=True
        )
    shared.err.print(f"{len(book.sources)} sources, {book.crew_size} asked at a time", markup=False)


def _pause(shared: Context, pause: list[str], resume: list[str]) -> None:
    from firsthand.store.watching import WatchLog  # noqa: PLC0415 - loads SQLAlchemy

    with shared.desk() as desk:
        log = WatchLog(desk.store.database)
        known = log.pause(pause, is_paused=True) | log.pause(resume, is_paused=False)
        names = ", ".join(health.name for health in log.health()) or "none"
    unknown = [name for name in (*pause, *resume) if name not in known]
    if unknown:
        raise ConfigError(f"no source {', '.join(map(repr, unknown))} is watched here; there are {names}")
    for name in (*pause, *resume):
        shared.err.print(f"{name}: {'paused' if name in pause else 'resumed'}", markup=False)


def _status(shared: Context, book: WatchBook | None, *, as_json: bool) -> None:
    from firsthand.store.lease import Leases  # noqa: PLC0415
    from firsthand.store.watching import WatchLog  # noqa: PLC0415

    with shared.desk() as desk:
        log = WatchLog(desk.store.database)
        lease = Leases(desk.store.database).standing()
        week = log.tallies((datetime.now(UTC) - _WEEK).date())
        named = None if book is None else {source.name for source in book.sources}
        held = [health for health in log.health() if named is None or health.name in named]
        sites = log.alarmed_sites()
    if as_json:
        _status_as_json(held, week)
        return
    from firsthand.domain.watching import Tally  # noqa: PLC0415

    for health in held:
        tally = week.get(health.name, Tally())
        shared.out.print(_line(health, tally), markup=False, soft_wrap=True)
    for site in sites:
        shared.out.print(
            f"alarm     {site.host}: its pages seem to have changed since {site.alarm_at:%Y-%m-%d}",
            markup=False,
            soft_wrap=True,
        )
    if named is not None and (unseen := named - {health.name for health in held}):
        shared.err.print(f"not watched yet: {', '.join(sorted(unseen))}", markup=False, soft_wrap=True)
    at_work = (
        "nobody is watching"
        if lease is None
        else f"watched by {lease.holder} until {lease.expires_at:%H:%M:%S} UTC"
    )
    shared.err.print(at_work, markup=False)


def _line(health: Health, week: Tally) -> str:
    success = f"{health.last_success:%Y-%m-%d %H:%M}" if health.last_success else "never"
    due = f"{health.next_due:%Y-%m-%d %H:%M}" if health.next_due else "now"
    why = f"  {health.alarm}" if health.alarm else ""
    failed = f"{health.errors} errors" if health.errors else "a part is missing"
    error = f"  {failed}: {health.error}" if health.error else ""
    return (
        f"{health.state:<10}{health.name}  last success {success}, next {due}, in 7 days {week.found} new, "
        f"{week.read} read, {week.set_aside} set aside, {week.failed} not read{_again(week)}{why}{error}"
    )


def _again(tally: Tally) -> str:
    return f", {tally.visited} looked at again and {tally.edited} of them edited" if tally.visited else ""


def _status_as_json(held: list[Health], week: object) -> None:
    import msgspec  # noqa: PLC0415

    tallies = msgspec.to_builtins(week)
    for health in held:
        record = {"schema": "firsthand.source/1", "state": health.state, **msgspec.to_builtins(health)}
        record["last_7_days"] = tallies.get(health.name)
        typer.echo(json.dumps(record, ensure_ascii=False))
