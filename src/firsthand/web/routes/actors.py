"""The actors: who takes part in the events, with names, ties, company and losses. Only actors of the list have a page; persons are none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Response

from firsthand.domain.actor import Actor, Tie
from firsthand.knowledge.actors.entries import generics
from firsthand.store import EventFilter
from firsthand.web.timeline import timeline
from firsthand.web.visit import Here, Visit

router = APIRouter(include_in_schema=False, prefix="/actors")

_MOST = 150
_LATEST = 15
_ROLES = ("initiator", "target", "participant", "claimant")


@router.get("")
def index(here: Here, text: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Actors by number of events; a search finds those without any too."""
    counts = here.front.entities.actors()
    actors = here.front.actors
    held = list(actors.search(text) if text.strip() else actors.all())
    if not text.strip():
        held = [actor for actor in held if actor.id in counts]
    held.sort(key=lambda actor: (-counts.get(actor.id, 0), actor.name))
    return here.page(
        "actors/index.html",
        found=[(actor, counts.get(actor.id, 0)) for actor in held[:_MOST]],
        more=max(0, len(held) - _MOST),
        text=text,
    )


@router.get("/{actor_id}")
def one(here: Here, actor_id: str) -> Response:
    """One actor."""
    try:
        actor = here.front.actors.get(actor_id)
    except KeyError as fault:
        raise HTTPException(404) from fault
    queries, desk = here.front.entities, here.front.queries
    filters = EventFilter(actor=actor.id)
    roles = queries.roles(actor.id)
    own, other = queries.losses(actor.id)
    return here.page(
        "actors/one.html",
        actor=actor,
        n_events=desk.count(filters),
        words=_words(here, actor),
        aliases=_by_source(actor),
        ties=[(tie, here.actor_name(tie.actor)) for tie in actor.ties],
        tied=_tied(here, actor),
        roles=[(role, roles[role]) for role in _ROLES if role in roles],
        own=own,
        other=other,
        company=[(each, here.actor_name(each.actor)) for each in queries.company(actor.id)],
        line=timeline(desk.days(filters)),
        events=desk.page(filters, size=_LATEST).events,
    )


def _by_source(actor: Actor) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for alias in actor.aliases:
        found[alias.source].append(alias.text)
    return dict(found)


def _words(here: Visit, actor: Actor) -> tuple[str, ...]:
    """Words of texts that a description stands for; none of a named actor."""
    return _generic_words().get(actor.id, {}).get(here.locale.language, ()) if actor.is_generic else ()


@cache
def _generic_words() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Id of a description to its words, by language."""
    entries, _ = generics()
    return {entry.actor.id: entry.words for entry in entries}


def _tied(here: Visit, actor: Actor) -> list[tuple[Tie, Actor]]:
    """Ties that other actors have to this one."""
    return [(tie, other) for other in here.front.actors.all() for tie in other.ties if tie.actor == actor.id]
