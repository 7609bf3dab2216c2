"""What a careful coder reads out of a set of pages, as checks that a record must pass.

The gold file is YAML: `events` (what must be there), `not_events` (what must not become an event), and
optionally `lineage` and `documents`. Every statement in it becomes one named check, so that a report
says which facts are right and which are not instead of one figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from evaluation import facts
from evaluation.record import Record

Gold: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class Check:
    """One fact of the gold and how to verify it.

    Attributes:
        name: `event/field`, unique within a gold file.
        verify: returns None when the record has the fact, else one line that says what it has instead.
    """

    name: str
    verify: Callable[[Record], str | None]

    def run(self, record: Record) -> str | None:
        """None when the record has the fact, else the reason why not. A missing event fails all its facts."""
        try:
            return self.verify(record)
        except facts.NoSuchEventError as missing:
            return str(missing)


def load(path: Path) -> Gold:
    """Read a gold file."""
    loaded: Gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def checks(gold: Gold) -> Iterator[Check]:
    """Every check of a gold file, in the order of the file."""
    events = gold["events"]
    yield Check("incidents", lambda record: facts.incident_count(record, len(events)))
    for event in events:
        yield from _event_checks(event, _recalled_on(event, events))
    for number, other in enumerate(gold.get("not_events", ()), 1):
        yield Check(
            f"not-events/{number}-{other['kind']}",
            lambda record, other=other: facts.not_an_event(record, other),
        )
    for group in gold.get("lineage", {}).get("rewrites", ()):
        yield Check("lineage/rewrites", lambda record, group=group: facts.one_family(record, group))
    if separate := gold.get("lineage", {}).get("separate"):
        for page in separate if isinstance(separate, list) else [separate]:
            yield Check(
                f"lineage/separate-{page}", lambda record, page=page: facts.own_family(record, str(page))
            )
    for page, expected in gold.get("documents", {}).items():
        yield Check(
            f"documents/{page}-language",
            lambda record, page=page, expected=expected: facts.language(
                record, str(page), expected["language"]
            ),
        )
        yield Check(
            f"documents/{page}-published",
            lambda record, page=page, expected=expected: facts.published(
                record, str(page), expected["published"]
            ),
        )


def _recalled_on(event: Gold, events: Sequence[Gold]) -> date | None:
    """The first day on which a page that recalls the event has news of its own: the event came before it."""
    recalling = {str(page) for page in event.get("mentioned_by_pages", ())}
    days = [
        other["date"]["start"]
        for other in events
        if other is not event and recalling & {str(page) for page in other["reported_by_pages"]}
    ]
    return min(days, default=None)


def _event_checks(event: Gold, recalled_on: date | None) -> Iterator[Check]:
    name = event["id"]

    def check(field: str, verify: Callable[[Record, Gold], str | None]) -> Check:
        return Check(f"{name}/{field}", lambda record: verify(record, event))

    yield check("found", facts.found)
    yield check("event-type", facts.event_type)
    yield check("sub-event-type", facts.sub_event_type)
    yield check("date-possible", facts.date_possible)
    yield check("date-exact", facts.date_exact)
    if recalled_on:
        yield check(
            "date-before-recalled", lambda record, event: facts.date_before(record, event, recalled_on)
        )
    yield check("place", facts.place)
    for role in ("initiator", "target"):
        if role in event:
            yield check(role, lambda record, event, role=role: facts.actor(record, event, role))
    if "claimed_by" in event:
        yield check("claimed-by", facts.claimed_by)
    yield from _figure_checks(event)
    if event.get("fatalities") == []:
        yield check("no-fatalities", facts.no_fatalities)
    if "fused_fatalities" in event:
        yield check("fused-fatalities", facts.fused_fatalities)
    if "toll" in event:
        yield check("toll", facts.toll)
    for number, expected in enumerate(event.get("contradictions", ()), 1):
        yield Check(
            f"{name}/contradiction-{number}",
            lambda record, expected=expected: facts.contradiction(record, event, expected),
        )
    yield check("reported-by", facts.reported_by)
    if "mentioned_by_pages" in event:
        yield check("mentioned-by", facts.mentioned_by)
    if "independent_origins" in event:
        yield check("origins", facts.origins)


def _figure_checks(event: Gold) -> Iterator[Check]:
    for field in ("fatalities", "injured", "abducted"):
        for number, figure in enumerate(event.get(field, ()), 1):
            yield Check(
                f"{event['id']}/{field}-{number}",
                lambda record, field=field, figure=figure: facts.figure(record, event, field, figure),
            )
