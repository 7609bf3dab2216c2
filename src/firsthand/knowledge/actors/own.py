"""Actors of the user's own, beside and over the bundled list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from firsthand.domain.actor import Actor, ActorKind, Alias, Relation, Tie
from firsthand.domain.errors import ConfigError
from firsthand.knowledge.country_codes import CountryCodes
from firsthand.knowledge.folding import plain
from firsthand.knowledge.own_list import OwnList, Provenance

KINDS = tuple(kind.value for kind in ActorKind)
_LEAST_LETTERS = 2
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{1,63}")
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_OF_LINKING = ("name", "kind", "countries", "aliases", "dropped", "ties")


class OwnActors:
    """The user's own actors, read once.

    Args:
        path: their file, which need not be there; None for no actors at all.

    Raises:
        KnowledgeError: the file is damaged; the message names it.
    """

    def __init__(self, path: Path | None) -> None:
        self._kept = OwnList(path) if path is not None else None
        self._entries = self._kept.entries() if self._kept is not None else {}

    def over(self, listed: Mapping[str, Actor]) -> dict[str, Actor]:
        """The list with the user's own actors in it.

        Raises:
            KnowledgeError: an entry is damaged or does not fit the list; the message names the file and the entry.
        """
        if self._kept is None:
            return dict(listed)
        found = dict(listed)
        for key, entry in self._entries.items():
            try:
                found[key] = merged(key, entry, listed.get(key))
                Provenance.of(entry)
            except (AttributeError, ConfigError, KeyError, TypeError, ValueError) as error:
                raise self._kept.damaged(f"actor {key}: {error}") from error
        for key in self._entries:
            if lost := [tie.actor for tie in found[key].ties if tie.actor not in found]:
                raise self._kept.damaged(f"actor {key}: there is no actor {lost[0]!r} to be tied to")
        return found

    @property
    def sources(self) -> dict[str, Provenance]:
        """Where each entry comes from, by id."""
        return {key: Provenance.of(entry) for key, entry in self._entries.items()}

    @property
    def stamp(self) -> str | None:
        """Another one for every other content that reading or linking uses; None where there are no entries."""
        if not self._entries:
            return None
        facts = {
            key: {field: entry[field] for field in _OF_LINKING if field in entry}
            for key, entry in self._entries.items()
        }
        return sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def merged(key: str, entry: Mapping[str, Any], listed: Actor | None) -> Actor:
    """An actor of the user's own: what its entry gives over what the list has; aliases and ties come to those listed.

    Raises:
        ConfigError: a kind, country, alias or tie is none, or the list has no such actor and the entry no name or kind.
        AttributeError, KeyError, TypeError, ValueError: the entry has another form.
    """
    if not _ID.fullmatch(key):
        raise ConfigError(f"{key!r} is no id: small letters, digits, - and _, such as zone-guards")
    source = f"own: {entry['source']}" if entry.get("source") else "own"
    if listed is None and not (entry.get("name") and entry.get("kind")):
        raise ConfigError("the list has no such actor, so that it needs a name and a kind")
    name: str = entry.get("name") or (listed.name if listed else "")
    countries = tuple(CountryCodes.load().checked(code) for code in entry.get("countries", ()))
    dropped = set(entry.get("dropped", ()))
    aliases = [alias for alias in (listed.aliases if listed else ()) if alias.text not in dropped]
    texts = dict.fromkeys((*([entry["name"]] if entry.get("name") else ()), *entry.get("aliases", ())))
    for text in (name, *texts):
        if len(plain(text).replace(" ", "")) < _LEAST_LETTERS:
            raise ConfigError(f"{text!r} is too short to be a name")
    known = {alias.text for alias in aliases}
    aliases += [Alias(text, source) for text in texts if text not in known]
    ties = [
        Tie(Relation(tie["relation"]), tie["actor"], source, tie.get("since"), tie.get("until"))
        for tie in entry.get("ties", ())
    ]
    country = countries[0] if len(countries) == 1 else None
    return Actor(
        id=key,
        name=name,
        kind=checked_kind(entry["kind"]) if entry.get("kind") else (listed or _none()).kind,
        aliases=tuple(aliases),
        country=country if countries or listed is None else listed.country,
        countries=countries if countries or listed is None else listed.countries,
        ties=(*(listed.ties if listed else ()), *ties),
        wikidata=listed.wikidata if listed else None,
        ucdp=listed.ucdp if listed else None,
    )


def _none() -> Actor:
    return Actor("", "", ActorKind.UNKNOWN)


def checked_kind(given: str) -> ActorKind:
    """A kind of actor.

    Raises:
        ConfigError: there is no such kind.
    """
    try:
        return ActorKind(given)
    except ValueError as error:
        raise ConfigError(f"the kind is one of {', '.join(KINDS)}, not {given!r}") from error


def tie_of(given: str) -> dict[str, str]:
    """A tie as it is kept, of "parent:jnim" or "parent:jnim:2017-03" or "parent:jnim:2017-03:2020".

    Raises:
        ConfigError: it is of no such form.
    """
    relation, _, rest = given.partition(":")
    actor, *days = rest.split(":")
    relations = [known.value for known in Relation]
    if (
        relation not in relations
        or not actor
        or len(days) > 2
        or not all(not d or _DAY.fullmatch(d) for d in days)
    ):
        raise ConfigError(
            f"{given!r} is no tie: give RELATION:ID[:SINCE[:UNTIL]], such as parent:al_qaeda:2017-03; "
            f"relations are {', '.join(relations)}"
        )
    dates = {key: day for key, day in zip(("since", "until"), days, strict=False) if day}
    return {"relation": relation, "actor": actor, **dates}


def tied_to(entry: Mapping[str, Any]) -> frozenset[str]:
    """Ids of the actors that an entry has ties to, as far as its form tells."""
    ties = entry.get("ties")
    return frozenset(
        tie["actor"]
        for tie in (ties if isinstance(ties, list) else ())
        if isinstance(tie, dict) and isinstance(tie.get("actor"), str)
    )


def changed(
    before: Mapping[str, Any],
    *,
    name: str | None,
    kind: str | None,
    countries: Iterable[str],
    aliases: Iterable[str],
    dropped: Iterable[str],
    ties: Iterable[Mapping[str, str]],
) -> dict[str, Any]:
    """An entry with what is given: name, kind and countries take the place of those before, the rest comes to it."""
    more, less = [alias.strip() for alias in aliases], list(dropped)
    kept = [text for text in (*before.get("aliases", ()), *more) if text not in less]
    gone = [text for text in (*before.get("dropped", ()), *less) if text not in more]
    own_ties = {(tie["relation"], tie["actor"]): dict(tie) for tie in (*before.get("ties", ()), *ties)}
    facts: dict[str, Any] = {
        "name": name.strip() if name else before.get("name"),
        "kind": kind or before.get("kind"),
        "countries": list(dict.fromkeys(countries)) or before.get("countries"),
        "aliases": list(dict.fromkeys(kept)),
        "dropped": list(dict.fromkeys(gone)),
        "ties": list(own_ties.values()),
    }
    return {key: value for key, value in facts.items() if value}
