"""Whose words a passage is, and whose count a figure: who only claims an act has not counted those whom it harmed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.domain.report import Figure, Voice
from firsthand.domain.values import Span
from firsthand.reports.camps import ARMED
from firsthand.reports.claimed import claimants
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene

_CONTRAST = re.compile(r"\b(?:while|whereas|tandis\sque|alors\sque)\b", re.IGNORECASE)
_BY = re.compile(r"\s(?:by|par)\s(?:the\s|l['’]|le\s|la\s|les\s|des\s)?", re.IGNORECASE)
_NEAR = 60  # characters from a party to the verb with which it claims


def voice_of(scene: Scene, span: Span) -> Voice | None:
    """The voice that governs a span: the one whose cue is nearest, one with a relay before one without."""
    return _nearest(scene.voices, scene, span)


def counts(scene: Scene, figures: Sequence[Figure]) -> tuple[Voice | None, ...]:
    """The voice behind each figure of a sentence.

    A party that claims an act speaks for what it says that it did ("claimed the attack, saying it killed 30", "revendique la mort de 30 soldats"), and
    not for what the writer tells of the act ("claimed the attack that killed 12", "12 killed, X claims responsibility").

    Returns:
        For each the voice; one without a source where the only one in the sentence claims the act and nothing more; None where there is none.
    """
    if not figures:
        return ()
    parties = [argument.span for argument in claimants(scene)]
    return tuple(_count(scene, figure.span, parties) for figure in figures)


def _count(scene: Scene, figure: Span, parties: Sequence[Span]) -> Voice | None:
    for party in parties:
        if _gives(scene, party, figure):
            told = (v for v in scene.voices if v.source is not None and v.source.overlaps(party))
            return next(told, Voice(scene.sentence.span, party))
    others = [voice for voice in scene.voices if not _only_claims(scene, voice, figure)]
    voice = _nearest(others, scene, figure)
    return Voice(scene.sentence.span) if voice is None and len(others) < len(scene.voices) else voice


def _nearest(heard: Sequence[Voice], scene: Scene, span: Span) -> Voice | None:
    voices = [v for v in heard if v.source is None or not _CONTRAST.search(scene.between(span, v.source))]
    credited = [v for v in voices if v.source is not None]
    if not credited:
        return next((v for v in voices if v.source is None), None)
    return min(
        credited,
        key=lambda v: (
            v.relay is None,
            min(abs((v.cue or v.content).start - span.end), abs(span.start - (v.cue or v.content).end)),
        ),
    )


def _only_claims(scene: Scene, voice: Voice, figure: Span) -> bool:
    """Whether a voice claims the act and has not given the figure."""
    return (
        voice.source is not None
        and any(_claims(scene, voice.source))
        and not _gives(scene, voice.source, figure)
    )


def _claims(scene: Scene, party: Span) -> Iterator[tuple[int, bool]]:
    """Where in the sentence the words end with which a party claims an act, and whether they say "claimed by" it."""
    start, end = party.start - scene.start, party.end - scene.start
    for match in words(scene.pack.speech.takes_credit).finditer(scene.text, 0, end + _NEAR):
        if match.start() < start:
            if _BY.fullmatch(scene.text, match.end(), start):
                yield end, True
        elif _is_its_own(scene, party, match.start()):
            yield match.end(), False


def _is_its_own(scene: Scene, party: Span, verb: int) -> bool:
    """Whether no other party, and no other verb of saying, stands between a party and a verb."""
    at = scene.start + verb
    if any(m.kind in ARMED and party.end < m.span.start and m.span.end <= at for m in scene.actors):
        return False
    between = scene.text[party.end - scene.start : verb]
    return not re.search(r"[;.]", between) and not words((scene.pack.speech.says,)).search(between)


def _gives(scene: Scene, party: Span, figure: Span) -> bool:
    """Whether a party that claims an act gives the figure behind: as what it claims, or as what it goes on to tell."""
    speech = scene.pack.speech
    at = figure.start - scene.start
    for end, passive in _claims(scene, party):
        between = scene.text[end : max(end, at)]
        if at < end:
            continue
        if words(speech.tells_on).search(between):
            return True
        if not passive and not words(speech.act_itself).search(between) and "," not in between:
            return True
    return False
