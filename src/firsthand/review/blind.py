"""An event as a second reviewer should see it: without what others decided of its fields.

Two people agree independently only where neither knows what the other said. What stood in a field before anybody set it is in the log (`Decision.was`),
so the reading can be put back. What cannot be put back is not shown blind: a claim that was rejected, corrected or chosen has changed what the
figures were fused from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.event import DatePrecision, Event, EventDate
from firsthand.events.overrules import overrule_event
from firsthand.events.rulings import rulings
from firsthand.review.log import Log


def needs_second(event: Event, log: Log, author: str) -> bool:
    """Whether others judged an event and this author did not finish with it.

    Args:
        event: the event.
        log: every decision.
        author: who would give the second opinion.
    """
    about = _about(event, log)
    judged = any(
        d.judgement in (Judgement.ACCEPT, Judgement.REJECT, Judgement.SET) and d.author != author
        for d in about
    )
    return judged and not any(_is_verdict(d, event) and d.author == author for d in about)


def as_read(event: Event, log: Log, author: str) -> Event | None:
    """The event without what others decided of its fields; the author's own decisions stand.

    Args:
        event: as it is published.
        log: every decision.
        author: who looks.

    Returns:
        None where the reading cannot be put back.
    """
    about = _about(event, log)
    claims = {claim.id for claim in event.claims}
    others = [d for d in about if d.author != author]
    if any(_reaches_figures(d, claims) for d in others):
        return None
    fields = _fields(d for d in about if d.judgement is Judgement.SET and d.target not in claims)
    given: dict[str, Any] = {}
    for name, decisions in fields.items():
        own = [d for d in decisions if d.author == author]
        given[name] = json.loads((own[-1].value if own else decisions[0].was) or "null")
    verdicts = [d for d in about if _is_verdict(d, event)]
    if "grade" not in given and any(d.judgement is Judgement.REJECT for d in verdicts):
        first = next((d for d in verdicts if d.judgement is Judgement.REJECT), verdicts[0])
        found = json.loads(first.was or "{}").get("grade")
        if found is None:
            return None
        given["grade"] = found
    bare = replace(event, ruled=(), decisions=())
    bare = _put_back(bare, given, log.decisions[-1] if log.decisions else None)
    touched = {name.partition(":")[2].split("/")[0] for name in given if name.startswith(("count:", "toll:"))}
    return replace(
        bare,
        date=replace(bare.date, because=()) if "date" in given else bare.date,
        casualties=tuple(
            replace(row, because="") if row.kind.value in touched else row for row in bare.casualties
        ),
        tolls=tuple(replace(toll, because="") if toll.kind.value in touched else toll for toll in bare.tolls),
        ruled=tuple(entry for entry in event.ruled if entry.author == author),
        decisions=tuple(d.id for d in about if d.author == author),
    )


def _about(event: Event, log: Log) -> list[Decision]:
    """The decisions in force about an event, oldest first."""
    ids = frozenset(event.decisions)
    return [decision for decision in log.in_force if decision.id in ids]


def _is_verdict(decision: Decision, event: Event) -> bool:
    is_on_claim = decision.target in {claim.id for claim in event.claims}
    return decision.judgement in (Judgement.ACCEPT, Judgement.REJECT) and not is_on_claim


def _reaches_figures(decision: Decision, claims: Iterable[str]) -> bool:
    """Whether a decision about a claim changed what figures are fused from; a rejected claim is in no event any more."""
    match decision.judgement:
        case Judgement.PREFER:
            return True
        case Judgement.SET:
            return decision.target in claims
        case Judgement.REJECT:
            return decision.target.startswith("clm")
    return False


def _fields(decisions: Iterable[Decision]) -> Mapping[str, Sequence[Decision]]:
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        found.setdefault(decision.field or "", []).append(decision)
    return found


def _put_back(event: Event, given: Mapping[str, Any], like: Decision | None) -> Event:
    """Set fields as a reviewer's settings are obeyed, so that there is one way to read a value."""
    if like is None:
        return event
    values = dict(given)
    if "date" in values and values["date"] is None:
        event = replace(event, date=EventDate(None, DatePrecision.UNKNOWN))
        del values["date"]
    settings = [
        replace(
            like, id=f"{like.id}-{n}", judgement=Judgement.SET, target=event.anchor, other=None, field=name,
            value=json.dumps(value), was=None,
        )
        for n, (name, value) in enumerate(sorted(values.items()))
    ]  # fmt: skip
    return overrule_event(event, (event.anchor,), rulings(settings))
