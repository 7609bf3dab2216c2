from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.claims.place_confidence import TRAITS, sureness, traits
from firsthand.claims.place_evidence import Evidence
from firsthand.claims.place_questions import Question
from firsthand.domain.values import Place, PlaceKind, Span
from firsthand.knowledge.gazetteer import Candidate

_PLACE = Place("Tessa", 15.0, 0.0, 3.0, PlaceKind.SETTLEMENT, "MLI")
_CANDIDATE = Candidate(_PLACE, "Tessa", 1.0, 5000, "PPL")
_OTHER = replace(_CANDIDATE, place=replace(_PLACE, lat=12.0))


def _question(*candidates: Candidate) -> Question:
    return Question((Span.of("Tessa", 0, 5),), candidates, Evidence())


def test_it_rises_with_the_chance_that_the_ranker_gives() -> None:
    question = _question(_CANDIDATE, _OTHER)
    said = [sureness(_CANDIDATE, question, chance) for chance in (0.0, 0.2, 0.5, 0.8, 0.95, 1.0)]
    assert said == sorted(said)
    assert said[0] >= 0.001
    assert said[-1] <= 0.985


def test_a_spelling_that_only_folds_to_the_name_is_less_sure() -> None:
    folded = replace(_CANDIDATE, similarity=0.93)
    own = sureness(_CANDIDATE, _question(_CANDIDATE, _OTHER), 0.9)
    assert sureness(folded, _question(folded, _OTHER), 0.9) < own - 0.1


def test_a_name_without_a_namesake_is_surer() -> None:
    assert sureness(_CANDIDATE, _question(_CANDIDATE), 0.8) > sureness(
        _CANDIDATE, _question(_CANDIDATE, _OTHER), 0.8
    )


@pytest.mark.parametrize(
    ("candidate", "name"),
    [
        (replace(_CANDIDATE, similarity=0.93), "folded"),
        (replace(_CANDIDATE, similarity=0.8), "close"),
        (replace(_CANDIDATE, feature="override"), "override"),
        (replace(_CANDIDATE, population=0), "village"),
        (replace(_CANDIDATE, place=replace(_PLACE, kind=PlaceKind.NATURAL)), "natural"),
        (replace(_CANDIDATE, place=replace(_PLACE, kind=PlaceKind.ADMIN1)), "unit"),
    ],
)
def test_each_trait_tells_what_it_says(candidate: Candidate, name: str) -> None:
    plain = dict(zip(TRAITS, traits(_CANDIDATE, _question(_CANDIDATE, _OTHER), 0.7), strict=True))
    found = dict(zip(TRAITS, traits(candidate, _question(candidate, _OTHER), 0.7), strict=True))
    assert plain[name] == 0
    assert found[name] == 1
