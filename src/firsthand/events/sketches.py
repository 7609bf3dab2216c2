"""What is compared of a happening: small, complete in itself, so that linking and dating need no document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from firsthand.blocking import number
from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Claim, Field
from firsthand.domain.report import Report, Role, Status
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.moment import Anchor, DateKind, DateMention
from firsthand.domain.values.place import Place
from firsthand.domain.values.quantity import Quantity
from firsthand.events.frames import NEWS_HORIZON, Frame
from firsthand.events.happenings import Happening
from firsthand.events.timing import When, when
from firsthand.events.wording import UNREAD, Weighed, Wording, told
from firsthand.knowledge.folding import plain

_LONGEST_SPAN = 12  # weeks or months; beyond, "in the past ..." frames history rather than a run of events

_DAYS = 24  # days kept of a document
_NIGHT = 2  # days that "on Sunday night" may mean
_NEAR = 30  # characters before the word that names it
_ANOTHER = re.compile(
    r"\b(?:another|second|third|fourth|separate|subsequent|earlier|previous|"
    r"autre|deuxième|seconde?|troisième|quatrième|précédente?)\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)

Age = tuple[bool, date, str, str]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people that a claim gives."""

    field: Field
    group: str | None
    quantity: Quantity | None
    part_of: bool


@dataclass(frozen=True, slots=True)
class Party:
    """A resolved actor in a role."""

    role: Role
    actor: str
    kind: ActorKind


@dataclass(frozen=True)
class Sketch:
    """One happening as one document tells it, reduced to what is compared.

    Attributes:
        key, document, family, text, status, place, operation: as of the `Happening`.
        reports: ids of its reports, in the order of the text.
        dates: date mentions, in the order of the text.
        parties: who took part.
        types: codes of the event types its reports name.
        counts: numbers of people claimed.
        sentences: a number for each sentence that tells it with its trigger; equal for equal wording.
        at: offset of its first trigger.
        latest: last day it can have happened (`Frame.latest`).
        published: first day known for its text, None where no copy carries a date.
        is_anchored: whether "on Sunday" was counted from the publication date already.
        span: an expression for a span of weeks or months up to now, told before a background happening without a day.
        page: what its document says in so many words.
        words: of the sentences that tell it.
        weapons: words for weapons.
        sureness: probability that the place is the one meant.
        named: gazetteer entries of places that its document names beside those where it tells of something.
        leads: whether its document is about it.
        days: ordinals of the days that its document names anywhere, where it is about it.
        is_another: whether it is told as another than one told before ("a second attack").
        unplaced: names of the places it is told at, where none of them could be put on the map.
        age: what stands first of several copies of a text: dated before undated, the earliest day, then by key.
    """

    key: str
    document: str
    family: str
    text: str
    status: Status
    reports: tuple[str, ...]
    place: Place | None
    dates: tuple[DateMention, ...]
    parties: tuple[Party, ...]
    types: frozenset[str]
    counts: tuple[Count, ...]
    sentences: frozenset[int]
    at: int
    latest: date
    published: date | None
    is_anchored: bool
    age: Age
    operation: str | None = None
    span: DateMention | None = None
    page: Wording = UNREAD
    words: Weighed = b""
    sureness: float = 1.0
    weapons: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    leads: bool = False
    days: frozenset[int] = frozenset()
    is_another: bool = False
    unplaced: frozenset[str] = frozenset()

    @cached_property
    def when(self) -> When:
        """What its dates allow."""
        return when(self.dates)

    @property
    def order(self) -> tuple[int, str, str]:
        """Where it stands among others: by its words first, so that copies of one text stand together and which of them
        was read does not matter.
        """
        return min(self.sentences), self.place.name if self.place else "", self.key

    @property
    def horizon(self) -> DaySet | None:
        """The days that its document's news can be about; see `Frame.horizon`."""
        return DaySet.between(self.latest - NEWS_HORIZON, self.latest) if self.published else None

    def actors(self, *roles: Role) -> frozenset[str]:
        """Ids of the actors in the given roles; all roles where none is given."""
        return frozenset(party.actor for party in self.parties if not roles or party.role in roles)


def sketch(
    happening: Happening, frame: Frame, *, named: frozenset[str] = frozenset(), leads: bool = False
) -> Sketch:
    """Reduce a happening of a document.

    Args:
        happening: what is told.
        frame: its document.
        named: see `Sketch`.
        leads: whether the document is about it.
    """
    document = frame.document
    published = document.published.value if document.published else None
    day = published or document.captured_at.date()
    is_timeless = (
        happening.status is Status.BACKGROUND and not happening.when.is_told and bool(happening.reports)
    )
    return Sketch(
        key=happening.key,
        document=happening.document,
        family=happening.family,
        text=happening.text,
        status=happening.status,
        reports=happening.report_ids,
        place=happening.place,
        dates=happening.dates,
        parties=tuple(
            dict.fromkeys(
                Party(role, mention.actor, mention.kind)
                for role, mention in happening.parties
                if mention.actor is not None
            )
        ),
        types=happening.types,
        counts=tuple(_count(claim) for claim in happening.claims if claim.field.is_count),
        sentences=frozenset(number("\n".join(sentence)) for sentence in happening.sentences),
        at=happening.at,
        latest=frame.latest,
        published=frame.told,
        is_anchored=frame.is_anchored,
        age=(published is None, day, happening.document, happening.key),
        operation=happening.operation,
        span=_span_before(happening, frame) if is_timeless else None,
        page=frame.wording,
        words=told(sorted(sentence for sentence, _ in happening.sentences)),
        weapons=frozenset(
            plain(span.text).split()[-1]
            for report in happening.reports
            for span in report.spans(Role.WEAPON)
            if plain(span.text)
        ),
        sureness=_sureness(happening, frame),
        named=named,
        leads=leads,
        days=frozenset(islice(_days(frame), _DAYS)) if leads else frozenset(),
        is_another=bool(happening.reports) and _is_another(happening.reports[0], frame),
        unplaced=frozenset(span.text for span, _ in happening.sites)
        if happening.place is None
        else frozenset(),
    )


def _days(frame: Frame) -> Iterator[int]:
    """The days that a document names, each once, in the order of the text; spans of more than a night left out."""
    told = (mention.possible for _, mention in sorted(frame.dates.items()) if mention.possible is not None)
    yield from dict.fromkeys(day.toordinal() for days in told if len(days) <= _NIGHT for day in days)


def _sureness(happening: Happening, frame: Frame) -> float:
    found = (
        frame.places[span].confidence
        for span, place in happening.sites
        if place is happening.place and span in frame.places
    )
    return max(found, default=1.0)


def _is_another(report: Report, frame: Frame) -> bool:
    start = report.trigger.start
    return _ANOTHER.search(frame.document.text[max(0, start - _NEAR) : start]) is not None


def _count(claim: Claim) -> Count:
    return Count(claim.field, claim.group, claim.quantity, claim.part_of)


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
