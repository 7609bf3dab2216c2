from __future__ import annotations

import pytest

from firsthand.knowledge.abbreviations import Abbreviations
from firsthand.knowledge.datafile import read_text
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.local_outlets import units_of_site


@pytest.mark.parametrize(
    "host", ["tuscaloosanews.com", "www.tuscaloosanews.com", "Mobile.TuscaloosaNews.com"]
)
def test_a_parent_domain_speaks_for_a_host(host: str) -> None:
    assert units_of_site(host) == (("USA", "Alabama"),)


@pytest.mark.parametrize("host", ["", "com", "example.org", "nytimes.com", "facebook.com"])
def test_what_is_not_listed_or_writes_for_all_has_no_unit(host: str) -> None:
    assert units_of_site(host) == ()


def test_every_unit_of_the_list_is_one_of_the_gazetteer_and_of_the_abbreviations(
    gazetteer: Gazetteer,
) -> None:
    units = {
        tuple(line.split("\t")[:2])
        for line in read_text("data", "local_outlets.tsv").splitlines()
        if line[0] != "#"
    }
    assert len(units) == 51
    assert units <= set(Abbreviations.load().units.values())
    for country, name in units:
        found = gazetteer.candidates(name, limit=200)
        assert any(c.place.country == country and c.place.admin1 == name for c in found), name
