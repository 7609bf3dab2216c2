"""Triggers: the words of a sentence that name a happening, and the type that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from firsthand.domain.report import CasualtyKind, Outcome
from firsthand.domain.values import Span
from firsthand.knowledge.codebook import Codebook
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.matching import literals, words
from firsthand.reports.scene import Scene

_CONTROL = {
    Outcome.SITE_SEIZED: "non-state-actor-overtakes-territory",
    Outcome.SITE_RETAKEN: "government-regains-territory",
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name a happening.

    Attributes:
        span: the words.
        event_type: code of the type whose cue they are; None for a word that only the target types ("attack").
    """

    span: Span
    event_type: str | None


@dataclass(frozen=True)
class TriggerFinder:
    """Cues of the codebook in one language, as one pattern."""

    codebook: Codebook
    pack: LanguagePack

    @cached_property
    def _types(self) -> dict[str, str]:
        table: dict[str, str] = {}
        for event_type in sorted(self.codebook.types, key=lambda t: t.rank):
            for cue in event_type.cues.get(self.pack.code, ()):
                table[" ".join(cue.text.lower().split())] = event_type.code
        return table

    @cached_property
    def _cues(self) -> re.Pattern[str]:
        return words(literals(self._types))

    def find(self, scene: Scene) -> tuple[Trigger, ...]:
        """Triggers in order, not overlapping; casualty words where there is no other."""
        found = [
            Trigger(scene.span(*m.span()), self._types[self._key(m.group())])
            for m in self._cues.finditer(scene.text)
        ]
        for match in words(self.pack.conflict.attack).finditer(scene.text):
            span = scene.span(*match.span())
            if not any(span.overlaps(trigger.span) for trigger in found):
                found.append(Trigger(span, None))
        found = [
            t for t in found if not any(a.span.contains(t.span) and a.span != t.span for a in scene.actors)
        ]
        found += [
            Trigger(o.span, _CONTROL[o.outcome])
            for o in scene.outcomes
            if o.outcome in _CONTROL and not any(o.span.overlaps(t.span) for t in found)
        ]
        found += [t for t in self._harm(scene) if not any(t.span.overlaps(other.span) for other in found)]
        return tuple(sorted(found, key=lambda trigger: trigger.span.start))

    def _harm(self, scene: Scene) -> Iterator[Trigger]:
        """Words of harm: "twelve soldiers were killed" names a happening without an attack word."""
        seen: set[Span] = set()
        for figure in scene.figures:
            word = _harm_word(scene, figure.span)
            if word in seen or figure.kind not in (
                CasualtyKind.KILLED,
                CasualtyKind.INJURED,
                CasualtyKind.ABDUCTED,
                CasualtyKind.CAPTURED,
            ):
                continue
            seen.add(word)
            yield Trigger(
                word, "abduction-forced-disappearance" if figure.kind is CasualtyKind.ABDUCTED else None
            )

    @staticmethod
    def _key(text: str) -> str:
        return " ".join(text.lower().split())


def _harm_word(scene: Scene, figure: Span) -> Span:
    """The word of harm nearest to a figure, the figure itself where none is found."""
    conflict = scene.pack.conflict
    patterns = tuple(
        p for table in (conflict.harmed_before, conflict.harmed_after) for ps in table.values() for p in ps
    )
    matches = [scene.span(*m.span()) for m in words(patterns).finditer(scene.text)]
    outside = [span for span in matches if not figure.contains(span)] or matches
    return min(
        outside,
        key=lambda span: min(abs(span.start - figure.end), abs(figure.start - span.end)),
        default=figure,
    )
