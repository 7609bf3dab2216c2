"""The reference page on exports tells every format and every column."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.publish import EXPORTERS
from firsthand.publish.acled import COLUMNS as ACLED
from firsthand.publish.columns import TABLE, Column
from firsthand.publish.ucdp import COLUMNS as UCDP

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [exporter.name for exporter in EXPORTERS])
def test_every_format_is_told(name: str) -> None:
    assert f"| [`{name}`](#" in PAGE


@pytest.mark.parametrize("column", TABLE, ids=lambda column: column.name)
def test_every_column_of_the_table_is_told(column: Column) -> None:
    assert f"| `{column.name}` | {column.kind.value} | `{column.tag}` | {column.meaning} |" in PAGE


@pytest.mark.parametrize(("heading", "columns"), [("acled", ACLED), ("ucdp", UCDP)])
def test_every_column_of_the_forms_is_told(heading: str, columns: tuple[str, ...]) -> None:
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    assert [column for column in columns if f"`{column}`" not in section] == []
