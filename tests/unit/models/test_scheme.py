"""The names of the outputs are those of the domain, each once."""

from __future__ import annotations

import pytest

from firsthand.domain.report import CasualtyKind, Side, Status
from firsthand.models import scheme


@pytest.mark.parametrize(
    "names",
    [
        scheme.SPANS,
        scheme.KINDS,
        scheme.SIDES,
        scheme.STATUSES,
        scheme.INCIDENTS,
        scheme.LINKS,
        scheme.SIGNALS,
    ],
)
def test_no_name_stands_twice(names: tuple[str, ...]) -> None:
    assert len(set(names)) == len(names)


def test_kinds_sides_and_statuses_are_those_of_reports() -> None:
    assert scheme.KINDS[0] == scheme.STATUSES[0] == "none"
    assert set(scheme.KINDS[1:]) == set(CasualtyKind)
    assert set(scheme.SIDES) == set(Side)
    assert set(scheme.STATUSES[1:]) == set(Status)
