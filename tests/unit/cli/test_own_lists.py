"""`firsthand actors` and `firsthand outlets`: looking up, and the user's own beside the bundled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from firsthand.cli.main import app
from firsthand.domain.errors import ConfigError

GUARDS = ("actors", "add", "zone-guards", "--name", "Zone Guards", "--kind", "militia", "--country", "ml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FIRSTHAND_DATA_DIR", str(tmp_path / "own"))
    monkeypatch.setenv("COLUMNS", "200")  # the runner of tests may set it to that of a terminal
    monkeypatch.chdir(tmp_path)
    return tmp_path / "own"


def _run(*arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(app, arguments)
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found.exit_code, found.output


def _records(*arguments: str) -> list[dict[str, Any]]:
    code, said = _run(*arguments, "--json")
    return [json.loads(line) for line in said.splitlines()] if code == 0 else []


@pytest.mark.parametrize("text", ["rfi.fr", "www.rfi.fr", "https://www.rfi.fr/fr/afrique/", "RFI", "rfi"])
def test_an_outlet_is_found_by_name_domain_host_or_address(text: str) -> None:
    [found] = [record for record in _records("outlets", text) if record["domain"] == "rfi.fr"]
    assert (found["name"], found["country"], found["owner"]) == ("RFI", "FRA", "France Médias Monde")
    assert found["own"] is None


def test_an_outlet_is_told_with_the_first_hand_of_the_same_name() -> None:
    [found] = _records("outlets", "agence france-presse")
    assert (found["name"], found["origin"]["id"], found["origin"]["kind"]) == ("AFP", "wire:afp", "wire")
    assert "Agence France Presse" in found["aliases"]
    assert "wire:afp (wire)" in _run("outlets", "find", "AFP")[1]


def test_a_local_site_is_told_with_its_units() -> None:
    [found] = _records("outlets", "www.adn.com")
    assert (found["domain"], found["name"]) == ("adn.com", None)
    assert found["units"] == [{"country": "USA", "admin1": "Alaska"}]
    assert [record["domain"] for record in _records("outlets", "al.com")] == ["al.com"]


def test_no_outlet_is_said_so() -> None:
    code, said = _run("outlets", "Zorbatou Herald")
    assert (code, said) == (1, "no outlet has 'Zorbatou Herald' in its name or domain\n")


def test_an_actor_is_added_found_listed_and_removed() -> None:
    code, said = _run(*GUARDS, "--alias", "Zonards", "--tie", "parent:jnim:2020", "--source", "field office")
    assert code == 0, said
    [found] = _records("actors", "zonards")
    assert (found["id"], found["kind"], found["country"]) == ("zone-guards", "militia", "MLI")
    assert [alias["source"] for alias in found["aliases"]] == ["own: field office"] * 2
    assert (found["parents"], found["ties"][0]["since"]) == (["jnim"], "2020")
    assert (found["own"]["source"], found["own"]["override"]) == ("field office", False)
    assert "own: field office" in _run("actors", "zonards")[1]
    assert [record["id"] for record in _records("actors", "list")] == ["zone-guards"]
    assert "zone-guards  Zone Guards; militia; MLI; Zonards; parent jnim" in _run("actors", "list")[1]
    assert _run("actors", "remove", "zone-guards")[0] == 0
    assert _run("actors", "remove", "zone-guards")[0] == 1
    assert _run("actors", "Zonards")[0] == 1


def test_an_override_changes_what_is_given_and_adds_to_the_rest() -> None:
    [before] = [record for record in _records("actors", "jnim") if record["id"] == "jnim"]
    assert _run("actors", "override", "jnim", "--alias", "Zorba Front", "--drop-alias", "GSIM")[0] == 0
    assert _run("actors", "override", "jnim", "--name", "Zorba", "--tie", "ally:mli-army")[0] == 0
    [after] = [record for record in _records("actors", "jnim") if record["id"] == "jnim"]
    spellings = {alias["text"] for alias in after["aliases"]}
    assert spellings == {alias["text"] for alias in before["aliases"]} - {"GSIM"} | {"Zorba Front", "Zorba"}
    assert (after["name"], after["kind"], after["ucdp"]) == ("Zorba", before["kind"], before["ucdp"])
    assert after["own"]["override"] is True
    assert after["allies"] == [*before["allies"], "mli-army"]
    assert _run("actors", "remove", "jnim")[0] == 0
    assert [record for record in _records("actors", "jnim") if record["id"] == "jnim"] == [before]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("add", "jnim", "--name", "X Y", "--kind", "rebel"), "override"),
        (("add", "Zone Guards", "--name", "Zone Guards", "--kind", "rebel"), "no id"),
        (("add", "generic:zones", "--name", "Zone Guards", "--kind", "rebel"), "no id"),
        (("add", "zones", "--name", "Zone Guards", "--kind", "gang"), "kind is one of"),
        (("add", "zones", "--name", "Zone Guards", "--kind", "rebel", "--country", "QQQ"), "no country"),
        (("add", "zones", "--name", "Zone Guards", "--kind", "rebel", "--alias", "Z"), "too short"),
        (("add", "zones", "--name", "--", "--kind", "rebel"), "too short"),
        (("add", "zones", "--name", "Zone Guards", "--kind", "rebel", "--tie", "jnim"), "no tie"),
        (("add", "zones", "--name", "Zone Guards", "--kind", "rebel", "--tie", "ally:nobody"), "tied to"),
        (("override", "nobody", "--name", "Zone Guards"), "no actor"),
        (("override", "jnim"), "nothing is given"),
        (("override", "jnim", "--drop-alias", "Zone Guards"), "no alias"),
    ],
)
def test_what_makes_no_sense_of_an_actor_is_refused(
    arguments: tuple[str, ...], why: str, folder: Path
) -> None:
    with pytest.raises(ConfigError, match=why):
        _run("actors", *arguments)
    assert not folder.exists()


def test_an_actor_that_another_is_tied_to_stays() -> None:
    _run(*GUARDS)
    _run(
        "actors",
        "add",
        "zone-wing",
        "--name",
        "Zone Wing",
        "--kind",
        "militia",
        "--tie",
        "parent:zone-guards",
    )
    with pytest.raises(ConfigError, match="zone-wing has a tie to zone-guards"):
        _run("actors", "remove", "zone-guards")
    assert _run("actors", "remove", "zone-wing")[0] == 0
    assert _run("actors", "remove", "zone-guards")[0] == 0


def test_an_outlet_is_added_overridden_and_removed() -> None:
    code, said = _run(
        "outlets", "add", "www.Zorba.example", "--name", "Radio Zorba", "--country", "ML", "--source", "its imprint"
    )  # fmt: skip
    assert code == 0, said
    [found] = _records("outlets", "https://live.zorba.example/1")
    assert (found["name"], found["domain"], found["country"]) == ("Radio Zorba", "zorba.example", "MLI")
    assert found["own"]["source"] == "its imprint"
    assert _run("outlets", "override", "rfi.fr", "--owner", "Zorba Group")[0] == 0
    [changed] = _records("outlets", "rfi.fr")
    assert (changed["name"], changed["owner"], changed["own"]["override"]) == ("RFI", "Zorba Group", True)
    assert [record["domain"] for record in _records("outlets", "list")] == ["rfi.fr", "zorba.example"]
    assert _run("outlets", "remove", "rfi.fr")[0] == 0
    assert _records("outlets", "rfi.fr")[0]["owner"] == "France Médias Monde"
    assert _run("outlets", "remove", "rfi.fr")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("add", "rfi.fr", "--name", "RFI"), "override"),
        (("add", "no domain", "--name", "Zorba"), "no domain"),
        (("add", "zorba.example", "--name", "Zorba", "--country", "QQQ"), "no country"),
        (("add", "zorba.example", "--name", " "), "no name"),
        (("override", "zorba.example", "--owner", "Zorba"), "use firsthand outlets add"),
        (("override", "rfi.fr"), "nothing is given"),
    ],
)
def test_what_makes_no_sense_of_an_outlet_is_refused(
    arguments: tuple[str, ...], why: str, folder: Path
) -> None:
    with pytest.raises(ConfigError, match=why):
        _run("outlets", *arguments)
    assert not folder.exists()


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"schema": "other/1"}',
        '{"schema": "firsthand.own-list/1", "entries": [1]}',
        '{"schema": "firsthand.own-list/1", "entries": {"zz.example": {"name": 5, "kind": 5}}}',
        '{"schema": "firsthand.own-list/1", "entries": {"zz.example": {}}}',
        '{"schema": "firsthand.own-list/1", "entries": {"rfi.fr": {"source": 5}, "jnim": {"source": 5}}}',
    ],
)
@pytest.mark.parametrize("group", ["actors", "outlets"])
def test_a_damaged_file_is_named(group: str, content: str, folder: Path) -> None:
    folder.mkdir()
    path = folder / f"{group}.json"
    path.write_text(content, encoding="utf-8")
    for arguments in ((group, "rfi"), (group, "list")):
        with pytest.raises(ConfigError) as told:
            _run(*arguments)
        assert f"{path} is damaged" in str(told.value)
    assert path.read_text(encoding="utf-8") == content


def test_events_name_an_own_actor_and_outlive_it(folder: Path, tmp_path: Path) -> None:
    _run(*GUARDS, "--alias", "Zorbards")
    page = tmp_path / "page.txt"
    page.write_text(
        "Zorbards attacked an army convoy near the town of Ansongo in Mali on Tuesday, killing at least nine soldiers, two "
        "officers told AFP.\n\nThe attackers set fire to three vehicles before they fled towards the river.\n",
        encoding="utf-8",
    )
    store = ("--store", f"sqlite:///{tmp_path / 'store.db'}")
    assert _run("ingest", *store, str(page))[0] == 0
    [event] = _events(*store)
    assert "zone-guards" in {actor["id"] for actor in event["actors"]}
    assert "Zone Guards" in {actor["name"] for actor in event["actors"]}
    assert _run("actors", "remove", "zone-guards")[0] == 0
    for form in ("csv", "plover", "ucdp", "acled"):
        code, said = _run("events", *store, "--format", form)
        assert code == 0, said
    page.with_name("more.txt").write_text(page.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    assert _run("ingest", *store, str(page.with_name("more.txt")))[0] == 0


def _events(*store: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in _run("events", *store, "--format", "jsonl")[1].splitlines()]
