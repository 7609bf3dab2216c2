"""Nothing that is done for each page goes through all that is held.

A set minus the keys of a map visits every key of the map, however small the set: `gone - self._groups.keys()` cost milliseconds a page at some
hundred thousand reports (`benchmarks.linking`). So do unions with them. An intersection visits the smaller side only.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import firsthand

_ROOT = Path(firsthand.__file__).parent
_ROOMS = ("blocking", "events", "lineage", "store", "run")
_SELDOM = ("events/rulings.py",)
"""What compares all judgements, when a person has judged and not for a page."""

_VISIT_ALL = (ast.Sub, ast.BitOr, ast.BitXor)


def _is_held(node: ast.expr) -> bool:
    """Whether an expression is the keys of something an object holds: `self._groups.keys()`."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "keys"
        and isinstance(node.func.value, ast.Attribute)
        and isinstance(node.func.value.value, ast.Name)
        and node.func.value.value.id == "self"
    )


def _visits(source: str) -> list[int]:
    """The lines in which a set is made that takes a visit of all held keys."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.BinOp)
        and isinstance(node.op, _VISIT_ALL)
        and (_is_held(node.left) or _is_held(node.right))
    ]


@pytest.mark.parametrize("room", _ROOMS)
def test_no_set_is_made_with_all_held_keys(room: str) -> None:
    found = [
        f"{path.relative_to(_ROOT)}:{line}"
        for path in sorted((_ROOT / room).rglob("*.py"))
        if path.relative_to(_ROOT).as_posix() not in _SELDOM
        for line in _visits(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("gone - self._groups.keys()", [1]),
        ("gone | self._groups.keys()", [1]),
        ("gone & self._groups.keys()", []),
        ("gone - fresh.keys()", []),
    ],
)
def test_what_is_looked_for(source: str, lines: list[int]) -> None:
    assert _visits(source) == lines
