"""Ids stay when incidents grow, merge and split."""

from __future__ import annotations

from dataclasses import replace

from firsthand.domain.origin import Lineage
from firsthand.events.drafts import Draft
from firsthand.events.frames import frames
from firsthand.events.happenings import Happening, happenings
from firsthand.events.identity import identify
from firsthand.events.rulings import Rulings
from tests.unit.events.test_decisions import ONE


def happening(*reports: str) -> Happening:
    extraction = ONE.extraction()
    (frame,) = frames([extraction], Lineage()).values()
    (found,) = happenings(frame, Rulings())
    told = tuple(replace(found.reports[0], id=report) for report in reports)
    return replace(found, key=min(reports), reports=told)


def draft(*reports: str) -> Draft:
    return Draft(min(reports), (happening(*reports),))


def test_an_incident_that_grows_at_the_front_keeps_its_id() -> None:
    (old, _) = identify([draft("b", "c")], {})["b"]
    assert identify([draft("a", "b", "c")], {"b": old, "c": old})["a"] == (old, ())


def test_a_merge_keeps_the_id_of_the_larger_and_redirects_the_other() -> None:
    previous = {"a": "evt_1", "b": "evt_2", "c": "evt_2"}
    assert identify([draft("a", "b", "c")], previous)["a"] == ("evt_2", ("evt_1",))


def test_a_split_leaves_the_id_with_the_larger_part() -> None:
    old, _ = identify([draft("a", "b", "c")], {})["a"]
    found = identify([draft("a"), draft("b", "c")], dict.fromkeys("abc", old))
    assert found["b"] == (old, ())
    assert found["a"][0] != old
    assert found["a"][1] == ()


def test_a_rebuild_changes_nothing() -> None:
    drafts = [draft("a"), draft("b", "c")]
    first = identify(drafts, {})
    previous = {"a": first["a"][0], "b": first["b"][0], "c": first["b"][0]}
    assert identify(drafts, previous) == first


def test_what_was_merged_and_parted_again_has_its_own_id_back() -> None:
    for keys in (("ab", "cd"), ("ax", "by"), ("mn", "op"), ("qr", "st"), ("uv", "wz")):
        one, other = (draft(*reports) for reports in keys)
        apart = identify([one, other], {})
        ids = {report: apart[each.key][0] for each in (one, other) for report in each.reports}
        joined = identify([draft(*keys[0], *keys[1])], ids)
        (id_, _) = joined[min(keys[0])]
        again = identify([one, other], dict.fromkeys((*keys[0], *keys[1]), id_))
        assert {key: found for key, (found, _) in again.items()} == {
            key: found for key, (found, _) in apart.items()
        }
