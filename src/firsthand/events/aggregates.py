"""Totals over a period or a region: kept beside the events, never among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.domain.claim import Claim, Extraction
from firsthand.domain.event import Aggregate, DocumentRole, EventDocument, EventOrigin
from firsthand.domain.groups import ANYONE
from firsthand.domain.ids import content_id
from firsthand.domain.origin import Lineage, Origin
from firsthand.domain.report import Report, Role, Status
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.place import Place, PlaceKind
from firsthand.events.evidence import origin_of
from firsthand.events.frames import Frame
from firsthand.events.overruled_claims import overrule_claim
from firsthand.events.rulings import Rulings


@dataclass(frozen=True)
class _Total:
    """One claim of a total with its surroundings."""

    claim: Claim
    report: Report
    frame: Frame
    origin: Origin
    period: DaySet | None
    places: frozenset[str]


Figure = tuple[str, int | None]
"""A kind of casualties and a number: totals of different ones are never one aggregate."""


def figures_of_totals(extraction: Extraction, rulings: Rulings) -> frozenset[Figure]:
    """The figures of the totals that a document tells."""
    reports = {report.id for report in extraction.reports if report.status is Status.AGGREGATE}
    claims = (claim for claim in extraction.claims if claim.report in reports and claim.field.is_count)
    return frozenset(_figure(overrule_claim(claim, rulings)) for claim in claims)


def aggregates(
    frames: Mapping[str, Frame], lineage: Lineage, rulings: Rulings, figure: Figure | None = None
) -> tuple[Aggregate, ...]:
    """Collect the totals. The same figure for the same people by one origin or in one family of documents
    is one aggregate however often it is told; an independent origin with the same figure is another.

    Args:
        frames: the documents.
        lineage: their origins.
        rulings: judgements of reviewers.
        figure: collect the totals of this figure alone.
    """
    groups: list[list[_Total]] = []
    by_figure: dict[Figure, list[list[_Total]]] = defaultdict(list)
    for total in sorted(_totals(frames, lineage, rulings), key=lambda total: total.claim.id):
        if figure is not None and _figure(total.claim) != figure:
            continue
        alike = by_figure[_figure(total.claim)]
        homes = [group for group in alike if any(_is_one(total, other) for other in group)]
        joined = [total, *(other for group in homes for other in group)]
        for group in homes:
            alike.remove(group)
            groups.remove(group)
        alike.append(joined)
        groups.append(joined)
    return tuple(sorted(map(_aggregate, groups), key=lambda aggregate: aggregate.id))


def figure_of(aggregate: Aggregate) -> Figure:
    """The figure that the totals of an aggregate give."""
    return _figure(aggregate.claims[0])


def _figure(claim: Claim) -> Figure:
    return claim.field.value, claim.quantity.value if claim.quantity else None


def _totals(frames: Mapping[str, Frame], lineage: Lineage, rulings: Rulings) -> Iterator[_Total]:
    for frame in frames.values():
        for report in frame.extraction.reports:
            if report.status is not Status.AGGREGATE or report.id in rulings.rejected:
                continue
            for claim in frame.claims.get(report.id, ()):
                if claim.field.is_count and claim.id not in rulings.rejected:
                    yield _Total(
                        claim=overrule_claim(claim, rulings),
                        report=report,
                        frame=frame,
                        origin=origin_of(claim.id, frame.document.key, lineage),
                        period=_period(report, frame),
                        places=frozenset(_places(report, frame)),
                    )


def _period(report: Report, frame: Frame) -> DaySet | None:
    """The days that every expression of the report with a place in the calendar allows."""
    period: DaySet | None = None
    for span in report.spans(Role.DATE):
        days = frame.dates[span].possible if span in frame.dates else None
        if days:
            period = days if period is None else (period & days or period)
    return period


def _places(report: Report, frame: Frame) -> Iterator[str]:
    for span in report.spans(Role.PLACE):
        mention = frame.places.get(span)
        if mention is not None and mention.place is not None:
            yield _name(mention.place)


def _name(place: Place) -> str:
    return place.country if place.kind is PlaceKind.COUNTRY and place.country else place.name


def _is_one(a: _Total, b: _Total) -> bool:
    if a.origin.id != b.origin.id and a.frame.family != b.frame.family:
        return False
    if len({a.claim.group, b.claim.group} - ANYONE) > 1:
        return False
    if a.period and b.period and not a.period & b.period:
        return False
    return not a.places or not b.places or bool(a.places & b.places)


def _aggregate(group: Sequence[_Total]) -> Aggregate:
    ordered = sorted(group, key=lambda total: total.claim.id)
    period: DaySet | None = None
    for total in ordered:
        if total.period is not None:
            period = total.period if period is None else (period & total.period or period)
    named = [total.claim.group for total in ordered if total.claim.group not in ANYONE]
    return Aggregate(
        id=content_id("agg", [min(total.report.id for total in group), ordered[0].claim.id]),
        field=ordered[0].claim.field,
        group=min((group for group in named if group), default="persons"),
        period=period,
        places=tuple(sorted({name for total in group for name in total.places})),
        claims=tuple(total.claim for total in ordered),
        origins=_origins(ordered),
        documents=tuple(
            EventDocument(frame.document.id, key, DocumentRole.REPORTS)
            for key, frame in sorted({total.frame.document.key: total.frame for total in group}.items())
        ),
    )


def _origins(group: Iterable[_Total]) -> tuple[EventOrigin, ...]:
    known: dict[str, tuple[str, set[str]]] = {}
    for total in group:
        known.setdefault(total.origin.id, (total.origin.name, set()))[1].add(total.frame.document.id)
    return tuple(EventOrigin(key, name, tuple(sorted(ids))) for key, (name, ids) in sorted(known.items()))
