"""Capitalised names that are no places, told by the words beside them: days, streets, houses, persons of an age."""

from __future__ import annotations

import re

_REACH = 30  # characters beside a name
_MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec janv fév févr avr juil déc".split()  # noqa: SIM905
)
_DAY_AFTER = re.compile(r"\.?\s{0,2}\d")
_DAY_BEFORE = re.compile(r"\b\d{1,2}(?:er|st|nd|rd|th)?\s$")
_STREETS = frozenset(
    """
    street streets avenue avenues boulevard drive lane court parkway highway terrace st ave blvd pkwy hwy
    """.split()  # noqa: SIM905
)
_NUMBERED = re.compile(r"\b\d{1,5}(?:\s+block\s+of)?\s+(?:[NSEW]\.?\s+)?$", re.IGNORECASE)
_NUMBERED_WAY = frozenset("road way place circle rd dr ln ct pl cir".split())  # noqa: SIM905
_CORNER_BEHIND = re.compile(
    r"\s(?:and|&)\s(?:[A-Z][\w'’.-]*\s){1,3}(?:[Ss]treets|[Aa]venues|[Bb]oulevards|Sts|Aves|Roads|Drives|Lanes)\b"
)
"""What stands behind the first of two streets: "at Stricker and School Streets"."""
_CORNER_BEFORE = re.compile(r"\b[A-Z][\w'’-]*\s(?:and|&)\s$")
_STREETS_BEHIND = re.compile(r"\s(?:streets|avenues|boulevards)\b")
_NO_ARTICLE = re.compile(r"\b(?:on|along|off|at|down|in)\s$", re.IGNORECASE)
_STREET_OF = re.compile(
    r"(?<!\bune\s)(?<!\bcette\s)(?<!\bdans\sla\s)\b(?:rue|avenue|boulevard)\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])$",
    re.IGNORECASE,
)
"""What makes a name that of a street: "avenue de Ségou", but "une rue de Gao" is one in Gao."""
_STREET_BEFORE = re.compile(
    r"\b(?:rue|avenue|boulevard|h[ôo]tel|caf[ée]|restaurant|auberge|lyc[ée]e|bar)\s+(?:l[ae]s?\s+|l['’])?$",
    re.IGNORECASE,
)
_GUN = re.compile(r"\s(?:guns?|rifles?|pistols?|revolvers?|machine-?guns?)\b")
_AGED = re.compile(r",\s(?:aged\s|[âa]gée?s?\sde\s)?\d{1,2}(?:,|\s(?:years?\sold|ans)\b)")


def is_thing(text: str, start: int, end: int) -> bool:
    """Whether a name belongs to a date, a street or a house, or is that of a weapon ("his Dane gun")."""
    return is_date(text, start, end) or is_house(text, start) or _GUN.match(text, end) is not None


def is_date(text: str, start: int, end: int) -> bool:
    """Whether a name is the short name of a month in a date ("Jan. 20", "3 Feb")."""
    if text[start:end].lower() not in _MONTHS:
        return False
    return bool(_DAY_AFTER.match(text, end) or _DAY_BEFORE.search(text[max(0, start - _REACH) : start]))


def is_street(text: str, start: int, end: int, words: list[str]) -> bool:
    """Whether a run of capitalised words is the name of a street ("Wright Street", "at 4100 Oak Road", "at Stricker and School Streets").

    "Road" and the like name streets after a house number or without an article: "the Kabul Road" tells where something was.

    Args:
        text: of the document.
        start: of the run.
        end: of the run.
        words: of the run, in lower case.
    """
    if any(word in _STREETS for word in words[1:]):
        return True
    before = text[max(0, start - _REACH) : start]
    if any(word in _NUMBERED_WAY for word in words[1:]):
        return bool(_NUMBERED.search(before)) or (words[-1] == "road" and bool(_NO_ARTICLE.search(before)))
    return bool(
        _CORNER_BEHIND.match(text, end)
        or (_CORNER_BEFORE.search(before) and _STREETS_BEHIND.match(text, end))
    )


def is_house(text: str, start: int) -> bool:
    """Whether a noun before a name makes it a street or house ("rue Gambetta", "avenue de Ségou", "l'hôtel La Falaise")."""
    before = text[max(0, start - _REACH) : start]
    return bool(_STREET_BEFORE.search(before) or _STREET_OF.search(before))


def is_aged(text: str, end: int) -> bool:
    """Whether an age stands after a name: a person's ("Woodland, 24, was ...", "Konaté, 31 ans")."""
    return bool(_AGED.match(text, end))
