"""Reports of one document that tell of one happening, taken together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from firsthand.domain.actor import ActorMention
from firsthand.domain.claim import Claim
from firsthand.domain.report import Report, Role, Status
from firsthand.domain.values.moment import DateMention
from firsthand.domain.values.place import Place, PlaceKind
from firsthand.domain.values.span import Span
from firsthand.events.apposed import without_distances
from firsthand.events.frames import Frame
from firsthand.events.rulings import Rulings
from firsthand.events.timing import When, when

TOLD = (Status.ASSERTED, Status.BACKGROUND)
"""Statuses of reports that tell of an incident that took place."""

_BESIDE = 40  # characters from a town to the unit that it is told to lie in
_LED_BY = (
    100  # characters from a unit to a town in it: "in Masisi territory, militiamen killed nine at Nyabiondo"
)
_OWNED = 14  # characters from a unit to the town that it has, however far their points: "Debre Markos district's Finote Selam"
_NEAR_KM = 20.0  # by how much a circle is widened where the text only says "near"
_LOOSELY = 1.3  # of what is called near, or in a unit whose bounds nobody knows exactly
_COARSENESS = {PlaceKind.ADMIN1: 1, PlaceKind.AREA: 1, PlaceKind.COUNTRY: 2, PlaceKind.REGION: 3}


@dataclass(frozen=True)
class Happening:
    """One happening as one document tells it.

    Attributes:
        key: id of its first report; a part of a concerted action adds its place. That of the document where nothing was read (`unread`).
        document: key of the document.
        family: first key of the document's family.
        text: first key of the group of near-equal texts it belongs to: what votes are counted by.
        status: asserted, background, or denied (`denials`).
        reports: in the order of the text.
        place: where, as finely as the document says; None where it does not.
        sites: every place named for it, with the words; several for a concerted action.
        dates: date mentions, in the order of the text.
        parties: roles and actor mentions, in the order of the text.
        claims: what is claimed of it.
        sentences: the sentences that tell it, each with its trigger.
        operation: key of the concerted action it is a part of.
    """

    key: str
    document: str
    family: str
    text: str
    status: Status
    reports: tuple[Report, ...]
    place: Place | None
    sites: tuple[tuple[Span, Place | None], ...]
    dates: tuple[DateMention, ...]
    parties: tuple[tuple[Role, ActorMention], ...]
    claims: tuple[Claim, ...]
    sentences: frozenset[tuple[str, str]]
    operation: str | None = None

    @cached_property
    def when(self) -> When:
        """What its dates allow."""
        return when(self.dates)

    @property
    def at(self) -> int:
        """Offset of its first trigger."""
        return self.reports[0].trigger.start if self.reports else 0

    @cached_property
    def report_ids(self) -> tuple[str, ...]:
        """Ids of the reports."""
        return tuple(report.id for report in self.reports)

    @cached_property
    def types_in_order(self) -> tuple[str, ...]:
        """Codes of the event types its reports name, in the order of the text."""
        return tuple(dict.fromkeys(report.event_type for report in self.reports if report.event_type))

    @cached_property
    def types(self) -> frozenset[str]:
        """Codes of the event types its reports name."""
        return frozenset(self.types_in_order)

    def actors(self, *roles: Role) -> frozenset[str]:
        """Ids of the actors in the given roles; all roles where none is given."""
        return frozenset(
            mention.actor for role, mention in self.parties if mention.actor and (not roles or role in roles)
        )

    @cached_property
    def judged_as(self) -> tuple[str, ...]:
        """What decisions about it name: its reports, or its document where nothing was read; of a part of a concerted action
        first the reports with its place.
        """
        ids = self.report_ids or (self.key,)
        if self.operation is None:
            return ids
        return (*(f"{name}{self.key.removeprefix(self.operation)}" for name in ids), *ids)

    @property
    def is_concerted(self) -> bool:
        """Whether several named places were struck in one action."""
        return any(report.simultaneous for report in self.reports) and len(self.sites) > 1


def happenings(frame: Frame, rulings: Rulings) -> list[Happening]:
    """Join the reports of a document that continue one another; reports judged different stay apart.

    A statement that continues a happening (a group claims the attack just told) adds its claims to it.

    Returns:
        The happenings told as having taken place, in the order of the text.
    """
    ordered = sorted((_as_judged(report, rulings) for report in frame.extraction.reports), key=_in_text)
    told = {report.id: report for report in ordered if report.status in TOLD}
    head = {report.id: _head(report, ordered, told) for report in ordered}
    head |= _under_denials(told, head)
    chains: list[list[Report]] = []
    chain_of: dict[str, int] = {}
    for report in _heads_first(told, head):
        at = chain_of.get(head[report.id] or "")
        if at is None or rulings.parted((report.id,), (other.id for other in chains[at])):
            at = len(chains)
            chains.append([])
        chains[at].append(report)
        chain_of[report.id] = at
    remarks: dict[int | None, list[Report]] = {}
    for report in ordered:
        if report.status is Status.STATEMENT and report.id not in rulings.rejected:
            remarks.setdefault(chain_of.get(head[report.id] or ""), []).append(report)
    found = [
        happening(sorted(chain, key=_in_text), frame, remarks.get(at, ())) for at, chain in enumerate(chains)
    ]
    return sorted(found, key=lambda told: told.at)


def _in_text(report: Report) -> tuple[int, int, str]:
    """What orders reports as the text does."""
    return report.trigger.start, report.trigger.end, report.id


def _heads_first(told: Mapping[str, Report], head: Mapping[str, str | None]) -> list[Report]:
    """Reports so that each comes behind the one that it continues, which may stand later in the text ("Woman held after shooting" above what
    tells of it); else in the order of the text.
    """

    def depth(report: Report) -> int:
        above, seen = head[report.id], {report.id}
        while above is not None and above not in seen:
            seen.add(above)
            above = head[above]
        return len(seen)

    return sorted(told.values(), key=depth)


def _under_denials(told: Mapping[str, Report], head: Mapping[str, str | None]) -> dict[str, str]:
    """The reports that go on with one denial ("Army denies killing civilians in Ber" above what tells of it), each with the first of them that does."""
    first: dict[str, str] = {}
    joined = {}
    for report in told.values():
        if report.continues is not None and head[report.id] is None:
            leader = first.setdefault(report.continues, report.id)
            if leader != report.id:
                joined[report.id] = leader
    return joined


def _as_judged(report: Report, rulings: Rulings) -> Report:
    """A report, which a reviewer may have said to recall the past."""
    if report.id not in rulings.recalling or report.status is not Status.ASSERTED:
        return report
    return replace(report, status=Status.BACKGROUND)


def denials(frame: Frame, rulings: Rulings) -> list[Happening]:
    """What a document says did not take place and does not tell itself, in the order of the text; it makes no incident."""
    ordered = sorted(frame.extraction.reports, key=_in_text)
    told = {report.id: report for report in ordered if report.status in TOLD}
    continued = {report.continues for report in told.values()} - {None}
    denied = {
        report.id: report
        for report in ordered
        if report.status is Status.DENIED
        and report.id not in rulings.rejected
        and continued.isdisjoint((report.id, report.continues))
        and _head(report, ordered, told) is None
    }
    chains: dict[str, list[Report]] = {}
    for report in denied.values():
        head = _head(report, ordered, denied)
        chains.setdefault(head if head in chains else report.id, []).append(report)
    return [replace(happening(chain, frame), status=Status.DENIED) for chain in chains.values()]


def happening(reports: Sequence[Report], frame: Frame, remarks: Sequence[Report] = ()) -> Happening:
    """Take reports of one document together, in the order given; asserted where any of them is.

    Args:
        reports: the reports that tell of the happening.
        frame: their document.
        remarks: statements about it; only their claims are taken.
    """
    sites = distinct_sites(
        (span, frame.places[span].place if span in frame.places else None)
        for report in reports
        for span in report.spans(Role.PLACE)
    )
    is_asserted = any(report.status is Status.ASSERTED for report in reports)
    telling = [report for report in reports if not _only_names(report, frame)] or reports
    return Happening(
        key=min(report.id for report in reports),
        document=frame.document.key,
        family=frame.family,
        text=frame.copies,
        status=Status.ASSERTED if is_asserted else Status.BACKGROUND,
        reports=tuple(reports),
        place=_place(without_distances(sites, frame.document.text)),
        sites=sites,
        dates=tuple(
            frame.dates[span] for report in reports for span in report.spans(Role.DATE) if span in frame.dates
        ),
        parties=tuple(
            (argument.role, frame.actors[argument.span])
            for report in reports
            for argument in report.arguments
            if argument.span in frame.actors
        ),
        claims=tuple(claim for report in (*reports, *remarks) for claim in frame.claims.get(report.id, ())),
        sentences=frozenset((_sentence(report, frame), report.trigger.text) for report in telling),
    )


def unread(frame: Frame) -> Happening | None:
    """What a page is about in which no happening was read: known by its words alone. It makes no incident and says nothing of one, but
    may be found to tell of one that other pages report. None for a page without text.
    """
    document = frame.document
    if not document.sentences:
        return None
    return Happening(
        key=document.key,
        document=document.key,
        family=frame.family,
        text=frame.copies,
        status=Status.BACKGROUND,
        reports=(),
        place=None,
        sites=(),
        dates=(),
        parties=(),
        claims=(),
        sentences=frozenset({(document.sentences[0].span.text, "")}),
    )


def _only_names(report: Report, frame: Frame) -> bool:
    """Whether a report tells nothing but who, of no known party, was in the happening."""
    is_bare = report.event_type is None and not report.figures and not report.outcomes
    people = (*report.spans(Role.VICTIM), *report.spans(Role.INITIATOR))
    return is_bare and report.trigger in people and report.trigger not in frame.actors


def _sentence(report: Report, frame: Frame) -> str:
    sentences = frame.document.sentences
    return sentences[report.sentence].span.text if report.sentence < len(sentences) else report.trigger.text


def distinct_sites(
    named: Iterable[tuple[Span, Place | None]],
) -> tuple[tuple[Span, Place | None], ...]:
    """Every naming of a place, in order, each span once."""
    return tuple(dict(named).items())


def _head(report: Report, ordered: Sequence[Report], told: Mapping[str, Report]) -> str | None:
    """The nearest report up the chain of `continues` that is told as having taken place."""
    by_id = {other.id: other for other in ordered}
    seen = {report.id}
    above = report.continues
    while above is not None and above in by_id and above not in seen:
        if above in told:
            return above
        seen.add(above)
        above = by_id[above].continues
    return None


def _place(sites: Sequence[tuple[Span, Place | None]]) -> Place | None:
    """The finest place; of several equally fine, the one named most often, then first. A town told with the unit that it lies in ("at Jakiri, Bui division") is
    finer than the unit, and "45 km from Mora" finer than "near Mora". Of one entry with several circles ("in Mora", "near Mora") the one named so most often, then the widest.
    """
    places = [place for _, place in sites if place is not None]
    if not places:
        return None
    count = Counter(places)
    often = Counter(place.entry or place for place in places)

    def finest(among: Sequence[Place]) -> Place:
        return min(
            among,
            key=lambda place: (
                _COARSENESS.get(place.kind, 0),
                place.kind is PlaceKind.AREA
                and place.admin1 is None,  # "northern Syria" beside a village of Aleppo
                -often[place.entry or place],
                places.index(place),
            ),
        )

    found = finest(places)
    spans: dict[Place, list[Span]] = defaultdict(list)
    for span, place in sites:
        if place is not None:
            spans[place].append(span)
    finer = [place for place in count if _is_finer(place, found, spans[place], spans[found])]
    if finer:
        return finest(finer)
    alike = [
        place
        for place in count
        if place.entry is not None and place.entry == found.entry and place.kind is found.kind
    ]
    place = max(alike or [found], key=lambda place: (count[place], place.radius_km))
    return _region_in(place, places) or place


def _is_finer(place: Place, than: Place, named: Sequence[Span], beside: Sequence[Span]) -> bool:
    """Whether a place says more exactly where another is: a town told right before its unit, a distance from it instead of "near".

    Args:
        place: the place.
        than: the other.
        named: where the text names the place.
        beside: where it names the other.
    """
    if than.kind is not PlaceKind.ADMIN2:
        return place.name.endswith((f" km from {than.name}", f" and {than.name}")) or (
            place.name.startswith(f"between {than.name} and ") or _is_what_lies_near(place, than)
        )
    km = place.distance_km(than)
    if place.kind not in (PlaceKind.SETTLEMENT, PlaceKind.SITE) or km > than.radius_km * _LOOSELY**2:
        return False
    pairs = [(town, unit) for town in named for unit in beside]
    reach = _LED_BY if km <= than.radius_km * _LOOSELY else _OWNED
    behind = km <= than.radius_km and any(0 < unit.start - town.end <= _BESIDE for town, unit in pairs)
    return behind or any(0 < town.start - unit.end <= reach for town, unit in pairs)


def _is_what_lies_near(place: Place, than: Place) -> bool:
    """Whether a place by its own name lies near another that the text only names so: "near Djibo" in the headline, "at Pobé-Mengao" below."""
    return (
        place.entry is not None
        and than.entry is not None
        and place.entry != than.entry
        and than.kind is PlaceKind.SETTLEMENT
        and than.radius_km >= _NEAR_KM > place.radius_km
        and place.distance_km(than) <= than.radius_km * _LOOSELY
    )


def _region_in(country: Place, places: Iterable[Place]) -> Place | None:
    """The informal region that tells more than the country it lies in: "in Kashmir, India"; None for any other place and where none is told."""
    if country.kind is not PlaceKind.COUNTRY:
        return None
    inside = (
        place
        for place in places
        if place.kind is PlaceKind.REGION
        and place.radius_km <= country.radius_km / 2
        and place.distance_km(country) <= country.radius_km
    )
    found = next(inside, None)
    return None if found is None else replace(found, country=country.country)
