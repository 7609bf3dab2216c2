"""`firsthand review`: what to look at next, and deciding about it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli import deciding
from firsthand.cli.conditions import (
    Admin1,
    Bbox,
    Country,
    EventType,
    Killed,
    Near,
    Origins,
    Party,
    Since,
    Strength,
    Until,
    Words,
    wanted,
)
from firsthand.cli.context import Context
from firsthand.cli.deciding import Json, Store
from firsthand.cli.events import writing

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
    since: Since = None,
    until: Until = None,
    country: Country = None,
    admin1: Admin1 = None,
    bbox: Bbox = None,
    near: Near = None,
    actor: Party = None,
    type_: EventType = None,
    grade: Strength = None,
    min_origins: Origins = None,
    min_killed: Killed = None,
    text: Words = None,
    id_: Annotated[str | None, typer.Option("--id", help="One event, settled or not.")] = None,
    french: Annotated[bool, typer.Option("--fr", help="Reasons in French.")] = False,
    as_json: Json = False,
) -> None:
    """Print what a person should look at next: the most doubtful of what matters most, with every quote and where it comes from.

    Example: firsthand review next --country MLI --since 2025-06-01
    """
    from firsthand.publish.judging import judging, queue_lines, queue_record  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    language = "fr" if french else "en"
    asked = wanted(
        since=since, until=until, country=country, admin1=admin1, bbox=bbox, near=near, actor=actor, type=type_, grade=grade,
        min_origins=min_origins, min_killed=min_killed, text=text,
    )  # fmt: skip
    awaiting: int | None = None
    with shared.desk() as desk:
        if id_ is not None:
            items = [desk.reviewing.item(id_, language)]
        else:
            page = desk.review_queue(asked, limit=limit, after=after, language=language)
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


app.command("accept")(deciding.accept)
app.command("reject")(deciding.reject)
app.command("choose")(deciding.choose)
app.command("set", help=deciding.SETTING)(deciding.set_)
app.command("merge")(deciding.merge)
app.command("split")(deciding.split)
app.command("different")(deciding.different)
app.command("background")(deciding.background)
app.command("undo")(deciding.undo)
app.command("settle")(deciding.settle)


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


@app.command("disagreements")
def disagreements(
    context: typer.Context,
    settled: Annotated[bool, typer.Option("--settled", help="Settled ones too.")] = False,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Print the fields of which reviewers say different things: who said what, when and why.

    Example: firsthand review disagreements
    """
    from firsthand.publish.judging import disagreement_record  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    with shared.desk() as desk:
        found = [each for each in desk.reviewing.disagreements() if settled or each.settled_by is None]
    if as_json:
        for each in found:
            typer.echo(json.dumps(disagreement_record(each), ensure_ascii=False))
        return
    if not found:
        shared.err.print("reviewers disagree about nothing that two of them judged", markup=False)
        return
    for each in found:
        shared.out.print(f"{each.id}  {each.field} of {each.target}", markup=False, soft_wrap=True)
        said = [(opinion.decision, opinion.value) for opinion in each.opinions]
        if each.settled_by is not None:
            said.append((each.settled_by, "settled it"))
        for decision, value in said:
            told = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            when = f"{decision.made_at:%Y-%m-%d %H:%M} UTC"
            why = f": {decision.reason}" if decision.reason else ""
            line = f"    {decision.author}  {told}  ({when}, {decision.id}){why}"
            shared.out.print(line, markup=False, soft_wrap=True)


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


def _coefficient(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
