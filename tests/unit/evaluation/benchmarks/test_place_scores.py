from __future__ import annotations

from math import inf

import pytest
from evaluation.benchmarks.geoparse import Case, Toponym, end_to_end, fold_of, page_name
from evaluation.benchmarks.mali_places import is_unit, name_in
from evaluation.benchmarks.place_scores import Truth, calibration_error, error_km, is_inside, is_same
from evaluation.benchmarks.texts import plain_document

from firsthand.domain.values import Place, PlaceKind, PlaceMention, Span

_PARIS = Place("Paris", 33.66, -95.56, 5.0, PlaceKind.SETTLEMENT, "USA", geonames_id=4717560)
_TEXAS = Place("Texas", 31.5, -99.4, 700.0, PlaceKind.ADMIN1, "USA")


def test_one_id_is_one_place_and_another_id_is_not() -> None:
    assert error_km(Truth(0, 0, 4717560), _PARIS) == 0
    assert not is_same(Truth(33.66, -95.56, 1), _PARIS)
    assert error_km(Truth(33.66, -95.56, 1), _PARIS) < 1


def test_without_ids_the_point_or_the_name_of_a_wide_place_tells() -> None:
    assert is_same(Truth(33.7, -95.5), _PARIS)
    assert not is_same(Truth(34.7, -95.5), _PARIS)
    assert is_same(Truth(31.0, -100.0, None, "Texas"), _TEXAS)
    assert not is_same(Truth(31.0, -100.0, None, "Oklahoma"), _TEXAS)
    assert not is_same(Truth(50.0, -100.0, None, "Texas"), _TEXAS)
    assert error_km(Truth(0, 0), None) == inf


def test_the_truth_lies_inside_the_radius_or_not() -> None:
    assert is_inside(Truth(33.67, -95.56), _PARIS)
    assert not is_inside(Truth(34.2, -95.56), _PARIS)


def test_calibration_error_is_the_gap_between_saying_and_being() -> None:
    assert calibration_error([0.95] * 20, [True] * 19 + [False]) == pytest.approx(0.0)
    assert calibration_error([0.95] * 10 + [0.05] * 10, [False] * 10 + [True] * 10) == pytest.approx(0.95)
    assert calibration_error([], []) == 0.0


def _case() -> Case:
    text = "Paris is in Texas, not Malian. Lamar County"
    document = plain_document("one", text, language="en")
    spans = [
        Span.of(text, text.index(name), text.index(name) + len(name))
        for name in ("Paris", "Texas", "Lamar County")
    ]
    return Case(
        document,
        (Toponym(spans[0], Truth(33.66, -95.55)), Toponym(spans[1], Truth(31.0, -100.0, None, "Texas")), Toponym(spans[2], None)),
    )  # fmt: skip


def test_end_to_end_wants_span_and_place() -> None:
    case = _case()
    paris, texas, lamar = (t.span for t in case.toponyms)
    mentions = (
        PlaceMention(paris, _TEXAS, 0.9), PlaceMention(texas, _TEXAS, 0.9), PlaceMention(lamar, _TEXAS, 0.9),
    )  # fmt: skip
    found = end_to_end(case, mentions, frozenset())
    assert found["F1"].counts() == {"right": 1, "given": 2, "gold": 2}
    assert found["span"].f1 == 1.0


def test_folds_hold_together_what_one_outlet_wrote() -> None:
    assert 0 <= fold_of(_case()) < 5
    assert page_name("https://en.wikipedia.org/wiki/Paris,_Texas") == "Paris"
    assert page_name("https://en.wikipedia.org/wiki/Georgia_(country)") == "Georgia"


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Une attaque a eu lieu à N'Tillit hier", "Ntillit", "N'Tillit"),
        ("Le camp d'Aguelhoc", "Aguelhok", "Aguelhoc"),
        ("Le camp de gao", "Gao", None),
        ("Rien ici", "Gao", None),
    ],
)
def test_a_coded_name_is_found_in_its_own_spelling(text: str, name: str, found: str | None) -> None:
    span = name_in(text, name)
    assert (span.text if span else None) == found


def test_units_are_compared_by_folded_name() -> None:
    assert is_unit("Gourma-Rharous", "Gourma Rharous")
    assert is_unit("Tenenkou", "Ténenkou")
    assert not is_unit("Gao", "Ansongo")
    assert not is_unit("Gao", None)
