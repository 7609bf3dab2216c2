"""`firsthand review`: what to look at next, and deciding about it."""

from __future__ import annotations

import getpass
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli.context import Context
from firsthand.cli.events import writing
from firsthand.domain.errors import ConfigError

if TYPE_CHECKING:
    from firsthand.run.reviewing import Outcome

_DATE = ["%Y-%m-%d"]
Store = Annotated[str | None, typer.Option(help="The store.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Author = Annotated[
    str | None, typer.Option(help="Who decides. [default: FIRSTHAND_AUTHOR, else the name of the user]")
]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why, in words.")]

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Look at what is doubtful, and decide: nothing that you decide is overwritten when pages are read again, and everything can be undone.

    Ids of events, claims and decisions may be shortened to their first characters.

    Example: firsthand review next --country MLI""",
)


@app.command("next")
def next_(  # noqa: PLR0913 - one option for each filter
    context: typer.Context,
    store: Store = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=500, help="So many events.")] = 1,
    after: Annotated[str | None, typer.Option(help="Go on after this event.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=_DATE, help="Possible on or after this day.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=_DATE, help="Possible on or before this day.")
    ] = None,
    country: Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-3, such as MLI.")] = None,
    actor: Annotated[str | None, typer.Option(help="Id or name of a party.")] = None,
    type_: Annotated[str | None, typer.Option("--type", help="Event type.")] = None,
    text: Annotated[str | None, typer.Option(help="Words of the pages.")] = None,
    id_: Annotated[str | None, typer.Option("--id", help="One event, settled or not.")] = None,
    french: Annotated[bool, typer.Option("--fr", help="Reasons in French.")] = False,
    as_json: Json = False,
) -> None:
    """Print what a person should look at next: the most doubtful of what matters most, with every quote and where it comes from.

    Example: firsthand review next --country MLI --since 2025-06-01
    """
    from firsthand.publish.judging import judging, queue_lines, queue_record  # noqa: PLC0415
    from firsthand.store import EventFilter  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    language = "fr" if french else "en"
    wanted = EventFilter(
        since=since.date() if since else None,
        until=until.date() if until else None,
        country=country,
        actor=actor,
        type=type_,
        text=text,
    )
    awaiting: int | None = None
    with shared.desk() as desk:
        if id_ is not None:
            items = [desk.reviewing.item(id_, language)]
        else:
            page = desk.review_queue(wanted, limit=limit, after=after, language=language)
            items, awaiting = list(page.items), page.awaiting
        view = desk.view_of([item.event for item in items])
        if as_json:
            for item in items:
                typer.echo(json.dumps(queue_record(item, view), ensure_ascii=False))
        elif len(items) == 1:
            shared.out.print(judging(items[0], view, desk.reviewing.reports(items[0].event)))
        else:
            shared.out.print(queue_lines(items, view))
    if not items:
        shared.err.print("nothing awaits review here", markup=False)
    elif awaiting is not None:
        shared.err.print(
            f"{awaiting} {'event awaits' if awaiting == 1 else 'events await'} review", markup=False
        )


@app.command("accept")
def accept(
    context: typer.Context,
    target: Annotated[str, typer.Argument(help="Id of an event or a claim.")],
    reason: Reason = "",
    author: Author = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Say that an event, or one claim, is right as it stands.

    Example: firsthand review accept evt_5hc3q2v7 --author ana
    """
    _Deciding(context, store, author, reason, as_json).decide("accept", target)


@app.command("reject")
def reject(
    context: typer.Context,
    target: Annotated[
        str, typer.Argument(help="Id of an event that is no incident, or of a claim that was misread.")
    ],
    reason: Reason = "",
    author: Author = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Say that an event is no incident, or that a claim was misread and must not count.

    Example: firsthand review reject clm_qx3ab2 --reason "the 40 are last year's"
    """
    _Deciding(context, store, author, reason, as_json).decide("reject", target)


@app.command("choose")
def choose(
    context: typer.Context,
    claim: Annotated[str, typer.Argument(help="Id of the claim.")],
    reason: Reason = "",
    author: Author = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Of claims that disagree, take this one: its number becomes the best one, what the others say stays as low and high.

    Example: firsthand review choose clm_qx3ab2 --reason "the hospital counted"
    """
    _Deciding(context, store, author, reason, as_json).decide("choose", claim)


_SETTING = """Correct one field. A correction of an event needs a reason.

\b
type       armed-clash
date       2025-06-01, 2025-06-01..2025-06-03, 2025-06, several with commas
place      "14.10, -1.63 Djibo", Djibo, "Djibo, BFA", "Djibo [gn:2361066]", unknown
actor      "add JNIM as initiator", "remove mli-army",
           "replace mli-army by bfa-army"; one that nobody knows with its kind:
           "add Katiba X as initiator (rebel)"
claimed-by jnim, or none
count      "killed civilians 10-15", "killed soldiers target 10/12/15",
           "injured persons 20+", "killed soldiers none"
toll       "killed 12": everybody of a kind
quantity   of a claim: 12, >30, >=30, <5, ~20, 20-25

Example: firsthand review set evt_5hc3q2v7 place "Djibo, BFA" --reason "the text says so"
"""


@app.command("set", help=_SETTING)
def set_(  # noqa: PLR0913 - what every verb is given, and what is set
    context: typer.Context,
    target: Annotated[str, typer.Argument(help="Id of an event or a claim.")],
    field: Annotated[
        str,
        typer.Argument(
            help="Of an event: type, date, place, actor, claimed-by, count, toll, grade. Of a claim: quantity, kind, group, side, actor, "
            "part-of, value, claimant, official."
        ),
    ],
    value: Annotated[str, typer.Argument(help="The value; see below.")],
    reason: Reason = "",
    radius: Annotated[float | None, typer.Option("--radius-km", help="How exact a place is.")] = None,
    author: Author = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Correct one field."""
    given: Any = value
    if radius is not None:
        if field != "place":
            raise ConfigError("--radius-km goes with a place")
        from firsthand.review.places import parsed_place  # noqa: PLC0415

        given = {**parsed_place(value), "radius_km": radius}
    _Deciding(context, store, author, reason, as_json).decide("set", target, field=field, value=given)


@app.command("merge")
def merge(
    context: typer.Context,
    event: Annotated[str, typer.Argument(help="Id of an event.")],
    other: Annotated[str, typer.Argument(help="Id of another event that is the same incident.")],
    reason: Reason = "",
    author: Author = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Say that two events are one incident. Corrections of both stay; where they set one field, the later one counts.

    Example: firsthand review merge evt_5hc3q2v7 evt_k2m4zzx1 --reason "same convoy"
    """
    _Deciding(context, store, author, reason, as_json).decide("merge", event, other=other)


@app.command("split")
def split(
    context: typer.Context,
    event: Annotated[str, typer.Argument(help="Id of an event.")],
    parts: Annotated[list[str], typer.Argument(help="Reports or documents that tell of another incident.")],
    reason: Reason = "",
    author: Author = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Say that some reports of an event tell of another incident.

    Example: firsthand review split evt_5hc3q2v7 pages/02-other.html --reason "a second convoy, a day later"
    """
    _Deciding(context, store, author, reason, as_json).decide("split", event, reports=tuple(parts))


@app.command("different")
def different(
    context: typer.Context,
    event: Annotated[str, typer.Argument(help="Id of an event.")],
    other: Annotated[str, typer.Argument(help="Id of another event that must never be merged with it.")],
    reason: Reason = "",
    author: Author = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Say that two events are two incidents, whatever later pages suggest.

    Example: firsthand review different evt_5hc3q2v7 evt_k2m4zzx1
    """
    _Deciding(context, store, author, reason, as_json).decide("different", event, other=other)


@app.command("background")
def background(
    context: typer.Context,
    event: Annotated[str, typer.Argument(help="Id of an event.")],
    parts: Annotated[
        list[str] | None, typer.Argument(help="Reports or documents; all of the event where none is named.")
    ] = None,
    reason: Reason = "",
    author: Author = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Say that reports recall the past: they are linked to what they recall and make no event of their own.

    Example: firsthand review background evt_5hc3q2v7 --reason "this is the attack of 2019"
    """
    _Deciding(context, store, author, reason, as_json).decide("background", event, reports=tuple(parts or ()))


@app.command("undo")
def undo(
    context: typer.Context,
    decision: Annotated[
        str | None,
        typer.Argument(help="Id of a decision, or of an undo; your last decision where none is named."),
    ] = None,
    reason: Reason = "",
    author: Author = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Take a decision back. An undo can itself be undone by its id.

    Example: firsthand review undo
    """
    shared: Context = context.obj.with_store(store)
    with shared.desk() as desk:
        _tell(shared, desk.undo(decision, author=_author(shared, author), reason=reason), as_json=as_json)


@app.command("log")
def log(
    context: typer.Context,
    event: Annotated[str | None, typer.Argument(help="Only what is about this event.")] = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Print the decisions, oldest first; what was undone is marked.

    Example: firsthand review log evt_5hc3q2v7
    """
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from firsthand.publish.judging import decision_record  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    with shared.desk() as desk:
        whole = desk.reviewing.log()
        shown = (
            whole.decisions
            if event is None
            else desk.decisions_of(desk.reviewing.held.find(event, ("event",)))
        )
    if as_json:
        for decision in shown:
            record = decision_record(decision, undone=decision.id not in whole.undoable)
            typer.echo(json.dumps(record, ensure_ascii=False))
        return
    table = Table(
        "When (UTC)", "Who", "What", "Of", "Why", "Id", box=None, pad_edge=False, header_style="bold"
    )
    for decision in shown:
        what = " ".join(
            part
            for part in (decision.judgement.value, decision.field, decision.field and decision.value)
            if part
        )
        undone = "" if decision.id in whole.undoable else " (undone)"
        target = " and ".join(part for part in (decision.target, decision.other) if part)
        table.add_row(
            f"{decision.made_at:%Y-%m-%d %H:%M}",
            Text(decision.author),
            Text(what + undone),
            target,
            Text(decision.reason),
            decision.id,
        )
    shared.out.print(table)


@app.command("agreement")
def agreement(context: typer.Context, store: Store = None, as_json: Json = False) -> None:
    """Print how far reviewers agree on what two or more of them judged, by field, corrected for chance.

    Example: firsthand review agreement
    """
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from firsthand.publish.judging import agreement_record  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    with shared.desk() as desk:
        found = desk.reviewing.agreement()
    if as_json:
        for row in found:
            typer.echo(json.dumps(agreement_record(row), ensure_ascii=False))
        return
    if not found:
        shared.err.print("no two people judged the same thing yet", markup=False)
        return
    table = Table(
        "Field",
        "Units",
        "Reviewers",
        "Agree",
        "95 % interval",
        "Kappa",
        "Alpha",
        box=None,
        pad_edge=False,
        header_style="bold",
    )
    for row in found:
        low, high = row.interval
        table.add_row(
            row.field, f"{row.units}{' (few)' if row.is_thin else ''}", Text(", ".join(row.authors)), f"{row.percent:.0%}",
            f"{low:.0%} to {high:.0%}", _coefficient(row.kappa), _coefficient(row.alpha),
        )  # fmt: skip
    shared.out.print(table)


@app.command("export")
def export(
    context: typer.Context,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to a file instead.")] = None,
    pseudonyms: Annotated[
        bool, typer.Option("--pseudonyms", help="Call authors reviewer 1, reviewer 2, ...")
    ] = False,
    store: Store = None,
) -> None:
    """Write what people decided as JSON lines to learn from: passage, what was read, what the person says.

    Example: firsthand review export --pseudonyms -o corrections.jsonl
    """
    shared: Context = context.obj.with_store(store)
    with shared.desk() as desk, writing(output) as out:
        for record in desk.reviewing.corrections(pseudonyms=pseudonyms):
            out.write(f"{json.dumps(record, ensure_ascii=False)}\n")


@dataclass(frozen=True)
class _Deciding:
    """Who decides, why, where, and how to tell of it."""

    context: typer.Context
    store: str | None
    author: str | None
    reason: str
    as_json: bool

    def decide(self, verb: str, target: str, **what: Any) -> None:
        shared: Context = self.context.obj.with_store(self.store)
        with shared.desk() as desk:
            author = _author(shared, self.author)
            outcome = desk.decide(verb, target, author=author, reason=self.reason, **what)
            _tell(shared, outcome, as_json=self.as_json)


def _tell(shared: Context, outcome: Outcome, *, as_json: bool) -> None:
    from firsthand.publish.judging import decision_record  # noqa: PLC0415

    if as_json:
        record = {
            "decision": decision_record(outcome.decision),
            "events": list(outcome.events),
            "left": list(outcome.left),
        }
        typer.echo(json.dumps(record, ensure_ascii=False))
        return
    about = f" Now told in {', '.join(outcome.events)}." if outcome.events else " No event is left of it."
    left = f" No more: {', '.join(outcome.left)}." if outcome.left else ""
    shared.out.print(
        f"{outcome.decision.id}: {outcome.decision.judgement.value}.{about}{left}",
        markup=False,
        soft_wrap=True,
    )
    shared.err.print(f"Take it back with: firsthand review undo {outcome.decision.id}", markup=False)


def _author(shared: Context, given: str | None) -> str:
    """Who decides: the flag, the setting, the environment, the user.

    Raises:
        ConfigError: nobody is named anywhere.
    """
    name = given or shared.settings.author or os.environ.get("USER") or os.environ.get("USERNAME")
    if not name:
        try:
            name = getpass.getuser()
        except (KeyError, OSError):
            name = None
    if not name or not name.strip():
        raise ConfigError("say who decides: --author NAME, or author in firsthand.toml, or FIRSTHAND_AUTHOR")
    return name.strip()


def _coefficient(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
