"""Conditions on events in words, for the person who set them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from firsthand.web.filters import Filters
from firsthand.web.locale import Locale
from firsthand.web.visit import Visit


def in_words(visit: Visit, filters: Filters, name: str) -> str:
    """One condition, in the reader's language.

    Args:
        visit: who reads.
        filters: the conditions.
        name: which one; it is set.
    """
    value = getattr(filters.wanted, name)
    if name == "actor":
        return named_actors(visit, ((value, 0),))[0][1]
    if name == "near":
        lat, lon, kilometres = value
        centre = filters.given.get("place") or f"{lat:.2f}, {lon:.2f}"
        return visit.locale.t("filters.chips.near", km=visit.locale.number(kilometres), place=centre)
    if name == "admin1" and filters.wanted.country is None:
        return visit.locale.t("filters.chips.admin1", name=value)
    return _WORDS[name](visit.locale, value) if name in _WORDS else str(value)


def named_actors(visit: Visit, found: Iterable[tuple[str, int]]) -> list[tuple[str, str, int]]:
    """Id, name and number; an actor that is not on our list keeps its id for a name."""
    known = {actor.id: visit.locale.party(actor.id, actor.name) for actor in visit.front.actors.all()}
    return [(actor, known.get(actor, actor), number) for actor, number in found]


def type_words(locale: Locale, name: str) -> str:
    """An event type by its code, or ACLED's name of a whole group of types."""
    group = name.lower().replace("/", "-").replace(" ", "-")
    return (
        locale.t(f"types.groups.{group}")
        if locale.words.has(f"types.groups.{group}")
        else locale.named("types", name)
    )


def _since(locale: Locale, day: date) -> str:
    return locale.t("filters.chips.since", day=locale.day(day))


def _until(locale: Locale, day: date) -> str:
    return locale.t("filters.chips.until", day=locale.day(day))


def _text(locale: Locale, text: str) -> str:
    return locale.t("filters.chips.text", text=text)


_WORDS: Mapping[str, Callable[[Locale, Any], str]] = {
    "country": Locale.country,
    "grade": lambda locale, grade: locale.named("grade", grade),
    "type": type_words,
    "since": _since,
    "until": _until,
    "text": _text,
    "min_origins": lambda locale, number: locale.n("filters.chips.min_origins", number),
    "min_killed": lambda locale, number: locale.n("filters.chips.min_killed", number),
    "unreviewed": lambda locale, wanted: locale.t(
        "filters.chips.unreviewed" if wanted else "filters.chips.reviewed"
    ),
    "bbox": lambda locale, _: locale.t("filters.chips.bbox"),
}


def units_of(visit: Visit, filters: Filters) -> list[tuple[str, int]]:
    """The first-order units of the country that is asked for, with how many events each has in all; one that is asked for and has none too."""
    wanted = filters.wanted
    if wanted.country is None:
        return []
    found = [(name, number) for name, number in visit.front.entities.areas(wanted.country) if name]
    if wanted.admin1 is not None and wanted.admin1 not in {name for name, _ in found}:
        found.append((wanted.admin1, 0))
    return found
