"""Over the REST interface, whatever is sent: what is answered is what is in the log, and the log alone gives the same view again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.desk import Desk
from firsthand.domain.decision import Decision
from firsthand.run.upkeep import Upkeep
from firsthand.store import Store
from firsthand.web import create_app

from .test_reviewing import FIELDS, NOW, desk, view, workshop

V1 = "/api/v1/review"
REFUSED = {403, 404, 409, 412, 422}
numbers = st.integers(0, 30)
odd = st.text(max_size=8) | st.sampled_from(["", "\0", "evt_", "' OR 1=1 --", "\u202e"])
steps = st.one_of(
    st.tuples(st.sampled_from(["accept", "reject", "choose", "background"]), numbers, numbers),
    st.tuples(st.sampled_from(["merge", "different", "split", "set", "undo"]), numbers, numbers),
    st.tuples(st.just("odd"), odd, odd),
)


def wanted(found: Desk, verb: str, first: int, second: int) -> dict[str, Any]:
    """What a program sends for a step; claims stand in for events where the verb is about them."""
    events = list(found.store.events())
    event, other = events[first % len(events)], events[second % len(events)]
    about = event.claims[second % len(event.claims)].id if verb == "choose" and event.claims else event.id
    more: dict[str, Any] = {}
    if verb in ("merge", "different"):
        more = {"other": other.id}
    elif verb == "split":
        more = {"reports": [event.reports[second % len(event.reports)]]}
    elif verb == "set":
        field, value = FIELDS[second % len(FIELDS)]
        more = {"field": field, "value": value}
    return {"verb": verb, "target": about, "reason": f"{first}", **more}


def send(found: Desk, client: TestClient, step: tuple[str, Any, Any]) -> int:
    """One step; the status of the answer."""
    verb, first, second = step
    if verb == "odd":
        return client.post(
            f"{V1}/decisions", json={"verb": "set", "target": first, "field": second, "value": first}
        ).status_code
    decisions = found.store.decisions()
    if verb == "undo":
        if not decisions:
            return client.post(f"{V1}/undo", json={}).status_code
        return client.post(f"{V1}/decisions/{decisions[first % len(decisions)].id}/undo", json={}).status_code
    if not list(found.store.events()):
        return 404
    return client.post(f"{V1}/decisions", json=wanted(found, verb, first, second)).status_code


def told(store: Store) -> tuple[Any, ...]:
    """The view without what depends on the way that led to it: the ids that events got on it."""
    events, *others = view(store)
    return {event.reports: replace(event, id="", operation=None) for event in events}, len(others)


def replayed(decisions: tuple[Decision, ...]) -> tuple[Any, ...]:
    with desk() as fresh:
        for decision in decisions:
            fresh.store.append_decision(decision)
            fresh.store.append_decision(decision)
        assert fresh.store.decisions() == decisions, "appended twice"
        Upkeep(fresh.store, workshop()).refresh(NOW)
        return told(fresh.store)


@settings(max_examples=3, deadline=None)
@given(st.lists(steps, min_size=1, max_size=5))
def test_the_log_that_programs_write_gives_the_same_view_again(taken: list[tuple[str, Any, Any]]) -> None:
    with desk() as found, TestClient(create_app(found)) as client:
        for step in taken:
            before = found.store.decisions()
            status = send(found, client, step)
            after = found.store.decisions()
            assert status in REFUSED | {201}
            assert after[: len(before)] == before, "the log was changed and not only added to"
            assert len(after) - len(before) == (status == 201)
        assert replayed(found.store.decisions()) == told(found.store)
