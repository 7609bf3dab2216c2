"""Words for people being hit, which by themselves tell of nothing ("shot in the hand"): for documents that are known to be about that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from firsthand.reports.matching import words
from firsthand.reports.scene import Scene
from firsthand.reports.triggers import Trigger
from firsthand.reports.weighed import weighed_triggers

_ACT = "attack"
"""What people are hit in, where nothing else is said of it."""


class Finder(Protocol):
    """Finds what names a happening in a sentence."""

    def find(self, scene: Scene) -> tuple[Trigger, ...]:
        """Triggers in order, not overlapping."""
        ...


class HitFinder:
    """Finds words for people being hit."""

    def find(self, scene: Scene) -> tuple[Trigger, ...]:
        """See `Finder`."""
        found = words(scene.pack.conflict.struck).finditer(scene.text)
        return tuple(Trigger(scene.span(*match.span()), _ACT) for match in found)


def heard(scenes: Iterable[Scene], finder: Finder) -> Iterator[tuple[Scene, Finder]]:
    """Sentences with what finds their triggers: those that name a happening as ever; of the others, those that say that somebody was hit
    without the model's word that they tell of nothing.

    Args:
        scenes: of one document.
        finder: finds what names a happening by itself.
    """
    hits = HitFinder()
    for scene in scenes:
        if not weighed_triggers(scene, finder.find(scene)) and hits.find(scene):
            yield replace(scene, evidence=None), hits
        else:
            yield scene, finder
