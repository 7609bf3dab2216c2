"""The review queue over HTTP: what its forms do, who may, and what is refused."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from firsthand.config import Settings
from firsthand.desk import Desk
from firsthand.store import EventFilter, Store
from firsthand.web import create_app
from firsthand.web.people import User, UserRole, current_user

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def desk(demo_store: str, tmp_path: Path) -> Iterator[Desk]:
    """A desk on a copy of the demo store, to write to."""
    path = Path(demo_store.removeprefix("sqlite:///"))
    for file in path.parent.glob("demo.db*"):
        shutil.copy(file, tmp_path / file.name)
    with Desk(Store.open(f"sqlite:///{tmp_path}/demo.db")) as desk:
        yield desk


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    settings = Settings(author="ana")
    with TestClient(create_app(desk, settings), follow_redirects=False) as client:
        yield client


def token(client: TestClient) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/review").text)
    assert found
    return found[1]


def first(desk: Desk) -> str:
    return desk.review_queue(limit=1).items[0].event.id


def send(client: TestClient, event: str, **fields: object) -> tuple[int, str]:
    done = client.post(f"/review/events/{event}", data={"csrf_token": token(client), **fields})
    return done.status_code, unescape(done.headers.get("location", done.text))


def test_the_queue_shows_why_and_every_claim(client: TestClient, desk: Desk) -> None:
    page = unescape(client.get("/review").text)
    items = desk.review_queue().items
    for item in items:
        for reason in item.reasons:
            assert reason in page
    for claim in items[0].event.claims:
        assert claim.id in page
    french = unescape(client.get("/review", headers={"Accept-Language": "fr"}).text)
    assert "Relecture" in french
    assert " ; " in french or "tués" in french


def test_a_filter_narrows_the_queue_and_stays(client: TestClient, desk: Desk) -> None:
    page = client.get("/review?country=NER").text
    countries = {item.event.place.country for item in desk.review_queue().items if item.event.place}
    assert countries > {"NER"}
    assert page.count('class="queue-what"') == sum(
        1 for item in desk.review_queue().items if item.event.place and item.event.place.country == "NER"
    )
    assert 'name="back" value="country=NER"' in page
    assert client.get("/review?text=nosuchword").status_code == 200


def test_accepting_goes_on_and_says_how_to_take_it_back(client: TestClient, desk: Desk) -> None:
    event = first(desk)
    status, leads = send(client, event, verb="accept", back="country=BFA")
    assert status == 303
    assert leads.startswith("/review?country=BFA&done=dec_")
    assert first(desk) != event
    (decision,) = desk.store.decisions()
    assert decision.author == "ana"
    page = client.get(leads).text
    assert "Accepted." in page
    client.post("/review/undo", data={"csrf_token": token(client), "decision": decision.id})
    assert first(desk) == event


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"field": "type", "value": "air-drone-strike"}, "event_type"),
        ({"field": "date", "value": "2025-05-10..2025-05-12"}, "date"),
        ({"field": "place", "lat": "14.2", "lon": "-1.5", "name": "The ford", "radius_km": "2"}, "place"),
        ({"field": "place", "name": "Djibo, BFA"}, "place"),
        ({"field": "place"}, "place"),
        ({"field": "actor", "do": "add", "actor": "issp", "role": "initiator"}, "actor:issp"),
        ({"field": "actor", "do": "add", "actor": "Katiba X", "role": "initiator", "kind": "rebel"}, "actor:new:katiba-x"),
        ({"field": "claimed-by", "value": ""}, "claimed_by"),
        ({"field": "count", "kind": "killed", "group": "civilians", "side": "bystander", "best": "3"}, "count:killed/civilians/bystander"),
        ({"field": "count", "kind": "killed", "group": "soldiers", "side": "target", "none": "1"}, "count:killed/soldiers/target"),
        ({"field": "toll", "kind": "killed", "low": "3", "best": "4", "high": "5"}, "toll:killed"),
        ({"field": "grade", "value": "contested"}, "grade"),
    ],
)  # fmt: skip
def test_every_field_has_a_form(client: TestClient, desk: Desk, fields: dict[str, str], field: str) -> None:
    event = first(desk)
    status, leads = send(client, event, verb="set", reason="the pages say so", **fields)
    assert (status, leads.split("&")[0]) == (303, f"/review?event={event}"), leads
    (decision,) = desk.store.decisions()
    assert decision.field == field
    assert decision.reason == "the pages say so"


def test_what_does_not_fit_is_refused_and_stays_typed(client: TestClient, desk: Desk) -> None:
    event = first(desk)
    status, page = send(client, event, verb="set", field="place", lat="95", lon="2", reason="the map")
    assert status == 422
    assert "no point on the globe" in page
    assert 'value="95"' in page
    assert 'value="the map"' in page
    assert desk.store.decisions() == ()
    for fields in (
        {"verb": "set", "field": "date", "value": "2025-05-10"},  # no reason
        {"verb": "dance"},
        {"verb": "merge"},
        {"verb": "merge", "other_id": "evt_nowhere"},
        {"verb": "split"},
        {"verb": "accept", "claim": "clm_nowhere"},
        {"verb": "set", "field": "place", "lat": "5", "reason": "x"},
    ):
        status, page = send(client, event, **fields)
        assert status == 422, fields
        assert 'id="fault"' in page


def test_an_event_that_changed_since_it_was_seen_is_not_decided_blindly(
    client: TestClient, desk: Desk
) -> None:
    event = first(desk)
    seen = desk.store.event(event).updated
    assert seen is not None
    assert (
        send(client, event, verb="set", field="date", value="2025-05-12", reason="x", seen=seen.isoformat())[
            0
        ]
        == 303
    )
    status, page = send(client, event, verb="accept", seen=seen.isoformat())
    assert status == 422
    assert "changed since you saw it" in page
    assert send(client, event, verb="accept", seen="yesterday")[0] == 422


def test_passages_are_split_and_events_merged(client: TestClient, desk: Desk) -> None:
    item = next(item for item in desk.review_queue().items if len(item.event.documents) > 1)
    told = desk.reviewing.reports(item.event)
    part = [report.id for report in told if report.document == told[0].document]
    status, _ = send(client, item.event.id, verb="split", reports=part, reason="another day")
    assert status == 303
    assert desk.store.decisions()[-1].judgement == "split"
    one, two = (event.id for event in list(desk.store.events())[:2])
    status, _ = send(client, one, verb="different", other=two)
    assert status == 303


def test_forms_of_other_sites_and_readers_are_refused(client: TestClient, desk: Desk) -> None:
    event = first(desk)
    assert client.post(f"/review/events/{event}", data={"verb": "accept"}).status_code == 403
    assert client.post("/review/undo", data={}).status_code == 403
    client.app.dependency_overrides[current_user] = lambda: User("rita", UserRole.READER, NOW)  # type: ignore[attr-defined]
    assert client.get("/review").status_code == 403
    assert desk.store.decisions() == ()


def test_a_coder_sees_no_export_and_an_editor_takes_it(client: TestClient, desk: Desk) -> None:
    send(client, first(desk), verb="accept")
    lines = client.get("/review/corrections.jsonl").text.splitlines()
    assert [json.loads(line)["author"] for line in lines] == ["reviewer 1"]
    client.app.dependency_overrides[current_user] = lambda: User("cora", UserRole.CODER, NOW)  # type: ignore[attr-defined]
    assert client.get("/review/corrections.jsonl").status_code == 403
    assert "corrections.jsonl" not in client.get("/review").text


def test_the_log_and_agreement_are_shown(client: TestClient, desk: Desk) -> None:
    event = first(desk)
    for author in ("ana", "bob"):
        desk.decide("accept", event, author=author)
    desk.decide("set", event, field="date", value="2025-05-12", author="bob", reason="so it says")
    page = unescape(client.get("/review/log").text)
    assert page.count("Accepted.") == 2
    assert "so it says" in page
    table = client.get("/review/agreement").text
    assert "ana, bob" in table
    assert ">few<" in table


def test_an_event_that_is_none_is_not_found(client: TestClient) -> None:
    assert client.get("/review?event=evt_nowhere").status_code == 404


def test_a_second_opinion_is_given_without_a_sight_of_the_first(desk: Desk) -> None:
    event = desk.store.event(first(desk))
    read = event.date
    desk.decide(
        "set", event.id, field="date", value="2019-05-06", author="quirine", reason="the stamp says so"
    )
    desk.decide("accept", event.id, author="quirine")
    with TestClient(create_app(desk, Settings(author="ana")), follow_redirects=False) as client:
        open_page = client.get(f"/review?event={event.id}").text
        page = client.get(f"/review?mode=second&event={event.id}").text
        assert "2019-05-06" in open_page
        assert "quirine" in open_page
        assert 'id="second"' in page
        for hidden in (
            "2019-05-06",
            "6 May 2019",
            "quirine",
            "the stamp says so",
            f'href="/events/{event.id}"',
        ):
            assert hidden not in page
        assert event.id in client.get("/review?mode=second").text
        status, address = send(client, event.id, verb="accept", back="mode=second")
        assert (status, address.startswith("/review?mode=second")) == (303, True)
        assert event.id not in client.get("/review?mode=second").text
        agreed = client.get("/review/agreement").text
    assert desk.store.event(event.id).date != read  # the later setting stands until somebody sets another
    rows = {row.field: row for row in desk.reviewing.agreement(blind=True)}
    assert (rows["date"].percent, rows["verdict"].percent) == (0.0, 1.0)
    assert rows["date"].authors == ("ana", "quirine")
    assert agreed.count("<table") == 2


def test_an_event_counts_as_reviewed_only_while_a_decision_about_it_stands(desk: Desk) -> None:
    event = desk.store.event(first(desk))

    def is_reviewed() -> bool:
        return event.id in {e.id for e in desk.store.events(EventFilter(unreviewed=False))}

    assert not is_reviewed()
    for verb, target, more in (
        ("accept", event.id, {}),
        ("set", event.id, {"field": "grade", "value": "contested", "reason": "two towns"}),
        ("accept", event.claims[0].id, {}),
    ):
        decided = desk.decide(verb, target, author="ana", **more)
        assert is_reviewed(), verb
        undone = desk.undo(decided.decision.id, author="ana")
        assert not is_reviewed(), verb
        again = desk.undo(undone.decision.id, author="ana")
        assert is_reviewed(), verb
        desk.undo(again.decision.id, author="ana")
        assert not is_reviewed(), verb


def test_a_refusal_is_french_on_french_pages(client: TestClient, desk: Desk) -> None:
    sent = {"csrf_token": token(client), "verb": "set", "field": "date", "value": "soon", "reason": "x"}
    page = unescape(client.post(f"/review/events/{first(desk)}?lang=fr", data=sent).text)
    assert "« soon » n’est pas une date" in page.replace("\u00a0", " ")
    assert '<span lang="en">' not in page


def test_the_address_of_a_refused_form_leads_back_to_its_event(client: TestClient) -> None:
    answer = client.get("/review/events/evt_x?lang=fr")
    assert (answer.status_code, answer.headers["location"]) == (303, "/review?event=evt_x&lang=fr")
