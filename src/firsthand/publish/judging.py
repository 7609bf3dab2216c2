"""An event as a person judges it: why it is doubtful, its fields, and every claim with its voice, origin and quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Protocol

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from firsthand.domain.claim import Claim
from firsthand.domain.decision import Decision
from firsthand.domain.event import Event, Ruled
from firsthand.domain.report import Role
from firsthand.publish.dossier import claim_line
from firsthand.publish.exporter import View
from firsthand.publish.phrases import bounds, date_phrase, group_phrase, place_phrase
from firsthand.publish.records import event_record

_MOST_QUOTES = 40
_ROLES = (Role.INITIATOR, Role.TARGET, Role.PARTICIPANT, Role.CLAIMANT)


class Awaiting(Protocol):
    """An item of the review queue, see `review.queue.Item`."""

    @property
    def event(self) -> Event: ...  # noqa: D102
    @property
    def doubt(self) -> float: ...  # noqa: D102
    @property
    def consequence(self) -> float: ...  # noqa: D102
    @property
    def reasons(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def returned(self) -> bool: ...  # noqa: D102


class Told(Protocol):
    """A report as it is kept, see `store.queue.Told`."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def document_id(self) -> str: ...  # noqa: D102
    @property
    def status(self) -> str: ...  # noqa: D102
    @property
    def quote(self) -> str: ...  # noqa: D102


