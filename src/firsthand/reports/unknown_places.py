"""Whether a name that no gazetteer has is that of a place, by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.domain.values import PlaceKind
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.languages.base.pack import LanguagePack
from firsthand.languages.base.places import PlaceWords

_UNITS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
_BEFORE = 70  # characters before a name in which an act of arms is told
_LEAD = re.compile(
    r",\s(?:[^\W\dA-ZÀ-Þ]|\d{1,3}(?:[.,]\d)?\s?(?:km|kilom|mi))[^\dA-ZÀ-Þ,;.:()\n«»\"“”]{1,60}(?=[A-ZÀ-Þ])"
)
_BRACKET = re.compile(r"\s?\((\w[\w'’ -]{2,30})[);,]")
_NO_SITE = re.compile(
    r"(?:operation|opération|ramadan|covid|lent|carême|christmas|easter|eid|noël|pâques|aïd|tabaski|parliament|parlement|congress|congrès|senate|sénat)\b",
    re.IGNORECASE,
)
_FIGHTS = (r"fighting", r"clash(?:es|ed)", r"combats", r"affrontements")
_INTO = re.compile(
    r"\s(?:in|dans\s(?:le|la|l['’]))\s?(?:the\s)?(?P<part>(?:(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?|central|nord|sud|est|ouest|centre)[-\s]"
    r"(?:[Ee]st\s|[Oo]uest\s)?(?:de\sla\s|du\s|de\sl['’]|de\s|d['’])?)?(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?)"
)
_THEN = r"since|after|before|during|overnight|late|early|when|where|as|following|depuis|après|avant|lors|pendant|quand|où|hier|yesterday"
_IN = r"(?:in|at|near|à|près\sd[eu]|près\sd['’]|vers)"


def is_told_of(
    text: str,
    name: tuple[int, int],
    pack: LanguagePack,
    gazetteer: Gazetteer,
    *,
    placed: bool,
    nearly: Callable[[], bool],
) -> bool:
    """Whether the words beside an unknown name say that it is a place.

    Args:
        text: of the document.
        name: where the name starts and ends.
        pack: the document's language.
        gazetteer: what is known as a place.
        placed: whether a preposition stands before it.
        nearly: tells whether a place near at hand is spelt nearly so.
    """
    start, end = name
    if is_called_a_place(text, end, pack.places):
        return True
    hit = is_hit(text, start, end, pack, gazetteer)
    if hit or not placed:
        return hit
    return is_put(text, end, pack.places, gazetteer) or nearly() or is_struck(text, start, end, pack)


def is_called_a_place(text: str, end: int, words: PlaceWords) -> bool:
    """Whether the words behind a name say that it is a town or village: "X, a community in Kankara", "X village"."""
    noun = words.noun_after.match(text, end)
    is_of_a_town = noun is not None and words.features[noun["noun"].lower()] is PlaceKind.SETTLEMENT
    return is_of_a_town or words.called.match(text, end) is not None


def ends_in_noun(name: str, words: PlaceWords, gazetteer: Gazetteer) -> bool:
    """Whether a name ends in a noun for places, and a gazetteer has it without the noun: "Grand Blanc Township"."""
    short, _, noun = name.rpartition(" ")
    return bool(short) and noun.lower() in words.features and gazetteer.has(short)


def is_put(text: str, end: int, words: PlaceWords, gazetteer: Gazetteer) -> bool:
    """Whether the words behind a name tell where it lies: "X (région de Y)", "X (7 km north of Y)", "X (Y)", "X, near Y", "X, dans le département de Y"."""
    if _is_set_beside(text, end, words) or words.put_behind.match(text, end) is not None:
        return True
    said = _BRACKET.match(text, end)
    area = gazetteer.area(said[1]) if said else None
    return area is not None and area.kind is PlaceKind.ADMIN1


def is_struck(text: str, start: int, end: int, pack: LanguagePack) -> bool:
    """Whether people are told to be harmed or to fight at a name, and nothing goes on with it: "were killed in X on Thursday", "ont été tués à X par"."""
    before, behind = _of_harm(
        (*pack.conflict.all_harmed_after, *_FIGHTS),
        (*pack.conflict.attack, *pack.conflict.strikes),
        pack.sentences.stopwords,
    )
    told = before.search(text, max(0, start - _BEFORE), start)
    if _NO_SITE.match(text, start):
        return False
    return told is not None and behind.match(text, end) is not None


def is_taken(text: str, start: int, pack: LanguagePack) -> bool:
    """Whether somebody attacked or took what has a name: "the rebels attacked X", "se sont emparés de X"."""
    return (
        _object_of((*pack.conflict.attack, *pack.conflict.takes)).search(text, max(0, start - _BEFORE), start)
        is not None
    )


@cache
def _object_of(acts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{either(acts)})\s?\Z", re.IGNORECASE)


def is_hit(text: str, start: int, end: int, pack: LanguagePack, gazetteer: Gazetteer) -> bool:
    """Whether something was fired at a name that the words behind it put in a part of a country: "a strike on X in southern Lebanon"."""
    struck = _hit(pack.conflict.strikes).search(text, max(0, start - _BEFORE), start)
    lead = _INTO.match(text, end)
    if struck is None or lead is None or _NO_SITE.match(text, start):
        return False
    if lead["part"] is not None:
        return True
    area = gazetteer.area(lead["name"])
    noun = pack.places.noun_after.match(text, lead.end())
    return area is not None and noun is not None and pack.places.features[noun["noun"].lower()] in _UNITS


@cache
def _hit(strikes: tuple[str, ...]) -> re.Pattern[str]:
    """What stands before the name of what was struck."""
    return re.compile(
        rf"(?<!\w)(?:strikes?|{either(strikes)})(?:\s[a-zà-ÿ-]+)?\s(?:on|sur)\s$|\b(?:struck|bombed|shelled|raided)\s$",
        re.IGNORECASE,
    )


def _is_set_beside(text: str, end: int, words: PlaceWords) -> bool:
    """Whether a comma behind a name leads to a place that it is near or at a distance from, or to a unit that it lies in."""
    lead = _LEAD.match(text, end)
    if lead is None:
        return False
    if words.near.search(lead[0]) is not None or words.distance.search(lead[0]) is not None:
        return True
    noun = words.noun_before.search(lead[0])
    return noun is not None and words.features[noun["noun"].lower()] in _UNITS


@cache
def _of_harm(
    harm: tuple[str, ...], attack: tuple[str, ...], stopwords: frozenset[str]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the name of a place where people were harmed or something attacked, a day between perhaps; and what stands behind it."""
    small = either(sorted(re.escape(word) for word in stopwords if word.isalpha()))
    return (
        re.compile(
            rf"(?<!\w)(?:(?:{either(harm)})(?:\s[a-zà-ÿ\d][\w’'-]*){{0,8}}|{either(attack)})\s{_IN}\s$",
            re.IGNORECASE,
        ),
        re.compile(rf"\s?(?:[.,;:)]|$|\n)|\s(?:{small}|{_THEN}|{either(harm)})(?!\w)"),
    )
