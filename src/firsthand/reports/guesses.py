"""What the words of a sentence leave of a kind of harm that the model names."""

from __future__ import annotations

import re
from functools import cache

from firsthand.domain.report import CasualtyKind, Figure
from firsthand.domain.values import Operator, Span
from firsthand.reports.doers import BEFALLS
from firsthand.reports.gapped import lie_in_hospital
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene
from firsthand.reports.shares import captives

_OBJECT = re.compile(
    r"\s(?:(?:the|an?|his|her|their|its|another|le|la|une?|son|sa|leur)\s|l['’])(?:[\w-]+\s)?", re.IGNORECASE
)
"""What stands between a verb and the one person who is its object."""
_BEFORE = 60  # characters before a person in which the verb stands
_THERE = 40  # characters before a number in which it stands that so many were there


def is_guessed(scene: Scene, kind: CasualtyKind) -> bool:
    """Whether a sentence has no word for a kind of harm, so that a figure of it is the model's guess."""
    told = scene.pack.conflict.unnumbered.get(kind)
    return told is not None and not words(told).search(scene.text)


def is_said(scene: Scene, kind: CasualtyKind) -> bool:
    """Whether a sentence has a word for a kind of harm, on either side of a number."""
    conflict = scene.pack.conflict
    tables = (conflict.harmed_after, conflict.harmed_before)
    return any(
        patterns and words(patterns).search(scene.text) for table in tables if (patterns := table.get(kind))
    )


def only_there(scene: Scene, at: int) -> bool:
    """Whether the number at an offset of a sentence is of people who are only said to have been there, no word of the sentence of any harm: "there
    were six of them and they fired at us".
    """
    before = scene.text[max(0, at - _THERE) : at].rstrip()
    there = any(
        match.end() == len(before) for match in words(scene.pack.conflict.only_there).finditer(before)
    )
    return (
        there
        and words(scene.pack.conflict.all_harmed_after).search(scene.text) is None
        and not says_hit(scene)
    )


def says_hit(scene: Scene) -> bool:
    """Whether a sentence says that somebody was hit, which leaves open what became of them."""
    return bool(words(scene.pack.conflict.struck).search(scene.text))


def is_hit(figure: Figure, scene: Scene) -> bool:
    """Whether a figure of a sentence counts people who were hit, and its words leave open what became of them: "six people were shot"."""
    is_open = figure.kind is CasualtyKind.CASUALTIES and figure.quantity.op is not Operator.VAGUE
    return is_open and says_hit(scene)


def told_kind(scene: Scene, kind: CasualtyKind) -> CasualtyKind:
    """The model's kind of harm, or the only one that the sentence has words for, captivity among them."""
    other = {CasualtyKind.KILLED: CasualtyKind.INJURED, CasualtyKind.INJURED: CasualtyKind.KILLED}.get(kind)
    if other is None or says_hit(scene) or not is_guessed(scene, kind):
        return kind
    if not is_guessed(scene, other):
        return other
    return (
        CasualtyKind.ABDUCTED
        if is_said(scene, CasualtyKind.ABDUCTED) or captives().search(scene.text)
        else kind
    )


def object_kind(scene: Scene, person: Span) -> CasualtyKind | None:
    """The harm of which somebody is told to be the object: "abducted a headmaster", "blessant le chauffeur"; None where no verb stands right before."""
    conflict = scene.pack.conflict
    before = scene.before(person, _BEFORE)
    verbs = {
        CasualtyKind.KILLED: conflict.unnumbered[CasualtyKind.KILLED],
        CasualtyKind.INJURED: conflict.unnumbered[CasualtyKind.INJURED],
        CasualtyKind.ABDUCTED: conflict.harmed_before[CasualtyKind.ABDUCTED],
    }
    found = {
        match.end(): kind
        for kind, patterns in verbs.items()
        for match in words(patterns).finditer(before)
        if _OBJECT.fullmatch(before, match.end())
    }
    return found[max(found)] if found else None


def subject_kind(scene: Scene, person: Span) -> CasualtyKind | None:
    """The harm that is told of somebody right behind them: "his brother was in critical condition", "l'officier a été tué"; None where none is."""
    conflict = scene.pack.conflict
    verbs = _verbs(conflict.auxiliary).match(scene.text, person.end - scene.start)
    if verbs is None or BEFALLS.search(verbs.group()) is None:
        return None
    for kind in (CasualtyKind.KILLED, CasualtyKind.INJURED):
        if words(conflict.harmed_after[kind]).match(scene.text, verbs.end()):
            return kind
    return CasualtyKind.INJURED if lie_in_hospital(scene.text, verbs.end() - 1) else None


@cache
def _verbs(auxiliary: str) -> re.Pattern[str]:
    """The verbs that stand between somebody and what befell them."""
    return re.compile(rf"\s(?:(?:{auxiliary}|remain(?:s|ed)?|restait|reste)\s){{1,4}}", re.IGNORECASE)
