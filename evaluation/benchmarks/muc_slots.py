"""Score MUC-4 templates of six slots as the papers since 2020 do.

The measure is that of Du, Rush and Cardie, "Template Filling with Generative Transformers" (NAACL 2021), as their published
script computes it: CEAF-REE (Du and others, "GRIT", EACL 2021) carried over from entities to templates. In their words and ours:

- A template is an incident type and, for each of five roles, a list of entities; an entity is a set of mentions (strings).
- Mentions are compared in lower case without punctuation, articles and runs of blanks.
- A predicted entity is right where every mention of it is a mention of one gold entity of the same role in the template that
  its own template is aligned with. One predicted mention is enough; a second form of one entity counts as right again for
  precision, and the gold entity counts once for recall. So the numerators of precision and recall differ.
- The incident type counts as a sixth slot with one filler a template: right where the templates are aligned.
- Templates may be aligned where the predicted type is one of the gold types ("bombing / attack" has two). Each template has at
  most one partner. Of all alignments of a document the one with the highest micro F1 of that document is taken. Fillers of
  templates without a partner are wrong, or missing.
- Gold templates of one document that are equal are one template.
- Figures are summed over documents, then over slots ("micro").

Two points where the script leaves a choice: it walks through all alignments in an order of its own and keeps the first best
one, which can only matter where two alignments tie in F1; we take the one with more right predictions. And it tries every
mapping, which takes for ever on ten templates; we keep for each set of used gold templates only the outcomes that no other
outcome beats in both numerators, which finds the same best F1.

"Victim" holds named persons only, because the data were made from the slot HUM TGT: NAME of the MUC-4 keys.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TYPE = "incident_type"
SLOTS = (TYPE, *ROLES)

_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLE = re.compile(r"\b(?:a|an|the)\b")

Entity = frozenset[str]


def level(mention: str) -> str:
    """A mention as it is compared: lower case, no punctuation, no articles, single blanks."""
    return " ".join(_ARTICLE.sub(" ", mention.lower().translate(_PUNCTUATION)).split())


@dataclass(frozen=True)
class SlotTemplate:
    """One template.

    Attributes:
        types: incident types, lower case; more than one only in gold.
        fillers: role to its entities, each a set of levelled mentions; every role is there.
    """

    types: frozenset[str]
    fillers: Mapping[str, tuple[Entity, ...]]

    @classmethod
    def of(cls, types: str, fillers: Mapping[str, Iterable[Iterable[str]]]) -> SlotTemplate:
        """Make one from a type such as "bombing / attack" and mentions as written; empty entities fall away."""
        entities = {
            role: tuple(frozenset(level(m) for m in entity) for entity in fillers.get(role, ()) if entity)
            for role in ROLES
        }
        return cls(frozenset(part.strip() for part in types.lower().split("/")), entities)

    @classmethod
    def of_gold(cls, raw: Mapping[str, Any]) -> SlotTemplate:
        """Read one of the published form: each mention is a pair of string and offset."""
        return cls.of(raw[TYPE], {role: [[m[0] for m in entity] for entity in raw[role]] for role in ROLES})

    @cached_property
    def size(self) -> int:
        """Fillers, the type included."""
        return 1 + sum(len(entities) for entities in self.fillers.values())


@dataclass
class Tally:
    """Right and all fillers of a slot, seen from both sides."""

    right_given: int = 0
    given: int = 0
    right_gold: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right_given + other.right_given,
            self.given + other.given,
            self.right_gold + other.right_gold,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """Right among given; 0 where nothing is given."""
        return self.right_given / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Found among gold; 0 where there is no gold."""
        return self.right_gold / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)


@dataclass
class SlotScore:
    """Tallies by slot, and who was aligned with whom."""

    slots: dict[str, Tally] = field(default_factory=lambda: {slot: Tally() for slot in SLOTS})

    def __add__(self, other: SlotScore) -> SlotScore:
        return SlotScore({slot: self.slots[slot] + other.slots[slot] for slot in SLOTS})

    @property
    def micro(self) -> Tally:
        """Over all slots."""
        return sum(self.slots.values(), Tally())


