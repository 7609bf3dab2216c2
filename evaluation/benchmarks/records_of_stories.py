"""The records of our own stories, end to end: forty stories in nine versions each, which tell of eighty incidents.

All pages are ingested together, shuffled, the first look passed over; what comes out is compared with `evaluation/data/rewrites_records.yml`
(see `evaluation.stories` for what it holds, `evaluation.benchmarks.records_match` for how incidents and records are matched).

- B3 F1: over pages with each incident that they have as their news (`evaluation.benchmarks.coreference`).
- one record: incidents of which every page lies in one and the same record, which holds no page's news of another incident.
- no record too many: 1 less the records that are of no incident and of nothing that the pages recall, for each incident.
- by field: incidents whose record has it right; an incident without a record has none. Days: some, none but those that are possible. Place: its point
  inside the circle; not elsewhere: it has none, or one so wide that it touches the circle. Killed and injured: the toll of all, 0 where it counts
  nobody. Parties: one that is accepted, no other. Whole: days, place, type and killed.

Even stories may be tuned on, and `python -m evaluation.benchmarks.records_errors` lists what is wrong with them; odd ones ("late") are for
figures only. Floors leave room for one incident of a half, which the rounding of the network may turn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from evaluation.benchmarks.figures import Benchmark, Figure
from evaluation.benchmarks.records_match import Answer, match, records_of
from evaluation.benchmarks.rewrites import read
from evaluation.benchmarks.toll import best
from evaluation.rewrites import FOLDER, load
from evaluation.stories import Accepted, Incident, load_gold
from firsthand.domain.event import Event
from firsthand.domain.report import CasualtyKind, Role
from firsthand.run.plan import Workshop, rebuild

AIM = 0.95
_SLACK = 0.03

Check: TypeAlias = Callable[[Incident, Event], bool | None]
"""Whether a record has a field of an incident right; None where it is not asked."""

HALVES: Mapping[str, bool] = {"tune": False, "late": True}


def _date(incident: Incident, event: Event) -> bool:
    days = event.date.possible
    return bool(days) and days & incident.days == days  # type: ignore[operator]


def _country(incident: Incident, event: Event) -> bool:
    return event.place is not None and event.place.country in incident.countries


def _place(incident: Incident, event: Event) -> bool:
    return event.place is not None and incident.within.holds(event.place)


def _near(incident: Incident, event: Event) -> bool:
    return event.place is None or (_country(incident, event) and incident.within.meets(event.place))


def _type(incident: Incident, event: Event) -> bool:
    return event.event_type in incident.types


def _killed(incident: Incident, event: Event) -> bool | None:
    return _toll(incident.killed, event, CasualtyKind.KILLED)


def _injured(incident: Incident, event: Event) -> bool | None:
    return _toll(incident.injured, event, CasualtyKind.INJURED)


def _toll(ranges: tuple[tuple[int, int], ...] | None, event: Event, kind: CasualtyKind) -> bool | None:
    if ranges is None:
        return None
    return any(low <= best(event, kind) <= high for low, high in ranges)


def _initiator(incident: Incident, event: Event) -> bool:
    return _party(incident.initiator, event, Role.INITIATOR)


def _target(incident: Incident, event: Event) -> bool:
    return _party(incident.target, event, Role.TARGET)


def _party(accepted: Accepted, event: Event, role: Role) -> bool:
    """Whether those in a role are accepted; who claims an incident that nobody else began stands for its initiator."""
    found = [actor.id for actor in event.actors if actor.role is role]
    if not found and role is Role.INITIATOR:
        found = [actor.id for actor in event.actors if actor.role is Role.CLAIMANT]
    return accepted.holds(found)


def _whole(incident: Incident, event: Event) -> bool:
    return all(check(incident, event) is not False for check in (_date, _place, _type, _killed))


CHECKS: Mapping[str, Check] = {
    "date": _date,
    "country": _country,
    "place": _place,
    "place not elsewhere": _near,
    "type": _type,
    "killed": _killed,
    "injured": _injured,
    "initiator": _initiator,
    "target": _target,
    "whole": _whole,
}


def score(name: str, answer: Answer) -> list[Figure]:
    """The figures of one half."""
    incidents = len(answer.incidents)
    agreement = answer.b_cubed
    one, spare = len(answer.whole), len(answer.spare)
    figures = [
        Figure(
            f"{name} B3 F1",
            agreement.f1,
            aim=AIM,
            note=f"B3 P {agreement.precision:.3f} R {agreement.recall:.3f}",
            counts={"items": len(answer.items)},
        ),
        Figure(f"{name} one record", _part(one, incidents), aim=AIM, counts={"right": one, "of": incidents}),
        Figure(
            f"{name} no record too many",
            max(0.0, 1.0 - _part(spare, incidents)),
            aim=AIM,
            note=f"{spare} too many, {len(answer.recalls)} of what is recalled",
            counts={"too many": spare, "of": incidents},
        ),
    ]
    for label, check in CHECKS.items():
        verdicts = [
            check(incident, answer.records[key].event) if key in answer.records else False
            for key, incident in answer.incidents.items()
            if label not in ("killed", "injured") or getattr(incident, label) is not None
        ]
        right = sum(verdict is True for verdict in verdicts)
        figures.append(
            Figure(
                f"{name} {label}",
                _part(right, len(verdicts)),
                aim=AIM if label == "whole" else None,
                counts={"right": right, "of": len(verdicts)},
            )
        )
    return figures


def answered(folder: Path, workshop: Workshop, limit: int | None = None) -> Answer:
    """Ingest the pages and match what comes out.

    Args:
        folder: `evaluation/data`.
        workshop: the stages under test.
        limit: the first so many stories.
    """
    versions = load(folder / FOLDER.name, limit)
    gold = load_gold(folder / "rewrites_records.yml")
    extractions = read(versions, workshop)
    records = records_of(extractions, rebuild(extractions, (), {}, workshop), versions, gold)
    return match(records, versions, gold)


def evaluate(folder: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Both halves, of one ingest of all pages; a limit takes the first so many stories."""
    answer = answered(folder, workshop, limit)
    return [figure for name, late in HALVES.items() for figure in score(name, answer.half(late=late))]


def _part(right: int, of: int) -> float:
    return right / max(1, of)


BENCHMARK = Benchmark(
    "records",
    "the records of our own stories, end to end: one for each incident, none too many, its fields",
    "B-cubed F1 of pages by incident; shares of incidents with one record, and with each field right",
    ("rewrites/[0-9][0-9].yml", "rewrites_records.yml"),
    evaluate,
    aim=AIM,
    root=FOLDER.parent,
    slack=_SLACK,
)
