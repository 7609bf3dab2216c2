"""Reviewing from the command line, over the example pages."""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from firsthand.cli.main import app
from firsthand.domain.errors import FirsthandError

runner = CliRunner()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    with as_file(files("firsthand") / "examples") as pages:
        done = runner.invoke(app, ["ingest", str(pages), "--store", f"sqlite:///{folder}/demo.db"])
    assert done.exit_code == 0, done.output
    return folder / "demo.db"


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> str:
    """A copy of the demo store, which each test may write to."""
    copy = tmp_path / "desk.db"
    copy.write_bytes(filled.read_bytes())
    for beside in filled.parent.glob("demo.db-*"):
        copy.with_name(beside.name.replace("demo", "desk")).write_bytes(beside.read_bytes())
    return f"sqlite:///{copy}"


def review(store: str, *arguments: str, author: str = "ana") -> Result:
    given = [] if arguments[0] in ("next", "log", "agreement", "export") else ["--author", author]
    return runner.invoke(app, ["review", *arguments, *given, "--store", store])


def decided(store: str, *arguments: str, author: str = "ana") -> dict[str, Any]:
    done = review(store, *arguments, "--json", author=author)
    assert done.exit_code == 0, f"{done.output} {done.exception}"
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def queue(store: str, *more: str) -> list[dict[str, Any]]:
    done = review(store, "next", "-n", "50", "--json", *more)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def shown(store: str, event: str) -> dict[str, Any]:
    done = runner.invoke(app, ["show", event, "--store", store, "--json"])
    assert done.exit_code == 0, done.output
    record: dict[str, Any] = json.loads(done.stdout)
    return record


def comparable(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in ("updated", "history", "redirects")}


def test_the_first_of_the_queue_is_shown_with_its_reasons_and_quotes(store: str) -> None:
    first = queue(store)[0]
    done = review(store, "next")
    words = " ".join(done.stdout.split())
    assert done.exit_code == 0
    assert first["event"]["id"] in words
    for reason in first["reasons"]:
        assert reason in words
    for claim in first["event"]["claims"]:
        assert claim["id"] in words
        assert " ".join(claim["quote"].split()) in words
    assert "7 events await review" in done.stderr


def test_reasons_are_told_in_french(store: str) -> None:
    assert any("tués" in reason for item in queue(store, "--fr") for reason in item["reasons"])


def test_what_is_accepted_drops_out_and_an_undo_brings_it_back(store: str) -> None:
    first, *rest = [item["event"]["id"] for item in queue(store)]
    made = decided(store, "accept", first[:10])
    assert [item["event"]["id"] for item in queue(store)] == rest
    decided(store, "undo", made["decision"]["id"])
    assert [item["event"]["id"] for item in queue(store)] == [first, *rest]


def test_every_field_is_corrected_and_taken_back(store: str) -> None:
    event = queue(store)[0]["event"]["id"]
    before = shown(store, event)
    corrections = [
        ("type", "air-drone-strike"),
        ("date", "2025-05-12..2025-05-13"),
        ("place", "14.2, -1.5 The ford"),
        ("actor", "add Katiba Nobody Knows as initiator (rebel)"),
        ("actor", "remove jnim"),
        ("claimed-by", "none"),
        ("count", "killed soldiers target 10/12/15"),
        ("toll", "injured 4"),
        ("grade", "contested"),
    ]
    for field, value in corrections:
        decided(store, "set", event, field, value, "--reason", "the pages say so")
    after = shown(store, event)
    assert after["sub_event_type"] == "Air/drone strike"
    assert (after["date"]["start"], after["date"]["end"]) == ("2025-05-12", "2025-05-13")
    assert (after["place"]["name"], after["place"]["country"]) == ("The ford", "BFA")
    assert [actor["name"] for actor in after["actors"] if actor["role"] == "initiator"] == [
        "Katiba Nobody Knows"
    ]
    assert after["claimed_by"] == []
    assert after["grade"] == "contested"
    assert ("killed", 10, 12, 15) in [
        (row["kind"], row["low"], row["best"], row["high"]) for row in after["casualties"]
    ]
    assert {toll["kind"]: toll["best"] for toll in after["tolls"]} == {"killed": 12, "injured": 4}
    assert len(after["decisions"]) == len(corrections)
    for _ in corrections:
        decided(store, "undo")
    assert comparable(shown(store, event)) == comparable(before)


