"""Score filled forms against the answer key as MUC-4 did in 1992.

Sources: Chinchor, "MUC-4 Evaluation Metrics" (Proceedings of MUC-4, 1992); the manual of the MUC scoring program 3.3 with its
configuration for MUC-4; Appendix C of the proceedings for what a person decided (see `muc_fills`).

Mapping. A given template may be mapped to one of the key where the incident types agree at least in part and at least one of
these does too: perpetrator (individual or organisation), physical target (id or type), human target (name, description or type);
for this test alone one word in common is enough for a string. Two templates that leave all those slots empty may be mapped. Of
the pairs allowed, the program takes the one with the highest recall over all slots, then the next among what is left, and so on.

Slots. Each given filler takes at most one of the key's: correct ones are taken first, then partly correct ones. What is then left on
both sides is paired off as incorrect (INC), left over on our side spurious (SPU), on the key's missing (MIS) unless it is optional.

Rows. "Matched only" counts mapped templates; "matched/missing" adds every filler of templates of the key that nothing was mapped
to; "all templates" adds the fillers of given templates that were not mapped. A template that the key calls optional and nobody
gives counts nowhere. R = (COR + PAR/2) / (COR + PAR + INC + MIS), P = (COR + PAR/2) / (COR + PAR + INC + SPU), and F(P&R) of
the row "all templates" is the official figure. The template id is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields

from evaluation.benchmarks.muc_fills import Grade, Judge, content_words
from evaluation.benchmarks.muc_keys import SLOTS, TYPE, Fill, FillType, FormTemplate, Slot

CONTENT = frozenset(
    (
        "PERP: INDIVIDUAL ID",
        "PERP: ORGANIZATION ID",
        "PHYS TGT: ID",
        "PHYS TGT: TYPE",
        "HUM TGT: NAME",
        "HUM TGT: DESCRIPTION",
        "HUM TGT: TYPE",
    )
)
"""Slots of which one must agree before two templates may be mapped."""


@dataclass(frozen=True)
class Categories:
    """The scoring categories of MUC."""

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    missing: int = 0
    spurious: int = 0

    def __add__(self, other: Categories) -> Categories:
        return Categories(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def possible(self) -> int:
        """Fillers that there were to find."""
        return self.correct + self.partial + self.incorrect + self.missing

    @property
    def actual(self) -> int:
        """Fillers given."""
        return self.correct + self.partial + self.incorrect + self.spurious

    @property
    def recall(self) -> float:
        """Share of the possible that is right, half for a partly right one."""
        return (self.correct + self.partial / 2) / self.possible if self.possible else 0.0

    @property
    def precision(self) -> float:
        """Share of the given that is right, half for a partly right one."""
        return (self.correct + self.partial / 2) / self.actual if self.actual else 0.0

    @property
    def f(self) -> float:
        """F(P&R): precision and recall weigh the same."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Rows:
    """Categories by slot for templates that were mapped, missing and spurious."""

    matched: dict[str, Categories] = field(default_factory=dict)
    missing: dict[str, Categories] = field(default_factory=dict)
    spurious: dict[str, Categories] = field(default_factory=dict)

    def add(self, row: dict[str, Categories], scored: Iterable[tuple[str, Categories]]) -> None:
        """Add the slots of one template to a row."""
        for slot, categories in scored:
            row[slot] = row.get(slot, Categories()) + categories

    def total(self, *rows: dict[str, Categories], prefix: str = "") -> Categories:
        """Sum of the slots whose name starts so."""
        return sum((c for row in rows for slot, c in row.items() if slot.startswith(prefix)), Categories())

    @property
    def matched_only(self) -> Categories:
        """The row of that name."""
        return self.total(self.matched)

    @property
    def matched_missing(self) -> Categories:
        """The row of that name."""
        return self.total(self.matched, self.missing)

    def all_templates(self, prefix: str = "") -> Categories:
        """The row of that name, for the slots of one object where a prefix is given ("PERP")."""
        return self.total(self.matched, self.missing, self.spurious, prefix=prefix)


