"""What the words of a sentence leave of a kind of harm that the model names."""

from __future__ import annotations

from firsthand.domain.report import CasualtyKind
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene
from firsthand.reports.shares import captives


def is_guessed(scene: Scene, kind: CasualtyKind) -> bool:
    """Whether a sentence has no word for a kind of harm, so that a figure of it is the model's guess."""
    told = scene.pack.conflict.unnumbered.get(kind)
    return told is not None and not words(told).search(scene.text)


def says_hit(scene: Scene) -> bool:
    """Whether a sentence says that somebody was hit, which leaves open what became of them."""
    return bool(words(scene.pack.conflict.struck).search(scene.text))


def told_kind(scene: Scene, kind: CasualtyKind) -> CasualtyKind:
    """The model's kind of harm, or the only one that the sentence has words for, captivity among them."""
    other = {CasualtyKind.KILLED: CasualtyKind.INJURED, CasualtyKind.INJURED: CasualtyKind.KILLED}.get(kind)
    if other is None or says_hit(scene) or not is_guessed(scene, kind):
        return kind
    if not is_guessed(scene, other):
        return other
    abducted = (scene.pack.conflict.harmed_after, scene.pack.conflict.harmed_before)
    taken = any(words(table[CasualtyKind.ABDUCTED]).search(scene.text) for table in abducted)
    return CasualtyKind.ABDUCTED if taken or captives().search(scene.text) else kind
