"""What a person wants to decide, and the decision that comes of it: one way in for the command line, the web app and the interface."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from firsthand.domain.account import UserRole
from firsthand.domain.claim import Claim
from firsthand.domain.decision import Decision, report_of
from firsthand.domain.errors import DecisionError
from firsthand.domain.event import Event
from firsthand.domain.ids import Canonical
from firsthand.domain.report import Status
from firsthand.review import Signature, making
from firsthand.review.present import present, present_claim, said, whole
from firsthand.review.values import Values

if TYPE_CHECKING:
    from firsthand.store import Store
    from firsthand.store.queue import Queue

VERBS = ("accept", "reject", "choose", "set", "merge", "split", "different", "background")
"""What can be decided."""

_EDITING = frozenset({"merge", "split", "different"})
"""Verbs that say which reports tell of one incident."""

_Record = TypeVar("_Record", Event, Claim)

_MOST_PAIRS = 20_000
"""Pairs of reports that one split may name; of larger events one report of each document is named."""


@dataclass(frozen=True)
class Proposal:
    """What a person wants to decide.

    Attributes:
        verb: one of `VERBS`.
        target: an event by any id it ever had, or for accept, reject, choose and set a claim; both may be shortened.
        field, value: for set, see `review.values`.
        other: for merge and different, the other event.
        reports: for split, the reports that go, or ids of the documents that tell them; for background those meant, all where none are named.
        seen: `Event.updated` as the person saw it; what changed since is not decided blindly.
    """

    verb: str
    target: str
    field: str | None = None
    value: Any = None
    other: str | None = None
    reports: Collection[str] = ()
    seen: datetime | None = None

    def __post_init__(self) -> None:
        if self.verb not in VERBS:
            raise DecisionError(f"there is no verb {self.verb!r}; there are {', '.join(VERBS)}")

    @property
    def role(self) -> UserRole:
        """The least role that may decide so, see `UserRole`."""
        return UserRole.EDITOR if self.verb in _EDITING else UserRole.CODER


class Proposals:
    """Makes decisions of what people want, checked against what is held.

    Args:
        store: the store.
        held: its review queue.
        values: checks what is set; loaded where it is needed.
        event: finds an event by any id it ever had, or its beginning.
    """

    def __init__(
        self, store: Store, held: Queue, values: Callable[[], Values], event: Callable[[str], Event]
    ) -> None:
        self._store = store
        self._held = held
        self._values = values
        self._event = event

    def on_claim(self, proposal: Proposal, claim: Claim, by: Signature) -> Decision:
        """The decision about a claim.

        Raises:
            DecisionError: it does not apply, or a value does not fit.
        """
        match proposal.verb:
            case "accept":
                return making.accept(claim.id, by, said(claim))
            case "reject":
                return making.reject(claim.id, by, said(claim))
            case "choose":
                return making.prefer(_fit_to_choose(claim).id, by, said(claim))
            case "set":
                name, fitting = _fitting(self._values().of_claim, claim, proposal)
                return making.set_field(claim.id, name, fitting, by, present_claim(claim, name))
            case verb:
                raise DecisionError(f"{claim.id} is a claim: to {verb}, name an event")

    def on_event(self, proposal: Proposal, event: Event, by: Signature) -> Decision:
        """The decision about an event.

        Raises:
            DecisionError: it does not apply, a value does not fit, or a correction has no reason.
            StoreError: there is no such other event.
        """
        match proposal.verb:
            case "accept":
                return making.accept(event.anchor, by, whole(event))
            case "reject":
                return making.reject(event.anchor, by, whole(event))
            case "set":
                if not by.reason:
                    raise DecisionError("say why: a correction needs a reason")
                name, fitting = _fitting(self._values().of_event, event, proposal)
                return making.set_field(event.anchor, name, fitting, by, present(event, name))
            case "merge":
                return self._merge(event, self._other(event, proposal.other), by)
            case "different":
                known = self._other(event, proposal.other)
                return making.split(*self._sides(event.reports, known.reports), by, "different")
            case "split":
                part = self._chosen(event, proposal.reports)
                rest = [report for report in event.reports if report not in part]
                if not part or not rest:
                    raise DecisionError(
                        f"name some of the reports or documents of {event.id} that go, not all"
                    )
                return making.split(*self._sides(sorted(part), rest), by, "same")
            case "background":
                told = [t.id for t in self._held.reports(event.reports) if t.status == Status.ASSERTED]
                part = self._chosen(event, proposal.reports) if proposal.reports else set(told)
                return making.background([report for report in told if report in part], by)
            case _:
                raise DecisionError("one chooses a claim: name a claim, not an event")

    def _merge(self, event: Event, other: Event, by: Signature) -> Decision:
        first, second = (report_of(e.anchor) for e in (event, other))
        if not (self._store.has_report(first) and self._store.has_report(second)):
            raise DecisionError("a page of which nothing could be read but its headline cannot be merged")
        return making.same(first, second, by, "different")

    def _other(self, event: Event, other: str | None) -> Event:
        if other is None:
            raise DecisionError("name the other event")
        known = self._event(other)
        if known.id == event.id:
            raise DecisionError(f"{other} is {event.id} itself")
        if set(known.reports) & set(event.reports):
            raise DecisionError("the two are parts of one concerted action, told in one report")
        return known

    def _chosen(self, event: Event, names: Collection[str]) -> set[str]:
        """The reports of an event that are named, by themselves or by their documents."""
        told = self._held.reports(event.reports)
        chosen: set[str] = set()
        for name in names:
            found = {t.id for t in told if name in (t.document, t.document_id) or t.id == name}
            found = found or {t.id for t in told if t.id.startswith(name) and len(name) > len("rpt_123")}
            if not found:
                raise DecisionError(f"{event.id} has no report or document {name}")
            chosen |= found
        return chosen

    def _sides(self, part: Sequence[str], rest: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
        """Both sides of a split; one report of each document where there are very many."""
        if len(part) * len(rest) <= _MOST_PAIRS:
            return part, rest
        first = {side: self._one_each(reports) for side, reports in (("part", part), ("rest", rest))}
        share = max(1, _MOST_PAIRS // max(1, len(first["part"])))
        return first["part"][: max(1, _MOST_PAIRS // share)], first["rest"][:share]

    def _one_each(self, reports: Sequence[str]) -> list[str]:
        return list({told.document: told.id for told in reversed(self._held.reports(reports))}.values())


def _fitting(
    read: Callable[[_Record, str, Any], tuple[str, Canonical]], record: _Record, proposal: Proposal
) -> tuple[str, Canonical]:
    """The field and value that are meant.

    Raises:
        DecisionError: there is no such field, or the value does not fit, if only because its parts are of no kind that the field has.
    """
    if not proposal.field:
        raise DecisionError("name the field to set")
    try:
        return read(record, proposal.field, proposal.value)
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
        raise DecisionError(f"{proposal.value!r} is no value of {proposal.field}") from error


def _fit_to_choose(claim: Claim) -> Claim:
    if claim.part_of:
        raise DecisionError(f"{claim.id} counts a part of another figure: set the figure instead")
    if claim.field.is_count and (claim.quantity is None or claim.quantity.point is None):
        raise DecisionError(f"{claim.id} gives no number: set the figure instead")
    if not claim.field.is_count and claim.field != "responsibility":
        raise DecisionError(f"{claim.id} is about {claim.field}: accept or reject it")
    return claim
