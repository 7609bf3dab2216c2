"""Fields of events that a reviewer set, in place of what was fused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Field
from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.event import Event, EventActor, EventDate, Grade, Ruled
from firsthand.domain.report import Role
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.place import Place, PlaceKind
from firsthand.events.messages import SET_BY
from firsthand.events.overruled_figures import FIGURES, figures_overruled
from firsthand.events.rulings import Rulings, misfit, value_of
from firsthand.events.timing import precision

_SETTLED_KM = 5.0  # radius of a place that a reviewer set without saying how exact it is


def overrule_event(event: Event, named: Sequence[str], rulings: Rulings) -> Event:
    """Apply what reviewers decided about an event; of several decisions on one field the latest.

    Fields: `event_type` (code), `date` ("2025-06-01", {"start", "end"} or {"possible": [[first, last], ...]}), `place` ({"name", "lat",
    "lon"} and, where known, "radius_km", "country", "admin1"; null: nobody knows), `grade`, `claimed_by` (actor ids), `actor:ID` ({"role", "name", "kind"}
    and, where another stands in its place, "id"; null: no party to it), and the figures, see `figures_overruled`.

    Args:
        event: as it was fused.
        named: what decisions about it may name, see `Draft.judged_as`.
        rulings: the decisions.

    Raises:
        DecisionError: a decision sets something else, or a value that does not fit.
    """
    settings, ruled = settled(named, event, rulings)
    for name, decision in sorted(settings.items()):
        if name.startswith(FIGURES):
            continue
        value = value_of(decision)
        try:
            match name.partition(":")[0]:
                case "event_type":
                    event = replace(event, event_type=str(value))
                case "date":
                    event = replace(event, date=_date(value, decision))
                case "place":
                    event = replace(event, place=None if value is None else _place(value))
                case "grade":
                    event = replace(event, grade=Grade(value))
                case "claimed_by":
                    event = replace(event, claimed_by=tuple(sorted(str(actor) for actor in value)))
                case "actor":
                    event = replace(event, actors=_actors(event.actors, name.partition(":")[2], value))
                case _:
                    raise misfit(decision)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            raise misfit(decision) from error
    casualties, tolls = figures_overruled(event, settings, rulings)
    event = replace(event, casualties=casualties, tolls=tolls, ruled=ruled)
    event = _with_claimant(event, settings, rulings)
    if "grade" not in settings and _latest_verdict(named, rulings) is Judgement.REJECT:
        event = replace(event, grade=Grade.DISCOUNTED)
    return event


def settled(
    named: Sequence[str], event: Event, rulings: Rulings
) -> tuple[dict[str, Decision], tuple[Ruled, ...]]:
    """The latest setting of each field of an event, and everything that reviewers settled of it."""
    held: dict[str, list[Decision]] = {}
    for name in named:
        for field, decision in rulings.overrules.get(name, {}).items():
            held.setdefault(field, []).append(decision)
        if name in rulings.verdicts:
            held.setdefault("", []).append(rulings.verdicts[name])
    latest = {field: max(decisions, key=_when) for field, decisions in held.items()}
    entries = [
        Ruled(
            field or decision.judgement.value,
            decision.id,
            decision.author,
            decision.made_at,
            decision is latest[field],
        )
        for field, decisions in held.items()
        for decision in decisions
    ]
    for claim in event.claims:
        entries += [
            Ruled("claim", decision.id, decision.author, decision.made_at, target=claim.id)
            for decision in rulings.about.get(claim.id, ())
        ]
    latest.pop("", None)
    return latest, tuple(sorted(entries, key=lambda entry: (entry.at, entry.decision, entry.field)))


def _when(decision: Decision) -> tuple[datetime, str]:
    return decision.made_at, decision.id


def _latest_verdict(named: Sequence[str], rulings: Rulings) -> Judgement | None:
    verdicts = [rulings.verdicts[name] for name in named if name in rulings.verdicts]
    return max(verdicts, key=_when).judgement if verdicts else None


def _with_claimant(event: Event, settings: Mapping[str, Decision], rulings: Rulings) -> Event:
    """Of claims of who did it that disagree, the preferred one."""
    chosen = [
        (rulings.preferred[claim.id], claim.value)
        for claim in event.claims
        if claim.field is Field.RESPONSIBILITY and claim.value and claim.id in rulings.preferred
    ]
    if not chosen or "claimed_by" in settings:
        return event
    return replace(event, claimed_by=(max(chosen, key=lambda item: _when(item[0]))[1],))


def _actors(actors: Sequence[EventActor], actor: str, value: Any) -> tuple[EventActor, ...]:
    kept = [party for party in actors if party.id != actor]
    if value is not None:
        stands_in = str(value.get("id", actor))
        kept = [party for party in kept if party.id != stands_in]
        kept.append(EventActor(stands_in, str(value["name"]), Role(value["role"]), ActorKind(value["kind"])))
    return tuple(sorted(kept, key=lambda party: (party.role, party.id)))


def _date(value: Any, decision: Decision) -> EventDate:
    if isinstance(value, str):
        runs = [(value, value)]
    else:
        runs = value["possible"] if "possible" in value else [(value["start"], value["end"])]
    days = DaySet.of([(date.fromisoformat(first), date.fromisoformat(last)) for first, last in runs])
    if not days:
        raise ValueError(value)
    return EventDate(days, precision(days), (SET_BY(who=decision.author),))


def _place(value: Any) -> Place:
    return Place(
        name=str(value["name"]),
        lat=float(value["lat"]),
        lon=float(value["lon"]),
        radius_km=float(value.get("radius_km", _SETTLED_KM)),
        kind=PlaceKind(value.get("kind", PlaceKind.SETTLEMENT)),
        country=value.get("country"),
        admin1=value.get("admin1"),
        admin2=value.get("admin2"),
        geonames_id=value.get("geonames_id"),
        entry=value.get("entry"),
    )
