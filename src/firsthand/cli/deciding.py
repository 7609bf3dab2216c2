"""`firsthand review accept|reject|choose|set|merge|split|different|background|undo|settle`: deciding, and taking it back."""

from __future__ import annotations

import getpass
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli.context import Context
from firsthand.domain.errors import ConfigError

if TYPE_CHECKING:
    from firsthand.run.reviewing import Outcome

Store = Annotated[str | None, typer.Option(help="The store.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Author = Annotated[
    str | None, typer.Option(help="Who decides. [default: FIRSTHAND_AUTHOR, else the name of the user]")
]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why, in words.")]


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


SETTING = """Correct one field. A correction of an event needs a reason.

\b
type       armed-clash
date       2025-06-01, 2025-06-01..2025-06-03, 2025-06, several with commas
place      "14.10, -1.63 Djibo", Djibo, "Djibo, BFA", "Djibo [gn:2361066]", unknown
actor      "add NAME as initiator", "remove mli-army",
           "replace mli-army by bfa-army"; one that nobody knows with its kind:
           "add Katiba X as initiator (rebel)"
claimed-by ids or names with commas, or none
count      "killed civilians 10-15", "killed soldiers target 10/12/15",
           "injured persons 20+", "killed soldiers none"
toll       "killed 12": everybody of a kind
quantity   of a claim: 12, >30, >=30, <5, ~20, 20-25

Example: firsthand review set evt_5hc3q2v7 place "Djibo, BFA" --reason "the text says so"
"""


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


def settle(
    context: typer.Context,
    disagreement: Annotated[str, typer.Argument(help="Id of a disagreement, see `review disagreements`.")],
    choice: Annotated[str, typer.Argument(help="Id of the decision of the reviewer who is right.")],
    reason: Reason = "",
    author: Author = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Settle what two reviewers disagree about, by what one of them says. Undo the decision to open it again.

    Example: firsthand review settle dis_4kq2 dec_7h3m --reason "the stamp says so"
    """
    shared: Context = context.obj.with_store(store)
    with shared.desk() as desk:
        by = _author(shared, author)
        outcome = desk.reviewing.settle(disagreement, choice, author=by, reason=reason)
        _tell(shared, outcome, as_json=as_json)


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
    from firsthand.publish.judging import outcome_record  # noqa: PLC0415

    if as_json:
        typer.echo(json.dumps(outcome_record(outcome), ensure_ascii=False))
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
