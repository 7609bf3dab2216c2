"""What the page for deciding about one event shows, and what its forms send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import HTTPException, Request

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Claim
from firsthand.domain.decision import Decision
from firsthand.domain.document import Document
from firsthand.domain.errors import DecisionError
from firsthand.domain.event import Event, Grade, Ruled
from firsthand.domain.report import CasualtyKind, Side
from firsthand.review import messages as says
from firsthand.review.parties import ROLES
from firsthand.review.queue import Item
from firsthand.run.reviewing import Proposal, Reviewing
from firsthand.store.queue import Told
from firsthand.web.visit import Visit

_LONGEST = 2000  # characters in one box
_MOST_CLAIMS, _MOST_REPORTS, _MOST_DECISIONS = 60, 80, 40


@dataclass(frozen=True)
class Deciding:
    """A form as it was sent: a verb, what about, and the fields of every kind of value."""

    verb: str
    claim: str
    reason: str
    seen: str
    other: str
    reports: tuple[str, ...]
    values: Mapping[str, str]

    @property
    def field(self) -> str:
        """Which field is set."""
        return self.values.get("field", "")

    def proposal(self, event_id: str, *, is_blind: bool = False) -> Proposal:
        """What the person wants.

        Args:
            event_id: the event that the page shows.
            is_blind: whether it shows it without what others decided.

        Raises:
            DecisionError: the form makes no sense.
        """
        target = self.claim or event_id
        other = self.values.get("other_id", "").strip() or self.other or None
        field, value = self._setting() if self.verb == "set" else (None, None)
        return Proposal(self.verb, target, field, value, other, self.reports, self._seen(), is_blind)

    def _seen(self) -> datetime | None:
        if not self.seen or self.claim:
            return None
        try:
            return datetime.fromisoformat(self.seen)
        except ValueError as error:
            raise DecisionError(says.DAMAGED_FORM()) from error

    def _setting(self) -> tuple[str, Any]:
        """Field and value of what is set, from the boxes of that field."""
        given = self.values
        name = self.field
        if name == "place":
            named = given.get("name") or given.get("value") or ""
            if not (given.get("lat") or given.get("lon") or named):
                return name, "unknown"
            return name, {**self._boxes("lat", "lon", "radius_km"), "name": named}
        if name == "actor":
            return name, self._boxes("do", "actor", "by", "role", "kind")
        if name in ("count", "toll"):
            return name, self._boxes("kind", "group", "side", "low", "best", "high", "none")
        return name, given.get("value", "")

    def _boxes(self, *names: str) -> dict[str, str]:
        """The boxes that were filled in."""
        return {name: self.values[name] for name in names if self.values.get(name)}


async def deciding(request: Request) -> Deciding:
    """Read a form of the page; a dependency.

    Raises:
        HTTPException: 422, a box holds more than anyone types.
    """
    form = await request.form()
    texts = {name: value.strip() for name, value in form.items() if isinstance(value, str)}
    if any(len(text) > _LONGEST for text in texts.values()):
        raise HTTPException(422, "too long")
    return Deciding(
        verb=texts.get("verb", ""),
        claim=texts.get("claim", ""),
        reason=texts.get("reason", ""),
        seen=texts.get("seen", ""),
        other=texts.get("other", ""),
        reports=tuple(str(report) for report in form.getlist("reports")),
        values=texts,
    )


@dataclass(frozen=True)
class Said:
    """A claim with its sentence, split around the words that say it, and what people settled of it."""

    claim: Claim
    document: Document
    before: str
    words: str
    after: str
    ruled: tuple[Ruled, ...]


@dataclass(frozen=True)
class Bench:
    """Everything that the page shows of one event.

    Attributes:
        origins: claims by the name of their origin, None where a text only recalls.
        claims_left: how many more there are.
        reports, reports_left: the passages that tell it.
        neighbours: events that may be the same incident.
        decisions: those about it, latest first, each with whether it can be taken back.
        claimed_by: names of those who claim it.
        set_by: field to what a person settled of it.
        kinds, sides, roles, grades, actor_kinds, types: what can be chosen.
    """

    event: Event
    origins: Sequence[tuple[str | None, Sequence[Said]]]
    claims_left: int
    reports: Sequence[Told]
    reports_left: int
    neighbours: Sequence[Event]
    decisions: Sequence[tuple[Decision, bool]]
    claimed_by: Sequence[str]
    set_by: Mapping[str, Ruled]
    kinds: Sequence[str]
    sides: Sequence[str]
    roles: Sequence[str]
    grades: Sequence[str]
    actor_kinds: Sequence[str]
    types: Sequence[str]


def bench(here: Visit, reviewing: Reviewing, item: Item, blind: str | None = None) -> Bench:
    """Collect what is shown of an event.

    Args:
        here: who asks.
        reviewing: the desk's reviewing.
        item: the event with the reasons to look at it.
        blind: the author of whom alone decisions are shown, for a second opinion; None shows all.
    """
    event = item.event
    documents: dict[str, Document] = {}
    groups: dict[str | None, list[Said]] = {}
    for claim in event.claims[:_MOST_CLAIMS]:
        if claim.document not in documents:
            documents[claim.document] = here.store.document(claim.document)
        ruled = tuple(entry for entry in event.ruled if entry.target == claim.id)
        groups.setdefault(claim.origin, []).append(_said(claim, documents[claim.document], ruled))
    told = reviewing.reports(event)
    undoable = reviewing.log().undoable
    decisions = [
        (d, d.id in undoable)
        for d in reversed(reviewing.decisions_of(event.id))
        if blind is None or d.author == blind
    ]
    types = sorted(
        (entry.code for entry in here.front.codebook.types), key=lambda code: here.locale.named("types", code)
    )
    return Bench(
        event=event,
        origins=list(groups.items()),
        claims_left=max(0, len(event.claims) - _MOST_CLAIMS),
        reports=told[:_MOST_REPORTS],
        reports_left=max(0, len(told) - _MOST_REPORTS),
        neighbours=reviewing.neighbours(event),
        decisions=decisions[:_MOST_DECISIONS],
        claimed_by=[here.actor_name(actor) for actor in event.claimed_by],
        set_by={entry.field: entry for entry in event.ruled if entry.applies and entry.target is None},
        kinds=[kind.value for kind in CasualtyKind],
        sides=[side.value for side in Side],
        roles=[role.value for role in ROLES],
        grades=[grade.value for grade in Grade],
        actor_kinds=[kind.value for kind in ActorKind],
        types=types,
    )


def _said(claim: Claim, document: Document, ruled: tuple[Ruled, ...]) -> Said:
    sentence = document.sentence_at(claim.span)
    span = sentence.span if sentence else claim.span
    start, end = max(span.start, claim.span.start), min(span.end, claim.span.end)
    text = document.text
    return Said(claim, document, text[span.start : start], text[start:end], text[end : span.end], ruled)
