from __future__ import annotations

import pytest

from firsthand.domain.errors import ConfigError
from firsthand.knowledge.countries import CountryList
from firsthand.knowledge.country_codes import CountryCodes


@pytest.mark.parametrize("given", ["ML", "ml", "MLI", " mli "])
def test_either_code_is_taken(given: str) -> None:
    assert CountryCodes.load().checked(given) == "MLI"


@pytest.mark.parametrize("given", ["", "M", "QQ", "Mali", "MLIX", "١٢"])
def test_an_unknown_country_is_an_error(given: str) -> None:
    with pytest.raises(ConfigError, match="no country"):
        CountryCodes.load().checked(given)


def test_every_country_known_by_name_has_its_codes() -> None:
    codes = CountryCodes.load()
    assert {country.code for country in CountryList.load().countries} <= codes.alpha2.keys()
    assert len(codes.alpha3) == len(codes.alpha2) > 240
