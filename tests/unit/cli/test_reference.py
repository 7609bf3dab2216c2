"""The generated reference is what the code says."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from firsthand.cli.reference import commands_page
from firsthand.publish.schemas import schemas

REFERENCE = Path(__file__).resolve().parents[3] / "docs" / "reference"


def test_the_page_on_commands_is_current() -> None:
    assert (REFERENCE / "commands.md").read_text(encoding="utf-8") == commands_page(), "run `make docs`"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_a_schema_is_current_and_valid(name: str) -> None:
    text = (REFERENCE / "schemas" / name).read_text(encoding="utf-8")
    assert text == schemas()[name], "run `make docs`"
    jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in (REFERENCE / "schemas").iterdir()} == set(schemas())
