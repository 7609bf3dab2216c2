"""What the documents say of time, as constraints for the calendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from firsthand.domain.report import Role
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.moment import Anchor, DateKind, DateMention
from firsthand.events.calendar import Order, Solution, Told, Variable, solve
from firsthand.events.drafts import Draft, Speech
from firsthand.events.frames import Frame
from firsthand.events.happenings import Happening
from firsthand.events.ties import Telling, ties
from firsthand.events.timing import when

_LONGEST_SPAN = 12  # weeks or months; beyond, "in the past ..." frames history rather than a run of events


def date_all(
    drafts: Sequence[Draft], speeches: Sequence[Speech], frames: Mapping[str, Frame]
) -> dict[str, Solution]:
    """Date every incident and every statement together, by key."""
    told = _tellings(drafts, speeches, frames)
    tied = [tie for document in sorted(told) for tie in ties(frames[document], told[document])]
    variables = [
        *(_incident(draft, frames) for draft in drafts),
        *(_speech(speech, frames) for speech in speeches),
    ]
    return solve(variables, tied, [*_orders(drafts), *_spans(drafts, frames)])


def _incident(draft: Draft, frames: Mapping[str, Frame]) -> Variable:
    horizon: DaySet | None = None
    for frame in _frames(draft.told, frames):
        days = frame.horizon
        if days is not None:
            # Pages too far apart to be news of one day: the earliest page is nearest to the incident.
            horizon = days if horizon is None else (horizon & days or min(horizon, days, key=_start))
    return Variable(
        id=draft.key,
        told=tuple(_told(happening, frames[happening.document]) for happening in _first_told(draft, frames)),
        latest=min((frame.latest for frame in _frames(draft.happenings, frames)), default=None),
        horizon=horizon,
    )


def _start(days: DaySet) -> tuple[object, ...]:
    return days.intervals


def _speech(speech: Speech, frames: Mapping[str, Frame]) -> Variable:
    told = []
    for report in speech.reports:
        frame = frames[report.document]
        mentions = [frame.dates[span] for span in report.spans(Role.DATE) if span in frame.dates]
        told.append(_said(mentions, frame))
    latest = min(frames[report.document].latest for report in speech.reports)
    return Variable(id=speech.key, told=tuple(told), latest=latest)


def _first_told(draft: Draft, frames: Mapping[str, Frame]) -> Iterator[Happening]:
    """Of several copies of one text, what the oldest one says that tells a day."""
    first: dict[str, tuple[tuple[date, str], list[Happening]]] = {}
    for happening in draft.happenings:
        if happening.when.is_told:
            document = frames[happening.document].document
            age = (document.published.value if document.published else date.max, document.key)
            held = first.get(happening.text)
            if held is None or age < held[0]:
                first[happening.text] = (age, [happening])
            elif age == held[0]:
                held[1].append(happening)
    for _, tellings in first.values():
        yield from tellings


def _told(happening: Happening, frame: Frame) -> Told:
    return _said(happening.dates, frame)


def _said(mentions: Sequence[DateMention], frame: Frame) -> Told:
    combined = when(mentions)
    spoken = [mention.span.text for mention in mentions if mention.expression.kind is not DateKind.VAGUE]
    return Told(
        source=frame.copies,
        voice=frame.family,
        days=combined.days,
        pattern=combined.pattern,
        is_absolute=combined.is_absolute,
        words=spoken[0] if spoken else "",
        page=frame.told,
    )


def _frames(happenings: Iterable[Happening], frames: Mapping[str, Frame]) -> Iterator[Frame]:
    for document in sorted({happening.document for happening in happenings}):
        yield frames[document]


def _orders(drafts: Sequence[Draft]) -> Iterator[Order]:
    """A text recalls an incident as history: it was not after any incident that the text tells as news."""
    news = _news(drafts)
    for draft in drafts:
        for happening in draft.recalled:
            for later in news[happening.document]:
                if later != draft.key:
                    yield Order(draft.key, later, "recalled in a text as earlier than its own news")


def _spans(drafts: Sequence[Draft], frames: Mapping[str, Frame]) -> Iterator[Order]:
    """A text names a span up to its news ("the third attack in the past month") and then recalls incidents
    without a day of their own: they lie in that span, as far as other evidence leaves days in it.
    """
    news = _news(drafts)
    for draft in drafts:
        for happening in draft.recalled:
            frame = frames[happening.document]
            mention = None if happening.when.is_told else _span_before(happening, frame)
            if mention is None:
                continue
            count = -(mention.expression.offset or 0)
            is_month = mention.expression.kind is DateKind.MONTH
            because = f'recalled after "{mention.span.text}"'
            for later in news[happening.document]:
                if later != draft.key:
                    yield Order(draft.key, later, because, count if is_month else 0, 0 if is_month else count)


def _span_before(happening: Happening, frame: Frame) -> DateMention | None:
    """The last expression for a span of weeks or months up to now, in the sentence of the report or the
    one before it.
    """
    report, sentences = happening.reports[0], frame.document.sentences
    if report.sentence >= len(sentences):
        return None
    start = sentences[max(0, report.sentence - 1)].span.start
    spans = [
        mention
        for mention in frame.dates.values()
        if start <= mention.span.start < report.trigger.start and _is_span(mention)
    ]
    return max(spans, key=lambda mention: mention.span, default=None)


def _is_span(mention: DateMention) -> bool:
    said = mention.expression
    return (
        said.kind in (DateKind.WEEK, DateKind.MONTH)
        and said.anchor is Anchor.PUBLICATION
        and said.year is None
        and said.month is None
        and -_LONGEST_SPAN <= (said.offset or 0) < 0
    )


def _news(drafts: Sequence[Draft]) -> dict[str, list[str]]:
    """Document key to the keys of the incidents it tells as news."""
    news: dict[str, list[str]] = defaultdict(list)
    for draft in drafts:
        for happening in draft.told:
            news[happening.document].append(draft.key)
    return news


def _tellings(
    drafts: Sequence[Draft], speeches: Sequence[Speech], frames: Mapping[str, Frame]
) -> dict[str, list[Telling]]:
    told: dict[str, list[Telling]] = defaultdict(list)
    for draft in drafts:
        for happening in draft.happenings:
            at = happening.reports[0].trigger.start
            told[happening.document].append(Telling(at, draft.key, happening.dates))
    for speech in speeches:
        for report in speech.reports:
            dates = frames[report.document].dates
            mentions = tuple(dates[span] for span in report.spans(Role.DATE) if span in dates)
            told[report.document].append(Telling(report.trigger.start, speech.key, mentions))
    return told
