"""Sentences that count people, with the figures that a careful reader takes from them.

`evaluation/figures_in_sentences_en.yml` says how a case is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import yaml

from firsthand.domain.report import CasualtyKind, Side
from firsthand.domain.values import Operator, Quantity

_NUMBER = re.compile(r"(?:(?P<op>>=|<=|>|<|~)?(?P<value>\d+)(?:\.\.(?P<high>\d+))?|vague(?P<convention>\d*))")


class Scope(StrEnum):
    """What a figure is told of."""

    INCIDENT = "incident"
    OPERATION = "operation"
    AGGREGATE = "aggregate"
    BACKGROUND = "background"


@dataclass(frozen=True)
class Told:
    """A figure as the gold has it, or as it was read.

    Attributes:
        kind: what happened to the persons.
        quantity: how many, as it was said.
        groups: the words of the codebook for who they are, any of which will do; one where it was read.
        part: whether it is a subset of another figure; None where both will do.
        side: whose side, None where the text leaves it open.
        scope: see `Scope`.
        optional: whether it may be left out.
    """

    kind: CasualtyKind
    quantity: Quantity
    groups: frozenset[str]
    part: bool | None = False
    side: Side | None = None
    scope: Scope = Scope.INCIDENT
    optional: bool = False

    @property
    def number(self) -> tuple[CasualtyKind, Quantity]:
        """What happened to how many."""
        return self.kind, self.quantity

    @classmethod
    def parse(cls, text: str) -> Told:
        """A figure of a case file, such as "killed >=12 women part"."""
        kind, number, *rest = text.split()
        groups = frozenset({"persons"})
        part: bool | None = False
        side, scope, optional = None, Scope.INCIDENT, False
        for word in rest:
            if word in ("part", "part?"):
                part = True if word == "part" else None
            elif word.startswith("side="):
                side = Side(word.removeprefix("side="))
            elif word in set(Scope):
                scope = Scope(word)
            elif word == "old":
                optional = True
            else:
                groups = frozenset(word.split("/"))
        return cls(CasualtyKind(kind), _quantity(number), groups, part, side, scope, optional)


@dataclass(frozen=True)
class Case:
    """A text with the figures to be read from it."""

    language: str
    text: str
    told: tuple[Told, ...]

    @classmethod
    def parse(cls, language: str, line: str) -> Case:
        """A line of a case file."""
        figures, text = line.split(" | ", 1)
        told = () if figures == "-" else tuple(Told.parse(figure) for figure in figures.split(";"))
        return cls(language, text, told)


def load(path: Path, language: str) -> tuple[Case, ...]:
    """The cases of a file."""
    return tuple(Case.parse(language, line) for line in yaml.safe_load(path.read_text(encoding="utf-8")))


def _quantity(text: str) -> Quantity:
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ValueError(f"no number: {text!r}")
    if match["value"] is None:
        return Quantity(Operator.VAGUE, convention=int(match["convention"]) if match["convention"] else None)
    if match["high"]:
        return Quantity(Operator.RANGE, int(match["value"]), int(match["high"]))
    return Quantity(Operator(match["op"] or "="), int(match["value"]))
