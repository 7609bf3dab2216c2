"""Attributions, weighed: the voices that patterns found, and those that only the model sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from firsthand.domain.report import Voice
from firsthand.domain.values import Span
from firsthand.reports.evidence import Credit, Evidence
from firsthand.reports.scene import Scene
from firsthand.reports.voices import doubts

_LIKELY = 0.5


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
    return replace(scene, voices=(*found, *kept, *bare))


def _voices(scene: Scene, evidence: Evidence) -> Iterator[Voice]:
    official, hedges = doubts(scene.document, scene.sentence, scene.pack)
    for credit in evidence.credits:
        if credit.source is None or credit.cue.probability < _LIKELY:
            continue
        same = next((v for v in scene.voices if v.source and v.source.overlaps(credit.source.span)), None)
        if same is not None:
            yield replace(same, content=_content(scene, credit), cue=same.cue or credit.cue.span)
        else:
            relay = credit.relay.span if credit.relay else None
            yield Voice(_content(scene, credit), credit.source.span, credit.cue.span, relay, official, hedges)


def _content(scene: Scene, credit: Credit) -> Span:
    return credit.content.span if credit.content else scene.sentence.span


def _shared(voice: Voice, other: Voice) -> bool:
    return voice.source is not None and other.source is not None and voice.source.overlaps(other.source)
