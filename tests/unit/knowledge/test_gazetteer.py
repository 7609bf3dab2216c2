from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from firsthand.domain.errors import KnowledgeError
from firsthand.domain.values import PlaceKind, haversine_km
from firsthand.knowledge.datafile import read_yaml
from firsthand.knowledge.folding import fold_place
from firsthand.knowledge.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Timbuktu", "MLI", 16.77, -3.01),
        ("Tombouctou", "MLI", 16.77, -3.01),
        ("Nioro du Sahel", "MLI", 15.23, -9.59),
        ("Djibo", "BFA", 14.10, -1.63),
        ("Tillabéri", "NER", 14.21, 1.45),
        ("Tillaberi", "NER", 14.21, 1.45),
        ("Maiduguri", "NGA", 11.85, 13.16),
        ("N'Djamena", "TCD", 12.11, 15.04),
        ("Bossangoa", "CAF", 6.49, 17.45),
        ("Goma", "COD", -1.68, 29.23),
        ("Kyiv", "UKR", 50.45, 30.52),
    ],
)
def test_a_known_place_is_among_the_candidates(
    gazetteer: Gazetteer, name: str, country: str, lat: float, lon: float
) -> None:
    settlements = [c.place for c in gazetteer.candidates(name) if c.place.kind is PlaceKind.SETTLEMENT]
    assert any(p.country == country and haversine_km(p.lat, p.lon, lat, lon) < 10 for p in settlements)


def test_namesakes_on_both_sides_of_a_border_are_kept(gazetteer: Gazetteer) -> None:
    found = {c.place.country: c for c in gazetteer.candidates("Boulikessi")}
    assert found["MLI"].feature == "override"
    assert found["MLI"].place.radius_km >= 20
    assert found["BFA"].place.geonames_id is not None


def test_own_spellings_are_more_similar_than_folded_ones(gazetteer: Gazetteer) -> None:
    assert max(c.similarity for c in gazetteer.candidates("Tombouctou")) == 1.0
    assert 0.9 < max(c.similarity for c in gazetteer.candidates("Wagaddougou")) < 1.0


def test_an_unknown_name_has_no_candidates(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Xyzzqfoo") == ()
    assert not gazetteer.has("Xyzzqfoo")
    assert gazetteer.area("Xyzzqfoo") is None


def test_areas(gazetteer: Gazetteer) -> None:
    mali, centre, mopti, sahel = (gazetteer.area(n) for n in ("Mali", "central Mali", "Mopti", "Sahel"))
    assert mali is not None
    assert mali.kind is PlaceKind.COUNTRY
    assert 900 < mali.radius_km < 1300
    assert centre is not None
    assert centre.kind is PlaceKind.AREA
    assert mopti is not None
    assert mopti.kind is PlaceKind.ADMIN1
    assert mopti.radius_km > 150
    assert sahel is not None
    assert sahel.kind is PlaceKind.REGION


def test_a_country_by_code(gazetteer: Gazetteer) -> None:
    niger = gazetteer.country("NER")
    assert niger is not None
    assert niger.name == "Niger"
    assert gazetteer.country("QQQ") is None


def test_countries_in_a_text_tell_niger_from_nigeria(gazetteer: Gazetteer) -> None:
    assert gazetteer.countries_in("l'armée nigérienne et l'armée nigériane") == ("NER", "NGA")
    assert gazetteer.countries_in("Nigerien troops, Nigerian troops, South Sudan, Guinea-Bissau") == (
        "NER",
        "NGA",
        "SSD",
        "GNB",
    )


def test_similar_spellings_stay_in_their_country(gazetteer: Gazetteer) -> None:
    found = gazetteer.similar("Douentzza", "MLI")
    assert [c.place.name for c in found][:1] == ["Douentza"]
    assert {c.place.country for c in found} == {"MLI"}
    assert all(c.similarity < 0.95 for c in found)
    assert gazetteer.similar("Gao", "MLI") == ()


def test_regions_are_found_in_text(gazetteer: Gazetteer) -> None:
    text = "dans la zone des trois frontières et le centre du Mali"
    assert [text[a:b] for a, b in gazetteer.regions_in(text)] == [
        "zone des trois frontières",
        "centre du Mali",
    ]


def test_every_admin_unit_and_country_covers_something() -> None:
    path = Path(__file__).resolve().parents[3] / "src/firsthand/knowledge/data/gazetteer.sqlite"
    database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    (bare,) = database.execute("SELECT count(*) FROM place WHERE radius <= 0").fetchone()
    database.close()
    assert bare == 0
    assert path.stat().st_size < 25_000_000


def test_looking_up_is_fast() -> None:
    taken = []
    for _ in range(3):  # the collector may visit all that other tests hold meanwhile
        started = time.process_time()
        gazetteer = Gazetteer.open()
        taken.append(time.process_time() - started)
    assert min(taken) < 0.2
    names = ["Kayes", "Mopti", "Djibo", "Koro", "Diabaly", "Tessalit", "Bama", "Zinder"] * 250
    started = time.process_time()
    for name in names:
        gazetteer.candidates(name)
    assert time.process_time() - started < 1.0


def test_a_missing_or_foreign_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="missing or damaged"):
        Gazetteer.open(tmp_path / "none.sqlite")
    foreign = tmp_path / "foreign.sqlite"
    database = sqlite3.connect(foreign)
    database.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    database.execute("INSERT INTO meta VALUES ('format', '0')")
    database.commit()
    database.close()
    with pytest.raises(KnowledgeError, match="format 0"):
        Gazetteer.open(foreign)


