"""Claims that count the same people, brought together before they are fused."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from firsthand.domain.claim import Field
from firsthand.domain.groups import ANYONE, ARMED_GROUPS, STATE_GROUPS, UNARMED_GROUPS
from firsthand.domain.report import Side
from firsthand.domain.values.quantity import Quantity
from firsthand.events.boasts import is_boast
from firsthand.events.evidence import Evidence
from firsthand.events.parties import Sides

_STAFF, _CIVILIANS = "aid-workers", "civilians"


class Counted(Protocol):
    """A number of people: a `Claim`, or the `Count` of a sketch."""

    @property
    def field(self) -> Field: ...  # noqa: D102
    @property
    def group(self) -> str | None: ...  # noqa: D102
    @property
    def quantity(self) -> Quantity | None: ...  # noqa: D102
    @property
    def part_of(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True)
class Row:
    """All figures of one kind for one group on one side.

    Attributes:
        field: the kind of casualty.
        group: who was counted.
        side: whose side they were on.
        actor: id of the actor whose people they are, where some claim says.
        figures: the claims, by id.
    """

    field: Field
    group: str
    side: Side
    actor: str | None
    figures: tuple[Evidence, ...]


def comparable(
    ours: Iterable[Counted], theirs: Sequence[Counted], *, loosely: bool = False
) -> Iterator[tuple[Quantity, Quantity]]:
    """Numbers of two tellings that count the same people of the same kind; subsets are left out.

    Args:
        ours: numbers of one telling.
        theirs: numbers of the other.
        loosely: also compare a group with people of whom nothing is said; else only equal groups.
    """
    for a in ours:
        for b in theirs:
            groups = {a.group, b.group} - (ANYONE if loosely else set())
            if a.field is not b.field or a.field is Field.CASUALTIES or len(groups) > 1:
                continue
            if a.part_of or b.part_of or a.quantity is None or b.quantity is None:
                continue
            if a.quantity.value is not None and b.quantity.value is not None:
                yield a.quantity, b.quantity


def rows(weighed: Iterable[Evidence], sides: Sides) -> list[Row]:
    """Sort the counts of an incident into rows.

    Subsets of another figure ("among them twelve women") are left out, as they are never added. A side
    that a text leaves open is the one that others give the same people. "Thirty killed" of nobody in
    particular joins the only group that others count, where both figures can hold, or are one where only an enemy counts the group; else it is a row of
    its own, since it may be the total.
    """
    by_field: dict[Field, list[Evidence]] = defaultdict(list)
    for item in weighed:
        if item.claim.field.is_count and not item.claim.part_of:
            by_field[item.claim.field].append(item)
    return [row for field in sorted(by_field) for row in _rows(field, by_field[field], sides)]


def _rows(field: Field, counted: Sequence[Evidence], sides: Sides) -> list[Row]:
    groups: dict[tuple[str, Side], list[Evidence]] = defaultdict(list)
    side_of = _sides(counted, sides)
    staff = _also_staff(counted)
    for item in counted:
        if item.claim.id in staff:
            groups[_STAFF, staff[item.claim.id]].append(item)
        elif item.claim.group not in ANYONE:
            groups[item.claim.group or "", side_of[item.claim.id]].append(item)
    specific = list(groups)
    for item in counted:
        if item.claim.group in ANYONE:
            home = specific[0] if len(specific) == 1 else None
            if home is None or not _joins(item, home, groups[home], sides):
                home = ("persons", side_of[item.claim.id])
            groups[home].append(item)
    return [
        Row(
            field=field,
            group=group,
            side=side,
            actor=_actor(members),
            figures=tuple(sorted(members, key=lambda item: item.claim.id)),
        )
        for (group, side), members in sorted(groups.items())
    ]


def _also_staff(counted: Sequence[Evidence]) -> dict[str, Side]:
    """The claims of civilians that count as many as others count aid workers, with the side of these: "two staff members" are the "two aid workers" of
    the headline, unless one sentence counts both.
    """
    staff = {
        item.claim.quantity.point: item.claim
        for item in counted
        if item.claim.group == _STAFF and item.claim.quantity is not None
    }
    beside = {item.claim.report for item in counted if item.claim.group == _STAFF}
    civilians = [item.claim for item in counted if item.claim.group == _CIVILIANS and item.claim.quantity]
    if not staff or any(claim.report in beside for claim in civilians):
        return {}
    return {
        claim.id: staff[claim.quantity.point].side
        for claim in civilians
        if claim.quantity is not None and claim.quantity.point in staff
    }


def _sides(counted: Sequence[Evidence], sides: Sides) -> dict[str, Side]:
    """The side of each claim's people. Soldiers are on the side of the state and militants on the other,
    where only one side is a state; people of one actor where most texts put them; people without arms where most do, unless one text counts
    some on either side; else as said, or as others say of the same group. One number of one group stands on one side, where most texts put
    it, however the sentences turn: only a sentence that tells of both sides at once counts it twice.
    """
    said: dict[str, Counter[Side]] = defaultdict(Counter)
    of_actor: dict[str, Counter[Side]] = defaultdict(Counter)
    for item in counted:
        claim = item.claim
        if claim.side is not Side.UNKNOWN:
            said[claim.group or "persons"][claim.side] += 1
            if claim.actor:
                of_actor[f"{claim.group} {claim.actor}"][claim.side] += 1
    apart = _apart(counted)
    result = {}
    for item in counted:
        claim = item.claim
        actors_side = of_actor.get(f"{claim.group} {claim.actor}")
        others = said[claim.group or "persons"]
        own_side = _side_of_group(claim.group, sides)
        if own_side is not None:
            result[claim.id] = own_side
        elif actors_side:
            result[claim.id] = _most_voted(actors_side)
        elif claim.group in UNARMED_GROUPS and len(others) > 1 and claim.group not in apart:
            result[claim.id] = _most_voted(others)
        elif claim.side is Side.UNKNOWN and len(others) == 1 and not _of_attackers(claim.group, *others):
            result[claim.id] = next(iter(others))
        else:
            result[claim.id] = claim.side
    return _on_one_side(counted, result)


def _of_attackers(group: str | None, side: Side) -> bool:
    """Whether people are those who attacked, of whom no more is said: others of whom no more is said may be anybody."""
    return group in ANYONE and side is Side.INITIATOR


def _on_one_side(counted: Sequence[Evidence], side_of: Mapping[str, Side]) -> dict[str, Side]:
    """The sides, with each number of a group where most texts have it, unless one report counts it on both or counts it of two actors."""
    told: dict[tuple[str | None, int | None], list[Evidence]] = defaultdict(list)
    for item in counted:
        if item.claim.group not in ANYONE and item.claim.quantity is not None:
            told[item.claim.group, item.claim.quantity.point].append(item)
    result = dict(side_of)
    for same in told.values():
        votes = Counter(result[item.claim.id] for item in same if result[item.claim.id] is not Side.UNKNOWN)
        actors = {item.claim.actor for item in same if item.claim.actor}
        reports = Counter(report for report, _ in {(i.claim.report, result[i.claim.id]) for i in same})
        if len(votes) > 1 and len(actors) < 2 and max(reports.values()) < 2:
            side = _most_voted(votes)
            result.update((i.claim.id, side) for i in same if result[i.claim.id] is not Side.UNKNOWN)
    return result


def _apart(counted: Sequence[Evidence]) -> set[str | None]:
    """The groups of which one text counts people on either side, in numbers that differ or in one report."""
    sides: dict[tuple[str, str | None], dict[Side, set[int | None]]] = defaultdict(lambda: defaultdict(set))
    reports: dict[tuple[str, str | None], set[Side]] = defaultdict(set)
    for item in counted:
        claim = item.claim
        if claim.side is not Side.UNKNOWN:
            point = claim.quantity.point if claim.quantity is not None else None
            sides[claim.document, claim.group][claim.side].add(point)
            reports[claim.report, claim.group].add(claim.side)
    apart = {group for (_, group), found in reports.items() if len(found) > 1}
    for (_, group), found in sides.items():
        if len(found) > 1 and len(set.union(*found.values())) > 1:
            apart.add(group)
    return apart


def _side_of_group(group: str | None, sides: Sides) -> Side | None:
    if group in STATE_GROUPS:
        return sides.state
    return sides.rebels if group in ARMED_GROUPS else None


def _most_voted(votes: Counter[Side]) -> Side:
    """The side most often said; of equals those who were struck."""
    return min(votes, key=lambda side: (-votes[side], side is not Side.TARGET, side))


def _joins(item: Evidence, home: tuple[str, Side], members: Sequence[Evidence], sides: Sides) -> bool:
    """Whether people of whom nothing is said can be those of a row; with what only their enemy counts they share no more than the number."""
    claim = item.claim
    if claim.side is not Side.UNKNOWN and claim.side is not home[1] and home[1] is not Side.UNKNOWN:
        return False
    if _of_attackers(claim.group, claim.side) and claim.side is not home[1]:
        return False
    boasted = not is_boast(item, sides) and all(is_boast(other, sides) for other in members)
    return any(
        claim.quantity is not None
        and other.claim.quantity is not None
        and (
            (claim.quantity.compatible(other.claim.quantity) and not boasted)
            or claim.quantity.value == other.claim.quantity.value
        )
        for other in members
    )


def _actor(members: Sequence[Evidence]) -> str | None:
    count = Counter(item.claim.actor for item in members if item.claim.actor)
    return min(count, key=lambda actor: (-count[actor], actor)) if count else None
