"""What the documents say of time, as constraints for the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from firsthand.domain.report import Status
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.moment import DateKind, DateMention
from firsthand.events.calendar import Order, Tie, Told, Variable
from firsthand.events.drafts import Group, Speech
from firsthand.events.messages import EARLIER, RECALLED_AFTER
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


def variable(subject: Group | Speech) -> Variable:
    """What documents say of the day of one incident or statement."""
    return _incident(subject) if isinstance(subject, Group) else _speech(subject)


@dataclass(frozen=True)
class Share:
    """What one document tells of one incident or statement.

    Attributes:
        key: of the incident or statement.
        told: where the document tells it, as news or as a statement.
        recalled: where it recalls it.
    """

    key: str
    told: tuple[Dated, ...]
    recalled: tuple[Sketch, ...] = ()


def constraints(parts: Sequence[Share]) -> Iterator[Tie | Order]:
    """What one document says of the days of two incidents or statements.

    Args:
        parts: everything that it tells of, by key.
    """
    yield from _ties(parts)
    news = [part.key for part in parts if any(isinstance(said, Sketch) for said in part.told)]
    for part in parts:
        for sketch in part.recalled:
            if sketch.status is Status.DENIED:  # news of today may be denied today
                continue
            yield from _orders(part.key, sketch, [later for later in news if later != part.key])


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


def _orders(recalled: str, sketch: Sketch, news: Sequence[str]) -> Iterator[Order]:
    """A text recalls an incident as history: it was not after any incident that the text tells as news.

    Where it names a span up to its news ("the third attack in the past month") and then recalls incidents without a
    day of their own, they lie in that span, as far as other evidence leaves days in it.
    """
    for later in news:
        yield Order(recalled, later, EARLIER())
    mention = sketch.span
    if mention is not None:
        count = -(mention.expression.offset or 0)
        is_month = mention.expression.kind is DateKind.MONTH
        because = RECALLED_AFTER(words=mention.span.text)
        for later in news:
            yield Order(recalled, later, because, count if is_month else 0, 0 if is_month else count)


def _ties(parts: Sequence[Share]) -> Iterator[Tie]:
    found: list[tuple[str, Dated]] = [
        (part.key, said) for part in parts for said in (*part.told, *part.recalled)
    ]
    if found:
        told = [Telling(said.at, key, said.dates) for key, said in found]
        yield from ties(told, is_anchored=found[0][1].is_anchored)
