"""The table of incidents."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.domain.report import CasualtyKind
from firsthand.publish.brief.blocks import Block, Cell, Line, Link, Paragraph, Row, Table, Text
from firsthand.publish.brief.model import Figure, Incident, Whole
from firsthand.publish.brief.writer import Writer


def table(writer: Writer) -> Iterator[Block]:
    """One row for each incident; the toll of an operation stands in a row of its own before the first of its incidents."""
    words = writer.words
    wholes = {whole.numbers[0]: whole for whole in writer.brief.wholes if whole.figures}
    rows = []
    for row in writer.listed:
        if row.number in wholes:
            rows.append(_whole(wholes.pop(row.number), writer))
        rows.append(_incident(row, writer))
    rows += [_whole(whole, writer) for whole in wholes.values()]
    columns = tuple(words[f"columns.{name}"] for name in ("number", "when", "what", "figures", "grade"))
    yield Table("incidents", words["headings.incidents"], columns, tuple(rows), (), (5, 21, 26, 28, 20))
    left = len(writer.brief.incidents) - len(writer.listed)
    if left:
        yield Paragraph(words.say("sentences.left_out", n=left))


def _incident(row: Incident, writer: Writer) -> Row:
    words, phrasing, event = writer.words, writer.phrasing, row.event
    when: list[Line] = [
        (Text(phrasing.when(event.date), is_strong=True),),
        (Text(phrasing.where(event.place)),),
    ]
    if writer.brief.scope.has_period and not row.is_certain:
        when.append((Text(words["words.or_so"]),))
    what: list[Line] = [
        (Text(phrasing.type(event.event_type), is_strong=True),),
        (Text(_sides(row, writer)),),
    ]
    if row.claimed_by:
        what.append(words.say("words.claimed_by", names=phrasing.parties(row.claimed_by)))
    what.append((Link(event.id, event.id, is_permanent=True),))
    cells = (
        ((Text(words.number(row.number)),),),
        tuple(when),
        tuple(what),
        _figures(row.figures, writer),
        _grade(row, writer),
    )
    return Row(cells, event.id)


def _whole(whole: Whole, writer: Writer) -> Row:
    words = writer.words
    numbers = writer.links(writer.ids(whole.numbers))
    title: Line = (Text(words.text("words.whole", n=whole.size), is_strong=True),)
    return Row(
        (((Text("+"),),), (title, (Text(whole.name),)), (numbers,), _figures(whole.figures, writer), ()),
        whole.id,
    )


def _sides(row: Incident, writer: Writer) -> str:
    words, phrasing = writer.words, writer.phrasing
    if not row.attackers and not row.attacked:
        return words["words.unknown_party"]
    attackers = phrasing.parties(row.attackers) or words["words.unknown_party"]
    attacked = phrasing.parties(row.attacked)
    return f"{attackers}{words['words.to']}{attacked}" if attacked else attackers


def _figures(figures: tuple[Figure, ...], writer: Writer) -> Cell:
    """A line for each kind: the figure, then whose word it is. Losses of no number are told where no figure is."""
    phrasing = writer.phrasing
    known = any(figure.is_known for figure in figures)
    lines: list[Line] = []
    for figure in figures:
        if figure.kind is CasualtyKind.CASUALTIES and known:
            continue
        lines.append((Text(phrasing.figure(figure), is_strong=True),))
        if figure.voices:
            lines.append((Text(f"— {phrasing.voices(figure.voices)}"),))
    return tuple(lines) or ((Text("–"),),)


def _grade(row: Incident, writer: Writer) -> Cell:
    """The grade, then each origin with the pages that relay it."""
    words = writer.words
    lines: list[Line] = [(Text(words[f"grades.{row.event.grade.value}.name"], is_strong=True),)]
    for origin in row.event.origins:
        pages = words.text("words.pages", n=len(origin.documents))
        lines.append((Text(f"{writer.phrasing.origin(origin)}, {pages}"),))
    return tuple(lines)
