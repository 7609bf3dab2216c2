"""The part on time: chart, coverage, and the period before."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.publish.brief.blocks import Block, Bullets, Line, Paragraph, Picture
from firsthand.publish.brief.chart import chart
from firsthand.publish.brief.model import Before, Sum
from firsthand.publish.brief.writer import Writer


def over_time(writer: Writer) -> Iterator[Block]:
    """Bars of the period, then what may and may not be read from them."""
    brief, words = writer.brief, writer.words
    trend = brief.trend
    if trend.bars and brief.incidents:
        most = max(trend.bars, key=lambda bar: bar.incidents)
        alt = words.text(
            "sentences.trend_alt",
            n=len(trend.bars),
            unit=words.choose(f"chart.{trend.unit.value}", 1),
            units=words.choose(f"chart.{trend.unit.value}", 2),
            most=most.incidents,
            day=words.day(most.start),
        )
        yield Picture("trend", chart(trend, words, alt), alt, words["sentences.trend_caption"])
    yield Bullets(tuple(_notes(writer)))
    yield Paragraph(tuple(inline for line in _compared(writer) for inline in line))


def _notes(writer: Writer) -> Iterator[Line]:
    brief, words = writer.brief, writer.words
    trend = brief.trend
    if trend.bars:
        if trend.astride:
            ids = writer.ids(trend.astride)
            yield words.say("sentences.unbinned", n=len(ids), links=writer.links(ids))
        if trend.wholes:
            yield words.say("sentences.unbinned_whole", n=len(trend.wholes))
        gaps = sum(not bar.documents for bar in trend.bars)
        if gaps:
            units = words.choose(f"chart.{trend.unit.value}", len(trend.bars))
            yield words.say("sentences.gaps", n=gaps, m=len(trend.bars), units=units)
    before = brief.before
    if before is None:
        yield words.say("sentences.read_one", n=brief.documents)
    else:
        yield words.say("sentences.read_both", n=brief.documents, m=before.documents)
    if brief.undated_documents:
        yield words.say("sentences.read_undated", n=brief.undated_documents)


def _compared(writer: Writer) -> Iterator[Line]:
    """The period before, and what the ranges allow to say of the change."""
    brief, words = writer.brief, writer.words
    before = brief.before
    if before is None:
        yield words.say("sentences.no_before")
        return
    period = writer.phrasing.period(before.since, before.until)
    length = (before.until - before.since).days + 1
    if not before.incidents:
        yield words.say("sentences.before_none", m=length, period=period)
        return
    yield words.say(
        "sentences.before", n=before.incidents, m=length, period=period, figure=_told(before.killed, writer)
    )
    yield from ((*words.say("words.space"), *line) for line in _change(before, writer))


def _told(killed: Sum | None, writer: Writer) -> str:
    return writer.phrasing.amount(killed) if killed else writer.words["words.unnumbered"]


def _change(before: Before, writer: Writer) -> Iterator[Line]:
    """More or fewer only where the ranges do not meet; a range without an upper end meets everything above."""
    words = writer.words
    now, then = writer.brief.sums and _killed(writer), before.killed
    if now and then:
        if then.high is not None and now.low > then.high:
            yield words.say("sentences.more_killed", n=now.low - then.high)
        elif now.high is not None and then.low > now.high:
            yield words.say("sentences.fewer_killed", n=then.low - now.high)
        elif (now.low, now.high) != (then.low, then.high) or now.low != now.high:
            yield words.say("sentences.overlap")
    if before.shared:
        yield words.say("sentences.same", n=before.shared)


def _killed(writer: Writer) -> Sum | None:
    return next((item for item in writer.brief.sums if item.kind.value == "killed"), None)
