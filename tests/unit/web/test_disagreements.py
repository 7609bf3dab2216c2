"""Disagreements of reviewers in the review room, by the interface and on the command line."""

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
from typer.testing import CliRunner

from firsthand.cli.main import app
from firsthand.config import Settings
from firsthand.desk import Desk
from firsthand.store import Store
from firsthand.web import create_app
from firsthand.web.people import User, UserRole, current_user


@pytest.fixture(scope="module")
def contested(demo_store: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo store, of one event of which ana and bob say different things."""
    folder = tmp_path_factory.mktemp("contested")
    for file in Path(demo_store.removeprefix("sqlite:///")).parent.glob("demo.db*"):
        shutil.copy(file, folder / file.name)
    with Desk(Store.open(f"sqlite:///{folder}/demo.db")) as desk:
        event = desk.review_queue(limit=1).items[0].event
        desk.decide("accept", event.id, author="bob")
        for field, value in (
            ("date", "2025-05-12"),
            ("place", "14.22, -1.84, Baraboulé"),
            ("actor", f"remove {event.actors[0].id}"),
            ("grade", "contested"),
        ):
            desk.decide("set", event.id, field=field, value=value, author="ana", reason="the stamp says so")
        desk.decide("reject", event.id, author="ana")
    return folder


@pytest.fixture
def desk(contested: Path, tmp_path: Path) -> Iterator[Desk]:
    for file in contested.glob("demo.db*"):
        shutil.copy(file, tmp_path / file.name)
    with Desk(Store.open(f"sqlite:///{tmp_path}/demo.db")) as desk:
        yield desk


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(create_app(desk, Settings(author="eva")), follow_redirects=False) as client:
        yield client


def page(client: TestClient, **headers: str) -> str:
    return unescape(client.get("/review/disagreements", headers=headers).text)


def settle(client: TestClient, which: str, **fields: str) -> tuple[int, str]:
    token = re.search(r'name="csrf_token" value="([^"]+)"', page(client))
    assert token
    sent = client.post(f"/review/disagreements/{which}", data={"csrf_token": token[1], **fields})
    return sent.status_code, unescape(sent.headers.get("location", sent.text))


def test_every_field_tells_who_said_what_when_and_why(client: TestClient, desk: Desk) -> None:
    text = page(client)
    found = desk.reviewing.disagreements()
    assert {each.field.partition(":")[0] for each in found} == {"verdict", "date", "place", "actor", "grade"}
    assert text.count('class="panel disagreement"') == len(found)
    for words in ("12 May 2025", "Baraboulé (14.22, -1.84)", "the stamp says so", "accepted as found"):
        assert words in text
    assert "bob" in text
    french = page(client, **{"Accept-Language": "fr"})
    assert "12 mai 2025" in french
    assert f"{len(found)} désaccords ouverts" in french
    assert f"{len(found)} open disagreements" in client.get("/review/agreement").text


@pytest.mark.parametrize("of", ["ana", "bob"])
def test_each_can_be_settled_either_way_and_the_record_follows(
    client: TestClient, desk: Desk, of: str
) -> None:
    event = desk.reviewing.disagreements()[0].target
    for found in desk.reviewing.disagreements():
        choice = next(o for o in found.opinions if o.decision.author == of)
        status, where = settle(client, found.id, choice=choice.decision.id, reason="read both")
        assert (status, where.split("=")[0]) == (303, "/review/disagreements?done"), (found.field, where)
    assert all(each.settled_by and each.settled_by.author == "eva" for each in desk.reviewing.disagreements())
    held = desk.store.event(event)
    assert (held.grade.value == "contested") == (of == "ana")
    assert ("2025-05-12" in str(held.date.possible and held.date.possible.start)) == (of == "ana")
    text = page(client)
    assert "Settled by eva" in text
    assert "0 open disagreements" in text


def test_a_settlement_is_undone_where_it_was_made(client: TestClient, desk: Desk) -> None:
    found = next(each for each in desk.reviewing.disagreements() if each.field == "grade")
    settle(client, found.id, choice=found.opinions[0].decision.id, reason="read both")
    text = page(client)
    token = re.search(r'name="csrf_token" value="([^"]+)"', text)
    decision = re.search(r'name="decision" value="([^"]+)"', text)
    assert token
    assert decision
    fields = {"csrf_token": token[1], "decision": decision[1], "to": "disagreements"}
    assert client.post("/review/undo", data=fields).headers["location"] == "/review/disagreements?undone=true"
    assert all(each.settled_by is None for each in desk.reviewing.disagreements())


def test_a_refusal_says_why_and_keeps_what_was_typed(client: TestClient, desk: Desk) -> None:
    found = desk.reviewing.disagreements()[0]
    status, text = settle(client, found.id, choice="dec_nobodys", reason="because of this")
    assert status == 422
    assert "nobody who disagrees decided dec_nobodys" in text
    assert 'value="because of this"' in text
    status, text = settle(client, found.id, choice=found.last.id)
    assert (status, "say why" in text) == (422, True)
    assert settle(client, "dis_nowhere", choice="x", reason="y")[0] == 422


def test_a_coder_sees_them_and_may_not_settle(desk: Desk) -> None:
    web = create_app(desk, Settings(author="eva"))
    web.dependency_overrides[current_user] = lambda: User(
        "cem", UserRole.CODER, datetime(2026, 3, 1, tzinfo=UTC)
    )
    found = desk.reviewing.disagreements()[0]
    with TestClient(web, follow_redirects=False) as client:
        text = page(client)
        assert "An editor settles these." in text
        assert 'name="choice"' not in text
        sent = {"choice": found.last.id, "reason": "mine"}
        assert client.post(f"/review/disagreements/{found.id}", data=sent).status_code == 403
        assert client.post(f"/api/v1/review/disagreements/{found.id}/settle", json=sent).status_code == 403


def test_programs_list_and_settle_them(client: TestClient, desk: Desk) -> None:
    told = client.get("/api/v1/review/disagreements").json()
    assert told["open"] == len(told["disagreements"]) == len(desk.reviewing.disagreements())
    first = told["disagreements"][0]
    choice = first["opinions"][0]["decision"]["id"]
    path = f"/api/v1/review/disagreements/{first['id']}/settle"
    made = client.post(path, json={"choice": choice, "reason": "read both"})
    assert made.status_code == 201
    assert made.json()["decision"]["author"] == "eva"
    assert client.get("/api/v1/review/disagreements").json()["open"] == told["open"] - 1
    every = client.get("/api/v1/review/disagreements", params={"settled": True}).json()["disagreements"]
    assert every[-1]["settled_by"]["reason"] == "read both"
    assert client.post(path, json={"choice": choice, "reason": ""}).status_code == 422


def test_the_command_line_lists_and_settles_them(desk: Desk, tmp_path: Path) -> None:
    def run(*words: str) -> str:
        done = CliRunner().invoke(app, [*words, "--store", f"sqlite:///{tmp_path}/demo.db"])
        assert done.exit_code == 0, done.output
        return done.stdout

    found = [json.loads(line) for line in run("review", "disagreements", "--json").splitlines()]
    assert [each["id"] for each in found] == [each.id for each in desk.reviewing.disagreements()]
    assert found[0]["id"] in run("review", "disagreements")
    choice = found[0]["opinions"][0]["decision"]["id"]
    run("review", "settle", found[0]["id"], choice, "--reason", "read both", "--author", "eva")
    left = [json.loads(line)["id"] for line in run("review", "disagreements", "--json").splitlines()]
    assert left == [each["id"] for each in found[1:]]
    assert "settled it" in run("review", "disagreements", "--settled")


def test_problems_are_told_in_french_where_that_is_asked_for(client: TestClient) -> None:
    asked = {"Accept-Language": "fr"}

    def problem(path: str, **headers: str) -> tuple[str, str]:
        told = client.get(path, headers=headers).json()
        return told["title"], told.get("detail", "")

    box = "/api/v1/events?bbox=x"
    assert problem(box) == ("Unprocessable Content", "bbox cannot be read: 'x'") or problem(box)[
        0
    ].startswith("Unprocessable")
    assert problem(box, **asked) == ("Recherche impossible", "bbox est illisible\u00a0: «\u00a0x\u00a0»")
    assert problem("/api/v1/events/evt_nowhere", **asked)[0] == "Il n’y a rien ici"
    title, detail = problem("/api/v1/review/disagreements/dis_x/settle", **asked)
    assert (title, detail) == ("Requête non acceptée", "")
    answer = client.get(box, headers=asked)
    assert answer.headers["content-language"] == "fr"
    assert "Accept-Language" in answer.headers["vary"]