def harmonic(one: float, other: float) -> float:
    """Harmonic mean; 0 where both are 0."""
    return 2 * one * other / (one + other) if one + other else 0.0


def score_document(given: Sequence[SlotTemplate], gold: Sequence[SlotTemplate]) -> SlotScore:
    """Score the templates of one document under their best alignment."""
    gold = distinct(gold)
    score = SlotScore()
    for templates, side in ((given, "given"), (gold, "gold")):
        for template in templates:
            for slot in SLOTS:
                count = 1 if slot == TYPE else len(template.fillers[slot])
                setattr(score.slots[slot], side, getattr(score.slots[slot], side) + count)
    for mine, theirs in align(given, gold):
        for slot, (right_given, right_gold) in _matches(given[mine], gold[theirs]).items():
            score.slots[slot].right_given += right_given
            score.slots[slot].right_gold += right_gold
    return score


def score_all(documents: Iterable[tuple[Sequence[SlotTemplate], Sequence[SlotTemplate]]]) -> SlotScore:
    """Score pairs of given and gold templates, one pair a document."""
    return sum((score_document(given, gold) for given, gold in documents), SlotScore())


def distinct(templates: Iterable[SlotTemplate]) -> list[SlotTemplate]:
    """Templates without repetitions, in order."""
    kept: list[SlotTemplate] = []
    for template in templates:
        if template not in kept:
            kept.append(template)
    return kept


def align(given: Sequence[SlotTemplate], gold: Sequence[SlotTemplate]) -> list[tuple[int, int]]:
    """The alignment with the highest micro F1 of the document, as pairs of indexes."""
    all_given, all_gold = sum(t.size for t in given), sum(t.size for t in gold)
    # set of gold templates in use -> (right among given, right among gold) -> pairs
    states: dict[int, dict[tuple[int, int], tuple[tuple[int, int], ...]]] = {0: {(0, 0): ()}}
    for mine, template in enumerate(given):
        grown = {used: dict(outcomes) for used, outcomes in states.items()}
        for theirs, other in enumerate(gold):
            if not template.types & other.types:
                continue
            matches = _matches(template, other).values()
            gain = (sum(given for given, _ in matches), sum(gold for _, gold in matches))
            for used, outcomes in states.items():
                if used >> theirs & 1:
                    continue
                target = grown.setdefault(used | 1 << theirs, {})
                for (right_given, right_gold), pairs in outcomes.items():
                    target.setdefault((right_given + gain[0], right_gold + gain[1]), (*pairs, (mine, theirs)))
        states = {used: _unbeaten(outcomes) for used, outcomes in grown.items()}
    outcomes = [item for outcome in states.values() for item in outcome.items()]

    def worth(item: tuple[tuple[int, int], tuple[tuple[int, int], ...]]) -> tuple[float, int, int]:
        right_given, right_gold = item[0]
        return (Tally(right_given, all_given, right_gold, all_gold).f1, right_given, right_gold)

    return list(max(outcomes, key=worth)[1])


def _unbeaten(
    outcomes: dict[tuple[int, int], tuple[tuple[int, int], ...]],
) -> dict[tuple[int, int], tuple[tuple[int, int], ...]]:
    return {
        key: pairs
        for key, pairs in outcomes.items()
        if not any(other != key and other[0] >= key[0] and other[1] >= key[1] for other in outcomes)
    }


def _matches(given: SlotTemplate, gold: SlotTemplate) -> dict[str, tuple[int, int]]:
    """By slot, how many given and how many gold fillers have a partner in the other template."""
    found = {TYPE: (1, 1)}
    for role in ROLES:
        mine, theirs = given.fillers[role], gold.fillers[role]
        found[role] = (
            sum(any(entity <= other for other in theirs) for entity in mine),
            sum(any(entity <= other for entity in mine) for other in theirs),
        )
    return found
