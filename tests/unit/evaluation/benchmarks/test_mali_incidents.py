"""Victims, type and target of French notes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from evaluation.benchmarks.mali_codes import label_of, targets_of
from evaluation.benchmarks.mali_incidents import (
    BENCHMARK,
    at_upper_ends,
    coded_victims,
    our_targets,
    our_victims,
    target_error,
    type_error,
    victims_error,
)

from firsthand.domain.actor import ActorKind
from firsthand.domain.report import CasualtyKind, Role
from firsthand.domain.values import Operator, Quantity
from firsthand.run.plan import Workshop
from tests.unit.evaluation.benchmarks.datasets import need
from tests.unit.evaluation.benchmarks.making import casualty, claim, event, party

KILLED, INJURED = CasualtyKind.KILLED, CasualtyKind.INJURED


def coded(**detail: object) -> dict[str, object]:
    return {"detail": detail}


def test_codes_become_counts_by_kind_and_group():
    row = coded(
        stat_morts_1="soldat",
        count_morts_1=3,
        stat_morts_2="militaire",
        count_morts_2=1,
        stat_blesses_1="civil",
        count_blesses_1=2,
    )
    assert coded_victims(row) == {(KILLED, "soldiers"): 4, (INJURED, "civilians"): 2}


def test_rows_that_cannot_be_compared_are_left_out():
    assert coded_victims(coded()) is None
    assert coded_victims({"detail": None}) is None
    assert coded_victims(coded(stat_morts_1="martien", count_morts_1=3)) is None
    assert coded_victims(coded(stat_morts_1="civil", count_morts_1="=+A1+B1")) is None
    assert coded_victims(coded(stat_morts_1="civil", count_morts_1=0)) is None


def test_categories_that_contradict_the_totals_are_left_out():
    row = coded(stat_morts_1="soldat", count_morts_1=2)
    assert coded_victims(row | {"deaths": 2, "injured": 0}) == {(KILLED, "soldiers"): 2}
    assert coded_victims(row | {"deaths": 2, "injured": " "}) == {(KILLED, "soldiers"): 2}
    assert coded_victims(row | {"deaths": 0, "injured": 2}) is None


def test_a_range_is_taken_at_its_upper_end_as_the_list_codes_it():
    said = replace(claim("4 à 7 morts", 4), quantity=Quantity(Operator.RANGE, 4, 7))
    whole = replace(casualty("persons", 4), high=7, claims=(said.id,))
    other = replace(casualty("soldiers", 4), high=7, claims=("another",))
    assert [c.best for c in at_upper_ends(event(casualties=(whole, other), claims=(said,))).casualties] == [
        7,
        4,
    ]


def test_parties_are_compared_as_both_lists_have_them():
    assert targets_of("MNLA / HCUA") == {"cma"}
    assert targets_of("Civil (chasseurs dozos)") == frozenset()
    assert targets_of("Civil (maire)") == {"civil"}
    assert label_of(party("fra-army", Role.TARGET, ActorKind.STATE_FORCE)) == "barkhane"


def test_our_victims_are_as_coarse_as_the_codes():
    found = event(
        casualties=(casualty("children", 2), casualty("civilians", 3), casualty("persons", 4, kind=INJURED)),
        claims=(claim("1 soldat", 1, group="soldiers", part_of=True),),
    )
    assert our_victims(found) == {(KILLED, "civilians"): 5, (KILLED, "soldiers"): 1, (INJURED, "persons"): 4}
    assert our_victims(None) == {}


def test_what_is_wrong_with_victims():
    gold = {(KILLED, "soldiers"): 3}
    assert victims_error(gold, {(KILLED, "soldiers"): 3}) is None
    assert victims_error(gold, {}) == "no victims found"
    assert victims_error(gold, {(KILLED, "soldiers"): 2}) == "wrong totals"
    assert victims_error(gold, {(KILLED, "soldiers"): 3, (INJURED, "persons"): 1}) == "wrong totals"
    assert victims_error(gold, {(KILLED, "persons"): 3}) == "totals right, group not told"
    assert victims_error(gold, {(KILLED, "civilians"): 3}) == "totals right, wrong group"


def test_what_is_wrong_with_a_type():
    assert type_error(frozenset({"attack"}), event()) is None
    assert type_error(frozenset({"arrests"}), event()) == "arrests as attack"
    assert type_error(frozenset({"arrests"}), None) == "no event"


def test_a_clash_has_targets_on_both_sides():
    found = event(
        actors=(
            party("gatia", Role.INITIATOR, ActorKind.MILITIA),
            party("cma", Role.TARGET, ActorKind.REBEL),
            party("jnim", Role.CLAIMANT, ActorKind.REBEL),
        )
    )
    assert our_targets(found, clash=False) == {"cma"}
    assert our_targets(found, clash=True) == {"cma", "gatia"}
    assert our_targets(None, clash=True) == frozenset()


def test_what_is_wrong_with_targets():
    un, state = frozenset({"minusma"}), frozenset({"state"})
    assert target_error(un, un, event()) is None
    assert target_error(un, un | state, event()) == "one target too many"
    assert target_error(un | state, un, event()) == "one of several missed"
    assert target_error(un, state, event()) == "minusma as state"
    assert target_error(un, frozenset(), event()) == "no target found"
    assert target_error(un, frozenset(), None) == "no event"


def test_a_list_of_two_rows(tmp_path: Path, workshop: Workshop):
    rows = [
        {
            "id": 1, "date": "2016-02-03", "text": "Des hommes armés ont attaqué un convoi de la MINUSMA près de Gao.",
            "victims_text": "Deux casques bleus ont été tués et trois civils blessés.", "type": "Attaque", "weapons": "ND", "actor": "ND",
            "target": "MINUSMA", "deaths": 2, "injured": 3,
            "detail": {"stat_morts_1": "casque bleu", "count_morts_1": 2, "stat_blesses_1": "civil", "count_blesses_1": 3},
        },
        {
            "id": 2, "date": "2016-02-04", "text": "Réunion du conseil communal.", "victims_text": None, "type": "Attaque", "weapons": None,
            "actor": None, "target": "AMA", "deaths": " ", "injured": None, "detail": {},
        },
    ]  # fmt: skip
    (tmp_path / "mali_incidents_fr").mkdir()
    (tmp_path / BENCHMARK.files[0]).write_text(
        "".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8"
    )
    found = {figure.name: figure for figure in BENCHMARK.run(tmp_path, workshop)}
    assert found["victims by category exact"].counts == {"right": 1, "rows": 1}
    assert found["deaths exact"].counts == {"right": 1, "rows": 1}
    assert found["type"].counts == {"right": 1, "rows": 2, "no event": 1}
    assert found["target"].value == 0.5


def test_the_data_itself(workshop: Workshop):
    data = need(BENCHMARK)
    figures = {figure.name: figure for figure in BENCHMARK.run(data, workshop, 30)}
    assert figures["deaths exact"].value > 0
    assert figures["type"].counts["rows"] <= 30
