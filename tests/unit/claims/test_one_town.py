from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.claims.one_town import put_in_town
from firsthand.domain.report import Argument, Report, Role, Status
from firsthand.domain.values import Place, PlaceKind, PlaceMention, Span

from .test_one_country import resolved

_KANO = Place("Kano", 12.0, 8.5, 10.0, PlaceKind.SETTLEMENT, "NGA", "Kano", None, 1, "gn:1")
_JOS = replace(_KANO, name="Jos", lat=9.9, lon=8.9, admin1="Plateau", entry="gn:2")
_STATE = replace(_KANO, name="Kano State", kind=PlaceKind.ADMIN1, radius_km=100.0, entry="gn:3")
_NORTH = replace(_KANO, name="northern Nigeria", kind=PlaceKind.AREA, lat=11.0, lon=6.0, entry=None)
_NIGER = replace(_KANO, name="Niger", kind=PlaceKind.COUNTRY, country="NER", lat=17.0, entry="gn:4")


def _at(start: int, place: Place | None, confidence: float = 0.9) -> PlaceMention:
    return PlaceMention(Span(start, start + 4, "Kano"), place, confidence)


def _report(*arguments: Argument, status: Status = Status.ASSERTED) -> Report:
    return Report(
        id="rpt-1", document="doc", sentence=0, status=status, event_type="attack", trigger=Span(50, 54, "shot"),
        arguments=arguments, confidence=0.9,
    )  # fmt: skip


def _places(report: Report, *mentions: PlaceMention) -> tuple[Span, ...]:
    (found,) = put_in_town([report], mentions)
    return tuple(found.spans(Role.PLACE))


def test_the_town_named_most_often_is_the_place() -> None:
    assert _places(_report(), _at(0, _KANO), _at(10, _JOS), _at(20, _KANO), _at(30, _STATE)) == (
        Span(0, 4, "Kano"),
    )


def test_a_town_named_once_may_be_a_dateline() -> None:
    assert _places(_report(), _at(0, _KANO)) == ()
    assert _places(_report(), _at(0, _KANO), _at(9, _KANO, 0.4)) == ()


def test_another_country_or_part_of_a_country_speaks_against_it() -> None:
    for other in (_NORTH, _NIGER, replace(_STATE, admin1="Plateau")):
        assert _places(_report(), _at(0, _KANO), _at(9, _KANO), _at(20, other)) == ()


def test_a_report_that_has_a_place_keeps_it() -> None:
    own = Argument(Role.PLACE, Span(70, 73, "Jos"))
    assert _places(_report(own), _at(0, _KANO), _at(9, _KANO)) == (own.span,)


def test_what_has_not_happened_is_nowhere() -> None:
    assert _places(_report(status=Status.STATEMENT), _at(0, _KANO), _at(9, _KANO)) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A car bomb killed 20 people in Manbij in Syria on Monday. On Saturday, another car bomb in the city centre killed four civilians.", "en"),
        ("Une voiture piégée a tué 20 personnes lundi à Manbij, en Syrie. Samedi, une autre voiture piégée a tué quatre civils au centre-ville.", "fr"),
    ],
)  # fmt: skip
def test_the_city_centre_is_that_of_the_town_told_before(text: str, language: str) -> None:
    extraction = resolved(text, language, None)
    named = {mention.span: mention.place for mention in extraction.places}
    towns = [
        named[span].name  # type: ignore[union-attr]
        for report in extraction.reports
        for span in report.spans(Role.PLACE)
        if named[span] and named[span].kind is PlaceKind.SETTLEMENT  # type: ignore[union-attr]
    ]
    assert towns == ["Manbij", "Manbij"]


def test_the_centre_of_a_named_town_is_there() -> None:
    text = "A bomb killed 20 people in Manbij in Syria on Monday. On Saturday, another bomb in the city centre of Raqqa killed four."
    extraction = resolved(text, "en", None)
    named = {mention.span: mention.place for mention in extraction.places}
    last = extraction.reports[-1]
    assert "Manbij" not in {named[span].name for span in last.spans(Role.PLACE) if named[span]}  # type: ignore[union-attr]
