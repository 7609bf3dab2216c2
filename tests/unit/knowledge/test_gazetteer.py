from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from firsthand.domain.errors import KnowledgeError
from firsthand.domain.values import PlaceKind, haversine_km
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
    started = time.perf_counter()
    gazetteer = Gazetteer.open()
    assert time.perf_counter() - started < 0.2
    names = ["Kayes", "Mopti", "Djibo", "Koro", "Diabaly", "Tessalit", "Bama", "Zinder"] * 250
    started = time.perf_counter()
    for name in names:
        gazetteer.candidates(name)
    assert time.perf_counter() - started < 1.0


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
