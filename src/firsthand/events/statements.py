"""Statements: who warned, condemned or announced what, told in one or several documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.domain.event import DocumentRole, EventDocument, Statement
from firsthand.domain.ids import content_id
from firsthand.domain.report import Report, Role, Status
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.span import Span
from firsthand.events.calendar import Solution
from firsthand.events.drafts import Speech, Utterance
from firsthand.events.frames import Frame
from firsthand.events.rulings import Rulings
from firsthand.events.spelling import words
from firsthand.events.timing import gap_days, when

_LONG = 4  # letters: shorter words tie neither speakers nor contents together
_CONTENT = 3  # long words that two tellings of one statement share at least ...
_CONTENT_PART = 0.2  # ... and the part of the shorter telling that these make up
_SAME_FAMILY_CONTENT = 2


@dataclass(frozen=True)
class Telling:
    """One report of a statement, ready to be compared.

    Attributes:
        said: the report, where it is told.
        actors: ids of the actors that speak.
        speaker: words that name the speaker.
        content: long words of the sentence.
        days: the days that its sentence allows, None where it tells none.
    """

    said: Utterance
    actors: tuple[str, ...]
    speaker: frozenset[str]
    content: frozenset[str]
    days: DaySet | None

    @property
    def report(self) -> Report:
        """The report."""
        return self.said.report


def tellings(frame: Frame, rulings: Rulings) -> tuple[Telling, ...]:
    """The statements that a document tells, by the ids of their reports."""
    found = (
        _telling(report, frame)
        for report in frame.extraction.reports
        if report.status is Status.STATEMENT and report.id not in rulings.rejected
    )
    return tuple(sorted(found, key=lambda telling: telling.report.id))


def speech(group: Sequence[Telling]) -> Speech:
    """One statement of everything that tells it.

    Args:
        group: by the ids of their reports.
    """
    count = Counter(actor for telling in group for actor in set(telling.actors))
    first = group[0].report
    source = first.voice.source if first.voice else None
    spoken = next(iter(first.spans(Role.CLAIMANT)), source) or next(iter(first.spans(Role.INITIATOR)), None)
    actor = min(count, key=lambda actor: (-count[actor], actor)) if count else None
    return Speech(
        key=first.id,
        speaker=actor or (spoken.text if spoken else ""),
        told=tuple(telling.said for telling in group),
    )


def statement_id(key: str) -> str:
    """The id of a statement.

    Args:
        key: of the `Speech`.
    """
    return content_id("stm", key)


def statements(
    said: Iterable[Speech], dated: Callable[[str], Solution], frames: Mapping[str, Frame]
) -> tuple[Statement, ...]:
    """Publish the groups with what the calendar makes of their days."""
    result = []
    for made in said:
        first = made.reports[0]
        frame = frames[first.document]
        sentence = (
            frame.document.sentences[first.sentence].span if frame.document.sentences else first.trigger
        )
        keys = sorted({report.document for report in made.reports})
        result.append(
            Statement(
                id=statement_id(made.key),
                speaker=made.speaker,
                date=dated(made.key).possible,
                quote=sentence.text,
                documents=tuple(
                    EventDocument(frames[key].document.id, key, DocumentRole.REPORTS) for key in keys
                ),
                reports=tuple(report.id for report in made.reports),
            )
        )
    return tuple(sorted(result, key=lambda statement: statement.id))


def _telling(report: Report, frame: Frame) -> Telling:
    sentences = frame.document.sentences
    sentence = sentences[report.sentence].span if report.sentence < len(sentences) else report.trigger
    spans = [*report.spans(Role.CLAIMANT), *report.spans(Role.INITIATOR), *report.spans(Role.PARTICIPANT)]
    if report.voice is not None and report.voice.source is not None:
        spans.append(report.voice.source)
    spans = [span for span in spans if not _is_description(span, frame)]
    if not spans:  # nobody is credited: whoever the sentence names
        spans = [
            span
            for span in sorted(frame.actors)
            if sentence.contains(span) and not _is_description(span, frame)
        ]
    dates = tuple(frame.dates[span] for span in report.spans(Role.DATE) if span in frame.dates)
    return Telling(
        said=Utterance(
            report=report,
            document=frame.document.key,
            family=frame.family,
            text=frame.copies,
            latest=frame.latest,
            published=frame.told,
            is_anchored=frame.is_anchored,
            dates=dates,
        ),
        actors=tuple(actor for span in spans if span in frame.actors and (actor := frame.actors[span].actor)),
        speaker=_long_words(" ".join(span.text for span in spans)) or _names(sentence.text),
        content=_long_words(sentence.text),
        days=when(dates).days,
    )


def _names(text: str) -> frozenset[str]:
    """The capitalised words of a sentence after its first: whoever it may credit."""
    return _long_words(" ".join(word for word in text.split()[1:] if word[:1].isupper()))


def _is_description(span: Span, frame: Frame) -> bool:
    """Whether words describe a kind of people ("militants"): what is spoken of, not who speaks."""
    return span in frame.actors and (frame.actors[span].actor or "").startswith("generic:")


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if len(word) >= _LONG)


def is_one_statement(a: Telling, b: Telling) -> bool:
    """Whether two tellings are of one statement: one speaker, shared content, days that can be one.

    In one text, two sentences in a row by one speaker are one statement.
    """
    if a.days is not None and b.days is not None and gap_days(a.days, b.days) > 1:
        return False
    has_one_actor = not set(a.actors).isdisjoint(b.actors)
    if not has_one_actor and not a.speaker & b.speaker:
        return False
    if has_one_actor and a.report.document == b.report.document:
        return abs(a.report.sentence - b.report.sentence) <= 1
    shared = (a.content & b.content) - (a.speaker & b.speaker)
    if a.said.family == b.said.family:
        return len(shared) >= _SAME_FAMILY_CONTENT
    smaller = min(len(a.content), len(b.content))
    return len(shared) >= _CONTENT and len(shared) >= _CONTENT_PART * smaller
