"""Parties that a clause names as fighting each other: "fighting between the army and the RSF", "l'armée et le M23 s'affrontent". Neither is said to have begun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from firsthand.domain.alternatives import either
from firsthand.domain.values import Span
from firsthand.languages.base.fights import FightWords
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene

_REACH = 80  # characters before the first of two parties in which the fight is named
_LEAD = 24  # characters before a party that say that it is two ("two rival gangs")
_ARTICLE = (
    r"(?:(?:the|an?|some|members\sof(?:\sthe)?|les?|la|des|du|de\sla|une?)\s|(?:de\s)?l['’]|d['’])?"
    r"(?:[\w-]+\s){0,2}"
)


def opponents(scene: Scene, parties: Sequence[Span]) -> frozenset[Span]:
    """Those of the parties who fight each other.

    Args:
        scene: the sentence.
        parties: the words for each party, in the order of the text.
    """
    found: set[Span] = set()
    fight = scene.pack.conflict.fights
    for a, b in pairwise(parties):
        gap = scene.between(a, b)
        is_subject = _link(fight.joins).fullmatch(gap) and _behind(fight).match(scene.after(b))
        if is_subject or (
            _link(fight.against).fullmatch(gap) and _between(fight).search(scene.before(a, _REACH))
        ):
            found |= {a, b}
    for party in parties:
        if _behind(fight).match(scene.after(party)) and _rival(fight).search(
            scene.before(party, _LEAD) + party.text
        ):
            found.add(party)
    return frozenset(found)


def is_between(scene: Scene, party: Span) -> bool:
    """Whether a party is the first of those whom a sentence tells to fight each other: "killed in clashes between rival militias"."""
    return _between(scene.pack.conflict.fights).search(scene.before(party, _REACH)) is not None


def names_fight(scene: Scene) -> bool:
    """Whether a sentence names a fight, whoever fought, in a text that tells of no protest: "clashes in Sweida leave 30 dead"."""
    conflict = scene.pack.conflict
    return (
        words(conflict.fights.nouns).search(scene.text) is not None
        and words(conflict.protest).search(scene.document.text) is None
    )


@cache
def _between(fight: FightWords) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(fight.between)})\s?{_ARTICLE}$", re.IGNORECASE)


@cache
def _behind(fight: FightWords) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either(fight.behind)})", re.IGNORECASE)


@cache
def _link(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{either(words)})\s?{_ARTICLE}", re.IGNORECASE)


@cache
def _rival(fight: FightWords) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(fight.rival)})\b", re.IGNORECASE)
