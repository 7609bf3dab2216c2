"""Everything the record holds of one event, for a person to judge it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from firsthand.domain.change import Change, Revision
from firsthand.domain.claim import Claim
from firsthand.domain.edit import ClaimChange, Edit
from firsthand.domain.event import Casualty, Contradiction, DocumentRole, Event, Passage, Toll
from firsthand.domain.report import Role
from firsthand.publish.chains import Chain, chain_line
from firsthand.publish.exporter import View
from firsthand.publish.phrases import bounds, date_phrase, group_phrase, place_phrase

_MAX_QUOTE = 400


def dossier(event: Event, view: View, chains: Sequence[Chain] = ()) -> RenderableType:
    """Fields, figures with their reasons, claims by origin with quotes, how they came down, contradictions, sources."""
    operation = view.operation_of(event)
    parts: list[RenderableType] = [_head(event, view)]
    if operation is not None:
        parts.append(_section(f"Operation: {operation.name}", _figures(operation.casualties)))
        parts.append(
            Text(
                "  Figures of the operation belong to the whole; they are not shared out among its events.",
                style="dim",
            )
        )
    parts.append(_section("Casualties", Group(_figures(event.casualties), *map(_toll, event.tolls))))
    claims = [*event.claims, *(operation.claims if operation else ())]
    contradictions = [*event.contradictions, *(operation.contradictions if operation else ())]
    if contradictions:
        parts.append(
            _section("Contradictions", Group(*(_contradiction(c, claims, view) for c in contradictions)))
        )
    parts.append(_section("Claims by origin", Group(*_claims(claims, view))))
    if chains:
        parts.append(_section("Lineage", Text("\n".join(map(chain_line, chains)))))
    parts.append(_section("Sources", _sources(event)))
    if edits := view.edits(event):
        parts.append(_section("Edited after publication", Group(*(_edit(edit) for edit in edits))))
    if history := view.history(event):
        parts.append(_section("History", Group(*(_revision(entry) for entry in history))))
    if event.redirects:
        parts.append(Text(f"Formerly {', '.join(event.redirects)}", style="dim"))
    return Group(*parts)


def _head(event: Event, view: View) -> RenderableType:
    event_type = view.codebook.get(event.event_type)
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    place = event.place
    where = escape(place_phrase(place))
    if place is not None:
        inside = ", ".join(part for part in (place.admin2, place.admin1) if part)
        where += f" ({escape(inside)}) " if inside else " "
        where += f"{place.lat:.3f}, {place.lon:.3f}, within {place.radius_km:.0f} km"
    table.add_row(
        "What",
        escape(f"{event_type.name} [{event_type.acled_event_type} / {event_type.acled_sub_event_type}]"),
    )
    table.add_row("When", escape(date_phrase(event.date)))
    for reason in event.date.because:
        table.add_row("", Text(reason, style="dim"))
    table.add_row("Where", where)
    for role in (Role.INITIATOR, Role.TARGET, Role.PARTICIPANT):
        names = [actor.name for actor in event.actors if actor.role is role]
        if names:
            table.add_row(role.value.capitalize(), escape(", ".join(names)))
    if event.claimed_by:
        table.add_row(
            "Claimed by", escape(", ".join(view.actors.shown(actor).name for actor in event.claimed_by))
        )
    table.add_row("Grade", event.grade.value)
    table.add_row("Id", event.id)
    return table


def _figures(casualties: tuple[Casualty, ...]) -> RenderableType:
    if not casualties:
        return Text("no figure", style="dim")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Who", "What", "Side", "Figure", "Why"):
        table.add_column(column)
    for casualty in casualties:
        table.add_row(
            escape(casualty.group),
            casualty.kind.value,
            casualty.side.value,
            bounds(casualty),
            Text(casualty.because, style="dim"),
        )
    return table


def _toll(toll: Toll) -> RenderableType:
    """Everybody harmed in one way: what an export gives where it wants one number."""
    return Text.assemble(f"{toll.kind.value} in all: {bounds(toll)}  ", (toll.because, "dim"))


def _contradiction(contradiction: Contradiction, claims: list[Claim], view: View) -> RenderableType:
    involved = [claim for claim in claims if claim.id in contradiction.claims]
    lines: list[RenderableType] = [Text(f"{contradiction.type.value}: {contradiction.note}", style="red")]
    claimed = {(claim.document, claim.span): _what(claim) for claim in involved}
    shown = contradiction.passages or tuple(Passage(claim.document, claim.span) for claim in involved)
    for passage in shown:
        document = view.document(passage.document)
        sentence = document.sentence_at(passage.span)
        quote = _short((sentence.span if sentence else passage.span).text)
        said = claimed.get((passage.document, passage.span), passage.span.text)
        lines.append(Padding(Text(f"{said} - “{quote}” ({document.id})"), (0, 0, 0, 2)))
    return Group(*lines)


def _claims(claims: list[Claim], view: View) -> Iterator[RenderableType]:
    """What each origin says, one line for each different thing with every quote that says it."""
    groups: dict[str, dict[str, list[Claim]]] = {}
    for claim in claims:
        lines = groups.setdefault(claim.origin or "recalled without an origin of its own", {})
        lines.setdefault(claim_line(claim), []).append(claim)
    for origin, lines in groups.items():
        yield Text(origin, style="bold")
        for line, members in lines.items():
            quotes = dict.fromkeys(
                f"“{_short(view.quote(c))}” {view.document(c.document).id}" for c in members
            )
            yield Padding(
                Group(Text(line), *(Text(f"  {quote}", style="dim") for quote in quotes)), (0, 0, 0, 2)
            )


def claim_line(claim: Claim) -> str:
    """What a claim says, whose voice says it, and how sure that voice is."""
    voice = " / ".join(part for part in (claim.claimant, claim.relay and f"via {claim.relay}") if part)
    marks = [
        *claim.hedges,
        *(["official"] if claim.official else []),
        *(["not officially confirmed"] if claim.official is False else []),
    ]
    return ", ".join(part for part in (_what(claim), voice) if part) + (
        f" [{', '.join(marks)}]" if marks else ""
    )


def _what(claim: Claim) -> str:
    quantity = claim.quantity
    if quantity is None:
        return f"{claim.field.value}: {claim.value}"
    if quantity.value is None:
        return f"{claim.field.value} of {claim.group or 'persons'}, no figure: “{claim.span.text}”"
    high = f"-{quantity.high}" if quantity.high is not None else ""
    op = "" if quantity.op.value in ("=", "range") else quantity.op.value
    number = f"{op}{quantity.value}{high}"
    return f"{number} {group_phrase(claim.group or 'persons', one=number == '1')} {claim.field.value}"


def _sources(event: Event) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for document in sorted(event.documents, key=lambda d: (d.role is DocumentRole.MENTIONS, d.id)):
        origins = [origin.name for origin in event.origins if document.id in origin.documents]
        table.add_row(
            document.role.value,
            escape(document.id),
            Text(f"← {', '.join(origins)}" if origins else "", style="dim"),
        )
    return table


def _edit(edit: Edit) -> RenderableType:
    """One line for each claim that changed, or that none did."""
    lines = list(dict.fromkeys(_changed(change) for change in edit.claims))
    if edit.retitled:
        lines.append(f"title: {_told(edit.old_title)} → {_told(edit.new_title)}")
    if edit.n_removed or edit.n_added:
        about = "" if edit.claims else "nothing that is claimed of this event; "
        lines.append(f"{about}sentences: {edit.n_removed} gone or changed, {edit.n_added} new or changed")
    return Group(
        Text(f"{edit.document}, seen {edit.seen:%Y-%m-%d}", style="bold"),
        *(Padding(Text(line), (0, 0, 0, 2)) for line in lines),
    )


def _revision(entry: Revision) -> RenderableType:
    """When, because of what, and one line for each thing that changed."""
    return Group(
        Text.assemble((f"{entry.at:%Y-%m-%d %H:%M} UTC", "bold"), f" because of {entry.because}"),
        *(Padding(Text(_difference(change)), (0, 0, 0, 2)) for change in entry.changes),
    )


def _difference(change: Change) -> str:
    subject = " ".join(part for part in (change.what.value, change.of) if part)
    match change.old, change.new:
        case None, None:
            return subject
        case None, new:
            return f"{subject}: {new}"
        case old, None:
            return f"{subject}: no longer {old}"
        case old, new:
            return f"{subject}: {old} → {new}"


def _changed(change: ClaimChange) -> str:
    return f"{change.field.value}: {_told(change.old)} → {_told(change.new)}"


def _told(words: str | None) -> str:
    return "not said" if words is None else f"“{_short(words)}”"


def _section(title: str, body: RenderableType) -> RenderableType:
    return Group(Text(""), Text(title, style="bold underline"), Padding(body, (0, 0, 0, 2)))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MAX_QUOTE else f"{text[:_MAX_QUOTE]}…"
