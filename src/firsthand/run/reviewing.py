"""Reviewing a store: the queue, decisions, undoing them, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from firsthand.domain.claim import Claim, Extraction
from firsthand.domain.decision import Decision, Judgement, report_of
from firsthand.domain.errors import ChangedError, DecisionError, StoreError
from firsthand.domain.event import Event
from firsthand.review import Log, Signature, making
from firsthand.review import messages as says
from firsthand.review.agreement import Agreement, agreement
from firsthand.review.blind import as_read, needs_second
from firsthand.review.corrections import corrections
from firsthand.review.disagreements import Disagreement, disagreements, named
from firsthand.review.queue import Item, Page, item
from firsthand.review.values import Values
from firsthand.run.proposals import VERBS, Outcome, Proposal, settling
from firsthand.run.proposing import Proposals
from firsthand.store import EventFilter
from firsthand.store.queue import Queue, Told

if TYPE_CHECKING:
    from firsthand.run.upkeep import Upkeep
    from firsthand.run.workshop import Workshop
    from firsthand.store import Store

__all__ = ["VERBS", "Outcome", "Proposal", "Reviewing"]

_NEAR_KM, _NEAR_DAYS = 75.0, timedelta(days=10)
"""What lies within these is offered to be merged."""

_MOST_JUDGED = 2_000
"""Judged events that are looked through for those that want a second opinion, most urgent first."""


class Reviewing:
    """What people do with the events of a store.

    Args:
        store: the store.
        workshop: loads the knowledge, where it is needed.
        upkeep: keeps the view up to date.
        now: tells the time (UTC).
    """

    def __init__(
        self,
        store: Store,
        workshop: Callable[[], Workshop],
        upkeep: Callable[[], Upkeep],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._workshop = workshop
        self._upkeep = upkeep
        self._now = now
        self.held = Queue(store.database)
        self._proposals = Proposals(store, self.held, lambda: self._values, self.event)

    # Looking

    def queue(
        self,
        filters: EventFilter | None = None,
        *,
        limit: int = 50,
        after: str | None = None,
        language: str = "en",
    ) -> Page:
        """What awaits a person, most urgent first.

        Args:
            filters: see `EventFilter`.
            limit: at most so many.
            after: `Page.after` of the page before.
            language: of the reasons, "en" or "fr".
        """
        events = self.held.events(filters, limit=limit, after=after)
        more = events[-1].id if len(events) == limit else None
        return Page(tuple(item(event, language) for event in events), self.held.awaiting(filters), more)

    def second(
        self,
        author: str,
        filters: EventFilter | None = None,
        *,
        limit: int = 50,
        after: str | None = None,
        language: str = "en",
    ) -> Page:
        """What others judged and this author did not, most urgent first, each as it stood before they did; see `review.blind`.

        Args:
            author: who gives the second opinion.
            filters: see `EventFilter`.
            limit: at most so many.
            after: `Page.after` of the page before.
            language: of the reasons, "en" or "fr".
        """
        log = self.log()
        judged = replace(filters or EventFilter(), unreviewed=False)
        events = self.held.events(judged, limit=_MOST_JUDGED, settled=True)
        shown = [as_read(event, log, author) for event in events if needs_second(event, log, author)]
        found = [event for event in shown if event is not None]
        ids = [event.id for event in found]
        start = ids.index(after) + 1 if after in ids else 0
        items = tuple(item(event, language) for event in found[start : start + limit])
        more = items[-1].event.id if start + limit < len(found) else None
        return Page(items, len(found), more)

    def blind(self, event: Event, author: str) -> Event | None:
        """An event without what others decided of its fields; None where that cannot be shown."""
        return as_read(event, self.log(), author)

    def item(self, event_id: str, language: str = "en") -> Item:
        """One event with the reasons to look at it, whether or not it awaits a person."""
        event = self.event(event_id)
        return item(event, language, is_settled=self.held.is_settled(event.id))

    def event(self, event_id: str) -> Event:
        """An event by any id it ever had, or its beginning."""
        try:
            return self._store.event(event_id)
        except StoreError:
            return self._store.event(self.held.find(event_id, ("event",)))

    def about(self, target: str) -> tuple[Event, ...]:
        """The event that an id names, or those in view that a claim is of; both may be shortened.

        Raises:
            StoreError: there is no such event or claim.
        """
        claim = self._claim(target)
        if claim is None:
            return (self.event(target),)
        return tuple(self._store.event(name) for name in self.held.events_of([claim.report]))

    def neighbours(self, event: Event, limit: int = 8) -> tuple[Event, ...]:
        """Events that may be the same incident: within the kilometres and days that pages go wrong by."""
        possible, place = event.date.possible, event.place
        if (
            place is None
            or possible is None
            or not possible
            or possible.start is None
            or possible.end is None
        ):
            return ()
        wanted = EventFilter(
            near=(place.lat, place.lon, max(_NEAR_KM, place.radius_km)),
            since=possible.start - _NEAR_DAYS,
            until=possible.end + _NEAR_DAYS,
        )
        return self.held.near(event, wanted, limit)

    def reports(self, event: Event) -> tuple[Told, ...]:
        """The reports of an event, by document and place in the text."""
        return self.held.reports(event.reports)

    def log(self) -> Log:
        """Every decision."""
        return Log(self._store.decisions())

    def decisions_of(self, event_id: str) -> tuple[Decision, ...]:
        """Every decision that names something of an event, by any id it ever had, undone ones and the undoing included, oldest first."""
        try:
            event = self._store.event(event_id)
            names = {event.anchor, *event.reports, *event.redirects, *(claim.id for claim in event.claims)}
            names.update(event.decisions)
        except StoreError:
            names = set(self.held.reports_under(event_id))
        found: dict[str, Decision] = {}
        for decision in self._store.decisions():
            if decision.judgement is Judgement.UNDO:
                is_about = decision.target in found
            else:
                is_about = not names.isdisjoint((decision.id, *decision.named)) or self._is_on_claim(
                    decision, names
                )
            if is_about:
                found[decision.id] = decision
        return tuple(found.values())

    def agreement(self, *, blind: bool = False) -> tuple[Agreement, ...]:
        """How far reviewers agree, by field; with `blind` only first and second opinions that did not know of each other."""
        return agreement(self._store.decisions(), self._event_of, blind=blind)

    def disagreements(self) -> tuple[Disagreement, ...]:
        """What reviewers disagree about, open ones first; see `review.disagreements`."""
        return disagreements(self._store.decisions(), self._event_of)

    def corrections(self, *, pseudonyms: bool = False) -> Iterator[dict[str, Any]]:
        """What people decided, as `firsthand.correction/1` records."""
        return corrections(
            self._store.decisions(),
            lru_cache(maxsize=64)(self._extraction_of),
            self._event_of,
            pseudonyms=pseudonyms,
        )

    # Deciding

    def decide(self, proposal: Proposal, *, author: str, reason: str = "") -> Outcome:
        """Decide, and bring the view up to date.

        Args:
            proposal: what.
            author: who.
            reason: why, in words; a correction of an event needs one.

        Raises:
            ChangedError: the event changed since it was seen.
            DecisionError: it does not apply, or a value does not fit.
            StoreError: there is no such event or claim.
        """
        by = self._signature(author, reason)
        if proposal.settles is not None and not by.reason:
            raise DecisionError(says.SAY_WHY())
        claim = self._claim(proposal.target)
        if claim is not None:
            return self._append(self._proposals.on_claim(proposal, claim, by), proposal.settles)
        event = self.event(proposal.target)
        if proposal.seen is not None and event.updated is not None and event.updated > proposal.seen:
            raise ChangedError(says.CHANGED_SINCE(id=event.id))
        if proposal.is_blind:
            event = as_read(event, self.log(), by.author) or event
        return self._append(self._proposals.on_event(proposal, event, by), proposal.settles)

    def settle(self, disagreement: str, choice: str, *, author: str, reason: str) -> Outcome:
        """Settle what reviewers disagree about, by one of the things that they say; to take it back, undo the decision.

        Args:
            disagreement: its id, may be shortened.
            choice: id of the decision of a reviewer who is right, may be shortened.
            author: who settles it.
            reason: why, in words.

        Raises:
            DecisionError: there is no such opinion, no reason, or what was said fits the event no more.
            NotHeldError: there is no such disagreement.
        """
        found = named(self.disagreements(), disagreement)
        return self.decide(settling(found, found.chosen(choice)), author=author, reason=reason)

    def undo(self, decision_id: str | None, *, author: str, reason: str = "") -> Outcome:
        """Take a decision back, or an undo.

        Args:
            decision_id: which one, may be shortened; None for the last one of this author that can be taken back and is no undo.
            author: who.
            reason: why.

        Raises:
            DecisionError: it is undone already, or the author has none.
            StoreError: there is no such decision.
        """
        log = self.log()
        if decision_id is None:
            own = [d for d in log.in_force if d.author == author]
            if not own:
                raise DecisionError(says.NOTHING_TO_UNDO(author=author))
            wanted = own[-1]
        else:
            whole_id = self.held.find(decision_id, ("decision",))
            wanted = next(d for d in log.decisions if d.id == whole_id)
        return self._append(making.undo(wanted, self._signature(author, reason)))

    # Parts of these

    def _append(self, decision: Decision, settles: str | None = None) -> Outcome:
        if settles is not None:
            decision = making.settling(decision, settles)
        self.log().check(
            decision,
            is_report=lambda name: self._store.has_report(name) or self.held.has_document(name),
            is_claim=self._store.has_claim,
        )
        named = self._named(decision)
        before = self.held.events_of(named)
        self._store.append_decision(decision)
        self._upkeep().refresh(decision.made_at)
        after = self.held.events_of(named)
        return Outcome(decision, after, tuple(sorted(set(before) - set(after))))

    def _named(self, decision: Decision) -> set[str]:
        """The reports that a decision is about; of an undo those of what it undoes."""
        known = {d.id: d for d in self._store.decisions()}
        while decision.judgement is Judgement.UNDO and decision.target in known:
            decision = known[decision.target]
        claims = (self.held.claim_report(name) for name in decision.named)
        return {*decision.named, *(report for report in claims if report is not None)}

    def _signature(self, author: str, reason: str) -> Signature:
        """Who and when: later than every decision before, so that the order of the log is the order of their times."""
        last = max((decision.made_at for decision in self._store.decisions()), default=None)
        now = self._now()
        at = now if last is None or now > last else last + timedelta(microseconds=1)
        return Signature(" ".join(author.split()), at, " ".join(reason.split()))

    @cached_property
    def _values(self) -> Values:
        workshop = self._workshop()
        return Values(workshop.codebook, workshop.actors, workshop.gazetteer, self._now().date())

    def _claim(self, target: str) -> Claim | None:
        """A claim by its id or its beginning, None where the target is none."""
        if not target.startswith("clm"):
            return None
        found = self.held.find(target, ("claim",))
        extraction = self._extraction_of(found)
        return next(claim for claim in extraction.claims if claim.id == found) if extraction else None

    def _extraction_of(self, name: str) -> Extraction | None:
        """Everything read from the document of a report or claim, or from a document."""
        report = self.held.claim_report(name) or report_of(name)
        told = self.held.reports([report])
        key = told[0].document if told else report
        return self._store.extraction(key) if self.held.has_document(key) else None

    def _event_of(self, target: str) -> str:
        """The event of a report, for people; the target itself where it tells of none or of several."""
        events = self.held.events_of([report_of(target)])
        return events[0] if len(events) == 1 else target

    def _is_on_claim(self, decision: Decision, names: Collection[str]) -> bool:
        """Whether it is about a claim of some reports; one that was rejected the event no longer holds."""
        return self.held.claim_report(decision.target) in names
