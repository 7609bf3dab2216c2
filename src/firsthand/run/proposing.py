"""The decision that comes of what a person wants to decide: one way in for the command line, the web app and the interface."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from firsthand.domain.claim import Claim
from firsthand.domain.decision import Decision, report_of
from firsthand.domain.errors import DecisionError
from firsthand.domain.event import Event
from firsthand.domain.ids import Canonical
from firsthand.domain.report import Status
from firsthand.review import Signature, making
from firsthand.review import messages as says
from firsthand.review.present import present, present_claim, said, whole
from firsthand.review.values import Values
from firsthand.run.proposals import Proposal

if TYPE_CHECKING:
    from firsthand.store import Store
    from firsthand.store.queue import Queue

_Record = TypeVar("_Record", Event, Claim)

_MOST_PAIRS = 20_000
"""Pairs of reports that one split may name; of larger events one report of each document is named."""


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
                raise DecisionError(says.NAME_EVENT(id=claim.id, verb=verb))

    def on_event(self, proposal: Proposal, event: Event, by: Signature) -> Decision:
        """The decision about an event.

        Raises:
            DecisionError: it does not apply, a value does not fit, or a correction has no reason.
            StoreError: there is no such other event.
        """
        match proposal.verb:
            case "accept":
                return making.accept(event.anchor, by, whole(event, is_blind=proposal.is_blind))
            case "reject":
                return making.reject(event.anchor, by, whole(event, is_blind=proposal.is_blind))
            case "set":
                if not by.reason:
                    raise DecisionError(says.SAY_WHY())
                if (
                    proposal.settles and proposal.value is None
                ):  # a party or figure that is gone may be gone already
                    name, fitting = str(proposal.field), None
                else:
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
                    raise DecisionError(says.NOT_ALL(id=event.id))
                return making.split(*self._sides(sorted(part), rest), by, "same")
            case "background":
                told = [t.id for t in self._held.reports(event.reports) if t.status == Status.ASSERTED]
                part = self._chosen(event, proposal.reports) if proposal.reports else set(told)
                return making.background([report for report in told if report in part], by)
            case _:
                raise DecisionError(says.NAME_CLAIM())

    def _merge(self, event: Event, other: Event, by: Signature) -> Decision:
        first, second = (report_of(e.anchor) for e in (event, other))
        if not (self._store.has_report(first) and self._store.has_report(second)):
            raise DecisionError(says.HEADLINE_ALONE())
        return making.same(first, second, by, "different")

    def _other(self, event: Event, other: str | None) -> Event:
        if other is None:
            raise DecisionError(says.NAME_OTHER())
        known = self._event(other)
        if known.id == event.id:
            raise DecisionError(says.ITSELF(other=other, id=event.id))
        if set(known.reports) & set(event.reports):
            raise DecisionError(says.ONE_ACTION())
        return known

    def _chosen(self, event: Event, names: Collection[str]) -> set[str]:
        """The reports of an event that are named, by themselves or by their documents."""
        told = self._held.reports(event.reports)
        chosen: set[str] = set()
        for name in names:
            found = {t.id for t in told if name in (t.document, t.document_id) or t.id == name}
            found = found or {t.id for t in told if t.id.startswith(name) and len(name) > len("rpt_123")}
            if not found:
                raise DecisionError(says.NOT_ITS_REPORT(id=event.id, name=name))
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
        raise DecisionError(says.NAME_FIELD())
    try:
        return read(record, proposal.field, proposal.value)
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
        raise DecisionError(says.NO_VALUE(value=str(proposal.value), field=proposal.field)) from error


def _fit_to_choose(claim: Claim) -> Claim:
    if claim.part_of:
        raise DecisionError(says.COUNTS_PART(id=claim.id))
    if claim.field.is_count and (claim.quantity is None or claim.quantity.point is None):
        raise DecisionError(says.GIVES_NO_NUMBER(id=claim.id))
    if not claim.field.is_count and claim.field != "responsibility":
        raise DecisionError(says.ACCEPT_OR_REJECT(id=claim.id, field=claim.field))
    return claim
