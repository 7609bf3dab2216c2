"""The first part: how many, with ranges and what to mind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from firsthand.domain.event import Grade
from firsthand.domain.report import CasualtyKind
from firsthand.publish.brief.blocks import Block, Bullets, Cell, Line, Paragraph, Row, Table, Text
from firsthand.publish.brief.model import Figure, Sum
from firsthand.publish.brief.writer import Writer

_MOST_ORIGINS = 5


def headline(writer: Writer) -> Iterator[Block]:
    """Figures, grades and origins; where there is no incident, what that does and does not mean."""
    brief, say = writer.brief, writer.words.say
    if not brief.incidents:
        yield from _empty(writer)
        return
    yield Paragraph(say("sentences.incidents", n=len(brief.counted)))
    if brief.sums:
        yield _figures(writer)
    else:
        yield Paragraph(say("sentences.no_figures"))
    if notes := tuple(_notes(writer)):
        yield Bullets(notes)
    yield _grades(writer)
    if origins := _origins(writer):
        yield Paragraph(origins)


def _empty(writer: Writer) -> Iterator[Block]:
    brief, say = writer.brief, writer.words.say
    yield Paragraph(say("sentences.empty"))
    items: list[Line] = [
        say("sentences.empty_read", n=brief.documents) if brief.documents else say("sentences.empty_none")
    ]
    items += _elsewhere(writer)
    if brief.in_area:
        items.append(say("sentences.empty_record", n=brief.in_area))
    items.append(say("sentences.empty_help"))
    yield Bullets(tuple(items))


def _elsewhere(writer: Writer) -> Iterator[Line]:
    """What may belong here and is not counted."""
    brief, say = writer.brief, writer.words.say
    if brief.undated:
        yield say("sentences.undated", n=len(brief.undated), links=writer.links(brief.undated))
    if brief.unplaced:
        yield say("sentences.unplaced", n=brief.unplaced)


def _figures(writer: Writer) -> Table:
    words, phrasing = writer.words, writer.phrasing
    rows = []
    for item in writer.brief.sums:
        high = words["figure.open"] if item.high is None else words.number(item.high)
        low = words.text("figure.at_least", low=item.low) if item.high is None else words.number(item.low)
        cells: tuple[Cell, ...] = (
            ((Text(words[f"kinds.{item.kind.value}.name"], is_strong=True),),),
            ((Text(low),),),
            ((Text(words.number(item.best)),),),
            ((Text(high),),),
            (writer.links(item.parts),),
        )
        rows.append(Row(cells))
    columns = tuple(words[f"columns.{name}"] for name in ("kind", "low", "best", "high", "from"))
    area = phrasing.area(writer.brief.scope)
    return Table(
        "figures", f"{words['headings.short']}, {area}", columns, tuple(rows), (1, 2, 3), (18, 16, 16, 18, 32)
    )


def _notes(writer: Writer) -> Iterator[Line]:
    brief, say = writer.brief, writer.words.say
    counted = brief.counted
    scope = brief.scope

    def told(key: str, ids: list[str]) -> Iterator[Line]:
        if ids:
            yield say(f"sentences.{key}", n=len(ids), links=writer.links(ids))

    killed = brief.sum(CasualtyKind.KILLED)
    yield from told("open", list(killed.open) if killed else [])
    silent = [row for row in counted if not _is_known(row.figure(CasualtyKind.KILLED))]
    if brief.sums:
        yield from told("silent", [row.event.id for row in silent])
    vague = [
        row.event.id
        for row in silent
        if any(row.figure(kind) for kind in (CasualtyKind.KILLED, CasualtyKind.CASUALTIES))
    ]
    yield from told("vague", vague)
    boasts = [(row.event.id, row.figure(CasualtyKind.KILLED)) for row in counted]
    yield from told("boasts", [name for name, figure in boasts if figure and figure.is_boast])
    yield from told("whole", [item.id for item in brief.wholes if item.is_counted and item.figures])
    for item in brief.wholes:
        if not item.is_counted and any(figure.is_known for figure in item.figures):
            figures = writer.words["words.semicolon"].join(
                writer.phrasing.figure(figure) for figure in item.figures if figure.is_known
            )
            yield say(
                "sentences.partly",
                m=len(item.numbers),
                n=item.size,
                figures=f"{figures}.",
                links=writer.links([item.id]),
            )
    if scope.has_period:
        yield from told("astride", [row.event.id for row in counted if not row.is_certain])
    else:
        yield from told("undated_in", [row.event.id for row in counted if not row.event.date.possible])
    yield from told("unplaced_in", [row.event.id for row in counted if row.event.place is None])
    yield from _elsewhere(writer)
    yield from told("discounted", [row.event.id for row in brief.incidents if not row.is_counted])


def _is_known(figure: Figure | Sum | None) -> bool:
    return isinstance(figure, Figure) and figure.is_known


def _grades(writer: Writer) -> Table:
    words = writer.words
    rows = []
    for grade in Grade:
        ids = [row.event.id for row in writer.brief.incidents if row.event.grade is grade]
        if ids:
            cells: tuple[Cell, ...] = (
                ((Text(words[f"grades.{grade.value}.name"], is_strong=True),),),
                ((Text(words.number(len(ids))),),),
                ((Text(words[f"grades.{grade.value}.gloss"]),),),
                (writer.links(ids),),
            )
            rows.append(Row(cells))
    columns = tuple(words[f"columns.{name}"] for name in ("grades", "incidents", "meaning", "from"))
    return Table("grades", words["columns.grades"], columns, tuple(rows), (1,), (16, 12, 40, 32))


def _origins(writer: Writer) -> Line:
    """How many first hands, and what rests on one alone."""
    brief, words = writer.brief, writer.words
    named = {
        origin.id: writer.phrasing.origin(origin) for row in brief.counted for origin in row.event.origins
    }
    told: list[Line] = []
    if named:
        told.append(words.say("sentences.origins", n=len(named)))
    alone = [row.event.id for row in brief.counted if len(row.event.origins) == 1]
    none = [row.event.id for row in brief.counted if not row.event.origins]
    for key, ids in (("single", alone), ("unattributed", none)):
        if ids:
            told.append(words.say(f"sentences.{key}", n=len(ids), links=writer.links(ids)))
    counts = Counter(origin.id for row in brief.counted for origin in row.event.origins)
    most = sorted(counts.items(), key=lambda item: (-item[1], named[item[0]]))[:_MOST_ORIGINS]
    often = [f"{named[key]} ({words.number(n)})" for key, n in most if n > 1]
    if len(named) > 1 and often:
        names = words.listed(often)
        told.append(words.say("sentences.most_told", names=names))
    return tuple(inline for at, line in enumerate(told) for inline in (*([Text(" ")] if at else []), *line))