@pytest.mark.parametrize(
    ("lat", "lon", "country", "admin1", "admin2"),
    [
        (14.48, -4.18, "MLI", "Mopti", "Mopti"),
        (14.10, -1.63, "BFA", "Sahel", "Soum"),
        (13.51, 2.11, "NER", "Niamey", None),
        (31.0, -100.0, "USA", "Texas", None),
        (66.0, -172.0, "RUS", None, None),
        (48.85, 2.35, "FRA", None, None),
        (0.0, -30.0, None, None, None),
    ],
)
def test_a_point_lies_in_its_country_and_units(
    gazetteer: Gazetteer, lat: float, lon: float, country: str | None, admin1: str | None, admin2: str | None
) -> None:
    found = gazetteer.units_at(lat, lon)
    assert found.country == country
    assert admin1 is None or fold_place(admin1) in fold_place(found.admin1 or "")
    assert admin2 is None or fold_place(admin2) in fold_place(found.admin2 or "")


def test_a_point_off_the_globe_is_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(ValueError, match="outside the globe"):
        gazetteer.units_at(91.0, 0.0)


def test_short_words_and_continents_are_known(gazetteer: Gazetteer) -> None:
    assert any(c.place.name.startswith("Saint") for c in gazetteer.candidates("St. Louis"))
    africa = gazetteer.region("Africa")
    assert africa is not None
    assert africa.geonames_id == 6255146
    assert not gazetteer.is_informal("Africa")
    assert gazetteer.regions_in("all over Africa") == ()


@pytest.mark.parametrize("name", ["A", "é", "", "-", "San Antonio", "X" * 5000])
def test_hard_names_harm_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert len(gazetteer.candidates(name, limit=1000)) <= 1000


@pytest.mark.parametrize("name", ["Almoustarat", "Eknewan", "Boulkessy", "Gogoui", "N'Tillit", "Talataye"])
def test_places_of_the_override_list_say_how_we_know_them(gazetteer: Gazetteer, name: str) -> None:
    found = next(c for c in gazetteer.candidates(name) if c.feature == "override")
    assert found.place.country == "MLI"
    assert found.place.radius_km >= 10


def test_a_truncated_file_is_named(tmp_path: Path) -> None:
    whole = Path(__file__).resolve().parents[3] / "src/firsthand/knowledge/data/gazetteer.sqlite"
    cut = tmp_path / "cut.sqlite"
    cut.write_bytes(whole.read_bytes()[: 8 * 1024 * 1024])
    with pytest.raises(KnowledgeError, match=r"cut\.sqlite"):
        Gazetteer.open(cut)
    noise = tmp_path / "noise.sqlite"
    noise.write_bytes(b"no database at all" * 1000)
    with pytest.raises(KnowledgeError, match=r"noise\.sqlite"):
        Gazetteer.open(noise)


@pytest.mark.parametrize(
    ("name", "country", "entry"),
    [
        ("Bandiagaro", "MLI", "Bandiagara"),  # one letter differs
        ("Mopta", "MLI", None),  # of five letters none may differ
        ("Hombory", "NER", None),  # the town is in another country
        ("Gao", "MLI", None),
    ],
)
def test_close_spellings_are_looked_for_in_one_country(
    gazetteer: Gazetteer, name: str, country: str, entry: str | None
) -> None:
    found = gazetteer.similar(name, country)
    assert all(c.place.country == country and c.place.kind is PlaceKind.SETTLEMENT for c in found)
    assert all(c.similarity < 0.94 for c in found)
    assert (entry in [c.place.name for c in found]) if entry else not found


def test_at_most_three_close_spellings_are_given(gazetteer: Gazetteer) -> None:
    keys = {fold_place(c.place.name) for c in gazetteer.similar("Bandiagarra", "MLI", cutoff=0.5)}
    assert 1 <= len(keys) <= 3


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("North Darfur", "gn:408666"),
        ("Darfour du Nord", "gn:408666"),
        ("South Kordofan", "gn:408661"),
        ("North Kivu", "gn:206938"),
        ("Sud-Kivu", "gn:205413"),
        ("Sagaing", "gn:1298480"),
        ("Goulmou", "gn:6930709"),
        ("Taëz", "gn:70225"),
    ],
)
def test_places_are_found_by_the_names_that_news_gives_them(
    gazetteer: Gazetteer, name: str, entry: str
) -> None:
    assert entry in [candidate.place.entry for candidate in gazetteer.candidates(name)]


def test_every_name_of_our_own_is_that_of_the_place_it_says(gazetteer: Gazetteer) -> None:
    told = read_yaml("data", "place_names.yml")
    assert len({place["entry"] for place in told}) == len(told)
    for place in told:
        found = gazetteer.entry(place["entry"])
        assert found is not None
        assert (found.place.name, found.place.country) == (place["place"], place["country"])
        for name in place["names"]:
            assert place["entry"] in [c.place.entry for c in gazetteer.candidates(name)]
