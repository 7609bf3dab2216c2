"""Reviewing over the REST interface: the same way in as for people, once for each key, and never blindly."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from firsthand.access import digest, hash_password, new_key
from firsthand.config import Settings
from firsthand.desk import Desk
from firsthand.domain.account import ApiToken, User, UserRole
from firsthand.domain.errors import DecisionError
from firsthand.publish.withhold import guard
from firsthand.review import Signature
from firsthand.review.values import Values
from firsthand.run.proposing import Proposals
from firsthand.store import Store
from firsthand.store.accounts import Accounts
from firsthand.web import create_app
from firsthand.web.routes.api.review_shapes import Wanted

V1 = "/api/v1/review"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
ROLES = {"rita": UserRole.READER, "cora": UserRole.CODER, "edna": UserRole.EDITOR}


@pytest.fixture(scope="module")
def desk(demo_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk on a copy of the demo store; tests take back what they decide."""
    folder = tmp_path_factory.mktemp("review-api")
    path = Path(demo_store.removeprefix("sqlite:///"))
    for file in path.parent.glob("demo.db*"):
        shutil.copy(file, folder / file.name)
    with Desk(Store.open(f"sqlite:///{folder}/demo.db")) as desk:
        yield desk


@pytest.fixture(scope="module")
def keys(desk: Desk) -> dict[str, dict[str, str]]:
    """Headers of programs of people with different roles."""
    accounts, headers = Accounts(desk.store.database), {}
    for name, role in ROLES.items():
        key = new_key()
        accounts.add(User(name, role, NOW), hash_password("a long enough password"))
        accounts.add_token(ApiToken(name, name, "test", role, NOW, None), digest(key))
        headers[name] = {"Authorization": f"Bearer {key}"}
    return headers


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(create_app(desk, Settings()), follow_redirects=False) as client:
        yield client


@pytest.fixture
def coder(client: TestClient, keys: dict[str, dict[str, str]]) -> TestClient:
    client.headers.update(keys["cora"])
    return client


@pytest.fixture
def editor(client: TestClient, keys: dict[str, dict[str, str]]) -> TestClient:
    client.headers.update(keys["edna"])
    return client


def post(
    client: TestClient, verb: str, target: str, headers: dict[str, str] | None = None, **what: Any
) -> Response:
    return client.post(f"{V1}/decisions", json={"verb": verb, "target": target, **what}, headers=headers)


def first(client: TestClient) -> dict[str, Any]:
    item: dict[str, Any] = client.get(f"{V1}/queue?limit=1").json()["items"][0]
    return item


def test_the_queue_is_that_of_the_desk_in_pages(coder: TestClient, desk: Desk) -> None:
    held = [item.event.id for item in desk.review_queue().items]
    seen: list[str] = []
    after = None
    while True:
        page = coder.get(f"{V1}/queue", params={"limit": 3, **({"after": after} if after else {})}).json()
        assert page["awaiting"] == len(held)
        seen += [item["event"]["id"] for item in page["items"]]
        after = page["after"]
        if after is None:
            break
    assert seen == held
    malian = coder.get(f"{V1}/queue", params={"country": "MLI"}).json()
    assert {item["event"]["place"]["country"] for item in malian["items"]} == {"MLI"}
    assert 0 < malian["awaiting"] < len(held)
    assert coder.get(f"{V1}/queue?lang=fr").json()["items"][0]["reasons"] != first(coder)["reasons"]


def test_names_are_told_only_to_whom_asks(coder: TestClient, desk: Desk) -> None:
    masked = shown = 0
    for item in desk.review_queue().items:
        path = f"{V1}/events/{item.event.id}"
        plain, named = coder.get(path).json(), coder.get(f"{path}?names=true").json()
        assert [r["id"] for r in plain["reports"]] == [r["id"] for r in named["reports"]]
        for kept, told in zip(plain["event"]["claims"], named["event"]["claims"], strict=True):
            masked += kept["quote"] != told["quote"]
            shown += 1
        quotes = [report["quote"] for report in named["reports"]]
        assert [report["quote"] for report in plain["reports"]] == [guard().blacked(q) for q in quotes]
    assert 0 < masked < shown


