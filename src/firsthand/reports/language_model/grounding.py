"""From what the model told to reports whose every span stands in the text.

What cannot be found is dropped and counted, by itself where it is a part, with the report where it is the trigger.
Words for parties, places and dates are led to what was spotted inside them, which is what later stages resolve. Words
for a party in which no actor was spotted are dropped too: they may be the name of a private person, of whom nothing is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from firsthand.domain.document import Document, Sentence
from firsthand.domain.ids import content_id
from firsthand.domain.report import Argument, Figure, OutcomeMention, Report, Role, Status, Voice
from firsthand.domain.values import Span
from firsthand.reports.confidence import confidence
from firsthand.reports.discourse import CONTINUABLE
from firsthand.reports.language_model.counts import count_at
from firsthand.reports.language_model.form import Told, ToldFigure, ToldReport, ToldVoice
from firsthand.reports.language_model.quotes import nearest, occurrences
from firsthand.reports.scene import Scene

_MOST_PARTS = 40  # arguments, and figures, of one report; no sentence has more
_PARTIES = frozenset((Role.INITIATOR, Role.TARGET, Role.PARTICIPANT, Role.VICTIM, Role.CLAIMANT))


class Grounding:
    """Looks up one answer in one document.

    Args:
        document: the document.
        scenes: its sentences with what was spotted in them.
        codes: the event types there are.

    Attributes:
        dropped: what was not found or is of no use: "report", "trigger", "event-type", "argument", "party", "figure",
            "number", "group", "voice".
    """

    def __init__(self, document: Document, scenes: Sequence[Scene], codes: Collection[str]) -> None:
        self._document = document
        self._scenes = {scene.sentence.index: scene for scene in scenes}
        self._codes = codes
        self._triggers: set[Span] = set()
        self._figures_told: list[Span] = []
        self.dropped: Counter[str] = Counter()

    def reports(self, told: Told) -> tuple[Report, ...]:
        """The reports that stand in the text, in its order."""
        grounded: dict[str, tuple[Report, int]] = {}
        for item in told.reports:
            report = self._report(item)
            if (
                report is not None
                and grounded.setdefault(report.id, (report, item.happening))[0] is not report
            ):
                self.dropped["report"] += 1  # the same told twice
        ordered = sorted(grounded.values(), key=lambda pair: (pair[0].trigger.start, pair[0].id))
        heads: dict[int, str] = {}
        chained = []
        for report, happening in ordered:
            head = heads.setdefault(happening, report.id) if report.status in CONTINUABLE else report.id
            chained.append(replace(report, continues=None if head == report.id else head))
        return tuple(self._with_outcomes(chained))

    def _report(self, told: ToldReport) -> Report | None:
        found = self._trigger(told)
        if found is None:
            self.dropped["trigger"] += 1
            return None
        scene, trigger = found
        if told.event_type is not None and told.event_type not in self._codes:
            self.dropped["event-type"] += 1
            return None
        self._triggers.add(trigger)
        code = None if told.status is Status.STATEMENT else told.event_type
        arguments = self._arguments(told, scene, trigger)
        figures = self._figures(told.figures, scene, trigger)
        return Report(
            id=content_id(
                "rpt",
                {
                    "document": self._document.key,
                    "start": trigger.start,
                    "text": trigger.text,
                    "status": told.status.value,
                    "from": scene.start,
                },
            ),
            document=self._document.key,
            sentence=scene.sentence.index,
            status=told.status,
            event_type=code,
            trigger=trigger,
            confidence=confidence(told.status, code, arguments, figures),
            arguments=arguments,
            figures=figures,
            voice=self._voice(told.voice, scene, trigger),
            simultaneous=told.simultaneous,
        )

    def _trigger(self, told: ToldReport) -> tuple[Scene, Span] | None:
        """Where the trigger stands: in the sentence named, in a place that no other report has; else in the one sentence that holds it."""
        named = self._scenes.get(told.sentence)
        if named is not None and (spans := occurrences(told.trigger, self._document, named.sentence)):
            return named, next((s for s in spans if s not in self._triggers), spans[0])
        elsewhere = [
            (scene, spans[0])
            for scene in self._scenes.values()
            if (spans := occurrences(told.trigger, self._document, scene.sentence))
        ]
        return elsewhere[0] if len(elsewhere) == 1 else None

    def _arguments(self, told: ToldReport, scene: Scene, trigger: Span) -> tuple[Argument, ...]:
        """Places first, in the order told, as the first place is the one that counts; the rest in the order of the text."""
        self.dropped["argument"] += max(len(told.arguments) - _MOST_PARTS, 0)
        found: list[Argument] = []
        for item in told.arguments[:_MOST_PARTS]:
            span = self._look_up(item.quote, scene.sentence, trigger)
            spots = self._spotted(item.role, span) if span is not None else ()
            if span is None:
                self.dropped["argument"] += 1
            elif spots or item.role not in _PARTIES:
                found += [Argument(item.role, part) for part in spots or (span,)]
            else:
                self.dropped["party"] += 1
        unique = list(dict.fromkeys(found))
        rest = sorted(
            (a for a in unique if a.role is not Role.PLACE), key=lambda a: (a.span.start, a.role.value)
        )
        return (*(a for a in unique if a.role is Role.PLACE), *rest)

    def _spotted(self, role: Role, span: Span) -> Sequence[Span]:
        """What was spotted inside the words, else around them."""
        sentence = self._document.sentence_at(span)
        scene = self._scenes.get(sentence.index) if sentence is not None else None
        if scene is None:
            return ()
        spots: tuple[Span, ...] = ()
        if role is Role.PLACE:
            spots = scene.toponyms
        elif role is Role.DATE:
            spots = tuple(d.span for d in scene.dates)
        elif role in _PARTIES:
            spots = tuple(a.span for a in scene.actors)
        inside = [s for s in spots if span.contains(s)]
        return [span] if span in spots else inside or [s for s in spots if s.contains(span)][:1]

    def _figures(self, told: Sequence[ToldFigure], scene: Scene, trigger: Span) -> tuple[Figure, ...]:
        self.dropped["figure"] += max(len(told) - _MOST_PARTS, 0)
        found: list[Figure] = []
        for item in told[:_MOST_PARTS]:
            figure = self._figure(item, scene, trigger, [f.span for f in found])
            if figure is not None:
                found.append(figure)
        return tuple(sorted(found, key=lambda f: f.span))

    def _figure(self, told: ToldFigure, scene: Scene, trigger: Span, taken: Sequence[Span]) -> Figure | None:
        """A figure; only of this sentence, so that none is brought over from another happening. Of several places
        with its words the one nearest to the trigger that no other report took.
        """
        free = [
            span
            for span in occurrences(told.quote, self._document, scene.sentence)
            if not any(span.overlaps(other) for other in taken)
        ]
        if not free:
            self.dropped["figure"] += 1
            return None
        quote = min(
            free,
            key=lambda s: (
                any(s.overlaps(other) for other in self._figures_told),
                max(s.start - trigger.end, trigger.start - s.end, 0),
                s.start,
            ),
        )
        group = self._group(told.group, scene, quote)
        counted = count_at(scene, quote, told.kind, group)
        if counted is None or any(counted[0].overlaps(other) for other in taken):
            self.dropped["number"] += 1
            return None
        self._figures_told.append(counted[0])
        return Figure(counted[0], counted[1], told.kind, group, told.side, told.part_of and bool(taken))

    def _group(self, told: str | None, scene: Scene, quote: Span) -> Span | None:
        if told is None:
            return None
        spans = occurrences(told, self._document, scene.sentence)
        if not spans:
            self.dropped["group"] += 1
            return None
        return min(spans, key=lambda s: (not quote.contains(s), abs(s.start - quote.start)))

    def _voice(self, told: ToldVoice | None, scene: Scene, trigger: Span) -> Voice | None:
        """The voice as told, with what the text says in so many words of confirmation and doubt, which is never told by the model."""
        said = next(iter(scene.voices), None)
        official, hedges = (said.official, said.hedges) if said else (None, ())
        source = self._look_up(told.source, scene.sentence, trigger) if told else None
        if told is not None and source is None:
            self.dropped["voice"] += 1
        if told is None or source is None:
            is_said = official is not None or bool(hedges)
            return Voice(scene.sentence.span, None, None, None, official, hedges) if is_said else None
        parts = []
        for quote in (told.cue, told.relay):
            span = self._look_up(quote, scene.sentence, source) if quote else None
            self.dropped["voice"] += quote is not None and span is None
            parts.append(span)
        relay = parts[1] if parts[1] != source else None
        return Voice(scene.sentence.span, source, parts[0], relay, official, hedges)

    def _look_up(self, quote: str, sentence: Sentence, to: Span) -> Span | None:
        return nearest(quote, self._document, sentence, to)

    def _with_outcomes(self, reports: Sequence[Report]) -> Iterator[Report]:
        """Outcomes as spotted, each with the report of its sentence whose trigger is nearest."""
        given: dict[str, list[OutcomeMention]] = {}
        for index in dict.fromkeys(report.sentence for report in reports):
            here = [report for report in reports if report.sentence == index]
            for outcome in self._scenes[index].outcomes:
                report = min(here, key=lambda r: abs(r.trigger.start - outcome.span.start))
                given.setdefault(report.id, []).append(outcome)
        for report in reports:
            yield replace(report, outcomes=tuple(given.get(report.id, ())))
