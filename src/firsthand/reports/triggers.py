"""Triggers: the words of a sentence that name a happening, and the type that they name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from firsthand.domain.report import CasualtyKind, Figure, Outcome
from firsthand.domain.values import Span
from firsthand.knowledge.codebook import Codebook
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.care import in_care
from firsthand.reports.matching import literals, words
from firsthand.reports.scene import Scene

_CONTROL = {
    Outcome.SITE_SEIZED: "non-state-actor-overtakes-territory",
    Outcome.SITE_RETAKEN: "government-regains-territory",
}
_TELLING = (CasualtyKind.KILLED, CasualtyKind.INJURED, CasualtyKind.ABDUCTED, CasualtyKind.CAPTURED)
_REMEMBERED = 1_000  # sentences whose cues are kept: those of a few documents


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

    @cached_property
    def _named(self) -> Callable[[str], tuple[tuple[int, int, str | None], ...]]:
        """Cues and words of attack in a sentence, with the type that they name; it is asked about each time that it is weighed anew."""
        return lru_cache(maxsize=_REMEMBERED)(self._name)

    def _name(self, text: str) -> tuple[tuple[int, int, str | None], ...]:
        found: list[tuple[int, int, str | None]] = [
            (*m.span(), self._types[self._key(m.group())]) for m in self._cues.finditer(text)
        ]
        for match in words(self.pack.conflict.attack).finditer(text):
            if not any(match.start() < end and start < match.end() for start, end, _ in found):
                found.append((*match.span(), None))
        return tuple(found)

    @cached_property
    def _harm_words(self) -> re.Pattern[str]:
        conflict = self.pack.conflict
        return words(
            tuple(
                p
                for table in (conflict.harmed_before, conflict.harmed_after)
                for ps in table.values()
                for p in ps
            )
        )

    def names_act(self, scene: Scene) -> bool:
        """Whether a cue or a word of attack stands in a sentence, beside words that only tell of harm."""
        told = (scene.text[start:end] for start, end, _ in self._named(scene.text))
        return any(self._harm_words.search(text) is None for text in told)

    def find(self, scene: Scene) -> tuple[Trigger, ...]:
        """Triggers in order, not overlapping; casualty words where there is no other."""
        named = [Trigger(scene.span(start, end), code) for start, end, code in self._named(scene.text)]
        found = [
            t for t in named if not any(a.span.contains(t.span) and a.span != t.span for a in scene.actors)
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
        if not scene.figures:
            return
        harm = [scene.span(*m.span()) for m in self._harm_words.finditer(scene.text)]
        seen: set[Span] = set()
        for figure in scene.figures:
            if figure.kind not in _TELLING or _is_treated(scene, figure):
                continue
            word = _nearest(harm, figure.span)
            if word in seen:
                continue
            seen.add(word)
            yield Trigger(
                word, "abduction-forced-disappearance" if figure.kind is CasualtyKind.ABDUCTED else None
            )

    @staticmethod
    def _key(text: str) -> str:
        return " ".join(text.lower().split())


def _is_treated(scene: Scene, figure: Figure) -> bool:
    """Whether a sentence only says of the hurt that they are in care, and names no happening by it."""
    end = figure.group.end if figure.group and figure.group.end > figure.span.end else figure.span.end
    return (
        figure.kind is CasualtyKind.INJURED and in_care(scene.text, end - scene.start, scene.pack) is not None
    )


def _nearest(harm: Sequence[Span], figure: Span) -> Span:
    """The word of harm nearest to a figure, the figure itself where none is found."""
    outside = [span for span in harm if not figure.contains(span)] or harm
    return min(
        outside,
        key=lambda span: min(abs(span.start - figure.end), abs(figure.start - span.end)),
        default=figure,
    )
