"""What excludes that two happenings are one incident, whatever else they share."""

from __future__ import annotations

from firsthand.domain.claim import Field
from firsthand.domain.report import Role
from firsthand.domain.values.place import Place, PlaceKind
from firsthand.events.figures import comparable
from firsthand.events.frames import NEWS_HORIZON
from firsthand.events.geography import are_sure, names_place, places_meet
from firsthand.events.parties import GROUPS, STATES, state_of
from firsthand.events.sketches import Sketch
from firsthand.events.spelling import same_name
from firsthand.events.timing import gap_days
from firsthand.events.wording import likeness

_AIR_STRIKE = "air-drone-strike"
_ALIKE = 0.25  # likeness of two pages from which a place read wrongly is likelier than two incidents
_POINTS = (PlaceKind.SETTLEMENT, PlaceKind.SITE)
_SOME = 0.15  # the same where a name or an age of people is in common


def veto(a: Sketch, b: Sketch) -> str | None:
    """What excludes one incident, in words; None where nothing does.

    Places and days may be read wrongly, or counted from a wrong day of publication. Where two pages are about what they tell and the same
    people are in both, another place or day weighs against one incident but does not exclude it. Another place does not where the pages
    have much the same words and a place is not sure, or one page names the place of the other too without telling of anything there. Two countries with other
    armed groups always do. Where a page has no place on the map, so do the forces of two states; and, where the pages are not much alike, other named
    armed groups, or a place of another name.
    """
    if a.operation is not None and a.operation == b.operation:
        return "two places of one concerted action"
    is_one_text = a.family == b.family and a.document != b.document and _is_repost(a, b)
    here, there = a.place, b.place
    if (
        here is not None
        and there is not None
        and not places_meet(here, there)
        and (_is_of_others(a, b, here, there) or not _may_be_misread(a, b))
    ):
        return f"{here.name} is not {there.name}"
    if (here is None or there is None) and (why := _without_place(a, b)) is not None:
        return why
    days_a, days_b = a.when.days, b.when.days
    # Rewrites of one text may carry dates counted from wrong page dates: their days are a contradiction
    # to be shown, not a proof of two incidents, unless both dates were told in full.
    are_full = a.when.is_absolute and b.when.is_absolute
    if days_a is not None and days_b is not None and (are_full or not is_one_text):
        gap = gap_days(days_a, days_b)
        if gap and a.document == b.document:
            return "different days"
        if gap > 1 and (are_full or not _share_people(a, b)):
            return "different days"
    return _in_one_text(a, b) if a.document == b.document else None


def _is_repost(a: Sketch, b: Sketch) -> bool:
    """Whether two pages that share wording can be one text: near-equal, or published in one season; and telling no different weekdays. A newsroom
    tells the next attack on a base much as it told the last.
    """
    ours, theirs = _weekdays(a), _weekdays(b)
    if ours and theirs and all(1 < (one - other) % 7 < 6 for one in ours for other in theirs):
        return False
    return a.text == b.text or abs(a.latest - b.latest) <= NEWS_HORIZON


def _weekdays(sketch: Sketch) -> set[int]:
    said = (mention.expression.weekday for mention in sketch.dates)
    return {weekday for weekday in said if weekday is not None}


def _share_people(a: Sketch, b: Sketch) -> bool:
    """Whether two pages are about what they tell and have a name or the age of somebody in common, and some words."""
    shares = not (a.page.names.isdisjoint(b.page.names) and a.page.ages.isdisjoint(b.page.ages))
    return shares and _are_main(a, b) and likeness(a.page.words, b.page.words) >= _SOME


def _may_be_misread(a: Sketch, b: Sketch) -> bool:
    return _share_people(a, b) or _misplaced(a, b)


