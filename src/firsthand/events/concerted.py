"""A concerted action on several places, split into one happening for each place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.domain.claim import Claim
from firsthand.domain.report import Role
from firsthand.domain.values.place import Place, PlaceKind
from firsthand.domain.values.span import Span
from firsthand.events.geography import same_place
from firsthand.events.happenings import Happening
from firsthand.events.spelling import same_name, words

_BEHIND = 25  # characters from a place to the unit that it lies in


@dataclass(frozen=True)
class Site:
    """One place of a concerted action with all its names in the text."""

    name: str
    place: Place | None
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Concerted:
    """A concerted action as one document tells it.

    Attributes:
        whole: the happening with everything that is said of the action as a whole.
        parts: one happening for each place, with only what is said of that place.
    """

    whole: Happening
    parts: tuple[Happening, ...]


def sites(happening: Happening) -> list[Site]:
    """The distinct places named, in order; two spellings of one name near each other are one place.

    A place that contains others of the list (the country, the region) locates the list and is no target, nor does a unit right behind the place that lies in
    it ("28 at X, in district D, and 15 at Y").
    """
    found: list[Site] = []
    for span, place in happening.sites:
        if place is not None and not place.is_local and not _is_village(place):
            continue
        if found and place is not None and _locates(span, place, found[-1]):
            continue
        at = next((at for at, site in enumerate(found) if _is_one(site, span, place)), None)
        if at is None:
            found.append(Site(span.text, place, (span,)))
        else:
            known = found[at]
            found[at] = replace(known, place=known.place or place, spans=(*known.spans, span))
    return found


def _is_village(place: Place) -> bool:
    """Whether an area is all that is known of where a village lies, and no part of a country."""
    return place.kind is PlaceKind.AREA and place.entry is None and place.admin1 is not None


def _locates(span: Span, unit: Place, site: Site) -> bool:
    """Whether a unit stands right behind a place that lies in it."""
    if unit.kind is not PlaceKind.ADMIN2 or site.place is None:
        return False
    gap = span.start - max(known.end for known in site.spans)
    return 0 <= gap <= _BEHIND and site.place.distance_km(unit) <= unit.radius_km


def split(happening: Happening) -> Concerted | None:
    """Split a concerted action; None where it names only one distinct place after all.

    A claim goes to a part when the report that makes it names that place alone, or counts people at that place ("three in Goma and two in Sake"); every
    other claim (the toll of the day, who claims the action) stays with the whole and is never shared out. A text need not say that places were struck
    together where it names them together first and then counts people in each by itself ("attacked posts in Gossi and Boni. In Gossi, four were killed. In
    Boni, nine").
    """
    named = sites(happening)
    if len(named) < 2 or not (happening.is_concerted or _are_told_apart(happening, named)):
        return None
    owner = {claim.id: _owner(claim, happening, named) for claim in happening.claims}
    parts = tuple(
        replace(
            happening,
            key=f"{happening.key}@{'-'.join(words(site.name))}",
            place=site.place,
            sites=tuple((span, site.place) for span in site.spans),
            claims=tuple(claim for claim in happening.claims if owner[claim.id] is site),
            operation=happening.key,
        )
        for site in named
    )
    whole = replace(happening, claims=tuple(claim for claim in happening.claims if owner[claim.id] is None))
    return Concerted(whole, parts)


def _are_told_apart(happening: Happening, named: Sequence[Site]) -> bool:
    """Whether one report names several of the places, and others count people in two of them, each in one."""
    together, counted = False, set()
    harmed = {
        claim.report for claim in happening.claims if claim.quantity is not None and claim.field.is_count
    }
    for report in happening.reports:
        spans = set(report.spans(Role.PLACE))
        touched = [site.name for site in named if spans & set(site.spans)]
        together = together or len(touched) > 1
        if len(touched) == 1 and report.id in harmed:
            counted.add(touched[0])
    return together and len(counted) > 1


def _is_one(site: Site, span: Span, place: Place | None) -> bool:
    if site.place is not None and place is not None:
        return same_place(site.place, place)
    return any(same_name(span.text, known.text) for known in site.spans)


def _owner(claim: Claim, happening: Happening, named: Sequence[Site]) -> Site | None:
    report = next((report for report in happening.reports if report.id == claim.report), None)
    if report is None:
        return None
    told = next((f.place for f in report.figures if f.place is not None and f.span == claim.span), None)
    if told is None and report.simultaneous:
        return None
    spans = {told} if told is not None else set(report.spans(Role.PLACE))
    touched = [site for site in named if spans & set(site.spans)]
    return touched[0] if len(touched) == 1 else None