@pytest.mark.parametrize(
    ("verb", "more"),
    [
        ("accept", {}),
        ("reject", {"reason": "a parade"}),
        ("background", {}),
        ("set", {"field": "type", "value": "air-drone-strike", "reason": "the text says so"}),
        ("set", {"field": "count", "value": {"kind": "killed", "group": "civilians", "low": 4, "best": 4, "high": "6"}, "reason": "counted"}),
    ],
)  # fmt: skip
def test_a_decision_goes_into_the_log_and_is_taken_back(
    coder: TestClient, desk: Desk, verb: str, more: dict[str, Any]
) -> None:
    event = first(coder)["event"]["id"]
    made = post(coder, verb, event, **more)
    assert made.status_code == 201, made.text
    decision = made.json()["decision"]
    assert (decision["author"], decision["reason"]) == ("cora", more.get("reason", ""))
    where = made.headers["location"]
    assert coder.get(where).json() == decision
    assert desk.store.decisions()[-1].id == decision["id"]
    about = coder.get(f"{V1}/decisions", params={"event": event, "limit": 1}).json()
    assert [each["id"] for each in about["decisions"]] == [decision["id"]]
    undone = coder.post(f"{where}/undo", json={"reason": "a slip"})
    assert undone.status_code == 201
    assert coder.get(where).json()["undone"] is True
    assert first(coder)["event"]["id"] == event
    again = coder.post(f"{where}/undo", json={})
    assert again.status_code == 422
    assert again.headers["content-type"] == "application/problem+json"


def test_a_claim_is_chosen_and_ones_last_decision_taken_back(coder: TestClient, desk: Desk) -> None:
    claim = next(
        claim for item in desk.review_queue().items for claim in item.event.claims
        if claim.quantity is not None and claim.quantity.point is not None and not claim.part_of
    )  # fmt: skip
    assert post(coder, "choose", claim.id).status_code == 201
    assert any(claim.id in (d.target, d.other) for d in desk.reviewing.log().in_force)
    assert coder.post(f"{V1}/undo", json={}).status_code == 201
    assert not desk.reviewing.log().in_force
    nothing = coder.post(f"{V1}/undo", json={})
    assert nothing.status_code == 422


def test_events_are_merged_and_split_by_editors(
    editor: TestClient, keys: dict[str, dict[str, str]], desk: Desk
) -> None:
    one, two = (item.event for item in desk.review_queue(limit=2).items)
    merging = {"other": two.id, "reason": "one convoy"}
    refused = post(editor, "merge", one.id, keys["cora"], **merging)
    assert refused.status_code == 403
    assert "editor" in refused.json()["detail"]
    merged = post(editor, "merge", one.id, **merging).json()
    assert len(merged["left"]) == len(merged["events"]) == 1
    [gone], [kept] = merged["left"], merged["events"]
    led = editor.get(f"{V1}/events/{gone}?names=true")
    assert led.status_code == 301
    assert led.headers["location"].endswith(f"{V1}/events/{kept}?names=true")
    whole = editor.get(f"{V1}/events/{kept}").json()
    part = [report["id"] for report in whole["reports"] if report["id"] in two.reports]
    split = post(editor, "split", kept, reports=part)
    assert split.status_code == 422  # what was said to be one incident is not two as long as that stands
    assert merged["decision"]["id"] in split.json()["detail"]
    editor.post(f"{V1}/decisions/{merged['decision']['id']}/undo", json={})
    assert {item.event.id for item in desk.review_queue().items} >= {one.id, two.id}
    assert post(editor, "different", one.id, other=two.id).status_code == 201
    editor.post(f"{V1}/undo", json={})


