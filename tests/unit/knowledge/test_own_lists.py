"""The user's own actors and outlets where names are read and shown."""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from firsthand.domain.actor import ActorKind
from firsthand.domain.errors import ConfigError, KnowledgeError
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.outlets import OutletList
from firsthand.knowledge.own_list import OwnList
from firsthand.publish.withhold import guard
from firsthand.run.plan import Workshop
from firsthand.run.program import linking_program

GUARDS = {"name": "Zorban Guards", "kind": "militia", "countries": ["MLI"], "aliases": ["Zorbards"]}
NEWS = "Zorbards attacked a village near Gao in Mali on Tuesday, residents said. Six people died.\n"


@pytest.fixture
def own_actors(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "actors.json"
    OwnList(path).put("zorban-guards", {**GUARDS, "source": "field office"})
    return path


def test_an_own_actor_is_met_in_text(own_actors: Path) -> None:
    [mention] = [m for m in ActorList.load(own_actors).spot(NEWS, "en") if m.actor == "zorban-guards"]
    assert (mention.span.text, mention.kind) == ("Zorbards", ActorKind.MILITIA)
    assert all(m.actor != "zorban-guards" for m in ActorList.load().spot(NEWS, "en"))


def test_a_dropped_alias_is_not_met(tmp_path: Path) -> None:
    text = "The GSIM attacked the town of Gao in Mali."
    assert "jnim" in {m.actor for m in ActorList.load().spot(text, "en")}
    OwnList(tmp_path / "actors.json").put("jnim", {"dropped": ["GSIM"], "override": True})
    assert "jnim" not in {m.actor for m in ActorList.load(tmp_path / "actors.json").spot(text, "en")}


def test_the_stamp_changes_with_what_linking_uses_and_with_nothing_else(own_actors: Path) -> None:
    def program() -> str:
        return linking_program(ActorList.load(own_actors).own_stamp)

    first = program()
    assert first != linking_program() == linking_program(ActorList.load().own_stamp)
    OwnList(own_actors).put("zorban-guards", {**GUARDS, "source": "another office"})
    assert program() == first
    OwnList(own_actors).put("zorban-guards", {**GUARDS, "kind": "rebel"})
    assert program() != first
    OwnList(own_actors).remove("zorban-guards")
    assert program() == linking_program()


def test_a_workshop_travels_with_own_actors_and_outlets(own_actors: Path) -> None:
    outlets = own_actors.with_name("outlets.json")
    OwnList(outlets).put("zorba.example", {"name": "Radio Zorba", "country": "MLI", "owner": "Zorba Group"})
    workshop = Workshop.load(own_actors=own_actors, own_outlets=outlets)
    travelled = pickle.loads(pickle.dumps(workshop))  # noqa: S301 - made here
    assert travelled.actors.get("zorban-guards").name == "Zorban Guards"
    assert travelled.program == workshop.program != Workshop.load().program
    page = own_actors.with_name("page.txt")
    page.write_text(NEWS, encoding="utf-8")
    now = datetime(2026, 6, 1, tzinfo=UTC)
    [captured] = travelled.open_sources([str(page)], as_kind=None, now=now, stdin=None)
    document = travelled.read_page(replace(captured, url="https://www.zorba.example/1"))
    assert (document.outlet, document.outlet_country, document.outlet_owner) == (
        "Radio Zorba",
        "MLI",
        "Zorba Group",
    )


def test_own_names_are_no_names_of_persons(own_actors: Path) -> None:
    names = ActorList.load(own_actors).own_names
    assert names == {"Zorban Guards", "Zorbards"}
    assert guard(names).blacked("The raid by Zorbards was told.") == "The raid by Zorbards was told."
    assert "Zorbards" not in guard().blacked("The raid by Zorbards was told.")


def test_an_actor_that_is_no_more_is_shown_by_its_id() -> None:
    shown = ActorList.load().shown("zorban-guards")
    assert (shown.name, shown.kind) == ("zorban-guards", ActorKind.UNKNOWN)
    assert ActorList.load().shown("jnim").name == "JNIM"


def test_a_tie_to_nobody_is_damage(own_actors: Path) -> None:
    tie = {"relation": "ally", "actor": "nobody"}
    OwnList(own_actors).put("zorban-guards", {**GUARDS, "ties": [tie]})
    with pytest.raises(KnowledgeError, match="zorban-guards: there is no actor 'nobody'"):
        ActorList.load(own_actors)


def test_an_outlet_of_a_parent_domain_gives_way_to_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "outlets.json"
    OwnList(path).put("afrique.rfi.fr", {"name": "RFI Afrique"})
    outlets = OutletList.load(path)
    assert [outlets.of_host(host).name for host in ("x.afrique.rfi.fr", "www.rfi.fr")] == [
        "RFI Afrique",
        "RFI",
    ]  # type: ignore[union-attr]
    assert outlets.own_names == {"RFI Afrique"}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights of folders")
def test_a_list_that_cannot_be_written_stays_whole(own_actors: Path) -> None:
    before = own_actors.read_bytes()
    own_actors.parent.chmod(0o500)
    try:
        with pytest.raises(ConfigError, match="cannot be written"):
            OwnList(own_actors).put("more", GUARDS)
    finally:
        own_actors.parent.chmod(0o700)
    assert own_actors.read_bytes() == before


def test_a_failing_write_leaves_the_file_and_no_draft(
    own_actors: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = own_actors.read_bytes()
    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(ConfigError, match="No space left"):
        OwnList(own_actors).put("more", GUARDS)
    assert own_actors.read_bytes() == before
    assert list(own_actors.parent.iterdir()) == [own_actors]
