"""A view that grew page by page, lost pages and obeyed decisions is the one that is built at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.claim import Claim, Extraction
from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.event import Aggregate, Amendment, Chronicle, Event, Operation, Statement
from firsthand.domain.origin import Kin, Lineage
from firsthand.events import build
from firsthand.events.chronicler import Archive, Chronicler
from firsthand.lineage import trace
from tests.property.test_events import quick, stories
from tests.unit.events.stories import Names, Parties, Story, Types

Part = Operation | Aggregate | Statement


class Growing:
    """A chronicler with everything around it, as a run would have it."""

    def __init__(self) -> None:
        self.held: dict[str, Extraction] = {}
        self.lineage = Lineage()
        self.decisions: list[Decision] = []
        self.events: dict[str, Event] = {}
        self.parts: dict[str, Part] = {}
        self.published: dict[str, str] = {}
        archive = Archive(
            self.held.__getitem__, self._kin, lambda _: self.lineage, self._documents_of, self._published
        )
        self.chronicler = Chronicler(archive, codebook=Types(), actors=Parties())

    def _kin(self, key: str) -> Kin | None:
        return self.lineage.kin.get(key)

    def _documents_of(self, told: Collection[str]) -> list[str]:
        return [
            key
            for key, extraction in self.held.items()
            if any(item.id in told for item in (*extraction.reports, *extraction.claims))
        ]

    def _published(self, reports: Sequence[str]) -> dict[str, str]:
        return {report: self.published[report] for report in reports if report in self.published}

    def put(self, extraction: Extraction) -> None:
        self.held[extraction.document.key] = extraction
        self._retrace({extraction.document.key})

    def drop(self, key: str) -> None:
        del self.held[key]
        self.chronicler.drop(key)
        self._retrace(set())

    def decide(self, decision: Decision) -> None:
        self.decisions.append(decision)
        self.chronicler.decide(self.decisions)

    def settle(self) -> None:
        self._take(self.chronicler.settle())

    def whole(self) -> Chronicle:
        parts = [self.parts[key] for key in sorted(self.parts)]
        return Chronicle(
            tuple(self.events[key] for key in sorted(self.events)),
            tuple(part for part in parts if isinstance(part, Operation)),
            tuple(part for part in parts if isinstance(part, Aggregate)),
            tuple(part for part in parts if isinstance(part, Statement)),
        )

    def _retrace(self, fresh: set[str]) -> None:
        before, self.lineage = self.lineage, trace(list(self.held.values()), origins=Names())
        for key, extraction in sorted(self.held.items()):
            if key in fresh or _of(self.lineage, extraction) != _of(before, extraction):
                self.chronicler.put(key)

    def _take(self, amendment: Amendment) -> None:
        for key in amendment.gone:
            del self.events[key]
        self.events.update({event.id: replace(event, redirects=()) for event in amendment.events})
        for event in amendment.events:  # a store keeps apart, for good, which ids went into which
            assert self.events.keys().isdisjoint(event.redirects)
        for key in amendment.lost:
            del self.parts[key]
        for part in (*amendment.operations, *amendment.aggregates, *amendment.statements):
            self.parts[part.id] = part
        shared: dict[str, set[str]] = {}
        for event in self.events.values():
            for report in event.reports:
                shared.setdefault(report, set()).add(event.id)
        for report, ids in shared.items():
            if len(ids) == 1:
                self.published[report] = next(iter(ids))
            else:  # of several events, as the store has it: says nothing of their ids
                self.published.pop(report, None)


@st.composite
def a_decision(
    draw: st.DrawFn, step: int, reports: Sequence[str], claims: Mapping[str, Claim], made: Sequence[Decision]
) -> Decision:
    """A decision of any kind: on a report that is held or not yet, on a claim, on an earlier decision, be it an undo."""
    at = datetime(2026, 1, 1, step, tzinfo=UTC)
    kinds = [Judgement.ACCEPT, Judgement.REJECT, Judgement.SET]
    kinds += [Judgement.SAME, Judgement.DIFFERENT] * (len(reports) > 1) + [Judgement.UNDO] * 2 * bool(made)
    judgement = draw(st.sampled_from(kinds))
    decision = Decision(f"d{step:02}", judgement, "", "tester", at)
    if judgement is Judgement.UNDO:
        return replace(decision, target=draw(st.sampled_from(made)).id)
    if judgement in (Judgement.SAME, Judgement.DIFFERENT):
        target, other = draw(st.lists(st.sampled_from(reports), min_size=2, max_size=2, unique=True))
        return replace(decision, target=target, other=other)
    target = draw(st.sampled_from([*reports, *sorted(claims)]))
    field, value = None, None
    if judgement is Judgement.SET:
        claim = claims.get(target)
        fields = OF_REPORT if claim is None else OF_COUNT if claim.field.is_count else OF_CLAIM
        field, value = draw(st.sampled_from(fields))
    return replace(decision, target=target, field=field, value=value)


OF_REPORT = (("grade", '"corroborated"'), ("date", '"2025-06-02"'), ("event_type", '"attack"'))
OF_COUNT = (("group", '"civilians"'), ("quantity", '{"op": "=", "value": 7}'))
OF_CLAIM = (("value", '"issp"'),)
"""What a reviewer may set."""


def _of(lineage: Lineage, extraction: Extraction) -> object:
    key = extraction.document.key
    own = lineage.document_origin.get(key)
    origins = [lineage.origin_of.get(claim.id) for claim in extraction.claims]
    return (
        lineage.kin.get(key),
        own,
        origins,
        [lineage.origins.get(origin or "") for origin in (own, *origins)],
    )


def grow(growing: Growing, told: list[Story], data: st.DataObject, pause: Callable[[], None]) -> None:
    """Put, drop and decide in any order, with a pause now and then, and settle at the end."""
    extractions = [item.extraction() for item in told]
    reports = sorted(report.id for extraction in extractions for report in extraction.reports)
    claims = {claim.id: claim for extraction in extractions for claim in extraction.claims}
    for step in range(data.draw(st.integers(1, 3 * len(extractions)))):
        extraction = data.draw(st.sampled_from(extractions))
        choice = data.draw(st.integers(0, 6))
        if choice == 0 and extraction.document.key in growing.held:
            growing.drop(extraction.document.key)
        elif choice in (1, 2):
            growing.decide(data.draw(a_decision(step, reports, claims, growing.decisions)))
        else:
            growing.put(extraction)
        if data.draw(st.booleans()):
            pause()
    growing.settle()


def at_once(growing: Growing) -> Chronicle:
    """The view of what is held, built from nothing."""
    return build(
        list(growing.held.values()),
        growing.lineage,
        growing.decisions,
        codebook=Types(),
        actors=Parties(),
        previous=growing.published,
    )


@given(stories, st.data())
@quick
def test_a_view_that_grew_is_the_one_built_at_once(told: list[Story], data: st.DataObject) -> None:
    growing = Growing()
    grow(growing, told, data, growing.settle)
    assert alike(growing.whole()) == alike(at_once(growing))


def alike(chronicle: Chronicle) -> object:
    """A view as a store keeps it, without the ids of the parts of operations.

    Ids that were merged away are told by the event they go into when they go, and kept beside the view from then on. The parts of one
    operation share their reports, so that nothing on record tells which of the ids that two parts bore was whose.
    """
    kept = [replace(event, redirects=()) for event in chronicle.events]
    events = [replace(event, id="") if event.operation else event for event in kept]
    operations = [
        replace(operation, events=("",) * len(operation.events)) for operation in chronicle.operations
    ]
    return sorted(map(repr, events)), operations, chronicle.aggregates, chronicle.statements