def test_a_correction_needs_a_reason_and_a_value_that_fits(store: str) -> None:
    event = queue(store)[0]["event"]["id"]
    for arguments, said in (
        (("set", event, "type", "attack"), "reason"),
        (("set", event, "place", "99, 0", "--reason", "x"), "globe"),
        (("set", event, "date", "tomorrow", "--reason", "x"), "2025-06-01"),
        (("accept", "evt_nowhere"), "no event"),
        (("merge", event, event), "itself"),
        (("choose", event), "claim"),
        (("undo", "dec_nowhere"), "no decision"),
        (("undo",), "no decision"),
    ):
        done = review(store, *arguments)
        assert isinstance(done.exception, FirsthandError), arguments
        assert said in str(done.exception)
    assert review(store, "log", "--json").stdout == ""


def test_two_events_are_merged_and_given_back(store: str) -> None:
    first, second = (item["event"] for item in queue(store)[:2])
    before = [comparable(shown(store, event["id"])) for event in (first, second)]
    made = decided(store, "merge", first["id"], second["id"], "--reason", "one convoy")
    (merged,) = made["events"]
    assert shown(store, first["id"])["id"] == shown(store, second["id"])["id"] == merged
    assert len(shown(store, merged)["documents"]) == len(
        {d["id"] for e in (first, second) for d in e["documents"]}
    )
    back = decided(store, "undo")
    assert set(back["events"]) == {first["id"], second["id"]}
    assert [comparable(shown(store, event["id"])) for event in (first, second)] == before
    log = [json.loads(line) for line in review(store, "log", second["id"], "--json").stdout.splitlines()]
    assert [(entry["judgement"], entry["undone"]) for entry in log] == [("same", True), ("undo", False)]


def test_an_event_is_split_by_document_and_its_parts_stay_apart(store: str) -> None:
    event = next(item["event"] for item in queue(store) if len(item["event"]["documents"]) > 1)
    page = event["documents"][0]["id"]
    made = decided(store, "split", event["id"], page, "--reason", "another day")
    assert len(made["events"]) == 2
    told = [{d["id"] for d in shown(store, part)["documents"]} for part in made["events"]]
    assert {page} in told
    decided(store, "undo")
    assert comparable(shown(store, event["id"]))["documents"] == event["documents"]


def test_what_recalls_the_past_makes_no_event(store: str) -> None:
    event = queue(store)[-1]["event"]["id"]
    made = decided(store, "background", event, "--reason", "of 2019")
    assert made["left"] == [event]
    assert made["events"] == []
    assert decided(store, "undo")["events"] == [event]


def test_decisions_hold_when_the_pages_are_read_again(store: str) -> None:
    event = queue(store)[0]["event"]["id"]
    decided(store, "set", event, "toll", "killed 99", "--reason", "counted")
    before = comparable(shown(store, event))
    with as_file(files("firsthand") / "examples") as pages:
        done = runner.invoke(app, ["ingest", str(pages), "--all", "--store", store])
    assert done.exit_code == 0
    after = comparable(shown(store, event))
    assert [toll["best"] for toll in after["tolls"] if toll["kind"] == "killed"] == [99]
    assert after["decisions"] == before["decisions"]


