"""A filled frame, read the whole way from a page to claims, and what is said of each slot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache

from firsthand.domain.claim import Claim, Extraction, Field
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.domain.report import Report, Role, Side, Status
from firsthand.domain.values import Operator, Span
from firsthand.run.plan import Workshop, read_one

from .frames import Frame
from .parties import Party
from .registry import READERS

_CAPTURED = datetime(2025, 6, 21, 12, tzinfo=UTC)  # a Saturday: "on Friday" is the day before
_HINTS = PageHints(published=date(2025, 6, 21))
_CONTEXT = {"en": "The town lies in the north of Mali.", "fr": "La ville se trouve dans le nord du Mali."}
"""Names the country, without which short names of groups are left open, and tells of no happening."""
_PARTY_ROLES = (Role.INITIATOR, Role.TARGET, Role.PARTICIPANT, Role.CLAIMANT)


@dataclass(frozen=True)
class Count:
    """A casualty claim, with the slot whose people it counts in place of their name."""

    kind: str
    number: int | None
    slot: str | None
    side: Side
    official: bool | None


@dataclass(frozen=True)
class Seen:
    """What a reader makes of a filled frame, told by slots so that both ways round can be compared.

    Attributes:
        statuses, types: of the reports, in order; types of those that have one.
        roles: slot to the roles that its mentions play.
        counts: claims on casualties.
        hedges: words of doubt over any claim or report.
        outcomes: results told.
    """

    statuses: tuple[Status, ...]
    types: tuple[str, ...]
    roles: dict[str, frozenset[Role]]
    counts: tuple[Count, ...]
    hedges: tuple[str, ...]
    outcomes: tuple[str, ...]


@cache
def workshop() -> Workshop:
    """The bundled knowledge, off the network."""
    return Workshop.load(network=None)


@cache
def look(reader: int, frame: Frame, a: Party, b: Party) -> Seen:
    """Read a frame filled with two parties.

    Args:
        reader: place of the reader in `READERS`.
        frame: the frame.
        a, b: the parties.
    """
    sentence, slots = frame.fill(a, b)
    page = Page(
        id=f"{frame.id}-{a.key}-{b.key}.txt",
        content=f"{sentence}\n\n{_CONTEXT[frame.language]}\n".encode(),
        media_type=MediaType.TEXT,
        captured_at=_CAPTURED,
        hints=replace(_HINTS, language=frame.language),
    )
    extraction = read_one(page, _with_reader(reader), everything=True)
    assert isinstance(extraction, Extraction), extraction
    start = extraction.document.text.index(sentence)
    return _seen(extraction, {s: [(start + x, start + y) for x, y in at] for s, at in slots.items()})


@cache
def _with_reader(reader: int) -> Workshop:
    return replace(workshop(), reader=READERS[reader](workshop()))


def _seen(extraction: Extraction, slots: dict[str, list[tuple[int, int]]]) -> Seen:
    reports = extraction.reports
    hedges = {h for claim in extraction.claims for h in claim.hedges} | {
        h.text.lower() for report in reports if report.voice for h in report.voice.hedges
    }
    return Seen(
        statuses=tuple(report.status for report in reports),
        types=tuple(report.event_type for report in reports if report.event_type),
        roles={slot: _roles(reports, at) for slot, at in slots.items()},
        counts=tuple(_count(claim, reports, slots) for claim in extraction.claims if claim.field.is_count),
        hedges=tuple(sorted(hedges)),
        outcomes=tuple(claim.value or "" for claim in extraction.claims if claim.field is Field.OUTCOME),
    )


def _roles(reports: tuple[Report, ...], at: list[tuple[int, int]]) -> frozenset[Role]:
    return frozenset(
        argument.role
        for report in reports
        for argument in report.arguments
        if argument.role in _PARTY_ROLES and _overlaps(argument.span, at)
    )


def _count(claim: Claim, reports: tuple[Report, ...], slots: dict[str, list[tuple[int, int]]]) -> Count:
    quantity = claim.quantity
    assert quantity is not None
    exact = quantity.value if quantity.op is Operator.EXACTLY else None
    figure = next(f for r in reports if r.id == claim.report for f in r.figures if f.span == claim.span)
    whose = next((s for s, at in slots.items() if _overlaps(figure.group or figure.span, at)), None)
    return Count(claim.field.value, exact, whose, claim.side, claim.official)


def _overlaps(span: Span, at: list[tuple[int, int]]) -> bool:
    return any(span.start < end and start < span.end for start, end in at)
