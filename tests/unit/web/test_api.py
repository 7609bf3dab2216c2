"""The REST interface: pages that add up, formats that are those of the command line, answers that hold what they promise."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from lxml import etree
from schemathesis.specs.openapi.checks import positive_data_acceptance

from firsthand.desk import Desk
from firsthand.domain.event import Event
from firsthand.publish.registry import EXPORTERS
from firsthand.store import Store
from firsthand.web import create_app
from firsthand.web.routes.api.asked import pieces

V1 = "/api/v1"
_LEFT_OUT = [positive_data_acceptance]
"""No description tells a cursor of ours, or a day that there is, from other words: 422 is a right answer to those."""


def test_pages_hold_every_event_once(client: TestClient, demo_events: list[Event]) -> None:
    seen, after = [], None
    while True:
        answer = client.get(f"{V1}/events", params={"limit": 2, **({"after": after} if after else {})})
        told = answer.json()
        assert told["total"] == len(demo_events)
        seen += [event["id"] for event in told["events"]]
        after = told["after"]
        assert ('rel="next"' in answer.headers.get("link", "")) is bool(after)
        if not after:
            break
    assert sorted(seen) == sorted(event.id for event in demo_events)
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize(
    "query",
    [{"country": "MLI"}, {"text": "drone"}, {"since": "2025-01-01"}, {"grade": "acknowledged"}, {"min_killed": "50"},
     {"near": "20.0,2.9,60"}, {"bbox": "-5,10,5,16"}, {"type": "Battles"}, {"actor": "jnim"}, {"country": "mli", "order": "oldest"}, {"admin1": "GAO"}],
)  # fmt: skip
def test_conditions_are_those_of_the_command_line(
    client: TestClient, demo_desk: Desk, query: dict[str, str]
) -> None:
    told = {event["id"] for event in client.get(f"{V1}/events", params=query).json()["events"]}
    if "min_killed" in query:
        tolls = [(e.id, t.best) for e in demo_desk.events() for t in e.tolls if t.kind.value == "killed"]
        assert told == {name for name, best in tolls if best >= 50}
        return
    given: dict[str, object] = {name: value for name, value in query.items() if name != "order"}
    for name in ("near", "bbox"):
        if name in given:
            given[name] = tuple(float(part) for part in query[name].split(","))
    assert told == {event.id for event in demo_desk.events(**given)}


@pytest.mark.parametrize(
    "query", ["since=yesterday", "bbox=1,2,3", "near=1,2", "grade=true", "limit=0", "limit=9999", "after=nonsense",
              "format=exe", "country=Mali", "type=Nonsense", "min_killed=-1",
              "format=csv&type=Nonsense", "format=csv&after=nonsense"]
)  # fmt: skip
def test_a_condition_that_makes_no_sense_is_a_problem_that_names_it(client: TestClient, query: str) -> None:
    answer = client.get(f"{V1}/events?{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


@pytest.mark.parametrize("name", [each.name for each in EXPORTERS])
def test_every_format_is_sent(client: TestClient, name: str) -> None:
    answer = client.get(f"{V1}/events", params={"format": name})
    assert answer.status_code == 200
    assert answer.content
    if name == "geojson":
        assert answer.json()["type"] == "FeatureCollection"
    if name == "csv":
        assert (
            len(list(csv.DictReader(io.StringIO(answer.text)))) == client.get(f"{V1}/events").json()["total"]
        )
    if name in ("xlsx", "datapackage"):
        assert answer.content[:2] == b"PK"
    if name == "jsonl":
        assert {json.loads(line)["schema"] for line in answer.text.splitlines()} == {"firsthand.event/1"}


def test_a_feed_of_any_filter(client: TestClient) -> None:
    answer = client.get(f"{V1}/events.atom", params={"country": "NER"})
    assert answer.headers["content-type"].startswith("application/atom+xml")
    tree = etree.fromstring(answer.content)
    entries = tree.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == client.get(f"{V1}/facets", params={"country": "NER"}).json()["total"] > 0


def test_what_did_not_change_is_not_sent_again(client: TestClient, demo_events: list[Event]) -> None:
    for path in (
        f"{V1}/events",
        f"{V1}/events/{demo_events[0].id}",
        f"{V1}/events?format=csv",
        f"{V1}/documents",
    ):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(path, headers={"If-None-Match": 'W/"other"'}).status_code == 200


def test_facets_count_each_list_without_its_own_condition(client: TestClient) -> None:
    whole = client.get(f"{V1}/facets").json()
    malian = client.get(f"{V1}/facets", params={"country": "MLI"}).json()
    assert malian["countries"] == whole["countries"]
    assert malian["total"] == {c["value"]: c["events"] for c in whole["countries"]}["MLI"]


def test_documents_lead_to_their_events(client: TestClient, demo_events: list[Event]) -> None:
    told = client.get(f"{V1}/documents").json()["documents"]
    linked = {
        event for entry in told for event in client.get(f"{V1}/documents/{entry['key']}").json()["events"]
    }
    assert linked == {event.id for event in demo_events}


def test_lineage_and_history_are_those_of_the_desk(
    client: TestClient, demo_desk: Desk, demo_events: list[Event]
) -> None:
    for event in demo_events:
        whole = demo_desk.show(event.id)
        for part in ("lineage", "history"):
            answer = client.get(f"{V1}/events/{event.id}/{part}")
            assert answer.json()[part] == whole[part] != []
            assert answer.json()["event"] == event.id
            again = {"If-None-Match": answer.headers["etag"]}
            assert client.get(f"{V1}/events/{event.id}/{part}", headers=again).status_code == 304


def test_an_id_from_before_a_merge_leads_to_lineage_and_history(demo_store: str, tmp_path: Path) -> None:
    path = Path(demo_store.removeprefix("sqlite:///"))
    for file in path.parent.glob("demo.db*"):
        shutil.copy(file, tmp_path / file.name)
    with Desk(Store.open(f"sqlite:///{tmp_path}/demo.db")) as desk:
        one, two = (item.event.id for item in desk.review_queue(limit=2).items)
        merged = desk.decide("merge", one, other=two, author="ana", reason="one convoy")
        [gone], [kept] = merged.left, merged.events
        with TestClient(create_app(desk), follow_redirects=False) as client:
            for part in ("lineage", "history"):
                led = client.get(f"{V1}/events/{gone}/{part}")
                assert led.status_code == 301
                assert led.headers["location"].endswith(f"{V1}/events/{kept}/{part}")
                assert client.get(f"{V1}/events/evt_no/{part}").status_code == 404
            history = client.get(f"{V1}/events/{kept}/history").json()["history"]
            assert gone in {change["old"] for entry in history for change in entry["changes"]}


def test_what_is_not_there_is_a_problem(client: TestClient) -> None:
    for path in ("events/evt_no", "documents/doc_no", "nothing"):
        answer = client.get(f"{V1}/{path}")
        assert (answer.status_code, answer.json()["status"]) == (404, 404)


def test_answers_hold_to_the_description(client: TestClient) -> None:
    api = client.get("/api/openapi.json").json()
    schema = {**api["components"]["schemas"]["EventList"], "components": api["components"]}
    schema = json.loads(json.dumps(schema))
    Draft202012Validator(schema).validate(client.get(f"{V1}/events").json())


def test_whatever_the_description_allows_is_answered_as_it_says(demo_desk: Desk) -> None:
    described = schemathesis.openapi.from_asgi("/api/openapi.json", create_app(demo_desk))
    operations = [operation.ok() for operation in described.get_all_operations()]
    assert len(operations) >= 18
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
        def holds(case: schemathesis.Case) -> None:
            case.call_and_validate(excluded_checks=_LEFT_OUT)

        holds()


def test_pieces_come_while_they_are_written_and_a_fault_is_told() -> None:
    def write(out) -> None:
        for number in range(20_000):
            out.write(f"line {number}\n")

    assert b"".join(pieces(write, binary=False)).decode().splitlines() == [f"line {n}" for n in range(20_000)]

    def broken(out) -> None:
        out.write("x" * 100_000)
        raise RuntimeError("disk gone")

    with pytest.raises(RuntimeError, match="disk gone"):
        list(pieces(broken, binary=False))


def test_whoever_goes_away_stops_the_writing() -> None:
    written = []

    def endless(out) -> None:
        while True:
            written.append(out.write("x" * 50_000))

    taken: Iterator[bytes] = pieces(endless, binary=False)
    next(taken)
    taken.close()  # type: ignore[attr-defined]
    count = len(written)
    assert count < 100


def test_a_format_whose_library_is_not_installed_is_a_problem_that_says_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    answer = client.get(f"{V1}/events?format=parquet")
    assert answer.status_code == 422
    assert "firsthand[parquet]" in answer.json()["detail"]
