"""Events as a table for people, and the operations that group them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from firsthand.domain.event import Event, Grade, Operation
from firsthand.domain.report import Role
from firsthand.publish.exporter import View
from firsthand.publish.phrases import casualty_phrases, date_phrase, party_phrase, place_phrase

_GRADE_STYLE = {
    Grade.ACKNOWLEDGED: "green",
    Grade.CORROBORATED: "green",
    Grade.SINGLE_ORIGIN: "yellow",
    Grade.CLAIMED: "yellow",
    Grade.CONTESTED: "red",
    Grade.DISCOUNTED: "dim",
}
_NARROW = 100


def event_table(view: View, *, width: int) -> RenderableType:
    """The events, oldest first; those of an operation stand together under its name with its own figures.

    Args:
        view: what to show.
        width: columns of the terminal; a narrow one gives two lines for each event instead of columns.
    """
    if not view.events:
        return Text("No events match. Try fewer filters, or `firsthand ingest PAGES` first.")
    blocks = _blocks(view)
    return Group(*(_narrow(b, view) for b in blocks)) if width < _NARROW else _wide(blocks, view)


def _blocks(view: View) -> list[tuple[Operation | None, list[Event]]]:
    """Events in order, the members of an operation moved to its first."""
    blocks: list[tuple[Operation | None, list[Event]]] = []
    at: dict[str, int] = {}
    for event in view.events:
        operation = view.operation_of(event)
        if operation is None:
            blocks.append((None, [event]))
        elif operation.id in at:
            blocks[at[operation.id]][1].append(event)
        else:
            at[operation.id] = len(blocks)
            blocks.append((operation, [event]))
    return blocks


def _wide(blocks: Sequence[tuple[Operation | None, list[Event]]], view: View) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", show_lines=False, expand=False)
    table.add_column("When", min_width=11, max_width=22)
    table.add_column("Where", min_width=12)
    table.add_column("What", min_width=14)
    table.add_column("Who → whom", min_width=16, ratio=2)
    table.add_column("Casualties", min_width=12, ratio=1)
    table.add_column("Grade", no_wrap=True)
    table.add_column("Origins/pages", justify="right")
    table.add_column("Id", no_wrap=True, style="dim")
    for operation, events in blocks:
        if operation is not None:
            figures = "; ".join(casualty_phrases(operation.casualties)) or "no figure for the whole"
            table.add_row(
                "",
                Text(f"Operation, {len(events)} places", style="bold"),
                "",
                "",
                f"{figures} (whole)",
                "",
                "",
                operation.id,
            )
        for event in events:
            table.add_row(*_cells(event, view, indent="· " if operation else ""))
    return table


def _cells(event: Event, view: View, *, indent: str) -> list[RenderableType]:
    who = f"{escape(party_phrase(event, Role.INITIATOR))} → {escape(party_phrase(event, Role.TARGET))}"
    figures = "\n".join(casualty_phrases(event.casualties)) or "-"
    return [
        date_phrase(event.date),
        escape(f"{indent}{place_phrase(event.place)}"),
        escape(view.codebook.get(event.event_type).name),
        who,
        escape(figures),
        Text(event.grade.value, style=_GRADE_STYLE[event.grade]),
        f"{len(event.origins)}/{len(event.documents)}",
        event.id,
    ]


def _narrow(block: tuple[Operation | None, list[Event]], view: View) -> RenderableType:
    operation, events = block
    lines: list[Text] = []
    if operation is not None:
        figures = "; ".join(casualty_phrases(operation.casualties))
        lines.append(
            Text(f"Operation, {len(events)} places{f': {figures}' if figures else ''}", style="bold")
        )
    for event in events:
        indent = "  " if operation else ""
        head = f"{indent}{date_phrase(event.date)}  {place_phrase(event.place)}  {view.codebook.get(event.event_type).name}"
        figures = "; ".join(casualty_phrases(event.casualties))
        lines.append(Text(head, style="bold" if not operation else ""))
        lines.append(
            Text(f"{indent}  {party_phrase(event, Role.INITIATOR)} → {party_phrase(event, Role.TARGET)}")
        )
        lines.append(
            Text(
                f"{indent}  {figures + ' · ' if figures else ''}{event.grade.value} · {len(event.origins)} origins · {event.id}",
                style="dim",
            )
        )
    return Group(*lines, Text(""))


def print_table(view: View, console: Console) -> None:
    """Print the table and a line that says how to read it."""
    console.print(event_table(view, width=console.width))
