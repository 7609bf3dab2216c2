"""Every fact of the golden pages' gold files, one test each."""

from __future__ import annotations

from functools import cache

import pytest
from evaluation.cases import CASES, Case
from evaluation.gold import Check, checks, load
from evaluation.record import Record, make_record

from firsthand.run.plan import Workshop

# Facts that the pattern reader is known to miss, with the reason. Strict: one that starts to pass must leave the list.
KNOWN_GAPS: dict[tuple[str, str], str] = {}

_GOLDEN = [case for case in CASES if case.name.startswith("golden/")]


def _facts() -> list[object]:
    parameters = []
    for case in _GOLDEN:
        for check in checks(load(case.gold)):
            gap = KNOWN_GAPS.get((case.name, check.name))
            marks = [pytest.mark.xfail(reason=gap)] if gap else []
            parameters.append(pytest.param(case, check, id=f"{case.name}:{check.name}", marks=marks))
    return parameters


@cache
def _record(case: Case) -> Record:
    return make_record(case.pages(), _workshop())


@cache
def _workshop() -> Workshop:
    return Workshop.load()


@pytest.mark.parametrize(("case", "check"), _facts())
def test_golden_page_has_the_fact(case: Case, check: Check) -> None:
    missing = check.run(_record(case))
    assert missing is None, missing


def test_every_known_gap_names_a_fact() -> None:
    names = {(case.name, check.name) for case in _GOLDEN for check in checks(load(case.gold))}
    assert set(KNOWN_GAPS) <= names


def test_half_of_the_golden_pages_are_french() -> None:
    assert len([case for case in _GOLDEN if case.gold.parent.name == "fr"]) * 2 >= len(_GOLDEN) >= 10
