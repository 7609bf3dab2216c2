"""What is new, what was revised, what is contested."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from firsthand.domain.change import Change, Changed
from firsthand.domain.event import ContradictionType
from firsthand.domain.report import CasualtyKind, Side
from firsthand.publish.brief.blocks import Block, Bullets, Inline, Line, Paragraph, Text
from firsthand.publish.brief.model import Contested, Figure, Incident, Said
from firsthand.publish.brief.writer import Writer

_MOST = 30  # items of a list; the others are counted
_SPAN = re.compile(r"(\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?")
_PLACE = re.compile(r"(?P<name>.*) \(-?[\d.]+, -?[\d.]+, within (?P<km>\d+) km\)", re.DOTALL)
_FIGURE = re.compile(r"low (\d+|\?), best (\d+|\?), high (\d+|\?)")
# These three read back what `domain.change` notes of a fact.


def fresh(writer: Writer) -> Iterator[Block]:
    """The incidents first recorded since a day."""
    brief, words = writer.brief, writer.words
    day = words.day(brief.new_since)
    if not brief.fresh:
        yield Paragraph(words.say("sentences.nothing_fresh", day=day))
    elif len(brief.fresh) == len(brief.incidents):
        yield Paragraph(words.say("sentences.all_fresh", n=len(brief.fresh), day=day))
    else:
        yield Paragraph(words.say("sentences.fresh", n=len(brief.fresh), day=day))
        yield from _bullets([_line(brief.incidents[number - 1], writer) for number in brief.fresh], writer)


def revised(writer: Writer) -> Iterator[Block]:
    """What changed in the others, and what is no more."""
    brief, words = writer.brief, writer.words
    day = words.day(brief.new_since)
    items: list[Line] = []
    for item in brief.revised:
        changes = [told for change in item.changes for told in [_change(change, writer)] if told]
        line: list[Inline] = [*writer.links(writer.ids([item.number])), Text(" ")]
        row = brief.incidents[item.number - 1]
        line.append(Text(f"{_title(row, writer)} ({words.day(item.at.date())}){words['words.colon']}"))
        line.append(Text(words["words.semicolon"].join(dict.fromkeys(changes))))
        if item.is_ruled:
            line.append(Text(f"{words['words.semicolon']}{words['changes.decision']}"))
        items.append(tuple(line))
    if items:
        yield Paragraph(words.say("sentences.revised", n=len(items), day=day))
        yield from _bullets(items, writer)
    else:
        yield Paragraph(words.say("sentences.nothing_revised", day=day))
    for key, ids in (("withdrawn", brief.withdrawn), ("merged", brief.merged)):
        if ids:
            names = ", ".join(ids[:_MOST])
            if len(ids) > _MOST:
                names += f" {words.text('words.more', n=len(ids) - _MOST)}"
            yield Paragraph(words.say(f"sentences.{key}", n=len(ids), day=day, names=names))


def contested(writer: Writer) -> Iterator[Block]:
    """What cannot all hold, side by side."""
    brief, words = writer.brief, writer.words
    if not brief.contested:
        yield Paragraph(words.say("sentences.nothing_contested"))
        return
    about = {number for item in brief.contested for number in item.numbers}
    yield Paragraph(words.say("sentences.contested", n=len(about)))
    yield from _bullets([_contested(item, writer) for item in brief.contested], writer)


def _bullets(items: list[Line], writer: Writer) -> Iterator[Block]:
    more = len(items) - _MOST
    shown = items[:_MOST]
    if more > 0:
        shown.append(writer.words.say("words.more", n=more))
    yield Bullets(tuple(shown))


def _title(row: Incident, writer: Writer) -> str:
    """When, where and what, in a line."""
    phrasing = writer.phrasing
    place = phrasing.spot(row.event.place) if row.event.place else phrasing.where(None)
    return f"{phrasing.when(row.event.date)}, {place}, {phrasing.type(row.event.event_type)}"


def _line(row: Incident, writer: Writer) -> Line:
    told = _title(row, writer)
    killed = row.figure(CasualtyKind.KILLED)
    if killed is not None:
        told += f"{writer.words['words.colon']}{writer.phrasing.figure(killed)}"
    grade = writer.words[f"grades.{row.event.grade.value}.name"]
    return (*writer.links([row.event.id]), Text(f" {told} ({grade})"))


def _contested(item: Contested, writer: Writer) -> Line:
    words = writer.words
    kind = item.type.value if item.type else "open"
    line: list[Inline] = [*writer.links(writer.ids(item.numbers)), Text(" ")]
    if len(item.numbers) == 1:
        line.append(
            Text(f"{_title(writer.brief.incidents[item.numbers[0] - 1], writer)}{words['words.colon']}")
        )
    line.append(Text(words[f"contradictions.{kind}"]))
    sides = [_side(said, item.type, writer) for said in item.sides]
    if sides:
        line.append(Text(f"{words['words.colon']}{words['words.against'].join(dict.fromkeys(sides))}"))
    return tuple(line)


def _side(said: Said, kind: ContradictionType | None, writer: Writer) -> str:
    words, phrasing = writer.words, writer.phrasing
    if kind is ContradictionType.OUTCOME:
        told = words["said.own" if said.side is Side.INITIATOR else "said.other"]
    else:
        told = phrasing.said(said)
    voices = phrasing.voices(said.voices)
    return f"{told} ({voices})" if voices else told


def _change(change: Change, writer: Writer) -> str:
    words = writer.words
    match change.what:
        case Changed.MERGED:
            return words["changes.merged.into"]
        case Changed.PUBLISHED | Changed.WITHDRAWN | Changed.DECISION | Changed.OPERATION:
            return words[f"changes.{change.what.value}"]
        case Changed.CONTRADICTION:
            kind = words.find(f"contradictions.{(change.of or '').split(':')[0]}") or ""
            told = words["words.now" if change.old is None else "words.no_longer"]
            return f"{words['changes.contradiction']}{words['words.colon']}{told.format(new=kind, old=kind)}"
    old, new = (None if fact is None else _fact(change, fact, writer) for fact in (change.old, change.new))
    subject = _subject(change, writer)
    if old is None:
        told = words.text("words.now", new=new or "")
    elif new is None:
        told = words.text("words.no_longer", old=old)
    else:
        told = words.text("words.was", old=old, new=new)
    return f"{subject}{words['words.colon']}{told}"


def _subject(change: Change, writer: Writer) -> str:
    words = writer.words
    key = f"changes.{change.what.value}"
    kind, _, rest = (change.of or "").partition(" ")
    match change.what:
        case Changed.TOLL:
            return words.text(key, kind=words.kind(kind, 2, "persons"))
        case Changed.CASUALTIES:
            group = rest.partition(" ")[0]
            return words.text(key, group=words.group(group, 2), kind=words.kind(kind, 2, group))
        case Changed.ACTOR:
            return words.text(key, role=words.find(f"roles.{kind}") or kind)
    return words[key]


def _fact(change: Change, fact: str, writer: Writer) -> str:
    """A noted fact in this language; what is not of the form that is noted is told as it stands."""
    words = writer.words
    match change.what:
        case Changed.DATE:
            told = _days(fact, writer)
        case Changed.PLACE:
            found = _PLACE.fullmatch(fact)
            told = words.text("place.within", name=found["name"], km=int(found["km"])) if found else fact
        case Changed.TYPE:
            told = writer.phrasing.type(fact)
        case Changed.GRADE:
            told = words.find(f"grades.{fact}.name") or fact
        case Changed.TOLL | Changed.CASUALTIES:
            told = _amount(change, fact, writer)
        case Changed.ACTOR:
            told = words.actor((change.of or "").partition(" ")[2], fact)
        case Changed.CLAIMED_BY:
            told = words.actor(change.of or "", fact)
        case _:
            told = fact
    return told


def _days(fact: str, writer: Writer) -> str:
    words = writer.words
    if fact == "unknown":
        return words["days.unknown"]
    told = []
    for start, end in (span.groups() for span in _SPAN.finditer(fact)):
        first = words.day(date.fromisoformat(start))
        last = words.day(date.fromisoformat(end)) if end else None
        told.append(words.text("days.between", since=first, until=last) if last else first)
    return words.listed(told, last="days.or") or words["days.none"]


def _amount(change: Change, fact: str, writer: Writer) -> str:
    found = _FIGURE.fullmatch(fact)
    if found is None:
        return fact
    low, best, high = (None if bound == "?" else int(bound) for bound in found.groups())
    if best is None:
        return writer.words["words.unnumbered"]
    kind = CasualtyKind((change.of or "").partition(" ")[0])
    return writer.phrasing.amount(Figure(kind, low, best, high))
