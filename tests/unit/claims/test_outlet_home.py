from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.claims.outlet_home import OutletHome, outlet_home
from firsthand.claims.place_context import PlaceContext
from firsthand.claims.place_evidence import unit_of
from firsthand.claims.where import locate
from firsthand.domain.values import PlaceMention, Span
from firsthand.knowledge.gazetteer import Gazetteer
from tests.unit.reports.pages import page

_GAZETTEER = Gazetteer.open()


def _home(url: str | None, outlet: str | None = None, country: str | None = None) -> OutletHome:
    document = replace(page("Rain fell."), url=url, outlet=outlet, outlet_country=country)
    return outlet_home(PlaceContext(document, _GAZETTEER))


def _locate(text: str, *names: str, url: str | None) -> list[PlaceMention]:
    spans = [Span.of(text, text.index(name), text.index(name) + len(name)) for name in names]
    return list(locate(replace(page(text), url=url), spans, gazetteer=_GAZETTEER))


def test_a_listed_paper_is_at_home_in_its_state_and_in_the_town_it_is_named_after() -> None:
    home = _home("https://www.tuscaloosanews.com/story/1")
    assert (home.country, home.units) == ("USA", {unit_of("USA", "Alabama")})
    assert [area.name for area in home.areas] == ["Alabama"]
    assert home.town is not None
    assert (home.town.name, home.town.admin1) == ("Tuscaloosa", "Alabama")
    assert home.holds(home.town)


@pytest.mark.parametrize(
    ("url", "outlet", "country", "town"),
    [
        ("https://www.dakaractu.sn/a", None, "SEN", "Dakar"),
        ("https://example.ml/a", "Journal de Sikasso", "MLI", "Sikasso"),
        ("https://example.co.uk/a", "The Northampton Herald", "GBR", "Northampton"),
        ("https://example.ml/a", "Le Pays", "MLI", None),
        ("https://www.reporter.ng/a", None, "NGA", None),
    ],
)
def test_the_town_is_one_of_the_country(url: str, outlet: str | None, country: str, town: str | None) -> None:
    home = _home(url, outlet)
    assert (home.country, home.town.name if home.town else None) == (country, town)
    assert home.units == frozenset()


def test_without_a_country_nothing_is_known() -> None:
    assert _home(None) == OutletHome()
    assert _home("https://springfieldpaper.example.com/a", "Springfield Paper") == OutletHome()


def test_a_country_that_is_known_otherwise_keeps_the_list_out() -> None:
    assert _home("https://www.tuscaloosanews.com/a", country="CAN").units == frozenset()


def test_a_name_without_context_lies_at_the_outlets_home() -> None:
    text = "A man was found dead in Florence on Monday."
    here, elsewhere = (
        _locate(text, "Florence", url=url)[0].place for url in ("https://tuscaloosanews.com/1", None)
    )
    assert here is not None
    assert (here.country, here.admin1) == ("USA", "Alabama")
    assert elsewhere is None or elsewhere.admin1 != "Alabama"


def test_a_stated_unit_is_stronger_than_home() -> None:
    text = "A man from Springfield, Illinois, was arrested."
    place = _locate(text, "Springfield", "Illinois", url="https://www.tuscaloosanews.com/1")[0].place
    assert place is not None
    assert place.admin1 == "Illinois"


def test_an_unknown_name_of_local_news_lies_around_a_known_one_however_far_in_the_text() -> None:
    text = (
        "Police in Tuscaloosa went out. " + "Nobody was hurt in the night. " * 12 + "Xanqor Mill was closed."
    )
    (_, unknown) = _locate(text, "Tuscaloosa", "Xanqor Mill", url="https://www.tuscaloosanews.com/1")
    assert unknown.place is not None
    assert unknown.place.radius_km >= 100
    assert not unknown.place.is_local
    (_, abroad) = _locate(text, "Tuscaloosa", "Xanqor Mill", url=None)
    assert abroad.place is None
