from __future__ import annotations

import json

import numpy as np
import pytest

from firsthand.claims.place_evidence import Evidence, areas_of, unit_of
from firsthand.claims.place_features import FEATURES, describe
from firsthand.claims.place_neighbours import distances
from firsthand.claims.place_questions import meanings
from firsthand.claims.ranking import Ranker
from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.errors import KnowledgeError
from firsthand.domain.values import Place, PlaceKind, Span, haversine_km
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.gazetteer import Candidate, Gazetteer

_GAZETTEER = Gazetteer.open()
_KORO = Candidate(
    Place("Koro", 14.06, -3.08, 3.0, PlaceKind.SETTLEMENT, "MLI", "Mopti", "Cercle de Koro"),
    "Koro",
    1.0,
    0,
    "PPLA2",
)
_ABROAD = Candidate(Place("Koro", 8.55, -7.46, 3.0, PlaceKind.SETTLEMENT, "CIV"), "Koro", 1.0, 5000, "PPL")


def _record(ranker: Ranker) -> dict[str, dict[str, float]]:
    return {
        part: dict(zip(FEATURES, weights, strict=True))
        for part, weights in (("alone", ranker.alone), ("together", ranker.together))
    }


def _columns(evidence: Evidence, *names: str) -> list[list[float]]:
    table = describe((_KORO, _ABROAD), evidence)
    assert table.shape == (3, len(FEATURES))
    return [[float(table[row, FEATURES.index(name)]) for row in range(3)] for name in names]


def test_the_country_of_the_document_is_a_feature() -> None:
    share, foreign = _columns(Evidence(shares={"MLI": 1.0}, weight=1.0), "share", "foreign to many")
    assert share == [1.0, 0.0, 0.0]
    assert foreign == [0.0, 1.0, 0.0]


def test_a_unit_said_behind_a_comma_takes_what_lies_in_it() -> None:
    beside = Evidence(near_units={unit_of("MLI", "Cercle de Koro"): 2.0})
    inside, outside = _columns(beside, "in apposed unit", "outside apposed unit")
    assert (inside, outside) == ([1.0, 0.0, 0.0], [0.0, 1.0, 0.0])


def test_neighbours_draw() -> None:
    mopti = Place("Mopti", 14.48, -4.18, 5.0, PlaceKind.SETTLEMENT, "MLI", "Mopti")
    near, country = _columns(Evidence(siblings=((mopti, 0.9),)), "same place 150", "same country")
    assert near[0] > 0.3 > near[1]
    assert country == [1.0, 0.0, 0.0]


def test_the_last_row_stands_for_none_of_them() -> None:
    (none,) = _columns(Evidence(), "none")
    assert none == [0.0, 0.0, 1.0]


def test_distances_are_great_circles() -> None:
    found = distances([_KORO.place], [_ABROAD.place])
    assert found[0, 0] == pytest.approx(haversine_km(14.06, -3.08, 8.55, -7.46))


def test_demonyms_mean_countries_and_names_mean_all_their_bearers() -> None:
    assert [c.place.name for c in meanings("Malian", _GAZETTEER)] == ["Mali"]
    georgia = meanings("Georgia", _GAZETTEER)
    assert {("GEO", PlaceKind.COUNTRY), ("USA", PlaceKind.ADMIN1)} <= {
        (c.place.country, c.place.kind) for c in georgia
    }
    assert meanings("Xyzzqfoo", _GAZETTEER) == ()


def test_the_very_name_of_a_country_is_no_other_spelling_and_short_names_are_units() -> None:
    assert [c.place.name for c in meanings("U.S.", _GAZETTEER)] == ["United States"]
    assert (
        meanings("America", _GAZETTEER)[0].place.geonames_id
        == meanings("USA", _GAZETTEER)[0].place.geonames_id
    )
    for short, unit in (("D.C.", "Washington, D.C."), ("Ky.", "Kentucky")):
        (first, *others) = [c.place for c in meanings(short, _GAZETTEER) if c.place.name == unit]
        assert (first.kind, others) == (PlaceKind.ADMIN1, [])


def test_the_outlets_home_is_a_feature() -> None:
    sevare = Place("Sévaré", 14.53, -4.09, 5.0, PlaceKind.SETTLEMENT, "MLI", "Mopti")
    home = Evidence(home="MLI", home_units=frozenset((unit_of("MLI", "Mopti"),)), home_town=sevare)
    unit, town, city = _columns(home, "home unit", "home town 50", "city abroad")
    assert unit == [1.0, 0.0, 0.0]
    assert town[0] > 0.05 > town[1]
    assert city == [0.0, 0.0, 0.0]
    (none,) = _columns(home, "none beside home")
    assert none == [0.0, 0.0, 1.0]


def test_the_bundled_weights_cover_every_feature() -> None:
    ranker = Ranker.load()
    odds = ranker.probabilities(
        describe((_KORO, _ABROAD), Evidence(shares={"MLI": 1.0}, weight=1.0)), first=True
    )
    assert odds.sum() == pytest.approx(1.0)
    assert int(np.argmax(odds)) == 0
    assert ranker.confidence(0.2) < ranker.confidence(0.9) < 1


def test_a_guess_is_never_surer_than_its_probability() -> None:
    generous = Ranker.of({**_record(Ranker.load()), "slope": 0.5, "shift": 1.0})
    assert generous.confidence(0.3) > 0.5
    assert generous.confidence(0.3, is_guess=True) == pytest.approx(0.3)
    strict = Ranker.of({**_record(Ranker.load()), "slope": 1.0, "shift": -1.0})
    assert strict.confidence(0.3, is_guess=True) == strict.confidence(0.3) < 0.3


def test_weights_that_lack_a_feature_are_named() -> None:
    with pytest.raises(KnowledgeError, match=r"place_ranker\.json"):
        Ranker.of(json.loads('{"alone": {}, "together": {}, "slope": 1, "shift": 0}'))


def test_the_area_of_an_actor_is_shared_among_its_countries() -> None:
    actors = ActorList.load()
    army = next(a for a in actors.all() if a.country == "MLI" and a.kind is ActorKind.STATE_FORCE)
    span = Span(0, 3, "the")
    found = areas_of(
        [ActorMention(span, army.id, army.kind, "alias"), ActorMention(span, None, ActorKind.UNKNOWN, "")],
        actors,
    )
    assert found["MLI"] == max(found.values())
    assert sum(found.values()) == pytest.approx(1.0)
    assert areas_of([], actors) == {}
