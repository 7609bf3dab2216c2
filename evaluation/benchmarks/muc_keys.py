"""The answer keys of MUC-4 as they are written, and the slots they fill.

Notation, from the task documentation of 1992 (sections 3 and 4) and the manual of the scoring program: `A / B` are alternatives of
which one is enough, and may stand in brackets each; `? A` need not be given; `A: "X"` says A of the thing X (a cross-reference);
`*` and `-` mean nothing. Strings of the text stand in double quotes. `1 (OPTIONAL)` is a template that need not be given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum


class FillType(Enum):
    """How the fillers of a slot are compared."""

    DATE = "date"
    LOCATION = "location"
    SET = "set"
    STRING = "string"
    NUMBER = "number"


@dataclass(frozen=True)
class Slot:
    """A scored slot.

    Attributes:
        name: as in the keys.
        kind: how its fillers are compared.
        parent: term of a set to the more general term above it; giving the more general one is partly correct.
        refers: whether its fillers refer to the filler of another slot.
    """

    name: str
    kind: FillType
    parent: Mapping[str, str] = field(default_factory=dict)
    refers: bool = False


def _under(general: str, *terms: str) -> dict[str, str]:
    return dict.fromkeys(terms, general)


_TYPES = _under("ATTACK", "ARSON", "BOMBING", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE")
_INSTRUMENTS = {
    **_under("GUN", "MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"),
    **_under("EXPLOSIVE", "BOMB", "GRENADE", "MOLOTOV COCKTAIL"),
    **_under("BOMB", "VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"),
    **_under("PROJECTILE", "MISSILE", "ROCKET"),
}
_CONFIDENCES = _under("SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES")
_OFFICES = _under("POLITICAL FIGURE OFFICE OR RESIDENCE", "GOVERNMENT OFFICE OR RESIDENCE")
_DAMAGES = _under("DESTROYED", "SOME DAMAGE")
_PERSONS = {
    **_under("POLITICAL FIGURE", "GOVERNMENT OFFICIAL"),
    **_under("GOVERNMENT OFFICIAL", "FORMER GOVERNMENT OFFICIAL"),
    **_under("ACTIVE MILITARY", "FORMER ACTIVE MILITARY"),
}
_HARMS = {**_under("NO INJURY", "NO DEATH"), **_under("NO DEATH", "NO INJURY OR DEATH")}

TYPE = Slot("INCIDENT: TYPE", FillType.SET, _TYPES)
SLOTS: tuple[Slot, ...] = (
    Slot("INCIDENT: DATE", FillType.DATE),
    Slot("INCIDENT: LOCATION", FillType.LOCATION),
    TYPE,
    Slot("INCIDENT: STAGE OF EXECUTION", FillType.SET),
    Slot("INCIDENT: INSTRUMENT ID", FillType.STRING),
    Slot("INCIDENT: INSTRUMENT TYPE", FillType.SET, _INSTRUMENTS, refers=True),
    Slot("PERP: INCIDENT CATEGORY", FillType.SET),
    Slot("PERP: INDIVIDUAL ID", FillType.STRING),
    Slot("PERP: ORGANIZATION ID", FillType.STRING),
    Slot("PERP: ORGANIZATION CONFIDENCE", FillType.SET, _CONFIDENCES, refers=True),
    Slot("PHYS TGT: ID", FillType.STRING),
    Slot("PHYS TGT: TYPE", FillType.SET, _OFFICES, refers=True),
    Slot("PHYS TGT: NUMBER", FillType.NUMBER, refers=True),
    Slot("PHYS TGT: FOREIGN NATION", FillType.SET, refers=True),
    Slot("PHYS TGT: EFFECT OF INCIDENT", FillType.SET, _DAMAGES, refers=True),
    Slot("PHYS TGT: TOTAL NUMBER", FillType.NUMBER),
    Slot("HUM TGT: NAME", FillType.STRING),
    Slot("HUM TGT: DESCRIPTION", FillType.STRING, refers=True),
    Slot("HUM TGT: TYPE", FillType.SET, _PERSONS, refers=True),
    Slot("HUM TGT: NUMBER", FillType.NUMBER, refers=True),
    Slot("HUM TGT: FOREIGN NATION", FillType.SET, refers=True),
    Slot("HUM TGT: EFFECT OF INCIDENT", FillType.SET, _HARMS, refers=True),
    Slot("HUM TGT: TOTAL NUMBER", FillType.NUMBER),
)
"""Every scored slot with its shallow hierarchy, as in the slot configuration of the MUC-4 scoring program.

