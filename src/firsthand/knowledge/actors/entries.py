"""The actor list as data: named actors, generic descriptions, state forces of every country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from firsthand.domain.actor import Actor, ActorKind, Alias
from firsthand.knowledge.countries import CountryList
from firsthand.knowledge.datafile import read_yaml

_ORGANS = (
    ("army", "Military Forces of {name}", ActorKind.STATE_FORCE),
    ("police", "Police Forces of {name}", ActorKind.STATE_FORCE),
    ("government", "Government of {name}", ActorKind.GOVERNMENT),
)


@dataclass(frozen=True)
class Generic:
    """A description that stays one.

    Attributes:
        actor: its entry in the list.
        words: nouns by language code.
    """

    actor: Actor
    words: Mapping[str, tuple[str, ...]]


def named_actors() -> Iterator[Actor]:
    """Named groups and forces, as listed."""
    for entry in read_yaml("data", "actors.yml"):
        yield Actor(
            id=entry["id"],
            name=entry["name"],
            kind=ActorKind(entry["kind"]),
            aliases=tuple(Alias(a["text"], a["source"]) for a in entry["aliases"]),
            country=entry.get("country"),
            countries=tuple(entry.get("countries", ())),
            ucdp=entry.get("ucdp"),
        )


def state_organs(countries: CountryList) -> Iterator[Actor]:
    """Army, police and government of every country."""
    for country in countries.countries:
        for organ, name, kind in _ORGANS:
            yield Actor(
                id=f"{country.code.lower()}-{organ}",
                name=name.format(name=country.names[0]),
                kind=kind,
                country=country.code,
                countries=(country.code,),
            )


def generics() -> tuple[tuple[Generic, ...], Mapping[str, tuple[str, ...]]]:
    """Generic descriptions, and the modifiers that may stand beside their nouns, by language."""
    raw: Mapping[str, Any] = read_yaml("data", "generics.yml")
    entries = tuple(
        Generic(
            Actor(entry["id"], entry["name"], ActorKind(entry["kind"])),
            {language: tuple(entry[language]) for language in ("en", "fr")},
        )
        for entry in raw["entries"]
    )
    return entries, {language: tuple(words) for language, words in raw["modifiers"].items()}


@dataclass(frozen=True)
class Qualifiers:
    """Patterns beside the name of a group that only qualifies somebody else.

    Attributes:
        before: language to patterns that end right before the name ("linked to").
        after: language to patterns that start right behind it ("-affiliated").
    """

    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]


def qualifiers() -> Qualifiers:
    """The patterns as listed."""
    raw = read_yaml("data", "generics.yml")
    before, after = (
        {language: tuple(patterns) for language, patterns in raw[key].items()}
        for key in ("qualifiers", "qualified")
    )
    return Qualifiers(before, after)


def force_words() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Words for the organs of a state: language, then organ, then words."""
    return {
        language: {organ: tuple(words) for organ, words in organs.items()}
        for language, organs in read_yaml("data", "forces.yml").items()
    }
