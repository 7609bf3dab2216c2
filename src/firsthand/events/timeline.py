"""What the documents say of time, as constraints for the calendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from firsthand.domain.values.days import DaySet
from firsthand.domain.values.moment import DateKind, DateMention
from firsthand.events.calendar import Order, Solution, Tie, Told, Variable, solve
from firsthand.events.drafts import Group, Speech
from firsthand.events.sketches import Sketch
from firsthand.events.ties import Telling, ties
from firsthand.events.timing import when


class Dated(Protocol):
    """What tells a day: a `Sketch` or an `Utterance`."""

    @property
    def document(self) -> str: ...  # noqa: D102
    @property
    def family(self) -> str: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def at(self) -> int: ...  # noqa: D102
    @property
    def dates(self) -> tuple[DateMention, ...]: ...  # noqa: D102
    @property
    def published(self) -> date | None: ...  # noqa: D102
    @property
    def is_anchored(self) -> bool: ...  # noqa: D102


def date_all(groups: Sequence[Group], speeches: Sequence[Speech]) -> dict[str, Solution]:
    """Date every incident and every statement together, by key."""
    variables = [*map(_incident, groups), *map(_speech, speeches)]
    return solve(variables, _ties(groups, speeches), [*_orders(groups), *_spans(groups)])


def _incident(group: Group) -> Variable:
    horizon: DaySet | None = None
    for sketch in sorted(group.told, key=lambda sketch: sketch.document):
        days = sketch.horizon
        if days is not None:
            # Pages too far apart to be news of one day: the earliest page is nearest to the incident.
            horizon = days if horizon is None else (horizon & days or min(horizon, days, key=_start))
    return Variable(
        id=group.key,
        told=tuple(map(_told, _first_told(group))),
        latest=min((sketch.latest for sketch in group.happenings), default=None),
        horizon=horizon,
    )


def _start(days: DaySet) -> tuple[object, ...]:
    return days.intervals


def _speech(speech: Speech) -> Variable:
    latest = min(utterance.latest for utterance in speech.told)
    return Variable(id=speech.key, told=tuple(map(_told, speech.told)), latest=latest)


def _first_told(group: Group) -> Iterator[Sketch]:
    """Of several copies of one text, what the oldest one says that tells a day."""
    first: dict[str, tuple[tuple[object, ...], list[Sketch]]] = {}
    for sketch in group.happenings:
        if sketch.when.is_told:
            age = sketch.age[:-1]  # of the document
            held = first.get(sketch.text)
            if held is None or age < held[0]:
                first[sketch.text] = (age, [sketch])
            elif age == held[0]:
                held[1].append(sketch)
    for _, tellings in first.values():
        yield from tellings


def _told(said: Dated) -> Told:
    combined = when(said.dates)
    spoken = [mention.span.text for mention in said.dates if mention.expression.kind is not DateKind.VAGUE]
    return Told(
        source=said.text,
        voice=said.family,
        days=combined.days,
        pattern=combined.pattern,
        is_absolute=combined.is_absolute,
        words=spoken[0] if spoken else "",
        page=said.published,
    )


def _orders(groups: Sequence[Group]) -> Iterator[Order]:
    """A text recalls an incident as history: it was not after any incident that the text tells as news."""
    news = _news(groups)
    for group in groups:
        for sketch in group.recalled:
            for later in news[sketch.document]:
                if later != group.key:
                    yield Order(group.key, later, "recalled in a text as earlier than its own news")


def _spans(groups: Sequence[Group]) -> Iterator[Order]:
    """A text names a span up to its news ("the third attack in the past month") and then recalls incidents
    without a day of their own: they lie in that span, as far as other evidence leaves days in it.
    """
    news = _news(groups)
    for group in groups:
        for sketch in group.recalled:
            mention = sketch.span
            if mention is None:
                continue
            count = -(mention.expression.offset or 0)
            is_month = mention.expression.kind is DateKind.MONTH
            because = f'recalled after "{mention.span.text}"'
            for later in news[sketch.document]:
                if later != group.key:
                    yield Order(group.key, later, because, count if is_month else 0, 0 if is_month else count)


def _news(groups: Sequence[Group]) -> dict[str, list[str]]:
    """Document key to the keys of the incidents it tells as news."""
    news: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        for sketch in group.told:
            news[sketch.document].append(group.key)
    return news


def _ties(groups: Sequence[Group], speeches: Sequence[Speech]) -> Iterator[Tie]:
    told: dict[str, list[Telling]] = defaultdict(list)
    is_anchored: dict[str, bool] = {}
    for variable, said in _tellings(groups, speeches):
        told[said.document].append(Telling(said.at, variable, said.dates))
        is_anchored[said.document] = said.is_anchored
    for document in sorted(told):
        yield from ties(told[document], is_anchored=is_anchored[document])


def _tellings(groups: Iterable[Group], speeches: Iterable[Speech]) -> Iterator[tuple[str, Dated]]:
    for group in groups:
        for sketch in group.happenings:
            yield group.key, sketch
    for speech in speeches:
        for utterance in speech.told:
            yield speech.key, utterance