def test_two_reviewers_are_compared_and_their_work_is_exported(store: str) -> None:
    items = queue(store)
    for item in items[:3]:
        for author in ("ana", "bob"):
            decided(store, "accept", item["event"]["id"], author=author)
    event = items[0]["event"]
    decided(store, "set", event["id"], "date", "2025-05-12", "--reason", "so it says", author="bob")
    claim = next(c for c in event["claims"] if isinstance(c["value"], int))
    decided(store, "set", claim["id"], "quantity", ">50", author="ana")
    rows = {
        row["field"]: row for row in map(json.loads, review(store, "agreement", "--json").stdout.splitlines())
    }
    assert (rows["verdict"]["units"], rows["verdict"]["percent"], rows["verdict"]["few"]) == (3, 1.0, True)
    assert rows["verdict"]["kappa"] is None  # one label for everything
    assert (rows["date"]["units"], rows["date"]["percent"]) == (1, 0.0)
    assert "few" in review(store, "agreement").stdout

    records = [json.loads(line) for line in review(store, "export", "--pseudonyms").stdout.splitlines()]
    assert {record["author"] for record in records} == {"reviewer 1", "reviewer 2"}
    (dated,) = [record for record in records if record["field"] == "date"]
    assert dated["person"] == "2025-05-12"
    assert dated["machine"]["possible"] == [list(run) for run in event["date"]["possible"]]
    (counted,) = [record for record in records if record["field"] == "quantity"]
    assert counted["machine"]["value"] == claim["value"]
    for record in records:
        for passage in record["passages"]:
            start = passage["sentence"]["start"]
            for span in passage["spans"]:
                if span["start"] >= start and span["end"] <= passage["sentence"]["end"]:
                    assert (
                        passage["sentence"]["text"][span["start"] - start : span["end"] - start]
                        == span["text"]
                    )


def test_a_settled_event_comes_back_when_another_page_tells_more(store: str, tmp_path: Path) -> None:
    event = next(item["event"] for item in queue(store) if item["event"]["place"]["name"] == "Djibo")
    decided(store, "accept", event["id"])
    assert event["id"] not in [item["event"]["id"] for item in queue(store)]
    page = tmp_path / "later.jsonl"
    text = (
        "Le bilan de l'attaque de Djibo s'alourdit, a indiqué Reuters. L'attaque menée par le GSIM le dimanche 11 mai 2025 contre la base "
        "militaire de Djibo, dans le nord du Burkina Faso, a tué 130 soldats, a déclaré un responsable de l'hôpital à Reuters."
    )
    page.write_text(
        json.dumps({"id": "later", "text": text, "published": "2025-05-16", "outlet": "Reuters"}),
        encoding="utf-8",
    )
    assert runner.invoke(app, ["ingest", str(page), "--store", store]).exit_code == 0
    assert "later" in [document["id"] for document in shown(store, event["id"])["documents"]]
    (back,) = [item for item in queue(store) if item["event"]["id"] == event["id"]]
    assert back["returned"]


def test_decisions_hold_when_a_page_is_edited(store: str, tmp_path: Path) -> None:
    told = (
        "Armed men attacked the village of Tongo Tongo in Niger on Sunday 4 May 2025, killing 12 civilians, the governor told AFP. "
        "Seven people were wounded, a nurse told AFP."
    )

    def publish(text: str) -> None:
        page = tmp_path / "edited.jsonl"
        line = {"id": "edited", "text": text, "published": "2025-05-05", "title": "Attack in Niger"}
        page.write_text(json.dumps(line), encoding="utf-8")
        assert runner.invoke(app, ["ingest", str(page), "--all", "--store", store]).exit_code == 0

    def event() -> dict[str, Any]:
        (found,) = [
            item["event"]
            for item in queue(store)
            if "edited" in [d["id"] for d in item["event"]["documents"]]
        ]
        return found

    publish(told)
    before = event()
    decided(store, "set", before["id"], "date", "2025-05-03", "--reason", "the governor was asked")
    wounded = next(claim["id"] for claim in before["claims"] if claim["field"] == "injured")
    decided(store, "reject", wounded)
    assert [toll["kind"] for toll in event()["tolls"]] == ["killed"]
    publish(told + " The army has sent reinforcements.")
    after = event()
    assert after["id"] == before["id"]
    assert after["date"]["start"] == "2025-05-03"
    assert [toll["kind"] for toll in after["tolls"]] == ["killed"]
    assert len(after["decisions"]) == 2
