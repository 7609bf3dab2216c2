from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from evaluation.rewrites import Kind, Version, load
from evaluation.stories import NONE, Accepted, Circle, Gold, load_gold

from firsthand.domain.values.days import DaySet
from firsthand.domain.values.place import Place, PlaceKind
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook

VERSIONS = load()
GOLD = load_gold()
BY_ID = {version.id: version for version in VERSIONS}

ENTRY = {
    "days": [date(2025, 1, 1), date(2025, 1, 2)],
    "country": ["MLI"],
    "within": [14.0, -3.5, 20],
    "types": ["attack"],
    "killed": [3, 4],
    "injured": None,
    "initiator": ["armed", "none"],
    "target": ["generic:civilians", "mli-army?"],
}
BOOK = {
    "sets": {"armed": ["generic:gunmen", "generic:bandits"]},
    "stories": {1: {"own": ENTRY, "different": ENTRY, "merged": "ow"}},
}


def _gold(folder: Path, **changes: object) -> Gold:
    book = BOOK | {"stories": {1: {"own": ENTRY | changes, "different": ENTRY, "merged": "ow"}}}
    path = folder / "gold.yml"
    path.write_text(yaml.safe_dump(book))
    return load_gold(path)


def test_an_entry(tmp_path: Path) -> None:
    incident = _gold(tmp_path).incidents["01-own"]
    assert incident.days == DaySet.between(date(2025, 1, 1), date(2025, 1, 2))
    assert incident.killed == ((3, 4),)
    assert incident.injured is None
    assert incident.initiator == Accepted(frozenset({"generic:gunmen", "generic:bandits", NONE}))
    assert incident.target == Accepted(frozenset({"generic:civilians"}), frozenset({"mli-army"}))
    assert incident.is_late


def test_a_toll_of_two_ranges(tmp_path: Path) -> None:
    assert _gold(tmp_path, killed=[[3, 4], [9, 9]]).incidents["01-own"].killed == ((3, 4), (9, 9))


@pytest.mark.parametrize("changes", [{"killed": [4, 3]}, {"days": [date(2025, 1, 2), date(2025, 1, 1)]}])
def test_what_ends_before_it_begins(tmp_path: Path, changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="before it"):
        _gold(tmp_path, **changes)


def test_who_is_accepted() -> None:
    accepted = Accepted(frozenset({"jnim"}), frozenset({"generic:militants"}))
    assert accepted.holds(["jnim"])
    assert accepted.holds(["jnim", "generic:militants"])
    assert not accepted.holds(["generic:militants"])
    assert not accepted.holds(["jnim", "mli-army"])
    assert not accepted.holds([])
    assert Accepted(frozenset({NONE})).holds([])


def test_a_circle_takes_the_point_of_a_place() -> None:
    place = Place("Mali", 17.0, -4.0, 900.0, PlaceKind.COUNTRY, "MLI")
    assert Circle(17.1, -4.0, 20).holds(place)
    assert not Circle(14.0, -4.0, 20).holds(place)
    assert Circle(14.0, -4.0, 20).meets(place)
    assert not Circle(5.0, -4.0, 20).meets(place)


def _version(kind: Kind, text: str, *parents: int) -> Version:
    return Version(1, kind, "T", "A", date(2025, 1, 1), "en", text, frozenset(parents))


def test_what_a_page_tells_of(tmp_path: Path) -> None:
    gold = _gold(tmp_path)
    assert gold.told(_version(Kind.COPY, "t", 1)) == {"01-own"}
    assert gold.told(_version(Kind.INDEPENDENT, "t")) == {"01-own"}
    assert gold.told(_version(Kind.DIFFERENT, "t")) == {"01-different"}
    merged = _version(Kind.MERGED, "First one.\n\nAnd the « other ».", 1, 3)
    assert gold.told(merged) == {"01-own", "03-own"}
    assert gold.told_in(merged, "First one.") == {"01-own"}
    assert gold.told_in(merged, 'And the "other".') == {"03-own"}
    assert gold.told_in(merged, "A title") == {"01-own", "03-own"}


def test_another_incident_may_recall_the_first() -> None:
    gold = Gold({}, (), {}, frozenset({1}))
    other = _version(Kind.DIFFERENT, "t")
    assert gold.told(other) == {"01-different"}
    assert gold.told_in(other, "t") == {"01-different", "01-own"}


def test_every_page_has_its_incidents_and_every_incident_its_pages() -> None:
    told = {version.id: GOLD.told(version) for version in VERSIONS}
    assert {name for names in told.values() for name in names} == set(GOLD.incidents)
    assert len(GOLD.incidents) == 80
    assert sum(map(len, told.values())) == 400
    assert all(len(told[version.id]) == 1 + (version.kind is Kind.MERGED) for version in VERSIONS)


def test_each_paragraph_of_a_merged_page_is_marked() -> None:
    for version in VERSIONS:
        if version.kind is Kind.MERGED:
            marks = GOLD.merged[version.story]
            paragraphs = version.text.split("\n\n")
            assert len(marks) == len(paragraphs), version.id
            assert {"o", "w"} <= set(marks) <= set("owb"), version.id
            assert GOLD.told_in(version, paragraphs[marks.index("o")]) == {f"{version.story:02}-own"}


def test_types_actors_and_countries_are_known() -> None:
    codebook, actors = Codebook.load(), ActorList.load(None)
    for incident in GOLD.incidents.values():
        assert incident.types, incident.id
        for code in incident.types:
            assert codebook.get(code), (incident.id, code)
        for accepted in (incident.initiator, incident.target):
            assert accepted.enough, incident.id
            unknown = {
                name for name in accepted.enough | accepted.beside if name != NONE and not actors.get(name)
            }
            assert not unknown, (incident.id, unknown)
        assert all(len(country) == 3 for country in incident.countries)
    for aside in GOLD.recalled:
        assert aside.about
        assert all(codebook.get(code) for code in aside.types), aside


def test_no_incident_is_told_before_it_happened() -> None:
    for version in VERSIONS:
        for name in GOLD.told(version):
            last = GOLD.incidents[name].days.intervals[-1][1]
            assert last <= version.published, (version.id, name)