class Decided(Protocol):
    """What came of a decision, see `run.reviewing.Outcome`."""

    @property
    def decision(self) -> Decision: ...  # noqa: D102
    @property
    def events(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def left(self) -> tuple[str, ...]: ...  # noqa: D102


class Saying(Protocol):
    """What one reviewer says, see `review.disagreements.Opinion`."""

    @property
    def decision(self) -> Decision: ...  # noqa: D102
    @property
    def value(self) -> Any: ...  # noqa: D102
    @property
    def as_found(self) -> bool: ...  # noqa: D102


class Disagreeing(Protocol):
    """What reviewers disagree about, see `review.disagreements.Disagreement`."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def target(self) -> str: ...  # noqa: D102
    @property
    def field(self) -> str: ...  # noqa: D102
    @property
    def opinions(self) -> Sequence[Saying]: ...  # noqa: D102
    @property
    def settled_by(self) -> Decision | None: ...  # noqa: D102


class Measured(Protocol):
    """Agreement on one field, see `review.agreement.Agreement`."""

    @property
    def field(self) -> str: ...  # noqa: D102
    @property
    def authors(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def units(self) -> int: ...  # noqa: D102
    @property
    def pairs(self) -> int: ...  # noqa: D102
    @property
    def percent(self) -> float: ...  # noqa: D102
    @property
    def interval(self) -> tuple[float, float]: ...  # noqa: D102
    @property
    def kappa(self) -> float | None: ...  # noqa: D102
    @property
    def alpha(self) -> float | None: ...  # noqa: D102
    @property
    def is_thin(self) -> bool: ...  # noqa: D102


def judging(item: Awaiting, view: View, told: Sequence[Told]) -> RenderableType:
    """One item for a terminal, with the ids that decisions need."""
    event = item.event
    parts: list[RenderableType] = [
        Text(event.id, style="bold"),
        Text(f"Look because: {'; '.join(item.reasons) or 'nobody has looked yet'}."),
    ]
    if item.returned:
        parts.append(Text("It was settled before; what is told of it changed since.", style="yellow"))
    parts.append(Text(""))
    parts.append(_fields(event, view))
    if event.ruled:
        parts += [Text(""), Text("Decided by people", style="bold underline")]
        parts += [Text(f"  {_ruled(entry)}") for entry in event.ruled]
    parts += [Text(""), Text("Who says what", style="bold underline")]
    parts += [Padding(line, (0, 0, 0, 2)) for line in _claims(event, view)]
    if event.contradictions:
        parts += [Text(""), Text("Contradictions", style="bold underline")]
        parts += [Text(f"  {item.type.value}: {item.note}", style="red") for item in event.contradictions]
    parts += [Text(""), Text("Told in", style="bold underline")]
    parts += [Padding(line, (0, 0, 0, 2)) for line in _reports(told)]
    return Group(*parts)


def queue_lines(items: Sequence[Awaiting], view: View) -> RenderableType:
    """Several items, one line each."""
    table = Table(
        "Id", "Doubt", "When", "Where", "What", "Why", box=None, pad_edge=False, header_style="bold"
    )
    for item in items:
        event = item.event
        table.add_row(
            event.id, f"{item.doubt:.2f}", date_phrase(event.date), Text(place_phrase(event.place)),
            view.codebook.get(event.event_type).name, Text("; ".join(item.reasons)),
        )  # fmt: skip
    return table


def queue_record(item: Awaiting, view: View) -> dict[str, Any]:
    """An item as JSON."""
    return {
        "schema": "firsthand.review-item/1",
        "doubt": item.doubt,
        "consequence": item.consequence,
        "reasons": list(item.reasons),
        "returned": item.returned,
        "event": event_record(item.event, view),
    }


def decision_record(decision: Decision, *, undone: bool = False) -> dict[str, Any]:
    """A decision as JSON."""
    return {
        "schema": "firsthand.decision/1",
        "id": decision.id,
        "judgement": decision.judgement.value,
        "target": decision.target,
        "other": decision.other,
        "field": decision.field,
        "value": _json(decision.value),
        "was": _json(decision.was),
        "reason": decision.reason,
        "author": decision.author,
        "made_at": _time(decision.made_at),
        "undone": undone,
    }


def disagreement_record(found: Disagreeing) -> dict[str, Any]:
    """A disagreement of reviewers as JSON."""
    return {
        "schema": "firsthand.disagreement/1",
        "id": found.id,
        "target": found.target,
        "field": found.field,
        "opinions": [
            {
                "decision": decision_record(opinion.decision),
                "value": opinion.value,
                "as_found": opinion.as_found,
            }
            for opinion in found.opinions
        ],
        "settled_by": None if found.settled_by is None else decision_record(found.settled_by),
    }


def outcome_record(outcome: Decided) -> dict[str, Any]:
    """What came of a decision as JSON."""
    return {
        "decision": decision_record(outcome.decision),
        "events": list(outcome.events),
        "left": list(outcome.left),
    }


def agreement_record(row: Measured) -> dict[str, Any]:
    """Agreement on one field as JSON."""
    return {
        "schema": "firsthand.agreement/1",
        "field": row.field,
        "authors": list(row.authors),
        "units": row.units,
        "pairs": row.pairs,
        "percent": round(row.percent, 4),
        "interval": [round(bound, 4) for bound in row.interval],
        "kappa": None if row.kappa is None else round(row.kappa, 4),
        "alpha": None if row.alpha is None else round(row.alpha, 4),
        "few": row.is_thin,
    }


def _fields(event: Event, view: View) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    by = {entry.field: entry.author for entry in event.ruled if entry.applies and entry.target is None}
    table.add_row("What", Text(view.codebook.get(event.event_type).name + _settled("event_type", by)))
    table.add_row("When", Text(date_phrase(event.date) + _settled("date", by)))
    place = event.place
    where = place_phrase(place)
    if place is not None:
        where += f"  {place.lat:.3f}, {place.lon:.3f}, within {place.radius_km:.0f} km"
    table.add_row("Where", Text(where + _settled("place", by)))
    for role in _ROLES:
        named = [
            f"{actor.name} [{actor.id}]{_settled(f'actor:{actor.id}', by)}"
            for actor in event.actors
            if actor.role is role
        ]
        if named:
            table.add_row(role.value.capitalize(), Text(", ".join(named)))
    for row in event.casualties:
        name = f"count:{row.kind}/{row.group}/{row.side}"
        said = f"{bounds(row)} {group_phrase(row.group, one=row.best == 1)} {row.kind.value} ({row.side.value}): {row.because}"
        table.add_row("Figure", Text(said + _settled(name, by)))
    for toll in event.tolls:
        table.add_row(
            "In all",
            Text(f"{bounds(toll)} {toll.kind.value}: {toll.because}{_settled(f'toll:{toll.kind}', by)}"),
        )
    table.add_row("Grade", Text(event.grade.value + _settled("grade", by)))
    return table


def _ruled(entry: Ruled) -> str:
    about = f"claim {entry.target}" if entry.target else entry.field
    late = "" if entry.applies else ", a later decision counts instead"
    return f"{about}: {entry.author}, {entry.at:%Y-%m-%d %H:%M} UTC, {entry.decision}{late}"


def _settled(field: str, by: dict[str, str]) -> str:
    return f"  (set by {by[field]})" if field in by else ""


def _claims(event: Event, view: View) -> Iterator[RenderableType]:
    groups: dict[str, list[Claim]] = {}
    for claim in event.claims:
        groups.setdefault(claim.origin or "recalled without an origin of its own", []).append(claim)
    shown = 0
    for origin, claims in groups.items():
        yield Text(origin, style="bold")
        for claim in claims[: max(0, _MOST_QUOTES - shown)]:
            yield Text(f"  {claim.id}  {claim_line(claim)}")
            yield Text(
                f"    “{' '.join(view.quote(claim).split())}” {view.document(claim.document).id}", style="dim"
            )
        shown += len(claims)
    if shown > _MOST_QUOTES:
        yield Text(f"and {shown - _MOST_QUOTES} more: firsthand show {event.id}", style="dim")
    if not groups:
        yield Text("nobody claims a figure or an outcome", style="dim")


def _reports(told: Sequence[Told]) -> Iterator[RenderableType]:
    for report in told[:_MOST_QUOTES]:
        yield Text(f"{report.id}  {report.status}  {report.document_id}")
        yield Text(f"  “{' '.join(report.quote.split())}”", style="dim")
    if len(told) > _MOST_QUOTES:
        yield Text(f"and {len(told) - _MOST_QUOTES} more", style="dim")


def _json(value: str | None) -> Any:
    import json  # noqa: PLC0415

    return None if value is None else json.loads(value)


def _time(moment: datetime) -> str:
    return moment.isoformat()
