"""Parties that a person adds, takes out or replaces."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from firsthand.domain.actor import ActorKind
from firsthand.domain.errors import DecisionError
from firsthand.domain.event import Event
from firsthand.domain.ids import Canonical
from firsthand.domain.report import Role
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.folding import plain
from firsthand.review import messages as says

ROLES = (Role.INITIATOR, Role.TARGET, Role.PARTICIPANT, Role.CLAIMANT)
"""Roles that a party can have."""

_NEW = "new:"
# Over words with single blanks between them.
_ADD = re.compile(
    r"(?:add |\+ ?)?(?P<who>.+?)(?: as (?P<role>\w+))?(?: \((?P<kind>[a-z-]+)\))?", re.IGNORECASE
)
_REMOVE = re.compile(r"(?:remove |- ?)(?P<who>.+)", re.IGNORECASE)
_REPLACE = re.compile(
    r"replace (?P<old>.+?) (?:by|with) (?P<who>.+?)(?: as (?P<role>\w+))?(?: \((?P<kind>[a-z-]+)\))?",
    re.IGNORECASE,
)


def actor_field(of: str, value: Any, event: Event, actors: ActorList) -> tuple[str, Canonical]:
    """The field and value for a change of the parties.

    Args:
        of: id of the party that is changed, where the field names it; else empty.
        value: "add JNIM as initiator", "remove mli-army", "replace mli-army by bfa-army as target"; for a party that the list does not have, its
            kind behind it: "add Katiba X as initiator (militia)". Or an object {"do": "add" | "remove" | "replace", "actor", "by", "role", "kind"}.
            With `of` also what the log holds: null or {"role", "name", "kind"}.
        event: whose parties they are.
        actors: the list.

    Raises:
        DecisionError: it is not a party, an actor is not known or has no role.
    """
    if of and (value is None or (isinstance(value, Mapping) and "do" not in value)):
        given = (
            {"do": "remove", "actor": of}
            if value is None
            else {"do": "replace", "actor": of, "by": value.get("id", of), **value}
        )
        if value is not None and value.get("id", of) == of:
            given = {"do": "add", "actor": of, **value}
    else:
        given = dict(value) if isinstance(value, Mapping) else _parsed(value)
    held = {actor.id: actor for actor in event.actors}
    match given.get("do"):
        case "remove":
            gone = _party(given, event, actors)
            return f"actor:{gone}", None
        case "replace":
            gone = _party(given, event, actors)
            role = given.get("role") or held[gone].role.value
            stands_in, facts = _known({**given, "actor": given.get("by")}, actors)
            return f"actor:{gone}", {**facts, "id": stands_in, "role": _role(role)}
        case "add":
            who, facts = _known(given, actors)
            role = given.get("role") or (held[who].role.value if who in held else None)
            if role is None:
                raise DecisionError(says.SAY_ROLE(name=facts["name"]))
            return f"actor:{who}", {**facts, "role": _role(role)}
        case _:
            raise DecisionError(says.SAY_PARTY())


def claimants(value: Any, actors: ActorList) -> list[str]:
    """Ids of the actors that claim an act, from ids or names with commas between them; empty for nobody."""
    names = (
        value if isinstance(value, Sequence) and not isinstance(value, str) else str(value or "").split(",")
    )
    wanted = [str(name).strip() for name in names]
    return sorted(
        {_find(name, actors) for name in wanted if name and name.casefold() not in ("none", "nobody")}
    )


def _parsed(value: Any) -> dict[str, Any]:
    text = " ".join(str(value or "").split())
    if found := _REPLACE.fullmatch(text):
        return {
            "do": "replace",
            "actor": found["old"],
            "by": found["who"],
            "role": found["role"],
            "kind": found["kind"],
        }
    if found := _REMOVE.fullmatch(text):
        return {"do": "remove", "actor": found["who"]}
    if text and (found := _ADD.fullmatch(text)):
        return {"do": "add", "actor": found["who"], "role": found["role"], "kind": found["kind"]}
    return {}


def _party(given: Mapping[str, Any], event: Event, actors: ActorList) -> str:
    """A party of the event by its id or name."""
    wanted = plain(str(given.get("actor") or ""))
    for actor in event.actors:
        if wanted in (plain(actor.id), plain(actor.name)):
            return actor.id
    try:
        found = _find(str(given.get("actor") or ""), actors)
    except DecisionError:
        found = ""
    if found in {actor.id for actor in event.actors}:
        return found
    told = says.NO_PARTY if event.actors else says.NO_PARTIES
    raise DecisionError(told(value=given.get("actor"), names=", ".join(actor.id for actor in event.actors)))


def _known(given: Mapping[str, Any], actors: ActorList) -> tuple[str, dict[str, Canonical]]:
    """Id, name and kind of an actor of the list; of another, which needs its kind, a new id."""
    name, kind = " ".join(str(given.get("actor") or "").split()), given.get("kind")
    if not name:
        raise DecisionError(says.NAME_ACTOR())
    try:
        actor = actors.get(_find(name, actors))
    except DecisionError:
        if not kind:
            raise
        kinds = [known.value for known in ActorKind]
        if str(kind) not in kinds:
            raise DecisionError(says.NO_ACTOR_KIND(value=kind, names=", ".join(kinds))) from None
        shown = str(given.get("name") or name).removeprefix(_NEW)
        slug = "-".join(plain(shown).split())
        if not slug:
            raise DecisionError(says.NO_ACTOR_NAME(value=name)) from None
        return name if name.startswith(_NEW) else f"{_NEW}{slug}", {"name": shown, "kind": str(kind)}
    return actor.id, {"name": actor.name, "kind": actor.kind.value}


def _find(name: str, actors: ActorList) -> str:
    """The id of an actor by its id, its name or one of its aliases."""
    wanted = plain(name)
    found = actors.search(name) if wanted else ()
    exact = [
        a.id
        for a in found
        if wanted in (plain(a.id), plain(a.name), *(plain(alias.text) for alias in a.aliases))
    ]
    if name in exact:
        return name
    if len(set(exact)) == 1:
        return exact[0]
    if exact:
        raise DecisionError(says.SEVERAL_ACTORS(value=name, names=", ".join(sorted(set(exact))[:5])))
    near = ", ".join(actor.id for actor in found[:5])
    raise DecisionError(says.NO_ACTOR_BUT(value=name, names=near) if near else says.NO_ACTOR(value=name))


def _role(value: Any) -> str:
    role = str(value).strip().lower()
    if role not in ROLES:
        raise DecisionError(says.NO_ROLE(value=value, names=", ".join(ROLES)))
    return role