def score_document(
    rows: Rows, given: Sequence[FormTemplate], key: Sequence[FormTemplate], judge: Judge
) -> list[tuple[int, int]]:
    """Score the templates of one document into the rows; returns which were mapped, as pairs of indexes."""
    pairs = mapping(given, key, judge)
    for mine, theirs in pairs:
        rows.add(rows.matched, score_template(given[mine], key[theirs], judge))
    mapped_given, mapped_key = {mine for mine, _ in pairs}, {theirs for _, theirs in pairs}
    for number, template in enumerate(key):
        if number not in mapped_key and not template.optional:
            rows.add(rows.missing, score_template(FormTemplate({}), template, judge))
    for number, template in enumerate(given):
        if number not in mapped_given:
            rows.add(rows.spurious, score_template(template, FormTemplate({}), judge))
    return pairs


def mapping(
    given: Sequence[FormTemplate], key: Sequence[FormTemplate], judge: Judge
) -> list[tuple[int, int]]:
    """Pairs of indexes of templates that are scored against each other: the best first, each template once."""
    allowed = []
    for theirs, wanted in enumerate(key):
        for mine, template in enumerate(given):
            if may_map(template, wanted, judge):
                total = sum((c for _, c in score_template(template, wanted, judge)), Categories())
                allowed.append((total.recall, theirs, mine))
    pairs: list[tuple[int, int]] = []
    for _, theirs, mine in sorted(allowed, key=lambda pair: -pair[0]):
        if all(mine != m and theirs != t for m, t in pairs):
            pairs.append((mine, theirs))
    return pairs


def may_map(given: FormTemplate, key: FormTemplate, judge: Judge) -> bool:
    """Whether types and at least one of the content slots agree in part."""
    if not _agree(TYPE, given, key, judge):
        return False
    slots = [slot for slot in SLOTS if slot.name in CONTENT]
    if any(_agree(slot, given, key, judge) for slot in slots):
        return True
    return not any(template.of(slot) for slot in slots for template in (given, key))


def _agree(slot: Slot, given: FormTemplate, key: FormTemplate, judge: Judge) -> bool:
    for fill in given.of(slot):
        for wanted in key.of(slot):
            if judge.grade(slot, wanted, fill) is not Grade.WRONG:
                return True
            if slot.kind is FillType.STRING and _common_word(fill, wanted):
                return True
    return False


def _common_word(one: Fill, other: Fill) -> bool:
    words = {word for value in one.values for word in content_words(value)}
    return any(word in words for value in other.values for word in content_words(value))


def score_template(given: FormTemplate, key: FormTemplate, judge: Judge) -> list[tuple[str, Categories]]:
    """Categories of every slot that one side fills."""
    scored = ((slot.name, score_slot(slot, given.of(slot), key.of(slot), judge)) for slot in SLOTS)
    return [(name, categories) for name, categories in scored if categories != Categories()]


def score_slot(slot: Slot, given: Sequence[Fill], key: Sequence[Fill], judge: Judge) -> Categories:
    """Categories of one slot of one pair of templates."""
    graded = sorted(
        (
            (-judge.grade(slot, wanted, fill), theirs, mine)
            for theirs, wanted in enumerate(key)
            for mine, fill in enumerate(given)
        ),
    )
    used_given: set[int] = set()
    used_key: set[int] = set()
    counts = {Grade.CORRECT: 0, Grade.PARTIAL: 0}
    for grade, theirs, mine in graded:
        if grade and mine not in used_given and theirs not in used_key:
            counts[Grade(-grade)] += 1
            used_given.add(mine)
            used_key.add(theirs)
    left = len(given) - len(used_given)
    wanted = [fill for number, fill in enumerate(key) if number not in used_key]
    required = sum(not fill.optional for fill in wanted)
    incorrect = min(left, len(wanted))
    return Categories(
        counts[Grade.CORRECT],
        counts[Grade.PARTIAL],
        incorrect,
        max(0, required - left),
        max(0, left - len(wanted)),
    )
