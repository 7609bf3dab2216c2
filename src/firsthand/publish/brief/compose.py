"""A brief in words: every sentence is one of the wording, filled in from records."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.knowledge.codebook import Codebook
from firsthand.publish.brief.blocks import Block, Bullets, Document, Heading, Paragraph, Picture, Text
from firsthand.publish.brief.headline import headline
from firsthand.publish.brief.lists import contested, fresh, revised
from firsthand.publish.brief.map import draw_map
from firsthand.publish.brief.model import Brief
from firsthand.publish.brief.over_time import over_time
from firsthand.publish.brief.phrasing import Phrasing
from firsthand.publish.brief.table import table
from firsthand.publish.brief.words import Words
from firsthand.publish.brief.writer import Writer

_MOST_NAMES = 8  # places that the text in place of the map names


def compose(brief: Brief, codebook: Codebook) -> Document:
    """Put a brief into words.

    Raises:
        ConfigError: its language is not one that briefs are written in.
    """
    words = Words.of(brief.language)
    writer = Writer(brief, Phrasing(words, codebook))
    blocks = tuple(_blocks(writer))
    anchors = {row.event.id for row in writer.listed} | {whole.id for whole in brief.wholes if whole.figures}
    return Document(brief.language, _title(writer), blocks, frozenset(anchors))


def _title(writer: Writer) -> str:
    return writer.words.text("headings.title", area=writer.phrasing.area(writer.brief.scope))


def _blocks(writer: Writer) -> Iterator[Block]:
    brief, words = writer.brief, writer.words
    scope = brief.scope
    yield Heading(1, _title(writer))
    period = _period(writer)
    yield Paragraph((Text(f"{period[:1].upper()}{period[1:]}", is_strong=True),))
    if scope.conditions:
        told = words["words.semicolon"].join(
            words.text(f"conditions.{name}", value=_value(name, value, writer))
            for name, value in scope.conditions
        )
        yield Paragraph(words.say("sentences.only", conditions=told))
    time = f"{brief.made_at:%H:%M}"
    yield Paragraph(words.say("sentences.made", day=words.day(brief.made_at.date()), time=time))
    yield Heading(2, words["headings.short"])
    yield from headline(writer)
    if brief.incidents:
        yield Heading(2, words["headings.map"])
        yield _map(writer)
        yield Heading(2, words["headings.incidents"])
        yield from table(writer)
        yield Heading(2, words["headings.fresh"])
        yield from fresh(writer)
        yield Heading(2, words["headings.revised"])
        yield from revised(writer)
        yield Heading(2, words["headings.contested"])
        yield from contested(writer)
    if brief.incidents or brief.before:
        yield Heading(2, words["headings.trend"])
        yield from over_time(writer)
    yield Heading(2, words["headings.reading"])
    yield Bullets(
        tuple(words.say(f"sentences.reading_{key}") for key in ("count", "range", "grade", "record"))
    )


def _period(writer: Writer) -> str:
    """The days asked for; where none were, those of the incidents."""
    scope, bars = writer.brief.scope, writer.brief.trend.bars
    if scope.has_period or not bars:
        return writer.phrasing.period(scope.since, scope.until)
    words = writer.words
    return words.text("period.record", since=words.day(bars[0].start), until=words.day(bars[-1].end))


def _value(name: str, value: str, writer: Writer) -> str:
    if name == "grade":
        return writer.words.find(f"grades.{value}.name") or value
    if name == "type":
        return writer.phrasing.type(value)
    return value


def _map(writer: Writer) -> Block:
    brief, words = writer.brief, writer.words
    placed = [row for row in brief.incidents if row.event.place is not None]
    if not placed:
        return Paragraph(words.say("sentences.map_none"))
    names = list(dict.fromkeys(writer.phrasing.spot(row.event.place) for row in placed if row.event.place))
    shown = names[:_MOST_NAMES]
    told = words["words.list"].join(shown)
    if len(names) > _MOST_NAMES:
        told += f" {words.text('words.more', n=len(names) - _MOST_NAMES)}"
    alt = words.text(
        "sentences.map_alt",
        n=len(placed),
        area=writer.phrasing.area(brief.scope),
        names=told,
    )
    svg = draw_map(placed, brief.scope, writer.phrasing, alt)
    return Picture("map", svg, alt, words["sentences.map_caption"])
