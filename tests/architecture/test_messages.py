"""Every sentence that the program says about its records, and every refusal, is a message with French."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from firsthand.domain.message import SHAPES, Message
from firsthand.web.messages import ALL

SOURCE = Path(__file__).parents[2] / "src" / "firsthand"
HOMES = (
    "firsthand.claims.messages",
    "firsthand.documents.messages",
    "firsthand.reports.messages",
    "firsthand.domain.change",
    "firsthand.events.messages",
    "firsthand.lineage.messages",
    "firsthand.review.messages",
    "firsthand.store.messages",
    "firsthand.web.refusals",
)


WORDS = ("Message(", "DecisionError(", "NotHeldError(", "because", "note", "reasons")


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    """The modules that may say something."""
    texts = ((path, path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py")))
    return tuple((path, ast.parse(text)) for path, text in texts if any(word in text for word in WORDS))


def named(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def is_words(node: ast.expr) -> bool:
    """Whether an expression writes words on the spot."""
    return isinstance(node, ast.JoinedStr | ast.BinOp) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(node.value)
    )


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_every_message_stands_in_the_registry_that_pages_use() -> None:
    for home in HOMES:
        module = import_module(home)
        held = [value for value in vars(module).values() if isinstance(value, Message)]
        assert held
        assert set(held) == set(module.MESSAGES), home
        assert set(held) <= set(ALL.all), home


def test_messages_are_made_in_their_homes_alone() -> None:
    makers = {
        path
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and named(node) == "Message" and "alerts" not in path.parts  # e-mails
    }
    homes = {SOURCE.parent / f"{home.replace('.', '/')}.py" for home in HOMES}
    assert makers == homes


@pytest.mark.parametrize("message", ALL.all, ids=lambda message: message.english[:40])
def test_french_says_the_same_values_in_french(message: Message) -> None:
    assert message.french.strip()
    assert blanks(message.english) == blanks(message.french)
    assert {spec for _, _, spec, _ in Formatter().parse(message.english) if spec} <= set(SHAPES)
    words = re.sub(r"\{[^}]*\}|[\d\W_]", "", message.english)
    assert not words or message.french != message.english
    assert "'" not in message.french, "a typewriter's apostrophe"


def test_refusals_of_decisions_are_messages() -> None:
    """`DecisionError("...")` would be English on French pages."""
    for path, tree in trees():
        if {"remote", "api"} & set(path.parts):  # answers to programs are English
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and named(node) in ("DecisionError", "NotHeldError") and node.args:
                assert not is_words(node.args[0]), f"{path}:{node.lineno}"


def test_reasons_in_records_are_messages() -> None:
    """What goes into `because` and `note`: of keywords, assignments and appended items."""
    for path, tree in trees():
        if not {"events", "lineage"} & set(path.parts):
            continue
        if path.name in (
            "signals.py",
            "pairs.py",
            "incidents.py",
        ):  # weights between two reports: no record keeps them
            continue
        for node in ast.walk(tree):
            written: list[ast.expr] = []
            if (isinstance(node, ast.keyword) and node.arg in ("because", "note")) or (
                isinstance(node, ast.Assign)
                and any(getattr(target, "id", "") in ("because", "note") for target in node.targets)
            ):
                written = [node.value]
            elif isinstance(node, ast.Call) and named(node) == "append":
                owner = getattr(node.func, "value", None)
                if getattr(owner, "attr", getattr(owner, "id", "")) in (
                    "because",
                    "reasons",
                    "backing",
                    "doubts",
                ):
                    written = list(node.args)
            elif isinstance(node, ast.Call) and named(node) in (
                "Tie",
                "Order",
                "EventDate",
                "DerivedFrom",
                "of_claims",
            ):
                written = [arg for arg in node.args if isinstance(arg, ast.JoinedStr) or is_words(arg)]
            for expression in written:
                assert not is_words(expression), f"{path}:{node.lineno if hasattr(node, 'lineno') else ''}"
