"""The actor list as data: named actors, generic descriptions, state forces of every country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from firsthand.domain.actor import Actor, ActorKind, Alias, Relation, Tie
from firsthand.domain.errors import KnowledgeError
from firsthand.domain.origin import OriginKind
from firsthand.knowledge.actors.choosing import Guards
from firsthand.knowledge.actors.introduced import ArmedWords
from firsthand.knowledge.countries import CountryList
from firsthand.knowledge.datafile import naming, read_json, read_yaml
from firsthand.knowledge.folding import plain
from firsthand.knowledge.origins import OriginList

_ACTORS = "actors.json"
_GENERICS = "generics.yml"
_AREAS = "areas.yml"
_FORCES = "forces.yml"
_LEAST_LETTERS = 2
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


def named_actors(organs: Mapping[str, Actor]) -> Iterator[Actor]:
    """Named groups and forces, as listed; an organ of a state keeps the name of `organs` where the list gives none.

    Raises:
        KnowledgeError: an entry is damaged; the message names the file and the entry.
    """
    entries = read_json("data", _ACTORS)
    if not isinstance(entries, list):
        raise KnowledgeError(f"{_ACTORS} is damaged: a list of actors is needed")
    for number, entry in enumerate(entries, 1):
        try:
            yield _actor(entry, organs)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise KnowledgeError(f"{_ACTORS} is damaged: actor {number}: {error!r}") from error


def _actor(entry: Mapping[str, Any], organs: Mapping[str, Actor]) -> Actor:
    key: str = entry["id"]
    aliases = tuple(Alias(text, source) for source, names in entry["aliases"].items() for text in names)
    if unusable := [alias.text for alias in aliases if len(alias.text.strip()) < _LEAST_LETTERS]:
        raise ValueError(f"{key}: {unusable[0]!r} is too short to be a name")
    return Actor(
        id=key,
        name=entry["name"] if "name" in entry else organs[key].name,
        kind=ActorKind(entry["kind"]),
        aliases=aliases,
        country=entry.get("country"),
        countries=tuple(entry.get("countries", ())),
        ties=tuple(
            Tie(Relation(tie["relation"]), tie["actor"], tie["source"], tie.get("since"), tie.get("until"))
            for tie in entry.get("ties", ())
        ),
        wikidata=entry.get("wikidata"),
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


@naming("data", _GENERICS)
def generics() -> tuple[tuple[Generic, ...], Mapping[str, tuple[str, ...]]]:
    """Generic descriptions, and the modifiers that may stand beside their nouns, by language."""
    raw: Mapping[str, Any] = read_yaml("data", _GENERICS)
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
    """Patterns beside the name of a group or an organ that only qualifies somebody else.

    Attributes:
        before: language to patterns that end right before the name ("linked to").
        after: language to patterns that start right behind it ("-affiliated").
    """

    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]


@naming("data", _GENERICS)
def qualifiers(*, organs: bool = False) -> Qualifiers:
    """The patterns as listed.

    Args:
        organs: those beside an organ of a state, in place of those beside the name of a group.
    """
    raw = read_yaml("data", _GENERICS)
    keys = ("organ_qualifiers", "organ_qualified") if organs else ("qualifiers", "qualified")
    before, after = ({language: tuple(patterns) for language, patterns in raw[key].items()} for key in keys)
    return Qualifiers(before, after)


@naming("data", _GENERICS)
def guards() -> Guards:
    """Words that keep names from being taken for actors, as listed; names of news agencies come from the list of origins."""
    raw = read_yaml("data", _GENERICS)
    words = {
        key: frozenset(plain(str(word)) for word in raw[key])
        for key in ("titles", "no_given_names", "notions", "any")
    }
    return Guards(
        sure=frozenset(raw["sure"]),
        local=frozenset(raw["local"]),
        surnames=frozenset(raw["surnames"]),
        reserved=frozenset(
            alias
            for alias, origin in OriginList.load().aliases.items()
            if origin.kind is not OriginKind.MONITOR
        ),
        homonyms={acronym: tuple(phrases) for acronym, phrases in raw["homonyms"].items()},
        **words,
    )


@naming("data", _GENERICS)
def armed_words() -> ArmedWords:
    """Words in the names of armed organisations, as listed."""
    raw = read_yaml("data", _GENERICS)
    return ArmedWords(*(frozenset(plain(word) for word in raw[key]) for key in ("armed", "unarmed")))


@naming("data", _AREAS)
def areas() -> Mapping[str, str]:
    """Names of areas and capitals to the country that they tell."""
    return {name: code for code, names in read_yaml("data", _AREAS).items() for name in names}


@naming("data", _FORCES)
def force_words() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Words for the organs of a state: language, then organ, then words."""
    return {
        language: {organ: tuple(words) for organ, words in organs.items()}
        for language, organs in read_yaml("data", _FORCES).items()
    }
