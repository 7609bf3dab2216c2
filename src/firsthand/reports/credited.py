"""Attributions, weighed: the voices that patterns found, and those that only the model sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from firsthand.domain.report import Voice
from firsthand.domain.values import Span
from firsthand.reports.evidence import Credit, Evidence
from firsthand.reports.scene import Scene
from firsthand.reports.voices import doubts

_LIKELY = 0.5
_CUE = 0.7
_MOST = 0.7


def with_credits(scene: Scene) -> Scene:
    """The scene with its voices weighed; unchanged where no model was asked.

    The model's attributions come first, with what they credit. A voice of the patterns stays where the model has none that shares its words:
    it knows relays, hedges and official words by the language's own lists.
    """
    evidence = scene.evidence
    if evidence is None:
        return scene
    found = list(_voices(scene, evidence))
    bare = [voice for voice in scene.voices if voice.source is None and not found]
    kept = [
        voice
        for voice in scene.voices
        if voice.source is not None and not any(_shared(voice, other) for other in found)
    ]
    return replace(scene, voices=(*found, *kept, *bare), heard=scene.voices)


def _voices(scene: Scene, evidence: Evidence) -> Iterator[Voice]:
    for credit in evidence.credits:
        if credit.source is None or credit.cue.probability < _CUE:
            continue
        same = next((v for v in scene.voices if v.source and v.source.overlaps(credit.source.span)), None)
        if same is not None:
            yield replace(same, content=_content(scene, credit), cue=same.cue or credit.cue.span)
        else:
            relay = credit.relay.span if credit.relay else None
            official, hedges = doubts(scene.document, scene.sentence, scene.pack)
            yield Voice(_content(scene, credit), credit.source.span, credit.cue.span, relay, official, hedges)


def _content(scene: Scene, credit: Credit) -> Span:
    return credit.content.span if credit.content else scene.sentence.span


def _shared(voice: Voice, other: Voice) -> bool:
    return voice.source is not None and other.source is not None and voice.source.overlaps(other.source)


def carried(scenes: Sequence[Scene]) -> tuple[Voice, ...]:
    """The voices of a document, in order, each with what it is credited with in the sentences beside its own.

    A sentence that is credited but credits nobody goes on with the voice before it, or, at the head of a paragraph, with the one after it.
    """
    voices = [list(scene.voices) for scene in scenes]
    bare = [_goes_on(scene) for scene in scenes]
    held: dict[int, int] = {}
    for step, order in ((-1, range(len(scenes))), (1, range(len(scenes) - 1, -1, -1))):
        for n in order:
            beside = n + step
            if not bare[n] or n in held or not 0 <= beside < len(scenes):
                continue
            holder = held.get(beside, beside)
            if scenes[beside].sentence.block == scenes[n].sentence.block and voices[holder]:
                held[n] = holder
                place = -1 if step < 0 else 0
                voices[holder][place] = _grown(voices[holder][place], scenes[n])
    return tuple(voice for found in voices for voice in found)


def _grown(voice: Voice, scene: Scene) -> Voice:
    """The voice credited with a sentence more."""
    if voice.source is None:
        return voice
    start, end = min(voice.content.start, scene.start), max(voice.content.end, scene.sentence.span.end)
    return replace(voice, content=Span.of(scene.document.text, start, end))


def _goes_on(scene: Scene) -> bool:
    """Whether most of a sentence is credited to somebody whom it does not name."""
    evidence = scene.evidence
    if evidence is None or evidence.marked("cue") or any(voice.source for voice in scene.voices):
        return False
    inside = evidence.inside["content"]
    return bool(inside) and sum(value > _LIKELY for value in inside) > _MOST * len(inside)