def test_pages_of_an_event_are_told_apart(editor: TestClient, desk: Desk) -> None:
    event = next(item.event for item in desk.review_queue().items if len(item.event.documents) > 1)
    [goes] = {report["document"] for report in editor.get(f"{V1}/events/{event.id}").json()["reports"][:1]}
    made = post(editor, "split", event.id, reports=[goes], reason="a second convoy")
    assert made.status_code == 201
    assert len(made.json()["events"]) == 2
    editor.post(f"{V1}/undo", json={})
    assert desk.store.event(event.id).documents == event.documents


def test_nothing_is_decided_that_changed_meanwhile(coder: TestClient, desk: Desk) -> None:
    event = first(coder)["event"]["id"]
    seen = coder.get(f"{V1}/events/{event}").headers["etag"]
    assert not seen.startswith("W/")
    assert seen == first(coder)["etag"]
    made = post(
        coder, "set", event, {"If-Match": seen}, field="grade", value="claimed", reason="a party's word"
    )
    assert made.status_code == 201
    stale = post(coder, "accept", event, {"If-Match": seen})
    assert stale.status_code == 412
    assert "changed" in stale.json()["detail"]
    claim = desk.store.event(event).claims[0].id
    assert post(coder, "reject", claim, {"If-Match": seen}).status_code == 412
    assert post(coder, "accept", event, {"If-Match": f'"other", {made.headers["etag"]}'}).status_code == 201
    assert post(coder, "accept", event, {"If-Match": "*"}).status_code == 201
    for _ in range(3):
        coder.post(f"{V1}/undo", json={})
    assert not desk.reviewing.log().in_force


def test_what_is_sent_twice_under_one_key_is_decided_once(
    coder: TestClient, keys: dict[str, dict[str, str]], desk: Desk
) -> None:
    event, before = first(coder)["event"]["id"], len(desk.store.decisions())
    once = {"Idempotency-Key": "f2a1"}
    made = [post(coder, "accept", event, once, reason="seen") for _ in range(3)]
    assert [answer.status_code for answer in made] == [201] * 3
    assert len({answer.text for answer in made}) == 1
    assert len({answer.headers["location"] for answer in made}) == 1
    assert len(desk.store.decisions()) == before + 1
    other = post(coder, "reject", event, once)
    assert other.status_code == 422
    assert "Idempotency-Key" in other.json()["detail"]
    assert post(coder, "accept", event, {**keys["edna"], **once}).status_code == 201  # another one's key
    coder.post(f"{V1}/undo", json={})
    coder.post(f"{V1}/undo", json={}, headers=keys["edna"])
    missing = [post(coder, "accept", "evt_nowhere", {"Idempotency-Key": "n"}).status_code for _ in range(2)]
    assert missing == [404, 404]  # a refusal keeps no key


