"""The evidence on two happenings, piece by piece: a name, how strongly it is there, and the reason in words.

What a piece weighs is not said here (`pairs`). Every piece depends on the two happenings alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from firsthand.domain.actor import ActorKind
from firsthand.domain.codebook import DisorderType
from firsthand.domain.report import Role
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.place import Place, PlaceKind
from firsthand.events.figures import comparable
from firsthand.events.geography import are_sure, names_place, places_meet, same_place
from firsthand.events.sketches import Sketch
from firsthand.events.timing import Pattern, When, gap_days
from firsthand.events.vocabulary import EventTypes
from firsthand.events.wording import likeness, nearness

Signal: TypeAlias = tuple[str, float, str]
"""Name, strength (1 for what is there or not), reason."""

_ARMED = (
    ActorKind.REBEL,
    ActorKind.MILITIA,
    ActorKind.COMMUNAL,
    ActorKind.PRIVATE_MILITARY,
    ActorKind.UNKNOWN,
)
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION)
_FAR_KM = 150.0
_SPANS = ((1, "day"), (3, "days"), (7, "week"), (31, "month"))
_GAPS = ((1, "next"), (3, "few"), (7, "week"), (31, "month"))
_PUBLISHED = ((2, "days"), (7, "week"), (14, "fortnight"), (31, "month"))
_STEPS = (("some", 0.0, 0.1), ("more", 0.1, 0.2), ("much", 0.2, 0.35), ("most", 0.35, 0.7))
_SAID = (("some", 0.0, 0.3), ("much", 0.3, 0.7))
_SHARED = ((1, "one"), (3, "more"))
_FEW = 2  # days of publication within which pages name the same days anyway
_SENSE = (("some", 0.2, 0.4), ("much", 0.4, 0.6))
_NEAR = (("some", 0.3, 0.5), ("much", 0.5, 0.7))
_STRANGE = 0.1  # likeness of two pages below which their words say nothing
_FIGURE = 3  # from which an equal figure is no accident

NAMES: tuple[str, ...] = (
    "type.same", "type.kindred", "type.violent", "type.different",
    "place.same", "place.near", "place.inside", "place.wide", "place.none", "place.other", "place.far", "place.named", "place.unsure",
    "date.day", "date.days", "date.week", "date.month", "date.wide",
    "apart.next", "apart.few", "apart.week", "apart.month", "apart.far", "date.open", "weekday.same", "weekday.other",
    "published.days", "published.week", "published.fortnight", "published.month", "published.quarter", "published.apart",
    "initiator.same", "initiator.alike", "initiator.open", "initiator.other",
    "target.same", "target.alike", "target.open", "target.other",
    "count.same", "count.small", "count.fits", "count.other",
    "weapon.same", "weapon.other", "another",
    "main.both", "main.one", "strangers",
    "page.some", "page.more", "page.much", "page.most",
    "told.some", "told.much", "sense.some", "sense.much", "near.some", "near.much",
    "name.one", "name.more", "name.many", "name.other", "age.one", "age.more", "age.other", "quote",
    "named.one", "named.more", "named.day", "named.news",
    "text.sentence", "text.rewrite",
)  # fmt: skip


def signals(a: Sketch, b: Sketch, types: EventTypes) -> Iterator[Signal]:
    """Everything that speaks for or against one incident. Symmetric in its first two arguments."""
    yield from _type(a, b, types)
    yield from _where(a, b)
    yield from _when(a.when, b.when)
    if a.family != b.family:
        yield from _published(a, b)
    for role in (Role.INITIATOR, Role.TARGET):
        yield from _who(a, b, role)
    yield from _counts(a, b)
    if a.weapons and b.weapons:
        shared = a.weapons & b.weapons
        yield ("weapon.same", 1.0, min(shared)) if shared else ("weapon.other", 1.0, "different weapons")
    if a.is_another != b.is_another:
        yield "another", 1.0, "one is told as another than the one before"
    if a.document != b.document:
        yield from _words(a, b)


def _type(a: Sketch, b: Sketch, types: EventTypes) -> Iterator[Signal]:
    if not a.types or not b.types:
        return
    if a.types & b.types:
        yield "type.same", 1.0, "same kind of event"
        return
    entries = [[types.get(code) for code in sorted(happening.types)] for happening in (a, b)]
    if {entry.acled_event_type for entry in entries[0]} & {entry.acled_event_type for entry in entries[1]}:
        yield "type.kindred", 1.0, "kindred events"
    elif all(any(_is_violent(entry.disorder_type) for entry in side) for side in entries):
        yield "type.violent", 1.0, "both are violent"
    else:
        yield "type.different", 1.0, "different kinds of event"


def _is_violent(disorder: DisorderType) -> bool:
    return disorder is not DisorderType.DEMONSTRATIONS


def _where(a: Sketch, b: Sketch) -> Iterator[Signal]:
    here, there = a.place, b.place
    if here is None or there is None:
        yield "place.none", 1.0, "one of them names no place"
    elif not places_meet(here, there):
        yield _apart(a, b, here, there), 1.0, f"{here.name} is not {there.name}"
    elif here.is_local and there.is_local:
        if same_place(here, there):
            yield "place.same", 1.0, f"both at {min(here.name, there.name)}"
        else:
            yield "place.near", 1.0, f"{here.distance_km(there):.0f} km apart"
    elif here.kind in _WIDE or there.kind in _WIDE:
        yield "place.wide", 1.0, "known to the country only"
    else:
        yield "place.inside", 1.0, "one place lies in the other's area"


def _apart(a: Sketch, b: Sketch, here: Place, there: Place) -> str:
    if a.document != b.document and names_place(a, b):
        return "place.named"
    if not are_sure(a, b):
        return "place.unsure"
    if here.country and there.country and here.country != there.country:
        return "place.far"
    return (
        "place.far" if here.distance_km(there) - here.radius_km - there.radius_km > _FAR_KM else "place.other"
    )


def _when(a: When, b: When) -> Iterator[Signal]:
    if a.days is not None and b.days is not None:
        gap = gap_days(a.days, b.days)
        if gap:
            yield f"apart.{_class(gap, _GAPS, 'far')}", 1.0, f"{gap} days apart"
        else:
            span = len(a.days & b.days)
            yield f"date.{_class(span, _SPANS, 'wide')}", 1.0, f"{span} possible days in common"
    elif a.pattern is not None and b.pattern is not None:
        is_same = a.pattern == b.pattern
        yield (
            ("weekday.same", 1.0, "same weekday") if is_same else ("weekday.other", 1.0, "different weekdays")
        )
    elif a.pattern is not None and b.days is not None:
        yield from _pattern(b.days, a.pattern)
    elif b.pattern is not None and a.days is not None:
        yield from _pattern(a.days, b.pattern)
    else:
        yield "date.open", 1.0, "one of them names no day"


def _pattern(days: DaySet, pattern: Pattern) -> Iterator[Signal]:
    if len(days) <= 31:
        fits = bool(pattern.within(days))
        yield (
            ("weekday.same", 1.0, "the weekday fits")
            if fits
            else ("weekday.other", 1.0, "the weekday does not fit")
        )


def _published(a: Sketch, b: Sketch) -> Iterator[Signal]:
    if a.published is None or b.published is None:
        return
    days = abs((a.latest - b.latest).days)
    if days > 92:
        yield "published.apart", 1.0, f"told as news {days} days apart"
    else:
        yield f"published.{_class(days, _PUBLISHED, 'quarter')}", 1.0, f"told as news {days} days apart"


def _who(a: Sketch, b: Sketch, role: Role) -> Iterator[Signal]:
    ours, theirs = a.actors(role), b.actors(role)
    if not ours or not theirs:
        return
    shared = ours & theirs
    named = [actor for actor in shared if not actor.startswith("generic:")]
    if named:
        yield f"{role}.same", 1.0, f"both name {', '.join(sorted(named))}"
    elif shared:
        yield f"{role}.alike", 1.0, "described alike"
    elif _can_be_one(a, b, role):
        yield f"{role}.open", 1.0, "one description can cover the other's party"
    else:
        yield f"{role}.other", 1.0, f"{', '.join(sorted(ours))} against {', '.join(sorted(theirs))}"


def _can_be_one(a: Sketch, b: Sketch, role: Role) -> bool:
    """Whether a description on one side ("gunmen") can mean the party that the other side names."""
    kinds = [{party.kind for party in side.parties if party.role is role} for side in (a, b)]
    is_generic = any(actor.startswith("generic:") for actor in a.actors(role) | b.actors(role))
    return is_generic and (
        bool(kinds[0] & kinds[1]) or all(any(kind in _ARMED for kind in side) for side in kinds)
    )


def _counts(a: Sketch, b: Sketch) -> Iterator[Signal]:
    if not a.counts or not b.counts:
        return
    pairs = list(comparable(a.counts, b.counts))
    equal = [x.value or 0 for x, y in pairs if x.value == y.value]
    if equal and max(equal) >= _FIGURE:
        yield "count.same", 1.0, f"both count {max(equal)}"
    elif equal:
        yield "count.small", 1.0, f"both count {max(equal)}"
    elif any(x.compatible(y) for x, y in pairs):
        yield "count.fits", 1.0, "figures that can both hold"
    elif pairs:
        yield "count.other", 1.0, "different figures"


def _words(a: Sketch, b: Sketch) -> Iterator[Signal]:
    if a.family == b.family:
        if a.sentences & b.sentences:
            yield "text.sentence", 1.0, "one sentence in two versions of one text"
        else:
            yield "text.rewrite", 1.0, "rewrites of one text"
    are_main = a.leads and b.leads
    if are_main:
        yield "main.both", 1.0, "both pages are about it"
        yield from _strangers(a, b)
        yield from _ages(a, b)
        yield from _named_days(a, b)
    elif a.leads or b.leads:
        yield "main.one", 1.0, "one page is about it"
    if a.page.language != b.page.language:
        if are_main:
            near = nearness(a.page.sense, b.page.sense)
            yield from _graded("sense", near, _SENSE, "pages in two languages near by")
        return
    yield from _graded("told", likeness(a.words, b.words), _SAID, "its words alike by")
    if not are_main:
        return
    yield from _graded("page", likeness(a.page.words, b.page.words), _STEPS, "pages alike by")
    yield from _graded("near", nearness(a.page.sense, b.page.sense), _NEAR, "pages near by")
    if a.page.names and b.page.names:
        names = len(a.page.names & b.page.names)
        if names:
            yield f"name.{_class(names, _SHARED, 'many')}", 1.0, f"{names} names in common"
        else:
            yield "name.other", 1.0, "no name in common"
    if a.page.quotes & b.page.quotes:
        yield "quote", 1.0, "the same words quoted"


def _strangers(a: Sketch, b: Sketch) -> Iterator[Signal]:
    if _are_strangers(a, b):
        yield "strangers", 1.0, "nothing in common but their days"


def _are_strangers(a: Sketch, b: Sketch) -> bool:
    """Whether one of two pages has no place, and nothing else in them says that they tell of one thing either: words, names, ages, quotations,
    figures, named parties.
    """
    if (a.place is not None and b.place is not None) or a.family == b.family or names_place(a, b):
        return False
    ours, theirs = ({p.actor for p in side.parties if not p.actor.startswith("generic:")} for side in (a, b))
    return (
        ours.isdisjoint(theirs)
        and a.page.names.isdisjoint(b.page.names)
        and a.page.ages.isdisjoint(b.page.ages)
        and a.page.quotes.isdisjoint(b.page.quotes)
        and not any(
            x.value == y.value and (x.value or 0) >= _FIGURE for x, y in comparable(a.counts, b.counts)
        )
        and (
            likeness(a.page.words, b.page.words) < _STRANGE
            if a.page.language == b.page.language
            else nearness(a.page.sense, b.page.sense) < _SENSE[0][2]
        )
    )


def _ages(a: Sketch, b: Sketch) -> Iterator[Signal]:
    """Ages of the people that two pages tell of."""
    if not a.page.ages or not b.page.ages:
        return
    shared = len(a.page.ages & b.page.ages)
    if shared:
        yield "age.one" if shared == 1 else "age.more", 1.0, f"{shared} ages of people in common"
    else:
        yield "age.other", 1.0, "people of other ages"


def _named_days(a: Sketch, b: Sketch) -> Iterator[Signal]:
    """Days that two pages name anywhere: in common beside that of what both tell, the day of what the other tells, the day on which the
    other was news.
    """
    ours, theirs = _told_on(a), _told_on(b)
    shared = len((a.days & b.days) - (ours & theirs))
    if shared:
        yield "named.one" if shared == 1 else "named.more", 1.0, f"both pages name {shared} days"
    if ours.isdisjoint(theirs) and not (ours.isdisjoint(b.days) and theirs.isdisjoint(a.days)):
        yield "named.day", 1.0, "a page names the day of what the other tells"
    if a.published is not None and b.published is not None:
        first, second = sorted((a, b), key=lambda sketch: sketch.latest)
        news = first.latest.toordinal()
        if (second.latest - first.latest).days > _FEW and not second.days.isdisjoint((news - 1, news)):
            yield "named.news", 1.0, "the later page names the day of the earlier one"


def _told_on(sketch: Sketch) -> frozenset[int]:
    days = sketch.when.days
    if days is None or not 0 < len(days) <= _FEW:
        return frozenset()
    return frozenset(day.toordinal() for day in days)


def _graded(
    of: str, value: float, steps: tuple[tuple[str, float, float], ...], because: str
) -> Iterator[Signal]:
    """A measure in steps, each filled as far as the measure goes, so that what it weighs need not grow evenly."""
    for name, low, high in steps:
        if value > low:
            yield f"{of}.{name}", min(1.0, (value - low) / (high - low)), f"{because} {value:.2f}"


def _class(number: int, limits: tuple[tuple[int, str], ...], beyond: str) -> str:
    return next((name for limit, name in limits if number <= limit), beyond)
