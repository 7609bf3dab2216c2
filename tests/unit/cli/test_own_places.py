"""`firsthand places` beyond looking up, and fetching from a server on this machine."""

from __future__ import annotations

import gzip
import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand.cli.main import app
from firsthand.domain.errors import ConfigError, FirsthandError
from tests.unit.sources.fetch.conftest import Site, site

__all__ = ["site"]

FEATURE = {
    "type": "Feature",
    "properties": {"ADM1_FR": "Gao", "ADM2_FR": "Zorbala", "ADM2_PCODE": "ML9901"},
    "geometry": {
        "type": "Polygon",
        "coordinates": [[[-1.0, 16.0], [0.0, 16.0], [0.0, 17.0], [-1.0, 17.0], [-1.0, 16.0]]],
    },
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FIRSTHAND_DATA_DIR", str(tmp_path / "own"))
    monkeypatch.setenv("FIRSTHAND_ALLOW_HOSTS", "127.0.0.1")
    monkeypatch.setenv("FIRSTHAND_FETCH_DELAY_SECONDS", "0")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "own"


def _run(*arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(app, ["places", *arguments])
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found.exit_code, found.output


def _entries(*arguments: str) -> list[str]:
    code, said = _run(*arguments, "--json")
    return [json.loads(line)["entry"] for line in said.splitlines()] if code == 0 else []


def _dump(*rows: str, name: str = "ML.txt") -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, "\n".join(rows))
    return packed.getvalue()


def _line(number: int, name: str, lat: float = 16.5) -> str:
    return "\t".join((str(number), name, name, "", str(lat), "-0.5", "P", "PPL", "ML", *("",) * 10))


def test_a_place_is_added_found_listed_and_removed() -> None:
    code, said = _run(
        "add", "Zorbatou", "--at", "16.4,-0.55", "--country", "ml", "--source", "field office", "--alias", "Zorba Tou Keina"
    )  # fmt: skip
    assert code == 0, said
    assert "local:zorbatou-mli" in said
    assert _entries("zorba tou keina") == ["local:zorbatou-mli"]
    code, said = _run("list", "--json")
    told = json.loads(said)
    assert (told["source"], told["aliases"], told["admin1"]) == ("field office", ["Zorba Tou Keina"], "Gao")
    assert (told["radius_km"], told["kind"], told["override"]) == (3.0, "settlement", False)
    assert "Zorbatou (settlement, 16.4000,-0.5500 within 3 km); field office" in _run("list")[1]
    assert _run("remove", "zorbatou")[0] == 0
    assert _run("remove", "zorbatou")[0] == 1
    assert _entries("Zorbatou") == []


def test_an_override_says_what_a_name_means_in_a_country() -> None:
    assert _run("override", "Djibo", "--at", "14.2,-1.5", "--country", "BFA", "--kind", "site")[0] == 0
    assert _entries("Djibo", "--country", "BFA") == ["local:djibo-bfa"]
    assert _entries("find", "Djibo", "--country", "BEN") == ["gn:2394577"]


def test_another_folder_can_be_named(tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    assert _run("add", "Zorbatou", "--at", "16.4,-0.55", "--country", "MLI", "--data-dir", other)[0] == 0
    assert _entries("Zorbatou") == []
    assert _entries("Zorbatou", "--data-dir", other) == ["local:zorbatou-mli"]


def test_names_of_commands_are_looked_up_with_find_and_options_may_come_first() -> None:
    assert _run("find", "list")[0] in (0, 1)
    assert _entries("--country", "MLI", "Boulkessy")[0] == "override:boulikessi-mli"
    assert _run()[0] == 2
    assert _run("--help")[0] == 0


def test_a_point_in_the_south_is_no_option() -> None:
    code, said = _run("-12.5,30", "--json")
    assert (code, json.loads(said)["country"]) == (0, "ZMB")


def test_a_point_in_another_country_is_noted() -> None:
    code, said = _run("add", "Zorbatou", "--at", "12.37,-1.52", "--country", "MLI")
    assert code == 0
    assert "lies in BFA" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ("A", "--at", "16,0", "--country", "MLI"),
        ("Zorbatou", "--at", "96,0", "--country", "MLI"),
        ("Zorbatou", "--at", "here", "--country", "MLI"),
        ("Zorbatou", "--at", "16,0", "--country", "QQQ"),
        ("Zorbatou", "--at", "16,0", "--country", "MLI", "--kind", "planet"),
        ("Zorbatou", "--at", "16,0", "--country", "MLI", "--radius", "-3"),
        ("Zorbatou", "--at", "16,0", "--country", "MLI", "--alias", "Z"),
    ],
)
@pytest.mark.parametrize("command", ["add", "override"])
def test_bad_input_is_an_error_and_keeps_nothing(
    folder: Path, command: str, arguments: tuple[str, ...]
) -> None:
    with pytest.raises(ConfigError):
        _run(command, *arguments)
    assert not (folder / "places.sqlite").exists()


def test_a_damaged_file_is_an_error_that_names_it(folder: Path) -> None:
    folder.mkdir()
    (folder / "places.sqlite").write_bytes(b"no database" * 100)
    for arguments in (("Djibo",), ("list",), ("add", "Zorbatou", "--at", "16,0", "--country", "MLI")):
        with pytest.raises(FirsthandError, match=r"places\.sqlite"):
            _run(*arguments)