def _without_place(a: Sketch, b: Sketch) -> str | None:
    """What excludes one incident where one of two happenings could not be put on the map."""
    if _is_of_other_states(a, b):
        return "forces of other states, and no place in common"
    if a.family == b.family or likeness(a.page.words, b.page.words) >= _ALIKE or _share_people(a, b):
        return None
    if _are_other_groups(a, b):
        return "other armed groups, and no place in common"
    ours, theirs = _names(a), _names(b)
    if ours and theirs and not any(same_name(one, other) for one in ours for other in theirs):
        return f"{min(ours)} is not {min(theirs)}"
    return None


def _names(sketch: Sketch) -> frozenset[str]:
    """The names of the towns or villages that something is told at."""
    if sketch.place is None:
        return sketch.unplaced
    return frozenset({sketch.place.name}) if sketch.place.kind in _POINTS else frozenset()


def _is_of_others(a: Sketch, b: Sketch, here: Place, there: Place) -> bool:
    """Whether two places lie in two countries and two pages name other armed groups: two such readings are not both wrong."""
    if here.country is None or there.country is None or here.country == there.country:
        return False
    return _are_other_groups(a, b)


def _are_other_groups(a: Sketch, b: Sketch) -> bool:
    """Whether two pages name armed groups, and none in common."""
    ours, theirs = (
        {
            party.actor
            for party in side.parties
            if party.kind in GROUPS and not party.actor.startswith("generic:")
        }
        for side in (a, b)
    )
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _is_of_other_states(a: Sketch, b: Sketch) -> bool:
    """Whether two pages tell of the forces or organs of states, and of none in common: troops of two countries raid militants on one day."""
    ours, theirs = ({state_of(p.actor) for p in side.parties if p.actor} - {None} for side in (a, b))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _misplaced(a: Sketch, b: Sketch) -> bool:
    """Whether the place of one of two pages that are much alike may have been picked wrongly."""
    is_open = not are_sure(a, b) or names_place(a, b)
    return _are_main(a, b) and is_open and likeness(a.page.words, b.page.words) >= _ALIKE


def _are_main(a: Sketch, b: Sketch) -> bool:
    return a.leads and b.leads and a.document != b.document


def _answers(strike: Sketch, attack: Sketch) -> bool:
    """Whether forces strike from the air that were attacked on the ground: what they answer with is an incident of its own."""
    if _AIR_STRIKE not in strike.types or _AIR_STRIKE in attack.types:
        return False
    began = {p.actor for p in strike.parties if p.role is Role.INITIATOR and p.kind in STATES}
    struck = {p.actor for p in attack.parties if p.role is Role.TARGET}
    return not began.isdisjoint(struck) and began.isdisjoint(
        p.actor for p in attack.parties if p.role is Role.INITIATOR
    )


def _are_apart(a: Sketch, b: Sketch) -> bool:
    """Whether two towns of other names are told, each with a number of dead of its own, whatever group they are counted in; one alone may be among the
    others.
    """
    here, there = a.place, b.place
    if here is None or there is None or here.kind not in _POINTS or there.kind not in _POINTS:
        return False
    if here.entry == there.entry or None in (here.entry, there.entry) or same_name(here.name, there.name):
        return False
    dead = [
        {
            c.quantity.value
            for c in x.counts
            if c.field is Field.KILLED and not c.part_of and c.quantity and c.quantity.value
        }
        for x in (a, b)
    ]
    return all(min(numbers, default=0) > 1 for numbers in dead) and dead[0].isdisjoint(dead[1])


def _in_one_text(a: Sketch, b: Sketch) -> str | None:
    if a.when.pattern and b.when.pattern and a.when.pattern != b.when.pattern:
        return "one text tells them on different days"
    if _answers(a, b) or _answers(b, a):
        return "one text tells of an air strike by those who were struck"
    if any(not x.compatible(y) for x, y in comparable(a.counts, b.counts)):
        return "one text gives them different figures"
    if _are_apart(a, b):
        return "one text tells of other dead at another town"
    return None
