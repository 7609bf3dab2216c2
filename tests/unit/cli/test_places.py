from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from firsthand.cli.main import app


def _run(*arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(app, ["places", *arguments])
    return found.exit_code, found.output


def test_a_point_is_told_with_its_units() -> None:
    code, said = _run("14.48,-4.18", "--json")
    assert code == 0
    assert json.loads(said)["country"] == "MLI"
    assert json.loads(said)["admin1"] == "Mopti"


def test_a_name_is_looked_up_as_before() -> None:
    code, said = _run("Boulkessy", "--country", "MLI", "--json")
    assert code == 0
    assert json.loads(said.splitlines()[0])["entry"] == "override:boulikessi-mli"


@pytest.mark.parametrize("point", ["0,-30", "95.0,10.0"])
def test_a_point_at_sea_or_off_the_globe_is_no_country(point: str) -> None:
    code, _ = _run(point)
    assert code != 0