@pytest.mark.parametrize("is_packed", [False, True])
def test_boundaries_are_imported_and_told_of_points(tmp_path: Path, *, is_packed: bool) -> None:
    content = json.dumps({"type": "FeatureCollection", "features": [FEATURE, {"properties": None}]}).encode()
    path = tmp_path / "adm2.geojson"
    path.write_bytes(gzip.compress(content) if is_packed else content)
    code, said = _run("import", str(path), "--level", "2", "--country", "MLI", "--source", "OCHA")
    assert code == 0, said
    assert "1 places, 1 not taken" in said
    assert "feature 2" in said
    assert "Zorbala, Gao, MLI" in _run("16.5,-0.5")[1]
    assert _entries("Zorbala", "--country", "MLI")[0] == "cod:ML9901"
    assert "boundaries:MLI:2" in _run("list")[1]
    assert _run("remove", "boundaries:MLI:2")[0] == 0
    assert "Zorbala" not in _run("16.5,-0.5")[1]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1, 2]", b'{"features": []}', b"\x1f\x8bdamaged", b"\xff\xfe"]
)
def test_a_file_without_boundaries_is_an_error_that_names_it(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.geojson").write_bytes(content)
    for name in ("bad.geojson", "absent.geojson"):
        with pytest.raises(ConfigError, match=name):
            _run("import", str(tmp_path / name), "--level", "1", "--country", "MLI")


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"PK\x03\x04" + bytes(100), "a zip archive"),
        (b"\x00\x00\x27\x0a" + bytes(96), "a shapefile"),
        (b"SQLite format 3\x00" + bytes(100), "a GeoPackage"),
    ],
)
def test_boundaries_in_another_form_are_told_by_it(tmp_path: Path, content: bytes, form: str) -> None:
    (tmp_path / "mli_admbnda").write_bytes(content)
    with pytest.raises(ConfigError, match=f"{form}: convert it"):
        _run("import", str(tmp_path / "mli_admbnda"), "--level", "1", "--country", "MLI")


def test_a_dump_is_fetched_said_and_looked_up(site: Site, folder: Path) -> None:
    site.page("/dump/ML.zip", _dump(_line(990000001, "Zorbatou"), "bad row"), ETag='"one"')
    code, said = _run("fetch", "--country", "ML", "--from", f"{site.address}/dump/")
    assert code == 0, said
    assert "geonames:MLI" in said
    assert "1 places, 1 not taken" in said
    assert "line 2: 1 columns and not 19" in said
    assert "CC BY 4.0" in said
    assert _entries("Zorbatou") == ["gn:990000001"]
    told = json.loads(_run("list", "--json")[1])
    assert (told["collection"], told["etag"], told["refused"]) == ("geonames:MLI", '"one"', 1)
    assert len(told["sha256"]) == 64
    assert sorted(p.name for p in (folder / "geonames").iterdir()) == ["ML.zip", "ML.zip.json"]
    assert "not changed" in _run("fetch", "--country", "MLI", "--from", f"{site.address}/dump/")[1]


def test_the_whole_world_is_one_dump(site: Site) -> None:
    site.page("/allCountries.zip", _dump(_line(990000001, "Zorbatou"), name="allCountries.txt"))
    code, said = _run("fetch", "--all", "--from", site.address)
    assert code == 0, said
    assert _entries("Zorbatou") == ["gn:990000001"]


def test_a_removed_collection_comes_back_from_the_dump_that_is_kept(site: Site) -> None:
    site.page("/ML.zip", _dump(_line(990000001, "Zorbatou")), ETag='"one"')
    for _ in range(2):
        assert _run("fetch", "--country", "ML", "--from", site.address)[0] == 0
        assert _entries("Zorbatou") == ["gn:990000001"]
        assert _run("remove", "geonames:MLI")[0] == 0
        assert _entries("Zorbatou") == []


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b"<!DOCTYPE html><html>Log in</html>", 200, "web page"),
        (b"PK\x03\x04 and then nothing", 200, "no whole zip"),
        (b"", 404, "404"),
        (_dump(_line(1, "Elsewhere"), name="XX.txt"), 200, "no ML.txt"),
    ],
)
def test_what_is_no_dump_leaves_the_places_that_were_there(
    site: Site, body: bytes, status: int, reason: str
) -> None:
    site.page("/ML.zip", _dump(_line(990000001, "Zorbatou")))
    site.page("/BF.zip", _dump(_line(990000002, "Zorbala"), name="BF.txt"))
    assert _run("fetch", "--country", "ML", "--from", site.address)[0] == 0
    site.page("/ML.zip", body, status)
    code, said = _run("fetch", "--country", "ML", "--country", "BF", "--from", site.address)
    assert code == 1
    assert reason in said
    assert _entries("Zorbatou") == ["gn:990000001"]
    assert _entries("Zorbala", "--country", "MLI") == ["gn:990000002"], "the rest goes on"


def test_fetching_wants_a_country_and_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _run("fetch")[0] == 2
    assert _run("fetch", "--country", "ML", "--all")[0] == 2
    with pytest.raises(ConfigError, match="no country"):
        _run("fetch", "--country", "Mali")
    monkeypatch.setenv("FIRSTHAND_OFFLINE", "true")
    with pytest.raises(ConfigError, match="offline"):
        _run("fetch", "--country", "ML")


def test_a_report_is_put_at_a_place_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Mali: gunmen kill 12 villagers in Zorbatou\n\n"
        "BAMAKO, 12 March 2025 (AFP) - Gunmen killed at least 12 villagers in Zorbatou, in northern Mali, on Monday, "
        "local officials said.\n",
        encoding="utf-8",
    )

    def radius() -> float:
        told = CliRunner().invoke(app, ["extract", "a.txt"])
        assert told.exit_code == 0, told.output
        return min(p["radius_km"] for p in json.loads(told.stdout)["places"] if p["name"] == "Zorbatou")

    assert radius() > 100  # somewhere around what the text names
    assert _run("add", "Zorbatou", "--at", "16.4,-0.55", "--country", "MLI")[0] == 0
    assert radius() < 30