@pytest.mark.parametrize(
    ("what", "status"),
    [
        ({"verb": "accept", "target": "evt_nowhere"}, 404),
        ({"verb": "accept", "target": "clm_nowhere"}, 404),
        ({"verb": "destroy", "target": "EVENT"}, 422),
        ({"verb": "accept", "target": "EVENT", "raeson": "typo"}, 422),
        ({"verb": "set", "target": "EVENT", "field": "type", "value": "armed-clash"}, 422),  # no reason
        ({"verb": "set", "target": "EVENT", "field": "colour", "value": "red", "reason": "r"}, 422),
        ({"verb": "set", "target": "EVENT", "field": "date", "value": "2999-01-01", "reason": "r"}, 422),
        ({"verb": "choose", "target": "EVENT"}, 422),
        ({"verb": "background", "target": "EVENT", "reports": ["rpt_nowhere"]}, 422),
        ({"verb": "accept", "target": "EVENT", "reason": "x" * 2001}, 422),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_a_problem(
    coder: TestClient, desk: Desk, what: dict[str, Any], status: int
) -> None:
    sent = {name: first(coder)["event"]["id"] if value == "EVENT" else value for name, value in what.items()}
    before = desk.store.decisions()
    answer = coder.post(f"{V1}/decisions", json=sent)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert desk.store.decisions() == before


def test_whatever_value_is_sent_is_taken_or_refused(coder: TestClient, desk: Desk) -> None:
    event = desk.store.event(first(coder)["event"]["id"])
    shop = desk.workshop
    values = Values(shop.codebook, shop.actors, shop.gazetteer, NOW.date())
    proposals = Proposals(desk.store, desk.reviewing.held, lambda: values, desk.reviewing.event)
    by = Signature("cora", NOW, "counted anew")
    words = st.sampled_from(
        ["killed", "civilians", "add", "jnim", "2025-06-01", "14.1, -1.6", "possible", "none", "-1", "9" * 30]
    ) | st.text(max_size=12)
    names = st.sampled_from(["possible", "start", "end", "lat", "lon", "radius_km", "name", "do", "actor", "by", "role", "kind", "group",
                             "side", "low", "best", "high", "none"])  # fmt: skip
    numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    boxes = st.dictionaries(names, words | numbers, max_size=5)
    fields = ["type", "date", "place", "actor", "claimed-by", "count", "count:killed/x/y", "toll", "grade", "quantity", "kind", "group",
              "side", "part-of", "value", "claimant", "official"]  # fmt: skip
    taken = set()

    @given(field=st.sampled_from(fields), value=words | boxes, is_claim=st.booleans())
    @example(field="date", value={"possible": "abc"}, is_claim=False)
    @example(field="place", value={"lat": "north", "lon": 1}, is_claim=False)
    @example(field="grade", value="claimed", is_claim=False)
    @settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(field: str, value: str | dict[str, Any], *, is_claim: bool) -> None:
        sent = {"verb": "set", "target": event.id, "field": field, "value": value}
        proposal = TypeAdapter(Wanted).validate_python(sent).proposal()
        with contextlib.suppress(DecisionError):
            decision = (
                proposals.on_claim(proposal, event.claims[0], by)
                if is_claim
                else proposals.on_event(proposal, event, by)
            )
            taken.add(decision.field)

    holds()
    assert "grade" in taken


def test_who_may(client: TestClient, keys: dict[str, dict[str, str]]) -> None:
    assert client.get(f"{V1}/queue").status_code == 401
    assert client.get(f"{V1}/queue", headers=keys["rita"]).status_code == 403
    for path in ("decisions", "undo", "decisions/dec_x/undo"):
        answer = client.post(f"{V1}/{path}", json={}, headers=keys["rita"])
        assert answer.status_code == 403
        assert answer.json()["status"] == 403


def test_where_no_accounts_are_kept_a_program_decides_and_another_site_does_not(demo_desk: Desk) -> None:
    with TestClient(create_app(demo_desk)) as client:
        wanted = {"verb": "accept", "target": "evt_nowhere"}
        assert client.post(f"{V1}/decisions", json=wanted).status_code == 404
        for headers in (
            {"Origin": "https://elsewhere.example"},
            {"Origin": "null"},
            {"Sec-Fetch-Site": "cross-site"},
        ):
            assert client.post(f"{V1}/decisions", json=wanted, headers=headers).status_code == 403
        plain = {"Content-Type": "text/plain"}
        assert client.post(f"{V1}/decisions", content="{}", headers=plain).status_code == 422


def test_answers_hold_to_the_description(coder: TestClient) -> None:
    api = coder.get("/api/openapi.json").json()
    event = first(coder)["event"]["id"]
    made = post(coder, "accept", event)
    told = {
        "ReviewQueue": coder.get(f"{V1}/queue").json(),
        "ReviewedEvent": coder.get(f"{V1}/events/{event}").json(),
        "OutcomeRecord": made.json(),
        "DecisionList": coder.get(f"{V1}/decisions").json(),
    }
    coder.post(f"{V1}/undo", json={})
    for name, record in told.items():
        schema = {**api["components"]["schemas"][name], "components": api["components"]}
        Draft202012Validator(schema).validate(record)
