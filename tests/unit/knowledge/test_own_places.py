"""The user's own places: kept, found beside the bundled ones, replaced, removed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.domain.errors import ConfigError, KnowledgeError
from firsthand.domain.values import PlaceKind
from firsthand.knowledge.gazetteer import Gazetteer, Units
from firsthand.knowledge.gazetteer import own as own_module
from firsthand.knowledge.gazetteer.adding import local_row
from firsthand.knowledge.gazetteer.boundaries import Boundary
from firsthand.knowledge.gazetteer.entry import Row
from firsthand.knowledge.gazetteer.own_file import OwnFile

SQUARE = [(-1.0, 16.0), (0.0, 16.0), (0.0, 17.0), (-1.0, 17.0), (-1.0, 16.0)]
"""A square in the region of Gao."""


def _row(entry: str = "gn:990000001", name: str = "Zorbatou", **other: object) -> Row:
    row = Row(entry, name, 15.0, -2.0, "settlement", "MLI", feature="PPL", radius=3.0)
    return replace(row, **other)


def _boundary(admin1: str | None, admin2: str | None) -> Boundary:
    kind = "admin2" if admin2 else "admin1"
    name = admin2 or admin1 or ""
    row = Row("cod:ML99", name, 16.5, -0.5, kind, "MLI", admin1, admin2, feature=kind.upper(), radius=80.0)
    return Boundary(row, [SQUARE])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "places.sqlite"


def test_where_there_is_no_file_the_bundled_places_stand_alone(path: Path, gazetteer: Gazetteer) -> None:
    assert Gazetteer.open(None, path).candidates("Djibo") == gazetteer.candidates("Djibo")
    assert not path.exists()


def test_a_place_that_was_added_is_found_by_any_spelling_that_folds_alike(path: Path) -> None:
    row = local_row("Tinfaradjat", (16.4, -0.55), "MLI", Units("MLI", "Gao", "Gao"), aliases=["Kel Faradj"])
    with OwnFile(path) as own:
        own.add(row, source="field office", is_override=False)
    gazetteer = Gazetteer.open(None, path)
    found = gazetteer.candidates("Tin Faradjatt")[0]
    assert found.place.entry == "local:tinfaradjat-mli"
    assert (found.place.admin1, found.place.radius_km, found.similarity) == ("Gao", 3.0, 0.93)
    assert gazetteer.candidates("tinfaradjat")[0].similarity == 1.0
    assert gazetteer.has("Kel Faradj")
    assert gazetteer.similar("Tinfaradiat", "MLI")[0].place.entry == "local:tinfaradjat-mli"


def test_a_place_that_was_added_keeps_what_its_name_meant_before(path: Path, gazetteer: Gazetteer) -> None:
    with OwnFile(path) as own:
        own.add(local_row("Djibo", (15.0, -3.0), "MLI", Units()), source=None, is_override=False)
    found = Gazetteer.open(None, path).candidates("Djibo", limit=1000)
    assert found[0].place.entry == "local:djibo-mli"
    assert found[1:] == gazetteer.candidates("Djibo", limit=1000)


def test_an_override_replaces_what_the_name_meant_in_its_country_only(
    path: Path, gazetteer: Gazetteer
) -> None:
    before = gazetteer.candidates("Djibo", limit=1000)
    with OwnFile(path) as own:
        own.add(local_row("Djibo", (14.2, -1.5), "BFA", Units()), source=None, is_override=True)
    found = Gazetteer.open(None, path).candidates("Djibo", limit=1000)
    assert found[0].feature == "override"
    assert [c.place.entry for c in found if c.place.country == "BFA"] == ["local:djibo-bfa"]
    assert {c.place.country for c in before} == {c.place.country for c in found}


def test_an_override_outranks_a_bundled_override(path: Path, gazetteer: Gazetteer) -> None:
    name, country = next(
        (c.place.name, c.place.country)
        for name in ("Boulikessi", "Gogoui")
        for c in gazetteer.candidates(name)
        if c.feature == "override"
    )
    with OwnFile(path) as own:
        own.add(local_row(name, (15.0, -2.0), country or "", Units()), source=None, is_override=True)
    found = [c for c in Gazetteer.open(None, path).candidates(name) if c.place.country == country]
    assert [c.place.lat for c in found] == [15.0]


def test_adding_again_changes_the_place_and_removing_takes_it_away(path: Path) -> None:
    with OwnFile(path) as own:
        for lat in (16.0, 17.0):
            row = local_row("Zorbatou", (lat, -2.0), "MLI", Units(), aliases=["Zorba Tou Two"])
            own.add(row, source="a", is_override=False)
        (entry,) = own.locals()
        assert (entry.row.lat, entry.row.names, entry.source) == (17.0, {"Zorba Tou Two"}, "a")
        assert (entry.row.radius, entry.row.kind, entry.row.country) == (3.0, "settlement", "MLI")
        assert own.remove("local:zorbatou-mli")
        assert not own.remove("local:zorbatou-mli")
        assert own.locals() == []
    assert not Gazetteer.open(None, path).has("Zorba Tou Two")


def test_a_collection_is_replaced_as_a_whole(path: Path) -> None:
    with OwnFile(path) as own:
        own.replace("geonames:MLI", [_row(), _row("gn:990000002", "Zorbala")], lambda: {"size": 2})
        own.replace("geonames:MLI", [_row("gn:990000003", "Zorbigou")], lambda: {"size": 1})
        assert [(c.name, c.places, c.facts) for c in own.collections()] == [("geonames:MLI", 1, {"size": 1})]
    gazetteer = Gazetteer.open(None, path)
    assert gazetteer.has("Zorbigou")
    assert not gazetteer.has("Zorbatou")


def test_a_list_that_breaks_off_leaves_the_one_before(path: Path) -> None:
    def broken() -> Iterator[Row]:
        yield _row("gn:990000003", "Zorbigou")
        raise RuntimeError("cut")

    with OwnFile(path) as own:
        own.replace("geonames:MLI", [_row()], dict)
        with pytest.raises(RuntimeError):
            own.replace("geonames:MLI", broken(), dict)
    gazetteer = Gazetteer.open(None, path)
    assert gazetteer.has("Zorbatou")
    assert not gazetteer.has("Zorbigou")


def test_the_whole_world_takes_the_place_of_countries_and_a_country_its_part_of_it(path: Path) -> None:
    with OwnFile(path) as own:
        own.replace("geonames:MLI", [_row()], dict)
        own.replace("geonames:all", [_row(), _row("gn:990000009", "Zorbaville", country="FRA")], dict)
        assert [(c.name, c.places) for c in own.collections()] == [("geonames:all", 2)]
        own.replace("geonames:MLI", [_row()], dict)
        assert [(c.name, c.places) for c in own.collections()] == [("geonames:MLI", 1), ("geonames:all", 1)]
        assert own.remove_collection("geonames:all")
        assert not own.remove_collection("geonames:all")


def test_a_place_in_both_lists_is_told_once_with_what_only_the_bundled_list_knows(
    path: Path, gazetteer: Gazetteer
) -> None:
    bundled = next(c for c in gazetteer.candidates("Djibo") if c.place.geonames_id and c.place.admin2)
    place = bundled.place
    twin = Row(
        f"gn:{place.geonames_id}", place.name, place.lat, place.lon, place.kind.value, place.country or "",
        place.admin1, None, "PPL", 123_456, 9.0,
    )  # fmt: skip
    with OwnFile(path) as own:
        own.replace("geonames:BFA", [twin], dict)
    found = [c for c in Gazetteer.open(None, path).candidates("Djibo") if c.place.entry == place.entry]
    assert [(c.population, c.place.radius_km, c.place.admin2) for c in found] == [
        (123_456, 9.0, place.admin2)
    ]


def test_a_bare_admin_unit_gives_way_to_the_bundled_one(path: Path, gazetteer: Gazetteer) -> None:
    bundled = next(c for c in gazetteer.candidates("Mopti") if c.place.kind is PlaceKind.ADMIN1)
    place = bundled.place
    with OwnFile(path) as own:
        row = Row(
            f"gn:{place.geonames_id}",
            "Mopti",
            place.lat,
            place.lon,
            "admin1",
            "MLI",
            "Mopti",
            None,
            "ADM1",
            0,
            120.0,
        )
        own.replace("geonames:MLI", [row], dict)
    assert Gazetteer.open(None, path).candidates("Mopti") == gazetteer.candidates("Mopti")


def test_boundaries_answer_before_the_bundled_ones(path: Path, gazetteer: Gazetteer) -> None:
    before = gazetteer.units_at(16.5, -0.5)
    with OwnFile(path) as own:
        own.replace_boundaries("boundaries:MLI:2", [_boundary("Gao", "Zorba")], dict)
        (held,) = own.collections()
        assert (held.places, held.outlines) == (1, 1)
    after = Gazetteer.open(None, path)
    assert after.units_at(16.5, -0.5) == Units("MLI", "Gao", "Zorba")
    assert after.units_at(17.5, -0.5) == gazetteer.units_at(17.5, -0.5)
    assert before.country == "MLI"
    with pytest.raises(ValueError, match="globe"):
        after.units_at(95.0, 0.0)


def test_a_first_level_boundary_that_disagrees_leaves_the_second_level_unknown(
    path: Path, gazetteer: Gazetteer
) -> None:
    with OwnFile(path) as own:
        own.replace_boundaries("boundaries:MLI:1", [_boundary("Zorba", None)], dict)
    assert Gazetteer.open(None, path).units_at(16.5, -0.5) == Units("MLI", "Zorba", None)
    with OwnFile(path) as own:
        own.replace_boundaries("boundaries:MLI:1", [_boundary("Gao", None)], dict)
    known = gazetteer.units_at(16.5, -0.5)
    assert Gazetteer.open(None, path).units_at(16.5, -0.5) == Units("MLI", "Gao", known.admin2)


@pytest.mark.parametrize("content", [b"this is no database", b"", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_an_error_that_names_it(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises(KnowledgeError, match=r"places\.sqlite"):
        Gazetteer.open(None, path)
    if content:
        with pytest.raises(KnowledgeError, match=r"places\.sqlite"):
            OwnFile(path)


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE name",
        "UPDATE place SET kind = 'planet'",
        "UPDATE place SET lat = 400",
        "UPDATE place SET lat = 'x'",
    ],
)
def test_damage_met_on_the_way_is_an_error_that_names_the_file(path: Path, damage: str) -> None:
    with OwnFile(path) as own:
        own.replace("geonames:MLI", [_row()], dict)
    with sqlite3.connect(path) as database:
        database.execute(damage)
    gazetteer = Gazetteer.open(None, path)
    with pytest.raises(KnowledgeError, match=r"places\.sqlite"):
        gazetteer.candidates("Zorbatou")


def test_another_database_is_not_written_to(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE mine (a)")
    with pytest.raises(KnowledgeError, match="format none"):
        OwnFile(path)


def test_a_file_whose_names_fold_in_another_way_is_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with OwnFile(path) as own:
        own.replace("geonames:MLI", [_row()], dict)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE meta SET value = 'older' WHERE key = 'folding'")
        database.execute("UPDATE name SET key = 'anotherkey'")
    with pytest.raises(KnowledgeError, match="places list"):
        Gazetteer.open(None, path)
    with OwnFile(path):
        pass
    assert Gazetteer.open(None, path).has("Zorbatou")
    assert own_module.folding_mark() == own_module.folding_mark()


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ConfigError, match=r"places\.sqlite"):
        OwnFile(tmp_path / "file" / "places.sqlite")


def test_an_entry_is_found_by_its_key_the_users_own_first(path: Path, gazetteer: Gazetteer) -> None:
    with OwnFile(path) as own:
        own.add(local_row("Zorbatou", (15.0, -3.0), "MLI", Units()), source="field office", is_override=False)
    both = Gazetteer.open(None, path)
    mine = both.entry("local:zorbatou-mli")
    assert mine is not None
    assert (mine.place.name, mine.place.lat, mine.place.lon) == ("Zorbatou", 15.0, -3.0)
    djibo = gazetteer.candidates("Djibo")[0].place
    assert djibo.entry is not None
    for known in (both, gazetteer):
        found = known.entry(djibo.entry)
        assert found is not None
        assert found.place == djibo
    assert gazetteer.entry("local:zorbatou-mli") is None


@pytest.mark.parametrize(
    "entry", ["gn:", "gn:x", "gn:999999999999999999999", "wof:0", "", "override:nowhere-mli", "gn:-5"]
)
def test_what_is_no_entry_is_none(gazetteer: Gazetteer, entry: str) -> None:
    assert gazetteer.entry(entry) is None
    assert gazetteer.spellings(entry) == ()


def test_a_correction_of_ours_is_found_by_its_key_with_its_spellings(gazetteer: Gazetteer) -> None:
    found = gazetteer.entry("override:tinzaouaten-mli")
    assert found is not None
    assert (found.place.name, found.feature) == ("Tinzaouaten", "override")
    for spelling in gazetteer.spellings("override:tinzaouaten-mli"):
        assert found.place in {candidate.place for candidate in gazetteer.candidates(spelling)}