The message's id is no slot that anybody fills; the template's number is left out of all totals (Chinchor 1992)."""


@dataclass(frozen=True)
class Fill:
    """One filler of a slot.

    Attributes:
        values: what it may be; one of them is enough. Strings of the text without their quotes.
        tags: the forms of the thing it refers to; empty where it refers to nothing.
        optional: whether leaving it out is right too.
    """

    values: tuple[str, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False

    @classmethod
    def of(cls, value: str, tag: str | None = None) -> Fill:
        """A filler that a system gives: one value, one reference at most."""
        return cls((value,), (tag,) if tag else ())


@dataclass(frozen=True)
class FormTemplate:
    """A filled form.

    Attributes:
        fills: slot name to its fillers; slots without any may be left out.
        optional: whether leaving the whole template out is right too.
    """

    fills: Mapping[str, tuple[Fill, ...]]
    optional: bool = False

    def of(self, slot: Slot) -> tuple[Fill, ...]:
        """The fillers of a slot."""
        return self.fills.get(slot.name, ())


_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_REFERENCE = re.compile(r':\s*(?=")')
_NOTHING = frozenset(("", "*", "-"))
_BRACKETED = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)\s*(?:/|$)")


def read_template(raw: Mapping[str, Iterable[str]]) -> FormTemplate:
    """Read one template of a key."""
    fills = {
        slot.name: tuple(fill for text in raw.get(slot.name, ()) if (fill := read_fill(text, slot)))
        for slot in SLOTS
    }
    return FormTemplate(fills, any("OPTIONAL" in text for text in raw.get("MESSAGE: TEMPLATE", ())))


def read_fill(text: str, slot: Slot) -> Fill | None:
    """Read one filler of a key; None where it means nothing."""
    text = " ".join(text.split())
    optional = text.startswith("?")
    text = text.lstrip("? ")
    if text in _NOTHING:
        return None
    value, tags = _referred(text) if slot.refers else (text, ())
    value = value.removesuffix(": -")
    values = tuple(_quoted(value)) if slot.kind is FillType.STRING else tuple(_alternatives(value))
    return Fill(values, tags, optional) if values else None


def _referred(text: str) -> tuple[str, tuple[str, ...]]:
    """Split a filler at the colon before a quoted reference."""
    outside = _QUOTED.sub(lambda match: '"' + "x" * (len(match.group()) - 2) + '"', text)
    colon = _REFERENCE.search(outside)
    if colon is None:
        return text, ()
    return text[: colon.start()], tuple(_quoted(text[colon.end() :]))


def _quoted(text: str) -> list[str]:
    strings = [match.replace('\\"', '"') for match in _QUOTED.findall(text)]
    return [string for string in strings if string not in _NOTHING]


def _alternatives(text: str) -> list[str]:
    """`A / B`, `(A) / (B)` or `(A / B)`."""
    bracketed = [match.strip() for match in _BRACKETED.findall(text)] if text.startswith("(") else []
    if len(bracketed) == 1 and "/" in bracketed[0]:
        return _alternatives(bracketed[0])
    parts = bracketed or [_unbracketed(part.strip()) for part in text.split("/")]
    return [part.strip() for part in parts if part.strip() not in _NOTHING]


def _unbracketed(text: str) -> str:
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text
